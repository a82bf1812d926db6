"""Who may say something about a case beside its therapist."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone

from accounts.access import supervisor_only
from accounts.http import StaffRequest
from accounts.models import User
from accounts.queries import is_supervised_by
from cases.access import open_case
from cases.models import Case, RiskEntry
from sessions.models import CarriedTask, SessionNote
from supervision.models import (
    CompetenceRating,
    SavedView,
    SessionRecording,
    SupervisionItem,
    SupervisionSession,
)
from supervision.queries import (
    answerable_by,
    find_item,
    find_own_task,
    find_session,
    note_of_session,
    own_view,
    risk_entry_of,
)
from supervision.queries.ratings import find_rating
from supervision.queries.recordings import find_recording

NOT_ITS_SUPERVISOR = "Only a current supervisor of this case's therapist can do this."
NOT_ONES_OWN = (
    "You wrote this entry yourself. Another supervisor says that it was read."
)
NOT_BETWEEN_THEM = (
    "What is said here is between the therapist and their supervisor. Ask one of them."
)

NOT_ITS_HOLDER = "Only the supervisor who holds this session writes in it."
SESSION_CLOSED = (
    "This session is closed. You can add to what was said, but not change it."
)
NO_AGENDA = "Only therapists and supervisors have an agenda of supervision."


def open_case_for_supervision(request: StaffRequest, case_id: UUID) -> Case:
    """The case, for a current supervisor of its therapist; 403 for its other readers."""
    case = open_case(request, case_id)
    if not is_supervised_by(case.therapist, request.user, timezone.localdate()):
        raise PermissionDenied(NOT_ITS_SUPERVISOR)
    return case


def open_view(request: StaffRequest, view_id: UUID) -> SavedView:
    """A view of the table, for the supervisor whose it is; 404 for anybody else."""
    view = own_view(supervisor_only(request), view_id)
    if view is None:
        raise Http404("There is no page here.")
    return view


def open_note_to_countersign(
    request: StaffRequest, case_id: UUID, session_id: UUID
) -> SessionNote:
    """The signed note, for a supervisor who answers for it; 403 for other readers."""
    note = note_of_session(open_case(request, case_id), session_id)
    if note is None:
        raise Http404("There is no page here.")
    mine = answerable_by(request.user, timezone.localdate())
    if not mine.filter(pk=note.pk).exists():
        raise PermissionDenied(NOT_ITS_SUPERVISOR)
    return note


def open_risk_to_acknowledge(
    request: StaffRequest, case_id: UUID, risk_entry_id: UUID
) -> RiskEntry:
    """The entry, for a current supervisor of the case's therapist who did not write it;
    403 for its other readers, 404 where it is none of this case."""
    entry = risk_entry_of(open_case(request, case_id), risk_entry_id)
    if entry is None:
        raise Http404("There is no page here.")
    if not supervises(request, entry.case):
        raise PermissionDenied(NOT_ITS_SUPERVISOR)
    if entry.author_id == request.user.pk:
        raise PermissionDenied(NOT_ONES_OWN)
    return entry


def open_agenda(request: StaffRequest) -> User:
    """Whoever brings cases to supervision, or hears about them; 403 for an admin alone."""
    if not (request.user.is_therapist or request.user.is_supervisor):
        raise PermissionDenied(NO_AGENDA)
    return request.user


def open_case_to_talk(request: StaffRequest, case_id: UUID) -> Case:
    """The case, for its therapist and their current supervisors; 403 for cover."""
    case = open_case(request, case_id)
    if not may_talk(request, case):
        raise PermissionDenied(NOT_BETWEEN_THEM)
    return case


def may_talk(request: StaffRequest, case: Case) -> bool:
    """Whether what the two say to each other is this person's to read and to answer."""
    return case.therapist_id == request.user.pk or supervises(request, case)


def supervises(request: StaffRequest, case: Case) -> bool:
    """Whether templates may offer what only a supervisor does."""
    return is_supervised_by(case.therapist, request.user, timezone.localdate())


def open_supervisee(request: StaffRequest, therapist_id: UUID) -> User:
    """Somebody whom this person supervises today; 404 for everybody else."""
    therapist = User.objects.active().filter(pk=therapist_id).first()
    today = timezone.localdate()
    if therapist is None or not is_supervised_by(therapist, request.user, today):
        raise Http404("There is no page here.")
    return therapist


def open_rating(
    request: StaffRequest, case_id: UUID, rating_id: UUID
) -> CompetenceRating:
    """A rating of this case; 404 for whoever may not read it, as if it were not there."""
    found = find_rating(
        open_case(request, case_id), rating_id, request.user, timezone.localdate()
    )
    if found is None:
        raise Http404("There is no page here.")
    return found


def open_own_rating(
    request: StaffRequest, case_id: UUID, rating_id: UUID
) -> CompetenceRating:
    """The same, for who wrote it; 404 for everyone else."""
    found = open_rating(request, case_id, rating_id)
    if found.rater_id != request.user.pk:
        raise Http404("There is no page here.")
    return found


def open_recording(case: Case, recording_id: UUID) -> SessionRecording:
    """A recording of a case that is open already; 404 for one of any other."""
    found = find_recording(case, recording_id)
    if found is None:
        raise Http404("There is no page here.")
    return found


def open_therapist(request: StaffRequest, person_id: UUID) -> User:
    """A therapist, for themselves and for who supervises them today; else 404."""
    person = User.objects.get_queryset().filter(pk=person_id, is_therapist=True).first()
    is_theirs = person is not None and (
        person == request.user
        or is_supervised_by(person, request.user, timezone.localdate())
    )
    if person is None or not is_theirs:
        raise Http404("There is no page here.")
    return person


def may_keep_register(request: StaffRequest, case: Case) -> bool:
    """Whether templates may offer to enter and end recordings, in a closed case too."""
    return Case.objects.own_or_granted(request.user).filter(pk=case.pk).exists()


def open_own_task(request: StaffRequest, case_id: UUID, task_id: UUID) -> CarriedTask:
    """An open task that this supervisor took on, or that a predecessor left; 404 for one
    of anybody else."""
    case = open_case_for_supervision(request, case_id)
    task = find_own_task(case, task_id, request.user, timezone.localdate())
    if task is None:
        raise Http404("There is no page here.")
    return task


def open_session(request: StaffRequest, session_id: UUID) -> SupervisionSession:
    """A supervision session, for who holds it; once closed, for who was present.

    404 for everybody else. What was said about a case opens with the case.
    """
    found = find_session(request.user, session_id)
    if found is None:
        raise Http404("There is no page here.")
    return found


def open_session_for_writing(
    request: StaffRequest, session_id: UUID
) -> SupervisionSession:
    """The same while it is open, for who holds it; 403 with the reason otherwise."""
    session = open_session(request, session_id)
    if session.supervisor_id != request.user.pk:
        raise PermissionDenied(NOT_ITS_HOLDER)
    if session.is_closed:
        raise PermissionDenied(SESSION_CLOSED)
    return session


def open_item(request: StaffRequest, case_id: UUID, item_id: UUID) -> SupervisionItem:
    """What was said about a case in one session, for the therapist and supervisors.

    While it is a draft, for who holds the session; 404 for the others.
    """
    item = find_item(open_case_to_talk(request, case_id), item_id, request.user)
    if item is None:
        raise Http404("There is no page here.")
    return item


def open_item_for_writing(
    request: StaffRequest, case_id: UUID, item_id: UUID
) -> SupervisionItem:
    """The same while the session is open; 403 with the reason once it is closed."""
    item = open_item(request, case_id, item_id)
    if item.session.is_closed:
        raise PermissionDenied(SESSION_CLOSED)
    return item


def open_log(request: StaffRequest, therapist_id: UUID) -> User:
    """Whose hours they are: one's own as a clinician, or those of whom one supervises."""
    person = request.user
    if person.pk == therapist_id and person.is_clinician:
        return person
    return open_therapist(request, therapist_id)
