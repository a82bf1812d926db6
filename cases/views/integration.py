"""How the treatment stands beside other treatment."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from accounts.http import StaffRequest, get_or_post
from cases import actions, queries
from cases.access import can_shape, open_case, open_case_to_shape
from cases.forms import IntegrationForm


@get_or_post
def integration(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Read what stands, and write down a change of it."""
    door = open_case_to_shape if request.method == "POST" else open_case
    case = door(request, case_id)
    beside = queries.beside_of(case)
    form = IntegrationForm(
        request.POST or None, standing=beside.now, today=timezone.localdate()
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_integration(case=case, by=request.user, **form.cleaned_data)
        except (actions.DayNotPossible, actions.SameIntegration) as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, "Recorded. What stood before stays.")
            return redirect("cases:integration", case.pk)
    context = {
        "case": case,
        "tab": "assessment",
        "form": form,
        "beside": beside,
        "may_write": can_shape(request, case),
    }
    return render(request, "cases/integration.html", context)
