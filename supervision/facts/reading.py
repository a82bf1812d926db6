"""The facts of many cases, in a few queries whatever their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Q, Subquery
from django.utils import timezone

from accounts.queries import practice
from cases.models import (
    Case,
    ConfidentialityAgreement,
    Consent,
    Contact,
    FlagDismissal,
    RiskEntry,
    SafetyMeeting,
    SafetyPlan,
)
from cases.queries.acknowledging import with_acknowledging
from documents.models import Document
from formulation.models import Formulation, Ipaf
from formulation.queries import days_that_return, focus_briefs
from formulation.queries.focus import FocusBrief
from measures.queries import series_of_cases
from protocols import risk_seen
from protocols.base import FocusKind, ReviewKind
from sessions.models import (
    CourseReview,
    MaintenanceContract,
    PhaseGate,
    SessionNote,
    SessionRisk,
    StepUp,
    TaskTick,
)
from sessions.queries import Course, courses_of
from sessions.queries.maintenance import taken_over_by
from supervision.facts.ending import ending_keys, noted_endings
from supervision.facts.shapes import (
    CaseFacts,
    GateFacts,
    MaintenanceFacts,
    RiskFacts,
    SessionFacts,
)
from supervision.models import ReviewInterval, SupervisionReview

MEASURES = ("PHQ9", "GAD7")
LETTERS = (Document.Kind.ENDING_LETTER, Document.Kind.GOODBYE_LETTER)
PROTECTION = ("harm_from_others", "self_neglect", "safeguarding")
PLAN_LOOKED_AT = frozenset({"PLAN_MADE", "PLAN_REVIEWED"})


def facts_of(cases: Iterable[Case]) -> list[CaseFacts]:
    """Facts of each case, in the order given. A fixed number of queries."""
    wanted = list(cases)
    ids = [case.pk for case in wanted]
    courses = courses_of(wanted)
    sessions = _sessions(courses, ids)
    maintained = _maintenance(ids)
    measures = {one.contract.baseline_measure for one in maintained.values()}
    scores = series_of_cases(ids, {*MEASURES, *measures})
    risks = _risks(ids)
    against = _against_joint_work(ids)
    focuses = _focuses(wanted, maintained)
    shared = _shared_ipafs(ids)
    yearly = days_that_return(wanted)
    of_trainee = practice().trainee_thresholds
    untold = _untold(wanted)
    gates = _gates(ids)
    consents = _consents(case.client_id for case in wanted)
    letters = _letters(ids)
    endings = noted_endings(ids)
    stamps = _stamps(ids)
    dismissals = _dismissals(ids)
    return [
        CaseFacts(
            case=case,
            course=courses[case.pk],
            sessions=sessions[case.pk],
            scores=scores[case.pk],
            risks=tuple(risks[case.pk, False]),
            partner_risks=tuple(risks[case.pk, True]),
            against_joint_work=tuple(against[case.pk]),
            plan_made_on=stamps[case.pk]["plan_made_on"],
            focus=focuses[case.pk],
            is_focus_agreed=focuses[case.pk].is_agreed
            or (_has_ipaf(courses[case.pk]) and case.pk in shared),
            gates=tuple(gates[case.pk]),
            withdrawn=_withdrawn(consents[case.client_id]),
            consented_on=_consented_on(case, consents[case.client_id]),
            has_guardian=stamps[case.pk]["has_guardian"],
            is_privacy_agreed=stamps[case.pk]["is_privacy_agreed"],
            has_letter=bool(letters[case.pk]),
            has_shared_letter=any(letters[case.pk]),
            has_noted_ending=case.pk in endings,
            reviewed_at=stamps[case.pk]["reviewed_at"],
            noted_at=stamps[case.pk]["noted_at"],
            dismissals=tuple(dismissals[case.pk]),
            yearly_days=tuple(yearly[case.pk]),
            untold_since=untold.get(case.pk),
            of_trainee=of_trainee if case.therapist.is_trainee else {},
            mid_reviewed_at=stamps[case.pk]["mid_reviewed_at"],
            maintenance=maintained.get(case.pk),
            review_days=stamps[case.pk]["review_days"],
        )
        for case in wanted
    ]


def _sessions(
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


def _risks(ids: Collection[UUID]) -> dict[tuple[UUID, bool], list[RiskFacts]]:
    """By case, and whether they are about the partner of a couple."""
    found: dict[tuple[UUID, bool], list[RiskFacts]] = defaultdict(list)
    entries = RiskEntry.objects.filter(case__in=ids)
    for row in with_acknowledging(entries).order_by("asked_on", "recorded_at"):
        waits = not row.is_seen and risk_seen.asks_for(
            row.asks, actions=row.actions, is_full=row.is_full
        )
        recorded_on = timezone.localdate(row.recorded_at)
        found[row.case_id, row.about_id is not None].append(
            RiskFacts(
                asked_on=row.asked_on,
                thoughts=row.thoughts,
                is_full=row.is_full,
                looked_at_plan=bool(PLAN_LOOKED_AT & set(row.actions)),
                names_protection=any(
                    getattr(row, name) == RiskEntry.YesNo.YES for name in PROTECTION
                ),
                has_called="SAFEGUARDING" in row.actions,
                unseen_since=recorded_on if waits else None,
            )
        )
    return found


def _against_joint_work(ids: Collection[UUID]) -> dict[UUID, list[date]]:
    """Days of meetings alone after which joint work should not go on, by case: of each
    partner the last one alone counts."""
    last = {
        (meeting.case_id, meeting.client_id): meeting
        for meeting in SafetyMeeting.objects.filter(case__in=ids).order_by(
            "held_on", "recorded_at", "pk"
        )
    }
    found: dict[UUID, list[date]] = defaultdict(list)
    for meeting in last.values():
        if not meeting.may_go_on:
            found[meeting.case_id].append(meeting.held_on)
    return found


def _maintenance(ids: Collection[UUID]) -> dict[UUID, MaintenanceFacts]:
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


def _focuses(
    cases: Collection[Case], maintained: Mapping[UUID, MaintenanceFacts]
) -> dict[UUID, FocusBrief]:
    """The focus of each; of a maintenance without one of its own, what it took over."""
    own = focus_briefs(cases)
    taken = taken_over_by(one.contract for one in maintained.values())
    return {key: own[key] if own[key].line else taken.get(key, own[key]) for key in own}


def _has_ipaf(course: Course) -> bool:
    return course.protocol is not None and course.protocol.focus_kind == FocusKind.IPAF


def _shared_ipafs(ids: Collection[UUID]) -> set[UUID]:
    """Cases with an IPAF that was shared, be it an earlier version than today's."""
    shared = Ipaf.objects.filter(case__in=ids, shared_on__isnull=False)
    return set(shared.values_list("case_id", flat=True))


def _untold(cases: Collection[Case]) -> dict[UUID, date]:
    """When the newest version was written, where it was not put to the client yet."""
    found: dict[UUID, date] = {}
    for model in (Formulation, Ipaf):
        newest = (
            model._default_manager.filter(case=OuterRef("case"))
            .order_by("-number")
            .values("pk")[:1]
        )
        rows = model._default_manager.filter(
            case__in=cases, pk=Subquery(newest), shared_on__isnull=True
        )
        found |= dict(rows.values_list("case_id", "made_on"))
    return found


def _gates(ids: Collection[UUID]) -> dict[UUID, list[GateFacts]]:
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


def _consents(client_ids: Iterable[UUID]) -> dict[UUID, list[Consent]]:
    found: dict[UUID, list[Consent]] = defaultdict(list)
    for consent in Consent.objects.filter(client__in=set(client_ids)).order_by("kind"):
        found[consent.client_id].append(consent)
    return found


def _withdrawn(consents: Iterable[Consent]) -> tuple[tuple[str, date], ...]:
    """Given and taken back. A no from the start is an answer, nothing to look at."""
    return tuple(
        (consent.label, consent.withdrawn_on)
        for consent in consents
        if consent.given_on is not None and consent.withdrawn_on is not None
    )


def _consented_on(case: Case, consents: Iterable[Consent]) -> date:
    """The day on which treatment was last agreed to; the referral where none is kept."""
    given = [
        consent.given_on
        for consent in consents
        if consent.kind == Consent.Kind.TREATMENT and consent.given_on is not None
    ]
    return max([case.referred_on, *given])


def _letters(ids: Collection[UUID]) -> dict[UUID, list[bool]]:
    """One entry per ending or goodbye letter: whether it has been shared."""
    found: dict[UUID, list[bool]] = defaultdict(list)
    rows = Document.objects.filter(case__in=ids, kind__in=LETTERS)
    for case_id, shared_on in rows.values_list("case_id", "shared_on"):
        found[case_id].append(shared_on is not None)
    return found


def _stamps(ids: Collection[UUID]) -> dict[UUID, Mapping[str, Any]]:
    """When the safety plan was last made, when the case was last looked at; and for a
    young client, whether a guardian is known and privacy agreed."""
    plans = (
        SafetyPlan.objects.filter(case=OuterRef("pk"), about=None)
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
    )
    looked = reviews.annotate(last=Max("written_at")).values("last")
    noted = reviews.annotate(last=Max("written_at", filter=~Q(text=""))).values("last")
    # Of the therapy that is followed now; the one before says nothing of it.
    mid_reviews = (
        CourseReview.objects.filter(
            case=OuterRef("pk"),
            kind=ReviewKind.MIDDLE,
            protocol_key=OuterRef("protocol_key"),
        )
        .order_by()
        .values("case")
        .annotate(last=Max("recorded_at"))
        .values("last")
    )
    intervals = ReviewInterval.objects.filter(case=OuterRef("pk"))
    rows = (
        Case.objects.filter(pk__in=ids)
        .annotate(
            review_days=Subquery(
                intervals.order_by("-set_at", "-pk").values("days")[:1]
            ),
            mid_reviewed_at=Subquery(mid_reviews),
            plan_made_on=Subquery(plans),
            reviewed_at=Subquery(looked),
            noted_at=Subquery(noted),
            has_guardian=Exists(
                Contact.objects.standing().filter(
                    client=OuterRef("client"), kind=Contact.Kind.GUARDIAN
                )
            ),
            is_privacy_agreed=Exists(
                ConfidentialityAgreement.objects.filter(case=OuterRef("pk"))
            ),
        )
        .values(
            "pk",
            "plan_made_on",
            "reviewed_at",
            "noted_at",
            "review_days",
            "mid_reviewed_at",
            "has_guardian",
            "is_privacy_agreed",
        )
    )
    return {row["pk"]: row for row in rows}


def _dismissals(ids: Collection[UUID]) -> dict[UUID, list[FlagDismissal]]:
    found: dict[UUID, list[FlagDismissal]] = defaultdict(list)
    rows = (
        FlagDismissal.objects.filter(case__in=ids)
        .select_related("dismissed_by")
        .order_by("dismissed_at", "pk")
    )
    for row in rows:
        found[row.case_id].append(row)
    return found
