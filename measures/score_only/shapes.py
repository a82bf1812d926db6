"""The shape of a scale of which numbers are recorded and no wording is shown.

Two kinds have it: questionnaires whose wording belongs to somebody else, where the total
is worked out on the publisher's form, and the ratings of our own from 0 to 10.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

Number = int | Decimal


class Reason(StrEnum):
    """Why a number cannot be recorded."""

    OUT_OF_RANGE = "OUT_OF_RANGE"
    TOO_FINE = "TOO_FINE"
    MISSING = "MISSING"


class InvalidNumber(ValueError):
    """The number does not fit its part; the message says what to enter."""

    def __init__(self, message: str, *, reason: Reason, part: str):
        super().__init__(message)
        self.reason = reason
        self.part = part


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """Numbers that have a name in the publication, from `first` up to the next stretch."""

    title: str
    first: Number


@dataclass(frozen=True, kw_only=True)
class CutOff:
    """A named threshold. It counts from `at_least` up, or below `below`: one of the two."""

    name: str
    source: str
    at_least: Number | None = None
    below: Number | None = None

    def __post_init__(self) -> None:
        if (self.at_least is None) == (self.below is None):
            raise ValueError(f"{self.name}: either at_least or below")

    def counts(self, value: Number) -> bool:
        """Whether the number lies on the side that the threshold speaks of."""
        if self.at_least is not None:
            return value >= self.at_least
        return self.below is not None and value < self.below

    @property
    def words(self) -> str:
        """ "from 11" or "below 24"."""
        if self.at_least is not None:
            return f"from {self.at_least}"
        return f"below {self.below}"


@dataclass(frozen=True, kw_only=True)
class Change:
    """Points from which a change is more than the noise of measuring."""

    points: Number
    source: str


@dataclass(frozen=True, kw_only=True)
class Part:
    """One number of a scale, from `lowest` to `highest`, with `decimals` places.

    `low_end` and `high_end` say what the ends mean, for the ratings of our own.
    `asks_about_safety_from`: from this number on safety has to be asked about.
    """

    key: str
    title: str
    highest: Number
    lowest: Number = 0
    decimals: int = 0
    is_higher_better: bool = False
    stretches: tuple[Stretch, ...] = ()
    cut_off: CutOff | None = None
    reliable_change: Change | None = None
    low_end: str = ""
    high_end: str = ""
    asks_about_safety_from: Number | None = None

    @property
    def range_words(self) -> str:
        """ "0 to 40", "1 to 7, two decimals at most"."""
        said = f"{self.lowest} to {self.highest}"
        places = {0: "", 1: ", one decimal at most", 2: ", two decimals at most"}
        return said + places[self.decimals]

    @property
    def direction_words(self) -> str:
        return "higher is better" if self.is_higher_better else "lower is better"

    def stretch_title(self, value: Number) -> str:
        """The name of the stretch that the number falls in; empty without stretches."""
        found = [one.title for one in self.stretches if value >= one.first]
        return found[-1] if found else ""

    def check(self, value: Decimal | None) -> Decimal:
        """The number in the decimals of this part. Raises InvalidNumber."""
        sentence = f"Enter a number from {self.range_words} for {self.title}."
        if value is None:
            raise InvalidNumber(sentence, reason=Reason.MISSING, part=self.key)
        if not value.is_finite() or not self.lowest <= value <= self.highest:
            raise InvalidNumber(sentence, reason=Reason.OUT_OF_RANGE, part=self.key)
        step = Decimal(1).scaleb(-self.decimals)
        rounded = value.quantize(step, rounding=ROUND_HALF_UP)
        if rounded != value:
            raise InvalidNumber(sentence, reason=Reason.TOO_FINE, part=self.key)
        return rounded


@dataclass(frozen=True, kw_only=True)
class ScoreOnly:
    """A scale, whole. `version` changes whenever a number would be read differently.

    `is_own`: a rating of our own, not validated: no stretch, no cut-off, no reliable
    change may be claimed for it.
    """

    key: str
    title: str
    short_title: str
    version: str
    parts: tuple[Part, ...]
    attribution: str
    source: str
    recall: str = ""
    recall_days: int = 0
    youngest: int = 18
    oldest: int | None = None
    note: str = ""
    is_own: bool = False

    @property
    def slug(self) -> str:
        """Its key as it stands in an address."""
        return self.key.lower()

    def part(self, key: str) -> Part:
        """Raises KeyError for a part that the scale does not have."""
        return {one.key: one for one in self.parts}[key]

    def fits_age(self, age: int) -> bool:
        return age >= self.youngest and (self.oldest is None or age <= self.oldest)

    def asks_about_safety(self, values: Sequence[Decimal]) -> bool:
        """Whether one of the numbers, in the order of the parts, asks about safety."""
        return any(
            part.asks_about_safety_from is not None
            and value >= part.asks_about_safety_from
            for part, value in zip(self.parts, values, strict=True)
        )


def total(
    highest: Number,
    *stretches: tuple[Number, str],
    lowest: Number = 0,
    decimals: int = 0,
    is_higher_better: bool = False,
    cut_off: CutOff | None = None,
    reliable_change: Change | None = None,
) -> tuple[Part, ...]:
    """The one part of a scale that has nothing but a total."""
    return (
        Part(
            key="total",
            title="Total",
            lowest=lowest,
            highest=highest,
            decimals=decimals,
            is_higher_better=is_higher_better,
            stretches=tuple(
                Stretch(first=first, title=title) for first, title in stretches
            ),
            cut_off=cut_off,
            reliable_change=reliable_change,
        ),
    )
