"""Every questionnaire of a case, line by line, with what was asked again too soon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from measures.instruments import instrument
from measures.models import Administration
from measures.queries import asks_about, days_between


@dataclass(frozen=True, kw_only=True)
class ScoreRow:
    """`again` is the number of days since the one before, where they overlap."""

    score: Administration
    again: int | None


def score_rows(scores: Sequence[Administration]) -> list[ScoreRow]:
    """Newest first, as they come."""
    last: dict[str, date] = {}
    found = []
    for score in reversed(scores):
        key, on = score.instrument_key, score.taken_on
        again = days_between(instrument(key), last.get(key), on)
        found.append(ScoreRow(score=score, again=again))
        last[key] = on
    return found[::-1]


def overlap_note(rows: Sequence[ScoreRow]) -> str:
    """Which time the marked ones ask about; empty where none is marked."""
    keys = sorted({row.score.instrument_key for row in rows if row.again is not None})
    if not keys:
        return ""
    said = ". ".join(asks_about(instrument(key)) for key in keys)
    return f"{said}. Scores nearer together speak in part of the same days."
