"""The client's plan for staying well: written, compared, printed, given away."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest, get_or_post
from accounts.queries import practice
from cases.access import open_case, open_case_to_shape
from cases.actions import DayNotPossible
from cases.models import Case
from cases.queries import current_safety_plan
from protocols.base import Therapy
from protocols.endings import plan_title
from sessions import actions, queries
from sessions.forms import PlanCopyForm, RelapsePlanForm
from sessions.queries.relapse_plan import (
    compared_plans,
    plan_to_begin_with,
    plans_of,
    two_plans,
)


def _therapy(case: Case) -> str:
    course = queries.course_of(case)
    return course.protocol.therapy if course.protocol else Therapy.IPT


@get_or_post
def relapse_plan(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """The next version, beginning with the last."""
    case = open_case_to_shape(request, case_id)
    therapy, today = _therapy(case), timezone.localdate()
    begin = plan_to_begin_with(case, today)
    form = RelapsePlanForm(
        request.POST or None,
        therapy=therapy,
        begin=begin,
        initial={"made_on": today} | begin.parts,
    )
    if form.is_valid():
        try:
            actions.write_relapse_plan(case=case, by=request.user, **form.values())
        except actions.PlanIncomplete as problem:
            form.add_problems(problem.problems)
        except actions.RuleBroken as problem:
            form.add_error(problem.field or None, str(problem))
        else:
            messages.success(request, "Plan saved as a new version.")
            return redirect("documents:ending", case_id)
    context = {
        "case": case,
        "tab": "plan",
        "form": form,
        "title": plan_title(therapy),
        "practice": practice(),
        "safety_plan": current_safety_plan(case),
    }
    return render(request, "sessions/relapse_plan.html", context)


@require_safe
def plan_versions(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Two versions side by side, part by part."""
    case = open_case(request, case_id)
    shown = plans_of(case)
    pair = two_plans(shown, _number(request, "older"), _number(request, "newer"))
    context = {
        "case": case,
        "tab": "plan",
        "title": plan_title(_therapy(case)),
        "versions": [one.plan for one in shown],
        "pair": [one.plan for one in pair] if pair else None,
        "parts": compared_plans(*pair) if pair else [],
    }
    return render(request, "sessions/plan_versions.html", context)


def _number(request: StaffRequest, name: str) -> int | None:
    typed = request.GET.get(name, "")
    return int(typed) if typed.isascii() and typed.isdigit() else None


@get_or_post
def give_copy(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Who holds a copy of the plan as it stands, and that the client agreed."""
    case = open_case_to_shape(request, case_id)
    plan = plans_of(case)[:1]
    if not plan:
        return redirect("sessions:relapse_plan", case_id)
    today = timezone.localdate()
    form = PlanCopyForm(request.POST or None, today=today, initial={"given_on": today})
    if form.is_valid():
        try:
            actions.give_plan_copy(
                plan=plan[0].plan, by=request.user, **form.cleaned_data
            )
        except (actions.RuleBroken, DayNotPossible) as problem:
            form.add_error(getattr(problem, "field", "") or None, str(problem))
        else:
            messages.success(request, "Kept.")
            return redirect("documents:ending", case_id)
    context = {
        "case": case,
        "tab": "plan",
        "form": form,
        "title": "A copy of the plan",
        "lead": f"Of version {plan[0].plan.number}.",
    }
    return render(request, "sessions/ending_form.html", context)


@require_safe
def print_plan(request: StaffRequest, case_id: UUID, size: str) -> HttpResponse:
    """The client's own copy: a page, or a card for the wallet."""
    case = open_case(request, case_id)
    shown = next(iter(plans_of(case)), None)
    if shown is None:
        return redirect("documents:ending", case_id)
    context = {
        "case": case,
        "shown": shown,
        "title": plan_title(_therapy(case)),
        "practice": practice(),
        "is_card": size == "card",
        "is_own": True,
    }
    return render(request, "sessions/print_plan.html", context)


@require_safe
def print_copy(request: StaffRequest, case_id: UUID, copy_id: UUID) -> HttpResponse:
    """A copy for somebody else, once the client has agreed to it."""
    case = open_case(request, case_id)
    copy = get_object_or_404(case.plan_copies, pk=copy_id)
    shown = next((one for one in plans_of(case) if one.plan.pk == copy.plan_id), None)
    if shown is None:
        raise Http404
    context = {
        "case": case,
        "shown": shown,
        "title": plan_title(_therapy(case)),
        "practice": practice(),
        "copy": copy,
        "is_own": copy.holder == copy.Holder.CLIENT,
    }
    return render(request, "sessions/print_plan.html", context)
