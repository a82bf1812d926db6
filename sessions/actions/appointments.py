"""One appointment: booked, moved, or not held."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from audit import actions as audit
from cases.actions import check_open
from cases.models import Case
from cases.queries import is_in_group
from sessions.actions.booking import append_missing, book
from sessions.actions.rules import (
    RuleBroken,
    check_own_draft,
    check_planned,
    hold,
    moment_of,
    next_number,
)
from sessions.models import Contract, SessionDraft, TherapySession

USUAL_MINUTES = 50


class AbsenceKindMissing(RuleBroken):
    sentence = "Choose what happened: did not come, or who cancelled"
    field = "attendance"


class AbsenceReasonMissing(RuleBroken):
    sentence = "Write what you know of the reason, or that you do not know it"
    field = "absence_reason"


class DidNotComeInTheFuture(RuleBroken):
    sentence = "This session is still to come. Choose who cancelled it, or move it"
    field = "attendance"


class MovedBeforeSigned(RuleBroken):
    """Numbers follow the order of time."""

    field = "day"


class SameTime(RuleBroken):
    sentence = "It is booked for this day and time already. Choose another one"
    field = "day"


class TimeTaken(RuleBroken):
    sentence = "This client already has an appointment at this time"
    field = "day"


class DraftExists(RuleBroken):
    sentence = "There is a draft of this session. Clear what was typed first, or sign it as held"


@transaction.atomic
def record_absence(
    *,
    therapy_session: TherapySession,
    by: User,
    attendance: str,
    absence_reason: str,
    absence_meaning: str = "",
    contact_attempted: str = "",
    at: datetime | None = None,
) -> TherapySession:
    """The client did not come, or somebody cancelled. It stays, unnumbered.

    Dates move, tasks do not: one more session is booked at the end, unless the practice
    lets missed ones count, or the client is in a group, which goes on. A draft nobody typed in is dropped. Raises the RuleBroken of
    this file, SessionNotPlanned, and AnothersDraft where someone else typed.
    """
    hold(therapy_session.case)
    check_planned(therapy_session)
    now = moment_of(at)
    if attendance not in TherapySession.MISSED:
        raise AbsenceKindMissing
    if (
        attendance == TherapySession.Attendance.DID_NOT_COME
        and therapy_session.scheduled_at > now
    ):
        raise DidNotComeInTheFuture
    if not absence_reason.strip():
        raise AbsenceReasonMissing
    _drop_empty_draft(therapy_session, by)
    therapy_session.attendance = attendance
    therapy_session.absence_reason = absence_reason.strip()
    therapy_session.absence_meaning = absence_meaning.strip()
    therapy_session.contact_attempted = contact_attempted.strip()
    therapy_session.recorded_at = now
    therapy_session.recorded_by = by
    therapy_session.full_clean()
    therapy_session.save()
    if not (therapy_session.is_follow_up or is_in_group(therapy_session.case)):
        append_missing(therapy_session.case, by=by, now=now)
    audit.log(
        by=by,
        verb="session.missed",
        record=therapy_session,
        case=therapy_session.case,
        at=at,
        detail={"attendance": attendance},
    )
    return therapy_session


@transaction.atomic
def move_session(
    *,
    therapy_session: TherapySession,
    by: User,
    scheduled_at: datetime,
    at: datetime | None = None,
) -> TherapySession:
    """Give an open appointment another day or time. The others stay where they are.

    Raises SameTime, TimeTaken, MovedBeforeSigned, SessionNotPlanned.
    """
    hold(therapy_session.case)
    check_planned(therapy_session)
    if therapy_session.scheduled_at == scheduled_at:
        raise SameTime
    check_free(therapy_session.case, scheduled_at)
    if not therapy_session.is_follow_up:
        check_after_signed(therapy_session.case, scheduled_at)
    therapy_session.scheduled_at = scheduled_at
    therapy_session.full_clean()
    therapy_session.save(update_fields=["scheduled_at"])
    audit.log(
        by=by,
        verb="session.moved",
        record=therapy_session,
        case=therapy_session.case,
        at=at,
    )
    return therapy_session


@transaction.atomic
def book_session(
    *,
    case: Case,
    by: User,
    scheduled_at: datetime,
    kind: str = TherapySession.Kind.SESSION,
    minutes: int | None = None,
    place: str = TherapySession.Place.IN_PERSON,
    at: datetime | None = None,
) -> TherapySession:
    """Book one appointment beside the plan: the first ones, an extra one, a follow-up.

    Raises TimeTaken, MovedBeforeSigned, cases.actions.CaseAlreadyClosed (for a session;
    follow-up contacts come after the ending).
    """
    hold(case)
    is_follow_up = kind == TherapySession.Kind.FOLLOW_UP
    if not is_follow_up:
        check_open(case)
        check_after_signed(case, scheduled_at)
    check_free(case, scheduled_at)
    contract = Contract.objects.filter(case=case).order_by("-number").first()
    session = book(
        case,
        by=by,
        scheduled_at=scheduled_at,
        minutes=minutes or (contract.minutes if contract else USUAL_MINUTES),
        now=moment_of(at),
        kind=kind,
        place=place,
    )
    audit.log(by=by, verb="session.booked", record=session, case=case, at=at)
    return session


def check_free(case: Case, scheduled_at: datetime) -> None:
    taken = case.therapy_sessions.filter(scheduled_at=scheduled_at)
    if taken.exclude(attendance__in=TherapySession.MISSED).exists():
        raise TimeTaken


def check_after_signed(case: Case, scheduled_at: datetime) -> None:
    """No session can be squeezed in before one that has its number."""
    numbered = TherapySession.objects.filter(case=case, number__isnull=False)
    first = numbered.filter(scheduled_at__gte=scheduled_at).order_by("number").first()
    # A voided note leaves a gap, and what stands in it can be moved within it.
    if first and first.number <= next_number(numbered, scheduled_at):  # type: ignore[operator]
        raise MovedBeforeSigned(
            f"Session {first.number} is already signed. Choose a day after it"
        )


# What the log form holds before anybody has typed in it.
PREFILLED = frozenset({"attendance", "place", "minutes", "held_on", "held_time"})


def _drop_empty_draft(therapy_session: TherapySession, by: User) -> None:
    """Words are not thrown away with an absence; a draft without any goes, whoever's.

    What someone else typed is theirs to clear, or to be set aside.
    """
    draft = SessionDraft.objects.filter(therapy_session=therapy_session).first()
    if draft is None:
        return
    if any(draft.fields.get(name) for name in draft.fields.keys() - PREFILLED):
        check_own_draft(draft, by)
        raise DraftExists
    draft.delete()
