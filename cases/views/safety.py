"""Risk entries, the safety plan, and how the client manages."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
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
from cases.models import Case, Client
from protocols.risk import QUESTION


def _whose(request: StaffRequest, case: Case) -> Client:
    """The partner of a couple where the address says so, else the client."""
    return queries.person_in(case, request.GET.get("who", ""))


def _to_plan(case: Case, person: Client) -> HttpResponse:
    page = reverse("cases:safety_plan", args=[case.pk])
    return redirect(f"{page}{queries.whose_query(case, person)}")


@get_or_post
def new_risk(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """What was asked about safety, outside a session's log."""
    case = open_case_for_writing(request, case_id)
    person = _whose(request, case)
    about = queries.about_of(case, person)
    plan = queries.current_safety_plan(case, about=about)
    form = NewRiskForm(
        request.POST or None, has_plan=plan is not None, today=timezone.localdate()
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
        "is_under_18": queries.is_under_18(person),
        "whom": person,
    }
    return render(request, "cases/new_risk.html", context)


@require_safe
def safety_plan(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """The plan that stands, and the versions before it."""
    case = open_case(request, case_id)
    person = _whose(request, case)
    about = queries.about_of(case, person)
    plans = [
        (one, queries.plan_parts(one))
        for one in queries.safety_plans(case, about=about)
    ]
    context = {
        "case": case,
        "tab": "risk",
        "plans": plans,
        "practice": practice(),
        "today": timezone.localdate(),
        "may_write": can_write(request, case),
        "whom": person,
        "whose": queries.whose_query(case, person),
    }
    return render(request, "cases/safety_plan.html", context)


@require_safe
def print_safety_plan(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """The client's own copy: the plan and the numbers to call, nothing else."""
    case = open_case(request, case_id)
    person = _whose(request, case)
    plan = queries.current_safety_plan(case, about=queries.about_of(case, person))
    if plan is None:
        return _to_plan(case, person)
    context = {
        "case": case,
        "whom": person,
        "whose": queries.whose_query(case, person),
        "plan": plan,
        "parts": queries.plan_parts(plan),
        "practice": practice(),
    }
    return render(request, "cases/print_safety_plan.html", context)


@get_or_post
def new_safety_plan(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """The next version, beginning with the last."""
    case = open_case_for_writing(request, case_id)
    person = _whose(request, case)
    about = queries.about_of(case, person)
    last = queries.current_safety_plan(case, about=about)
    form = SafetyPlanForm(request.POST or None, last=last, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        plan = actions.make_safety_plan(
            case=case, by=request.user, about=about, **form.cleaned_data
        )
        messages.success(request, f"Version {plan.number} is the plan from now on.")
        return _to_plan(case, person)
    context = {
        "case": case,
        "tab": "risk",
        "form": form,
        "last": last,
        "practice": practice(),
        "whom": person,
        "whose": queries.whose_query(case, person),
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
