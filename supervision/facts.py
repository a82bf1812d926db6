"""What the flags and the caseload table need to know of many cases, in a few queries.

Everything is read once per page, whatever the number of cases.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Subquery
from django.utils import timezone

from cases.models import Case, Consent, FlagDismissal, RiskEntry, SafetyPlan
from documents.models import Document
from formulation.models import FocusArea, Ipaf
from measures.queries import ScorePoint, series_of_cases
from protocols import PROTOCOLS
from protocols.base import PhaseKey, Protocol
from sessions.models import (
    Contract,
    SessionMeasure,
    SessionRisk,
    TaskTick,
    TherapySession,
)
from supervision.models import SupervisionReview

MEASURES = ("PHQ9", "GAD7")
LETTERS = (Document.Kind.ENDING_LETTER, Document.Kind.GOODBYE_LETTER)
PLAN_LOOKED_AT = frozenset({"PLAN_MADE", "PLAN_REVIEWED"})
ENDING_PHASES = (PhaseKey.ENDING, PhaseKey.CONSOLIDATION)


@dataclass(frozen=True, kw_only=True)
class SessionFacts:
    """One appointment with what hangs off it."""

    number: int | None
    day: date
    scheduled_at: datetime
    attendance: str
    is_attended: bool
    is_planned: bool
    is_signed: bool
    has_draft: bool
    draft_item9: int | None
    has_measure: bool
    has_risk: bool
    is_linked: bool
    has_ending_work: bool


@dataclass(frozen=True, kw_only=True)
class RiskFacts:
    asked_on: date
    recorded_at: datetime
    thoughts: str
    is_full: bool
    looked_at_plan: bool


@dataclass(frozen=True, kw_only=True)
class CaseFacts:
    """One case as plain values. Sessions and scores are in the order of time."""

    case: Case
    protocol: Protocol | None
    planned: int | None
    has_contract: bool
    sessions: tuple[SessionFacts, ...]
    scores: dict[str, list[ScorePoint]]
    risks: tuple[RiskFacts, ...]
    plan_made_on: date | None
    focus_title: str
    is_focus_agreed: bool
    withdrawn_consents: tuple[str, ...]
    has_letter: bool
    has_shared_letter: bool
    reviewed_at: datetime | None
    dismissals: tuple[FlagDismissal, ...]

    @property
    def attended(self) -> tuple[SessionFacts, ...]:
        return tuple(one for one in self.sessions if one.is_attended)

    @property
    def last_attended(self) -> SessionFacts | None:
        return self.attended[-1] if self.attended else None


def facts_of(cases: Iterable[Case]) -> list[CaseFacts]:
    """Facts of each case, in the order given. A fixed number of queries."""
    wanted = list(cases)
    ids = [case.pk for case in wanted]
    contracts = _contracts(ids)
    sessions = _sessions(ids)
    scores = series_of_cases(ids, MEASURES)
    risks = _risks(ids)
    focuses = _focuses(ids)
    consents = _withdrawn(case.client_id for case in wanted)
    letters = _letters(ids)
    stamps = _stamps(ids)
    dismissals = _grouped(
        FlagDismissal.objects.filter(case__in=ids).order_by("dismissed_at", "pk")
    )
    return [
        CaseFacts(
            case=case,
            protocol=PROTOCOLS.get(case.protocol_key),
            planned=contracts.get(case.pk),
            has_contract=case.pk in contracts,
            sessions=tuple(sessions[case.pk]),
            scores=scores[case.pk],
            risks=tuple(risks[case.pk]),
            plan_made_on=stamps[case.pk]["plan_made_on"],
            focus_title=focuses.get(case.pk, ("", False))[0],
            is_focus_agreed=focuses.get(case.pk, ("", False))[1],
            withdrawn_consents=tuple(consents[case.client_id]),
            has_letter=bool(letters[case.pk]),
            has_shared_letter=any(letters[case.pk]),
            reviewed_at=stamps[case.pk]["reviewed_at"],
            dismissals=tuple(dismissals[case.pk]),
        )
        for case in wanted
    ]


def _contracts(ids: Collection[UUID]) -> dict[UUID, int]:
    """Sessions planned by the plan in force."""
    newest = Contract.objects.filter(case=OuterRef("case")).order_by("-number")
    rows = Contract.objects.filter(
        case__in=ids, pk=Subquery(newest.values("pk")[:1])
    ).values_list("case_id", "planned")
    return dict(rows)


def _sessions(ids: Collection[UUID]) -> dict[UUID, list[SessionFacts]]:
    ending = [
        line.key
        for protocol in PROTOCOLS.values()
        for plan in protocol.phase_plans
        if plan.key in ENDING_PHASES
        for line in plan.lines
    ]
    of_session = {"therapy_session": OuterRef("pk")}
    rows = (
        TherapySession.objects.filter(case__in=ids)
        .in_treatment()
        .in_order()
        .annotate(
            has_measure=Exists(SessionMeasure.objects.filter(**of_session)),
            has_risk=Exists(SessionRisk.objects.filter(**of_session)),
            has_ending_work=Exists(
                TaskTick.objects.filter(key__in=ending, **of_session)
            ),
        )
        .values(
            "case_id",
            "number",
            "scheduled_at",
            "attendance",
            "note__pk",
            "note__focus_link",
            "draft__pk",
            "draft__item9",
            "has_measure",
            "has_risk",
            "has_ending_work",
        )
    )
    found: dict[UUID, list[SessionFacts]] = defaultdict(list)
    for row in rows:
        found[row["case_id"]].append(_session(row))
    return found


def _session(row: Mapping[str, Any]) -> SessionFacts:
    return SessionFacts(
        number=row["number"],
        day=timezone.localdate(row["scheduled_at"]),
        scheduled_at=row["scheduled_at"],
        attendance=row["attendance"],
        is_attended=row["attendance"] in TherapySession.ATTENDED,
        is_planned=row["attendance"] == TherapySession.Attendance.PLANNED,
        is_signed=row["note__pk"] is not None,
        has_draft=row["draft__pk"] is not None,
        draft_item9=row["draft__item9"],
        has_measure=row["has_measure"],
        has_risk=row["has_risk"],
        is_linked=bool(row["note__focus_link"]),
        has_ending_work=row["has_ending_work"],
    )


def _risks(ids: Collection[UUID]) -> dict[UUID, list[RiskFacts]]:
    found: dict[UUID, list[RiskFacts]] = defaultdict(list)
    rows = RiskEntry.objects.filter(case__in=ids).order_by("asked_on", "recorded_at")
    for row in rows:
        found[row.case_id].append(
            RiskFacts(
                asked_on=row.asked_on,
                recorded_at=row.recorded_at,
                thoughts=row.thoughts,
                is_full=row.is_full,
                looked_at_plan=bool(PLAN_LOOKED_AT & set(row.actions)),
            )
        )
    return found


def _focuses(ids: Collection[UUID]) -> dict[UUID, tuple[str, bool]]:
    """Area or IPAF as a word for tables, and whether it is agreed or shared."""
    found: dict[UUID, tuple[str, bool]] = {}
    for ipaf in Ipaf.objects.filter(case__in=ids).order_by("number"):
        known = found.get(ipaf.case_id, ("", False))[1]
        found[ipaf.case_id] = ("IPAF", ipaf.is_shared or known)
    primary = FocusArea.objects.filter(case__in=ids, rank=FocusArea.Rank.PRIMARY)
    for focus in primary.current():
        found[focus.case_id] = (focus.area, focus.is_agreed)
    return found


def _withdrawn(client_ids: Iterable[UUID]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = defaultdict(list)
    for consent in Consent.objects.filter(
        client__in=set(client_ids), withdrawn_on__isnull=False
    ).order_by("kind"):
        found[consent.client_id].append(consent.get_kind_display())
    return found


def _letters(ids: Collection[UUID]) -> dict[UUID, list[bool]]:
    """One entry per ending or goodbye letter: whether it has been shared."""
    found: dict[UUID, list[bool]] = defaultdict(list)
    rows = Document.objects.filter(case__in=ids, kind__in=LETTERS)
    for case_id, shared_on in rows.values_list("case_id", "shared_on"):
        found[case_id].append(shared_on is not None)
    return found


def _stamps(ids: Collection[UUID]) -> dict[UUID, Mapping[str, Any]]:
    """When the safety plan was last made, and when the case was last looked at."""
    plans = (
        SafetyPlan.objects.filter(case=OuterRef("pk"))
        .order_by()
        .values("case")
        .annotate(last=Max("made_on"))
        .values("last")
    )
    reviews = (
        SupervisionReview.objects.filter(
            case=OuterRef("pk"), kind=SupervisionReview.Kind.REVIEWED
        )
        .order_by()
        .values("case")
        .annotate(last=Max("written_at"))
        .values("last")
    )
    rows = (
        Case.objects.filter(pk__in=ids)
        .annotate(plan_made_on=Subquery(plans), reviewed_at=Subquery(reviews))
        .values("pk", "plan_made_on", "reviewed_at")
    )
    return {row["pk"]: row for row in rows}


def _grouped(rows: Iterable[FlagDismissal]) -> dict[UUID, list[FlagDismissal]]:
    found: dict[UUID, list[FlagDismissal]] = defaultdict(list)
    for row in rows:
        found[row.case_id].append(row)
    return found
