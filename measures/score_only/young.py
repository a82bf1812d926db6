"""Children and young people: numbers only."""

from __future__ import annotations

from measures.score_only.mood import CORE_LINE, CORE_STRETCHES
from measures.score_only.shapes import Part, ScoreOnly, Stretch, total

YPCORE = ScoreOnly(
    key="YPCORE",
    title="Young Person’s CORE",
    short_title="YP-CORE",
    version="2026-1",
    recall="last week",
    recall_days=7,
    youngest=11,
    oldest=16,
    parts=total(40, *CORE_STRETCHES, decimals=1),
    attribution=CORE_LINE,
    source="Twigg et al. 2009",
    note="Cut-off and reliable change depend on age and sex: see the publisher’s tables. "
    "Item 4 asks about self-harm: look at it, and ask.",
)


def _t_score(key: str, title: str) -> Part:
    return Part(
        key=key,
        title=title,
        highest=150,
        stretches=(
            Stretch(first=0, title="Below 65"),
            Stretch(first=65, title="Borderline"),
            Stretch(first=70, title="Clinical range"),
        ),
    )


RCADS = ScoreOnly(
    key="RCADS",
    title="Revised Children’s Anxiety and Depression Scale",
    short_title="RCADS",
    version="2026-1",
    youngest=8,
    oldest=18,
    parts=(
        _t_score("depression", "Depression, T score"),
        _t_score("anxiety", "Anxiety, T score"),
    ),
    attribution="© Chorpita & Spence. Numbers only; the wording is not shown here.",
    source="Chorpita et al. 2000",
    note="Enter T scores from the publisher’s tables, by age and sex.",
)

SDQ = ScoreOnly(
    key="SDQ",
    title="Strengths and Difficulties Questionnaire",
    short_title="SDQ",
    version="2026-1",
    recall="last 6 months",
    recall_days=180,
    youngest=4,
    oldest=17,
    parts=total(40),
    attribution="© Youth in Mind. Numbers only; the wording is not shown here.",
    source="Goodman 1997",
    note="Enter the total of difficulties, without the prosocial scale. Bands depend on "
    "who filled it in.",
)
