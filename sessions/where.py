"""Where the course stands, as the client hears it: session n of m, ends on a day."""

from __future__ import annotations

from datetime import date

from sessions.queries.course import Course
from ui.words import long_day


def where_words(course: Course, *, today: date) -> str:
    """ "Session 8 of 16, ends on Monday 5 April 2027"; empty before a plan is agreed.

    Said from the first session to the last (Weissman, Markowitz & Klerman 2018; Lemma,
    Target & Fonagy 2011). On the day of a session its own number, then the next one's.
    """
    if not course.has_contract:
        return ""
    if course.is_closed or course.next is None or course.ends_on is None:
        ended = course.last_attended_on
        words = f"{course.attended} of {course.planned} sessions"
        return f"{words}, the last on {_day(ended)}" if ended else words
    last = course.last
    number = course.number_now
    if last is not None and last.on == today and last.number is not None:
        number = last.number
    planned = max(course.planned, number)
    return f"Session {number} of {planned}, ends on {_day(course.ends_on)}"


def _day(day: date) -> str:
    return f"{long_day(day)} {day.year}"
