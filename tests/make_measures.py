"""Builders for filled-in questionnaires."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from cases.models import Case
from measures import actions
from measures.instruments import instrument
from measures.models import Administration, ScaleEntry
from measures.score_only import scale
from tests import make


def answers(key: str, total: int, *, item9: int = 0) -> list[int]:
    """Answers that add up to a total, the item on self-harm as given (PHQ-9 only)."""
    definition = instrument(key)
    risky = definition.risk_item_number
    left = total - (item9 if risky else 0)
    found = []
    for item in definition.items:
        share = item9 if item.number == risky else min(definition.highest_answer, left)
        left -= 0 if item.number == risky else share
        found.append(share)
    assert left == 0, "No answers add up to this total."
    return found


def administration(
    case: Case,
    key: str = "PHQ9",
    total: int = 9,
    *,
    on: date = make.TODAY,
    item9: int = 0,
    given: Sequence[int | None] | None = None,
    **fields: Any,
) -> Administration:
    """A questionnaire of a day, typed in at noon. `given` takes answers one by one."""
    values: dict[str, Any] = {
        "by": case.therapist,
        "instrument_key": key,
        "taken_on": on,
        "answers": given if given is not None else answers(key, total, item9=item9),
        "at": noon(on),
    }
    return actions.record_administration(case=case, **(values | fields))


def scale_entry(
    case: Case,
    key: str = "CORE10",
    *numbers: Decimal | int,
    on: date = make.TODAY,
    **fields: Any,
) -> ScaleEntry:
    """The numbers of a scale on a day; the lowest of each part where none are given."""
    given = numbers or [part.lowest for part in scale(key).parts]
    values: dict[str, Any] = {
        "by": case.therapist,
        "scale_key": key,
        "taken_on": on,
        "numbers": [Decimal(number) for number in given],
        "at": noon(on),
    }
    return actions.record_scale_entry(case=case, **(values | fields))


def series(case: Case, key: str, *totals: tuple[date, int]) -> list[Administration]:
    return [administration(case, key, total, on=on) for on, total in totals]


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), tzinfo=UTC)
