"""Who may say something about a case beside its therapist."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts.http import StaffRequest
from accounts.queries import is_supervised_by
from cases.access import open_case
from cases.models import Case

NOT_ITS_SUPERVISOR = "Only a current supervisor of this case's therapist can do this."


def open_case_for_supervision(request: StaffRequest, case_id: UUID) -> Case:
    """The case, for a current supervisor of its therapist; 403 for its other readers."""
    case = open_case(request, case_id)
    if not is_supervised_by(case.therapist, request.user, timezone.localdate()):
        raise PermissionDenied(NOT_ITS_SUPERVISOR)
    return case


def supervises(request: StaffRequest, case: Case) -> bool:
    """Whether templates may offer what only a supervisor does."""
    return is_supervised_by(case.therapist, request.user, timezone.localdate())
