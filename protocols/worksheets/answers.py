"""What was answered on a worksheet, and what it still lacks."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from protocols.worksheets.shapes import Field, Rows, WorksheetKind

Answers = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Lack:
    """What keeps a sheet from being finished. `field` is where it belongs.

    `row` is the id of one row of `field`, None for the sheet itself.
    """

    field: str
    sentence: str
    row: int | None = None
    cell: str = ""


def is_empty(answer: object) -> bool:
    """0 is an answer; blank text, an empty list and None are not."""
    if isinstance(answer, str):
        return not answer.strip()
    if isinstance(answer, Collection):
        return not answer
    return answer is None


def filled_rows(rows: Rows, answers: Answers) -> list[dict[str, Any]]:
    """The rows with words in them, in order. Who speaks is not enough for a line."""
    return [row for row in answers.get(rows.key) or [] if has_words(rows, row)]


def has_words(rows: Rows, row: Mapping[str, Any]) -> bool:
    """Whether anything but a choice was given in this row."""
    return any(
        not is_empty(row.get(one.key))
        for one in rows.fields
        if not one.choices and one.kind != "WHO"
    )


def lacking(kind: WorksheetKind, answers: Answers, *, has_person: bool) -> list[Lack]:
    """What is missing before the sheet is finished with the client, in its order."""
    found = []
    if kind.person_need and not has_person:
        found.append(Lack(field="person", sentence=kind.person_need))
    for section in kind.sections:
        for part in section.parts:
            if isinstance(part, Rows):
                found += _lacking_rows(part, answers)
            elif part.need and is_empty(answers.get(part.key)):
                found.append(Lack(field=part.key, sentence=part.need))
    return found


def _lacking_rows(rows: Rows, answers: Answers) -> Iterator[Lack]:
    filled = filled_rows(rows, answers)
    if len(filled) < rows.least:
        yield Lack(field=rows.key, sentence=rows.need)
    for number, row in enumerate(filled, start=1):
        for one in rows.fields:
            if one.need and is_empty(row.get(one.key)):
                yield Lack(
                    field=rows.key,
                    row=row["id"],
                    cell=one.key,
                    sentence=f"{rows.one.capitalize()} {number}: {one.need}",
                )


def try_out_of(kind: WorksheetKind, answers: Answers) -> str:
    """What was chosen to be tried next, in the words of the sheet; empty for nothing."""
    for key in kind.try_out:
        words = answers.get(key) or ""
        if words.strip():
            return " ".join(words.split())
    return ""


def picked_row(one: Field, rows: Sequence[Mapping[str, Any]], answers: Answers) -> int:
    """The place of the row that this field picked, counted from 1; 0 for none."""
    chosen = answers.get(one.key)
    for place, row in enumerate(rows, start=1):
        if chosen and str(row["id"]) == str(chosen):
            return place
    return 0
