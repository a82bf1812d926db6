"""Which model was decided on, when, and on what grounds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import models

from cases.models import Case, ModelChange, SuitabilityReview
from protocols import protocol, suitability
from protocols.base import Protocol
from protocols.suitability import Answer, Column


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


def overtaking_change(
    reviews: Sequence[SuitabilityReview], changes: Sequence[ModelChange]
) -> ModelChange | None:
    """The change of model that came after the latest decision. Both newest first."""
    if not changes or not changes[0].old_key:
        return None
    is_later = not reviews or reviews[0].recorded_at < changes[0].recorded_at
    return changes[0] if is_later else None


def model_title(case: Case) -> str:
    """The protocol's title, "Not decided yet" without one."""
    return protocol(case.protocol_key).title if case.protocol_key else "Not decided yet"


@dataclass(frozen=True, kw_only=True)
class ModelPeriod:
    """A time during which a case followed one therapy.

    `since` is the change that began it, None for the first; `until` the one that ended
    it, None for the therapy that is followed now.
    """

    protocol: Protocol
    since: ModelChange | None
    until: ModelChange | None

    def reaches(self, day: date, written_at: datetime | None) -> bool:
        """Whether what was done on `day` came before the end of this time.

        On the day of the change itself, what was written down before it came before it.
        """
        if self.until is None or day < self.until.changed_on:
            return True
        return (
            day == self.until.changed_on
            and written_at is not None
            and written_at < self.until.recorded_at
        )


def model_periods(cases: Iterable[Case]) -> dict[UUID, tuple[ModelPeriod, ...]]:
    """The therapies of each case, the one followed now last; none while undecided.

    Another way of cutting the same treatment begins no new time. One query.
    """
    cases = list(cases)
    changes: dict[UUID, list[ModelChange]] = defaultdict(list)
    found = ModelChange.objects.filter(case__in=[case.pk for case in cases])
    for change in found.exclude(old_key="").order_by("changed_on", "recorded_at"):
        if not protocol(change.old_key).is_scheme_of(protocol(change.new_key)):
            changes[change.case_id].append(change)
    return {
        case.pk: tuple(_periods(case, changes[case.pk]))
        for case in cases
        if case.is_model_decided
    }


def _periods(case: Case, changes: list[ModelChange]) -> Iterable[ModelPeriod]:
    since = None
    for change in changes:
        yield ModelPeriod(protocol=protocol(change.old_key), since=since, until=change)
        since = change
    yield ModelPeriod(protocol=protocol(case.protocol_key), since=since, until=None)


@dataclass(frozen=True, kw_only=True)
class QuestionLine:
    question: str
    answer: str


@dataclass(frozen=True, kw_only=True)
class ReadReview:
    """A decision as it is read: answers side by side, never added up."""

    review: SuitabilityReview
    ipt: tuple[QuestionLine, ...]
    dit: tuple[QuestionLine, ...]
    other: tuple[QuestionLine, ...]
    cautions: tuple[str, ...]
    reasons: tuple[str, ...]


def read_review(review: SuitabilityReview) -> ReadReview:
    """The questions that were asked, in columns, with cautions and reasons in words."""
    reasons = dict(suitability.REASONS)
    cautions = dict(suitability.caution_choices())
    return ReadReview(
        review=review,
        ipt=_answered(review, (Column.IPT,)),
        dit=_answered(review, (Column.DIT,)),
        other=_answered(review, (Column.IPT, Column.DIT))
        + _answered(review, (Column.BOTH,)),
        cautions=tuple(cautions[key] for key in review.cautions),
        reasons=tuple(reasons[key] for key in review.reasons),
    )


def _answered(
    review: SuitabilityReview, columns: tuple[Column, ...]
) -> tuple[QuestionLine, ...]:
    said = {key.value: text for key, text in suitability.ANSWERS}
    return tuple(
        QuestionLine(question=one.text, answer=said[review.answers[one.key]])
        for one in suitability.QUESTIONS
        if one.speaks_for == columns
        and review.answers.get(one.key, Answer.NOT_ASKED) != Answer.NOT_ASKED
    )
