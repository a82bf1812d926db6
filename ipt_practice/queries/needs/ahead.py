"""What comes within the next days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from accounts.models import User
from cases.models import Case, Client
from formulation.queries import Anniversary, coming_anniversaries
from ipt_practice.queries.needs.shapes import overview_url
from protocols.base import ReviewKind
from sessions.queries import Appointment, sessions_between

AHEAD_DAYS = 7
MOST_AHEAD = 6
REVIEWS = {
    ReviewKind.FOCUS: "agree the focus",
    ReviewKind.MIDDLE: "mid-course review",
    ReviewKind.LATE: "review before the ending",
    ReviewKind.PERIODIC: "six-monthly review",
    ReviewKind.TRIAGE: "review, and what comes next",
}


@dataclass(frozen=True, kw_only=True)
class Ahead:
    """A point of some course within the next days."""

    on: date
    client: Client
    url: str
    text: str


def coming_up(user: User, on: date) -> list[Ahead]:
    """Reviews, focus and letters that fall due at a session of the next seven days."""
    first = on + timedelta(days=1)
    found = [
        Ahead(
            on=timezone.localdate(one.line.scheduled_at),
            client=one.case.client,
            url=overview_url(one.case),
            text=text,
        )
        for one in sessions_between(user, first, on + timedelta(days=AHEAD_DAYS))
        for text in _points(one)
    ]
    return found[:MOST_AHEAD]


def anniversaries_ahead(user: User, on: date) -> list[Anniversary]:
    """Deaths and separations whose yearly day comes within fourteen days, in open cases.

    Four queries, however many cases.
    """
    return coming_anniversaries(Case.objects.writable_by(user).with_people(), on)


def _points(one: Appointment) -> list[str]:
    course, number = one.course, one.line.place_in_course
    if course.protocol is None or number is None or not one.line.is_open:
        return []
    said = [
        f"{REVIEWS[review.kind]}, session {number}"
        for review in course.protocol.reviews(course.planned)
        if review.number == number
    ]
    if number == course.protocol.letter_deadline(course.planned):
        said.append(f"closing letter to begin, session {number}")
    if number == course.planned:
        said.append(f"last session, {number} of {course.planned}")
    return said
