"""Weekly dates on the practice's own clock.

A session is agreed as a day and a wall-clock time: 16:30 stays 16:30 when the clocks
change, which is not the same number of hours from week to week.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from django.utils import timezone

from ui.words import clock, long_day


class NoSuchTime(Exception):
    """The clocks go forward over this time on that day. `str()` asks for another one."""

    def __init__(self, day: date, at: time) -> None:
        super().__init__(
            f"There is no {clock(at)} on {long_day(day)} {day.year}: the clocks go "
            "forward. Choose another time"
        )
        self.day = day


def moment(day: date, at: time, zone: ZoneInfo | None = None) -> datetime:
    """The moment of a wall-clock time in the practice, in UTC.

    Raises NoSuchTime for a time that the clocks jump over. Of a time that comes twice,
    when they go back, the first is meant.
    """
    local = datetime.combine(
        day, at, tzinfo=zone or timezone.get_current_timezone()
    ).replace(fold=0)
    in_utc = local.astimezone(UTC)
    if in_utc.astimezone(local.tzinfo).replace(tzinfo=None) != local.replace(
        tzinfo=None
    ):
        raise NoSuchTime(day, at)
    return in_utc


def days_from(
    first: date, *, cadence_days: int, skipped_days: Collection[date] = ()
) -> Iterator[date]:
    """The session days from `first` on. A skipped day moves everything on by one step."""
    day = first
    while True:
        if day not in skipped_days:
            yield day
        day += timedelta(days=cadence_days)


def session_days(
    first: date, count: int, *, cadence_days: int, skipped_days: Collection[date] = ()
) -> list[date]:
    """The first `count` session days from `first` on."""
    days = days_from(first, cadence_days=cadence_days, skipped_days=skipped_days)
    return list(islice(days, count))


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last of a month that has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
