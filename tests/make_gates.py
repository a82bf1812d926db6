"""Builders for what belongs to the initial phase."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases.models import Case
from formulation.actions import share_ipaf
from formulation.models import Formulation, Ipaf
from tests import make, make_formulation


def formulation(case: Case, **fields: Any) -> Formulation:
    """A version that the client has agreed with; shared_on=None leaves it unshared."""
    number = Formulation.objects.filter(case=case).count() + 1
    values: dict[str, Any] = {
        "number": number,
        "link_sentence": "Low mood goes with a role that is lost",
        "reason": "" if number == 1 else "Heard more",
        "made_on": make.TODAY,
        "shared_on": make.TODAY,
        "recorded_at": make.NOW,
    }
    values |= fields
    if values["shared_on"]:
        values.setdefault("response", "AGREES")
    return Formulation.objects.create(case=case, author=case.therapist, **values)


def shared_ipaf(case: Case, on: date = make.TODAY, **fields: Any) -> Ipaf:
    written = make_formulation.ipaf(case, **fields)
    return share_ipaf(
        ipaf=written,
        by=case.therapist,
        shared_on=on,
        client_reaction="That is it.",
        at=make.NOW,
    )


def all_there(case: Case) -> None:
    """A focus agreed and a formulation shared; a plan comes with the course."""
    make_formulation.agreed_focus(case)
    formulation(case)
