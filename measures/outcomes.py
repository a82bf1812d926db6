"""What scores at the beginning and at the end say together.

NHS Talking Therapies definitions, Jacobson & Truax 1991, and signals over a series.
Every figure is for orientation: a practice differs from the published services in whom
it sees and in what is missing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from measures.instruments import GAD7, PHQ9, Instrument

# PHQ-9 below this is remission (MacArthur toolkit; Kroenke 2001).
REMISSION_BELOW = 5
# Half of the first score or less is a response (Kroenke 2001).
RESPONSE_SHARE = 2
# 95% confidence.
Z95 = 1.96
# Rates of fewer people than this are not shown. Own convention.
SMALLEST_SHOWN = 10


class Change(StrEnum):
    """How the last scores stand to the first."""

    RELIABLE_IMPROVEMENT = "RELIABLE_IMPROVEMENT"
    RELIABLE_DETERIORATION = "RELIABLE_DETERIORATION"
    NO_RELIABLE_CHANGE = "NO_RELIABLE_CHANGE"
    NOT_PAIRED = "NOT_PAIRED"


CHANGE_TITLES: dict[Change, str] = {
    Change.RELIABLE_IMPROVEMENT: "Reliable improvement",
    Change.RELIABLE_DETERIORATION: "Reliable deterioration",
    Change.NO_RELIABLE_CHANGE: "No reliable change",
    Change.NOT_PAIRED: "No first and last score",
}


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """The outcome of one finished course on PHQ-9 and GAD-7."""

    change: Change
    is_case_at_start: bool
    is_recovered: bool
    is_reliably_recovered: bool


def nhs_outcome(
    *,
    phq9_first: int | None,
    phq9_last: int | None,
    gad7_first: int | None,
    gad7_last: int | None,
) -> Outcome:
    """The NHS Talking Therapies outcome (manual v6).

    Recovery needs both below the cut-off at the end, even when one alone was above it
    at the start. One up and the other down is no reliable change. A missing score makes
    the course unpaired: it stays in the denominators.
    """
    is_case = _at_case(PHQ9, phq9_first) or _at_case(GAD7, gad7_first)
    if (
        phq9_first is None
        or phq9_last is None
        or gad7_first is None
        or gad7_last is None
    ):
        return Outcome(
            change=Change.NOT_PAIRED,
            is_case_at_start=is_case,
            is_recovered=False,
            is_reliably_recovered=False,
        )
    moves = {
        change_between(PHQ9, phq9_first, phq9_last),
        change_between(GAD7, gad7_first, gad7_last),
    } - {Change.NO_RELIABLE_CHANGE}
    change = moves.pop() if len(moves) == 1 else Change.NO_RELIABLE_CHANGE
    is_recovered = is_case and not (
        _at_case(PHQ9, phq9_last) or _at_case(GAD7, gad7_last)
    )
    return Outcome(
        change=change,
        is_case_at_start=is_case,
        is_recovered=is_recovered,
        is_reliably_recovered=is_recovered and change == Change.RELIABLE_IMPROVEMENT,
    )


def phq9_only_outcome(*, first: int | None, last: int | None) -> Outcome:
    """The same questions of PHQ-9 alone, where nobody asked about anxiety.

    Not the NHS index, and always said so: recovery there needs both questionnaires.
    """
    is_case = _at_case(PHQ9, first)
    if first is None or last is None:
        change = Change.NOT_PAIRED
    else:
        change = change_between(PHQ9, first, last)
    is_recovered = is_case and last is not None and not _at_case(PHQ9, last)
    return Outcome(
        change=change,
        is_case_at_start=is_case,
        is_recovered=is_recovered,
        is_reliably_recovered=is_recovered and change == Change.RELIABLE_IMPROVEMENT,
    )


def _at_case(instrument: Instrument, total: int | None) -> bool:
    cutoff = instrument.case_cutoff()
    return total is not None and cutoff is not None and cutoff.counts(total)


def change_between(instrument: Instrument, first: int, last: int) -> Change:
    """Reliable change of one questionnaire.

    One without a published reliable change never changes reliably.
    """
    if instrument.reliable_change is None:
        return Change.NO_RELIABLE_CHANGE
    better = last - first if instrument.is_higher_better else first - last
    if better >= instrument.reliable_change.points:
        return Change.RELIABLE_IMPROVEMENT
    if -better >= instrument.reliable_change.points:
        return Change.RELIABLE_DETERIORATION
    return Change.NO_RELIABLE_CHANGE


@dataclass(frozen=True, kw_only=True)
class ChangeSigns:
    """What a change on PHQ-9 amounts to. `drop` is negative when the score rose."""

    drop: int
    change: Change
    is_noticeable: bool
    is_response: bool
    is_remission: bool


def change_signs(instrument: Instrument, first: int, last: int) -> ChangeSigns:
    """Noticeable, reliable, halved, remitted: each said on its own."""
    drop = first - last
    return ChangeSigns(
        drop=drop,
        change=change_between(instrument, first, last),
        is_noticeable=instrument.mcid is not None and drop >= instrument.mcid,
        is_response=drop > 0 and drop * RESPONSE_SHARE >= first,
        is_remission=last < REMISSION_BELOW,
    )


@dataclass(frozen=True, kw_only=True)
class Rates:
    """Rates of finished courses in percent; None where nobody stands below the line."""

    finished: int
    not_at_caseness: int
    recovery: Decimal | None
    reliable_recovery: Decimal | None
    improvement: Decimal | None
    deterioration: Decimal | None
    no_change: Decimal | None

    @property
    def may_be_shown(self) -> bool:
        """Rates of a handful of people are not shown."""
        return self.finished >= SMALLEST_SHOWN


def rates(outcomes: Sequence[Outcome]) -> Rates:
    """The NHS rates over finished courses.

    Improvement, deterioration and no change are shares of all finished courses, paired
    or not, so the three do not add up to 100.
    """
    finished = len(outcomes)
    not_case = sum(not outcome.is_case_at_start for outcome in outcomes)
    changes = [outcome.change for outcome in outcomes]
    return Rates(
        finished=finished,
        not_at_caseness=not_case,
        recovery=recovery_rate(
            finished, not_case, sum(outcome.is_recovered for outcome in outcomes)
        ),
        reliable_recovery=recovery_rate(
            finished,
            not_case,
            sum(outcome.is_reliably_recovered for outcome in outcomes),
        ),
        improvement=change_rate(finished, changes.count(Change.RELIABLE_IMPROVEMENT)),
        deterioration=change_rate(
            finished, changes.count(Change.RELIABLE_DETERIORATION)
        ),
        no_change=change_rate(finished, changes.count(Change.NO_RELIABLE_CHANGE)),
    )


def recovery_rate(finished: int, not_at_caseness: int, count: int) -> Decimal | None:
    """Percent of those who finished and were not below caseness at the start.

    The denominator keeps people without paired scores, as the published rates do.
    """
    return percent(count, finished - not_at_caseness)


def change_rate(finished: int, count: int) -> Decimal | None:
    """Percent of all who finished."""
    return percent(count, finished)


def percent(count: int, whole: int) -> Decimal | None:
    """One decimal, half up; None when `whole` is not above 0."""
    if whole <= 0:
        return None
    return _round(Decimal(100 * count) / Decimal(whole))


def effect_size(mean_first: Decimal, mean_last: Decimal, sd_first: Decimal) -> Decimal:
    """How far the mean came down, in standard deviations of the first; one decimal."""
    return _round((mean_first - mean_last) / sd_first)


def _round(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def wilson_interval(count: int, whole: int, z: float = Z95) -> tuple[float, float]:
    """95% interval of a rate, in percent (Wilson 1927). `whole` is above 0."""
    share = count / whole
    centre = share + z * z / (2 * whole)
    spread = z * math.sqrt((share * (1 - share) + z * z / (4 * whole)) / whole)
    scale = 1 + z * z / whole
    return (
        max(0.0, 100 * (centre - spread) / scale),
        min(100.0, 100 * (centre + spread) / scale),
    )
