"""A therapist writes what whoever covers a case needs to know."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from cases.actions.course import check_open
from cases.models import Case, HandOver


class OnlyItsTherapistHandsOver(Exception):
    def __str__(self) -> str:
        return "The case's therapist writes the hand-over."


class HandOverSaysNothing(Exception):
    def __str__(self) -> str:
        return "Write what to hold"


@transaction.atomic
def write_hand_over(
    *,
    case: Case,
    by: User,
    hold: str,
    leave_closed: str = "",
    at: datetime | None = None,
) -> HandOver:
    """The next version. Raises OnlyItsTherapistHandsOver, HandOverSaysNothing,
    CaseAlreadyClosed."""
    if by.pk != case.therapist_id:
        raise OnlyItsTherapistHandsOver
    check_open(case)
    if not hold.strip():
        raise HandOverSaysNothing
    written = HandOver(
        case=case,
        hold=hold.strip(),
        leave_closed=leave_closed.strip(),
        written_at=at or timezone.now(),
        author=by,
    )
    written.full_clean()
    written.save(force_insert=True)
    audit.log(by=by, verb="hand_over.written", record=written, case=case, at=at)
    return written
