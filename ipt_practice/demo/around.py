"""Around a treatment: talks with parents and school, getting here at all, what comes next."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from cases.models import Contact
from ipt_practice.demo.telling import Telling
from sessions import actions as sessions


@dataclass(frozen=True, kw_only=True)
class TalkStory:
    """One talk in the week of a session; `is_in_session`: it was part of it."""

    week: int
    kind: str
    # The relation of a contact; empty for a check-in with the client.
    who: str = ""
    minutes: int = 10
    mood: int | None = None
    purposes: tuple[str, ...] = ()
    agreed_to: str = ""
    words: str = ""
    is_in_session: bool = False


@dataclass(frozen=True, kw_only=True)
class SchoolStory:
    """A plan with the school."""

    week: int
    who: str
    parts: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class EngagementStory:
    """The meeting before session 1, and what makes coming hard: kind, words, answer, met."""

    said: dict[str, str]
    barriers: tuple[tuple[str, str, str, bool], ...] = ()
    week: int = field(default=0, init=False)


@dataclass(frozen=True, kw_only=True)
class TriageStory:
    """What was decided about further help."""

    week: int
    parts: dict[str, str]


Around = TalkStory | SchoolStory | EngagementStory | TriageStory


def tell_around(told: Telling, week: int, at: datetime) -> None:
    """What belongs to this week; week 0 is the assessment."""
    for one in told.story.around:
        if one.week == week:
            _tell(told, one, at)


def _tell(told: Telling, one: Around, at: datetime) -> None:
    match one:
        case TalkStory():
            _talk(told, one, at)
        case SchoolStory():
            sessions.agree_school_plan(
                case=told.case,
                by=told.by,
                contact=_contact(told, one.who),
                agreed_on=at.date(),
                at=at,
                **one.parts,
            )
        case EngagementStory():
            _engage(told, one, at)
        case TriageStory():
            sessions.decide_triage(
                case=told.case, by=told.by, decided_on=at.date(), at=at, **one.parts
            )


def _talk(told: Telling, talk: TalkStory, at: datetime) -> None:
    """A talk in a session is of its day; a check-in comes three days later."""
    held = at if talk.is_in_session else at + timedelta(days=3)
    fields: dict[str, Any] = {
        "with_whom": _contact(told, talk.who) if talk.who else None,
        "therapy_session": told.last_session if talk.is_in_session else None,
    }
    sessions.record_talk(
        case=told.case,
        by=told.by,
        kind=talk.kind,
        held_on=held.date(),
        minutes=talk.minutes,
        mood=talk.mood,
        purposes=list(talk.purposes),
        client_agreed_to=talk.agreed_to,
        words=talk.words,
        at=held,
        **fields,
    )


def _engage(told: Telling, story: EngagementStory, at: datetime) -> None:
    sessions.record_engagement(
        case=told.case, by=told.by, held_on=at.date(), at=at, **story.said
    )
    for kind, words, answer, is_met in story.barriers:
        barrier = sessions.add_barrier(
            case=told.case, by=told.by, kind=kind, words=words, answer=answer, at=at
        )
        if is_met:
            sessions.meet_barrier(barrier=barrier, by=told.by, is_met=True, at=at)


def _contact(told: Telling, relation: str) -> Contact:
    return Contact.objects.get(client=told.case.client, relation=relation)
