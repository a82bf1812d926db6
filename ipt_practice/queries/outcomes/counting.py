"""Counts and rates over closed courses, with the small ones hidden. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from ipt_practice.queries.outcomes.reading import CourseFacts
from measures.outcomes import SMALLEST_SHOWN, Change, percent, wilson_interval
from measures.small_numbers import hidden

TOO_FEW = f"fewer than {SMALLEST_SHOWN}"


@dataclass(frozen=True, kw_only=True)
class Rate:
    """`count` of `whole` in percent with its 95% interval (Wilson 1927)."""

    count: int
    whole: int

    @property
    def percent(self) -> Decimal | None:
        return percent(self.count, self.whole)

    @property
    def interval(self) -> tuple[int, int]:
        low, high = wilson_interval(self.count, self.whole)
        return round(low), round(high)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One group. What is None is hidden: too few, or given away by taking others away."""

    title: str
    finished: int | None
    recovery: Rate | None = None
    reliable_recovery: Rate | None = None
    improvement: Rate | None = None
    deterioration: Rate | None = None
    no_change: Rate | None = None
    sessions: Decimal | None = None
    missed: Decimal | None = None
    wait_days: int | None = None


@dataclass(frozen=True, kw_only=True)
class CountLine:
    """How many of a whole; `count` None is hidden."""

    title: str
    count: int | None


Group = Sequence[CourseFacts]


def outcome_rows(groups: Mapping[str, Group], *, may_recover: bool = True) -> list[Row]:
    """One row for each group, by its title. The groups are the parts of one whole.

    A row is hidden by how many finished, its rates of recovery also by how many of these
    were not below the cut-off at the start, which is what those rates are shares of.
    `may_recover`: whether the whole shows its recovery.
    """
    finished = {
        title: [one for one in group if one.is_finished]
        for title, group in groups.items()
    }
    out = hidden({title: len(group) for title, group in finished.items()})
    cases = {
        title: 0 if title in out else _at_case(group)
        for title, group in finished.items()
    }
    no_recovery = hidden(cases) if not out else _with_hidden(cases, out, finished)
    return [
        _row(
            title,
            group,
            is_hidden=title in out,
            has_recovery=may_recover and title not in no_recovery and cases[title] > 0,
        )
        for title, group in finished.items()
    ]


def _with_hidden(
    cases: Mapping[str, int], out: frozenset[str], finished: Mapping[str, Group]
) -> frozenset[str]:
    """Recovery too small to show beside rows that are hidden as a whole.

    What the hidden rows hold together must be enough as well; else the smallest shown
    ones lose their recovery too.
    """
    together = sum(_at_case(finished[title]) for title in out)
    shown = {title: size for title, size in cases.items() if title not in out}
    found = set(out)
    for title in sorted(shown, key=lambda one: (shown[one], one)):
        if shown[title] >= SMALLEST_SHOWN and together >= SMALLEST_SHOWN:
            break
        found.add(title)
        together += shown[title]
    return frozenset(found)


def _at_case(group: Group) -> int:
    """Those that recovery is a share of: all but who began below the cut-off. Who has no
    first score stays in, as in the published rates."""
    return sum(one.outcome.is_case_at_start or not one.has_first_score for one in group)


def _row(title: str, group: Group, *, is_hidden: bool, has_recovery: bool) -> Row:
    if not group:
        return Row(title=title, finished=0)
    if is_hidden:
        return Row(title=title, finished=None)
    whole, at_case = len(group), _at_case(group)
    outcomes = [one.outcome for one in group]
    changes = Counter(one.change for one in outcomes)
    recovered = sum(one.is_recovered for one in outcomes)
    reliably = sum(one.is_reliably_recovered for one in outcomes)
    waits = [one.wait_days for one in group if one.wait_days is not None]
    return Row(
        title=title,
        finished=whole,
        recovery=Rate(count=recovered, whole=at_case) if has_recovery else None,
        reliable_recovery=Rate(count=reliably, whole=at_case) if has_recovery else None,
        improvement=Rate(count=changes[Change.RELIABLE_IMPROVEMENT], whole=whole),
        deterioration=Rate(count=changes[Change.RELIABLE_DETERIORATION], whole=whole),
        no_change=Rate(count=changes[Change.NO_RELIABLE_CHANGE], whole=whole),
        sessions=_mean([one.attended for one in group]),
        missed=_mean([one.missed for one in group]),
        wait_days=round(median(waits)),
    )


def _mean(values: Sequence[int]) -> Decimal:
    return (Decimal(sum(values)) / len(values)).quantize(Decimal("0.1"))


def count_lines(
    facts: Group, titles: Mapping[str, str], key_of: Callable[[CourseFacts], str]
) -> list[CountLine]:
    """How many of each kind, in the order of `titles`; small ones hidden."""
    counts = Counter(key_of(one) for one in facts)
    sizes = {key: counts[key] for key in titles}
    out = hidden(sizes)
    return [
        CountLine(title=title, count=None if key in out else sizes[key])
        for key, title in titles.items()
    ]
