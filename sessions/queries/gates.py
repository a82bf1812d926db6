"""What the initial phase still lacks in one case, and why the work went on without it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from cases.models import Case
from cases.queries.couples import secrets_agreed_on
from formulation.models import FocusArea, Formulation, Ipaf
from sessions.gates import (
    Need,
    NeedKey,
    is_asked_for,
    is_left_behind,
    missing,
    need,
    needs_of,
)
from sessions.models import PhaseGate
from sessions.queries.course import Course
from sessions.queries.courses import course_of
from sessions.queries.maintenance import taken_over


@dataclass(frozen=True, kw_only=True)
class Lack:
    """Something missing, where to do it, and whether a reason stands for it."""

    need: Need
    url: str
    has_reason: bool


@dataclass(frozen=True, kw_only=True)
class WentOn:
    """One reason: what it was given for, and since when that is there, None while it is not."""

    gate: PhaseGate
    without: tuple[tuple[Need, date | None], ...]

    @property
    def titles(self) -> str:
        """ "an agreed focus and a shared formulation"."""
        *others, last = (need.title for need, _ in self.without)
        return f"{', '.join(others)} and {last}" if others else last

    @property
    def done(self) -> list[tuple[Need, date]]:
        return [(need, day) for need, day in self.without if day]


@dataclass(frozen=True, kw_only=True)
class Gate:
    """The end of the initial phase. `reasons` are the newest first.

    `phase` is the title of the initial phase, empty while the model is undecided.
    """

    phase: str
    lacks: tuple[Lack, ...]
    reasons: tuple[WentOn, ...]
    course: Course

    @property
    def prompts(self) -> tuple[Lack, ...]:
        """What to point to now: the last session before it is needed is next, or past."""
        if self.course.is_closed:
            return ()
        phases, number = self.course.phases, self.course.number_now
        return tuple(
            lack for lack in self.lacks if is_asked_for(lack.need, phases, number)
        )

    @property
    def unexplained(self) -> tuple[Need, ...]:
        """What is pointed to now, and nobody has said why it is not there."""
        return tuple(lack.need for lack in self.prompts if not lack.has_reason)

    def lacks_at(self, number: int | None) -> tuple[Lack, ...]:
        """What a session leaves behind without a reason; `number` is None for a follow-up."""
        if number is None:
            return ()
        return tuple(
            lack
            for lack in self.lacks
            if not lack.has_reason
            and is_left_behind(lack.need, self.course.phases, number)
        )

    def unexplained_at(self, number: int | None) -> tuple[Need, ...]:
        return tuple(lack.need for lack in self.lacks_at(number))


def gate_of(case: Case, course: Course | None = None) -> Gate:
    """At most three queries beside the course, and one more for a couple."""
    course = course or course_of(case)
    are_two = case.partner is not None
    days = _days(case, course)
    there = {key: found[-1] for key, found in days.items() if found and found[-1]}
    gates = PhaseGate.objects.filter(case=case).select_related("author")
    reasons = list(gates.order_by("-recorded_at", "-pk"))
    return Gate(
        phase=course.phases[0].title if course.phases else "",
        lacks=tuple(
            Lack(
                need=one,
                url=_url(one, case),
                has_reason=any(
                    _stands(reason, one.key, days.get(one.key, ()))
                    for reason in reasons
                ),
            )
            for one in (
                missing(course.protocol, there, are_two=are_two)
                if course.protocol
                else ()
            )
        ),
        reasons=tuple(
            WentOn(
                gate=reason,
                without=tuple((need(key), there.get(key)) for key in reason.missing),
            )
            for reason in reasons
        ),
        course=course,
    )


def _days(case: Case, course: Course) -> Mapping[str, Sequence[date | None]]:
    """For each need the days on which it was met, oldest first.

    The last stands for what holds now, None where that is not met. What was shared once
    stays shared: a later version is refined in the middle phase.
    """
    found: dict[str, list[date | None]] = defaultdict(list)
    are_two = case.partner is not None
    needs = needs_of(course.protocol, are_two=are_two) if course.protocol else ()
    keys = {one.key for one in needs}
    if NeedKey.FOCUS in keys:
        found[NeedKey.FOCUS] = _focus_days(case, course)
    if NeedKey.SECRETS in keys:
        found[NeedKey.SECRETS] = [secrets_agreed_on(case)]
    if NeedKey.FORMULATION in keys:
        shared = Formulation.objects.filter(case=case, shared_on__isnull=False)
        found[NeedKey.FORMULATION] = list(
            shared.order_by("number").values_list("shared_on", flat=True)
        )
    if NeedKey.CONTRACT in keys and course.contract is not None:
        found[NeedKey.CONTRACT] = [course.contract.agreed_on]
    if NeedKey.IPAF in keys:
        versions = Ipaf.objects.filter(case=case, shared_on__isnull=False)
        found[NeedKey.IPAF] = list(
            versions.exclude(client_reaction="")
            .order_by("number")
            .values_list("shared_on", flat=True)
        )
    return found


def _focus_days(case: Case, course: Course) -> list[date | None]:
    """Of a maintenance also the day on which it took over the areas of its contract."""
    carried = taken_over(case, course)
    if carried is not None:
        return [carried.agreed_on]
    areas = FocusArea.objects.filter(case=case, rank=FocusArea.Rank.PRIMARY)
    rows = areas.order_by("started_on", "recorded_at").values_list(
        "agreed_on", "ended_on"
    )
    before = [agreed for agreed, ended in rows if ended is not None]
    now = [agreed for agreed, ended in rows if ended is None]
    return [*before, *(now or [None])]


def _stands(reason: PhaseGate, key: str, days: Sequence[date | None]) -> bool:
    """A reason holds for what it named, until that was done; later it is asked anew."""
    given_on = timezone.localdate(reason.recorded_at)
    is_past = any(day is not None and day > given_on for day in days)
    return key in reason.missing and not is_past


def _url(wanted: Need, case: Case) -> str:
    for route in wanted.routes:
        try:
            return reverse(route, args=[case.pk])
        except NoReverseMatch:
            continue
    raise LookupError(f"No page for {wanted.key}.")
