"""Ratings of our own, from 0 to 10. Not validated: only the person's own line counts.

Mood at the beginning of each session and its link to what happened between people is how
IPT works every week (Weissman, Markowitz & Klerman 2018); the three questions on the work
together are worded by us.
"""

from __future__ import annotations

from measures.score_only.shapes import Part, ScoreOnly

ATTRIBUTION = (
    "A rating of our own, not validated. Compare it with this person’s own only."
)
OWN = "Own wording"
HIGHEST = 10
# A drop of this many points, or any answer below the other, is worth talking about.
ALLIANCE_DROP = 3
ALLIANCE_BELOW = 5


def _rating(
    key: str,
    title: str,
    short_title: str,
    *parts: Part,
    recall: str = "",
    note: str = "",
) -> ScoreOnly:
    return ScoreOnly(
        key=key,
        title=title,
        short_title=short_title,
        version="2026-1",
        recall=recall,
        recall_days=0,
        youngest=0,
        parts=parts,
        attribution=ATTRIBUTION,
        source=OWN,
        note=note,
        is_own=True,
    )


def _part(
    key: str, title: str, low_end: str, high_end: str, *, is_higher_better: bool = True
) -> Part:
    return Part(
        key=key,
        title=title,
        highest=HIGHEST,
        low_end=low_end,
        high_end=high_end,
        is_higher_better=is_higher_better,
    )


MOOD = _rating(
    "MOOD",
    "Mood this week",
    "Mood",
    _part("mood", "Mood this week", "the lowest", "the best"),
)
PROBLEM_AREA = _rating(
    "PROBLEM_AREA",
    "How the agreed problem area is going this week",
    "Problem area",
    _part("progress", "How it is going", "as hard as it was", "no longer a problem"),
)
PATTERN = _rating(
    "PATTERN",
    "The agreed pattern this week",
    "Pattern",
    _part(
        "live",
        "How much it was there",
        "not at all",
        "all the time",
        is_higher_better=False,
    ),
    _part("seen", "Seeing it happen", "only afterwards, or not", "every time"),
)
ALLIANCE = _rating(
    "ALLIANCE",
    "How the work together felt",
    "Working together",
    _part("understood", "Felt understood", "not at all", "completely"),
    _part("mattered", "Worked on what mattered", "not at all", "completely"),
    _part("fits", "This way of working fits", "not at all", "completely"),
    recall="this session",
    note=f"A drop of {ALLIANCE_DROP} or any answer below {ALLIANCE_BELOW} is worth "
    "talking about together.",
)

OWN_RATINGS = (MOOD, PROBLEM_AREA, PATTERN, ALLIANCE)
