"""The ending and the relapse-prevention plan."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest, get_or_post
from cases.access import can_decide, can_shape, open_case, open_case_to_shape
from protocols.base import Therapy
from sessions import actions, queries
from sessions.forms.ending import RelapsePlanForm
from sessions.queries.ending import ending_of, plan_to_begin_with, plans_of


@require_safe
def ending(request: StaffRequest, case_id: UUID) -> HttpResponse:
    case = open_case(request, case_id)
    course = queries.course_of(case)
    context = {
        "case": case,
        "tab": "plan",
        "course": course,
        "ending": ending_of(case, course),
        "plans": plans_of(case),
        "can_shape": can_shape(request, case),
        "can_decide": can_decide(request, case),
        "may_add": queries.may_add(case, request.user),
    }
    return render(request, "sessions/ending.html", context)


@get_or_post
def relapse_plan(request: StaffRequest, case_id: UUID) -> HttpResponse:
    case = open_case_to_shape(request, case_id)
    course = queries.course_of(case)
    therapy = course.protocol.therapy if course.protocol else Therapy.IPT
    begin = {"made_on": timezone.localdate()} | plan_to_begin_with(case)
    form = RelapsePlanForm(request.POST or None, initial=begin, therapy=therapy)
    if form.is_valid():
        try:
            actions.write_relapse_plan(case=case, by=request.user, **form.cleaned_data)
        except actions.PlanIncomplete as problem:
            for part, sentence in problem.problems.items():
                form.add_error(part, sentence)
        except actions.RuleBroken as problem:
            form.add_error(problem.field or None, str(problem))
        else:
            messages.success(request, "Plan saved as a new version.")
            return redirect("sessions:ending", case_id)
    context = {"case": case, "tab": "plan", "course": course, "form": form}
    return render(request, "sessions/relapse_plan.html", context)
