"""The end of a case: how it ended, and the summary that is left of it."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from cases.actions import close_case
from cases.models import Case
from documents.actions.approving import approve_document, sign_and_release
from documents.actions.drafting import NotForThisCase, NotYet, draft_document
from documents.models import Document
from documents.queries.closing import unsigned_sessions
from sessions.actions import let_go_of_planned

SUMMARY = Document.Kind.TREATMENT_SUMMARY


class Summary(StrEnum):
    """What becomes of the summary when a case is closed."""

    RELEASE = "RELEASE"
    SIGN = "SIGN"
    DRAFT = "DRAFT"


class SessionsUnsigned(Exception):
    """A case does not close over notes that nobody has signed. Says which."""


def check_all_signed(case: Case) -> None:
    if unsigned := unsigned_sessions(case):
        names = ", ".join(unsigned)
        raise SessionsUnsigned(
            f"{names} {'is' if len(unsigned) == 1 else 'are'} not signed yet. Sign "
            f"{'it' if len(unsigned) == 1 else 'them'} first, then close the case."
        )


@transaction.atomic
def close_case_with_summary(
    *,
    case: Case,
    by: User,
    closed_on: date,
    ending_reason: str,
    ending_outcome: str,
    told: str,
    summary: str = Summary.RELEASE,
    names_checked: bool = False,
    at: datetime | None = None,
) -> Document | None:
    """Close the case and sign, or also release, its treatment summary in one step.

    The summary is the open draft, the version that is approved already, or one drafted
    now from the record; None where no session was ever signed. `names_checked` as for
    approving. Raises SessionsUnsigned, and what closing, approving and releasing raise.
    """
    at = at or timezone.now()
    check_all_signed(case)
    let_go_of_planned(case=case, by=by, at=at)
    closed = close_case(
        case=case,
        by=by,
        closed_on=closed_on,
        ending_reason=ending_reason,
        ending_outcome=ending_outcome,
        told=told,
        at=at,
    )
    return _finish_summary(closed, by, summary, at, names_checked=names_checked)


def _finish_summary(
    case: Case, by: User, summary: str, at: datetime, *, names_checked: bool
) -> Document | None:
    standing = (
        Document.objects.filter(case=case, kind=SUMMARY).order_by("-number").first()
    )
    if standing is not None and standing.is_released:
        return standing
    try:
        document = draft_document(case=case, by=by, kind=SUMMARY, at=at)
    except (NotYet, NotForThisCase):
        return None
    finish = {Summary.RELEASE: sign_and_release, Summary.SIGN: approve_document}
    if summary not in finish:
        return document
    return finish[Summary(summary)](
        document=document, by=by, names_checked=names_checked, at=at
    )
