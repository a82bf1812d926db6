"""The facts of many cases, in a few queries whatever their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import (
    Exists,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
)
from django.db.models.functions import Cast

from accounts.queries import practice
from cases.models import (
    Case,
    ConfidentialityAgreement,
    Consent,
    Contact,
    FlagDismissal,
    SafetyPlan,
)
from documents.models import Document
from formulation.queries import days_that_return
from measures.queries import series_of_cases
from protocols.base import ReviewKind
from protocols.flags import FlagKey
from sessions.models import CourseReview
from sessions.queries import courses_of
from supervision.facts.ending import noted_endings
from supervision.facts.focus import focuses_of, has_ipaf, shared_ipafs, untold_of
from supervision.facts.safety import against_joint_work, risks_of
from supervision.facts.shapes import CaseFacts
from supervision.facts.work import gates_of, maintenance_of, sessions_of
from supervision.models import ReviewInterval, SupervisionReview

MEASURES = ("PHQ9", "GAD7")
LETTERS = (Document.Kind.ENDING_LETTER, Document.Kind.GOODBYE_LETTER)


def facts_of(cases: Iterable[Case]) -> list[CaseFacts]:
    """Facts of each case, in the order given. A fixed number of queries."""
    wanted = list(cases)
    ids = [case.pk for case in wanted]
    courses = courses_of(wanted)
    sessions = sessions_of(courses, ids)
    maintained = maintenance_of(ids)
    measures = {one.contract.baseline_measure for one in maintained.values()}
    scores = series_of_cases(ids, {*MEASURES, *measures})
    risks = risks_of(ids)
    against = against_joint_work(ids)
    focuses = focuses_of(wanted, maintained)
    shared = shared_ipafs(ids)
    yearly = days_that_return(wanted)
    of_trainee = practice().trainee_thresholds
    untold = untold_of(courses)
    gates = gates_of(ids)
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
            partner_plan_made_on=stamps[case.pk]["partner_plan_made_on"],
            focus=focuses[case.pk],
            is_focus_agreed=focuses[case.pk].is_agreed
            or (has_ipaf(courses[case.pk]) and case.pk in shared),
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
            is_death_reviewed=stamps[case.pk]["is_death_reviewed"],
        )
        for case in wanted
    ]


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
    plans = SafetyPlan.objects.filter(case=OuterRef("pk")).order_by().values("case")
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
            is_death_reviewed=Exists(_knowing_of_the_death(reviews)),
            plan_made_on=_last_made(plans.filter(about=None)),
            partner_plan_made_on=_last_made(plans.exclude(about=None)),
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
            "partner_plan_made_on",
            "reviewed_at",
            "noted_at",
            "review_days",
            "mid_reviewed_at",
            "is_death_reviewed",
            "has_guardian",
            "is_privacy_agreed",
        )
    )
    return {row["pk"]: row for row in rows}


def _knowing_of_the_death(reviews: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """Reviews keep the flags that stood. A day would not do: one may be written on the
    day on which somebody died, or a closing be written down weeks after its day."""
    kept = Cast("flags", TextField())
    with_flags: QuerySet[Any, Any] = reviews.annotate(kept=kept)
    return with_flags.filter(kept__contains=FlagKey.CLIENT_DIED.value)


def _last_made(plans: QuerySet[Any, Any]) -> Subquery:
    return Subquery(plans.annotate(last=Max("made_on")).values("last"))


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
