"""Reaching a client who did not come: each attempt is a row, and none is ever changed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from audit import actions as audit
from sessions.actions.rules import RuleBroken, hold, moment_of
from sessions.models import ContactAttempt, TherapySession


class NotMissed(RuleBroken):
    sentence = "An attempt to reach the client belongs to a session that was missed"


class HowMissing(RuleBroken):
    sentence = "Choose how you tried to reach the client"
    field = "how"


class OutcomeOfContactMissing(RuleBroken):
    sentence = "Write what came of it, or that nobody answered"
    field = "outcome"


class ContactInTheFuture(RuleBroken):
    sentence = "The attempt must be in the past"
    field = "day"


@transaction.atomic
def add_contact_attempt(
    *,
    therapy_session: TherapySession,
    by: User,
    how: str,
    tried_at: datetime,
    outcome: str,
    agreed: str = "",
    at: datetime | None = None,
) -> ContactAttempt:
    """Write down one attempt after a missed session, and what was agreed.

    Raises NotMissed, HowMissing, OutcomeOfContactMissing, ContactInTheFuture.
    """
    hold(therapy_session.case)
    therapy_session.refresh_from_db()
    if not therapy_session.is_missed:
        raise NotMissed
    if how not in ContactAttempt.How.values:
        raise HowMissing
    if not outcome.strip():
        raise OutcomeOfContactMissing
    now = moment_of(at)
    if tried_at > now:
        raise ContactInTheFuture
    attempt = ContactAttempt(
        case=therapy_session.case,
        therapy_session=therapy_session,
        how=how,
        tried_at=tried_at,
        outcome=outcome.strip(),
        agreed=agreed.strip(),
        recorded_at=now,
        author=by,
    )
    attempt.full_clean()
    attempt.save(force_insert=True)
    audit.log(by=by, verb="contact.attempted", record=attempt, case=attempt.case, at=at)
    return attempt
