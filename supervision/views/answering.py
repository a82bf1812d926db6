"""What waits for a supervisor's answer: notes of trainees, risk entries."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import supervisor_only
from accounts.http import StaffRequest, get_or_post
from documents.queries.agreeing import letters_waiting_for
from sessions.actions import RuleBroken
from sessions.queries.risk import line_of
from supervision import actions, queries
from supervision.access import open_note_to_countersign, open_risk_to_acknowledge
from supervision.forms import AcknowledgeForm, CountersignForm


@require_safe
def countersign(request: StaffRequest) -> HttpResponse:
    """Sessions that trainees have signed, and risk entries that wait to be read.

    Reading a case neither countersigns nor acknowledges anything.
    """
    supervisor, today = supervisor_only(request), timezone.localdate()
    context = {
        "waiting": queries.waiting_for(supervisor, today),
        "entries": queries.entries_waiting_for(supervisor, today),
        "letters": letters_waiting_for(supervisor, today),
    }
    return render(request, "supervision/countersign.html", context)


@get_or_post
def acknowledge_risk(
    request: StaffRequest, case_id: UUID, risk_entry_id: UUID
) -> HttpResponse:
    """One risk entry, and the supervisor's words to it."""
    entry = open_risk_to_acknowledge(request, case_id, risk_entry_id)
    form = AcknowledgeForm(request.POST or None)
    if form.is_valid():
        actions.acknowledge_risk(entry=entry, by=request.user, **form.cleaned_data)
        messages.success(request, "Your words stand under the entry.")
        return redirect("sessions:risk", case_id)
    context = {
        "case": entry.case,
        "tab": "risk",
        "line": line_of(entry),
        "form": form,
    }
    return render(request, "supervision/acknowledge_risk.html", context)


@get_or_post
def countersign_note(
    request: StaffRequest, case_id: UUID, session_id: UUID
) -> HttpResponse:
    """One note, and the answer to it."""
    note = open_note_to_countersign(request, case_id, session_id)
    form = CountersignForm(request.POST or None)
    if form.is_valid():
        try:
            actions.countersign_note(note=note, by=request.user, **form.cleaned_data)
        except (actions.OnlyItsSupervisorCountersigns, RuleBroken) as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, "Your answer stands under the note.")
            return redirect("supervision:countersign")
    context = {
        "case": note.case,
        "tab": "sessions",
        "note": note,
        "form": form,
        "waits": queries.waits(note),
    }
    return render(request, "supervision/countersign_note.html", context)
