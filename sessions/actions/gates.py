"""Why the work goes on without something that belongs to the initial phase.

Said with a session that is signed, or on its own; added, never changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from accounts.models import User
from audit import actions as audit
from cases.actions import check_open
from cases.models import Case
from sessions.actions.rules import RuleBroken, hold, moment_of
from sessions.content import tidy
from sessions.gates import Need
from sessions.models import PhaseGate, TherapySession
from sessions.queries.gates import gate_of


class GateReasonMissing(RuleBroken):
    sentence = "Write why the work goes on without it. The reason stays visible"
    field = "reason"


class NothingMissing(RuleBroken):
    sentence = (
        "Nothing that belongs to the first phase is missing without a reason. There is "
        "nothing to give one for"
    )


@transaction.atomic
def give_gate_reason(
    *, case: Case, by: User, reason: str, at: datetime | None = None
) -> PhaseGate:
    """Say why the work goes on without what belongs there by now.

    The reason stands for all that is missing and has none yet. Raises GateReasonMissing,
    NothingMissing, cases.actions.CaseAlreadyClosed.
    """
    case = hold(case)
    check_open(case)
    if not reason.strip():
        raise GateReasonMissing
    gate = gate_of(case)
    if not gate.unexplained:
        raise NothingMissing
    return record_gate(case=case, by=by, without=gate.unexplained, reason=reason, at=at)


def record_gate(
    *,
    case: Case,
    by: User,
    without: Sequence[Need],
    reason: str,
    therapy_session: TherapySession | None = None,
    at: datetime | None = None,
) -> PhaseGate:
    """Write the row and its event, inside the transaction of who calls.

    `case` is held, `reason` not blank and `without` not empty. Raises ValidationError for
    a reason longer than its field.
    """
    gate = PhaseGate(
        case=case,
        therapy_session=therapy_session,
        missing=[one.key.value for one in without],
        reason=tidy(reason).strip(),
        recorded_at=moment_of(at),
        author=by,
    )
    gate.clean_fields(exclude={"case", "therapy_session", "author"})
    gate.save(force_insert=True)
    audit.log(
        by=by,
        verb="gate.explained",
        record=gate,
        case=case,
        at=at,
        detail={"missing": gate.missing},
    )
    return gate
