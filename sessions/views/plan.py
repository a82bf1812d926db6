"""The plan: proposed, agreed, changed openly."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from accounts.http import StaffRequest, get_or_post
from cases.access import can_decide, can_write, open_case, open_case_for_writing
from cases.models import Case
from formulation.queries import goals_of
from sessions import actions, queries
from sessions.dates import NoSuchTime
from sessions.forms import ChangePlanForm, PlanForm, proposed_values, standing_values
from sessions.queries import Course


@get_or_post
def plan(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """The plan as agreed; before that a proposal, which POST uses or only lays out."""
    is_post = request.method == "POST"
    case = (open_case_for_writing if is_post else open_case)(request, case_id)
    course = queries.course_of(case)
    if course.contract is not None:
        return _agreed(request, case, course)
    if course.protocol is None:
        return _page(request, "sessions/no_plan.html", case, course)
    values = proposed_values(course.protocol, course, timezone.localdate())
    form = PlanForm(
        request.POST if is_post else None, initial=values, known=course.protocol
    )
    shown = form if is_post else PlanForm(values, known=course.protocol)
    if is_post and form.is_valid() and "use" in request.POST:
        try:
            actions.agree_contract(case=case, by=request.user, **form.values())
        except actions.RuleBroken as problem:
            form.add_problem(problem.field, str(problem))
        else:
            messages.success(request, "Plan saved. Every session is booked.")
            return redirect("sessions:plan", case_id)
    return _page(
        request,
        "sessions/plan_proposed.html",
        case,
        course,
        form=form,
        proposal=shown.proposal() if shown.is_valid() else None,
    )


def _agreed(request: StaffRequest, case: Case, course: Course) -> HttpResponse:
    return _page(
        request,
        "sessions/plan.html",
        case,
        course,
        goals=goals_of(case),
        page=queries.plan_page(case, course),
    )


@get_or_post
def change_plan(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """A new version, with its reason; what is to come gets new days."""
    case = open_case_for_writing(request, case_id)
    course = queries.course_of(case)
    if course.contract is None or course.protocol is None:
        return redirect("sessions:plan", case_id)
    to_come = queries.movable(case, timezone.now())
    form = ChangePlanForm(
        request.POST or None,
        initial=standing_values(course.contract, to_come, timezone.localdate()),
        known=course.protocol,
        has_next=bool(to_come),
    )
    if form.is_valid():
        try:
            actions.change_contract(case=case, by=request.user, **form.values())
        except actions.RuleBroken as problem:
            form.add_problem(problem.field, str(problem))
        except NoSuchTime as problem:
            form.add_problem("time", str(problem))
        else:
            messages.success(request, "Plan changed. The earlier version stays below.")
            return redirect("sessions:plan", case_id)
    return _page(request, "sessions/change_plan.html", case, course, form=form)


def _page(
    request: StaffRequest, template: str, case: Case, course: Course, **more: object
) -> HttpResponse:
    context = {
        "case": case,
        "course": course,
        "tab": "plan",
        "may_write": can_write(request, case),
        "can_decide": can_decide(request, case),
    }
    return render(request, template, context | more)
