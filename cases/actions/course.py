"""When a course begins and ends."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from cases.actions.days import check_day
from cases.actions.model_choice import ModelNotDecided
from cases.models import Case
from protocols.endings import end_reason


class CaseAlreadyClosed(Exception):
    def __str__(self) -> str:
        return "This case is closed already."


class EndingUntold(Exception):
    """Something about how the case ended was left out; `field` names which answer."""

    sentences = {
        "ending_outcome": "Write what came of it, even if only that little has changed",
        "told": "Write who was told, or that nobody was and why",
    }

    def __init__(self, field: str) -> None:
        super().__init__(self.sentences[field])
        self.field = field


def check_open(case: Case) -> None:
    """Raise CaseAlreadyClosed for a case that takes no more changes."""
    if case.is_closed:
        raise CaseAlreadyClosed


@transaction.atomic
def start_treatment(*, case: Case, by: User, at: datetime | None = None) -> Case:
    """From assessment to treatment; a case in treatment stays as it is.

    Raises ModelNotDecided, CaseAlreadyClosed.
    """
    at = at or timezone.now()
    check_open(case)
    if not case.is_model_decided:
        raise ModelNotDecided
    if case.status == Case.Status.TREATMENT:
        return case
    case.status = Case.Status.TREATMENT
    case.save(update_fields=["status"])
    audit.log(by=by, verb="treatment.started", record=case, case=case, at=at)
    return case


@transaction.atomic
def close_case(
    *,
    case: Case,
    by: User,
    closed_on: date,
    ending_reason: str,
    ending_outcome: str,
    told: str,
    at: datetime | None = None,
) -> Case:
    """Close a case with how it ended, what came of it, and who was told.

    `ending_reason` is a key of protocols.endings. Raises CaseAlreadyClosed,
    EndingUntold, DayNotPossible.
    """
    at = at or timezone.now()
    check_open(case)
    for field, said in (("ending_outcome", ending_outcome), ("told", told)):
        if not said.strip():
            raise EndingUntold(field)
    check_day(closed_on, what="Date closed", at=at, not_before=case.referred_on)
    case.status = Case.Status.CLOSED
    case.closed_on, case.closed_by = closed_on, by
    case.ending_reason = end_reason(ending_reason).key
    case.ending_outcome, case.told = ending_outcome, told
    case.full_clean()
    case.save()
    audit.log(
        by=by,
        verb="case.closed",
        record=case,
        case=case,
        at=at,
        detail={"reason": case.ending_reason},
    )
    return case
