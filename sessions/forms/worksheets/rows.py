"""Rows of a worksheet in a posted form: which there are, and moving them about.

A form holds the ids of its rows, in their order, under the key of the rows; the fields of
row 3 of `lines` are `lines-3-words` and so on. So rows need no script: a button sends the
whole form, and it comes back with one row more, or in another order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from protocols.worksheets import Rows, WorksheetKind

# The buttons of rows all have this name; the value says which, and what to do.
BUTTON = "rows"
ADD, UP, DOWN, OUT = "add", "up", "down", "out"


@dataclass(frozen=True, kw_only=True)
class Step:
    """What a button asks: "up:lines:3". `row` is None for a new one."""

    do: str
    rows: Rows
    row: int | None


def cell_name(rows: Rows, row_id: int, key: str) -> str:
    return f"{rows.key}-{row_id}-{key}"


def ids_in(data: QueryDict, rows: Rows) -> list[int]:
    """The rows that a form was sent with, in their order; at most as many as it takes."""
    found = [int(value) for value in data.getlist(rows.key) if _is_id(value)]
    return list(dict.fromkeys(found))[: rows.most]


def ids_stored(answers: Mapping[str, Any], rows: Rows) -> list[int]:
    """The rows that stand, or as many empty ones as lie ready on a new sheet."""
    standing: Sequence[Mapping[str, Any]] | None = answers.get(rows.key)
    if standing is None:
        return list(range(1, rows.starts_with + 1))
    return [int(row["id"]) for row in standing]


def step_of(data: QueryDict, kind: WorksheetKind) -> Step | None:
    """The button of rows that sent the form, if one of them did."""
    do, _, rest = data.get(BUTTON, "").partition(":")
    key, _, row = rest.partition(":")
    rows = next((one for one in kind.rows if one.key == key), None)
    if rows is None or do not in (ADD, UP, DOWN, OUT):
        return None
    if do == ADD:
        return Step(do=do, rows=rows, row=None)
    return Step(do=do, rows=rows, row=int(row)) if _is_id(row) else None


def rearranged(data: QueryDict, step: Step) -> tuple[QueryDict, str]:
    """The form as typed, with its rows as the button asks, and the field to go to."""
    ids = ids_in(data, step.rows)
    target = step.row
    if step.do == ADD and len(ids) < step.rows.most:
        target = max(ids, default=0) + 1
        ids.append(target)
    elif step.row in ids:
        ids, target = _moved(ids, step)
    changed = data.copy()
    changed.setlist(step.rows.key, [str(one) for one in ids])
    if target is None:
        return changed, f"rows-{step.rows.key}"
    first = step.rows.fields[0].key
    return changed, f"id_{cell_name(step.rows, target, first)}"


def _moved(ids: list[int], step: Step) -> tuple[list[int], int | None]:
    assert step.row is not None  # noqa: S101 - the button of a row names it
    at = ids.index(step.row)
    if step.do == OUT:
        rest = ids[:at] + ids[at + 1 :]
        return rest, (rest[min(at, len(rest) - 1)] if rest else None)
    to = at - 1 if step.do == UP else at + 1
    if 0 <= to < len(ids):
        ids[at], ids[to] = ids[to], ids[at]
    return ids, step.row


def _is_id(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 5
