"""Which way writing runs, where Latin sentences hold names in other scripts."""

from __future__ import annotations

import unicodedata

from django.core.exceptions import ValidationError

# Marks that turn the direction of what follows: "A<U+202E>evil" would show as "Alive".
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
ISOLATE, END = "\u2068", "\u2069"


def without_turning_marks(text: str) -> None:
    """For fields that hold a name or one line. Raises ValidationError."""
    if TURNING.intersection(text):
        raise ValidationError(
            "There is a hidden mark in this that turns the direction of writing. Clear "
            "the field and type it anew",
            code="turning",
        )


def isolated(text: str) -> str:
    """A name that runs from right to left, kept from turning the words around it.

    "פאטמה 12 May" would show the day before the name. Others come back as they are. In
    the marks of the bidirectional algorithm (UAX #9), so that attributes may hold it.
    """
    if any(unicodedata.bidirectional(one) in ("R", "AL") for one in text):
        return f"{ISOLATE}{text}{END}"
    return text
