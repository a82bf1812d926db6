"""Maintenance: agreed after an ending, and looked at month by month."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest, get_or_post
from accounts.queries import practice
from cases.access import (
    can_shape,
    open_case,
    open_case_for_addendum,
    open_case_to_shape,
)
from cases.actions import CaseStillOpen, DayNotPossible, NotTheirClient
from sessions import actions, queries
from sessions.dates import NoSuchTime
from sessions.forms import MaintenanceForm, StepUpForm
from sessions.queries.maintenance import (
    areas_agreed_in,
    contract_of,
    maintenance_of,
)
from sessions.queries.relapse_plan import current_plan

REFUSED = (actions.RuleBroken, DayNotPossible, NoSuchTime)


@require_safe
def maintenance(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Months so far beside the score in remission, the rule, and what was agreed."""
    return _page(request, case_id, "sessions/maintenance.html")


@require_safe
def print_maintenance(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """What was agreed, on one page for the client."""
    return _page(request, case_id, "sessions/print_maintenance.html")


def _page(request: StaffRequest, case_id: UUID, template: str) -> HttpResponse:
    case = open_case(request, case_id)
    course = queries.course_of(case)
    context = {
        "case": case,
        "tab": "plan",
        "course": course,
        "page": maintenance_of(case, course, today=timezone.localdate()),
        "practice": practice(),
        "can_shape": can_shape(request, case),
    }
    return render(request, template, context)


@get_or_post
def agree_maintenance(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """The next version of the contract of a maintenance case."""
    case = open_case_to_shape(request, case_id)
    form = MaintenanceForm(
        request.POST or None, today=timezone.localdate(), contract=contract_of(case)
    )
    if form.is_valid():
        try:
            actions.agree_maintenance(case=case, by=request.user, terms=form.terms())
        except REFUSED as problem:
            _add(form, problem)
        else:
            messages.success(request, "Kept as a new version.")
            return redirect("sessions:maintenance", case_id)
    context = {"case": case, "tab": "plan", "form": form}
    return render(request, "sessions/maintenance_form.html", context)


@get_or_post
def continue_with_maintenance(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Open the case that follows this one, with its plan and its contract."""
    case = open_case_for_addendum(request, case_id)
    today, plan = timezone.localdate(), current_plan(case)
    begin = {
        "starts_on": today + timedelta(days=28),
        "early_signs": plan.early_signs if plan else "",
        "focus_areas": areas_agreed_in(case),
    }
    form = MaintenanceForm(request.POST or None, today=today, initial=begin)
    if form.is_valid():
        try:
            contract = actions.continue_with_maintenance(
                case=case,
                by=request.user,
                terms=form.terms(),
                at_time=form.cleaned_data["at"],
            )
        except (*REFUSED, CaseStillOpen, NotTheirClient) as problem:
            _add(form, problem)
        else:
            messages.success(request, "Maintenance is agreed, as a case of its own.")
            return redirect("sessions:maintenance", contract.case_id)
    context = {"case": case, "tab": "plan", "form": form, "is_new": True}
    return render(request, "sessions/maintenance_form.html", context)


@get_or_post
def step_up(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Weekly sessions for a while, with the reason. The rule only says that it is met."""
    case = open_case_to_shape(request, case_id)
    today, course = timezone.localdate(), queries.course_of(case)
    page = maintenance_of(case, course, today=today)
    begin: dict[str, Any] = {"decided_on": today, "first_on": today + timedelta(days=7)}
    if page is not None:
        begin |= {"sessions": page.contract.step_up_sessions}
        begin |= {"reason": page.rule if page.is_met else ""}
    form = StepUpForm(request.POST or None, initial=begin)
    if form.is_valid():
        score = page.last.score if page is not None and page.last else None
        try:
            actions.step_up(
                case=case, by=request.user, score=score, **form.cleaned_data
            )
        except REFUSED as problem:
            _add(form, problem)
        else:
            messages.success(request, "Booked. The monthly sessions stay as they are.")
            return redirect("sessions:maintenance", case_id)
    context = {
        "case": case,
        "tab": "plan",
        "form": form,
        "title": "Meet more often for a while",
        "lead": page.rule if page is not None else "",
    }
    return render(request, "sessions/ending_form.html", context)


def _add(form: MaintenanceForm | StepUpForm, problem: Exception) -> None:
    """A rule's sentence at its field, or above the form."""
    field = getattr(problem, "field", "")
    form.add_error(field if field in form.fields else None, str(problem))
