"""Tasks between sessions: what is open, how each went, and the same one set again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from cases.models import Case, Client
from formulation.models import InventoryPerson
from protocols.worksheets import worksheet
from sessions.models import Homework, HomeworkReview, JointAttendance
from sessions.queries.coping import CopingLine, coping_of, coping_taken_out

# Shapes, not colours: what was not done is information.
SIGNS = {
    HomeworkReview.Outcome.DONE: "●",
    HomeworkReview.Outcome.PARTLY: "◐",
    HomeworkReview.Outcome.NOT_DONE: "○",
    HomeworkReview.Outcome.FORGOTTEN: "○",
    HomeworkReview.Outcome.DECIDED_NOT: "◇",
}


@dataclass(frozen=True, kw_only=True)
class Before:
    """The same task in an earlier session: how it went then, "open" while nobody asked."""

    set_in: int | None
    words: str


@dataclass(frozen=True, kw_only=True)
class FromSheet:
    """The worksheet on which a task was found."""

    worksheet_id: UUID
    title: str


@dataclass(frozen=True, kw_only=True)
class HomeworkLine:
    """A task, the session it was set in, and how it went.

    `before` holds the earlier times that the same words were set, oldest first.
    """

    homework_id: UUID
    text: str
    set_on: date
    set_in: int | None
    why: str = ""
    suggested_words: str = ""
    has_more: bool = False
    when_and_where: str = ""
    obstacles: str = ""
    person: InventoryPerson | None = None
    outcome: str = ""
    outcome_title: str = ""
    happened: str = ""
    mood_words: str = ""
    learned: str = ""
    reviewed_on: date | None = None
    reviewed_in: int | None = None
    before: tuple[Before, ...] = ()
    sheets: tuple[FromSheet, ...] = ()

    @property
    def is_open(self) -> bool:
        return not self.outcome

    @property
    def helped(self) -> bool:
        """Done, at least in part: offered when the relapse plan is written."""
        return self.outcome in HomeworkReview.TRIED

    @property
    def sign(self) -> str:
        return SIGNS[HomeworkReview.Outcome(self.outcome)] if self.outcome else ""


@dataclass(frozen=True, kw_only=True)
class TasksOf:
    """What one session set."""

    number: int | None
    on: date
    lines: tuple[HomeworkLine, ...]


@dataclass(frozen=True, kw_only=True)
class HomeworkPage:
    """Open tasks first, then every session's, newest first; and what helps to cope.

    `people` are those with whom a task was set. `marked` holds the tasks that stand among
    what helps already.
    """

    open: tuple[HomeworkLine, ...]
    sessions: tuple[TasksOf, ...]
    people: tuple[InventoryPerson, ...]
    person: InventoryPerson | None
    coping: tuple[CopingLine, ...]
    taken_out: tuple[CopingLine, ...]
    marked: frozenset[UUID]
    has_any: bool


def homework_of(case: Case) -> list[HomeworkLine]:
    """Every task of the case, newest first, reviewed or open. Two queries."""
    rows = (
        Homework.objects.filter(case=case)
        .select_related("set_in", "review__reviewed_in", "person")
        .prefetch_related("worksheets")
        .order_by("-set_in__scheduled_at", "text")
    )
    return _with_history([_homework_line(row) for row in rows])


def open_homework(case: Case) -> list[HomeworkLine]:
    """Tasks that nobody has come back to, oldest first."""
    return [line for line in reversed(homework_of(case)) if line.is_open]


def homework_to_take(case: Case, person: Client) -> list[HomeworkLine]:
    """Open tasks on the page that one person takes home, oldest first.

    Of a couple without those that the other was given alone.
    """
    if case.partner is None:
        return open_homework(case)
    came = JointAttendance.Came
    other = came.FIRST if person == case.partner else came.SECOND
    alone = Homework.objects.filter(case=case, set_in__joint_attendance__came=other)
    not_theirs = set(alone.values_list("pk", flat=True))
    return [one for one in open_homework(case) if one.homework_id not in not_theirs]


def open_tasks_set(cases: Iterable[Case]) -> QuerySet[Homework]:
    """Tasks of several cases that nobody has come back to, oldest first. One query."""
    return (
        Homework.objects.filter(case__in=list(cases), review__isnull=True)
        .select_related("set_in")
        .order_by("set_in__scheduled_at", "-text")
    )


def homework_page(case: Case, *, person_id: str = "") -> HomeworkPage:
    """The page of tasks, those with one person where `person_id` names one. Six queries."""
    lines = homework_of(case)
    people = {line.person.pk: line.person for line in lines if line.person}
    person = next((one for key, one in people.items() if str(key) == person_id), None)
    shown = [line for line in lines if person is None or line.person == person]
    coping = coping_of(case)
    marked = {line.homework_id for line in coping if line.homework_id}
    words = {same(line.words) for line in coping}
    marked |= {line.homework_id for line in lines if same(line.text) in words}
    return HomeworkPage(
        open=tuple(line for line in reversed(shown) if line.is_open),
        sessions=tuple(_by_session(line for line in shown if not line.is_open)),
        people=tuple(sorted(people.values(), key=lambda one: one.name)),
        person=person,
        coping=tuple(coping),
        taken_out=tuple(coping_taken_out(case)),
        marked=frozenset(marked),
        has_any=bool(lines),
    )


def find_homework(case: Case, homework_id: str) -> Homework | None:
    """The case's own task, None for an id of any other case and for what is no id."""
    try:
        key = UUID(homework_id)
    except ValueError:
        return None
    return Homework.objects.filter(case=case, pk=key).first()


def same(text: str) -> str:
    """What two tasks have in common that are the same one: the words alone."""
    return " ".join(text.split()).rstrip(".").casefold()


def _by_session(lines: Iterable[HomeworkLine]) -> Iterable[TasksOf]:
    for (number, on), of_one in groupby(lines, lambda line: (line.set_in, line.set_on)):
        yield TasksOf(number=number, on=on, lines=tuple(of_one))


def _with_history(lines: list[HomeworkLine]) -> list[HomeworkLine]:
    """The same lines, each with the earlier times of its words. Newest first."""
    earlier: dict[str, list[Before]] = defaultdict(list)
    found = []
    for line in reversed(lines):
        times = earlier[same(line.text)]
        found.append(replace(line, before=tuple(times)))
        words = line.outcome_title.lower() or "open"
        times.append(Before(set_in=line.set_in, words=words))
    return found[::-1]


def _homework_line(row: Homework) -> HomeworkLine:
    line = HomeworkLine(
        homework_id=row.pk,
        text=row.text,
        set_on=timezone.localdate(row.set_in.scheduled_at),
        set_in=row.set_in.number,
        why=row.why,
        suggested_words=row.suggested_words,
        has_more=row.has_more,
        when_and_where=row.when_and_where,
        obstacles=row.obstacles,
        person=row.person,
        sheets=tuple(
            FromSheet(worksheet_id=sheet.pk, title=worksheet(sheet.kind).title)
            for sheet in row.worksheets.all()
        ),
    )
    review: HomeworkReview | None = getattr(row, "review", None)
    if review is None:
        return line
    return replace(
        line,
        outcome=review.outcome,
        outcome_title=review.get_outcome_display(),
        happened=review.happened,
        mood_words=review.mood_words,
        learned=review.learned,
        reviewed_on=timezone.localdate(review.reviewed_in.scheduled_at),
        reviewed_in=review.reviewed_in.number,
    )
