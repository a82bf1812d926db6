"""The one door to a case. Views come in here and nowhere else."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone

from accounts.http import StaffRequest, address_of
from audit import actions as audit
from audit.queries import has_read_lately
from cases.models import Case

READ_ONLY = (
    "You can read this case, but only its therapist or leave cover can change it."
)
CLOSED = "This case is closed. You can add to a signed note, but nothing else changes."


def open_case(request: StaffRequest, case_id: UUID) -> Case:
    """The case, for someone who may read it; 404 for everyone else.

    The reading goes to the log, at most once per person, case and hour.
    """
    case = (
        Case.objects.visible_to(request.user).with_people().filter(pk=case_id).first()
    )
    if case is None:
        raise Http404("There is no page here.")
    if not has_read_lately(
        actor_id=request.user.pk, case_id=case.pk, at=timezone.now()
    ):
        audit.log(
            by=request.user,
            verb="case.read",
            record=case,
            case=case,
            address=address_of(request),
        )
    return case


def open_case_for_writing(request: StaffRequest, case_id: UUID) -> Case:
    """The case, for someone who may change it; 403 with the reason for a mere reader."""
    case = open_case(request, case_id)
    if not Case.objects.own_or_granted(request.user).filter(pk=case_id).exists():
        raise PermissionDenied(READ_ONLY)
    if case.is_closed:
        raise PermissionDenied(CLOSED)
    return case


def open_case_for_addendum(request: StaffRequest, case_id: UUID) -> Case:
    """As for writing, but a closed case opens too: additions never end."""
    case = open_case(request, case_id)
    if not Case.objects.own_or_granted(request.user).filter(pk=case_id).exists():
        raise PermissionDenied(READ_ONLY)
    return case


def can_write(request: StaffRequest, case: Case) -> bool:
    """Whether templates may offer buttons that change the case."""
    return Case.objects.writable_by(request.user).filter(pk=case.pk).exists()
