"""The doors to a case. Whatever is written in one is read and changed through these.

The register's pages are the admin's (accounts.access), and so are documents once they are
released (documents.access).
"""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone

from accounts.http import StaffRequest, address_of
from audit import actions as audit
from audit.queries import has_read_lately
from cases.models import Case, CaseQuerySet, TherapyGroup, TherapyGroupQuerySet

READ_ONLY = (
    "You can read this case, but only its therapist, co-therapist or leave cover can "
    "write in it."
)
NOT_TO_SHAPE = (
    "You can read this, but only the case's therapist or leave cover can change it."
)
ITS_THERAPIST_ALONE = "You can read this, but only the case's therapist decides it."
GROUP_READ_ONLY = "You can read this group, but only those who lead it write in it."
GROUP_NOT_TO_SHAPE = (
    "Only the group’s leaders decide who is in it and who leads it. Leave cover writes in "
    "its sessions."
)
CLOSED = "This case is closed. You can add to a signed note, but nothing else changes."


def open_case(request: StaffRequest, case_id: UUID) -> Case:
    """The case, for someone who may read it; 404 for everyone else.

    The reading goes to the log, at most once per person, address, case and hour.
    """
    case = (
        Case.objects.visible_to(request.user).with_people().filter(pk=case_id).first()
    )
    if case is None:
        raise Http404("There is no page here.")
    _log_reading(request, case, "case.read")
    return case


def open_case_for_writing(request: StaffRequest, case_id: UUID) -> Case:
    """The case, for whoever works in its sessions: therapist, co-therapist, leave cover.

    403 with the reason for a mere reader, and once it is closed.
    """
    return _checked(request, case_id, _works_in(request), READ_ONLY)


def open_case_to_shape(request: StaffRequest, case_id: UUID) -> Case:
    """The case, for who shapes the treatment: therapist or leave cover. Else as above.

    Assessment, inventory, focus, formulation, goals, functioning, plan for staying well.
    """
    return _checked(request, case_id, _shapes(request), NOT_TO_SHAPE)


def open_case_as_its_therapist(request: StaffRequest, case_id: UUID) -> Case:
    """The case, for its therapist alone. Else as above.

    Who the client is, contacts, consents, the model, closing.
    """
    return _checked(request, case_id, _treats(request), ITS_THERAPIST_ALONE)


def open_case_for_addendum(request: StaffRequest, case_id: UUID) -> Case:
    """As for writing, but a closed case opens too: additions never end."""
    return _checked(request, case_id, _works_in(request), READ_ONLY, opens_closed=True)


def open_case_for_consent(request: StaffRequest, case_id: UUID) -> Case:
    """The case, for its therapist, closed or not: a consent can be taken back later."""
    return _checked(
        request, case_id, _treats(request), ITS_THERAPIST_ALONE, opens_closed=True
    )


def open_identity(request: StaffRequest, case_id: UUID) -> Case:
    """The case as the register keeps it, for the admin; 404 for everyone else.

    The reading goes to the log, at most once per person, address, case and hour.
    """
    case = Case.objects.with_people().filter(pk=case_id).first()
    if case is None or not request.user.is_practice_admin:
        raise Http404("There is no page here.")
    _log_reading(request, case, "client.read")
    return case


def open_group(request: StaffRequest, group_id: UUID) -> TherapyGroup:
    """The group, for its leaders, their cover and their supervisors; 404 for all others.

    A member's case has its own doors. The reading goes to the log, as for a case.
    """
    group = TherapyGroup.objects.visible_to(request.user).filter(pk=group_id).first()
    if group is None:
        raise Http404("There is no page here.")
    _log_reading_of_group(request, group)
    return group


def open_group_for_writing(request: StaffRequest, group_id: UUID) -> TherapyGroup:
    """The group, for who leads its sessions: leaders and leave cover; 403 for readers."""
    return _checked_group(
        request, group_id, TherapyGroup.objects.led_by(request.user), GROUP_READ_ONLY
    )


def open_group_to_shape(request: StaffRequest, group_id: UUID) -> TherapyGroup:
    """The group, for its leaders alone: members, leaders, the plan. Else as above."""
    return _checked_group(
        request,
        group_id,
        TherapyGroup.objects.shaped_by(request.user),
        GROUP_NOT_TO_SHAPE,
    )


def _checked_group(
    request: StaffRequest, group_id: UUID, allowed: TherapyGroupQuerySet, reason: str
) -> TherapyGroup:
    group = open_group(request, group_id)
    if not allowed.filter(pk=group_id).exists():
        raise PermissionDenied(reason)
    return group


def _log_reading_of_group(request: StaffRequest, group: TherapyGroup) -> None:
    address = address_of(request)
    if not has_read_lately(
        actor_id=request.user.pk,
        record_id=group.pk,
        address=address,
        at=timezone.now(),
        verb="group.read",
    ):
        audit.log(by=request.user, verb="group.read", record=group, address=address)


def _checked(
    request: StaffRequest,
    case_id: UUID,
    allowed: CaseQuerySet,
    reason: str,
    *,
    opens_closed: bool = False,
) -> Case:
    case = open_case(request, case_id)
    if not allowed.filter(pk=case_id).exists():
        raise PermissionDenied(reason)
    if case.is_closed and not opens_closed:
        raise PermissionDenied(CLOSED)
    return case


def _works_in(request: StaffRequest) -> CaseQuerySet:
    return Case.objects.own_or_granted(request.user)


def _shapes(request: StaffRequest) -> CaseQuerySet:
    return Case.objects.own_or_covered(request.user)


def _treats(request: StaffRequest) -> CaseQuerySet:
    return Case.objects.own(request.user)


def _log_reading(request: StaffRequest, case: Case, verb: str) -> None:
    address = address_of(request)
    if has_read_lately(
        actor_id=request.user.pk,
        case_id=case.pk,
        address=address,
        at=timezone.now(),
        verb=verb,
    ):
        return
    audit.log(
        by=request.user,
        verb=verb,
        record=case,
        case=case,
        address=address,
    )


# Whether templates may offer the buttons that lead through these doors


def can_write(request: StaffRequest, case: Case) -> bool:
    return not case.is_closed and _works_in(request).filter(pk=case.pk).exists()


def can_shape(request: StaffRequest, case: Case) -> bool:
    return not case.is_closed and _shapes(request).filter(pk=case.pk).exists()


def can_decide(request: StaffRequest, case: Case) -> bool:
    return not case.is_closed and _treats(request).filter(pk=case.pk).exists()


def can_record_consent(request: StaffRequest, case: Case) -> bool:
    return _treats(request).filter(pk=case.pk).exists()


def can_lead(request: StaffRequest, group: TherapyGroup) -> bool:
    return TherapyGroup.objects.led_by(request.user).filter(pk=group.pk).exists()


def can_shape_group(request: StaffRequest, group: TherapyGroup) -> bool:
    return TherapyGroup.objects.shaped_by(request.user).filter(pk=group.pk).exists()
