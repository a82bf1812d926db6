"""Contacts after the ending: booked for 1, 3 and 6 months, and recorded with scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from cases.actions import rate_functioning
from cases.models import Case, Contact
from formulation.models import InventoryPerson
from sessions.actions.appointments import check_free
from sessions.actions.booking import book
from sessions.actions.rules import RuleBroken, hold, moment_of
from sessions.actions.signing import sign_session
from sessions.entry import RiskFields, SessionEntry
from sessions.models import FollowUpContact, SessionNote, TherapySession


class TreatmentStillRunning(RuleBroken):
    sentence = (
        "Follow-up contacts come after the last session. Log this one as a session"
    )


class SupporterNotKnown(RuleBroken):
    sentence = "Choose someone of this inventory, or a contact of this client"
    field = "supporter"


class NotAFollowUp(RuleBroken):
    sentence = "Choose an appointment that was booked as a follow-up contact"
    field = "appointment"


class FollowUpsTooEarly(RuleBroken):
    sentence = "Follow-up contacts can be booked once the case is closed"


class NoDayGiven(RuleBroken):
    sentence = "Enter at least one day"


@dataclass(frozen=True, kw_only=True)
class Afterwards:
    """How things are after the ending, beside the note and the scores.

    `ratings` are areas of life from 0 to 4, None where not asked. Who supports the client
    now is someone of the inventory, a contact, or said in words.
    """

    month: int | None = None
    supporter_id: UUID | None = None
    contact_id: UUID | None = None
    support_words: str = ""
    signs_noticed: str = ""
    ratings: Mapping[str, int | None] = field(default_factory=dict)


@transaction.atomic
def record_follow_up(
    *,
    case: Case,
    by: User,
    held_at: datetime,
    text: str,
    answers: Mapping[str, Sequence[int | None]] | None = None,
    kept: Mapping[str, str] | None = None,
    risk: RiskFields | None = None,
    measure_missed_reason: str = "",
    next_plan: str = "",
    minutes: int = 30,
    place: str = TherapySession.Place.PHONE,
    accepts_gaps: bool = True,
    afterwards: Afterwards | None = None,
    appointment: TherapySession | None = None,
    at: datetime | None = None,
) -> SessionNote:
    """A contact after the ending, signed at once: unnumbered, with scores.

    Also when the case is closed. `appointment` is the booked one that this was, None for
    one that nobody had booked. The same rules as for a session hold, the hard stop
    included. Raises TreatmentStillRunning, TimeTaken, NotAFollowUp, SupporterNotKnown,
    the RuleBroken of signing.
    """
    hold(case)
    open_ones = TherapySession.objects.in_treatment().planned().filter(case=case)
    attended = TherapySession.objects.in_treatment().attended().filter(case=case)
    if not case.is_closed and (open_ones.exists() or not attended.exists()):
        raise TreatmentStillRunning
    session = _appointment(
        case, appointment, by=by, held_at=held_at, minutes=minutes, place=place, at=at
    )
    entry = SessionEntry(
        attendance=TherapySession.Attendance.CAME,
        place=place,
        minutes=minutes,
        held_at=held_at,
        answers={key: tuple(given) for key, given in (answers or {}).items()},
        kept=kept or {},
        risk=risk,
        measure_missed_reason=measure_missed_reason,
        text=text,
        next_plan=next_plan,
    )
    note = sign_session(
        therapy_session=session, by=by, entry=entry, accepts_gaps=accepts_gaps, at=at
    )
    if afterwards is not None:
        _write_afterwards(session, afterwards, by=by, held_at=held_at, at=at)
    return note


def _appointment(
    case: Case,
    appointment: TherapySession | None,
    *,
    by: User,
    held_at: datetime,
    minutes: int,
    place: str,
    at: datetime | None,
) -> TherapySession:
    """The booked one, or one that is booked now."""
    if appointment is not None:
        if appointment.case_id != case.pk or not appointment.is_follow_up:
            raise NotAFollowUp
        return appointment
    check_free(case, held_at)
    return book(
        case,
        by=by,
        scheduled_at=held_at,
        minutes=minutes,
        now=moment_of(at),
        kind=TherapySession.Kind.FOLLOW_UP,
        place=place,
    )


def _write_afterwards(
    session: TherapySession,
    told: Afterwards,
    *,
    by: User,
    held_at: datetime,
    at: datetime | None,
) -> FollowUpContact:
    case = session.case
    _check_supporter(case, told)
    rating = None
    if any(level is not None for level in told.ratings.values()):
        rating = rate_functioning(
            case=case,
            by=by,
            rated_on=timezone.localdate(held_at),
            ratings=told.ratings,
            at=at,
        )
    contact = FollowUpContact(
        case=case,
        therapy_session=session,
        month=told.month,
        supporter_id=told.supporter_id,
        contact_id=told.contact_id,
        support_words=told.support_words.strip(),
        signs_noticed=told.signs_noticed.strip(),
        functioning=rating,
    )
    contact.full_clean()
    contact.save(force_insert=True)
    return contact


def _check_supporter(case: Case, told: Afterwards) -> None:
    people = InventoryPerson.objects.filter(case=case)
    contacts = Contact.objects.filter(client=case.client_id)
    if told.supporter_id and not people.filter(pk=told.supporter_id).exists():
        raise SupporterNotKnown
    if told.contact_id and not contacts.filter(pk=told.contact_id).exists():
        raise SupporterNotKnown


@transaction.atomic
def book_follow_ups(
    *, case: Case, by: User, moments: Sequence[datetime], at: datetime | None = None
) -> list[TherapySession]:
    """Book contacts after the ending. Raises FollowUpsTooEarly, NoDayGiven, TimeTaken."""
    hold(case)
    if not case.is_closed:
        raise FollowUpsTooEarly
    if not moments:
        raise NoDayGiven
    now, booked = moment_of(at), []
    for moment in moments:
        check_free(case, moment)
        booked.append(
            book(
                case,
                by=by,
                scheduled_at=moment,
                minutes=30,
                now=now,
                kind=TherapySession.Kind.FOLLOW_UP,
                place=TherapySession.Place.PHONE,
            )
        )
    audit.log(
        by=by,
        verb="follow_ups.booked",
        record=case,
        case=case,
        at=at,
        detail={"appointments": len(booked)},
    )
    return booked


@transaction.atomic
def drop_follow_up(
    *, case: Case, by: User, appointment: TherapySession, at: datetime | None = None
) -> None:
    """Take a booked contact off the calendar that will not be held. Raises NotAFollowUp."""
    hold(case)
    if (
        appointment.case_id != case.pk
        or not appointment.is_follow_up
        or not appointment.is_planned
    ):
        raise NotAFollowUp
    audit.log(by=by, verb="follow_up.dropped", record=appointment, case=case, at=at)
    appointment.delete()
