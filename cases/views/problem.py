"""What is treated, and the measure that follows it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from accounts.http import StaffRequest, get_or_post
from cases import actions, queries
from cases.access import open_case_as_its_therapist
from cases.forms import ProblemForm


@get_or_post
def change_problem(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Correct the problem treated or its main measure."""
    case = open_case_as_its_therapist(request, case_id)
    form = ProblemForm(request.POST or None, case=case, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_problem(case=case, by=request.user, **form.cleaned_data)
        except actions.DayNotPossible as problem:
            form.add_error("changed_on", str(problem))
        except actions.SameProblem as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, "Changed. What was written before stays.")
            return redirect("cases:intake", case.pk)
    context = {"case": case, "tab": "assessment", "form": form}
    context["treated"] = queries.treated_of(case)
    return render(request, "cases/change_problem.html", context)
