"""Why the work goes on without something that belongs to the initial phase."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from accounts.http import StaffRequest, get_or_post
from cases.access import open_case_for_writing
from sessions import actions, queries
from sessions.forms import GateReasonForm


@get_or_post
def gate_reason(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """One reason for all that is missing and has none yet."""
    case = open_case_for_writing(request, case_id)
    course = queries.course_of(case)
    form = GateReasonForm(request.POST or None)
    if form.is_valid():
        try:
            actions.give_gate_reason(case=case, by=request.user, **form.cleaned_data)
        except actions.RuleBroken as problem:
            form.add_problem(problem.field, str(problem))
        else:
            messages.success(request, "The reason stands with the case from now on.")
            return redirect("overview", case_id)
    context = {"case": case, "course": course, "tab": "plan", "form": form}
    context["gate"] = queries.gate_of(case, course)
    return render(request, "sessions/gate_reason.html", context)
