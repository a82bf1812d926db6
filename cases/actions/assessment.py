"""Intake, the choice of a model, and how the client manages in seven areas of life."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from cases.actions.days import check_day
from cases.models import (
    Case,
    FunctioningRating,
    Intake,
    IntakeVersion,
    ModelChange,
    SuitabilityReview,
)
from protocols import protocol
from protocols.functioning import FUNCTIONING
from protocols.intake import FIELDS, Field, missing

AREAS = tuple(area.key for area in FUNCTIONING)


class IntakeChangedElsewhere(Exception):
    """Someone saved the same assessment in between. `intake` is what stands now."""

    def __init__(self, intake: Intake) -> None:
        super().__init__()
        self.intake = intake

    def __str__(self) -> str:
        moment = timezone.localtime(self.intake.saved_at)
        return (
            f"This assessment was changed at {moment:%H:%M} on another device. "
            "Nothing is lost. Choose what to keep"
        )


class UnknownIntakeField(Exception):
    """A key that the assessment does not have."""


class IntakeIncomplete(Exception):
    """`missing` holds the required fields without an answer."""

    def __init__(self, fields: tuple[Field, ...]) -> None:
        super().__init__()
        self.missing = fields

    def __str__(self) -> str:
        count = len(self.missing)
        noun = "answer is" if count == 1 else "answers are"
        return f"{count} {noun} still missing. What you wrote is saved."


class IntakeUnchanged(Exception):
    """Nothing was changed since the last version."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number

    def __str__(self) -> str:
        return f"Nothing has changed since version {self.number}."


class ModelNotDecided(Exception):
    def __str__(self) -> str:
        return "Decide on a model first: IPT or DIT."


class SameModel(Exception):
    def __str__(self) -> str:
        return "The case follows this model already. Choose another one."


class DecisionAndModelDiffer(Exception):
    def __str__(self) -> str:
        return "Choose a model that fits the decision."


class NothingRated(Exception):
    def __str__(self) -> str:
        return "Rate at least one area from 0 to 4"


@transaction.atomic
def save_intake(
    *,
    case: Case,
    by: User,
    answers: Mapping[str, Any],
    version: int,
    at: datetime | None = None,
) -> Intake:
    """Save the answers given; those of other fields stay as they are.

    `version` is the one that the answers were typed on, 0 for a first save. Saving
    what is already there changes nothing. Raises IntakeChangedElsewhere and keeps what
    stands; UnknownIntakeField.
    """
    at = at or timezone.now()
    if unknown := sorted(set(answers) - set(FIELDS)):
        raise UnknownIntakeField(", ".join(unknown))
    # The case's row is the lock: two first saves must not both make an intake.
    Case.objects.select_for_update().get(pk=case.pk)
    intake = Intake.objects.filter(case=case).first() or Intake(case=case)
    changed = sorted(
        key for key, answer in answers.items() if intake.answers.get(key) != answer
    )
    if not changed and intake.version:
        return intake
    if intake.version != version:
        raise IntakeChangedElsewhere(intake)
    intake.answers = {**intake.answers, **answers}
    intake.version += 1
    intake.saved_at, intake.saved_by = at, by
    intake.full_clean(validate_unique=False)
    intake.save()
    audit.log(
        by=by,
        verb="intake.saved",
        record=intake,
        case=case,
        at=at,
        detail={"fields": changed},
    )
    return intake


@transaction.atomic
def complete_intake(
    *, case: Case, by: User, at: datetime | None = None
) -> IntakeVersion:
    """Keep the assessment as it stands as a version of its own.

    The first one also keeps its ratings of functioning as the start of the course.
    Raises IntakeIncomplete with the fields that are missing, IntakeUnchanged.
    """
    at = at or timezone.now()
    Case.objects.select_for_update().get(pk=case.pk)
    intake = Intake.objects.filter(case=case).first()
    answers = intake.answers if intake is not None else {}
    age = case.client.age_on(timezone.localdate(at))
    if lacking := missing(answers, age):
        raise IntakeIncomplete(lacking)
    last = IntakeVersion.objects.filter(case=case).order_by("-number").first()
    if last is not None and last.answers == answers:
        raise IntakeUnchanged(last.number)
    version = IntakeVersion(
        case=case,
        number=last.number + 1 if last is not None else 1,
        answers=answers,
        completed_at=at,
        completed_by=by,
    )
    version.full_clean()
    version.save()
    audit.log(by=by, verb="intake.completed", record=version, case=case, at=at)
    _keep_first_functioning(case, by=by, answers=answers, at=at)
    return version


def _keep_first_functioning(
    case: Case, *, by: User, answers: Mapping[str, Any], at: datetime
) -> None:
    """The intake's ratings are the start of the course, unless someone rated before."""
    ratings = {key: answers.get(f"functioning_{key}") for key in AREAS}
    if FunctioningRating.objects.filter(case=case).exists():
        return
    if all(value is None for value in ratings.values()):
        return
    first_seen = date.fromisoformat(answers["first_seen_on"])
    rate_functioning(case=case, by=by, rated_on=first_seen, ratings=ratings, at=at)


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


@transaction.atomic
def rate_functioning(
    *,
    case: Case,
    by: User,
    rated_on: date,
    ratings: Mapping[str, int | None],
    note: str = "",
    at: datetime | None = None,
) -> FunctioningRating:
    """Rate the areas of life from 0 (fine) to 4 (cannot function); None where not asked.

    Raises NothingRated, DayNotPossible.
    """
    at = at or timezone.now()
    check_day(rated_on, what="Date of the rating", at=at)
    if all(ratings.get(key) is None for key in AREAS):
        raise NothingRated
    rating = FunctioningRating(
        case=case, rated_on=rated_on, note=note, recorded_at=at, author=by, **ratings
    )
    rating.full_clean()
    rating.save()
    audit.log(by=by, verb="functioning.rated", record=rating, case=case, at=at)
    return rating
