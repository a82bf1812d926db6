"""Keeping what is typed into a group's forms: for the script, and before any save."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.http import StaffRequest
from cases.access import open_case_to_shape, open_group_for_writing
from sessions.actions import groups as actions
from sessions.queries.groups import (
    AnyDraft,
    Place,
    find_summary,
    meeting_of,
    meeting_place,
    note_place,
    summary_place,
    typed_by,
)
from sessions.typed import DRAFT, draft_version_of, from_post, version_of
from sessions.views.groups.finding import own_session, place_in_group

SIGNED = (
    "This is signed meanwhile. What you typed is kept: open the page again to see it."
)


def keep(request: StaffRequest, place: Place) -> AnyDraft:
    """What was sent, right or wrong, as the writer's draft. Raises TypedElsewhere."""
    return actions.keep_typed(
        place=place,
        by=request.user,
        fields=from_post(request.POST),
        version=draft_version_of(request.POST),
        built_on=version_of(request.POST),
    )


def _answer(request: StaffRequest, place: Place, *, is_over: bool) -> JsonResponse:
    """The versions and a time; 409 for an older window, and for what is signed."""
    try:
        draft = keep(request, place)
    except actions.TypedElsewhere as problem:
        return _refused(str(problem), typed_by(request.user, place))
    if is_over:
        return _refused(SIGNED, draft)
    return JsonResponse(
        {
            "version": draft.built_on,
            DRAFT: draft.version,
            "saved_at": draft.saved_at,
        }
    )


def _refused(problem: str, draft: AnyDraft | None) -> JsonResponse:
    answer = {"problem": problem, "saved_at": draft.saved_at if draft else None}
    return JsonResponse(answer, status=HTTPStatus.CONFLICT)


@require_POST
def autosave_note(
    request: StaffRequest, group_id: UUID, group_session_id: UUID
) -> JsonResponse:
    """The group's note and who came, while it is typed. No member's case changes."""
    held = own_session(open_group_for_writing(request, group_id), group_session_id)
    return _answer(request, note_place(held), is_over=held.is_signed)


@require_POST
def autosave_summary(
    request: StaffRequest, group_id: UUID, group_session_id: UUID
) -> JsonResponse:
    held = own_session(open_group_for_writing(request, group_id), group_session_id)
    found = find_summary(held)
    is_over = found is not None and found.is_approved
    return _answer(request, summary_place(held), is_over=is_over)


@require_POST
def autosave_meeting(request: StaffRequest, case_id: UUID, kind: str) -> JsonResponse:
    membership = place_in_group(open_case_to_shape(request, case_id), kind)
    found = meeting_of(membership, kind.upper())
    place = meeting_place(membership, kind.upper())
    return _answer(request, place, is_over=found is not None and found.is_signed)


@require_POST
def lay_note_aside(
    request: StaffRequest, group_id: UUID, group_session_id: UUID
) -> HttpResponse:
    """What another window typed is seen, and no longer needed."""
    held = own_session(open_group_for_writing(request, group_id), group_session_id)
    _lay_aside(request, note_place(held), is_over=held.is_signed)
    return redirect("groups:session", group_id, group_session_id)


@require_POST
def lay_summary_aside(
    request: StaffRequest, group_id: UUID, group_session_id: UUID
) -> HttpResponse:
    held = own_session(open_group_for_writing(request, group_id), group_session_id)
    found = find_summary(held)
    is_over = found is not None and found.is_approved
    _lay_aside(request, summary_place(held), is_over=is_over)
    return redirect("groups:summary", group_id, group_session_id)


@require_POST
def lay_meeting_aside(request: StaffRequest, case_id: UUID, kind: str) -> HttpResponse:
    membership = place_in_group(open_case_to_shape(request, case_id), kind)
    found = meeting_of(membership, kind.upper())
    place = meeting_place(membership, kind.upper())
    _lay_aside(request, place, is_over=found is not None and found.is_signed)
    return redirect("groups:meeting", case_id, kind)


def _lay_aside(request: StaffRequest, place: Place, *, is_over: bool) -> None:
    actions.lay_typed_aside(place=place, by=request.user, is_over=is_over)
    messages.success(request, "Laid aside.")
