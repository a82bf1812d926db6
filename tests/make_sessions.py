"""Builders for courses: a plan, sessions held and signed, drafts."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from cases.models import Case
from formulation.models import InventoryPerson
from sessions import actions
from sessions.entry import RiskFields, SessionEntry, SightingFields
from sessions.models import (
    CarriedTask,
    Contract,
    CopingStrategy,
    CourseReview,
    SessionNote,
    TherapySession,
)
from tests import make

# A Monday; sessions are on Mondays at 14:00, the last of ten on the day before NOW.
FIRST_DAY = date(2026, 9, 14)
AT = time(14, 0)
PHQ9 = (1, 1, 1, 1, 1, 1, 1, 1, 0)
GAD7 = (1, 1, 1, 1, 1, 1, 1)
ASKED = RiskFields(compared="SAME", thoughts="NONE")
FULL_RISK = RiskFields(
    compared="WORSE",
    thoughts="PASSIVE",
    said="Asked about being dead. Wishes not to wake up, no plan.",
    plan="NO",
    intent="NO",
    formulation="Worse at night, safer with her sister in the house",
    actions=("SUPERVISOR",),
    no_plan_reason="Plan is made tomorrow, together",
)


def contract(*, case: Case, **fields: Any) -> Contract:
    values: dict[str, Any] = {
        "by": case.therapist,
        "planned": 16,
        "starts_on": FIRST_DAY,
        "time": AT,
        "agreed_on": FIRST_DAY - timedelta(days=3),
        "at": moment(FIRST_DAY - timedelta(days=3)),
    }
    return actions.agree_contract(case=case, **(values | fields))


def moment(day: date, at: time = AT) -> datetime:
    return timezone.make_aware(datetime.combine(day, at))


def sessions(case: Case) -> list[TherapySession]:
    return list(TherapySession.objects.in_treatment().filter(case=case).in_order())


def session(*, case: Case, days_ago: int = 1, **fields: Any) -> TherapySession:
    """One booked appointment, without a plan around it."""
    values: dict[str, Any] = {
        "case": case,
        "scheduled_at": make.NOW - timedelta(days=days_ago),
        "recorded_at": make.NOW,
        "recorded_by": case.therapist,
    }
    return TherapySession.objects.create(**(values | fields))


def entry(**fields: Any) -> SessionEntry:
    """A session with nothing missing, for a plan in its beginning phase."""
    values: dict[str, Any] = {
        "attendance": "CAME",
        "answers": {"PHQ9": PHQ9, "GAD7": GAD7},
        "risk": ASKED,
        "techniques": ("EXPLORATION",),
        "text": "Told the story of the week.",
        "focus_link": "The loss is in every room of the house.",
    }
    return SessionEntry(**(values | fields))


def signed(
    therapy_session: TherapySession, *, by: User | None = None, **fields: Any
) -> SessionNote:
    """The session signed half an hour after it ended."""
    at = fields.pop("at", therapy_session.scheduled_at + timedelta(minutes=80))
    return actions.sign_session(
        therapy_session=therapy_session,
        by=by or therapy_session.case.therapist,
        entry=entry(**fields),
        at=at,
    )


def marked(
    therapy_session: TherapySession, *marks: tuple[InventoryPerson | None, str]
) -> SessionNote:
    """A DIT session signed with marks of the trace: who (None is the room), and how."""
    return signed(
        therapy_session,
        techniques=(),
        sightings=tuple(
            SightingFields(person_id=who.pk if who else None, changed=changed)
            for who, changed in marks
        ),
    )


def course(*, case: Case, signed_ones: int = 0, **fields: Any) -> list[TherapySession]:
    """A plan of sixteen whose first sessions are signed."""
    contract(case=case, **fields)
    booked = sessions(case)
    for therapy_session in booked[:signed_ones]:
        signed(therapy_session)
    return booked


def carried_task(case: Case, by: User, **fields: Any) -> CarriedTask:
    """Something that a supervisor asks of the case's therapist, open."""
    values: dict[str, Any] = {
        "case": case,
        "text": "Ask about the brother",
        "asked_by": by,
        "owner": case.therapist,
        "asked_at": timezone.now(),
    }
    return CarriedTask.objects.create(**(values | fields))


def many_courses(
    therapist: User, count: int, *, now: datetime = make.NOW, days_ago: Any = (7, 5)
) -> list[Case]:
    """Cases with a plan and an appointment on each of these days, written in bulk."""
    cases = make.many_cases(therapist, count)
    Contract.objects.bulk_create(
        Contract(
            case=case,
            number=1,
            protocol_key=case.protocol_key,
            planned=16,
            starts_on=FIRST_DAY,
            time=AT,
            ends_on=date(2026, 12, 28),
            agreed_on=FIRST_DAY,
            recorded_at=make.NOW,
            author=therapist,
        )
        for case in cases
    )
    TherapySession.objects.bulk_create(
        TherapySession(
            case=case,
            scheduled_at=now - timedelta(days=days),
            recorded_at=make.NOW,
            recorded_by=therapist,
        )
        for case in cases
        for days in days_ago
    )
    return cases


def coping(case: Case, words: str = "Ring Alison", **fields: Any) -> CopingStrategy:
    """Something that helps; with `helped`, practised once, on the tests' day."""
    values: dict[str, Any] = {
        "by": case.therapist,
        "practised_on": make.TODAY,
        "at": make.NOW,
    }
    return actions.add_coping(case=case, words=words, **(values | fields))


def course_review(case: Case, **fields: Any) -> CourseReview:
    """A review half-way, as a row."""
    values: dict[str, Any] = {
        "case": case,
        "kind": "MIDDLE",
        "title": "Mid-course review",
        "protocol_key": case.protocol_key,
        "reviewed_on": make.TODAY,
        "focus_right": "YES",
        "agreed": "Go on as we began",
        "recorded_at": make.NOW,
        "author": case.therapist,
    }
    return CourseReview.objects.create(**(values | fields))
