"""Who may say something about a case beside its therapist."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone

from accounts.http import StaffRequest
from accounts.models import User
from accounts.queries import is_supervised_by
from cases.access import open_case
from cases.models import Case, RiskEntry
from sessions.models import SessionNote
from supervision.models import CompetenceRating, SessionRecording
from supervision.queries import answerable_by, note_of_session, risk_entry_of
from supervision.queries.ratings import find_rating
from supervision.queries.recordings import find_recording

NOT_ITS_SUPERVISOR = "Only a current supervisor of this case's therapist can do this."
NOT_BETWEEN_THEM = (
    "What is said here is between the therapist and their supervisor. Ask one of them."
)

NO_AGENDA = "Only therapists and supervisors have an agenda of supervision."


def open_case_for_supervision(request: StaffRequest, case_id: UUID) -> Case:
    """The case, for a current supervisor of its therapist; 403 for its other readers."""
    case = open_case(request, case_id)
    if not is_supervised_by(case.therapist, request.user, timezone.localdate()):
        raise PermissionDenied(NOT_ITS_SUPERVISOR)
    return case


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
    """The entry, for a current supervisor of the case's therapist; 403 for its other
    readers, 404 where it is none of this case."""
    entry = risk_entry_of(open_case(request, case_id), risk_entry_id)
    if entry is None:
        raise Http404("There is no page here.")
    if not supervises(request, entry.case):
        raise PermissionDenied(NOT_ITS_SUPERVISOR)
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
