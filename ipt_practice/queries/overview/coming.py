"""The session to come."""

from __future__ import annotations

from django.utils import timezone

from cases.models import Case
from ipt_practice.queries.overview.shapes import Focus, Next
from ipt_practice.queries.treatment import Milestone
from sessions.models import CarriedTask
from sessions.queries import Course, HomeworkLine, due_of, problem_word
from sessions.queries.course_reviews import ReviewsPage

MOST_TASKS = 6
LEAST_AGENDA_LINES = 3


def next_of(
    case: Case,
    course: Course,
    focus: Focus,
    homework: list[HomeworkLine],
    milestones: tuple[Milestone, ...],
    reviews: ReviewsPage,
) -> Next:
    asked = CarriedTask.objects.open().for_therapists().filter(case=case)
    line = course.next
    number = (line.place_in_course if line else None) or course.number_now
    return Next(
        line=line,
        number=number,
        due=tuple(_due(course, number, milestones, reviews)),
        agenda=_agenda(case, course, focus, number),
        tasks=tuple(task for task in homework if task.is_open),
        asked=tuple(asked.select_related("asked_by").order_by("due_on", "asked_at")),
        review=reviews.due[-1] if reviews.due else None,
        measures=due_of(case, course, timezone.now()),
    )


def _due(
    course: Course,
    number: int,
    milestones: tuple[Milestone, ...],
    reviews: ReviewsPage,
) -> list[str]:
    """Reviews of this session, what its format asks for around it, and what the record

    does not have yet though it is time."""
    said = [one.words_at(number) for one in milestones if one.is_due_at(number)]
    if course.protocol is None:
        return said
    mid = course.protocol.mid_review(course.planned)
    to_hold = [
        point.title
        for point in reviews.points
        if point.review is None and point.number == number != mid
    ]
    return [*to_hold, *course.protocol.marks(number, course.planned), *said]


def _agenda(case: Case, course: Course, focus: Focus, number: int) -> tuple[str, ...]:
    """The session's own tasks; a few lines of the phase where it has few of its own."""
    if course.protocol is None:
        return ()
    word = problem_word(case)
    tasks = [
        task.title
        for task in course.protocol.tasks(number, course.planned, word)
        if task.recorded_in is None
    ]
    area = focus.card.focus.area if focus.card else None
    standing = {line.key for line in course.protocol.standing}
    lines = [
        line.title
        for line in course.protocol.agenda(number, course.planned, area, word)
        if line.key not in standing
    ]
    found = dict.fromkeys(tasks[:MOST_TASKS])
    # The lines of the focus area stand last, and are nearest to the work.
    for title in reversed(lines):
        if len(found) < LEAST_AGENDA_LINES:
            found.setdefault(title)
    return tuple(found)
