"""IPT or DIT: a comparison to read, questions to ask, and cautions.

A guide, never a verdict: nothing is weighed, added up or turned into a percentage.
The answers stand side by side, and the clinician's written decision is what counts.
"""

from __future__ import annotations

from protocols.base import by_key
from protocols.suitability.cautions import CAUTIONS, Caution
from protocols.suitability.comparison import COMPARISON, ComparisonRow
from protocols.suitability.questions import (
    ANSWERS,
    QUESTIONS,
    Answer,
    Column,
    Question,
)

__all__ = [
    "ANSWERS",
    "CAUTIONS",
    "COMPARISON",
    "QUESTIONS",
    "REASONS",
    "Answer",
    "Caution",
    "Column",
    "ComparisonRow",
    "Question",
    "caution",
    "caution_choices",
    "question",
]

# Reasons that can be ticked beside the written decision.
REASONS: tuple[tuple[str, str], ...] = (
    ("TRIGGER", "Something set it off"),
    ("PATTERN", "A pattern that repeats"),
    ("PREFERENCE", "The client's preference"),
    ("AVAILABILITY", "What is available"),
    ("EARLIER_THERAPY", "Earlier therapy"),
    ("SAFETY", "Safety"),
    ("OTHER", "Something else"),
)

_QUESTIONS = by_key(QUESTIONS, lambda item: item.key)
_CAUTIONS = by_key(CAUTIONS, lambda item: item.key)


def question(key: str) -> Question:
    """The question with this key. Raises KeyError."""
    return _QUESTIONS[key]


def caution(key: str) -> Caution:
    """The caution with this key. Raises KeyError."""
    return _CAUTIONS[key]


def caution_choices() -> list[tuple[str, str]]:
    """(key, title) of every caution, for a form."""
    return [(item.key, item.title) for item in CAUTIONS]
