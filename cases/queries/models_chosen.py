"""Which model was decided on, when, and on what grounds."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models

from cases.models import Case, ModelChange, SuitabilityReview
from protocols import protocol, suitability
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


def model_title(case: Case) -> str:
    """The protocol's title, "Not decided yet" without one."""
    return protocol(case.protocol_key).title if case.protocol_key else "Not decided yet"


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
