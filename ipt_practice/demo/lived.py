"""What is put on the timeline of a demo case, and in which week it was told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from formulation import actions as formulation
from formulation import when
from formulation.models import SymptomEpisode
from formulation.when import When
from ipt_practice.demo.telling import Telling

Time = Callable[[Telling], When]


def age(years: int) -> Time:
    return lambda told: when.at_age(years, told.case.client.born_on)


def day(week: int, *, later: int = 0) -> Time:
    """A day of a week of the course; negative weeks are before it."""
    return lambda told: when.on(told.clock.day(week) + timedelta(days=later))


def roughly(precision: when.Precision, week: int) -> Time:
    """The month, season or year that a week of the course lies in."""
    return lambda told: when.holding(
        told.clock.day(week), precision, told.case.client.born_on
    )


def month(week: int) -> Time:
    return roughly(when.Precision.MONTH, week)


def season(week: int) -> Time:
    return roughly(when.Precision.SEASON, week)


def years_ago(years: int, *, comes_again_in: int) -> Time:
    """A day so many years ago whose yearly day comes in so many days."""

    def time(told: Telling) -> When:
        coming = told.today + timedelta(days=comes_again_in)
        return when.on(when.yearly(coming, coming.year - years))

    return time


@dataclass(frozen=True, kw_only=True)
class Lived:
    """Something that happened; `people` are names of the inventory."""

    title: str
    kind: str
    starts: Time
    ends: Time | None = None
    people: tuple[str, ...] = ()
    said: dict[str, Any] = field(default_factory=dict)
    week: int = 2


@dataclass(frozen=True, kw_only=True)
class Felt:
    """A stretch of symptoms; one that is over by the end of the case ends in `over_week`."""

    label: str
    severity: int
    starts: Time
    ends: Time | None = None
    said: dict[str, Any] = field(default_factory=dict)
    week: int = 2
    over_week: int = 0
    what_helped: str = ""


def live(told: Telling, week: int, at: datetime) -> None:
    """What was put on the line around the session of this week."""
    for one in told.story.timeline:
        if one.week == week:
            _add(told, one, at)
        if isinstance(one, Felt) and one.over_week == week:
            _end(told, one, at)


def _add(told: Telling, one: Lived | Felt, at: datetime) -> None:
    ends = one.ends(told) if one.ends else None
    if isinstance(one, Felt):
        formulation.add_episode(
            case=told.case,
            by=told.by,
            label=one.label,
            severity=one.severity,
            starts=one.starts(told),
            ends=ends,
            at=at,
            **one.said,
        )
        return
    formulation.add_event(
        case=told.case,
        by=told.by,
        title=one.title,
        kind=one.kind,
        people=[told.people[name] for name in one.people],
        starts=one.starts(told),
        ends=ends,
        at=at,
        **one.said,
    )


def _end(told: Telling, one: Felt, at: datetime) -> None:
    episode = SymptomEpisode.objects.get(case=told.case, label=one.label)
    formulation.change_episode(
        episode=episode,
        by=told.by,
        starts=one.starts(told),
        ends=month(one.over_week)(told),
        what_helped=one.what_helped,
        at=at,
    )
