"""What was ticked and marked in a session: agenda, techniques, the trace."""

from __future__ import annotations

from datetime import date, datetime

from accounts.models import User
from formulation.actions import RuleBroken as FormulationRule
from formulation.actions import record_sighting
from formulation.models import InventoryPerson, PatternSighting
from protocols import protocol
from protocols.techniques import technique
from sessions.actions.rules import RuleBroken
from sessions.entry import SessionEntry
from sessions.models import (
    SessionSighting,
    SightingBeside,
    TaskTick,
    TechniqueUse,
    TherapySession,
)
from sessions.queries.expected import problem_word

SCENE = (
    "trigger",
    "experience",
    "expectation",
    "response",
    "consequence",
    "what_was_new",
)


class AgendaLineUnknown(RuleBroken):
    sentence = "Tick only lines of this agenda"
    field = "ticks"


class TechniqueNotOfProtocol(RuleBroken):
    sentence = "Choose only techniques of this treatment"
    field = "techniques"


class SightingRefused(RuleBroken):
    """The trace's own rule, said where the session is signed."""


def write_ticks(
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


def write_techniques(
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


def write_sightings(
    therapy_session: TherapySession,
    *,
    by: User,
    entry: SessionEntry,
    day: date,
    at: datetime | None,
) -> tuple[PatternSighting, ...]:
    """Those of the log, and those made of this session on other pages before."""
    case = therapy_session.case
    people = InventoryPerson.objects.filter(case=case).in_bulk(
        [one.person_id for one in entry.sightings if one.person_id]
    )
    beside = SightingBeside.objects.filter(
        therapy_session=therapy_session, sighting__withdrawn_at__isnull=True
    )
    made = [one.sighting for one in beside.select_related("sighting")]
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
        made.append(sighting)
    SessionSighting.objects.bulk_create(
        SessionSighting(case=case, therapy_session=therapy_session, sighting=sighting)
        for sighting in made
    )
    return tuple(made)


def _source_of(person: InventoryPerson | None) -> str:
    if person is None:
        return PatternSighting.Source.IN_THE_ROOM
    if person.status == InventoryPerson.Status.CURRENT:
        return PatternSighting.Source.PERSON
    return PatternSighting.Source.PAST
