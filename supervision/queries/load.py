"""Whether a therapist has more cases than the practice thinks good, and who saw it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q

from accounts.models import User
from accounts.queries import practice
from cases.models import Case, SafetyPlan
from protocols import flag_rules as rules
from protocols.flags import FlagKey, flag
from supervision.models import LoadLook
from supervision.queries.flags import thresholds


@dataclass(frozen=True, kw_only=True)
class Load:
    """The open cases of one therapist, counted on a day.

    `evidence` is empty while the numbers are within the practice's limits. `look` is the
    last word of a supervisor to it.
    """

    therapist: User
    on: date
    cases: int
    plans: int
    evidence: str
    rule: str
    look: LoadLook | None

    @property
    def is_resting(self) -> bool:
        """A supervisor looked at it, its day is not over, and neither number has grown."""
        look = self.look
        if look is None or (look.until_on is not None and look.until_on < self.on):
            return False
        return self.cases <= look.cases and self.plans <= look.plans

    @property
    def stands(self) -> bool:
        return bool(self.evidence) and not self.is_resting


def loads_of(therapists: Collection[User], on: date) -> list[Load]:
    """One for each therapist, in the order given. Four queries."""
    usual, known = thresholds(), flag(FlagKey.HIGH_LOAD)
    of_trainees = replace(usual, **practice().trainee_thresholds)
    ids = [one.pk for one in therapists]
    counts, looks = _counts(ids), _looks(ids)
    found = []
    for therapist in therapists:
        limits = of_trainees if therapist.is_trainee else usual
        cases, plans = counts.get(therapist.pk, (0, 0))
        words = rules.high_load(cases=cases, plans=plans, thresholds=limits)
        found.append(
            Load(
                therapist=therapist,
                on=on,
                cases=cases,
                plans=plans,
                evidence=words or "",
                rule=known.rule_in_words(limits),
                look=looks.get(therapist.pk),
            )
        )
    return found


def load_of(therapist: User, on: date) -> Load:
    return loads_of([therapist], on)[0]


def _counts(ids: Collection[UUID]) -> dict[UUID, tuple[int, int]]:
    """Therapist -> open cases, and those of them with a safety plan."""
    rows = (
        Case.objects.open()
        .filter(therapist__in=ids)
        .annotate(has_plan=Exists(SafetyPlan.objects.filter(case=OuterRef("pk"))))
        .order_by()
        .values("therapist")
        .annotate(cases=Count("pk"), plans=Count("pk", filter=Q(has_plan=True)))
    )
    return {row["therapist"]: (row["cases"], row["plans"]) for row in rows}


def _looks(ids: Collection[UUID]) -> dict[UUID, LoadLook]:
    """The last of each."""
    rows = LoadLook.objects.filter(therapist__in=ids).select_related("author")
    return {row.therapist_id: row for row in rows.order_by("written_at", "pk")}
