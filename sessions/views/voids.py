"""Voiding a note that was written for another client, and taking its words where they belong."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from accounts.http import StaffRequest, get_or_post
from sessions import actions, queries
from sessions.forms import TakeOverForm, VoidForm
from sessions.views import opening


@get_or_post
def void_note(request: StaffRequest, case_id: UUID, session_id: UUID) -> HttpResponse:
    """Its author says that it belongs to another client; 403 for everybody else."""
    note = opening.note_to_void(request, case_id, session_id)
    form = VoidForm(request.POST or None)
    if form.is_valid():
        try:
            actions.void_note(
                note=note, by=request.user, reason=form.cleaned_data["reason"]
            )
        except actions.RuleBroken as problem:
            form.add_problem(problem.field, str(problem))
        else:
            messages.success(request, "The note is voided. It counts nowhere any more.")
            return redirect("sessions:session", case_id, session_id)
    line = queries.course_of(note.case).line_of(session_id)
    context = {"case": note.case, "tab": "sessions", "form": form, "note": note}
    return render(request, "sessions/void_note.html", context | {"line": line})


@require_POST
def take_over(request: StaffRequest, case_id: UUID, session_id: UUID) -> HttpResponse:
    """The words of a voided note, in the author's draft of one of their own cases."""
    note = opening.note_to_void(request, case_id, session_id)
    form = TakeOverForm(
        request.POST, cases=queries.cases_to_take_to(note, request.user)
    )
    if not form.is_valid():
        messages.error(request, "Choose the case that the note belongs to.")
        return redirect("sessions:session", case_id, session_id)
    try:
        session = actions.take_over(note=note, case=form.chosen, by=request.user)
    except actions.RuleBroken as problem:
        messages.error(request, str(problem))
        return redirect("sessions:session", case_id, session_id)
    messages.success(request, "The words are in the draft. Read them before you sign.")
    return redirect("sessions:log", form.chosen.pk, session.pk)
