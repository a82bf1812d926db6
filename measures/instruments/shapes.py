"""The shape of a questionnaire: items, answers, bands, cut-offs, what may be missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

ADULT_FROM = 18


class Flag(StrEnum):
    """What a score can say about itself."""

    ADOLESCENT_SCREEN_POSITIVE = "ADOLESCENT_SCREEN_POSITIVE"
    ANXIETY_POSITIVE = "ANXIETY_POSITIVE"
    CASENESS = "CASENESS"
    DEPRESSION_POSITIVE = "DEPRESSION_POSITIVE"
    INCOMPLETE = "INCOMPLETE"
    PRORATED = "PRORATED"
    PROVISIONAL_PTSD = "PROVISIONAL_PTSD"
    RISK_ITEM = "RISK_ITEM"
    RISK_ITEM_MISSING = "RISK_ITEM_MISSING"
    SCREEN_POSITIVE = "SCREEN_POSITIVE"


@dataclass(frozen=True, kw_only=True)
class Option:
    """An answer that can be chosen, with the number it stands for."""

    value: int
    label: str
    loinc: str = ""


@dataclass(frozen=True, kw_only=True)
class Item:
    """A question. `text` is empty where the wording may not be shipped."""

    number: int
    short: str
    text: str = ""
    loinc: str = ""


@dataclass(frozen=True, kw_only=True)
class ExtraQuestion:
    """A question that stands on the form and is not scored."""

    text: str
    options: tuple[Option, ...]
    loinc: str


@dataclass(frozen=True, kw_only=True)
class Band:
    """A stretch of totals that has a name in the publication."""

    key: str
    title: str
    first: int
    last: int


@dataclass(frozen=True, kw_only=True)
class Cutoff:
    """A named threshold: counts from `at_least` on, for ages `youngest` to `oldest`.

    `is_below`, where higher is better: the totals under `at_least` count.
    """

    name: str
    title: str
    at_least: int
    flag: Flag
    source: str
    youngest: int = ADULT_FROM
    oldest: int | None = None
    is_below: bool = False

    def counts(self, total: int) -> bool:
        """Whether a total lies on the side that the threshold speaks of."""
        return (total < self.at_least) if self.is_below else (total >= self.at_least)

    def applies(self, age: int | None) -> bool:
        """An unknown age is taken as adult."""
        if age is None:
            age = ADULT_FROM
        return age >= self.youngest and (self.oldest is None or age <= self.oldest)


@dataclass(frozen=True, kw_only=True)
class ReliableChange:
    """Points from which a change is more than the noise of measuring."""

    points: int
    source: str


@dataclass(frozen=True, kw_only=True)
class Subscale:
    """Items that make a score of their own."""

    key: str
    title: str
    items: tuple[int, ...]
    positive_from: int | None = None
    flag: Flag | None = None


@dataclass(frozen=True, kw_only=True)
class Missing:
    """How many answers may be missing, and what then happens.

    `at_most` 0: no total unless every item is answered. Otherwise the total is the mean
    of the answered items times their number, rounded half up, and marked prorated.
    """

    at_most: int
    source: str


@dataclass(frozen=True, kw_only=True)
class Instrument:
    """A questionnaire, whole. `version` changes whenever the scoring would.

    Lower is better unless `is_higher_better` says otherwise.
    """

    key: str
    title: str
    short_title: str
    version: str
    recall: str
    recall_days: int
    stem: str
    options: tuple[Option, ...]
    items: tuple[Item, ...]
    bands: tuple[Band, ...]
    cutoffs: tuple[Cutoff, ...]
    missing: Missing
    attribution: str
    licence: str
    source: str
    instructions: str = ""
    extra: ExtraQuestion | None = None
    reliable_change: ReliableChange | None = None
    # Points that a person would notice (minimal clinically important difference).
    mcid: int | None = None
    # Item number -> the answer from which safety has to be asked about.
    risk_items: Mapping[int, int] = field(default_factory=dict)
    # Items that may not apply to someone; left blank they count as 0.
    not_applicable_items: tuple[int, ...] = ()
    subscales: tuple[Subscale, ...] = ()
    youngest: int = ADULT_FROM
    loinc_panel: str = ""
    loinc_total: str = ""
    # True: numbers may be entered, the wording may not be shown.
    is_score_only: bool = False
    note: str = ""
    # The highest number that an item takes; the lowest is always 0.
    highest_answer: int = 3
    # Items that count the other way round: the highest answer gives no points.
    reverse_items: tuple[int, ...] = ()
    # What the sum of the items is multiplied with, as in WHO-5.
    multiplier: int = 1
    is_higher_better: bool = False

    @property
    def maximum(self) -> int:
        """The highest total."""
        return len(self.items) * self.highest_answer * self.multiplier

    @property
    def risk_item_number(self) -> int | None:
        """The item that asks about self-harm, where there is one."""
        return next(iter(self.risk_items), None)

    def band(self, total: int) -> Band | None:
        """The band that `total` falls in; None for questionnaires without bands."""
        return next((b for b in self.bands if b.first <= total <= b.last), None)

    def band_title(self, key: str) -> str:
        """The words for a stored band; empty for an empty key. Raises KeyError."""
        if not key:
            return ""
        return {band.key: band.title for band in self.bands}[key]

    def case_cutoff(self, age: int | None = None) -> Cutoff | None:
        """The cut-off that decides whether a score counts as a case at this age."""
        return next((c for c in self.cutoffs if c.applies(age)), None)

    def case_from(self, age: int | None = None) -> int | None:
        """The lowest total that counts as a case at this age; None without a cut-off."""
        cutoff = self.case_cutoff(age)
        return cutoff.at_least if cutoff else None
