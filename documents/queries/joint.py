"""What a document about one of a couple may say of the joint work: what both have heard.

And of the meetings alone those of the person whom it is about, never the other's
(docs/adr/0028).
"""

from __future__ import annotations

from dataclasses import dataclass

from cases.models import Case, Client, SafetyMeeting, Side
from formulation.models import JointFormulation, OwnPart
from formulation.queries.couples import (
    AgreementLine,
    PrintedArea,
    agreements_of,
    printed_expectations,
    printed_together,
)


@dataclass(frozen=True, kw_only=True)
class Joint:
    """`own_parts` are the person's own words that both heard; `alone` their meetings."""

    formulation: JointFormulation | None
    own_parts: tuple[OwnPart, ...]
    areas: tuple[PrintedArea, ...]
    agreements: tuple[AgreementLine, ...]
    alone: tuple[SafetyMeeting, ...]


def joint_of(case: Case, person: Client) -> Joint | None:
    """The joint work as `person` has it; None where one person comes. Six queries."""
    if case.partner is None:
        return None
    side = Side.SECOND if person == case.partner else Side.FIRST
    together = printed_together(case)
    return Joint(
        formulation=together.current,
        own_parts=tuple(one for one in together.parts if one.whose == side),
        areas=printed_expectations(case),
        agreements=agreements_of(case).lines,
        alone=tuple(
            SafetyMeeting.objects.filter(case=case, client=person).order_by(
                "held_on", "recorded_at", "pk"
            )
        ),
    )
