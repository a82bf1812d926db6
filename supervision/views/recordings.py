"""The register of recordings of one case."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.http import StaffRequest, get_or_post
from cases.access import open_case, open_case_for_addendum
from cases.models import Case
from sessions.actions import RuleBroken
from sessions.queries import find_session
from supervision import actions
from supervision.access import (
    may_keep_register,
    open_case_for_supervision,
    open_recording,
    supervises,
)
from supervision.forms.recordings import DestroyForm, PlaceForm, RecordingForm
from supervision.queries.recordings import Register, register_of

REGISTER = "supervision:recordings"


@get_or_post
def recordings(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """What was recorded, and one more."""
    is_sent = request.method == "POST"
    case = (open_case_for_addendum if is_sent else open_case)(request, case_id)
    register = register_of(case, timezone.localdate())
    form = RecordingForm(request.POST or None, sessions=register.can_be_entered)
    if is_sent and form.is_valid() and _entered(request, case, form):
        messages.success(request, "The recording stands in the register.")
        return redirect(REGISTER, case_id)
    return _register_page(request, case, register, form)


def _entered(request: StaffRequest, case: Case, form: RecordingForm) -> bool:
    given = dict(form.cleaned_data)
    therapy_session = find_session(case, UUID(given.pop("session")))
    if therapy_session is None:
        return False
    try:
        actions.enter_recording(
            therapy_session=therapy_session, by=request.user, **given
        )
    except RuleBroken as problem:
        form.add_error(problem.field or None, str(problem))
        return False
    return True


def _register_page(
    request: StaffRequest, case: Case, register: Register, form: RecordingForm
) -> HttpResponse:
    context = {
        "case": case,
        "tab": "supervision",
        "register": register,
        "form": form,
        "is_supervisor": supervises(request, case),
        "may_write": may_keep_register(request, case),
    }
    return render(request, "supervision/recordings.html", context)


@require_POST
def sample_recording(
    request: StaffRequest, case_id: UUID, recording_id: UUID
) -> HttpResponse:
    """A supervisor listened to it today."""
    case = open_case_for_supervision(request, case_id)
    recording = open_recording(case, recording_id)
    try:
        actions.sample_recording(recording=recording, by=request.user)
    except RuleBroken as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, "Noted that you listened to it today.")
    return redirect(REGISTER, case_id)


@get_or_post
def correct_place(
    request: StaffRequest, case_id: UUID, recording_id: UUID
) -> HttpResponse:
    """Where a recording is kept, if that is not where the register says."""
    case = open_case_for_addendum(request, case_id)
    recording = open_recording(case, recording_id)
    form = PlaceForm(request.POST or None, initial={"kept_at": recording.place})
    if form.is_valid():
        try:
            actions.correct_place(
                recording=recording, by=request.user, **form.cleaned_data
            )
        except RuleBroken as problem:
            form.add_error(problem.field or None, str(problem))
        else:
            messages.success(request, "The register says where it is now.")
            return redirect(REGISTER, case_id)
    context = {"case": case, "tab": "supervision", "recording": recording, "form": form}
    return render(request, "supervision/correct_place.html", context)


@get_or_post
def destroy_recording(
    request: StaffRequest, case_id: UUID, recording_id: UUID
) -> HttpResponse:
    """How and when it was destroyed."""
    case = open_case_for_addendum(request, case_id)
    recording = open_recording(case, recording_id)
    form = DestroyForm(
        request.POST or None, initial={"destroyed_on": timezone.localdate()}
    )
    if form.is_valid():
        try:
            actions.destroy_recording(
                recording=recording, by=request.user, **form.cleaned_data
            )
        except RuleBroken as problem:
            form.add_error(problem.field or None, str(problem))
        else:
            messages.success(request, "The register says that it is destroyed.")
            return redirect(REGISTER, case_id)
    context = {
        "case": case,
        "tab": "supervision",
        "recording": recording,
        "form": form,
    }
    return render(request, "supervision/destroy_recording.html", context)
