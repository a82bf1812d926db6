"""Builders for ratings and recordings: agreed to, entered, rated, given."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from accounts.models import User
from accounts.queries import practice
from cases.models import Case, Client, Consent
from sessions.models import TherapySession
from supervision import actions
from supervision.log_paper import log_facts
from supervision.models import CompetenceRating, LogPaper, SessionRecording
from supervision.queries.hours import hours_log
from tests import make, make_sessions

LONG_AGO = date(2020, 1, 1)


def agreed(client: Client, by: User, **fields: Any) -> Consent:
    """The client's answer to being recorded: yes, unless the fields say otherwise."""
    values: dict[str, Any] = {"given_on": LONG_AGO, "withdrawn_on": None}
    consent, _ = Consent.objects.update_or_create(
        client=client,
        kind=Consent.Kind.RECORDING,
        defaults=values | fields | {"recorded_by": by},
    )
    return consent


def held(case: Case, count: int = 1, **fields: Any) -> list[TherapySession]:
    """So many signed sessions of a planned course, a week apart."""
    make_sessions.course(case=case, signed_ones=count, **fields)
    return make_sessions.sessions(case)[:count]


def recording(therapy_session: TherapySession, **fields: Any) -> SessionRecording:
    """In the register, with the client's consent."""
    case = therapy_session.case
    for client in [case.client, *([case.partner] if case.partner else [])]:
        if not client.consents.filter(kind=Consent.Kind.RECORDING).exists():
            agreed(client, case.therapist)
    values: dict[str, Any] = {
        "by": case.therapist,
        "kind": "AUDIO",
        "kept_at": "Locked cupboard in room 2",
        "at": therapy_session.scheduled_at + timedelta(hours=2),
    }
    return actions.enter_recording(therapy_session=therapy_session, **(values | fields))


def begun(case: Case, by: User, **fields: Any) -> CompetenceRating:
    values: dict[str, Any] = {"evidence": "DISCUSSION", "at": make.NOW}
    return actions.begin_rating(case=case, by=by, **(values | fields))


def given(
    case: Case,
    by: User,
    *,
    scores: dict[str, int] | None = None,
    words: str = "",
    at: Any = make.NOW,
    **fields: Any,
) -> CompetenceRating:
    """Begun and given, with these scores by key."""
    rating = begun(case, by, at=at, **fields)
    start = rating.protocol_key.split("_")[0]
    answers = {key: {"score": score} for key, score in (scores or {}).items()}
    return actions.give_rating(
        rating=rating,
        by=by,
        answers=answers or {f"{start}_OVERALL": {"score": 2}},
        words=words,
        version=rating.version,
        at=at,
    )


def own(therapy_session: TherapySession, **fields: Any) -> CompetenceRating:
    """A therapist's finished view of a session of their own, shared with nobody."""
    return given(
        therapy_session.case,
        therapy_session.case.therapist,
        evidence="MEMORY",
        therapy_session=therapy_session,
        **fields,
    )


def log_paper(person: User) -> LogPaper:
    """A log of hours that its owner asked for as a PDF."""
    log = hours_log(person, person, LONG_AGO, make.TODAY)
    return actions.ask_for_log(
        person=person,
        by=person,
        first=log.first,
        last=log.last,
        facts=log_facts(log, practice(), make.TODAY),
    )
