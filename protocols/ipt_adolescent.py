"""IPT for adolescents (IPT-A), 12 to 18 years: 12 weekly sessions in three times four.

Structure from Mufson, Dorta, Moreau & Weissman 2004 (12 sessions of 35 to 50 minutes,
phone calls in the first month, parents asked to take part). At which four sessions
parents are asked is our own convention: the first, and the last of each phase. So are
the lengths up to 16, which keep four sessions at either end.
"""

from __future__ import annotations

from dataclasses import replace

from protocols.base import AgendaLine, Format, PhaseKey, ReviewKind
from protocols.formats import Option
from protocols.ipt import BEGINNING, ENDING, IPT_ADULT, MIDDLE
from protocols.ipt_adolescent_steps import (
    BEGINNING_STEPS,
    ENDING_STEPS,
    MID_REVIEW_STEP,
    MIDDLE_STEPS,
    MUFSON,
    PARENT_STEPS,
)
from protocols.laying_out import Layout, beside, spread
from protocols.parts import ReviewNumbers, three_reviews

# The manual's twelve sessions are four, four and four.
LONGEST_OUTER_PHASE = 4
# Weekly phone contact during the first month (Mufson 2004).
PHONE_WEEKS = 4
# Ages 12 to 18 (Mufson 2004; Columbia University, About IPT-A).
AGES = range(12, 19)

# Tips for talking, given to the client one at a time. The techniques are the manual's,
# the words are ours.
TEEN_TIPS: tuple[Option, ...] = tuple(
    Option(key=key, title=title, source=MUFSON)
    for key, title in (
        ("CALM_TIME", "Pick a calm time, and say that you want to talk"),
        ("GIVE_TO_GET", "Offer something to get something"),
        ("SAY_I", "Say what you feel, beginning with “I”"),
        ("SOLUTIONS", "Have more than one solution with you"),
        ("HEARD", "Say what you heard before you answer"),
    )
)


def _line(key: str, title: str, phase: PhaseKey) -> AgendaLine:
    return AgendaLine(key=key, title=title, source=MUFSON, phase=phase)


TEEN_BEGINNING = replace(
    BEGINNING,
    purpose="What is wrong, who matters at home and at school, and what to work on.",
    lines=(
        *BEGINNING.lines,
        _line("TEEN_BEGINNING_USUAL", "Doing as much as usual", PhaseKey.BEGINNING),
        _line("TEEN_BEGINNING_CALLED", "Phone call this week", PhaseKey.BEGINNING),
        _line("TEEN_BEGINNING_SCHOOL", "School", PhaseKey.BEGINNING),
    ),
    source=MUFSON,
)
TEEN_MIDDLE = replace(
    MIDDLE,
    lines=(
        *MIDDLE.lines,
        _line("TEEN_MIDDLE_TIPS", "Tips for talking", PhaseKey.MIDDLE),
        _line("TEEN_MIDDLE_HOME", "Practised for home or school", PhaseKey.MIDDLE),
    ),
    source=MUFSON,
)
TEEN_ENDING = replace(
    ENDING,
    lines=(
        *ENDING.lines,
        _line(
            "TEEN_ENDING_TOLD",
            "What parents and school are told, as agreed",
            PhaseKey.ENDING,
        ),
    ),
    source=MUFSON,
)


def phase_lengths(planned: int) -> tuple[int, int, int]:
    """Beginning, middle and ending: 4, 4 and 4 of 12."""
    outer = min(LONGEST_OUTER_PHASE, planned // 3)
    return (outer, planned - 2 * outer, outer)


def review_numbers(planned: int) -> ReviewNumbers:
    """End of the beginning, half-way, end of the middle: 4, 6 and 8 of 12."""
    beginning, middle, _ = phase_lengths(planned)
    return three_reviews(beginning, (planned + 1) // 2, beginning + middle)


def parents_at(planned: int) -> tuple[int, ...]:
    """The first session and the last of each phase: 1, 4, 8 and 12 of 12."""
    beginning, middle, _ = phase_lengths(planned)
    return (1, beginning, beginning + middle, planned)


def layout(planned: int) -> Layout:
    """The steps of each session; reviews and parents share theirs with the work."""
    beginning, middle, ending = phase_lengths(planned)
    sessions = (
        *spread(BEGINNING_STEPS, beginning),
        *spread(MIDDLE_STEPS, middle),
        *spread(ENDING_STEPS, ending),
    )
    half_way = dict(review_numbers(planned))[ReviewKind.MIDDLE]
    sessions = beside(sessions, half_way, MID_REVIEW_STEP)
    for number, step in zip(parents_at(planned), PARENT_STEPS, strict=True):
        sessions = beside(sessions, number, step)
    return sessions


def ending_from(planned: int) -> int:
    """The first session of the ending phase."""
    return planned - phase_lengths(planned)[2] + 1


IPT_ADOLESCENT = replace(
    IPT_ADULT,
    key="IPT_ADOLESCENT",
    title="IPT-A, adolescent, 12 to 16 sessions",
    short_title="IPT-A",
    format=Format.ADOLESCENT,
    description=(
        "Interpersonal Psychotherapy for 12 to 18 years: school goes on, parents take "
        "part in four sessions, and the therapist calls in the first four weeks."
    ),
    source=MUFSON,
    sessions=12,
    shortest=12,
    longest=16,
    fewest_possible=6,
    most_possible=24,
    phase_plans=(TEEN_BEGINNING, TEEN_MIDDLE, TEEN_ENDING),
    ages=AGES,
    phone_checkins=PHONE_WEEKS,
    parents_at=parents_at,
    phase_lengths=phase_lengths,
    layout=layout,
    review_numbers=review_numbers,
    ending_from=ending_from,
)
