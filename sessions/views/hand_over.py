"""The hand-over of a case: written by its therapist, read by whoever covers."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest, get_or_post
from accounts.queries import practice
from cases import actions
from cases.access import open_case, open_case_as_its_therapist
from cases.forms import HandOverForm
from cases.queries import hand_overs
from sessions.queries import hand_over_page


@require_safe
def hand_over(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """What to hold, what not to open, the safety plan, what comes next."""
    case = open_case(request, case_id)
    context = {
        "case": case,
        "tab": "overview",
        "page": hand_over_page(case, request.user, timezone.now()),
        "practice": practice(),
        "is_therapist": case.therapist_id == request.user.pk and not case.is_closed,
    }
    return render(request, "sessions/hand_over.html", context)


@get_or_post
def write_hand_over(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """A new version, begun from the last."""
    case = open_case_as_its_therapist(request, case_id)
    last = hand_overs(case).first()
    begun = {"hold": last.hold, "leave_closed": last.leave_closed} if last else None
    form = HandOverForm(request.POST or None, initial=begun)
    if form.is_valid():
        actions.write_hand_over(case=case, by=request.user, **form.cleaned_data)
        messages.success(request, "The hand-over is there for whoever covers.")
        return redirect("sessions:hand_over", case.pk)
    context = {"case": case, "tab": "overview", "form": form}
    return render(request, "sessions/write_hand_over.html", context)
