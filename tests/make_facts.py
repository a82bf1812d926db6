"""Facts of a case as plain values, without a database, for tables of flags."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from cases.models import Case, Client, FlagDismissal
from formulation.models import InventoryPerson
from formulation.queries import YearlyDay
from formulation.queries.focus import NO_FOCUS
from measures.queries import ScorePoint
from protocols import PROTOCOLS
from protocols.thresholds import DEFAULTS, Thresholds
from sessions.models import Contract, TherapySession
from sessions.queries import Course, SessionLine
from sessions.queries.course import State
from supervision.facts import CaseFacts, RiskFacts, SessionFacts
from supervision.flags import Flags, RaisedFlag, flags_in
from tests import make

Attendance = TherapySession.Attendance
# How a course is written: one letter for each appointment, oldest first.
LETTERS = {
    "+": (Attendance.CAME, State.SIGNED),
    "l": (Attendance.CAME_LATE, State.SIGNED),
    "-": (Attendance.DID_NOT_COME, State.MISSED),
    "c": (Attendance.CANCELLED_BY_CLIENT, State.MISSED),
    "t": (Attendance.CANCELLED_BY_THERAPIST, State.MISSED),
    "?": (Attendance.PLANNED, State.DRAFT),
}
WEEK = timedelta(days=7)
Each = Mapping[int, Mapping[str, Any]]


def facts(
    came: str = "",
    *,
    protocol: str = "IPT_ADULT",
    planned: int | None = None,
    has_contract: bool = True,
    cadence_days: int = 7,
    missed_counts: bool = False,
    last_on: date = make.TODAY - timedelta(days=1),
    each: Each | None = None,
    phq9: Sequence[int | None] = (),
    gad7: Sequence[int | None] = (),
    items9: Sequence[int | None] = (),
    born_on: date = date(1985, 3, 4),
    ending: tuple[str, str] | None = None,
    **known: Any,
) -> CaseFacts:
    """One case.

    came: a weekly course in LETTERS, the last one held on `last_on`. each: what is
    special about the n-th appointment, counted from 1. Scores are a week apart, the last
    of them on `last_on`; `items9` are the answers to item 9 of the PHQ-9s.
    ending: reason and outcome of a closed case. known: fields of CaseFacts.
    """
    case = case_of(protocol, born_on=born_on, ending=ending)
    manual = PROTOCOLS.get(protocol)
    number = planned or (manual.sessions if manual else 0)
    sessions = _sessions(case, came, number, last_on, each or {})
    contract = Contract(case=case, planned=number, cadence_days=cadence_days)
    values: dict[str, Any] = {
        "course": Course(
            case_id=case.pk,
            protocol=manual,
            contract=contract if has_contract else None,
            planned=number,
            sessions=tuple(one.line for one in sessions),
            follow_ups=(),
            missed_counts=missed_counts,
            is_closed=case.is_closed,
        ),
        "sessions": sessions,
        "scores": {
            "PHQ9": _points("PHQ9", phq9, last_on, items9),
            "GAD7": _points("GAD7", gad7, last_on),
        },
        "risks": (),
        "partner_risks": (),
        "against_joint_work": (),
        "plan_made_on": None,
        "partner_plan_made_on": None,
        "focus": NO_FOCUS,
        "is_focus_agreed": False,
        "gates": (),
        "withdrawn": (),
        "consented_on": make.TODAY - timedelta(days=90),
        "has_guardian": False,
        "is_privacy_agreed": False,
        "has_letter": False,
        "has_shared_letter": False,
        "reviewed_at": make.NOW,
        "noted_at": None,
        "dismissals": (),
    }
    return CaseFacts(case=case, **(values | known))


def case_of(
    protocol: str, *, born_on: date, ending: tuple[str, str] | None = None
) -> Case:
    client = Client(number="27", given_name="Leah", family_name="B.", born_on=born_on)
    case = Case(client=client, protocol_key=protocol)
    if ending is not None:
        case.status = Case.Status.CLOSED
        case.closed_on = make.TODAY
        case.ending_reason, case.ending_outcome = ending
    return case


def _sessions(
    case: Case, came: str, planned: int, last_on: date, each: Each
) -> tuple[SessionFacts, ...]:
    manual, found, number = PROTOCOLS.get(case.protocol_key), [], 0
    for place, letter in enumerate(came, start=1):
        attendance, state = LETTERS[letter]
        number += state == State.SIGNED
        special = dict(each.get(place, {}))
        at = special.pop("at", at_noon(last_on - WEEK * (len(came) - place)))
        line = SessionLine(
            session_id=uuid.uuid4(),
            case_id=case.pk,
            kind=TherapySession.Kind.SESSION,
            number=number if state == State.SIGNED else None,
            place_in_course=None if state == State.MISSED else number,
            scheduled_at=at,
            minutes=50,
            place=TherapySession.Place.IN_PERSON,
            attendance=attendance,
            state=state,
            phase=manual.phase_of(max(1, number), planned) if manual else None,
            planned=planned,
            draft_item9=special.pop("draft_item9", None),
        )
        usual = {"has_measure": True, "has_risk": True, "is_linked": True}
        found.append(SessionFacts(line=line, day=line.on, **(usual | special)))
    return tuple(found)


def at_noon(day: date) -> datetime:
    return datetime.combine(day, time(12), tzinfo=timezone.get_current_timezone())


def _points(
    key: str,
    totals: Sequence[int | None],
    last_on: date,
    items9: Sequence[int | None] = (),
) -> list[ScorePoint]:
    answers = items9 or [0] * len(totals)
    return [
        point(key, total, last_on - WEEK * (len(totals) - place), item9)
        for place, (total, item9) in enumerate(
            zip(totals, answers, strict=True), start=1
        )
    ]


def point(key: str, total: int | None, on: date, item9: int | None = 0) -> ScorePoint:
    return ScorePoint(
        administration_id=uuid.uuid4(),
        instrument_key=key,
        taken_on=on,
        recorded_at=at_noon(on),
        total=total,
        band="",
        band_title="",
        is_case=None,
        is_prorated=False,
        risk_item=item9,
        answers=(),
    )


def risk(thoughts: str = "NONE", *, days_ago: int = 1, **fields: Any) -> RiskFacts:
    values: dict[str, Any] = {"is_full": False, "looked_at_plan": False}
    on = make.TODAY - timedelta(days=days_ago)
    return RiskFacts(asked_on=on, thoughts=thoughts, **(values | fields))


def death(on: date) -> YearlyDay:
    """Somebody died on this day."""
    client = Client(number="27")
    return YearlyDay(
        case_id=uuid.uuid4(), client=client, first_on=on, person=InventoryPerson()
    )


def flags(
    known: CaseFacts, now: datetime = make.NOW, limits: Thresholds = DEFAULTS
) -> Flags:
    return flags_in(known, now, limits)


def standing(
    known: CaseFacts, now: datetime = make.NOW, limits: Thresholds = DEFAULTS
) -> dict[str, RaisedFlag]:
    """The flags that stand, by key."""
    return {one.key: one for one in flags(known, now, limits).standing}


def rests(flag: RaisedFlag, until_on: date | None = None) -> FlagDismissal:
    """That flag, let rest on what it stands on."""
    return FlagDismissal(
        flag=flag.key,
        evidence=flag.rests_on,
        reason="Talked about it",
        until_on=until_on,
        dismissed_at=make.NOW,
    )
