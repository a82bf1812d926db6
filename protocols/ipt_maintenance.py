"""Maintenance IPT (IPT-M): one session a month for one to three years, to stay well.

Frank, Kupfer, Perel et al. 1990 (three years, monthly); Frank, Kupfer, Buysse et al.
2007 (weekly or twice monthly protected no better in women who had got well with IPT
alone). Start, keeping well, and a review with what comes next are our own layout; so are
the numbers of the step-up rule.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from protocols.base import AgendaLine, Format, PhaseKey, PhasePlan, ReviewKind
from protocols.formats import StepUp
from protocols.ipt import IPT_ADULT, MIDDLE, TASK_REVIEWED
from protocols.laying_out import Layout, beside, spread
from protocols.parts import ReviewNumbers, step

FRANK = "Frank, Kupfer, Perel et al. 1990; Frank, Kupfer, Buysse et al. 2007"
OWN = "Own convention"

# Monthly as every fourth week: the day of the week and the hour stay the same, and
# twelve sessions leave a year four weeks of holidays. Thirty days would wander.
CADENCE_DAYS = 28
SESSIONS_PER_YEAR = 12
YEARS = (1, 3)
# Every six months it is asked again whether to go on. Own convention.
REVIEW_EVERY_MONTHS = 6
START_LENGTH = 1
LAST_LENGTH = 2
# PHQ-9 that counts as a case again, or a reliable rise above the score in remission
# (NHS Talking Therapies manual v6), brings four weekly sessions. Own convention.
STEP_UP_SCORE = 10
STEP_UP_RISE = 6
STEP_UP_SESSIONS = 4
STEP_UP_CADENCE_DAYS = 7
# The ending has begun when one session is left.
ENDING_DUE_WHEN_LEFT = 1

_step = partial(step, source=f"{FRANK}; own layout")

START_STEPS = (
    _step(
        "KEEP_START",
        "Well now, and how to stay so",
        {
            "BASELINE": "Score in remission written down",
            "WHY": "Why maintenance: earlier episodes, what got better, the client's wish",
            "SIGNS": "Early warning signs",
            "AREAS": "What to work on: one area or several, and they may change",
            "STEP_UP": "When to meet weekly again, and when to stop",
            "PRESCRIBER": "Medication: what is taken, and whether the prescriber knows",
            "PLAN": "Number of sessions and last date agreed",
        },
        ("Maintenance plan", "Relapse plan"),
    ),
)
MONTHLY_STEPS = (
    _step(
        "KEEP_MONTH",
        "The month, and early signs",
        {
            "MONTH": "The month since last time: mood and people",
            "SIGNS": "Early warning signs asked about one by one",
            "WORK": "One thing between people worked on",
            "KEPT": "What of the gains is kept up",
        },
    ),
    _step(
        "KEEP_PEOPLE",
        "The month, and what repeats",
        {
            "MONTH": "The month since last time: mood and people",
            "REPEATS": "What repeats between people over the years",
            "SUPPORT": "Who helps, and who is new",
            "AHEAD": "What the next month brings",
        },
    ),
)
REVIEW_STEP = _step(
    "KEEP_REVIEW",
    "Six-monthly review",
    {
        "SCORES": "Scores beside the one in remission",
        "GOALS": "Goals rated",
        "AREAS": "Are these still the areas?",
        "MEDICATION": "Medication, with the prescriber",
        "GO_ON": "Go on, change how often, or stop",
    },
    ("Review",),
)
LAST_STEPS = (
    _step(
        "KEEP_CLOSE_BEGIN",
        "Beginning the ending",
        {
            "NAMED": "Ending named, and feelings about it",
            "NEXT": "A further year, or none",
            "PLAN": "Relapse plan gone over again",
        },
        ("Relapse plan",),
    ),
    _step(
        "KEEP_CLOSE",
        "Goodbye, or another year",
        {
            "SCORES": "Last questionnaires",
            "CREDIT": "What kept the client well",
            "CALL": "Whom to call, and when",
            "GOODBYE": "Said goodbye, or agreed the next plan",
        },
        ("Ending letter", "Letter to the GP"),
    ),
)


def _line(key: str, title: str, phase: PhaseKey) -> AgendaLine:
    return AgendaLine(key=key, title=title, source=FRANK, phase=phase)


START = PhasePlan(
    key=PhaseKey.BEGINNING,
    title="Start",
    tone=1,
    purpose="What being well looks like, early signs, and what to work on.",
    lines=(
        _line("KEEP_BEGINNING_BASELINE", "Score in remission", PhaseKey.BEGINNING),
        _line("KEEP_BEGINNING_EARLY", "Early signs", PhaseKey.BEGINNING),
        _line("KEEP_BEGINNING_AREAS", "Areas to work on", PhaseKey.BEGINNING),
    ),
    source=FRANK,
)
KEEPING_WELL = PhasePlan(
    key=PhaseKey.MIDDLE,
    title="Keeping well",
    tone=2,
    purpose="Month by month: early signs, and what happens between people.",
    lines=(
        *MIDDLE.lines,
        _line("KEEP_MIDDLE_EARLY", "Early signs", PhaseKey.MIDDLE),
    ),
    source=FRANK,
)
LAST = PhasePlan(
    key=PhaseKey.ENDING,
    title="Review and what next",
    tone=4,
    purpose="What kept the client well, and whether to go on.",
    lines=(
        TASK_REVIEWED,
        _line("KEEP_ENDING_CHANGED", "What kept the client well", PhaseKey.ENDING),
        _line("KEEP_ENDING_FEELINGS", "Feelings about ending", PhaseKey.ENDING),
        _line("KEEP_ENDING_PLAN", "Relapse plan", PhaseKey.ENDING),
        _line("KEEP_ENDING_NEXT", "A further year, or none", PhaseKey.ENDING),
    ),
    source=FRANK,
)


def phase_lengths(planned: int) -> tuple[int, int, int]:
    """Start, keeping well, review: 1, 9 and 2 of 12."""
    return (START_LENGTH, planned - START_LENGTH - LAST_LENGTH, LAST_LENGTH)


def review_numbers(planned: int) -> ReviewNumbers:
    """Every sixth session: six months at one a month."""
    return tuple(
        (ReviewKind.PERIODIC, number)
        for number in range(REVIEW_EVERY_MONTHS, planned + 1, REVIEW_EVERY_MONTHS)
    )


def layout(planned: int) -> Layout:
    """Months in which signs and patterns take turns; reviews share their session."""
    start, middle, last = phase_lengths(planned)
    sessions: Layout = (
        *spread(START_STEPS, start),
        *((MONTHLY_STEPS[month % len(MONTHLY_STEPS)],) for month in range(middle)),
        *spread(LAST_STEPS, last),
    )
    for _, number in review_numbers(planned):
        sessions = beside(sessions, number, REVIEW_STEP)
    return sessions


def letter_due(planned: int) -> int:
    """The last but one."""
    return planned - 1


def ending_from(planned: int) -> int:
    """The first session of the last phase."""
    return planned - LAST_LENGTH + 1


IPT_MAINTENANCE = replace(
    IPT_ADULT,
    key="IPT_MAINTENANCE",
    title="IPT-M, maintenance, 12 sessions a year",
    short_title="Maintenance IPT",
    format=Format.MAINTENANCE,
    description=(
        "One session a month for one to three years after getting well, for people whose "
        "depression comes back. A plan of its own, never a quiet extension."
    ),
    source=FRANK,
    sessions=SESSIONS_PER_YEAR * YEARS[0],
    shortest=SESSIONS_PER_YEAR * YEARS[0],
    longest=SESSIONS_PER_YEAR * YEARS[1],
    fewest_possible=6,
    most_possible=48,
    cadence_days=CADENCE_DAYS,
    phase_plans=(START, KEEPING_WELL, LAST),
    step_up=StepUp(
        score=STEP_UP_SCORE,
        rise=STEP_UP_RISE,
        sessions=STEP_UP_SESSIONS,
        cadence_days=STEP_UP_CADENCE_DAYS,
        source=OWN,
    ),
    review_every_months=REVIEW_EVERY_MONTHS,
    ending_due_when_left=ENDING_DUE_WHEN_LEFT,
    letter_shared_when_left=0,
    phase_lengths=phase_lengths,
    layout=layout,
    review_numbers=review_numbers,
    letter_due=letter_due,
    ending_from=ending_from,
)
