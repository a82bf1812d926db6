"""The answers of a demo assessment: the story's own, and what its first scores say."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from ipt_practice.demo.telling import Telling
from protocols.intake import EXCLUSIONS

# Symptom of the assessment -> the item of PHQ-9 or GAD-7 that asks for the same.
ITEMS = {
    "interest": ("PHQ9", 0),
    "low_mood": ("PHQ9", 1),
    "sleep": ("PHQ9", 2),
    "energy": ("PHQ9", 3),
    "appetite": ("PHQ9", 4),
    "guilt": ("PHQ9", 5),
    "concentration": ("PHQ9", 6),
    "restless": ("PHQ9", 7),
    "death": ("PHQ9", 8),
    "anxiety": ("GAD7", 0),
    "irritable": ("GAD7", 5),
}


def assessment(told: Telling) -> dict[str, Any]:
    """Everything that the form asks for, so that a version can be kept."""
    story = told.story
    scores = told.answers("W0") or told.answers("1") or {}
    asked = {key: scores[name][item] for key, (name, item) in ITEMS.items()}
    symptoms = {**asked, "numb": 0, "body": 0, **story.symptoms}
    onset = told.clock.day(1) - timedelta(weeks=story.onset_weeks_before)
    start = {area: value for week, areas in story.functioning if week == 0
             for area, value in areas.items()}  # fmt: skip
    return {
        "first_seen_on": told.clock.day(0).isoformat(),
        "referrer_words": story.referral_reason,
        "onset": f"{onset:%Y-%m}",
        "is_onset_approximate": True,
        **{f"symptom_{key}": level for key, level in symptoms.items()},
        **{f"exclusion_{key}": "NOT_PRESENT" for key, _ in EXCLUSIONS},
        **{f"functioning_{area}": value for area, value in start.items()},
        **story.intake,
    }
