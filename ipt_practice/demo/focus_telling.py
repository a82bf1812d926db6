"""The work on a focus on its way into the record, week by week."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from formulation import actions as formulation
from formulation.models import FocusArea
from ipt_practice.demo.focus_story import StepStory
from ipt_practice.demo.telling import Telling
from protocols.focus_areas import focus_area as area_of

PEOPLE_FIELDS = ("also_grieving", "same_with")


def tell_focus(told: Telling, week: int, day: date, at: datetime) -> None:
    """What was written about the focus around the session of this week."""
    focus = told.focus_area
    if focus is None:
        return
    work = told.story.focus_work
    for when, details in work.details:
        if when == week:
            formulation.write_details(
                focus_area=focus, by=told.by, at=at, **_named(told, details)
            )
    for when, texts in work.past:
        if when == week:
            formulation.add_past_relationship(
                focus_area=focus, by=told.by, at=at, **texts
            )
    for step in work.steps:
        _tell_step(told, focus, step, week, day, at)
    for when, keys in work.strategies:
        if when == week:
            formulation.change_strategies(
                focus_area=focus, by=told.by, taken_up=keys, put_down=(), on=day, at=at
            )
    for when, levels in work.markers:
        if when == week:
            entries = area_of(focus.area).markers
            formulation.rate_markers(
                focus_area=focus,
                by=told.by,
                values={
                    one.key: level for one, level in zip(entries, levels, strict=True)
                },
                rated_on=day,
                at=at,
            )


def _named(told: Telling, details: dict[str, Any]) -> dict[str, Any]:
    return {
        name: [told.people[one] for one in value] if name in PEOPLE_FIELDS else value
        for name, value in details.items()
    }


def _tell_step(
    told: Telling,
    focus: FocusArea,
    story: StepStory,
    week: int,
    day: date,
    at: datetime,
) -> None:
    if week == story.week:
        told.steps[story.what] = formulation.add_step(
            focus_area=focus, by=told.by, what=story.what, fear=story.fear, at=at
        )
    if week == story.tried_week:
        formulation.try_step(
            step=told.steps[story.what],
            by=told.by,
            tried_on=day,
            what_happened=story.what_happened,
            at=at,
        )
