"""A safety plan as it is read, printed and compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cases.models import Helper, SafetyPlan
from protocols.risk import SAFETY_PLAN


@dataclass(frozen=True, kw_only=True)
class PlanPart:
    """One part of a safety plan as it is read and printed."""

    key: str
    title: str
    text: str


@dataclass(frozen=True, kw_only=True)
class PlanPartPair:
    """One part in two versions, either text possibly empty."""

    title: str
    older: str
    newer: str

    @property
    def is_changed(self) -> bool:
        return self.older != self.newer


def plan_parts(plan: SafetyPlan, *, is_clients_own: bool = False) -> list[PlanPart]:
    """The parts that were filled in, in the order of Stanley & Brown 2012.

    `is_clients_own`: for the client's paper, without who knows of the list.
    """
    parts = [
        PlanPart(
            key=part.key,
            title=part.title,
            text=_text(plan, part.key, is_clients_own=is_clients_own),
        )
        for part in SAFETY_PLAN
    ]
    return [part for part in parts if part.text]


def _text(plan: SafetyPlan, key: str, *, is_clients_own: bool) -> str:
    words = str(getattr(plan, key))
    if key != "people_to_ask":
        return words
    lines = [_helper_line(one, is_clients_own=is_clients_own) for one in plan.people]
    return "\n".join([*lines, words] if words else lines)


def _helper_line(helper: Helper, *, is_clients_own: bool) -> str:
    said = [helper.name, helper.phone]
    if not is_clients_own:
        knows = "knows" if helper.is_told else "does not know yet"
        said.append(f"{knows} about being on this list")
    return ", ".join(part for part in said if part)


def two_versions(
    plans: Sequence[SafetyPlan], older: str = "", newer: str = ""
) -> tuple[SafetyPlan, SafetyPlan] | None:
    """The two versions with these numbers, the older first; the last two where the numbers
    name no two versions. None while there is only one. `plans` are newest first."""
    if len(plans) < 2:
        return None
    by_number = {str(plan.number): plan for plan in plans}
    pair = [by_number.get(older), by_number.get(newer)]
    chosen = [plan for plan in pair if plan is not None]
    if len(chosen) < 2 or chosen[0] == chosen[1]:
        return plans[1], plans[0]
    first, second = sorted(chosen, key=lambda plan: plan.number)
    return first, second


def compared_parts(older: SafetyPlan, newer: SafetyPlan) -> list[PlanPartPair]:
    """Part by part; one that is empty in both is left out."""
    pairs = [
        PlanPartPair(
            title=part.title,
            older=_text(older, part.key, is_clients_own=False),
            newer=_text(newer, part.key, is_clients_own=False),
        )
        for part in SAFETY_PLAN
    ]
    return [pair for pair in pairs if pair.older or pair.newer]
