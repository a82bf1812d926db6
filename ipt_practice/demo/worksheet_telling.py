"""Worksheets of a story: filled in around a session, finished, and tried later."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from ipt_practice.demo.telling import Telling
from protocols.worksheets import worksheet
from sessions import actions as sessions
from sessions.actions.worksheets import mark_taken
from sessions.models import Homework, TherapySession, Worksheet


@dataclass(frozen=True, kw_only=True)
class SheetStory:
    """One sheet. `rows` hold their cells in the order of its kind, without ids.

    `is_task`: its next step became the task of that session. `came` is the week in which
    it was said what came of it, and the answers. `by_week` is the day of its next step.
    """

    week: int
    kind: str
    person: str = ""
    answers: dict[str, Any] = field(default_factory=dict)
    rows: dict[str, tuple[tuple[Any, ...], ...]] = field(default_factory=dict)
    by_week: int = 0
    # Days after the session of that week, for a sheet about a day of its own.
    day_after: int | None = None
    is_task: bool = False
    came: tuple[int, dict[str, str]] | None = None


def fill_in(told: Telling, sheets: tuple[SheetStory, ...], week: int) -> None:
    """Those of this week, and what came of earlier ones."""
    at = told.clock.moment(week, hours=1)
    for number, story in enumerate(sheets):
        if story.week == week:
            told.sheets[number] = _fill(told, story, at + timedelta(minutes=number))
        if story.came and story.came[0] == week:
            _say_what_came(told, told.sheets[number], story.came[1], at)


def _fill(told: Telling, story: SheetStory, at: datetime) -> Worksheet:
    person = told.people[story.person] if story.person else None
    held = TherapySession.objects.filter(case=told.case, number=told.number).first()
    sheet = sessions.start_worksheet(
        case=told.case,
        by=told.by,
        kind=story.kind,
        person=person,
        therapy_session=held,
        at=at,
    )
    saved = sessions.save_worksheet(
        worksheet=sheet,
        by=told.by,
        answers=_answers(told, story),
        version=0,
        person=person,
        therapy_session=held,
        at=at + timedelta(minutes=20),
    )
    if story.is_task and held is not None:
        mark_taken(saved, Homework.objects.get(set_in=held))
    return sessions.finish_worksheet(
        worksheet=saved, by=told.by, at=at + timedelta(minutes=21)
    )


def _answers(told: Telling, story: SheetStory) -> dict[str, Any]:
    kind = worksheet(story.kind)
    answers = {**story.answers, **rows_of(story)}
    if story.by_week and kind.try_by:
        answers[kind.try_by] = told.clock.day(story.by_week).isoformat()
    if story.day_after is not None:
        day = told.clock.day(story.week) + timedelta(days=story.day_after)
        answers["day"] = day.isoformat()
    return answers


def rows_of(story: SheetStory) -> dict[str, list[dict[str, Any]]]:
    """The rows as a sheet keeps them: with ids, and their cells by name."""
    found = {}
    for rows in worksheet(story.kind).rows:
        keys = [one.key for one in rows.fields]
        found[rows.key] = [
            {"id": number, **dict(zip(keys, cells, strict=True))}
            for number, cells in enumerate(story.rows.get(rows.key, ()), start=1)
        ]
    return found


def _say_what_came(
    told: Telling, sheet: Worksheet, came: dict[str, str], at: datetime
) -> None:
    sheet.refresh_from_db()
    sessions.save_worksheet(
        worksheet=sheet,
        by=told.by,
        answers=came,
        version=sheet.version,
        person=sheet.person,
        therapy_session=sheet.therapy_session,
        at=at,
    )
