"""Putting sessions on days: what a plan needs, and what it needs again after a change."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from itertools import islice

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from accounts.models import User
from accounts.queries import practice
from cases.models import Case
from sessions.dates import days_from, moment
from sessions.models import Contract, TherapySession
from sessions.models.plan import TherapySessionQuerySet
from sessions.queries.plan import movable


def counted(case: Case) -> TherapySessionQuerySet:
    """Sessions that use up one of the planned; missed ones only if the practice says so."""
    sessions = TherapySession.objects.in_treatment().filter(case=case)
    if not practice().missed_session_counts:
        sessions = sessions.exclude(attendance__in=TherapySession.MISSED)
    return sessions.in_order()


def days_of(sessions: Sequence[TherapySession] | TherapySessionQuerySet) -> list[date]:
    return [timezone.localdate(one.scheduled_at) for one in sessions]


def book_missing(contract: Contract, *, by: User, first: date) -> None:
    """Book what the plan still lacks, from `first` on. Raises NoSuchTime."""
    missing = contract.planned - counted(contract.case).count()
    sessions = [
        _appointment(
            contract.case,
            by=by,
            scheduled_at=moment(day, contract.time),
            minutes=contract.minutes,
            now=contract.recorded_at,
        )
        for day in _days(contract, first, missing)
    ]
    # They differ in nothing but the day, so what holds for one holds for all.
    for session in sessions[:1]:
        session.full_clean()
    TherapySession.objects.bulk_create(sessions)


def append_missing(case: Case, *, by: User, now: datetime) -> None:
    """After a missed session: dates move, tasks do not, so one more is booked at the end."""
    contract = Contract.objects.filter(case=case).order_by("-number").first()
    days = days_of(counted(case))
    if contract is None or not days:
        return
    contract.recorded_at = now  # of the new appointments; the contract is not saved
    step, today = timedelta(days=contract.cadence_days), timezone.localdate(now)
    first = days[-1] + step
    # In steps, so that an absence recorded late keeps the day of the week.
    while first <= today:
        first += step
    book_missing(contract, by=by, first=first)


def drop_surplus(contract: Contract, now: datetime) -> None:
    """A shorter plan lets go of its last appointments, which nobody has written in.

    One that something hangs on, such as a process note, stays booked.
    """
    surplus = counted(contract.case).count() - contract.planned
    if surplus > 0:
        for session in movable(contract.case, now)[-surplus:]:
            with suppress(ProtectedError), transaction.atomic():
                session.delete()


def lay_out_again(
    contract: Contract, sessions: Sequence[TherapySession], first: date
) -> None:
    """New days and times for sessions to come, from `first` on. Raises NoSuchTime."""
    for session, day in zip(
        sessions, _days(contract, first, len(sessions)), strict=True
    ):
        session.scheduled_at = moment(day, contract.time)
        session.save(update_fields=["scheduled_at"])


def lay_out_after(case: Case, day: date) -> None:
    """Planned sessions that still stand on or before `day` go to the days after it.

    As many steps of the plan as it takes, all of them alike: dates move, tasks do not.
    Nothing moves without a contract. Raises NoSuchTime.
    """
    contract = Contract.objects.filter(case=case).order_by("-number").first()
    rest = list(
        TherapySession.objects.in_treatment()
        .planned()
        .filter(case=case, group_attendance=None, draft=None, set_aside_drafts=None)
        .in_order()
    )
    if contract is None or not rest or (first := days_of(rest)[0]) > day:
        return
    step = timedelta(days=contract.cadence_days)
    while first <= day:
        first += step
    lay_out_again(contract, rest, first)


def book(
    case: Case,
    *,
    by: User,
    scheduled_at: datetime,
    minutes: int,
    now: datetime,
    kind: str = TherapySession.Kind.SESSION,
    place: str = TherapySession.Place.IN_PERSON,
) -> TherapySession:
    session = _appointment(
        case,
        by=by,
        scheduled_at=scheduled_at,
        minutes=minutes,
        now=now,
        kind=kind,
        place=place,
    )
    session.full_clean()
    session.save(force_insert=True)
    return session


def _appointment(
    case: Case,
    *,
    by: User,
    scheduled_at: datetime,
    minutes: int,
    now: datetime,
    kind: str = TherapySession.Kind.SESSION,
    place: str = TherapySession.Place.IN_PERSON,
) -> TherapySession:
    return TherapySession(
        case=case,
        kind=kind,
        scheduled_at=scheduled_at,
        minutes=minutes,
        place=place,
        recorded_at=now,
        recorded_by=by,
    )


def _days(contract: Contract, first: date, count: int) -> list[date]:
    days = days_from(
        first,
        cadence_days=contract.cadence_days,
        skipped_days={date.fromisoformat(day) for day in contract.skipped_days},
    )
    return list(islice(days, max(0, count)))
