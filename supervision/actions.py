"""The verbs of this room: look at a case, say something about it, let a flag rest."""

from __future__ import annotations

from datetime import UTC, date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.queries import is_supervised_by
from audit import actions as audit
from cases.models import Case, FlagDismissal, RiskAcknowledgement, RiskEntry
from sessions import actions as sessions
from sessions.models import CarriedTask, Countersignature, SessionNote
from supervision.models import SupervisionReview
from supervision.queries import answerable_by, flags_of


class OnlyItsSupervisorReviews(Exception):
    def __str__(self) -> str:
        return "Only a current supervisor of this case's therapist can review it."


class OnlyItsSupervisorCountersigns(Exception):
    def __str__(self) -> str:
        return "Only a current supervisor who answers for this note countersigns it."


class NotBetweenThem(Exception):
    def __str__(self) -> str:
        return "Only the therapist and their current supervisor comment on a case."


class NothingSaid(Exception):
    def __str__(self) -> str:
        return "Write a comment first."


class AcknowledgementSaysNothing(Exception):
    def __str__(self) -> str:
        return "Write what you have seen or agreed"


class NoSuchFlag(Exception):
    def __str__(self) -> str:
        return "This flag does not stand any more."


class FlagStandsOnSomethingElse(Exception):
    def __str__(self) -> str:
        return "What this flag rests on has changed. Look at it again."


class DismissalNeedsAReason(Exception):
    def __str__(self) -> str:
        return "Say why this flag can rest."


class DismissalEndsInThePast(Exception):
    def __str__(self) -> str:
        return "The day until which it rests must be today or later."


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
def dismiss_flag(
    *,
    case: Case,
    by: User,
    flag: str,
    evidence: str,
    reason: str,
    until_on: date | None = None,
    at: datetime | None = None,
) -> FlagDismissal:
    """Let a flag rest with a reason, until a day or until it rests on something else.

    `evidence` is what it rested on for whoever read it (`RaisedFlag.rests_on`). Raises
    NoSuchFlag for one that does not stand, FlagStandsOnSomethingElse,
    DismissalNeedsAReason, DismissalEndsInThePast.
    """
    now = at or datetime.now(UTC)
    standing = {one.key: one for one in flags_of(case, now) if not one.is_group}
    if flag not in standing:
        raise NoSuchFlag
    if standing[flag].rests_on != evidence:
        raise FlagStandsOnSomethingElse
    if not reason.strip():
        raise DismissalNeedsAReason
    if until_on is not None and until_on < timezone.localdate(now):
        raise DismissalEndsInThePast
    dismissal = FlagDismissal(
        case=case,
        flag=flag,
        evidence=evidence,
        reason=reason.strip(),
        until_on=until_on,
        dismissed_at=now,
        dismissed_by=by,
    )
    dismissal.full_clean()
    dismissal.save(force_insert=True)
    # Which flag is not in the log: admins read the log, and some flags speak of safety.
    audit.log(by=by, verb="flag.dismissed", record=dismissal, case=case, at=at)
    return dismissal


@transaction.atomic
def countersign_note(
    *,
    note: SessionNote,
    by: User,
    decision: str,
    comment: str = "",
    at: datetime | None = None,
) -> Countersignature:
    """A supervisor who answers for the note countersigns it, or returns it.

    Raises OnlyItsSupervisorCountersigns, and what `sessions.actions.countersign` raises.
    """
    now = at or datetime.now(UTC)
    day = timezone.localdate(now)
    if not answerable_by(by, day).filter(pk=note.pk).exists():
        raise OnlyItsSupervisorCountersigns
    return sessions.countersign(
        note=note, by=by, decision=decision, comment=comment, at=at
    )


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


@transaction.atomic
def acknowledge_risk(
    *, entry: RiskEntry, by: User, text: str, at: datetime | None = None
) -> RiskAcknowledgement:
    """A supervisor writes that they have read a risk entry. The entry stays as it is.

    Raises OnlyItsSupervisorReviews, AcknowledgementSaysNothing.
    """
    now = at or datetime.now(UTC)
    check_supervises(case=entry.case, by=by, at=now)
    if not text.strip():
        raise AcknowledgementSaysNothing
    seen = RiskAcknowledgement(
        case=entry.case, entry=entry, text=text.strip(), written_at=now, author=by
    )
    seen.full_clean()
    seen.save(force_insert=True)
    audit.log(by=by, verb="risk.acknowledged", record=seen, case=entry.case, at=at)
    return seen
