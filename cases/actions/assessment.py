"""The assessment: saved as it is typed, kept as a version when it is complete."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from cases.actions.functioning import AREAS, rate_functioning
from cases.models import (
    Case,
    FunctioningRating,
    Intake,
    IntakeVersion,
)
from protocols.intake import FIELDS, Field, missing


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
