"""How courses end: the reasons, and the relapse plan's sections.

Green, amber and red exist here alone: they are the client's own words for how they are
doing, never a grade that someone gives them.
"""

from __future__ import annotations

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
    source: str = OWN


END_REASONS: tuple[EndReason, ...] = (
    EndReason(key=COMPLETED, title="Completed as planned", is_early=False),
    EndReason(key="AGREED_EARLY", title="Ended early, agreed by both", is_early=True),
    EndReason(key="STOPPED_COMING", title="The client stopped coming", is_early=True),
    EndReason(key="REFERRED_ON", title="Referred on", is_early=True),
    EndReason(key="MOVED", title="Moved away", is_early=True),
    EndReason(
        key="DIED", title="The client died", is_early=True, tells_supervisor=True
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
        key="AMBER",
        title="Amber: slipping",
        hint="What I do within two days, whom I tell, which tool I use.",
        least=1,
    ),
    PlanSection(
        key="RED",
        title="Red: it is back",
        hint="My own signs, whom I call, how I come back to treatment.",
        least=1,
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
        hint="Skills, and three lessons in my own words.",
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
