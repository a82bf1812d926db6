"""What hangs off a session, written with its signature and locked with it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from accounts.models import User
from cases.models import RiskEntry
from formulation.models import Goal, InventoryPerson, PatternSighting
from measures.models import Administration
from sessions.actions.asked import write_measures, write_risks
from sessions.actions.ending import record_ending_feeling
from sessions.actions.homework import (
    coping_content,
    filled,
    homework_content,
    review_content,
    write_coping,
    write_homework,
    write_reviews,
)
from sessions.actions.marked import (
    SCENE,
    write_sightings,
    write_techniques,
    write_ticks,
)
from sessions.actions.tasks import finish_task
from sessions.actions.touched import write_goals, write_people
from sessions.actions.worksheets import keep_worksheets_of
from sessions.entry import RiskFields, SessionEntry
from sessions.models import (
    CarriedTask,
    CopingPractice,
    EndingFeeling,
    Homework,
    HomeworkReview,
    JointAttendance,
    TaskTick,
    TechniqueUse,
    TherapySession,
)
from sessions.queries.expected import DayRecord


@dataclass(frozen=True, kw_only=True)
class Hanging:
    """What was written, for the content that the signature covers."""

    measures: tuple[Administration, ...]
    risks: tuple[RiskEntry, ...]
    ticks: tuple[TaskTick, ...]
    techniques: tuple[TechniqueUse, ...]
    sightings: tuple[PatternSighting, ...]
    people: tuple[InventoryPerson, ...]
    goals: tuple[Goal, ...]
    reviews: tuple[HomeworkReview, ...]
    homework: tuple[Homework, ...]
    coping: tuple[CopingPractice, ...]
    finished: tuple[CarriedTask, ...]
    came: JointAttendance | None = None
    feeling: EndingFeeling | None = None

    def content(self) -> dict[str, Any]:
        """As the signature covers it. A feeling about the ending only where one was said."""
        return self._always() | self._said_of_the_ending()

    def _said_of_the_ending(self) -> dict[str, Any]:
        if self.feeling is None:
            return {}
        felt = {"felt": self.feeling.felt, "words": self.feeling.words}
        return {"ending_feeling": {"id": self.feeling.pk} | felt}

    def _always(self) -> dict[str, Any]:
        return {
            "measures": [
                {
                    "id": one.pk,
                    "instrument": one.instrument_key,
                    "version": one.instrument_version,
                    "taken_on": one.taken_on,
                    "answers": one.answers,
                    "total": one.total,
                }
                | ({"about": one.about_id} if one.about_id else {})
                for one in self.measures
            ],
            "risk": [
                {"id": one.pk, "asked_on": one.asked_on}
                | ({"about": one.about_id} if one.about_id else {})
                | {f.name: getattr(one, f.name) for f in fields(RiskFields)}
                | {"item9": one.item9}
                for one in self.risks
            ],
            **({"came": self.came.came} if self.came else {}),
            "agenda": [{"key": one.key, "title": one.title} for one in self.ticks],
            "techniques": [
                {"key": one.key, "title": one.title} for one in self.techniques
            ],
            "sightings": [
                {
                    "id": one.pk,
                    "source": one.source,
                    "person": one.person_id,
                    "changed": one.changed,
                }
                | {part: getattr(one, part) for part in SCENE}
                for one in self.sightings
            ],
            "people": [one.pk for one in self.people],
            "goals": [{"id": one.pk, "words": one.words} for one in self.goals],
            "homework_reviewed": [review_content(one) for one in self.reviews],
            "homework_set": [homework_content(one) for one in self.homework],
            "tasks_finished": [one.pk for one in self.finished],
            **filled(coping=[coping_content(one) for one in self.coping]),
        }


def write_hanging(
    therapy_session: TherapySession,
    *,
    by: User,
    entry: SessionEntry,
    had: DayRecord,
    at: datetime | None,
) -> Hanging:
    """Write all of it, inside the signer's transaction. Raises the rooms' own rules.

    `had` is what the day has already; it is taken into the session.
    """
    day = timezone.localdate(therapy_session.scheduled_at)
    reviews = write_reviews(therapy_session, entry)
    keep_worksheets_of(therapy_session, by=by, at=at)
    return Hanging(
        measures=write_measures(
            therapy_session, had, by=by, entry=entry, day=day, at=at
        ),
        risks=write_risks(therapy_session, had, by=by, entry=entry, day=day, at=at),
        ticks=write_ticks(therapy_session, entry),
        techniques=write_techniques(therapy_session, entry),
        sightings=write_sightings(therapy_session, by=by, entry=entry, day=day, at=at),
        people=write_people(therapy_session, entry),
        goals=write_goals(therapy_session, entry),
        reviews=reviews,
        homework=write_homework(therapy_session, entry),
        coping=write_coping(
            therapy_session, reviews, by=by, entry=entry, day=day, at=at
        ),
        finished=_finished(therapy_session, by=by, entry=entry, at=at),
        came=_came(therapy_session, entry),
        feeling=_feeling(therapy_session, by=by, entry=entry, day=day, at=at),
    )


def _came(
    therapy_session: TherapySession, entry: SessionEntry
) -> JointAttendance | None:
    """Who of a couple came; both where nothing else is said."""
    if therapy_session.case.partner is None:
        return None
    came = JointAttendance(
        case=therapy_session.case,
        therapy_session=therapy_session,
        came=entry.came or JointAttendance.Came.BOTH,
    )
    came.clean_fields(exclude={"case", "therapy_session"})
    came.save(force_insert=True)
    return came


def _finished(
    therapy_session: TherapySession,
    *,
    by: User,
    entry: SessionEntry,
    at: datetime | None,
) -> tuple[CarriedTask, ...]:
    tasks = CarriedTask.objects.filter(
        case=therapy_session.case,
        pk__in=entry.finished_tasks,
        outcome=CarriedTask.Outcome.OPEN,
    )
    return tuple(
        finish_task(task=task, by=by, outcome=CarriedTask.Outcome.DONE, at=at)
        for task in tasks
    )


def _feeling(
    therapy_session: TherapySession,
    *,
    by: User,
    entry: SessionEntry,
    day: date,
    at: datetime | None,
) -> EndingFeeling | None:
    if not entry.felt and not entry.felt_words:
        return None
    return record_ending_feeling(
        case=therapy_session.case,
        by=by,
        felt=entry.felt,
        words=entry.felt_words,
        recorded_on=day,
        therapy_session=therapy_session,
        at=at,
    )
