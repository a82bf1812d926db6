"""A supervisor looks at a case, the two talk about it, the therapist is asked for something."""

from __future__ import annotations

from datetime import UTC, date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.queries import is_supervised_by
from audit import actions as audit
from cases.models import Case
from sessions import actions as sessions
from sessions.models import CarriedTask
from supervision.models import SupervisionReview
from supervision.queries import flags_of


class OnlyItsSupervisorReviews(Exception):
    def __str__(self) -> str:
        return "Only a current supervisor of this case's therapist can review it."


class NotBetweenThem(Exception):
    def __str__(self) -> str:
        return "Only the therapist and their current supervisor comment on a case."


class NothingSaid(Exception):
    def __str__(self) -> str:
        return "Write a comment first."


def check_supervises(*, case: Case, by: User, at: datetime) -> None:
    """Raises OnlyItsSupervisorReviews. Nobody supervises themselves."""
    if not is_supervised_by(case.therapist, by, timezone.localdate(at)):
        raise OnlyItsSupervisorReviews


@transaction.atomic
def review_case(
    *,
    case: Case,
    by: User,
    text: str = "",
    at: datetime | None = None,
) -> SupervisionReview:
    """Mark a case as looked at, with the flags that stood at that moment.

    Raises OnlyItsSupervisorReviews.
    """
    now = at or datetime.now(UTC)
    check_supervises(case=case, by=by, at=now)
    review = SupervisionReview(
        case=case,
        kind=SupervisionReview.Kind.REVIEWED,
        text=text.strip(),
        flags=[flag.key for flag in flags_of(case, now)],
        author=by,
        written_at=now,
    )
    review.full_clean()
    review.save(force_insert=True)
    audit.log(by=by, verb="case.reviewed", record=review, case=case, at=at)
    return review


@transaction.atomic
def comment_on_case(
    *, case: Case, by: User, text: str, at: datetime | None = None
) -> SupervisionReview:
    """Something said between therapist and supervisor; both read it.

    Raises NotBetweenThem, NothingSaid.
    """
    now = at or datetime.now(UTC)
    is_supervisor = is_supervised_by(case.therapist, by, timezone.localdate(now))
    if by.pk != case.therapist_id and not is_supervisor:
        raise NotBetweenThem
    if not text.strip():
        raise NothingSaid
    comment = SupervisionReview(
        case=case,
        kind=SupervisionReview.Kind.COMMENT,
        text=text.strip(),
        author=by,
        written_at=now,
    )
    comment.full_clean()
    comment.save(force_insert=True)
    audit.log(by=by, verb="case.commented", record=comment, case=case, at=at)
    return comment


@transaction.atomic
def ask_therapist(
    *,
    case: Case,
    by: User,
    text: str,
    due_on: date | None = None,
    at: datetime | None = None,
) -> CarriedTask:
    """Ask for something to be done; it comes home into the therapist's next session."""
    check_supervises(case=case, by=by, at=at or datetime.now(UTC))
    return sessions.ask_task(case=case, by=by, text=text, due_on=due_on, at=at)
