"""Dates, times and changes as this house says them. Pure: today comes in as an argument."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

MONTHS = [
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
]


TITLES = ("Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof", "Sir", "Sister", "Father")


def without_names(relation: str) -> str:
    """ "Mr L and the others": what should say a relation, with names as initials.

    A capital within the text, after a title or before "’s" begins a name.
    """
    said: list[str] = []
    for word in relation.split():
        is_name = word[:1].isupper() and (bool(said) or "’s" in word or "'s" in word)
        is_title = word.rstrip(".") in TITLES
        said.append(word[0] if is_name and not is_title else word)
    return " ".join(said)


def long_day(day: date) -> str:
    """Monday 23 November: for sentences."""
    return f"{day:%A} {day.day} {day:%B}"


def short_day(day: date, *, today: date) -> str:
    """23 Nov, with the year when it is not this one: for tables."""
    said = f"{day.day} {MONTHS[day.month - 1]}"
    return said if day.year == today.year else f"{said} {day.year}"


def document_day(day: date) -> str:
    """14-Mar-1979: for birth dates and documents, where no day may be misread."""
    return f"{day.day:02d}-{MONTHS[day.month - 1]}-{day.year}"


def clock(moment: datetime | time) -> str:
    """14:05, the 24-hour clock."""
    return f"{moment.hour:02d}:{moment.minute:02d}"


def again_after(days: int) -> str:
    """ "again after 7 days"."""
    if days == 0:
        return "again on the same day"
    return "again after 1 day" if days == 1 else f"again after {days} days"


def age(born_on: date, *, today: date) -> int:
    """Whole years lived on that day."""
    had_birthday = (today.month, today.day) >= (born_on.month, born_on.day)
    return today.year - born_on.year - (0 if had_birthday else 1)


def change(points: int, *, reliable: int | None = None) -> str:
    """A change of score in words: "7 lower: reliable change", "no change", "2 higher".

    `reliable` is the number of points from which a change counts as more than chance
    (Jacobson & Truax 1991); without it nothing is said about that.
    """
    if points == 0:
        return "no change"
    said = f"{abs(points)} {'lower' if points < 0 else 'higher'}"
    if reliable and abs(points) >= reliable:
        said += ": reliable change" if points < 0 else ": reliable worsening"
    return said


def plain_number(number: Decimal | int) -> str:
    """ "12" for 12.0, "3.25" as it is."""
    return f"{Decimal(number).normalize():f}" if number else "0"
