"""Maintenance: months so far beside the score in remission, and when to meet more often.

The page counts and compares. Whether to meet more often is decided by people.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from cases.models import Case
from formulation.models import FocusArea
from formulation.queries.focus import FocusBrief, area_choices
from measures.instruments import instrument
from measures.scales import scale_of
from protocols import focus_areas
from protocols.base import Format
from sessions.dates import months_after
from sessions.models import MaintenanceContract, StepUp
from sessions.queries.course import Course, SessionLine
from ui.drawing import Scale

# Four weeks, as protocols.ipt_maintenance has it.
DAYS = 28


@dataclass(frozen=True, kw_only=True)
class MonthLine:
    """One session that was held: in which month of the contract, and its score."""

    line: SessionLine
    month: int
    score: int | None
    above: int | None

    @property
    def above_words(self) -> str:
        """ "6 above", "as at the start"; empty without a score."""
        if self.above is None:
            return ""
        if self.above == 0:
            return "as at the start"
        return f"{abs(self.above)} {'above' if self.above > 0 else 'below'}"


@dataclass(frozen=True, kw_only=True)
class Maintenance:
    """A maintenance case as it stands. `rule` says in words and numbers whether the
    step-up rule is met by the last score; None without one."""

    contract: MaintenanceContract
    versions: tuple[MaintenanceContract, ...]
    months: tuple[MonthLine, ...]
    step_ups: tuple[StepUp, ...]
    month_now: int
    next_review: date | None
    ends_on: date
    areas: tuple[str, ...]
    measure: str
    scale: Scale
    scores: tuple[int | None, ...]

    @property
    def last(self) -> MonthLine | None:
        """The last session with a score."""
        return next(
            (one for one in reversed(self.months) if one.score is not None), None
        )

    @property
    def is_met(self) -> bool:
        last = self.last
        return last is not None and is_step_up(self.contract, last.score or 0)

    @property
    def rule(self) -> str:
        last = self.last
        if last is None:
            return ""
        return rule_words(self.contract, last.score or 0)


def is_step_up(contract: MaintenanceContract, score: int) -> bool:
    """Whether a score meets the rule that was agreed."""
    rise = score - contract.baseline_score
    return score >= contract.step_up_score or rise >= contract.step_up_rise


def rule_words(contract: MaintenanceContract, score: int) -> str:
    """PHQ-9 9 is 6 above 3 at the start: the step-up rule is met."""
    title = instrument(contract.baseline_measure).short_title
    rise = score - contract.baseline_score
    beside = (
        f"as at the start ({contract.baseline_score})"
        if rise == 0
        else f"{abs(rise)} {'above' if rise > 0 else 'below'} {contract.baseline_score} "
        "at the start"
    )
    said = f"{title} {score} is {beside}"
    limits = (
        f"{contract.step_up_score} or more, or {contract.step_up_rise} above the start"
    )
    if is_step_up(contract, score):
        if score >= contract.step_up_score:
            said += f", and {contract.step_up_score} or more"
        return f"{said}: the step-up rule is met."
    return f"{said}: the step-up rule is not met ({limits})."


def contract_of(case: Case) -> MaintenanceContract | None:
    return MaintenanceContract.objects.filter(case=case).order_by("-number").first()


def areas_agreed_in(case: Case | None) -> list[str]:
    """The area that a treatment agreed on last, for the maintenance that follows it."""
    if case is None:
        return []
    agreed = FocusArea.objects.filter(
        case=case, rank=FocusArea.Rank.PRIMARY, agreed_on__isnull=False
    )
    return list(agreed.order_by("-agreed_on").values_list("area", flat=True)[:1])


def taken_over(case: Case, course: Course) -> FocusBrief | None:
    """What a maintenance works on by its contract; None where that names no area, and for
    any other course. One query, and none elsewhere."""
    if course.protocol is None or course.protocol.format != Format.MAINTENANCE:
        return None
    contract = contract_of(case)
    return taken_over_by([contract]).get(case.pk) if contract else None


def taken_over_by(
    contracts: Iterable[MaintenanceContract],
) -> dict[UUID, FocusBrief]:
    """Case -> the areas that its contract names, as a focus in a few words.

    Maintenance agrees on no focus of its own: it goes on with that of the treatment
    before, and areas may be several and change (Frank 1991). At most one query.
    """
    named = [one for one in contracts if one.focus_areas]
    titles = dict(area_choices()) if named else {}
    return {
        one.case_id: FocusBrief(
            line=" and ".join(_lower(titles[key]) for key in one.focus_areas),
            words=one.focus_words,
            is_agreed=True,
            agreed_on=one.agreed_on,
            area=one.focus_areas[0],
        )
        for one in named
    }


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]


def early_signs_of(case: Case, course: Course) -> tuple[str, ...]:
    """The client's own early signs, for the log; one query, and none elsewhere."""
    if course.protocol is None or course.protocol.format != Format.MAINTENANCE:
        return ()
    contract = contract_of(case)
    return tuple(contract.sign_lines) if contract else ()


def maintenance_of(case: Case, course: Course, *, today: date) -> Maintenance | None:
    """Two queries beside the course; None without a contract."""
    versions = list(
        MaintenanceContract.objects.filter(case=case)
        .select_related("author", "follows")
        .order_by("-number")
    )
    if not versions:
        return None
    contract = versions[0]
    months = [
        _month(contract, line) for line in course.sessions if line.number is not None
    ]
    ends_on = contract.starts_on + timedelta(days=DAYS * contract.months)
    definition = instrument(contract.baseline_measure)
    limit = min(contract.step_up_score, contract.baseline_score + contract.step_up_rise)
    return Maintenance(
        contract=contract,
        versions=tuple(versions),
        months=tuple(months),
        step_ups=tuple(
            StepUp.objects.filter(case=case)
            .select_related("author")
            .order_by("decided_on", "recorded_at")
        ),
        month_now=min(contract.months, month_of(contract, today)),
        next_review=_next_review(contract, today, ends_on),
        ends_on=ends_on,
        areas=tuple(focus_areas.focus_area(key).title for key in contract.focus_areas),
        measure=definition.short_title,
        scale=replace(scale_of(contract.baseline_measure), cutoff=limit),
        scores=(contract.baseline_score, *(one.score for one in months)),
    )


def month_of(contract: MaintenanceContract, day: date) -> int:
    """Which month of the contract a day lies in, the first being 1.

    A month is four weeks, as the monthly sessions are: the seventh session of a monthly
    rhythm is that of month 7.
    """
    since = max(0, (day - contract.starts_on).days)
    return min(contract.months, since // DAYS + 1)


def _month(contract: MaintenanceContract, line: SessionLine) -> MonthLine:
    score = line.scores.get(contract.baseline_measure)
    return MonthLine(
        line=line,
        month=month_of(contract, line.on),
        score=score,
        above=None if score is None else score - contract.baseline_score,
    )


def _next_review(
    contract: MaintenanceContract, today: date, ends_on: date
) -> date | None:
    """The next day of the six-monthly review; None once the contract is over."""
    months = contract.review_months
    while (day := months_after(contract.starts_on, months)) < today:
        months += contract.review_months
    return day if day <= ends_on else None
