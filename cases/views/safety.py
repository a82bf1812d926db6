"""Risk entries, and how the client manages."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from accounts.http import StaffRequest, get_or_post
from cases import actions, queries
from cases.access import (
    can_shape,
    open_case,
    open_case_for_writing,
    open_case_to_shape,
)
from cases.forms import FunctioningForm, NewRiskForm
from protocols.risk import QUESTION


@get_or_post
def new_risk(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """What was asked about safety, outside a session's log."""
    case = open_case_for_writing(request, case_id)
    person = queries.person_in(case, request.GET.get("who", ""))
    about = queries.about_of(case, person)
    plan = queries.current_safety_plan(case, about=about)
    form = NewRiskForm(
        request.POST or None,
        has_plan=plan is not None,
        is_under_18=queries.is_under_18(person),
        today=timezone.localdate(),
    )
    if request.method == "POST" and form.is_valid():
        actions.record_risk(case=case, by=request.user, about=about, **form.entry())
        messages.success(request, "The risk entry is recorded.")
        return redirect("sessions:risk", case.pk)
    context = {
        "case": case,
        "tab": "risk",
        "form": form,
        "plan": plan,
        "last": queries.latest_risk(case, about=about),
        "question": QUESTION,
        "whom": person,
    }
    return render(request, "cases/new_risk.html", context)


@get_or_post
def functioning(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Seven areas of life, start against now, and a new rating."""
    door = open_case_to_shape if request.method == "POST" else open_case
    case = door(request, case_id)
    form = FunctioningForm(request.POST or None, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        actions.rate_functioning(case=case, by=request.user, **form.rating())
        messages.success(request, "The rating is recorded.")
        return redirect("cases:functioning", case.pk)
    lines = queries.functioning_start_and_now(case)
    context = {
        "case": case,
        "tab": "assessment",
        "form": form,
        "lines": lines,
        "areas": [line.drawn for line in lines],
        "ratings": queries.functioning_ratings(case),
        "may_write": can_shape(request, case),
    }
    return render(request, "cases/functioning.html", context)
