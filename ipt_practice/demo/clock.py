"""Weeks of a demo case, counted from its first session, as days and moments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

WEEK = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class CourseClock:
    """Week 1 is the week of the first session, week 0 the assessment before it."""

    today: date
    weekday: int
    at: time
    began_weeks_ago: int

    def day(self, week: int) -> date:
        monday = self.today - timedelta(days=self.today.weekday())
        first = monday - self.began_weeks_ago * WEEK
        return first + (week - 1) * WEEK + timedelta(days=self.weekday)

    def moment(self, week: int, *, hours: float = 0.0) -> datetime:
        """The hour of the session in that week, moved by `hours`. Never after now."""
        local = datetime.combine(self.day(week), self.at)
        return timezone.make_aware(local) + timedelta(hours=hours)
