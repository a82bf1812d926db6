"""What an assessment needs beside its form, and which page holds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cases.models import (
    Case,
    Consent,
    Contact,
    FunctioningRating,
    RiskEntry,
    SuitabilityReview,
)
from cases.queries.people import consents_of, contacts_of
from cases.registry import need_is_met
from protocols.functioning import FUNCTIONING
from protocols.intake import ElsewhereKey


@dataclass(frozen=True, kw_only=True)
class Elsewhere:
    """Something that belongs to the assessment and another page holds.

    `is_needed`: the assessment is not complete without it.
    """

    key: ElsewhereKey
    title: str
    is_done: bool
    is_needed: bool = True


def has_answer(value: object) -> bool:
    """0 is an answer; blanks, empty lists and an empty tick are not."""
    return value is not False and value not in ("", None, [])


def needed_elsewhere(case: Case, answers: Mapping[str, Any]) -> tuple[Elsewhere, ...]:
    """Everything beside the form; six queries at most."""
    client = case.client
    asked = {line.kind for line in consents_of(client) if line.consent is not None}
    basic = {Consent.Kind.TREATMENT.value, Consent.Kind.RECORDS.value}
    kinds = {contact.kind for contact in contacts_of(client)}
    return (
        Elsewhere(
            key=ElsewhereKey.CONTACTS,
            title="Emergency contact, and how to reach the client safely",
            is_done=Contact.Kind.EMERGENCY in kinds and bool(client.safe_contact),
        ),
        Elsewhere(
            key=ElsewhereKey.CONSENT,
            title="Consent to treatment and to keeping this record",
            is_done=basic <= asked,
        ),
        Elsewhere(
            key=ElsewhereKey.RISK,
            title="First risk entry",
            is_done=RiskEntry.objects.filter(case=case, about=None).exists(),
        ),
        Elsewhere(
            key=ElsewhereKey.MEASURES,
            title="First scores",
            is_done=need_is_met(ElsewhereKey.MEASURES, case),
        ),
        Elsewhere(
            key=ElsewhereKey.FUNCTIONING,
            title="Managing life: the areas that apply",
            is_done=_is_functioning_rated(case, answers),
        ),
        Elsewhere(
            key=ElsewhereKey.SUITABILITY,
            title="IPT or DIT: the decision",
            is_done=case.is_model_decided
            or SuitabilityReview.objects.filter(case=case).exists(),
            is_needed=False,
        ),
    )


def _is_functioning_rated(case: Case, answers: Mapping[str, Any]) -> bool:
    """Not every area applies to everyone; all of them blank is no assessment."""
    if any(has_answer(answers.get(f"functioning_{area.key}")) for area in FUNCTIONING):
        return True
    return FunctioningRating.objects.filter(case=case).exists()
