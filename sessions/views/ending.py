"""What is noted of an ending outside a session's log."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from accounts.http import StaffRequest, get_or_post
from cases.access import open_case_to_shape
from sessions import actions
from sessions.forms import EndingFeelingForm, EndingStepForm


@get_or_post
def ending_feeling(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """What the client felt about the ending, said between sessions."""
    case = open_case_to_shape(request, case_id)
    today = timezone.localdate()
    form = EndingFeelingForm(
        request.POST or None, today=today, initial={"recorded_on": today}
    )
    if form.is_valid():
        actions.record_ending_feeling(case=case, by=request.user, **form.cleaned_data)
        messages.success(request, "Kept.")
        return redirect("documents:ending", case_id)
    context = {
        "case": case,
        "tab": "plan",
        "form": form,
        "title": "A feeling about the ending",
        "lead": "Said between sessions. In a session it is written in the log.",
    }
    return render(request, "sessions/ending_form.html", context)


@get_or_post
def ending_step(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """A step of the ending that was taken outside a session."""
    case = open_case_to_shape(request, case_id)
    today = timezone.localdate()
    begin = {"done_on": today, "is_done": "yes", "key": request.GET.get("step", "")}
    form = EndingStepForm(request.POST or None, today=today, initial=begin)
    if form.is_valid():
        actions.note_ending_step(case=case, by=request.user, **form.values())
        messages.success(request, "Noted.")
        return redirect("documents:ending", case_id)
    context = {
        "case": case,
        "tab": "plan",
        "form": form,
        "title": "A step of the ending",
        "lead": "What is ticked in a session’s log need not be noted here.",
    }
    return render(request, "sessions/ending_form.html", context)
