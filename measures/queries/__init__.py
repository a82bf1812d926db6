"""Questions that this room answers."""

from measures.queries.administrations import (
    AnswerLine,
    InstrumentLine,
    Result,
    ScorePoint,
    administration_of,
    blank_rule,
    has_scores,
    instruments_for,
    latest,
    result_of,
    series,
    series_of_cases,
)

__all__ = [
    "AnswerLine",
    "InstrumentLine",
    "Result",
    "ScorePoint",
    "administration_of",
    "blank_rule",
    "has_scores",
    "instruments_for",
    "latest",
    "result_of",
    "series",
    "series_of_cases",
]
