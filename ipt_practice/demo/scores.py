"""The answers of the demo cases, as numbers."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

Answers = dict[str, tuple[int | None, ...]]


@cache
def _table() -> dict[str, dict[str, Answers]]:
    raw = json.loads(Path(__file__).with_name("scores.json").read_text())
    return {
        name: {
            str(row[0]): {"PHQ9": _digits(row[2]), "GAD7": _digits(row[4])}
            for row in rows
        }
        for name, rows in raw.items()
    }


def _digits(text: str) -> tuple[int | None, ...]:
    return tuple(int(digit) for digit in text)


def answers_of(case: str, point: str) -> Answers | None:
    """PHQ-9 and GAD-7 at "W0" (assessment), a session number or "FU" (follow-up)."""
    return _table().get(case, {}).get(point)
