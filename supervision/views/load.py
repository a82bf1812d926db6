"""How many cases a supervisee has."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from accounts.http import StaffRequest, get_or_post
from supervision import actions, queries
from supervision.access import open_supervisee
from supervision.forms import LoadForm


@get_or_post
def load(request: StaffRequest, therapist_id: UUID) -> HttpResponse:
    """The numbers, what was said to them, and the supervisor's own word."""
    therapist = open_supervisee(request, therapist_id)
    form = LoadForm(request.POST or None)
    if form.is_valid():
        try:
            actions.look_at_load(
                therapist=therapist, by=request.user, text=form.cleaned_data["text"]
            )
        except actions.LoadIsWithinLimits as problem:
            messages.warning(request, str(problem))
        else:
            messages.success(request, "Seen. It is said again once there are more.")
        return redirect("supervision:caseload")
    context = {"load": queries.load_of(therapist), "form": form}
    return render(request, "supervision/load.html", context)
