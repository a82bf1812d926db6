"""How far the assessment is, which model was decided on, and how the client manages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils import timezone

from accounts.models import User
from cases.models import (
    Case,
    Consent,
    Contact,
    FunctioningRating,
    Intake,
    IntakeVersion,
    ModelChange,
    RiskEntry,
    SuitabilityReview,
)
from cases.queries.people import consents_of, contacts_of
from protocols import intake as form
from protocols.functioning import FUNCTIONING, LEVELS
from ui.drawing import Area


@dataclass(frozen=True, kw_only=True)
class PartProgress:
    """One part of the assessment. `slug` is its place in a URL."""

    key: str
    slug: str
    title: str
    required: int
    missing: tuple[form.Field, ...]
    has_fields: bool

    @property
    def is_done(self) -> bool:
        return not self.missing

    @property
    def state_words(self) -> str:
        if self.missing:
            return f"{len(self.missing)} of {self.required} to answer"
        return "complete" if self.required else "no required answers"


@dataclass(frozen=True, kw_only=True)
class Elsewhere:
    """Something that the assessment needs and another page holds."""

    key: form.ElsewhereKey
    title: str
    is_done: bool


@dataclass(frozen=True, kw_only=True)
class IntakeProgress:
    """Where the assessment stands. Nothing missing never means that saving is refused."""

    parts: tuple[PartProgress, ...]
    elsewhere: tuple[Elsewhere, ...]
    version: int
    saved_at: datetime | None
    saved_by: User | None
    last_version: IntakeVersion | None
    is_changed_since: bool

    @property
    def missing_count(self) -> int:
        return sum(len(part.missing) for part in self.parts)

    @property
    def is_complete(self) -> bool:
        return self.missing_count == 0

    @property
    def is_started(self) -> bool:
        return self.version > 0


def slug_of(key: str) -> str:
    """A part's key as it stands in a URL."""
    return key.lower().replace("_", "-")


def intake_of(case: Case) -> Intake | None:
    return Intake.objects.filter(case=case).select_related("saved_by").first()


def intake_progress(case: Case, on: date | None = None) -> IntakeProgress:
    """Which parts are filled in and what is still missing; six queries."""
    intake = intake_of(case)
    answers: Mapping[str, Any] = intake.answers if intake else {}
    age = case.client.age_on(on or timezone.localdate())
    last = intake_versions(case).first()
    return IntakeProgress(
        parts=tuple(_part_progress(part, answers, age) for part in form.parts_for(age)),
        elsewhere=_elsewhere(case),
        version=intake.version if intake else 0,
        saved_at=intake.saved_at if intake else None,
        saved_by=intake.saved_by if intake else None,
        last_version=last,
        is_changed_since=last is not None and last.answers != answers,
    )


def _part_progress(
    part: form.Part, answers: Mapping[str, Any], age: int | None
) -> PartProgress:
    keys = {field.key for field in part.fields}
    return PartProgress(
        key=part.key,
        slug=slug_of(part.key),
        title=part.title,
        required=sum(
            1 for field in part.fields if field.is_required and field.applies(age)
        ),
        missing=tuple(
            field for field in form.missing(answers, age) if field.key in keys
        ),
        has_fields=bool(part.fields),
    )


def _elsewhere(case: Case) -> tuple[Elsewhere, ...]:
    """What this room keeps elsewhere and an assessment needs."""
    client = case.client
    asked = {line.kind for line in consents_of(client) if line.consent is not None}
    basic = {Consent.Kind.TREATMENT.value, Consent.Kind.RECORDS.value}
    kinds = {contact.kind for contact in contacts_of(client)}
    return (
        Elsewhere(
            key=form.ElsewhereKey.CONTACTS,
            title="Emergency contact, and how to reach the client safely",
            is_done=Contact.Kind.EMERGENCY in kinds and bool(client.safe_contact),
        ),
        Elsewhere(
            key=form.ElsewhereKey.CONSENT,
            title="Consent to treatment and to keeping this record",
            is_done=basic <= asked,
        ),
        Elsewhere(
            key=form.ElsewhereKey.RISK,
            title="First risk entry",
            is_done=RiskEntry.objects.filter(case=case).exists(),
        ),
        Elsewhere(
            key=form.ElsewhereKey.SUITABILITY,
            title="IPT or DIT: the decision",
            is_done=case.is_model_decided
            or SuitabilityReview.objects.filter(case=case).exists(),
        ),
    )


def intake_versions(case: Case) -> models.QuerySet[IntakeVersion]:
    """Every completed version, newest first."""
    return (
        IntakeVersion.objects.filter(case=case)
        .select_related("completed_by")
        .order_by("-number")
    )


def suitability_reviews(case: Case) -> models.QuerySet[SuitabilityReview]:
    """Every decision, newest first."""
    return (
        SuitabilityReview.objects.filter(case=case)
        .select_related("author")
        .order_by("-decided_on", "-recorded_at")
    )


def model_changes(case: Case) -> models.QuerySet[ModelChange]:
    """How the model came to be what it is, newest first."""
    return (
        ModelChange.objects.filter(case=case)
        .select_related("author")
        .order_by("-changed_on", "-recorded_at")
    )


@dataclass(frozen=True, kw_only=True)
class FunctioningLine:
    """One area of life at the start and now, 0 (fine) to 4 (cannot function).

    `now` is None until a second rating speaks of the area.
    """

    key: str
    title: str
    start: int | None
    start_on: date | None
    now: int | None
    now_on: date | None

    @property
    def start_words(self) -> str:
        return level_words(self.start)

    @property
    def now_words(self) -> str:
        return level_words(self.now)

    @property
    def drawn(self) -> Area:
        """As the chart takes it."""
        return Area(title=self.title, start=self.start, now=self.now)


def level_words(level: int | None) -> str:
    """ "A lot of trouble" for 2; empty where nothing was rated."""
    return dict(LEVELS)[level] if level is not None else ""


def functioning_ratings(case: Case) -> models.QuerySet[FunctioningRating]:
    """Every rating, newest first."""
    return (
        FunctioningRating.objects.filter(case=case)
        .select_related("author")
        .order_by("-rated_on", "-recorded_at")
    )


def functioning_start_and_now(case: Case) -> list[FunctioningLine]:
    """The seven areas, first rating against latest, in one query."""
    ratings = list(reversed(functioning_ratings(case)))
    return [_functioning_line(area.key, area.title, ratings) for area in FUNCTIONING]


def _functioning_line(
    key: str, title: str, ratings: list[FunctioningRating]
) -> FunctioningLine:
    rated = [(getattr(one, key), one.rated_on) for one in ratings]
    rated = [(value, day) for value, day in rated if value is not None]
    start, start_on = rated[0] if rated else (None, None)
    now, now_on = rated[-1] if len(rated) > 1 else (None, None)
    return FunctioningLine(
        key=key, title=title, start=start, start_on=start_on, now=now, now_on=now_on
    )
