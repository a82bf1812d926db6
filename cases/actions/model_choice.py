"""Which model the case follows: the written decision, and later changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from cases.actions.days import check_day
from cases.models import Case, ModelChange, SuitabilityReview
from protocols import protocol


class ModelNotDecided(Exception):
    def __str__(self) -> str:
        return "Decide on a model first: IPT or DIT."


class SameModel(Exception):
    def __str__(self) -> str:
        return "The case follows this model already. Choose another one."


class DecisionAndModelDiffer(Exception):
    def __str__(self) -> str:
        return "Choose a model that fits the decision."


@transaction.atomic
def decide_model(
    *,
    case: Case,
    by: User,
    protocol_key: str,
    answers: Mapping[str, str],
    cautions: Sequence[str],
    decision: str,
    reason: str,
    client_view: str,
    is_agreed_with_supervisor: bool,
    decided_on: date,
    reasons: Sequence[str] = (),
    at: datetime | None = None,
) -> SuitabilityReview:
    """Record the clinician's written decision; IPT or DIT sets the case's protocol.

    `protocol_key` is empty for a decision against both. Raises DecisionAndModelDiffer
    when the protocol is not of the therapy decided on; DayNotPossible.
    """
    at = at or timezone.now()
    check_day(
        decided_on, what="Date of the decision", at=at, not_before=case.referred_on
    )
    _check_model_fits(decision, protocol_key)
    review = SuitabilityReview(
        case=case,
        answers=dict(answers),
        cautions=list(cautions),
        decision=decision,
        reasons=list(reasons),
        reason=reason,
        client_view=client_view,
        is_agreed_with_supervisor=is_agreed_with_supervisor,
        decided_on=decided_on,
        recorded_at=at,
        author=by,
    )
    review.full_clean()
    review.save()
    audit.log(
        by=by,
        verb="model.decided",
        record=review,
        case=case,
        at=at,
        detail={"decision": decision, "protocol": protocol_key},
    )
    if protocol_key and protocol_key != case.protocol_key:
        _set_model(
            case, by=by, key=protocol_key, reason=reason, changed_on=decided_on, at=at
        )
    return review


def _check_model_fits(decision: str, protocol_key: str) -> None:
    therapy = protocol(protocol_key).therapy.value if protocol_key else ""
    expected = decision if decision in ("IPT", "DIT") else ""
    if therapy != expected:
        raise DecisionAndModelDiffer


@transaction.atomic
def change_model(
    *,
    case: Case,
    by: User,
    protocol_key: str,
    reason: str,
    changed_on: date,
    at: datetime | None = None,
) -> ModelChange:
    """Change the model of a case later on. What was recorded under the old one stays.

    Raises ModelNotDecided, SameModel, UnknownProtocol, DayNotPossible.
    """
    at = at or timezone.now()
    check_day(changed_on, what="Date of the change", at=at, not_before=case.referred_on)
    if not case.is_model_decided:
        raise ModelNotDecided
    if protocol(protocol_key).key == case.protocol_key:
        raise SameModel
    return _set_model(
        case, by=by, key=protocol_key, reason=reason, changed_on=changed_on, at=at
    )


def _set_model(
    case: Case, *, by: User, key: str, reason: str, changed_on: date, at: datetime
) -> ModelChange:
    change = ModelChange(
        case=case,
        old_key=case.protocol_key,
        new_key=key,
        reason=reason,
        changed_on=changed_on,
        recorded_at=at,
        author=by,
    )
    change.full_clean()
    change.save()
    case.protocol_key = key
    case.save(update_fields=["protocol_key"])
    audit.log(
        by=by,
        verb="model.changed",
        record=change,
        case=case,
        at=at,
        detail={"old": change.old_key, "new": key},
    )
    return change
