"""Flags: what asks for a look at a case, each with its rule in words.

Severity says how soon a task wants doing. It is never said of a person. A flag is a
suggestion with evidence; it can be dismissed with a reason, and nothing is sent to
anyone because of it. The rules themselves are in `protocols.flag_rules`.
"""

from __future__ import annotations

from protocols.base import by_key
from protocols.flags import of_agreements, of_endings, of_safety, of_scores, of_work
from protocols.flags.shapes import SEVERITY_TITLES, Flag, FlagKey, Severity
from protocols.thresholds import (
    DEFAULTS,
    THRESHOLD_NAMES,
    THRESHOLD_TITLES,
    ThresholdNotPossible,
    Thresholds,
    UnknownThreshold,
)

__all__ = [
    "DEFAULTS",
    "FLAGS",
    "SEVERITY_TITLES",
    "THRESHOLD_NAMES",
    "THRESHOLD_TITLES",
    "Flag",
    "FlagKey",
    "Severity",
    "ThresholdNotPossible",
    "Thresholds",
    "UnknownThreshold",
    "flag",
]

# The most pressing first.
FLAGS: tuple[Flag, ...] = tuple(
    sorted(
        (
            *of_safety.FLAGS,
            *of_scores.FLAGS,
            *of_work.FLAGS,
            *of_endings.FLAGS,
            *of_agreements.FLAGS,
        ),
        key=lambda item: item.order,
    )
)
_BY_KEY = by_key(FLAGS, lambda item: item.key)


def flag(key: str) -> Flag:
    """The flag with this key. Raises KeyError."""
    return _BY_KEY[key]
