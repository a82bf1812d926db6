"""IPT or DIT: a comparison, questions, and the clinician's decision."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from accounts.http import StaffRequest, get_or_post
from cases import actions, queries
from cases.access import can_decide, open_case, open_case_as_its_therapist
from cases.forms import ChangeModelForm, SuitabilityForm
from cases.models import Case
from protocols import suitability as guide
from protocols.intake.shapes import ADULT_FROM


@get_or_post
def suitability(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Read the comparison, ask the questions, write the decision."""
    door = open_case_as_its_therapist if request.method == "POST" else open_case
    case = door(request, case_id)
    today = timezone.localdate()
    form = SuitabilityForm(
        request.POST or None, age=case.client.age_on(today), today=today
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.decide_model(case=case, by=request.user, **form.decided())
        except actions.DayNotPossible as problem:
            form.add_error("decided_on", str(problem))
        else:
            messages.success(request, "The decision is recorded.")
            return _after_choosing(case)
    found = list(queries.suitability_reviews(case))
    changes = list(queries.model_changes(case))
    context = {
        "case": case,
        "tab": "assessment",
        "form": form,
        "beside": queries.beside_of(case),
        "reviews": [queries.read_review(one) for one in found],
        "changes": changes,
        "change": queries.overtaking_change(found, changes),
        "comparison": guide.COMPARISON,
        "cautions": guide.CAUTIONS,
        "under_18": _caution_of_age(case),
        "may_write": can_decide(request, case),
    }
    return render(request, "cases/suitability.html", context)


def _after_choosing(case: Case) -> HttpResponse:
    """A model for couples asks for the partner next."""
    case.refresh_from_db(fields=["protocol_key"])
    page = "cases:add_partner" if queries.lacks_partner(case) else "cases:suitability"
    return redirect(page, case.pk)


def _caution_of_age(case: Case) -> guide.Caution | None:
    is_young = case.client.age_on(timezone.localdate()) < ADULT_FROM
    return guide.caution("UNDER_18") if is_young else None


@get_or_post
def change_model(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Another model later on; what was recorded under the old one stays."""
    case = open_case_as_its_therapist(request, case_id)
    if not case.is_model_decided:
        return redirect("cases:suitability", case.pk)
    today = timezone.localdate()
    form = ChangeModelForm(
        request.POST or None,
        current=case.protocol_key,
        age=case.client.age_on(today),
        today=today,
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_model(case=case, by=request.user, **form.cleaned_data)
        except actions.DayNotPossible as problem:
            form.add_error("changed_on", str(problem))
        else:
            messages.success(request, "The model is changed. What was recorded stays.")
            return _after_choosing(case)
    context = {
        "case": case,
        "tab": "assessment",
        "form": form,
        "current": queries.model_title(case),
        "changes": queries.model_changes(case),
    }
    return render(request, "cases/change_model.html", context)
