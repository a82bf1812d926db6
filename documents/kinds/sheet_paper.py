"""A worksheet as it is laid out on paper: what was said in its place, room for the rest.

The text of a document is lines, as its writer approved them: "What I wanted: …", or
"1. Priya; Said: …; Felt: …". Here each line goes back to the question that it answers. A
line that answers none is printed as it is, so nothing that was approved is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from documents.kinds.base import PrintPart
from documents.pdf_styles import ROUND, style_of
from protocols.worksheets import Field, Kind, Look, Rows, Section, WorksheetKind
from ui import drawing

# More beside each other than this are too narrow to write in.
MOST_COLUMNS = 4
# A station of the circle holds this much in type that can be read.
MOST_IN_STATION = 160
STATIONS = ("event", "feeling", "behaviour", "effect", "again")
RATING = [str(number) for number in range(11)]
SCALES = {Kind.EFFECT: "−2 to +2", Kind.RATING_0_10: "0 to 10"}
MINUS = re.compile(r"^-(?=\d)")


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One question with its answer, or with the room that a pen needs for one."""

    label: str
    words: str = ""
    is_long: bool = False
    ticks: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    low: str = ""
    high: str = ""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One row: its answers by the label of the question, and the marks put on it."""

    words: Mapping[str, str] = field(default_factory=dict)
    rest: str = ""
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Grid:
    """Rows of a sheet. `look`: LINES under a head, COLUMNS side by side, or CARDS."""

    look: str
    one: str
    labels: tuple[str, ...]
    lines: tuple[Line, ...]
    scales: Mapping[str, str]

    @property
    def is_blank(self) -> bool:
        """Nothing was written in it: its boxes are high enough for a pen."""
        return not any(line.words or line.rest for line in self.lines)

    @property
    def across(self) -> list[tuple[str, str, list[str]]]:
        """Turned over: what is asked, its scale, and the answers beside each other."""
        return [
            (
                label,
                self.scales.get(label, ""),
                [line.words.get(label, "") for line in self.lines],
            )
            for label in self.labels
        ]

    @property
    def down(self) -> list[tuple[Line, list[str]]]:
        """Each line with its answers in the order of the head."""
        return [
            (line, [line.words.get(label, "") for label in self.labels])
            for line in self.lines
        ]

    @property
    def cards(self) -> list[tuple[Line, list[tuple[str, str]]]]:
        """Each line with its questions; one that was written on shows what was answered."""
        return [
            (
                line,
                [
                    (label, line.words.get(label, ""))
                    for label in self.labels
                    if line.words.get(label) or not line.words
                ],
            )
            for line in self.lines
        ]


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """A section on paper."""

    title: str
    place: str
    pieces: tuple[Answer | Grid, ...]
    others: tuple[str, ...] = ()
    picture: str = ""

    @property
    def has_rows(self) -> bool:
        """It may be longer than what is left of a page, so it breaks between rows."""
        return any(isinstance(piece, Grid) for piece in self.pieces)


def laid_out(
    sheet: WorksheetKind, parts: Mapping[str, PrintPart], facts: Mapping[str, Any]
) -> list[Stretch]:
    """The sheet, section by section. In: its parts as they are printed, and its facts.

    On a sheet that was finished nothing is left to fill in but how it went.
    """
    is_finished = bool(facts.get("is_finished"))
    found = [
        _stretch(
            sheet,
            section,
            parts.get(section.key.lower()),
            has_room=section.is_afterwards or not is_finished,
        )
        for section in sheet.sections
    ]
    kept = [one for one in found if one.pieces or one.others]
    return _drawn(kept, sheet) if sheet.has_loop else kept


def _stretch(
    sheet: WorksheetKind, section: Section, part: PrintPart | None, *, has_room: bool
) -> Stretch:
    entries = list(part.paragraphs) if part else []
    pieces: list[Answer | Grid] = []
    for asked in section.parts:
        if isinstance(asked, Rows):
            pieces += _grid(sheet, asked, entries, has_room=has_room)
        elif asked.client_label:
            pieces += _answer(asked, entries, has_room=has_room)
    return Stretch(
        title=part.title if part else section.client_title,
        place=f"the part “{section.client_title or sheet.client_title}”",
        pieces=tuple(pieces),
        others=tuple(entries),
    )


def _answer(asked: Field, entries: list[str], *, has_room: bool) -> list[Answer]:
    """The first line that begins with this question, which is taken out of the entries."""
    start = f"{asked.client_label}: "
    for at, entry in enumerate(entries):
        if entry.startswith(start):
            del entries[at]
            return [
                Answer(
                    label=asked.client_label, words=MINUS.sub("−", entry[len(start) :])
                )
            ]
    # What picks one of the rows is said by a mark, with a pen as well.
    if not has_room or asked.kind == Kind.ROW:
        return []
    is_rated = asked.kind == Kind.RATING_0_10
    return [
        Answer(
            label=asked.client_label,
            is_long=asked.kind == Kind.LONG,
            ticks=tuple(title for _, title in asked.choices),
            numbers=tuple(RATING) if is_rated else (),
            low=asked.low if is_rated else "",
            high=asked.high if is_rated else "",
        )
    ]


def _grid(
    sheet: WorksheetKind, rows: Rows, entries: list[str], *, has_room: bool
) -> list[Grid]:
    marks = [one.mark for one in sheet.fields if one.of == rows.key and one.mark]
    lines = [
        _line(rows, marks, found[1])
        for entry in entries
        if (found := re.match(r"\d+\. (.+)", entry))
    ]
    entries[:] = [one for one in entries if not re.match(r"\d+\. .", one)]
    if not lines and has_room:
        lines = [Line() for _ in rows.blanks]
    if not lines:
        return []
    return [
        Grid(
            look=_look(rows, lines),
            one=rows.one.capitalize(),
            labels=tuple(one.client_label for one in rows.on_paper),
            lines=tuple(lines),
            scales={
                one.client_label: SCALES[one.kind]
                for one in rows.on_paper
                if one.kind in SCALES
            },
        )
    ]


def _look(rows: Rows, lines: list[Line]) -> str:
    if any(line.rest for line in lines):
        return "CARDS"
    if rows.look == Look.EXCHANGE:
        return "LINES"
    if rows.look == Look.SIDE_BY_SIDE and len(lines) <= MOST_COLUMNS:
        return "COLUMNS"
    return "CARDS"


def _line(rows: Rows, marks: list[str], text: str) -> Line:
    """ "Priya; Said: He is awake; Felt: tired (Here it went off)" by what was asked."""
    found_marks = tuple(mark for mark in marks if text.endswith(f"({mark})"))
    for mark in found_marks:
        text = text.removesuffix(f"({mark})").rstrip()
    words: dict[str, str] = {}
    rest = []
    for label, said in _cells(rows, text):
        if not said:
            continue
        if label in words or not label:
            rest.append(f"{label}: {said}" if label else said)
        else:
            words[label] = MINUS.sub("−", said)
    return Line(words=words, rest="; ".join(rest), marks=found_marks)


def _cells(rows: Rows, text: str) -> Iterator[tuple[str, str]]:
    labels = [one.client_label for one in rows.on_paper]
    named = "|".join(re.escape(one) for one in sorted(labels, key=len, reverse=True))
    pieces = re.split(rf"(?:^|;\s)({named}): ", text)
    # Who speaks stands first and has no label.
    speaker = next(
        (one.client_label for one in rows.on_paper if one.kind == Kind.WHO), ""
    )
    yield speaker, pieces[0].strip()
    yield from zip(pieces[1::2], (one.strip() for one in pieces[2::2]), strict=True)


def _drawn(stretches: list[Stretch], sheet: WorksheetKind) -> list[Stretch]:
    """The round as a picture, where every station was answered and its words fit into it."""
    asked = {one.key: one for one in sheet.fields}
    said: dict[str, str] = {}
    for piece in (piece for stretch in stretches for piece in stretch.pieces):
        # How it went is asked in the same words, later on the sheet.
        if isinstance(piece, Answer):
            said.setdefault(piece.label, piece.words)
    stations = [asked[key] for key in STATIONS]
    told = [said.get(one.client_label, "") for one in stations]
    if not all(0 < len(words) <= MOST_IN_STATION for words in told):
        return stretches
    way_out = said.get(asked["step_out"].client_label, "")
    keys = {title: key for key, title in asked["step_out"].choices}
    event, *four = (
        drawing.Station(
            title=one.client_label,
            words=words,
            is_way_out=keys.get(way_out) == one.key,
        )
        for one, words in zip(stations, told, strict=True)
    )
    feeling, behaviour, effect, again = four
    picture = drawing.going_round(
        drawing.Round(event=event, stations=(feeling, behaviour, effect, again)),
        style=style_of(ROUND),
    )
    first, *others = stretches
    return [
        Stretch(
            title=first.title,
            place=first.place,
            pieces=(),
            others=first.others,
            picture=picture,
        ),
        *others,
    ]
