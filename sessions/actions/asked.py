"""What was asked on the day of a session: questionnaires, and safety."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime
from typing import Any

from accounts.models import User
from cases.actions import record_risk
from cases.models import RiskEntry
from measures.actions import record_administration, withdraw_administration
from measures.models import Administration
from sessions.entry import RiskFields, SessionEntry
from sessions.models import SessionMeasure, SessionRisk, TherapySession
from sessions.queries.expected import DayRecord

TYPED_KEPT = "Two answers for one session: those typed in were kept."


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


def write_measures(
    therapy_session: TherapySession,
    had: DayRecord,
    *,
    by: User,
    entry: SessionEntry,
    day: date,
    at: datetime | None,
) -> tuple[Administration, ...]:
    """What was typed, and what the day already had of other questionnaires.

    What a partner filled in that day belongs to the session as well, and stays theirs.

    Where the client had sent answers of their own and those typed in were kept, theirs
    are taken back with that reason: they stay readable, and belong to no later session.
    """
    for own in had.measures:
        if own.is_by_client and own.instrument_key in entry.answers:
            withdraw_administration(administration=own, by=by, reason=TYPED_KEPT, at=at)
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
    if had.of_partner is not None:
        found += had.of_partner.measures
    SessionMeasure.objects.bulk_create(
        SessionMeasure(
            case=therapy_session.case,
            therapy_session=therapy_session,
            administration=administration,
        )
        for administration in found
    )
    return tuple(found)


def write_risks(
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
        item9 = had.item9_with(entry.item9)
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
