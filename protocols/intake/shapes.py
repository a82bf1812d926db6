"""The shape of the assessment: fields and parts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

WMK = "Weissman, Markowitz & Klerman 2018"
OWN = "Own convention"
ADULT_FROM = 18

Choices = tuple[tuple[str, str], ...]


class Kind(StrEnum):
    """How a field is asked."""

    TEXT = "TEXT"
    LONG = "LONG"
    DATE = "DATE"
    MONTH = "MONTH"
    CHOICE = "CHOICE"
    MULTI = "MULTI"
    RATING_0_3 = "RATING_0_3"
    RATING_0_4 = "RATING_0_4"
    BOOL = "BOOL"


@dataclass(frozen=True, kw_only=True)
class Field:
    """One question. `is_client_words`: what the client said, as it was said."""

    key: str
    label: str
    kind: Kind
    hint: str = ""
    choices: Choices = ()
    is_required: bool = False
    is_client_words: bool = False
    is_only_under_18: bool = False
    source: str = WMK

    def applies(self, age: int | None) -> bool:
        """Questions for under 18s are hidden from 18 on; an unknown age shows them."""
        return not self.is_only_under_18 or age is None or age < ADULT_FROM


class ElsewhereKey(StrEnum):
    """Records with a page of their own, listed among the parts."""

    CONTACTS = "CONTACTS"
    CONSENT = "CONSENT"
    RISK = "RISK"
    MEASURES = "MEASURES"
    TIMELINE = "TIMELINE"
    SUITABILITY = "SUITABILITY"
    FUNCTIONING = "FUNCTIONING"


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of the form, with a heading and a line of help."""

    key: str
    title: str
    help: str
    fields: tuple[Field, ...]
    # Records that belong to this part and are filled in elsewhere.
    elsewhere: tuple[ElsewhereKey, ...] = ()
    source: str = WMK
