"""Weeks of a demo case, counted from its first session, as days and moments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

WEEK = timedelta(days=7)
# A session of yesterday may still be unsigned; an older one has been written down.
SETTLED = timedelta(days=2)
FRIDAY = 4


@dataclass(frozen=True, kw_only=True)
class CourseClock:
    """Week 1 is the week of the first session, week 0 the assessment before it.

    The last of `began_weeks_ago` weeks is the latest one whose session is settled, so
    that on any day of the week nothing older lies open and nothing is still to come.
    Without a `weekday` that session was on the last working day that is settled.
    """

    today: date
    weekday: int | None
    at: time
    began_weeks_ago: int

    def day(self, week: int) -> date:
        latest = self.today - SETTLED
        back = max(0, latest.weekday() - FRIDAY)
        if self.weekday is not None:
            back = (latest.weekday() - self.weekday) % 7
        last = latest - timedelta(days=back)
        return last - (self.began_weeks_ago - week) * WEEK

    def moment(self, week: int, *, hours: float = 0.0) -> datetime:
        """The hour of the session in that week, moved by `hours`."""
        local = datetime.combine(self.day(week), self.at)
        return timezone.make_aware(local) + timedelta(hours=hours)

    def soon(self) -> datetime:
        """The same hour on the next working day."""
        day = self.today + timedelta(days=1)
        day += timedelta(
            days=max(0, 7 - day.weekday()) if day.weekday() > FRIDAY else 0
        )
        return timezone.make_aware(datetime.combine(day, self.at))
