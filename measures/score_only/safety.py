"""The Columbia scale: what was found, never a level."""

from __future__ import annotations

from measures.score_only.shapes import Part, ScoreOnly

CSSRS = ScoreOnly(
    key="CSSRS",
    title="Columbia-Suicide Severity Rating Scale, screen",
    short_title="C-SSRS",
    version="2026-1",
    recall="as the form asks",
    youngest=12,
    parts=(
        Part(
            key="ideation",
            title="Highest question on thoughts answered yes",
            highest=5,
            low_end="none",
            high_end="question 5",
            asks_about_safety_from=1,
        ),
        Part(
            key="behaviour",
            title="Behaviour",
            highest=1,
            low_end="no",
            high_end="yes",
            asks_about_safety_from=1,
        ),
    ),
    attribution="© Columbia Lighthouse Project. Numbers only.",
    source="Posner et al. 2011",
    note="Write what was said and done as a risk entry; the numbers alone say neither.",
)
