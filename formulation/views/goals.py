"""Goals in the client's words, with the client's own ratings."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import (
    require_POST,
    require_safe,
)

from accounts.http import StaffRequest, get_or_post
from cases.access import open_case, open_case_to_shape
from cases.models import Case
from formulation import actions, queries
from formulation.forms import AddGoalForm, FinishForm, GoalForm, RateForm
from formulation.models import Goal
from formulation.views.room import case_page, press, succeeds

TAB = "plan"


@require_safe
def goals(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Every goal with its trend."""
    case = open_case(request, case_id)
    lines = queries.goals_of(case)
    active = [line for line in lines if line.is_active]
    return case_page(
        request,
        "goals",
        case,
        TAB,
        active=active,
        groups=queries.by_method(active),
        finished=[line for line in lines if not line.is_active],
        is_many=len(active) > queries.MANY_GOALS,
    )


@get_or_post
def add_goal(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """A goal, with its baseline where the client can say."""
    case = open_case_to_shape(request, case_id)
    form = AddGoalForm(request.POST or None, case=case, today=timezone.localdate())
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.set_goal(case=case, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, "Goal set.")
        return redirect("formulation:goals", case.pk)
    return case_page(request, "goal_form", case, TAB, form=form)


@get_or_post
def rate_goals(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """All goals at once, on one day."""
    case = open_case_to_shape(request, case_id)
    lines = [line for line in queries.goals_of(case) if line.is_active]
    form = RateForm(request.POST or None, lines=lines, today=timezone.localdate())
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.rate_goals(
            case=case,
            by=request.user,
            values=form.values(),
            rated_on=form.cleaned_data["rated_on"],
        ),
    ):
        messages.success(request, "Rated.")
        return redirect("formulation:goals", case.pk)
    return case_page(
        request,
        "rate_goals",
        case,
        TAB,
        form=form,
        lines=lines,
        kind=queries.focus_kind_of(case),
    )


@get_or_post
def goal(request: StaffRequest, case_id: UUID, goal_id: UUID) -> HttpResponse:
    """One goal: its ratings, its words, how it ended."""
    opener = open_case_to_shape if request.method == "POST" else open_case
    case = opener(request, case_id)
    one = _goal_of(case, goal_id)
    form = GoalForm.of(one, request.POST or None)
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.change_goal(goal=one, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, "Saved.")
        return redirect("formulation:goal", case.pk, one.pk)
    return _goal_page(request, case, one, form=form)


@require_POST
def finish_goal(request: StaffRequest, case_id: UUID, goal_id: UUID) -> HttpResponse:
    """Met, partly met or let go."""
    case = open_case_to_shape(request, case_id)
    one = _goal_of(case, goal_id)
    form = FinishForm(request.POST)
    if succeeds(
        form,
        lambda: actions.finish_goal(goal=one, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, "Goal finished. It can be taken up again.")
        return redirect("formulation:goal", case.pk, one.pk)
    return _goal_page(request, case, one, finish_form=form)


@require_POST
def reopen_goal(request: StaffRequest, case_id: UUID, goal_id: UUID) -> HttpResponse:
    """Undo of finishing."""
    case = open_case_to_shape(request, case_id)
    one = _goal_of(case, goal_id)
    press(
        request,
        lambda: actions.reopen_goal(goal=one, by=request.user),
        done="Taken up again.",
    )
    return redirect("formulation:goal", case.pk, one.pk)


def _goal_of(case: Case, goal_id: UUID) -> Goal:
    return get_object_or_404(
        case.goals.select_related("case", "focus_area"), pk=goal_id
    )


def _goal_page(
    request: StaffRequest,
    case: Case,
    one: Goal,
    *,
    form: GoalForm | None = None,
    finish_form: FinishForm | None = None,
) -> HttpResponse:
    form = form or GoalForm.of(one)
    finish_form = finish_form or FinishForm()
    return case_page(
        request,
        "goal",
        case,
        TAB,
        line=queries.goal_line(one),
        form=form,
        finish_form=finish_form,
        forms=[form, finish_form],
    )
