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
from measures.queries.links import (
    LinkLine,
    ago,
    answered_lately,
    link_of_case,
    link_of_token,
    links_of,
    sendable,
    state_of,
)
from measures.queries.recall import asks_about, days_between, overlap_words
from measures.queries.sitting import Sitting, sitting_of

__all__ = [
    "AnswerLine",
    "InstrumentLine",
    "LinkLine",
    "Result",
    "ScorePoint",
    "Sitting",
    "administration_of",
    "ago",
    "answered_lately",
    "asks_about",
    "blank_rule",
    "days_between",
    "has_scores",
    "instruments_for",
    "latest",
    "link_of_case",
    "link_of_token",
    "links_of",
    "overlap_words",
    "result_of",
    "sendable",
    "series",
    "series_of_cases",
    "sitting_of",
    "state_of",
]
