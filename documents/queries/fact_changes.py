"""What changed beside the text of two versions: scores, dates, counts, people. Pure.

The facts of an approved document are frozen with its text (docs/adr/0023). Each is said
under what it is called, so that a reader sees "Last PHQ-9: 9 (was 11)".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from formulation.queries.circle import ring_title

Said = Iterator[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class FactChange:
    """One fact of which two versions say different things; "" where one says nothing."""

    label: str
    was: str
    now: str

    @property
    def words(self) -> str:
        """Last PHQ-9: 9 (was 11)."""
        if not self.was:
            return f"{self.label}: {self.now} (new)"
        if not self.now:
            return f"{self.label}: no longer there (was {self.was})"
        return f"{self.label}: {self.now} (was {self.was})"


def changes(older: Mapping[str, Any], newer: Mapping[str, Any]) -> list[FactChange]:
    """The facts that differ, in the order of reading. In: `Document.facts` of two versions."""
    was, now = dict(_all(older)), dict(_all(newer))
    return [
        FactChange(label=label, was=was.get(label, ""), now=now.get(label, ""))
        for label in dict.fromkeys([*now, *was])
        if was.get(label, "") != now.get(label, "")
    ]


def _all(facts: Mapping[str, Any]) -> Said:
    yield "Name", str(facts.get("client_name", ""))
    yield "Therapist", str(facts.get("therapist", ""))
    for one in facts.get("who", ()):
        yield str(one["label"]), str(one["value"])
    yield "Sent to", ", ".join(facts.get("to", ()))
    yield "Day", str(facts.get("lead") or facts.get("letter_day", ""))
    yield from _scores(facts)
    yield from _goals(facts.get("goals") or {})
    yield from _circles(facts)
    yield "To be signed by", " and ".join(facts.get("sign_lines", ()))
    yield from _head(facts.get("practice") or {})
    yield "Made from", str(facts.get("made_from", ""))


def _scores(facts: Mapping[str, Any]) -> Said:
    for row in facts.get("scores", ()):
        for title, key in (("First", "start"), ("Middle", "middle"), ("Last", "end")):
            if row[key] is not None:
                yield f"{title} {row['measure']}", str(row[key])
        yield f"What {row['measure']} means", str(row["meaning"])
    columns = (facts.get("chart") or {}).get("columns", ())
    scored = [one for one in columns if any(at is not None for at in one["scores"])]
    yield "Sessions with a score", str(len(scored)) if columns else ""


def _goals(table: Mapping[str, Any]) -> Said:
    """Goal “Meet one person”: 3 (Session 4), 7 (Session 8), aiming for 8."""
    for row in table.get("rows", ()):
        rated = [
            f"{value} ({column})"
            for column, value in zip(table["columns"], row["values"], strict=False)
            if value is not None
        ]
        aim = f"aiming for {row['target']}" if row["target"] is not None else ""
        yield f"Goal “{row['words']}”", ", ".join([*rated, *([aim] if aim else [])])


def _circles(facts: Mapping[str, Any]) -> Said:
    """Ada, now: close."""
    for circle in facts.get("circles", ()):
        for one in circle["people"]:
            said = f"{one['name']}, {str(circle['caption']).lower()}"
            yield said, ring_title(one["ring"]).lower()


def _head(practice: Mapping[str, Any]) -> Said:
    yield "Practice", str(practice.get("name", ""))
    yield "Address of the practice", ", ".join(practice.get("address", ()))
    yield "How to reach the practice", str(practice.get("contact", ""))
    yield "Crisis numbers", "; ".join(practice.get("crisis_lines", ()))
    yield "Head of the letter", "; ".join(practice.get("lines", ()))
