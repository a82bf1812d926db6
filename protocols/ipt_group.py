"""IPT in a group: 20 weekly sessions of 90 minutes, or 8 in the form of the WHO.

Wilfley, MacKenzie, Welch, Ayres & Weissman 2000: sessions 1-5, 6-15 and 16-20, each
member seen alone before, half-way and within a week after. WHO & Columbia University
2016: eight sessions after one individual meeting; cutting them into 2, 4 and 2 is our
own convention.
"""

from __future__ import annotations

from dataclasses import replace

from protocols.base import AgendaLine, Format, PhaseKey, ReviewKind
from protocols.formats import Meeting
from protocols.ipt import (
    BEGINNING,
    COUNT,
    ENDING,
    IPT_ADULT,
    LINK,
    MEASURE,
    MIDDLE,
    NEXT,
    RISK,
    SUMMARY,
    TECHNIQUE,
)
from protocols.ipt_group_steps import (
    BEGINNING_STEPS,
    ENDING_STEPS,
    MID_REVIEW_STEP,
    MIDDLE_STEPS,
    WILFLEY,
    after_the_group,
    before_the_group,
    half_way,
)
from protocols.laying_out import Layout, beside, spread
from protocols.parts import ReviewNumbers, three_reviews

WHO = "WHO & Columbia University 2016"

MINUTES = 90
PLANNED = 20
WHO_PLANNED = 8
LONGEST_OUTER_PHASE = 5
# The meeting to close is within a week of the last session (Wilfley 2000).
CLOSE_WITHIN_DAYS = 7
# A member's focus and goals are agreed alone, before the group begins.
FOCUS_BY = 1


def _line(key: str, title: str, phase: PhaseKey | None = None) -> AgendaLine:
    return AgendaLine(key=key, title=title, source=WILFLEY, phase=phase)


# Of the standing lines those that a room of eight people leaves time for.
GROUP_STANDING: tuple[AgendaLine, ...] = (
    MEASURE,
    RISK,
    COUNT,
    LINK,
    _line("GROUP_GOAL", "The member's own goal touched"),
    _line("GROUP_LINKED", "Members linked with one another"),
    TECHNIQUE,
    SUMMARY,
    NEXT,
)
GROUP_BEGINNING = replace(
    BEGINNING,
    purpose="Members meet, say their goals, and find what they have in common.",
    lines=(
        _line("GROUP_BEGINNING_FRAME", "Frame and privacy", PhaseKey.BEGINNING),
        _line("GROUP_BEGINNING_GOAL", "Goal said aloud", PhaseKey.BEGINNING),
        _line("GROUP_BEGINNING_ALIKE", "What members share", PhaseKey.BEGINNING),
    ),
    source=WILFLEY,
)
GROUP_MIDDLE = replace(
    MIDDLE,
    purpose="Each works on the own goal, with the group's help.",
    source=WILFLEY,
)
GROUP_ENDING = replace(
    ENDING,
    purpose="The ending as a loss, credit to one another, and staying well.",
    lines=(
        *ENDING.lines,
        _line("GROUP_ENDING_LOSS", "Saying goodbye to one another", PhaseKey.ENDING),
    ),
    source=WILFLEY,
)


def phase_lengths(planned: int) -> tuple[int, int, int]:
    """Beginning, middle and ending: 5, 10 and 5 of 20; 2, 4 and 2 of 8."""
    outer = min(LONGEST_OUTER_PHASE, planned // 4)
    return (outer, planned - 2 * outer, outer)


def review_numbers(planned: int) -> ReviewNumbers:
    """End of the beginning, half-way, end of the middle: 5, 10 and 15 of 20."""
    beginning, middle, _ = phase_lengths(planned)
    return three_reviews(beginning, planned // 2, beginning + middle)


def layout(planned: int) -> Layout:
    """The steps of each session; the review shares its session with the work."""
    beginning, middle, ending = phase_lengths(planned)
    sessions = (
        *spread(BEGINNING_STEPS, beginning),
        *spread(MIDDLE_STEPS, middle),
        *spread(ENDING_STEPS, ending),
    )
    review = dict(review_numbers(planned))[ReviewKind.MIDDLE]
    return beside(sessions, review, MID_REVIEW_STEP)


def meetings(planned: int) -> tuple[Meeting, ...]:
    """Each member alone: before, half-way, and within a week after."""
    return (
        before_the_group(),
        half_way(planned),
        after_the_group(planned, CLOSE_WITHIN_DAYS),
    )


def who_meetings(planned: int) -> tuple[Meeting, ...]:
    """Each member alone, once, before the first session."""
    return (before_the_group(),)


def focus_due(planned: int) -> int:
    """The focus is brought along from the individual meeting."""
    return FOCUS_BY


def ending_from(planned: int) -> int:
    """The first session of the ending phase."""
    return planned - phase_lengths(planned)[2] + 1


IPT_GROUP = replace(
    IPT_ADULT,
    key="IPT_GROUP",
    title="IPT-G, group, 20 sessions",
    short_title="Group IPT",
    format=Format.GROUP,
    description=(
        "A closed group of six to nine, each with own goals, and individual meetings "
        "before, half-way and after."
    ),
    source=WILFLEY,
    sessions=PLANNED,
    shortest=PLANNED,
    longest=PLANNED,
    fewest_possible=8,
    most_possible=24,
    minutes=MINUTES,
    phase_plans=(GROUP_BEGINNING, GROUP_MIDDLE, GROUP_ENDING),
    standing=GROUP_STANDING,
    meetings=meetings,
    focus_due=focus_due,
    phase_lengths=phase_lengths,
    layout=layout,
    review_numbers=review_numbers,
    ending_from=ending_from,
)
IPT_GROUP_8 = replace(
    IPT_GROUP,
    key="IPT_GROUP_8",
    title="IPT, group, 8 sessions (WHO)",
    description=(
        "A group of eight sessions for settings with few specialists, after one "
        "individual meeting with each member."
    ),
    source=f"{WHO}; phases of 2, 4 and 2 are our own convention",
    sessions=WHO_PLANNED,
    shortest=WHO_PLANNED,
    longest=WHO_PLANNED,
    most_possible=12,
    meetings=who_meetings,
)
