"""A questionnaire as plain data, and back: for content packs and for what is kept.

The data is what JSON holds. Reading is strict: a key that is not known, a number where
text belongs, or a band that leaves a gap is refused with a sentence that names the place.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeVar

from measures.instruments.shapes import (
    ADULT_FROM,
    Band,
    Cutoff,
    ExtraQuestion,
    Flag,
    Instrument,
    Item,
    Missing,
    Option,
    ReliableChange,
    Subscale,
)

T = TypeVar("T")
REQUIRED = object()


class NotADefinition(ValueError):
    """The data is no definition of a questionnaire; the message says where and why."""


def to_data(instrument: Instrument) -> dict[str, Any]:
    """The definition as JSON holds it. `from_data` gives the same instrument back."""
    plain = dataclasses.replace(instrument, risk_items=dict(instrument.risk_items))
    data = dataclasses.asdict(plain)
    data["risk_items"] = {str(key): value for key, value in data["risk_items"].items()}
    # Lists for tuples and text for flags, as they come back from a database.
    held: dict[str, Any] = json.loads(json.dumps(data))
    return held


def from_data(data: object) -> Instrument:
    """The questionnaire that the data describes. Raises NotADefinition."""
    read = _Reader(data, "the questionnaire")
    instrument = Instrument(
        key=read.text("key"),
        title=read.text("title"),
        short_title=read.text("short_title"),
        version=read.text("version"),
        recall=read.text("recall"),
        recall_days=read.number("recall_days"),
        stem=read.text("stem", ""),
        instructions=read.text("instructions", ""),
        options=read.several("options", _option),
        items=read.several("items", _item),
        extra=read.one("extra", _extra),
        bands=read.several("bands", _band),
        cutoffs=read.several("cutoffs", _cutoff),
        missing=read.one("missing", _missing)
        or Missing(at_most=0, source="Every answer is needed"),
        reliable_change=read.one("reliable_change", _reliable_change),
        mcid=read.optional_number("mcid"),
        risk_items=read.numbers_by_number("risk_items"),
        not_applicable_items=read.numbers("not_applicable_items"),
        reverse_items=read.numbers("reverse_items"),
        multiplier=read.number("multiplier", 1),
        is_higher_better=read.yes("is_higher_better"),
        subscales=read.several("subscales", _subscale),
        youngest=read.number("youngest", ADULT_FROM),
        highest_answer=read.number("highest_answer", 3),
        attribution=read.text("attribution"),
        licence=read.text("licence"),
        source=read.text("source"),
        note=read.text("note", ""),
        loinc_panel=read.text("loinc_panel", ""),
        loinc_total=read.text("loinc_total", ""),
        is_score_only=read.yes("is_score_only"),
    )
    read.nothing_else()
    _check(instrument)
    return instrument


def _option(read: _Reader) -> Option:
    return Option(
        value=read.number("value"),
        label=read.text("label"),
        loinc=read.text("loinc", ""),
    )


def _item(read: _Reader) -> Item:
    return Item(
        number=read.number("number"),
        short=read.text("short"),
        text=read.text("text", ""),
        loinc=read.text("loinc", ""),
    )


def _extra(read: _Reader) -> ExtraQuestion:
    return ExtraQuestion(
        text=read.text("text"),
        options=read.several("options", _option),
        loinc=read.text("loinc", ""),
    )


def _band(read: _Reader) -> Band:
    return Band(
        key=read.text("key"),
        title=read.text("title"),
        first=read.number("first"),
        last=read.number("last"),
    )


def _cutoff(read: _Reader) -> Cutoff:
    return Cutoff(
        name=read.text("name"),
        title=read.text("title"),
        at_least=read.number("at_least"),
        flag=read.flag("flag") or Flag.CASENESS,
        source=read.text("source"),
        youngest=read.number("youngest", ADULT_FROM),
        oldest=read.optional_number("oldest"),
        is_below=read.yes("is_below"),
    )


def _missing(read: _Reader) -> Missing:
    return Missing(at_most=read.number("at_most"), source=read.text("source"))


def _reliable_change(read: _Reader) -> ReliableChange:
    return ReliableChange(points=read.number("points"), source=read.text("source"))


def _subscale(read: _Reader) -> Subscale:
    return Subscale(
        key=read.text("key"),
        title=read.text("title"),
        items=read.numbers("items"),
        positive_from=read.optional_number("positive_from"),
        flag=read.flag("flag"),
    )


def _check(instrument: Instrument) -> None:
    """What no single value shows: the items are whole, the bands leave no gap."""
    numbers = [item.number for item in instrument.items]
    _refuse_unless(
        numbers == list(range(1, len(numbers) + 1)) and numbers,
        "items must be numbered from 1 without a gap",
    )
    _refuse_unless(
        instrument.key.isalnum() and instrument.key == instrument.key.upper(),
        "key must be capital letters and digits",
    )
    _refuse_unless(
        1 <= instrument.highest_answer <= 9,
        "highest_answer must be from 1 to 9: answers are typed with one key",
    )
    _refuse_unless(
        list(instrument.risk_items.values()) in ([], [1]),
        "risk_items must name one item, from the answer 1 on",
    )
    _refuse_unless(instrument.multiplier >= 1, "multiplier must be 1 or more")
    edges = [band.first for band in instrument.bands]
    follow = [0, *(band.last + 1 for band in instrument.bands)]
    _refuse_unless(
        not edges
        or (edges == follow[:-1] and instrument.bands[-1].last == instrument.maximum),
        f"bands must run from 0 to {instrument.maximum} without a gap",
    )
    for name in ("reverse_items", "not_applicable_items", "risk_items"):
        _refuse_unless(
            set(getattr(instrument, name)) <= set(numbers),
            f"{name} names an item that is not there",
        )
    _refuse_unless(
        all(set(one.items) <= set(numbers) for one in instrument.subscales),
        "a subscale names an item that is not there",
    )
    values = [option.value for option in instrument.options]
    _refuse_unless(
        not values or values == list(range(instrument.highest_answer + 1)),
        f"options must be the numbers 0 to {instrument.highest_answer}, in that order",
    )


def _refuse_unless(holds: object, sentence: str) -> None:
    if not holds:
        raise NotADefinition(f"In the questionnaire, {sentence}.")


class _Reader:
    """Takes values out of one mapping, and says where something is wrong."""

    def __init__(self, data: object, place: str) -> None:
        if not isinstance(data, Mapping):
            raise NotADefinition(f"{place} must be an object with names and values.")
        self.data = data
        self.place = place
        self.read: set[str] = set()

    def _value(self, name: str, default: object, kind: type, words: str) -> Any:
        self.read.add(name)
        value = self.data.get(name, default)
        if value is REQUIRED:
            raise NotADefinition(f"In {self.place}, {name} is missing.")
        is_flag = isinstance(value, bool) and kind is not bool
        if value is not default and (is_flag or not isinstance(value, kind)):
            raise NotADefinition(f"In {self.place}, {name} must be {words}.")
        return value

    def text(self, name: str, default: object = REQUIRED) -> str:
        value: str = self._value(name, default, str, "text")
        if default is REQUIRED and not value.strip():
            raise NotADefinition(f"In {self.place}, {name} is empty.")
        return value

    def number(self, name: str, default: object = REQUIRED) -> int:
        value: int = self._value(name, default, int, "a whole number")
        if value < 0:
            raise NotADefinition(f"In {self.place}, {name} must not be below 0.")
        return value

    def optional_number(self, name: str) -> int | None:
        self.read.add(name)
        return None if self.data.get(name) is None else self.number(name)

    def yes(self, name: str) -> bool:
        given = self._value(name, default=False, kind=bool, words="true or false")
        return bool(given)

    def flag(self, name: str) -> Flag | None:
        self.read.add(name)
        if self.data.get(name) is None:
            return None
        said = self.text(name)
        if said not in set(Flag):
            raise NotADefinition(f"In {self.place}, {name} is not one of the flags.")
        return Flag(said)

    def numbers(self, name: str) -> tuple[int, ...]:
        values = self._list(name)
        if not all(
            isinstance(one, int) and not isinstance(one, bool) for one in values
        ):
            raise NotADefinition(f"In {self.place}, {name} must hold whole numbers.")
        return tuple(values)

    def numbers_by_number(self, name: str) -> Mapping[int, int]:
        self.read.add(name)
        found = _Reader(self.data.get(name, {}), f"{name} of {self.place}")
        pairs = {key: found.number(key) for key in found.data}
        if not all(key.isdecimal() for key in pairs):
            raise NotADefinition(f"In {self.place}, {name} must go by item number.")
        return MappingProxyType({int(key): value for key, value in pairs.items()})

    def one(self, name: str, build: Callable[[_Reader], T]) -> T | None:
        self.read.add(name)
        if self.data.get(name) is None:
            return None
        return self._built(self.data[name], f"{name} of {self.place}", build)

    def several(self, name: str, build: Callable[[_Reader], T]) -> tuple[T, ...]:
        return tuple(
            self._built(one, f"{name} {place} of {self.place}", build)
            for place, one in enumerate(self._list(name), start=1)
        )

    def _list(self, name: str) -> Sequence[Any]:
        self.read.add(name)
        values = self.data.get(name, ())
        if not isinstance(values, (list, tuple)):
            raise NotADefinition(f"In {self.place}, {name} must be a list.")
        return values

    def _built(self, data: object, place: str, build: Callable[[_Reader], T]) -> T:
        read = _Reader(data, place)
        built = build(read)
        read.nothing_else()
        return built

    def nothing_else(self) -> None:
        """Refuse names that nobody read: a typing slip must not pass unseen."""
        if unknown := sorted(set(self.data) - self.read):
            raise NotADefinition(f"In {self.place}, {unknown[0]} is not known.")
