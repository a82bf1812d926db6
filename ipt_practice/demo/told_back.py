"""What was told back to the client, and planned with them: formulations and support."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from formulation import actions as formulation
from formulation.models import SupportStep
from ipt_practice.demo.telling import Telling


@dataclass(frozen=True, kw_only=True)
class FormulationStory:
    """A version, written and put to the client in one session."""

    week: int
    parts: dict[str, Any]
    response: str
    response_words: str
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class SupportStory:
    """A row of the support plan: planned in one week, tried by another, and what came."""

    week: int
    kind: str
    step: str
    # A name of the inventory, or someone who is not in it.
    person: str = ""
    someone_new: str = ""
    by_week: int = 0
    row: dict[str, Any] = field(default_factory=dict)
    # Week, outcome, effect on the mood, what was learned.
    came: tuple[int, str, int | None, str] | None = None


def tell_back(told: Telling, week: int, day: date, at: datetime) -> None:
    """The versions that were put to the client this week, and the support that was planned."""
    minutes = 0
    for version in told.story.formulations:
        if version.week == week:
            _tell_version(told, version, day, at + timedelta(minutes=minutes))
            minutes += 10
    for planned in told.story.support:
        if planned.week == week:
            told.support[planned.step] = _plan(told, planned, at)
        if planned.came and planned.came[0] == week:
            _note(told, planned, day, at)


def _tell_version(
    told: Telling, version: FormulationStory, day: date, at: datetime
) -> None:
    written = formulation.write_formulation(
        case=told.case,
        by=told.by,
        made_on=day,
        focus_area=told.focus_area,
        reason=version.reason,
        at=at,
        **version.parts,
    )
    formulation.share_formulation(
        formulation=written,
        by=told.by,
        shared_on=day,
        response=version.response,
        response_words=version.response_words,
        at=at + timedelta(minutes=5),
    )


def _plan(told: Telling, planned: SupportStory, at: datetime) -> SupportStep:
    return formulation.plan_support(
        case=told.case,
        by=told.by,
        person=told.people[planned.person] if planned.person else None,
        someone_new=planned.someone_new,
        kind=planned.kind,
        step=planned.step,
        by_when=told.clock.day(planned.by_week) if planned.by_week else None,
        at=at,
        **planned.row,
    )


def _note(told: Telling, planned: SupportStory, day: date, at: datetime) -> None:
    assert planned.came is not None  # noqa: S101
    _, outcome, effect, learned = planned.came
    formulation.note_support_outcome(
        support_step=told.support[planned.step],
        by=told.by,
        outcome=outcome,
        outcome_on=day,
        mood_effect=effect,
        learned=learned,
        at=at,
    )
