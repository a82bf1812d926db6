"""Rows that several kinds are made from: the newest version of each, never an older one."""

from __future__ import annotations

from cases.models import Case, ConfidentialityAgreement, IntakeVersion, SafetyPlan
from documents.queries.origins import Rows
from formulation.models import FocusArea, Formulation, Ipaf
from sessions.models import Contract, RelapsePlan


def agreement(case: Case) -> Rows:
    return Rows(rows=Contract.objects.filter(case=case).order_by("-number")[:1])


def assessment(case: Case) -> Rows:
    return Rows(rows=IntakeVersion.objects.filter(case=case).order_by("-number")[:1])


def confidentiality(case: Case) -> Rows:
    """What was agreed with a young client; nobody else has one."""
    agreed = ConfidentialityAgreement.objects.filter(case=case)
    return Rows(rows=agreed.order_by("-recorded_at")[:1])


def focus(case: Case) -> Rows:
    """What it says is the area and the client's words; that it was ended changes neither."""
    primary = FocusArea.objects.filter(case=case, rank=FocusArea.Rank.PRIMARY)
    return Rows(rows=primary.order_by("pk"), says=("area", "words"))


def formulation(case: Case) -> Rows:
    return Rows(rows=Formulation.objects.filter(case=case).order_by("-number")[:1])


def pattern(case: Case) -> Rows:
    return Rows(rows=Ipaf.objects.filter(case=case).order_by("-number")[:1])


def relapse_plan(case: Case) -> Rows:
    return Rows(rows=RelapsePlan.objects.filter(case=case).order_by("-number")[:1])


def safety_plan(case: Case) -> Rows:
    """The client's own: the partner of a couple has one apart."""
    own = SafetyPlan.objects.filter(case=case, about=None)
    return Rows(rows=own.order_by("-number")[:1])


def of_the_course(case: Case) -> tuple[Rows, ...]:
    """What a report of the whole course is made from, beside the signed notes."""
    return (agreement(case), assessment(case), focus(case), relapse_plan(case))
