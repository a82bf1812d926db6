"""A worksheet in words: what was answered, row by row, for the page and for paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from protocols.worksheets import (
    Answers,
    Field,
    Kind,
    Look,
    Rows,
    Section,
    WorksheetKind,
    filled_rows,
    is_empty,
    picked_row,
)
from sessions.models import Worksheet
from ui.words import long_day

CLIENT, OTHER = "CLIENT", "OTHER"
OTHER_WORDS = "The other"


@dataclass(frozen=True, kw_only=True)
class Said:
    """One answer. `person` is whoever speaks, for the tag that prints names.

    `is_scale` answers are numbers out of ten.
    """

    key: str
    label: str
    words: str = ""
    person: Any = None
    is_first_name: bool = False
    is_scale: bool = False
    is_free_text: bool = False

    @property
    def is_blank(self) -> bool:
        return not self.words and self.person is None


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row: its place, counted from 1, and the marks that were put on it."""

    place: int
    cells: tuple[Said, ...]
    marks: tuple[str, ...] = ()

    @property
    def said(self) -> tuple[Said, ...]:
        """What was answered."""
        return tuple(one for one in self.cells if not one.is_blank)

    @property
    def by_key(self) -> dict[str, Said]:
        return {one.key: one for one in self.said}


@dataclass(frozen=True, kw_only=True)
class Table:
    """Rows that were filled in, and the headings of their columns."""

    key: str
    title: str
    one: str
    look: Look
    headings: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class SectionRead:
    key: str
    title: str
    parts: tuple[Said | Table, ...]
    is_afterwards: bool = False

    @property
    def lines(self) -> tuple[Said, ...]:
        return tuple(part for part in self.parts if isinstance(part, Said))

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(part for part in self.parts if isinstance(part, Table))


@dataclass(frozen=True, kw_only=True)
class Reading:
    """Turns answers into words; `is_for_client` takes the labels of the client's copy."""

    sheet: Worksheet
    kind: WorksheetKind
    answers: Answers
    is_for_client: bool = False

    def sections(self) -> tuple[SectionRead, ...]:
        """Those in which something was answered."""
        found = (self._section(one) for one in self.kind.sections)
        return tuple(one for one in found if one.parts)

    def _section(self, section: Section) -> SectionRead:
        return SectionRead(
            key=section.key,
            title=section.client_title if self.is_for_client else section.title,
            parts=tuple(self._parts(section)),
            is_afterwards=section.is_afterwards,
        )

    def _parts(self, section: Section) -> Iterator[Said | Table]:
        for part in section.parts:
            if isinstance(part, Rows):
                table = self._table(part)
                if table.rows:
                    yield table
            elif self._is_shown(part):
                said = self._said(part, self.answers)
                if not said.is_blank:
                    yield said

    def _is_shown(self, one: Field) -> bool:
        return bool(one.client_label) or not self.is_for_client

    def _label(self, one: Field) -> str:
        return one.client_label if self.is_for_client else one.label

    def _table(self, rows: Rows) -> Table:
        asked = [one for one in rows.fields if self._is_shown(one)]
        filled = filled_rows(rows, self.answers)
        marked = self._marked(rows, filled)
        return Table(
            key=rows.key,
            title=rows.client_title if self.is_for_client else rows.title,
            one=rows.one,
            look=rows.look,
            headings=tuple(self._label(one) for one in asked),
            rows=tuple(
                Row(
                    place=place,
                    cells=tuple(self._said(one, row) for one in asked),
                    marks=tuple(mark for at, mark in marked if at == place),
                )
                for place, row in enumerate(filled, start=1)
            ),
        )

    def _marked(
        self, rows: Rows, filled: list[dict[str, Any]]
    ) -> list[tuple[int, str]]:
        return [
            (picked_row(one, filled, self.answers), one.mark)
            for one in self.kind.fields
            if one.of == rows.key
        ]

    def _said(self, one: Field, given: Mapping[str, Any]) -> Said:
        answer = given.get(one.key)
        label = self._label(one)
        if is_empty(answer):
            return Said(key=one.key, label=label)
        if one.kind == Kind.WHO:
            return self._who(one, answer)
        return Said(
            key=one.key,
            label=label,
            words=self._words(one, answer),
            is_scale=one.kind == Kind.RATING_0_10,
            is_free_text=one.kind in (Kind.TEXT, Kind.LONG),
        )

    def _who(self, one: Field, answer: object) -> Said:
        label = self._label(one)
        if answer == CLIENT:
            client = self.sheet.case.client
            return Said(key=one.key, label=label, person=client, is_first_name=True)
        person = self.sheet.person
        if person is None or (self.is_for_client and person.is_never_printed):
            return Said(key=one.key, label=label, words=OTHER_WORDS)
        return Said(key=one.key, label=label, person=person)

    def _words(self, one: Field, answer: Any) -> str:
        titles = dict(one.choices)
        match one.kind:
            case Kind.PICKS:
                return ", ".join(titles.get(key, key) for key in answer)
            case Kind.CHOICE | Kind.EFFECT:
                return titles.get(str(answer), str(answer))
            case Kind.DATE:
                return _day(answer)
            case Kind.ROW:
                return self._row_words(one)
            case _:
                return str(answer)

    def _row_words(self, one: Field) -> str:
        """ "Line 2"; empty once that row is gone."""
        rows = next(rows for rows in self.kind.rows if rows.key == one.of)
        place = picked_row(one, filled_rows(rows, self.answers), self.answers)
        return f"{rows.one.capitalize()} {place}" if place else ""


def _day(answer: str) -> str:
    day = date.fromisoformat(answer)
    return f"{long_day(day)} {day.year}"


def texts_of(sections: Iterable[SectionRead]) -> str:
    """Every word that was written freely, for whoever looks them over before printing."""
    return "\n".join(
        said.words
        for section in sections
        for part in section.parts
        for said in _all_said(part)
        if said.is_free_text
    )


def _all_said(part: Said | Table) -> Iterator[Said]:
    if isinstance(part, Said):
        yield part
        return
    for row in part.rows:
        yield from row.said
