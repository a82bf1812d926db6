"""A supervisor's own notes on a case: a page for them, and none for anybody else."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from accounts.http import StaffRequest, get_or_post
from supervision import actions
from supervision.access import open_case_for_supervision
from supervision.forms import OwnNoteForm
from supervision.queries.own_notes import own_note_of, words_of

PAGE = "supervision:own_note"


@get_or_post
def own_note(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Read and write one's own notes on this case."""
    case = open_case_for_supervision(request, case_id)
    note = own_note_of(case, request.user)
    initial = {"version": note.version, "text": words_of(note)} if note else {}
    form = OwnNoteForm(request.POST or None, initial={"version": 0} | initial)
    if form.is_valid():
        try:
            actions.write_own_note(case=case, by=request.user, **form.cleaned_data)
        except actions.OwnNoteTooLong as problem:
            form.add_error("text", str(problem))
        except actions.OwnNoteChangedElsewhere as problem:
            messages.warning(request, str(problem))
            return redirect(PAGE, case_id)
        else:
            messages.success(request, "Kept. Only you can read it.")
            return redirect(PAGE, case_id)
    context = {"case": case, "tab": "supervision", "form": form, "note": note}
    return render(request, "supervision/own_note.html", context)
