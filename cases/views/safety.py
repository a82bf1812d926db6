"""Risk entries, the safety plan, and how the client manages."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest, get_or_post
from accounts.queries import practice
from cases import actions, queries
from cases.access import (
    can_shape,
    can_write,
    open_case,
    open_case_for_writing,
    open_case_to_shape,
)
from cases.forms import FunctioningForm, NewRiskForm, SafetyPlanForm
from protocols.risk import QUESTION


@get_or_post
def new_risk(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """What was asked about safety, outside a session's log."""
    case = open_case_for_writing(request, case_id)
    plan = queries.current_safety_plan(case)
    form = NewRiskForm(
        request.POST or None, has_plan=plan is not None, today=timezone.localdate()
    )
    if request.method == "POST" and form.is_valid():
        actions.record_risk(case=case, by=request.user, **form.entry())
        messages.success(request, "The risk entry is recorded.")
        return redirect("sessions:risk", case.pk)
    context = {
        "case": case,
        "tab": "risk",
        "form": form,
        "plan": plan,
        "last": queries.latest_risk(case),
        "question": QUESTION,
        "is_under_18": queries.is_under_18(case.client),
    }
    return render(request, "cases/new_risk.html", context)


@require_safe
def safety_plan(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """The plan that stands, and the versions before it."""
    case = open_case(request, case_id)
    plans = [(one, queries.plan_parts(one)) for one in queries.safety_plans(case)]
    context = {
        "case": case,
        "tab": "risk",
        "plans": plans,
        "practice": practice(),
        "today": timezone.localdate(),
        "may_write": can_write(request, case),
    }
    return render(request, "cases/safety_plan.html", context)


@require_safe
def print_safety_plan(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """The client's own copy: the plan and the numbers to call, nothing else."""
    case = open_case(request, case_id)
    plan = queries.current_safety_plan(case)
    if plan is None:
        return redirect("cases:safety_plan", case.pk)
    context = {
        "case": case,
        "plan": plan,
        "parts": queries.plan_parts(plan),
        "practice": practice(),
    }
    return render(request, "cases/print_safety_plan.html", context)


@get_or_post
def new_safety_plan(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """The next version, beginning with the last."""
    case = open_case_for_writing(request, case_id)
    last = queries.current_safety_plan(case)
    form = SafetyPlanForm(request.POST or None, last=last, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        plan = actions.make_safety_plan(case=case, by=request.user, **form.cleaned_data)
        messages.success(request, f"Version {plan.number} is the plan from now on.")
        return redirect("cases:safety_plan", case.pk)
    context = {
        "case": case,
        "tab": "risk",
        "form": form,
        "last": last,
        "practice": practice(),
    }
    return render(request, "cases/new_safety_plan.html", context)


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
