"""Where each role begins."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest


@require_safe
def home(request: StaffRequest) -> HttpResponse:
    """A therapist's day, a supervisor's caseload, an admin's exports."""
    person = request.user
    if person.is_therapist:
        return redirect("today")
    if person.is_supervisor:
        return redirect("supervision:caseload")
    if person.is_practice_admin:
        return redirect("documents:exports")
    return redirect("me")
