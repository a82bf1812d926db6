"""Interpersonal counselling (IPC): 3 to 6 sessions in primary care, then a decision.

Weissman, Hankerson, Scorza et al. 2014; the form of three sessions is Evaluation,
Support, Triage (Weissman & Verdeli 2012). Given by people who are no psychotherapists,
with supervision: the first session follows a checklist, the last decides what is next.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from protocols.base import AgendaLine, Format, PhaseKey, ReviewKind
from protocols.formats import Option
from protocols.ipt import BEGINNING, ENDING, IPT_ADULT, MIDDLE
from protocols.laying_out import Layout, spread
from protocols.parts import ReviewNumbers, step

IPC = "Weissman, Hankerson, Scorza et al. 2014"
EST = "Weissman & Verdeli 2012"
SOURCE = f"{IPC}; {EST}"

# One session to assess, one to end (Weissman 2014).
FIRST_LENGTH = 1
LAST_LENGTH = 1
# Published forms differ; half an hour fits a primary care clinic. Own convention.
MINUTES = 30

_step = partial(step, source=SOURCE)

TRIAGE: tuple[Option, ...] = tuple(
    Option(key=key, title=title, source=SOURCE)
    for key, title in (
        ("WELL", "Well: no more is needed now"),
        ("WATCH", "Watch: look again on a fixed date"),
        ("REFER", "Refer on: more treatment, IPT among it"),
    )
)
FIRST_STEPS = (
    _step(
        "IPC_START",
        "The checklist",
        {
            "SYMPTOMS": "Symptoms gone through, with the questionnaire",
            "SAFETY": "Safety asked about; referred at once where needed",
            "STRESS": "What is hard just now",
            "NAMED": "What is wrong named and explained",
            "HELP": "Who can help now",
            "INVENTORY": "Short inventory: the people around what is hard",
            "AREA": "One problem area chosen",
            "PLAN": "Number of sessions and last date agreed",
        },
        ("Checklist", "First scores", "Crisis numbers"),
    ),
)
MIDDLE_STEPS = (
    _step(
        "IPC_WORK",
        "Working on the area",
        {
            "DETAIL": "The area in detail",
            "STRATEGY": "One strategy for it begun",
            "TRY": "Task: one thing to try",
        },
    ),
    _step(
        "IPC_TALK",
        "Saying it another way",
        {
            "OUTCOME": "What came of it",
            "WORDS": "One conversation prepared",
            "SUPPORT": "Someone asked for help",
        },
    ),
    _step(
        "IPC_DECIDE",
        "Deciding",
        {
            "OPTIONS": "Options, with for and against",
            "CHOICE": "One chosen by the client",
        },
    ),
    _step(
        "IPC_STEADY",
        "Making it steady",
        {
            "GAINS": "What is better, and what the client did",
            "LEFT": "Said that the next session is the last",
        },
    ),
)
LAST_STEPS = (
    _step(
        "IPC_CLOSE",
        "Review, and what comes next",
        {
            "SCORES": "Scores beside the first ones",
            "GAINS": "What has changed, and who did it",
            "SIGNS": "Warning signs, and whom to call",
            "TRIAGE": "Decided: well, watch, or refer on",
            "REFERRAL": "Referral made, where that was decided",
            "GOODBYE": "Said goodbye",
        },
        ("Review", "Letter to the GP"),
    ),
)


def phase_lengths(planned: int) -> tuple[int, int, int]:
    """Assessing, working, ending: 1, 4 and 1 of 6."""
    return (FIRST_LENGTH, planned - FIRST_LENGTH - LAST_LENGTH, LAST_LENGTH)


def review_numbers(planned: int) -> ReviewNumbers:
    """The area at 1, and the decision at the last; there is no time for one between."""
    return ((ReviewKind.FOCUS, FIRST_LENGTH), (ReviewKind.TRIAGE, planned))


def layout(planned: int) -> Layout:
    """The steps of each session; fewer sessions fold the working ones together."""
    first, middle, last = phase_lengths(planned)
    return (
        *spread(FIRST_STEPS, first),
        *spread(MIDDLE_STEPS, middle),
        *spread(LAST_STEPS, last),
    )


def at_the_last(planned: int) -> int:
    """Ending work, and what is written, belong to the last session."""
    return planned


IPT_COUNSELLING = replace(
    IPT_ADULT,
    key="IPT_COUNSELLING",
    title="IPC, interpersonal counselling, 3 to 6 sessions",
    short_title="IPC",
    format=Format.COUNSELLING,
    description=(
        "A few sessions on one problem between people, with a supervisor behind them. "
        "The last decides: well, watch, or refer on."
    ),
    source=SOURCE,
    sessions=6,
    shortest=3,
    longest=6,
    fewest_possible=3,
    most_possible=8,
    minutes=MINUTES,
    phase_plans=(
        replace(
            BEGINNING,
            title="Assessing",
            purpose="Symptoms, safety, who can help, and one problem area.",
            source=SOURCE,
        ),
        replace(
            MIDDLE,
            title="Working",
            purpose="One strategy for the problem area at a time.",
            source=SOURCE,
        ),
        replace(
            ENDING,
            purpose="What has changed, and the decision: well, watch, or refer on.",
            lines=(
                *ENDING.lines,
                AgendaLine(
                    key="IPC_ENDING_TRIAGE",
                    title="Well, watch, or refer on",
                    source=SOURCE,
                    phase=PhaseKey.ENDING,
                ),
            ),
            source=SOURCE,
        ),
    ),
    triage=TRIAGE,
    ending_due_when_left=0,
    letter_shared_when_left=0,
    phase_lengths=phase_lengths,
    layout=layout,
    review_numbers=review_numbers,
    letter_due=at_the_last,
    ending_from=at_the_last,
)
