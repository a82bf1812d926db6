"""What was done in the sessions of many cases, and what was agreed about going on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from sessions.models import (
    MaintenanceContract,
    PhaseGate,
    SessionNote,
    SessionRisk,
    StepUp,
    TaskTick,
)
from sessions.queries import Course
from supervision.facts.ending import ending_keys
from supervision.facts.shapes import GateFacts, MaintenanceFacts, SessionFacts


def sessions_of(
    courses: Mapping[UUID, Course], ids: Collection[UUID]
) -> dict[UUID, tuple[SessionFacts, ...]]:
    linked, excused = _said_in_notes(ids)
    with_risk = set(
        SessionRisk.objects.filter(case__in=ids, risk_entry__about=None).values_list(
            "therapy_session_id", flat=True
        )
    )
    ended = _ending_work(courses, ids)
    return {
        case_id: tuple(
            SessionFacts(
                line=line,
                day=line.on,
                has_measure=bool(line.scores) or line.session_id in excused,
                has_risk=line.session_id in with_risk,
                is_linked=line.session_id in linked,
                has_ending_work=line.session_id in ended,
            )
            for line in course.sessions
        )
        for case_id, course in courses.items()
    }


def _said_in_notes(ids: Collection[UUID]) -> tuple[set[UUID], set[UUID]]:
    """Sessions with a link to the focus; with a reason for no questionnaire."""
    linked, excused = set(), set()
    rows = SessionNote.objects.filter(case__in=ids).values_list(
        "therapy_session_id", "focus_link", "content__measure_missed_reason"
    )
    for session_id, link, reason in rows:
        if link:
            linked.add(session_id)
        if reason:
            excused.add(session_id)
    return linked, excused


def _ending_work(courses: Mapping[UUID, Course], ids: Collection[UUID]) -> set[UUID]:
    """Sessions in which something of the ending was ticked."""
    keys = {
        case_id: ending_keys(course.protocol.key)
        for case_id, course in courses.items()
        if course.protocol
    }
    known: frozenset[str] = frozenset().union(*keys.values())
    ticks = TaskTick.objects.filter(case__in=ids, key__in=known).values_list(
        "case_id", "therapy_session_id", "key"
    )
    return {
        session_id
        for case_id, session_id, key in ticks
        if key in keys.get(case_id, frozenset())
    }


def gates_of(ids: Collection[UUID]) -> dict[UUID, list[GateFacts]]:
    found: dict[UUID, list[GateFacts]] = defaultdict(list)
    for gate in PhaseGate.objects.filter(case__in=ids).order_by("recorded_at", "pk"):
        found[gate.case_id].append(
            GateFacts(
                given_on=timezone.localdate(gate.recorded_at),
                reason=gate.reason,
                missing=frozenset(gate.missing),
            )
        )
    return found


def maintenance_of(ids: Collection[UUID]) -> dict[UUID, MaintenanceFacts]:
    """The newest contract of each maintenance. Its own day is a decision only where it
    took the place of an earlier one. One query."""
    stepped = (
        StepUp.objects.filter(case=OuterRef("case"))
        .order_by("-recorded_at")
        .values("recorded_at")[:1]
    )
    rows = MaintenanceContract.objects.filter(case__in=ids).order_by("number")
    found: dict[UUID, MaintenanceFacts] = {}
    for row in rows.annotate(stepped_at=Subquery(stepped)):
        renewed = row.recorded_at if row.case_id in found else None
        decided = [at for at in (renewed, row.stepped_at) if at is not None]
        found[row.case_id] = MaintenanceFacts(
            contract=row, decided_at=max(decided, default=None)
        )
    return found
