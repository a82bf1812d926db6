"""Under 18: talks with parents and school, phone check-ins, and the plan with the school.

What is told to whom follows what the young client agreed to (Mufson, Dorta, Moreau &
Weissman 2004).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from audit import actions as audit
from cases.actions import check_consent
from cases.actions.people import ConsentWithdrawn
from cases.models import Case, Consent, Contact
from formulation.actions.fitting import check_fits, check_keys, fill
from formulation.actions.rules import check_not_before, check_not_future
from formulation.actions.taking_out import (
    check_standing,
    check_taken_out,
    put_back,
    take_out,
)
from sessions.actions.rules import RuleBroken, hold, moment_of
from sessions.models import FamilyContact, SchoolPlan

TALK_FIELDS = (
    "kind",
    "therapy_session",
    "with_whom",
    "held_on",
    "minutes",
    "mood",
    "purposes",
    "client_agreed_to",
    "words",
)
SCHOOL_FIELDS = (
    "may_know",
    "attendance",
    "workload",
    "adjustments",
    "feedback",
    "agreed_on",
    "review_on",
)
Kind = FamilyContact.Kind
# What the client may have refused, by the kind of talk.
RESTS_ON = {
    Kind.PARENT_JOINT: Consent.Kind.SHARE_PARENT,
    Kind.PARENT_ALONE: Consent.Kind.SHARE_PARENT,
    Kind.SCHOOL: Consent.Kind.SHARE_SCHOOL,
}


class WithWhomMissing(RuleBroken):
    sentence = "Choose with whom. Someone new is added under Contacts and consent"
    field = "with_whom"


class NotOnTheList(RuleBroken):
    sentence = "Choose someone from the client’s contacts"
    field = "with_whom"


class SessionOfAnotherCase(RuleBroken):
    sentence = "Choose a session of this case"
    field = "therapy_session"


class MoodIsTheClients(RuleBroken):
    sentence = "The mood is what the client says on the phone. Leave it empty here"
    field = "mood"


class AgreementOfClientMissing(RuleBroken):
    sentence = "Write what the client agreed may be said, or that nothing was agreed"
    field = "client_agreed_to"


class RefusedByClient(RuleBroken):
    """The client said no to this contact, and the consent says so."""


class TalkTakenOut(RuleBroken):
    sentence = "This entry was taken out. Put it back first"


class TalkNotTakenOut(RuleBroken):
    sentence = "This entry is on the list"


class NothingAgreed(RuleBroken):
    sentence = "Write what was agreed: attendance, work, or adjustments"
    field = "attendance"


class ReviewBeforeAgreement(RuleBroken):
    sentence = "The day of the next look must come after the agreement"
    field = "review_on"


@transaction.atomic
def record_talk(
    *, case: Case, by: User, at: datetime | None = None, **talk: Any
) -> FamilyContact:
    """Keep one talk. `talk` holds what TALK_FIELDS names.

    Raises a RuleBroken; RefusedByClient where a consent was taken back, unless the talk
    was about safety, which is always an exception.
    """
    hold(case)
    record = FamilyContact(case=case, author=by, recorded_at=moment_of(at))
    fill(record, talk, known=TALK_FIELDS)
    _check_talk(record, at=moment_of(at))
    _check_agreed(record)
    record.save()
    _log(record, by=by, verb="family.talk_recorded", at=at, kind=record.kind)
    return record


@transaction.atomic
def change_talk(
    *, talk: FamilyContact, by: User, at: datetime | None = None, **fields: Any
) -> FamilyContact:
    """Correct what was kept of a talk. The log names the fields, not the words.

    A refusal does not forbid correcting the words of what was said before it; a talk that
    rested on safety becomes no other talk. Raises as `record_talk`.
    """
    _hold_talk(talk)
    check_standing(talk, TalkTakenOut)
    changed = fill(talk, fields, known=TALK_FIELDS)
    if not changed:
        return talk
    _check_talk(talk, at=moment_of(at))
    if {"kind", "purposes"} & set(changed):
        _check_agreed(talk)
    talk.save()
    _log(talk, by=by, verb="family.talk_changed", at=at, fields=changed)
    return talk


@transaction.atomic
def remove_talk(
    *, talk: FamilyContact, by: User, at: datetime | None = None
) -> FamilyContact:
    """Take a talk out of the list; `restore_talk` puts it back."""
    _hold_talk(talk)
    check_standing(talk, TalkTakenOut)
    take_out(talk, by=by, verb="family.talk_removed", at=at)
    return talk


@transaction.atomic
def restore_talk(
    *, talk: FamilyContact, by: User, at: datetime | None = None
) -> FamilyContact:
    """Undo a removal."""
    _hold_talk(talk)
    check_taken_out(talk, TalkNotTakenOut)
    put_back(talk, by=by, verb="family.talk_restored", at=at)
    return talk


@transaction.atomic
def agree_school_plan(
    *,
    case: Case,
    by: User,
    contact: Contact,
    at: datetime | None = None,
    **plan: Any,
) -> SchoolPlan:
    """Write down what was agreed with the school; each plan is a row, the newest counts.

    `contact` is someone at the school. `plan` holds what SCHOOL_FIELDS names. Raises a RuleBroken, RefusedByClient included.
    """
    hold(case)
    record = SchoolPlan(
        case=case, contact=contact, author=by, recorded_at=moment_of(at)
    )
    fill(record, plan, known=SCHOOL_FIELDS)
    check_fits(record)
    _check_contact(case, contact, field="contact")
    if not (record.attendance or record.workload or record.adjustments):
        raise NothingAgreed
    _check_day(case, record.agreed_on, at=moment_of(at), field="agreed_on")
    if record.review_on is not None and record.review_on <= record.agreed_on:
        raise ReviewBeforeAgreement
    _check_not_refused(case, Consent.Kind.SHARE_SCHOOL, field="contact")
    record.save()
    _log(record, by=by, verb="family.school_plan_agreed", at=at)
    return record


def _hold_talk(talk: FamilyContact) -> None:
    hold(talk.case)
    talk.refresh_from_db()


def _check_talk(talk: FamilyContact, *, at: datetime) -> None:
    is_check_in = talk.kind == Kind.CHECK_IN
    check_keys(talk.purposes, known=FamilyContact.Purpose.values, field="purposes")
    if talk.with_whom is None and not is_check_in:
        raise WithWhomMissing
    if talk.with_whom is not None:
        _check_contact(talk.case, talk.with_whom, field="with_whom")
    if talk.mood is not None and not is_check_in:
        raise MoodIsTheClients
    if talk.therapy_session and talk.therapy_session.case_id != talk.case_id:
        raise SessionOfAnotherCase
    check_fits(talk)
    if not is_check_in and not talk.client_agreed_to:
        raise AgreementOfClientMissing
    _check_day(talk.case, talk.held_on, at=at, field="held_on")


def _check_agreed(talk: FamilyContact) -> None:
    kind = RESTS_ON.get(Kind(talk.kind))
    if kind is not None and FamilyContact.Purpose.SAFETY not in talk.purposes:
        _check_not_refused(talk.case, kind, field="with_whom")


def _check_not_refused(case: Case, kind: str, *, field: str) -> None:
    try:
        check_consent(client=case.client, kind=kind)
    except ConsentWithdrawn as refusal:
        raise RefusedByClient(str(refusal), field=field) from refusal


def _check_contact(case: Case, contact: Contact, *, field: str) -> None:
    if contact.client_id != case.client_id:
        raise NotOnTheList(field=field)


def _check_day(case: Case, day: date, *, at: datetime, field: str) -> None:
    check_not_future(day, at=at, what="The day", field=field)
    check_not_before(
        day,
        earliest=case.referred_on,
        what="The day",
        than="the referral",
        field=field,
    )


def _log(
    record: FamilyContact | SchoolPlan,
    *,
    by: User,
    verb: str,
    at: datetime | None,
    **detail: Any,
) -> None:
    audit.log(by=by, verb=verb, record=record, case=record.case, at=at, detail=detail)
