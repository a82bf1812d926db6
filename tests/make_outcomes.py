"""Closed courses in bulk: scores, sessions, a plan, a focus."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from cases.models import Case, Client
from formulation.models import FocusArea
from measures.models import Administration
from sessions.models import Contract, TherapySession
from tests import make

CLOSED_ON = date(2026, 10, 30)
BETTER, WORSE, SAME = ((18, 7), (14, 5)), ((10, 17), (8, 13)), ((14, 13), (9, 9))


def at_noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))


def closed(
    therapist: User,
    count: int,
    *,
    scores: tuple[Sequence[int], Sequence[int]] = BETTER,
    attended: int = 3,
    missed: int = 1,
    planned: int = 16,
    focus: str = "",
    wait: int = 14,
    closed_on: date = CLOSED_ON,
    **fields: Any,
) -> list[Case]:
    """`scores` are those of PHQ-9 and of GAD-7, one with each session from the first."""
    starts = closed_on - timedelta(weeks=20)
    clients = Client.objects.bulk_create(
        Client(
            given_name="Anna",
            family_name="Closed",
            born_on=date(1980, 1, 1),
            created_at=make.NOW,
        )
        for _ in range(count)
    )
    values: dict[str, Any] = {
        "protocol_key": "IPT_ADULT",
        "problem": "DEPRESSION",
        "status": Case.Status.CLOSED,
        "closed_by": therapist,
        "ending_reason": "COMPLETED",
        "referral_source": Case.ReferralSource.GP,
        "opened_at": at_noon(starts),
        "opened_by": therapist,
    }
    found = Case.objects.bulk_create(
        Case(
            client=client,
            therapist=therapist,
            closed_on=closed_on,
            referred_on=starts - timedelta(days=wait),
            **(values | fields),
        )
        for client in clients
    )
    _sessions(found, starts, attended, missed)
    _scores(found, starts, scores)
    Contract.objects.bulk_create(_contract(case, planned, starts) for case in found)
    if focus:
        FocusArea.objects.bulk_create(
            FocusArea(
                case=case,
                area=focus,
                words="Since the move",
                agreed_on=starts,
                started_on=starts,
                recorded_at=at_noon(starts),
                author=therapist,
            )
            for case in found
        )
    return found


def _contract(case: Case, planned: int, starts: date) -> Contract:
    return Contract(
        case=case,
        number=1,
        protocol_key=case.protocol_key,
        planned=planned,
        starts_on=starts,
        ends_on=starts + timedelta(weeks=planned),
        time=time(12),
        agreed_on=starts,
        recorded_at=at_noon(starts),
        author=case.therapist,
    )


def _sessions(cases: Sequence[Case], starts: date, attended: int, missed: int) -> None:
    TherapySession.objects.bulk_create(
        TherapySession(
            case=case,
            scheduled_at=at_noon(starts + timedelta(weeks=week)),
            attendance="CAME" if week < attended else "DID_NOT_COME",
            number=week + 1 if week < attended else None,
            recorded_at=at_noon(starts),
            recorded_by=case.therapist,
        )
        for case in cases
        for week in range(attended + missed)
    )


def _scores(
    cases: Sequence[Case],
    starts: date,
    scores: tuple[Sequence[int], Sequence[int]],
) -> None:
    Administration.objects.bulk_create(
        Administration(
            case=case,
            instrument_key=key,
            instrument_version="1",
            taken_on=starts + timedelta(weeks=week),
            answers=[],
            total=total,
            recorded_at=at_noon(starts + timedelta(weeks=week)),
            author=case.therapist,
        )
        for case in cases
        for key, totals in zip(("PHQ9", "GAD7"), scores, strict=True)
        for week, total in enumerate(totals)
    )
