"""Scores over time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from cases.models import Case
from measures.instruments import instrument
from measures.models import Administration


@dataclass(frozen=True, kw_only=True)
class ScorePoint:
    """One filled-in questionnaire as lists and charts need it."""

    administration_id: UUID
    instrument_key: str
    taken_on: date
    recorded_at: datetime
    # None where too many answers were missing for a total.
    total: int | None
    band: str
    band_title: str
    is_case: bool | None
    is_prorated: bool
    risk_item: int | None
    answers: tuple[int | None, ...]


def series(case: Case, instrument_key: str) -> list[ScorePoint]:
    """Every standing score of one questionnaire, oldest first. One query."""
    return series_of_cases([case.pk], [instrument_key])[case.pk][instrument_key]


def latest(case: Case, instrument_key: str) -> ScorePoint | None:
    points = series(case, instrument_key)
    return points[-1] if points else None


def series_of_cases(
    case_ids: Collection[UUID], keys: Collection[str]
) -> dict[UUID, dict[str, list[ScorePoint]]]:
    """case -> questionnaire -> scores, oldest first; empty lists included. One query."""
    found: dict[UUID, dict[str, list[ScorePoint]]] = defaultdict(
        lambda: {key: [] for key in keys}
    )
    rows = (
        Administration.objects.standing()
        .filter(case__in=case_ids, instrument_key__in=keys)
        .in_order()
    )
    for row in rows:
        found[row.case_id][row.instrument_key].append(_point(row))
    return found


def _point(row: Administration) -> ScorePoint:
    return ScorePoint(
        administration_id=row.pk,
        instrument_key=row.instrument_key,
        taken_on=row.taken_on,
        recorded_at=row.recorded_at,
        total=row.total,
        band=row.band,
        band_title=instrument(row.instrument_key).band_title(row.band),
        is_case=row.is_case,
        is_prorated=row.is_prorated,
        risk_item=row.risk_item,
        answers=tuple(row.answers),
    )
