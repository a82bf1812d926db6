"""The shape of a worksheet: fields, rows, sections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from protocols.base import PhaseKey, Therapy
from protocols.focus_areas import FocusKey

WMK = "Weissman, Markowitz & Klerman 2018"
STUART = "Stuart & Robertson 2012"
MUFSON = "Mufson, Dorta, Moreau & Weissman 2004"
OWN = "Own convention"

Choices = tuple[tuple[str, str], ...]


class Kind(StrEnum):
    """How a field is asked."""

    TEXT = "TEXT"
    LONG = "LONG"
    DATE = "DATE"
    CHOICE = "CHOICE"
    PICKS = "PICKS"
    RATING_0_10 = "RATING_0_10"
    # -2 makes it much worse, +2 makes it much better.
    EFFECT = "EFFECT"
    # The client or the other.
    WHO = "WHO"
    # One of the rows of the same sheet, by its id.
    ROW = "ROW"


class Look(StrEnum):
    """How rows are drawn where they are read."""

    TABLE = "TABLE"
    EXCHANGE = "EXCHANGE"
    SIDE_BY_SIDE = "SIDE_BY_SIDE"
    ROUNDS = "ROUNDS"


@dataclass(frozen=True, kw_only=True)
class Field:
    """One question. Without a `client_label` it is on no paper of the client's.

    `need` is the sentence when it is empty at the end; without one it may stay empty.
    """

    key: str
    label: str
    kind: Kind = Kind.TEXT
    client_label: str = ""
    hint: str = ""
    choices: Choices = ()
    need: str = ""
    # The ends of a rating, as the client reads them.
    low: str = ""
    high: str = ""
    # For ROW: the key of the rows that it picks from, and the mark on the row picked.
    of: str = ""
    mark: str = ""


@dataclass(frozen=True, kw_only=True)
class Rows:
    """A question that is answered several times: lines said, options, rounds.

    `least` is asked at the end only; `starts_with` empty ones lie ready.
    """

    key: str
    title: str
    client_title: str
    # What one of them is called, and the first words of the button that adds one.
    one: str
    fields: tuple[Field, ...]
    hint: str = ""
    look: Look = Look.TABLE
    least: int = 0
    most: int = 12
    starts_with: int = 1
    # How many empty ones the blank print has room for.
    on_blank: int = 3
    need: str = ""

    @property
    def blanks(self) -> range:
        """One for each empty row on paper."""
        return range(self.on_blank)

    @property
    def on_paper(self) -> tuple[Field, ...]:
        """What the client's copy asks in each row."""
        return tuple(one for one in self.fields if one.client_label)


@dataclass(frozen=True, kw_only=True)
class Section:
    """A stretch of the sheet. `is_afterwards`: written once it was tried."""

    key: str
    title: str
    client_title: str
    parts: tuple[Field | Rows, ...]
    help: str = ""
    is_afterwards: bool = False

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple(part for part in self.parts if isinstance(part, Field))

    @property
    def rows(self) -> tuple[Rows, ...]:
        return tuple(part for part in self.parts if isinstance(part, Rows))

    @property
    def is_on_paper(self) -> bool:
        """Whether an empty sheet asks anything of it: not what is written later."""
        if self.is_afterwards:
            return False
        asks = any(one.client_label and one.kind != Kind.ROW for one in self.fields)
        return asks or any(one.on_blank for one in self.rows)

    @property
    def on_blank(self) -> tuple[Field, ...]:
        """What an empty sheet asks once."""
        return tuple(one for one in self.fields if one.client_label)


@dataclass(frozen=True, kw_only=True)
class WorksheetKind:
    """One worksheet as data. `key` is stored and never reused; `slug` stands in addresses."""

    key: str
    title: str
    client_title: str
    # What it is for, for the clinician; and how it speaks to the client.
    purpose: str
    client_intro: str
    # Keys of protocols.techniques, the first one first.
    techniques: tuple[str, ...]
    sections: tuple[Section, ...]
    source: str
    therapies: frozenset[Therapy] = frozenset({Therapy.IPT})
    # Where it helps most; with none of them it helps anywhere.
    areas: tuple[FocusKey, ...] = ()
    phases: tuple[PhaseKey, ...] = (PhaseKey.MIDDLE,)
    # What the person of the inventory is on this sheet; empty where nobody is asked for.
    person: str = ""
    person_need: str = ""
    # What to remember while it is filled in, shown to the clinician alone.
    reminder: str = ""
    # The field whose words become a task for next time, and the field of its day.
    try_out: tuple[str, ...] = ()
    try_by: str = ""
    has_loop: bool = False
    # In addresses instead of the key, where the key says what somebody has.
    address: str = ""
    tips: tuple[str, ...] = field(default=())

    @property
    def slug(self) -> str:
        """For addresses, which end up in logs and histories: no condition is named there."""
        return self.address or self.key.lower().replace("_", "-")

    @property
    def fields(self) -> Iterator[Field]:
        """The fields outside rows, in the order of the sheet."""
        for section in self.sections:
            yield from section.fields

    @property
    def rows(self) -> Iterator[Rows]:
        for section in self.sections:
            yield from section.rows

    @property
    def keys(self) -> frozenset[str]:
        """Everything that an answer may be given to."""
        parts = (part for section in self.sections for part in section.parts)
        return frozenset(part.key for part in parts)

    @property
    def has_outcome(self) -> bool:
        return any(section.is_afterwards for section in self.sections)


@dataclass(frozen=True, kw_only=True)
class KeptWithFocus:
    """A worksheet whose words the focus keeps in records of its own.

    Written there, printed from there, and never typed a second time.
    """

    key: str
    title: str
    client_title: str
    purpose: str
    area: FocusKey
    technique: str
    source: str
