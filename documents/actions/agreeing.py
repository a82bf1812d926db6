"""A supervisor agrees to a letter before it leaves the practice, or returns it."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from documents.models import Document, ReleaseAnswer
from documents.queries.agreeing import agreement_of, may_answer


class SupervisorHasNotAgreed(Exception):
    """`names` are the supervisors who can."""

    def __init__(self, names: str) -> None:
        super().__init__(
            f"This leaves the practice once {names} has agreed to it. It stands in their "
            "list."
        )


class OnlyItsSupervisorAgrees(Exception):
    def __str__(self) -> str:
        return (
            "Only a current supervisor who is to approve this therapist's letters answers "
            "here, and nobody for words of their own."
        )


class NotWaitingForAgreement(Exception):
    def __str__(self) -> str:
        return "This does not wait for a supervisor."


class ReturnNeedsWords(Exception):
    def __str__(self) -> str:
        return "Write what it still needs"


def check_agreed_to(document: Document, on: date) -> None:
    """Raise SupervisorHasNotAgreed where the arrangement of the day asks for a word that
    nobody has given."""
    agreement = agreement_of(document, on)
    if agreement.waits_for:
        raise SupervisorHasNotAgreed(agreement.names)


@transaction.atomic
def answer_release(
    *,
    document: Document,
    by: User,
    decision: str,
    comment: str = "",
    at: datetime | None = None,
) -> ReleaseAnswer:
    """A supervisor's answer to approved text. It changes nothing in it: what is returned
    is written anew as another version.

    Raises OnlyItsSupervisorAgrees, NotWaitingForAgreement, ReturnNeedsWords.
    """
    now = at or timezone.now()
    day = timezone.localdate(now)
    document = (
        Document.objects.select_for_update(of=("self",))
        .select_related("case__therapist")
        .get(pk=document.pk)
    )
    if not may_answer(document, by, day):
        raise OnlyItsSupervisorAgrees
    if not agreement_of(document, day).waits_for:
        raise NotWaitingForAgreement
    if decision == ReleaseAnswer.Decision.RETURNED and not comment.strip():
        raise ReturnNeedsWords
    answer = ReleaseAnswer(
        case=document.case,
        document=document,
        decision=decision,
        comment=comment.strip(),
        author=by,
        author_name=by.formal_name,
        answered_at=now,
    )
    answer.full_clean()
    answer.save(force_insert=True)
    done = "agreed_to" if decision == ReleaseAnswer.Decision.AGREED else "returned"
    audit.log(
        by=by,
        verb=f"document.{done}",
        record=document,
        case=document.case,
        at=at,
    )
    return answer
