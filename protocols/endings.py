"""How courses end: the reasons, the relapse plan's sections, and what is felt about it.

Green, amber and red exist here alone: they are the client's own words for how they are
doing, never a grade that someone gives them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from protocols.base import Therapy, by_key

WMK = "Weissman, Markowitz & Klerman 2018"
OWN = "Own convention"
COMPLETED = "COMPLETED"


@dataclass(frozen=True, kw_only=True)
class EndReason:
    """Why a course closed. `is_early`: before the planned number of sessions."""

    key: str
    title: str
    is_early: bool
    # The supervisor is told.
    tells_supervisor: bool = False
    # Contacts after the ending are offered.
    is_followed_up: bool = True
    source: str = OWN


END_REASONS: tuple[EndReason, ...] = (
    EndReason(key=COMPLETED, title="Completed as planned", is_early=False),
    EndReason(key="AGREED_EARLY", title="Ended early, agreed by both", is_early=True),
    EndReason(key="STOPPED_COMING", title="The client stopped coming", is_early=True),
    EndReason(key="REFERRED_ON", title="Referred on", is_early=True),
    EndReason(key="MOVED", title="Moved away", is_early=True),
    EndReason(
        key="DIED",
        title="The client died",
        is_early=True,
        tells_supervisor=True,
        is_followed_up=False,
    ),
    EndReason(key="OTHER", title="Another reason", is_early=True),
)

_REASONS = by_key(END_REASONS, lambda item: item.key)


def end_reason(key: str) -> EndReason:
    """The reason with this key. Raises KeyError."""
    return _REASONS[key]


def end_reason_choices() -> list[tuple[str, str]]:
    """(key, title) of every reason, for a form."""
    return [(item.key, item.title) for item in END_REASONS]


@dataclass(frozen=True, kw_only=True)
class PlanSection:
    """A section of the relapse plan. `least`: entries needed before it is finished."""

    key: str
    title: str
    hint: str
    least: int
    therapies: tuple[Therapy, ...] = (Therapy.IPT, Therapy.DIT)
    source: str = f"{WMK}; own layout"


RELAPSE_PLAN: tuple[PlanSection, ...] = (
    PlanSection(
        key="TRIGGERS",
        title="What could set it off",
        hint="A date, a change of role, criticism, being alone; and when to expect it.",
        least=1,
    ),
    PlanSection(
        key="SIGNS",
        title="Warning signs",
        hint="Early ones and later ones. Who notices first, me or someone else?",
        least=2,
    ),
    PlanSection(
        key="GREEN",
        title="Green: doing well",
        hint="What I keep doing: people, routine, activity.",
        least=1,
    ),
    PlanSection(
        key="AMBER_SIGNS",
        title="Amber: what I notice",
        hint="Signs, in my own words, that it is slipping.",
        least=0,
    ),
    PlanSection(
        key="AMBER",
        title="Amber: what I do within 48 hours",
        hint="What I do, and which tool I use: a walk, talking it over, doing PHQ-9 again.",
        least=1,
    ),
    PlanSection(
        key="AMBER_TELL",
        title="Amber: whom I tell",
        hint="And how I say it.",
        least=0,
    ),
    PlanSection(
        key="RED_SIGNS",
        title="Red: what I notice",
        hint=(
            "My own signs that it is back. One that some people use: PHQ-9 at 10 or more, "
            "or 6 above my last score, for two weeks."
        ),
        least=0,
    ),
    PlanSection(
        key="RED",
        title="Red: what I do, and whom I call",
        hint="GP, service, someone to be with. The practice’s numbers are always printed.",
        least=1,
    ),
    PlanSection(
        key="RED_STOP",
        title="Red: what I leave off",
        hint="What can wait, and what makes it worse.",
        least=0,
    ),
    PlanSection(
        key="WAY_BACK",
        title="How I come back to treatment",
        hint="Whom I ask, and how.",
        least=0,
    ),
    PlanSection(
        key="SUPPORTERS",
        title="Who helps",
        hint="At least one person; if there is none, a professional.",
        least=1,
    ),
    PlanSection(
        key="HELPED",
        title="What helped",
        hint="Skills and habits that I keep.",
        least=0,
    ),
    PlanSection(
        key="LESSONS",
        title="Three things I have learned",
        hint="In my own words.",
        least=0,
    ),
    PlanSection(
        key="OBSTACLES",
        title="What could get in the way",
        hint="And what I answer.",
        least=0,
        therapies=(Therapy.IPT,),
    ),
    PlanSection(
        key="UNFINISHED",
        title="What is unfinished",
        hint="The next goal.",
        least=0,
    ),
    PlanSection(
        key="COPIES",
        title="Who has a copy",
        hint="Only those the client names.",
        least=0,
    ),
)


def relapse_plan_sections(therapy: str) -> tuple[PlanSection, ...]:
    """The sections of the plan for this therapy; DIT's is shorter."""
    return tuple(section for section in RELAPSE_PLAN if therapy in section.therapies)


def plan_title(therapy: str) -> str:
    """What the plan is called: DIT's is simpler, and has a plainer name."""
    if therapy == Therapy.DIT:
        return "What I’ll carry on"
    return "Relapse-prevention plan"


# What somebody may feel about an ending; the rest is said in the client's own words.
FEELINGS: tuple[tuple[str, str], ...] = (
    ("SAD", "Sad"),
    ("ANGRY", "Angry"),
    ("WORRIED", "Worried"),
    ("LONELY", "Lonely"),
    ("DISAPPOINTED", "Disappointed"),
    ("GUILTY", "Guilty"),
    ("RELIEVED", "Relieved"),
    ("GRATEFUL", "Grateful"),
    ("PROUD", "Proud"),
    ("HOPEFUL", "Hopeful"),
    ("NUMB", "Nothing much"),
    ("MIXED", "All at once"),
)
_FEELINGS = dict(FEELINGS)


def feeling_words(keys: Iterable[str]) -> list[str]:
    """The words of these feelings; keys that nobody knows any more are left out."""
    return [_FEELINGS[key] for key in keys if key in _FEELINGS]


# Contacts after the ending, in months. Own convention; many services ask at these times.
FOLLOW_UP_MONTHS = (1, 3, 6)
