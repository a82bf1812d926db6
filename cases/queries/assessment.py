"""How far the assessment is, which model was decided on, and how the client manages."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils import timezone

from accounts.models import User
from cases.models import Case, Intake, IntakeVersion
from cases.queries.elsewhere import Elsewhere, has_answer, needed_elsewhere
from protocols import intake as form
from ui import words

# Parts that hold such a need in their own fields.
RATED_IN_FORM = {"FUNCTIONING": (form.ElsewhereKey.FUNCTIONING,)}


@dataclass(frozen=True, kw_only=True)
class PartProgress:
    """One part of the assessment. `slug` is its place in a URL."""

    key: str
    slug: str
    title: str
    required: int
    missing: tuple[form.Field, ...]
    has_fields: bool
    has_answers: bool
    # How much of what belongs to it is not there yet, and is no required answer.
    also_open: int = 0

    @property
    def is_done(self) -> bool:
        """Something is there, and nothing that is needed is missing."""
        is_begun = self.has_answers or not self.has_fields
        return is_begun and not self.missing and not self.also_open

    @property
    def state_words(self) -> str:
        if self.missing:
            return f"{len(self.missing)} of {self.required} to answer"
        if self.key in RATED_IN_FORM and self.also_open:
            return "at least one area to rate"
        if self.also_open:
            return f"{self.also_open} still open on other pages"
        if self.is_done:
            return "complete"
        return "nothing required"


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
    def is_answered(self) -> bool:
        """Nothing is missing in the form itself: a version can be kept."""
        return self.missing_count == 0

    @property
    def still_open(self) -> tuple[Elsewhere, ...]:
        """What an assessment needs, and no page holds yet."""
        return tuple(one for one in self.elsewhere if one.is_needed and not one.is_done)

    @property
    def still_open_words(self) -> str:
        """First scores; First risk entry."""
        return "; ".join(one.title for one in self.still_open)

    @property
    def is_complete(self) -> bool:
        return self.is_answered and not self.still_open

    @property
    def is_started(self) -> bool:
        return self.version > 0


def slug_of(key: str) -> str:
    """A part's key as it stands in a URL."""
    return key.lower().replace("_", "-")


def intake_of(case: Case) -> Intake | None:
    return Intake.objects.filter(case=case).select_related("saved_by").first()


def intake_progress(case: Case, on: date | None = None) -> IntakeProgress:
    """Which parts are filled in and what is still missing. Eight queries at most."""
    intake = intake_of(case)
    answers: Mapping[str, Any] = intake.answers if intake else {}
    age = case.client.age_on(on or timezone.localdate())
    last = intake_versions(case).first()
    elsewhere = needed_elsewhere(case, answers)
    still_open = {one.key for one in elsewhere if one.is_needed and not one.is_done}
    return IntakeProgress(
        parts=tuple(
            _part_progress(part, answers, age, still_open)
            for part in form.parts_for(age)
        ),
        elsewhere=elsewhere,
        version=intake.version if intake else 0,
        saved_at=intake.saved_at if intake else None,
        saved_by=intake.saved_by if intake else None,
        last_version=last,
        is_changed_since=last is not None and last.answers != answers,
    )


def _part_progress(
    part: form.Part,
    answers: Mapping[str, Any],
    age: int | None,
    still_open: Collection[form.ElsewhereKey],
) -> PartProgress:
    also = {*part.elsewhere, *RATED_IN_FORM.get(part.key, ())}
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
        has_answers=any(has_answer(answers.get(key)) for key in keys),
        also_open=len(also.intersection(still_open)),
    )


def intake_versions(case: Case) -> models.QuerySet[IntakeVersion]:
    """Every completed version, newest first."""
    return (
        IntakeVersion.objects.filter(case=case)
        .select_related("completed_by")
        .order_by("-number")
    )


@dataclass(frozen=True, kw_only=True)
class AnswerLine:
    """One answer in words. `is_client_words`: the client said it like that."""

    label: str
    words: str
    is_client_words: bool


@dataclass(frozen=True, kw_only=True)
class AnsweredPart:
    """One part of an assessment as it is read."""

    title: str
    slug: str
    lines: tuple[AnswerLine, ...]


def answers_of(case: Case) -> dict[str, Any]:
    """What stands in the assessment now."""
    intake = intake_of(case)
    return intake.answers if intake is not None else {}


def part_of(case: Case, slug: str) -> form.Part | None:
    """The part with this slug, if the client is of an age for it."""
    age = case.client.age_on(timezone.localdate())
    return next((one for one in form.parts_for(age) if slug_of(one.key) == slug), None)


def elsewhere_of(part: form.Part, progress: IntakeProgress) -> list[Elsewhere]:
    """What belongs to this part and is kept on another page."""
    return [one for one in progress.elsewhere if one.key in part.elsewhere]


def answered_parts(answers: Mapping[str, Any]) -> list[AnsweredPart]:
    """Every part that holds an answer, in the order of the form."""
    parts = [answered_part(part, answers) for part in form.PARTS]
    return [part for part in parts if part.lines]


def answered_part(part: form.Part, answers: Mapping[str, Any]) -> AnsweredPart:
    """One part with the answers that it holds."""
    return AnsweredPart(
        title=part.title,
        slug=slug_of(part.key),
        lines=tuple(
            AnswerLine(
                label=field.label,
                words=answer_words(field, answers[field.key]),
                is_client_words=field.is_client_words,
            )
            for field in part.fields
            if has_answer(answers.get(field.key))
        ),
    )


def answer_words(field: form.Field, value: Any) -> str:
    """An answer as it is read: choices by their words, days as this house says them."""
    choices = dict(field.choices)
    if isinstance(value, list):
        return ", ".join(choices.get(one, str(one)) for one in value)
    if value is True:
        return "Yes"
    if field.kind == form.Kind.DATE:
        return words.document_day(date.fromisoformat(value))
    if field.kind == form.Kind.MONTH:
        year, month = value.split("-")
        return f"{words.MONTHS[int(month) - 1]} {year}"
    said = choices.get(str(value), str(value))
    return f"{value} {said.lower()}" if isinstance(value, int) else said


def unclear(answers: Mapping[str, Any]) -> list[str]:
    """What was answered "unclear" and is still to be asked."""
    return [field.label for field in form.unclear_exclusions(answers)]
