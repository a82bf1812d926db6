"""How many cases a supervisee has."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from accounts.http import StaffRequest, get_or_post
from supervision import actions, queries
from supervision.access import open_supervisee
from supervision.forms import LoadForm

CASELOAD = "supervision:caseload"


@get_or_post
def load(request: StaffRequest, therapist_id: UUID) -> HttpResponse:
    """The numbers, what was said to them, and the supervisor's own word."""
    therapist = open_supervisee(request, therapist_id)
    today = timezone.localdate()
    form = LoadForm(request.POST or None, today=today)
    if form.is_valid():
        try:
            actions.look_at_load(
                therapist=therapist, by=request.user, **form.cleaned_data
            )
        except actions.LookEndsInThePast as problem:
            form.add_error("until_on", str(problem))
        except actions.LoadIsWithinLimits as problem:
            messages.warning(request, str(problem))
            return redirect(CASELOAD)
        else:
            messages.success(
                request, "Seen. It is said again after that day, or sooner."
            )
            return redirect(CASELOAD)
    context = {"load": queries.load_of(therapist, today), "form": form}
    return render(request, "supervision/load.html", context)
