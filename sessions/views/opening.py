"""The way to one session: through the door of its case."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404

from accounts.http import StaffRequest
from cases.access import (
    ITS_THERAPIST_ALONE,
    open_case,
    open_case_for_addendum,
    open_case_for_writing,
)
from cases.models import Case
from sessions import queries
from sessions.models import SessionNote, TherapySession

NOT_HERE = "There is no page here."
ITS_AUTHOR_ALONE = "Only the person who signed a note can void it."


def to_read(request: StaffRequest, case_id: UUID, session_id: UUID) -> TherapySession:
    """The session, for whoever may read the case; 404 for one of another case."""
    return _own(open_case(request, case_id), session_id)


def to_write(request: StaffRequest, case_id: UUID, session_id: UUID) -> TherapySession:
    """The session, for whoever may change it. A follow-up is written after closing too."""
    therapy_session = to_read(request, case_id, session_id)
    if therapy_session.is_follow_up:
        open_case_for_addendum(request, case_id)
    else:
        open_case_for_writing(request, case_id)
    return therapy_session


def to_log(request: StaffRequest, case_id: UUID, session_id: UUID) -> TherapySession:
    """The session, for whoever may write its note: a draft is its author's alone."""
    therapy_session = to_write(request, case_id, session_id)
    others = queries.others_draft(therapy_session, request.user)
    if others is not None:
        raise PermissionDenied(others.words)
    return therapy_session


def to_set_aside(
    request: StaffRequest, case_id: UUID, session_id: UUID
) -> TherapySession:
    """The session, for the case's therapist: they answer for what is left behind in it."""
    therapy_session = to_write(request, case_id, session_id)
    if therapy_session.case.therapist_id != request.user.pk:
        raise PermissionDenied(ITS_THERAPIST_ALONE)
    return therapy_session


def note_to_add_to(
    request: StaffRequest, case_id: UUID, session_id: UUID
) -> SessionNote:
    """The signed note, for additions: they never end. 404 while nothing is signed."""
    case = open_case_for_addendum(request, case_id)
    note: SessionNote | None = getattr(_own(case, session_id), "note", None)
    if note is None:
        raise Http404(NOT_HERE)
    return note


def note_to_void(request: StaffRequest, case_id: UUID, session_id: UUID) -> SessionNote:
    """The signed note, for its author while they work in the case. 404 without one."""
    case = open_case_for_addendum(request, case_id)
    note: SessionNote | None = getattr(_own(case, session_id), "note", None)
    if note is None:
        raise Http404(NOT_HERE)
    if note.author_id != request.user.pk:
        raise PermissionDenied(ITS_AUTHOR_ALONE)
    return note


def _own(case: Case, session_id: UUID) -> TherapySession:
    therapy_session = queries.find_session(case, session_id)
    if therapy_session is None:
        raise Http404(NOT_HERE)
    return therapy_session
