"""Agreeing the plan, and changing it openly.

The end is fixed from the start and said aloud; a change is renegotiated, with a reason,
and leaves the earlier version readable (Weissman, Markowitz & Klerman 2018; Lemma, Target
& Fonagy 2011).
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from cases.actions import check_open, start_treatment
from cases.models import Case
from protocols import UnknownProtocol, protocol
from protocols.base import Protocol
from sessions.actions.booking import (
    book_missing,
    counted,
    days_of,
    drop_surplus,
    lay_out_again,
)
from sessions.actions.rules import RuleBroken, hold, moment_of
from sessions.models import Contract, TherapySession
from sessions.queries.plan import movable

MINUTES = range(1, 121)
CADENCE = range(1, 64)
# Far more than anybody plans; a slip in a list of days is caught.
MOST_SKIPPED = 100


class ModelUndecided(RuleBroken):
    sentence = "Decide between IPT and DIT first. The plan follows from the model"


class OtherTreatment(RuleBroken):
    sentence = "Choose a way of cutting the phases that belongs to this treatment"
    field = "protocol_key"


class PlanExists(RuleBroken):
    sentence = "There is a plan already. Change it, and say why"


class NoPlan(RuleBroken):
    sentence = "There is no plan yet. Agree one first"


class LengthImpossible(RuleBroken):
    """The phases cannot be laid out over so many sessions."""

    field = "planned"


class LengthNeedsReason(RuleBroken):
    """Outside the manual's range a plan says why."""

    field = "reason"


class FewerThanHeld(RuleBroken):
    """What is signed stays counted."""

    field = "planned"


class ChangeNeedsReason(RuleBroken):
    sentence = "Write why the plan changes. The reason stays in the record"
    field = "reason"


class NothingChanged(RuleBroken):
    sentence = "Nothing is different from the plan as it stands"


class MinutesImpossible(RuleBroken):
    sentence = "Minutes must be a number between 1 and 120"
    field = "minutes"


class CadenceImpossible(RuleBroken):
    sentence = "Days between sessions must be a number between 1 and 63"
    field = "cadence_days"


class TooManySkippedDays(RuleBroken):
    sentence = f"Leave out {MOST_SKIPPED} days at the most"
    field = "skipped_days"


class AgreedInTheFuture(RuleBroken):
    sentence = "The day of agreement must be today or in the past"
    field = "agreed_on"


class NextTooEarly(RuleBroken):
    sentence = (
        "The next session must come after those that are written down, and not before "
        "today"
    )
    field = "next_on"


# What a version carries over from the one before, unless it says otherwise.
SCHEDULE = ("time", "cadence_days", "skipped_days")
WORDS = (
    "place",
    "missed_sessions",
    "between_sessions",
    "client_part",
    "therapist_part",
    "afterwards",
)
CARRIED = ("protocol_key", "planned", "minutes", *SCHEDULE, *WORDS)


@transaction.atomic
def agree_contract(
    *,
    case: Case,
    by: User,
    planned: int,
    starts_on: date,
    time: time,
    agreed_on: date,
    protocol_key: str = "",
    minutes: int = 50,
    cadence_days: int = 7,
    skipped_days: Collection[date] = (),
    reason: str = "",
    at: datetime | None = None,
    **words: str,
) -> Contract:
    """Agree the plan: book every session on its day, and begin treatment.

    `protocol_key` chooses between the ways of cutting the phases (DIT has two); empty
    takes the case's own. `reason` is asked for only outside the manual's range. `words`
    may hold place, missed_sessions, between_sessions, client_part, therapist_part,
    afterwards. Sessions booked or held before count towards the plan. Raises the
    RuleBroken of this file, sessions.dates.NoSuchTime, cases.actions.CaseAlreadyClosed.
    """
    hold(case)
    check_open(case)
    known = check_protocol(case, protocol_key)
    if Contract.objects.filter(case=case).exists():
        raise PlanExists
    contract = Contract(
        case=case,
        number=1,
        protocol_key=known.key,
        planned=planned,
        cadence_days=cadence_days,
        minutes=minutes,
        starts_on=starts_on,
        time=time,
        skipped_days=_iso(skipped_days),
        reason=reason.strip(),
        agreed_on=agreed_on,
        recorded_at=moment_of(at),
        author=by,
        **_words(words),
    )
    check_contract(contract, known)
    before = days_of(counted(case))
    step = timedelta(days=cadence_days)
    first = max(starts_on, before[-1] + step) if before else starts_on
    start_treatment(case=case, by=by, at=at)
    book_missing(contract, by=by, first=first)
    return _save(contract, by=by, verb="contract.agreed", at=at)


@transaction.atomic
def change_contract(
    *,
    case: Case,
    by: User,
    reason: str,
    agreed_on: date,
    next_on: date | None = None,
    at: datetime | None = None,
    **changes: Any,
) -> Contract:
    """Renegotiate: a new version with its reason, and new days for what is to come.

    `changes` are fields of Contract (CARRIED); what is left out stays as it was.
    `next_on` is the day of the next session. Appointments keep their days unless the
    time, the rhythm, the days left out or `next_on` change; one that is being written
    keeps its own in any case. Raises the RuleBroken of this file, NoSuchTime,
    CaseAlreadyClosed.
    """
    hold(case)
    check_open(case)
    last = Contract.objects.filter(case=case).order_by("-number").first()
    if last is None:
        raise NoPlan
    if not reason.strip():
        raise ChangeNeedsReason
    changes.setdefault("protocol_key", _way_of(case, last))
    known = check_protocol(case, changes["protocol_key"])
    contract = Contract(
        case=case,
        number=last.number + 1,
        starts_on=last.starts_on,
        reason=reason.strip(),
        agreed_on=agreed_on,
        recorded_at=moment_of(at),
        author=by,
        **_carried(last, changes),
    )
    upcoming = movable(case, contract.recorded_at)
    next_day = days_of(upcoming)[0] if upcoming else None
    is_moved = next_on is not None and next_on != next_day
    if not is_moved and not _differs(last, contract, CARRIED):
        raise NothingChanged
    check_contract(contract, known)
    drop_surplus(contract, contract.recorded_at)
    upcoming = movable(case, contract.recorded_at)
    if is_moved or _differs(last, contract, SCHEDULE):
        first = next_on or next_day
        if upcoming and first is not None:
            check_next(contract, first)
            lay_out_again(contract, upcoming, first)
    for session in upcoming:
        if session.minutes != contract.minutes:
            session.minutes = contract.minutes
            session.save(update_fields=["minutes"])
    _book_rest(contract, by=by, next_on=next_on)
    return _save(contract, by=by, verb="contract.changed", at=at)


def check_protocol(case: Case, protocol_key: str) -> Protocol:
    """The protocol of the plan: the case's own, or another cut of the same therapy."""
    if not case.is_model_decided:
        raise ModelUndecided
    of_case = protocol(case.protocol_key)
    if not protocol_key:
        return of_case
    try:
        chosen = protocol(protocol_key)
    except UnknownProtocol:
        raise OtherTreatment from None
    if not chosen.is_scheme_of(of_case):
        raise OtherTreatment
    return chosen


def _way_of(case: Case, last: Contract) -> str:
    """The way of cutting the phases that was agreed, unless the model has changed."""
    of_case = protocol(case.protocol_key) if case.is_model_decided else None
    if of_case and not protocol(last.protocol_key).is_scheme_of(of_case):
        return of_case.key
    return last.protocol_key


def check_contract(contract: Contract, known: Protocol) -> None:
    """A length that can be laid out, and a reason outside the manual's range."""
    if not known.fewest_possible <= contract.planned <= known.most_possible:
        raise LengthImpossible(
            f"{known.short_title} can be planned for {known.fewest_possible} to "
            f"{known.most_possible} sessions"
        )
    if not known.is_offered(contract.planned) and not contract.reason:
        usual = f"{known.shortest} to {known.longest}"
        if known.shortest == known.longest:
            usual = str(known.longest)
        raise LengthNeedsReason(
            f"{known.short_title} is usually {usual} sessions. Write why this course is "
            "planned otherwise"
        )
    if contract.minutes not in MINUTES:
        raise MinutesImpossible
    if contract.cadence_days not in CADENCE:
        raise CadenceImpossible
    if len(contract.skipped_days) > MOST_SKIPPED:
        raise TooManySkippedDays
    if contract.agreed_on > timezone.localdate(contract.recorded_at):
        raise AgreedInTheFuture
    signed = counted(contract.case).filter(number__isnull=False).count()
    if signed > contract.planned:
        raise FewerThanHeld(
            f"{signed} sessions are already signed. Plan for {signed} or more"
        )


def check_next(contract: Contract, first: date) -> None:
    """Raise NextTooEarly for a day before today, or before what is written down."""
    written = TherapySession.objects.in_treatment().filter(case=contract.case)
    written = written.filter(draft__isnull=False) | written.filter(number__isnull=False)
    days = days_of(written.in_order())
    too_early = first < timezone.localdate(contract.recorded_at)
    if too_early or (days and first <= days[-1]):
        raise NextTooEarly


def _book_rest(contract: Contract, *, by: User, next_on: date | None) -> None:
    """A longer plan goes on after its last appointment, on the same rhythm."""
    days = days_of(counted(contract.case))
    step = timedelta(days=contract.cadence_days)
    today = timezone.localdate(contract.recorded_at)
    first = max(days[-1] + step, today) if days else contract.starts_on
    book_missing(contract, by=by, first=max(first, next_on or first))


def _carried(last: Contract, changes: dict[str, Any]) -> dict[str, Any]:
    if unknown := changes.keys() - set(CARRIED):
        raise TypeError(f"A plan has no field {unknown.pop()!r}.")
    values = {name: changes.get(name, getattr(last, name)) for name in CARRIED}
    values["skipped_days"] = _iso(values["skipped_days"])
    values.update({name: str(values[name]).strip() for name in WORDS})
    return values


def _words(words: dict[str, str]) -> dict[str, str]:
    if unknown := words.keys() - set(WORDS):
        raise TypeError(f"A plan has no field {unknown.pop()!r}.")
    return {name: text.strip() for name, text in words.items()}


def _differs(last: Contract, contract: Contract, names: Collection[str]) -> bool:
    return any(getattr(last, name) != getattr(contract, name) for name in names)


def _iso(days: Collection[date | str]) -> list[str]:
    """Days as the record keeps them, in order, each once."""
    return sorted({day if isinstance(day, str) else day.isoformat() for day in days})


def _save(contract: Contract, *, by: User, verb: str, at: datetime | None) -> Contract:
    """Keep the version, with the days on which the course begins and ends by it."""
    days = days_of(counted(contract.case))
    contract.starts_on = days[0] if days else contract.starts_on
    contract.ends_on = days[-1] if days else contract.starts_on
    contract.full_clean()
    contract.save(force_insert=True)
    audit.log(
        by=by,
        verb=verb,
        record=contract,
        case=contract.case,
        at=at,
        detail={"number": contract.number, "planned": contract.planned},
    )
    return contract
