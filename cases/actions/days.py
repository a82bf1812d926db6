"""Days that a record may speak of."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone


class DayNotPossible(Exception):
    """The day given cannot be true; the text says which days can."""


def check_day(
    day: date, *, what: str, at: datetime, not_before: date | None = None
) -> None:
    """Raise DayNotPossible for a day after `at`, or before `not_before`.

    `what` begins the sentence: "Date of referral".
    """
    if day > timezone.localdate(at):
        raise DayNotPossible(f"{what} must be today or in the past")
    if not_before is not None and day < not_before:
        raise DayNotPossible(f"{what} cannot be before the referral")
