"""Conjoint IPT with a couple (IPT-CM): 16 weekly sessions, each seen alone once.

Foley, Rounsaville, Weissman, Sholomskas & Chevron 1989. One is the client, the other
comes as the partner. That the study's course had 16 sessions is from memory, and the
lengths of the phases are our own convention: both are constants below. Where there is
control by fear or violence now, there are no joint sessions.
"""

from __future__ import annotations

from dataclasses import replace

from protocols.base import AgendaLine, Format, PhaseKey, ReviewKind
from protocols.formats import Meeting, Option
from protocols.ipt import (
    BEGINNING,
    ENDING,
    IPT_ADULT,
    MIDDLE,
    phase_lengths,
    review_numbers,
)
from protocols.ipt_conjoint_steps import (
    ALONE_WITH_CLIENT,
    ALONE_WITH_PARTNER,
    BEGINNING_STEPS,
    ENDING_STEPS,
    FOLEY,
    MID_REVIEW_STEP,
    MIDDLE_STEPS,
)
from protocols.laying_out import Layout, beside, spread

# Not sure: weeks of the study as remembered. A practice may plan otherwise, with a reason.
PLANNED = 16

# What two people expect of each other, gone through one by one. Own layout.
EXPECTATION_AREAS: tuple[Option, ...] = tuple(
    Option(key=key, title=title, source=f"{FOLEY}; own layout")
    for key, title in (
        ("HOUSEHOLD", "Household"),
        ("MONEY", "Money"),
        ("SEX", "Sex and closeness"),
        ("PARENTING", "Children"),
        ("TIME", "Time, together and apart"),
        ("FAMILIES", "Each other's families"),
        ("SUPPORT", "Being there for each other"),
    )
)
# How much each could move on an expectation.
NEGOTIABLE: tuple[tuple[int, str], ...] = (
    (0, "Not at all"),
    (1, "A little"),
    (2, "Somewhat"),
    (3, "Freely"),
)


def _line(key: str, title: str, phase: PhaseKey) -> AgendaLine:
    return AgendaLine(key=key, title=title, source=FOLEY, phase=phase)


COUPLE_BEGINNING = replace(
    BEGINNING,
    purpose="What is wrong, what each expects of the other, and what to work on.",
    lines=(
        *BEGINNING.lines,
        _line("COUPLE_BEGINNING_ALONE", "Each seen alone", PhaseKey.BEGINNING),
        _line("COUPLE_BEGINNING_MATRIX", "Expectations of both", PhaseKey.BEGINNING),
    ),
    source=FOLEY,
)
COUPLE_MIDDLE = replace(
    MIDDLE,
    purpose="Work on the dispute with both, week by week.",
    lines=(
        *MIDDLE.lines,
        _line("COUPLE_MIDDLE_HEARD", "Each was heard by the other", PhaseKey.MIDDLE),
        _line("COUPLE_MIDDLE_DEAL", "Agreements looked at", PhaseKey.MIDDLE),
    ),
    source=FOLEY,
)
COUPLE_ENDING = replace(
    ENDING,
    purpose="What has changed and who did it, the goodbye, and staying well together.",
    source=FOLEY,
)


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
    """Each alone, once, between the first and the second session."""
    return (ALONE_WITH_CLIENT, ALONE_WITH_PARTNER)


IPT_COUPLE = replace(
    IPT_ADULT,
    key="IPT_COUPLE",
    title="IPT-CM, couple, 16 sessions",
    short_title="Couple IPT",
    format=Format.COUPLE,
    description=(
        "Depression and a dispute with the partner: both come, after each has been seen "
        "alone. Not where there is fear, control or violence now."
    ),
    source=FOLEY,
    sessions=PLANNED,
    shortest=PLANNED,
    longest=PLANNED,
    fewest_possible=8,
    most_possible=24,
    phase_plans=(COUPLE_BEGINNING, COUPLE_MIDDLE, COUPLE_ENDING),
    meetings=meetings,
    layout=layout,
)
