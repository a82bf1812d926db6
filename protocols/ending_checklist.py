"""What belongs to an ending, line by line, and which agenda lines of which manual say it.

A line ticks itself when one of its agenda lines was ticked in a session. Where a manual
has no agenda line for it (a short format names no other losses), it is noted by hand:
nothing is inferred from a line that says something else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from protocols.base import by_key
from protocols.endings import OWN, WMK


class Stage(StrEnum):
    """When a step of the ending is due."""

    LAST_SESSIONS = "LAST_SESSIONS"
    WRITTEN = "WRITTEN"
    LAST = "LAST"
    AFTER = "AFTER"


STAGE_TITLES: dict[Stage, str] = {
    Stage.LAST_SESSIONS: "In the sessions of the ending",
    Stage.WRITTEN: "On paper, before the last session",
    Stage.LAST: "At the last session",
    Stage.AFTER: "When it is over",
}


@dataclass(frozen=True, kw_only=True)
class EndingStepDef:
    """One line of the ending checklist.

    `ticks` are agenda lines that say it was done in a session; what stands elsewhere in
    the record (`is_recorded`) is never ticked by hand.
    """

    key: str
    title: str
    stage: Stage
    ticks: frozenset[str] = frozenset()
    is_recorded: bool = False
    source: str = f"{WMK}; own list"


NAMED = "NAMED"
FEELINGS_INVITED = "FEELINGS_INVITED"
LOSSES = "LOSSES"
GAINS = "GAINS"
UNFINISHED = "UNFINISHED"
PLAN = "PLAN"
LETTER = "LETTER"
SCORES = "SCORES"
GOALS = "GOALS"
NEXT_STEP = "NEXT_STEP"
GP_LETTER = "GP_LETTER"
COMPLAINT_ROUTE = "COMPLAINT_ROUTE"
CLOSED = "CLOSED"

# "Said how many sessions are left, and asked what that brings up": of each manual its own.
_LEFT = ("STEADY_LEFT", "TEEN_HOME_LEFT", "COUPLE_STEADY_LEFT", "GROUP_STEADY_LEFT")
_NAMED = (
    "CLOSE_BEGIN_NAMED",
    "TEEN_CLOSE_BEGIN_NAMED",
    "COUPLE_CLOSE_BEGIN_NAMED",
    "GROUP_CLOSE_NAMED_NAMED",
    # The one session before the last has no line of its own for it.
    "BRIEF_NEAR_FEELINGS",
    "IPC_STEADY_LEFT",
    "KEEP_CLOSE_BEGIN_NAMED",
    "DIT_CONSOLIDATION_ENDING",
    "DIT_CLOSE_NAMED_FELT",
)
_FEELINGS = (
    "ENDING_FEELINGS",
    "CLOSE_BEGIN_FEELINGS",
    "CLOSE_GOODBYE_FEELINGS",
    "TEEN_CLOSE_BEGIN_FEELINGS",
    "COUPLE_CLOSE_BEGIN_FEELINGS",
    "GROUP_CLOSE_NAMED_LOSS",
    "BRIEF_NEAR_FEELINGS",
    # One line for both, in a month's session.
    "KEEP_CLOSE_BEGIN_NAMED",
    "KEEP_ENDING_FEELINGS",
    "DIT_CLOSE_NAMED_FELT",
    "DIT_WIDEN_LEAVING",
)
_LOSSES = (
    "CLOSE_BEGIN_OTHER",
    "GROUP_CLOSE_FEEL_OTHER",
    "DIT_END_LOSS",
    "DIT_CLOSE_NAMED_FLARES",
)
_GAINS = (
    "ENDING_CHANGED",
    "CLOSE_BEGIN_CREDIT",
    "CLOSE_ALONE_NEW",
    "CLOSE_GOODBYE_WHY",
    "TEEN_CLOSE_BEGIN_CREDIT",
    "TEEN_CLOSE_GOODBYE_WHY",
    "COUPLE_CLOSE_BEGIN_CREDIT",
    "COUPLE_CLOSE_GOODBYE_WHY",
    "GROUP_CLOSE_GAINS_CREDIT",
    "GROUP_CLOSE_GAINS_OWN",
    "BRIEF_CLOSE_CREDIT",
    "IPC_STEADY_GAINS",
    "IPC_CLOSE_GAINS",
    "KEEP_ENDING_CHANGED",
    "KEEP_CLOSE_CREDIT",
    "DIT_END_TAKES",
    "DIT_CLOSE_ANSWER_CARRIED",
)
_UNFINISHED = (
    "CLOSE_STEADY_UNFINISHED",
    "TEEN_CLOSE_STEADY_UNFINISHED",
    "COUPLE_CLOSE_STEADY_UNFINISHED",
    "DIT_CLOSE_ANSWER_SETBACKS",
)
_NEXT_STEP = (
    "ENDING_NEXT",
    "CLOSE_STEADY_MAINTENANCE",
    "CLOSE_GOODBYE_NEXT",
    "TEEN_CLOSE_GOODBYE_NEXT",
    "COUPLE_CLOSE_GOODBYE_NEXT",
    "BRIEF_CLOSE_NEXT",
    "IPC_ENDING_TRIAGE",
    "IPC_CLOSE_TRIAGE",
    "KEEP_ENDING_NEXT",
    "KEEP_CLOSE_BEGIN_NEXT",
    "DIT_CLOSE_GOODBYE_NEXT",
)

CHECKLIST: tuple[EndingStepDef, ...] = (
    EndingStepDef(
        key=NAMED,
        title="Ending named",
        stage=Stage.LAST_SESSIONS,
        ticks=frozenset([*_LEFT, *_NAMED]),
    ),
    EndingStepDef(
        key=FEELINGS_INVITED,
        title="Feelings about it invited",
        stage=Stage.LAST_SESSIONS,
        ticks=frozenset([*_LEFT, *_FEELINGS]),
    ),
    EndingStepDef(
        key=LOSSES,
        title="Linked to other endings and losses",
        stage=Stage.LAST_SESSIONS,
        ticks=frozenset(_LOSSES),
    ),
    EndingStepDef(
        key=GAINS,
        title="Gains are the client’s own",
        stage=Stage.LAST_SESSIONS,
        ticks=frozenset(_GAINS),
    ),
    EndingStepDef(
        key=UNFINISHED,
        title="What is unfinished, named",
        stage=Stage.LAST_SESSIONS,
        ticks=frozenset(_UNFINISHED),
    ),
    EndingStepDef(
        key=PLAN, title="Plan written", stage=Stage.WRITTEN, is_recorded=True
    ),
    EndingStepDef(key=LETTER, title="Letter", stage=Stage.WRITTEN, is_recorded=True),
    EndingStepDef(
        key=SCORES, title="Last questionnaires", stage=Stage.LAST, is_recorded=True
    ),
    EndingStepDef(key=GOALS, title="Goals rated", stage=Stage.LAST, is_recorded=True),
    EndingStepDef(
        key=NEXT_STEP,
        title="Next step decided: maintenance, another help, or none",
        stage=Stage.LAST,
        ticks=frozenset(_NEXT_STEP),
    ),
    EndingStepDef(
        key=COMPLAINT_ROUTE,
        title="Told how to reach us, and how to complain",
        stage=Stage.LAST,
        source=OWN,
    ),
    EndingStepDef(
        key=GP_LETTER,
        title="Letter to the GP",
        stage=Stage.AFTER,
        is_recorded=True,
        source=OWN,
    ),
    EndingStepDef(
        key=CLOSED, title="Case closed", stage=Stage.AFTER, is_recorded=True, source=OWN
    ),
)

_STEPS = by_key(CHECKLIST, lambda item: item.key)
_OF_TICK: Mapping[str, tuple[str, ...]] = {
    tick: tuple(step.key for step in CHECKLIST if tick in step.ticks)
    for tick in sorted(frozenset().union(*(step.ticks for step in CHECKLIST)))
}


def ending_step(key: str) -> EndingStepDef:
    """The line of the checklist with this key. Raises KeyError."""
    return _STEPS[key]


def steps_by_hand() -> list[tuple[str, str]]:
    """(key, title) of the lines that can be noted outside a session, for a form."""
    return [(one.key, one.title) for one in CHECKLIST if not one.is_recorded]


def steps_of_tick(tick: str) -> tuple[str, ...]:
    """The lines that this agenda line ticks; one of a month's session may tick two."""
    return _OF_TICK.get(tick, ())


def ticks_of_endings() -> frozenset[str]:
    """Every agenda line that ticks a line of the checklist."""
    return frozenset(_OF_TICK)
