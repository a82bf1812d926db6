"""What the initial phase still lacks in one case, and why the work went on without it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from cases.models import Case
from formulation.models import FocusArea, Formulation, Ipaf
from sessions.gates import (
    Need,
    NeedKey,
    is_at_the_gate,
    is_beyond,
    missing,
    need,
    needs_of,
)
from sessions.models import PhaseGate
from sessions.queries.course import Course
from sessions.queries.courses import course_of


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

    `is_near`: the last session of the phase is next, or it is past, and the case is open.
    `phase` is the title of the initial phase, empty while the model is undecided.
    """

    phase: str
    is_near: bool
    lacks: tuple[Lack, ...]
    reasons: tuple[WentOn, ...]
    course: Course

    @property
    def prompts(self) -> tuple[Lack, ...]:
        """What to point to now."""
        return self.lacks if self.is_near else ()

    @property
    def unexplained(self) -> tuple[Need, ...]:
        """What is missing without a reason, wherever the course stands."""
        return tuple(lack.need for lack in self.lacks if not lack.has_reason)

    def unexplained_at(self, number: int | None) -> tuple[Need, ...]:
        """What a session leaves behind without a reason; `number` is None for a follow-up."""
        if number is None or not is_beyond(self.course.phases, number):
            return ()
        return self.unexplained


def gate_of(case: Case, course: Course | None = None) -> Gate:
    """At most three queries beside the course."""
    course = course or course_of(case)
    days = _days(case, course)
    there = {key: found[-1] for key, found in days.items() if found and found[-1]}
    gates = PhaseGate.objects.filter(case=case).select_related("author")
    reasons = list(gates.order_by("-recorded_at", "-pk"))
    return Gate(
        phase=course.phases[0].title if course.phases else "",
        is_near=not course.is_closed
        and is_at_the_gate(course.phases, course.number_now),
        lacks=tuple(
            Lack(
                need=one,
                url=_url(one, case),
                has_reason=any(
                    _stands(reason, one.key, days.get(one.key, ()))
                    for reason in reasons
                ),
            )
            for one in (missing(course.protocol, there) if course.protocol else ())
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
    needs = needs_of(course.protocol) if course.protocol else ()
    keys = {one.key for one in needs}
    if NeedKey.FOCUS in keys:
        found[NeedKey.FOCUS] = _focus_days(case)
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


def _focus_days(case: Case) -> list[date | None]:
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
