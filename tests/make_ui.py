"""Builders for drawings and frames: plain values, as the higher rooms would give them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from ui.drawing import Column, Course, Person, Scale

PHQ = Scale(
    title="PHQ-9",
    maximum=27,
    cuts=(0, 5, 10, 15, 20),
    names=("Minimal", "Mild", "Moderate", "Mod. severe", "Severe"),
    cutoff=10,
    reliable=6,
)
GAD = Scale(
    title="GAD-7",
    maximum=21,
    cuts=(0, 5, 10, 15),
    names=("Minimal", "Mild", "Moderate", "Severe"),
    cutoff=8,
    reliable=4,
)


@dataclass(frozen=True)
class Someone:
    """A client who does not exist."""

    display_name: str = "Wilhelmina Okonkwo-Example"
    first_name: str = "Wilhelmina"
    initials: str = "W.O."
    pronouns: str = "she/her"
    number: str = "7K2M4QXR"
    born_on: date = date(1979, 3, 14)


def course(
    phq: list[int | None],
    gad: list[int | None] | None = None,
    *,
    planned: int = 16,
    after: int = 0,
    **more: Any,
) -> Course:
    """A course with these scores from the assessment on; `after` counts follow-ups."""
    gad = gad or []
    columns = [
        Column(
            label="A"
            if at == 0
            else str(at)
            if at <= planned
            else f"{at - planned} months",
            scores=(
                phq[at] if at < len(phq) else None,
                gad[at] if at < len(gad) else None,
            ),
        )
        for at in range(planned + 1 + after)
    ]
    return Course(scales=(PHQ, GAD), planned=planned, columns=tuple(columns), **more)


def person(at: int = 0, **more: Any) -> Person:
    values: dict[str, Any] = {
        "id": f"p{at}",
        "name": f"Name{at}",
        "initials": f"N{at % 10}",
        "ring": 2,
        "relation": "friend",
        "sector": "FRIENDS",
        "tone": "SUPPORTIVE",
        "contact": "WEEKLY",
    }
    return Person(**(values | more))
