"""What events and episodes of the timeline have in common: times that can be, and the log."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from formulation import when
from formulation.actions.fitting import fill
from formulation.actions.rules import RuleBroken
from formulation.models import SymptomEpisode, TimelineEvent
from formulation.when import When

# More than a line can show; usual is 10 to 30.
MOST_ROWS = 200


class TimeCannotBe(RuleBroken):
    """Before the birth, still to come, or an end before its beginning."""


class TimelineFull(RuleBroken):
    sentence = (
        f"The timeline holds {MOST_ROWS} events. Take out what matters less first"
    )


class TimelineRowRemoved(RuleBroken):
    sentence = "This was taken off the timeline. Put it back first"


class TimelineRowNotRemoved(RuleBroken):
    sentence = "This is on the timeline"


def fill_times(
    row: TimelineEvent | SymptomEpisode,
    starts: When,
    ends: When | None,
    *,
    at: datetime,
) -> list[str]:
    """Store the first day of the beginning and the last of the end, once both can be."""
    born_on, today = row.case.client.born_on, timezone.localdate(at)
    _check_time(
        "starts", lambda: when.check_lived(starts, born_on=born_on, today=today)
    )
    if ends is not None:
        _check_time(
            "ends", lambda: when.check_lived(ends, born_on=born_on, today=today)
        )
        _check_time("ends", lambda: when.check_order(starts, ends))
    times = {
        "starts_on": starts.first,
        "starts_precision": str(starts.precision),
        "ends_on": ends.last if ends else None,
        "ends_precision": str(ends.precision) if ends else "",
    }
    return fill(row, times, known=times)


def _check_time(field: str, check: Callable[[], None]) -> None:
    try:
        check()
    except when.NoSuchTime as wrong:
        raise TimeCannotBe(str(wrong), field=field) from wrong


def log_row(
    row: TimelineEvent | SymptomEpisode,
    verb: str,
    *,
    by: User,
    at: datetime | None,
    fields: list[str] | None = None,
) -> None:
    audit.log(
        by=by,
        verb=verb,
        record=row,
        case=row.case,
        at=at,
        detail={"fields": fields} if fields else {},
    )
