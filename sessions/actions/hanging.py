"""What hangs off a session, written with its signature and locked with it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from accounts.models import User
from cases.actions import record_risk
from cases.models import RiskEntry
from formulation.actions import RuleBroken as FormulationRule
from formulation.actions import record_sighting
from formulation.models import Goal, InventoryPerson, PatternSighting
from measures.actions import record_administration
from measures.models import Administration
from protocols import protocol
from protocols.techniques import technique
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
from sessions.actions.rules import RuleBroken
from sessions.actions.tasks import finish_task
from sessions.actions.touched import write_goals, write_people
from sessions.actions.worksheets import write_try_outs
from sessions.entry import RiskFields, SessionEntry
from sessions.models import (
    CarriedTask,
    CopingPractice,
    EndingFeeling,
    Homework,
    HomeworkReview,
    JointAttendance,
    SessionMeasure,
    SessionRisk,
    SessionSighting,
    TaskTick,
    TechniqueUse,
    TherapySession,
)
from sessions.queries.expected import DayRecord, problem_word


class AgendaLineUnknown(RuleBroken):
    sentence = "Tick only lines of this agenda"
    field = "ticks"


class TechniqueNotOfProtocol(RuleBroken):
    sentence = "Choose only techniques of this treatment"
    field = "techniques"


class SightingRefused(RuleBroken):
    """The trace's own rule, said where the session is signed."""


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


SCENE = (
    "trigger",
    "experience",
    "expectation",
    "response",
    "consequence",
    "what_was_new",
)


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
    return Hanging(
        measures=_measures(therapy_session, had, by=by, entry=entry, day=day, at=at),
        risks=_risks(therapy_session, had, by=by, entry=entry, day=day, at=at),
        ticks=_ticks(therapy_session, entry),
        techniques=_techniques(therapy_session, entry),
        sightings=_sightings(therapy_session, by=by, entry=entry, day=day, at=at),
        people=write_people(therapy_session, entry),
        goals=write_goals(therapy_session, entry),
        reviews=reviews,
        homework=(
            *write_homework(therapy_session, entry),
            *write_try_outs(therapy_session, entry.try_outs),
        ),
        coping=write_coping(
            therapy_session, reviews, by=by, entry=entry, day=day, at=at
        ),
        finished=_finished(therapy_session, by=by, entry=entry, at=at),
        came=_came(therapy_session, entry),
        feeling=_feeling(therapy_session, by=by, entry=entry, day=day, at=at),
    )


def risk_values(
    risk: RiskFields, *, asked_on: date, item9: int | None
) -> dict[str, Any]:
    """The risk part as fields of RiskEntry."""
    values: dict[str, Any] = {
        one.name: getattr(risk, one.name) for one in fields(RiskFields)
    }
    return values | {
        "actions": list(risk.actions),
        "asked_on": asked_on,
        "item9": item9,
    }


def _measures(
    therapy_session: TherapySession,
    had: DayRecord,
    *,
    by: User,
    entry: SessionEntry,
    day: date,
    at: datetime | None,
) -> tuple[Administration, ...]:
    """What was typed, and what the day already had of other questionnaires."""
    found = [one for one in had.measures if one.instrument_key not in entry.answers]
    found += [
        record_administration(
            case=therapy_session.case,
            by=by,
            instrument_key=key,
            taken_on=day,
            answers=list(answers),
            at=at,
        )
        for key, answers in entry.answers.items()
    ]
    SessionMeasure.objects.bulk_create(
        SessionMeasure(
            case=therapy_session.case,
            therapy_session=therapy_session,
            administration=administration,
        )
        for administration in found
    )
    return tuple(found)


def _risks(
    therapy_session: TherapySession,
    had: DayRecord,
    *,
    by: User,
    entry: SessionEntry,
    day: date,
    at: datetime | None,
) -> tuple[RiskEntry, ...]:
    case = therapy_session.case
    found = list(had.risks)
    if entry.risk is not None:
        item9 = entry.item9 if entry.item9 is not None else had.item9
        values = risk_values(entry.risk, asked_on=day, item9=item9)
        found.append(record_risk(case=case, by=by, at=at, **values))
    if had.of_partner is not None:
        found += had.of_partner.risks
        if entry.partner_risk is not None:
            item9 = had.of_partner.item9
            values = risk_values(entry.partner_risk, asked_on=day, item9=item9)
            about = case.partner
            found.append(record_risk(case=case, by=by, about=about, at=at, **values))
    SessionRisk.objects.bulk_create(
        SessionRisk(
            case=therapy_session.case,
            therapy_session=therapy_session,
            risk_entry=risk_entry,
        )
        for risk_entry in found
    )
    return tuple(found)


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


def _ticks(
    therapy_session: TherapySession, entry: SessionEntry
) -> tuple[TaskTick, ...]:
    if not entry.ticks:
        return ()
    case = therapy_session.case
    if not case.is_model_decided:
        raise AgendaLineUnknown
    known, word = protocol(case.protocol_key), problem_word(case)
    made = []
    for key in entry.ticks:
        try:
            title = known.line(key).said_of(word).title
        except KeyError:
            raise AgendaLineUnknown from None
        made.append(
            TaskTick(case=case, therapy_session=therapy_session, key=key, title=title)
        )
    return tuple(TaskTick.objects.bulk_create(made))


def _techniques(
    therapy_session: TherapySession, entry: SessionEntry
) -> tuple[TechniqueUse, ...]:
    if not entry.techniques:
        return ()
    case = therapy_session.case
    if not case.is_model_decided:
        raise TechniqueNotOfProtocol
    known = protocol(case.protocol_key).techniques
    made = []
    for key in entry.techniques:
        if key not in known:
            raise TechniqueNotOfProtocol
        made.append(
            TechniqueUse(
                case=case,
                therapy_session=therapy_session,
                key=key,
                title=technique(key).title,
            )
        )
    return tuple(TechniqueUse.objects.bulk_create(made))


def _sightings(
    therapy_session: TherapySession,
    *,
    by: User,
    entry: SessionEntry,
    day: date,
    at: datetime | None,
) -> tuple[PatternSighting, ...]:
    case = therapy_session.case
    people = InventoryPerson.objects.filter(case=case).in_bulk(
        [one.person_id for one in entry.sightings if one.person_id]
    )
    made = []
    for seen in entry.sightings:
        person = people.get(seen.person_id) if seen.person_id else None
        if seen.person_id and person is None:
            raise SightingRefused("Mark only people of this inventory")
        try:
            sighting = record_sighting(
                case=case,
                by=by,
                seen_on=day,
                source=seen.source or _source_of(person),
                person=person,
                changed=seen.changed,
                at=at,
                **{part: getattr(seen, part) for part in SCENE},
            )
        except FormulationRule as problem:
            raise SightingRefused(str(problem)) from problem
        SessionSighting.objects.create(
            case=case, therapy_session=therapy_session, sighting=sighting
        )
        made.append(sighting)
    return tuple(made)


def _source_of(person: InventoryPerson | None) -> str:
    if person is None:
        return PatternSighting.Source.IN_THE_ROOM
    if person.status == InventoryPerson.Status.CURRENT:
        return PatternSighting.Source.PERSON
    return PatternSighting.Source.PAST


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
