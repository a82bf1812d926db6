"""Reviews of the course: which are due, which were held, and what was corrected in them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from cases.models import Case
from protocols.course_reviews import CONSIDERED_TITLES, EXTRA, EXTRA_TITLE
from sessions.models import CourseReview
from sessions.queries.course import Course


@dataclass(frozen=True, kw_only=True)
class ReviewPoint:
    """A point of the protocol: its session, that session's day, and the review held."""

    kind: str
    title: str
    number: int
    on: date | None
    review: CourseReview | None
    is_due: bool


@dataclass(frozen=True, kw_only=True)
class ReviewsPage:
    """`due` are points whose session is the next one or over, `coming` the others.

    `points` are all of the protocol, in order, also those that were held.
    """

    points: tuple[ReviewPoint, ...]
    due: tuple[ReviewPoint, ...]
    coming: tuple[ReviewPoint, ...]
    held: tuple[CourseReview, ...]


@dataclass(frozen=True, kw_only=True)
class ReviewPage:
    """One review as it stands, and the former wordings, newest first."""

    review: CourseReview
    former: tuple[CourseReview, ...]
    is_latest: bool


def reviews_page(case: Case, course: Course) -> ReviewsPage:
    """One query beside the course."""
    held = _standing(case)
    points = _points(course, held)
    return ReviewsPage(
        points=tuple(points),
        due=tuple(one for one in points if one.is_due),
        coming=tuple(one for one in points if not (one.is_due or one.review)),
        held=tuple(held),
    )


def reviews_due(case: Case, course: Course) -> tuple[ReviewPoint, ...]:
    """For the log, the plan and the overview. One query."""
    return reviews_page(case, course).due


def review_page(case: Case, review_id: UUID) -> ReviewPage | None:
    """The case's own review, None for an id of any other case. One query."""
    rows = CourseReview.objects.filter(case=case).select_related(
        "author", "therapy_session"
    )
    by_id = {row.pk: row for row in rows}
    review = by_id.get(review_id)
    if review is None:
        return None
    former, one = [], review
    while one.replaces_id is not None:
        one = by_id[one.replaces_id]
        former.append(one)
    replaced = {row.replaces_id for row in by_id.values()}
    return ReviewPage(
        review=review, former=tuple(former), is_latest=review.pk not in replaced
    )


def review_kinds(course: Course) -> list[tuple[str, str]]:
    """What can be held: the points of the protocol, and one in between."""
    points = (
        course.protocol.reviews(course.planned)
        if course.protocol and course.planned
        else ()
    )
    found = {str(point.kind): point.title for point in points}
    return [*found.items(), (EXTRA, EXTRA_TITLE)]


def considered_titles(review: CourseReview) -> list[str]:
    return [CONSIDERED_TITLES[key] for key in review.considered]


def _standing(case: Case) -> list[CourseReview]:
    """Newest first, each in its latest wording."""
    rows = CourseReview.objects.filter(case=case, replaced_by__isnull=True)
    return list(
        rows.select_related("author", "therapy_session").order_by(
            "-reviewed_on", "-recorded_at"
        )
    )


def _points(course: Course, held: list[CourseReview]) -> list[ReviewPoint]:
    """Of several points of one kind, the n-th review held belongs to the n-th."""
    if course.protocol is None or not course.planned:
        return []
    by_kind: dict[str, list[CourseReview]] = defaultdict(list)
    for one in held:
        if one.protocol_key == course.protocol.key:
            by_kind[one.kind].append(one)
    days = {line.place_in_course: line.on for line in course.sessions}
    now = course.attended if course.is_closed else course.number_now
    found = []
    for point in course.protocol.reviews(course.planned):
        of_kind = by_kind[str(point.kind)]
        review = of_kind.pop() if of_kind else None
        found.append(
            ReviewPoint(
                kind=str(point.kind),
                title=point.title,
                number=point.number,
                on=days.get(point.number),
                review=review,
                is_due=review is None and not course.is_closed and point.number <= now,
            )
        )
    return found
