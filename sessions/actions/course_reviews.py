"""Reviews of the course are written down with the facts of their day, and corrected by rows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from cases.actions import check_open, rate_functioning
from cases.models import Case
from protocols.course_reviews import CONSIDERED_TITLES
from sessions.actions.rules import RuleBroken, hold, moment_of
from sessions.content import plain, tidy
from sessions.models import CourseReview, TherapySession
from sessions.queries.course_facts import course_facts
from sessions.queries.course_reviews import review_kinds
from sessions.queries.courses import course_of

TEXTS = (
    "focus_words", "changed", "in_the_way", "alliance_words", "considered_words",
    "agreed", "client_words",
)  # fmt: skip
WORDING = ("focus_right", "alliance", "considered", *TEXTS)


class ReviewKindUnknown(RuleBroken):
    sentence = "Choose one of the reviews of this treatment"
    field = "kind"


class ReviewInTheFuture(RuleBroken):
    sentence = "The day of the review must be today or in the past"
    field = "reviewed_on"


class FocusRightMissing(RuleBroken):
    sentence = "Say whether the focus is still right"
    field = "focus_right"


class FocusWordsMissing(RuleBroken):
    sentence = "Write what should be sharper or different about the focus"
    field = "focus_words"


class AgreedMissing(RuleBroken):
    sentence = "Write what you agreed, even if it is to go on as before"
    field = "agreed"


class AllianceOutOfRange(RuleBroken):
    sentence = "How you work together is rated from 0 to 10"
    field = "alliance"


class ConsideredUnknown(RuleBroken):
    sentence = "Choose from what is offered"
    field = "considered"


class ReviewReplaced(RuleBroken):
    sentence = "This wording was corrected already. Correct the latest one"


class ReviewUnchanged(RuleBroken):
    sentence = "Nothing is different from the review as it stands"


@transaction.atomic
def write_review(
    *,
    case: Case,
    by: User,
    kind: str,
    reviewed_on: date,
    ratings: Mapping[str, int | None] | None = None,
    at: datetime | None = None,
    **wording: Any,
) -> CourseReview:
    """Keep a review with the facts as they stand now; its session is that of its day.

    `ratings` are areas of life from 0 to 4, None where not asked: what was rated stands
    among the facts. `wording` is what WORDING names. Raises a RuleBroken of this file,
    and cases.actions.CaseAlreadyClosed.
    """
    case = hold(case)
    check_open(case)
    course = course_of(case)
    titles = dict(review_kinds(course))
    if kind not in titles:
        raise ReviewKindUnknown
    now = moment_of(at)
    if reviewed_on > timezone.localdate(now):
        raise ReviewInTheFuture
    if any(level is not None for level in (ratings or {}).values()):
        rate_functioning(
            case=case, by=by, rated_on=reviewed_on, ratings=ratings or {}, at=at
        )
    held = TherapySession.objects.in_treatment().filter(
        case=case, scheduled_at__date=reviewed_on
    )
    review = CourseReview(
        case=case,
        kind=kind,
        title=titles[kind],
        protocol_key=case.protocol_key,
        therapy_session=held.exclude(attendance__in=TherapySession.MISSED).first(),
        reviewed_on=reviewed_on,
        facts=plain(course_facts(case, course, today=reviewed_on)),
    )
    return _keep(review, wording, by=by, verb="course_review.written", at=at)


@transaction.atomic
def correct_review(
    *, review: CourseReview, by: User, at: datetime | None = None, **wording: Any
) -> CourseReview:
    """Put another wording in the place of this one, which stays to be read.

    Kind, day and facts stay. Raises ReviewReplaced, ReviewUnchanged, the rules of
    `write_review`.
    """
    check_open(hold(review.case))
    if CourseReview.objects.filter(replaces=review).exists():
        raise ReviewReplaced
    corrected = CourseReview(
        case=review.case,
        kind=review.kind,
        title=review.title,
        protocol_key=review.protocol_key,
        therapy_session=review.therapy_session,
        reviewed_on=review.reviewed_on,
        facts=review.facts,
        replaces=review,
    )
    _fill(corrected, wording)
    if all(getattr(corrected, name) == getattr(review, name) for name in WORDING):
        raise ReviewUnchanged
    return _keep(corrected, wording, by=by, verb="course_review.corrected", at=at)


def _keep(
    review: CourseReview,
    wording: dict[str, Any],
    *,
    by: User,
    verb: str,
    at: datetime | None,
) -> CourseReview:
    _fill(review, wording)
    _check(review)
    review.author, review.recorded_at = by, moment_of(at)
    # No protocol while the model is undecided.
    held = {"case", "therapy_session", "author", "replaces", "protocol_key"}
    review.clean_fields(exclude=held)
    review.save(force_insert=True)
    audit.log(by=by, verb=verb, record=review, case=review.case, at=at)
    return review


def _fill(review: CourseReview, wording: dict[str, Any]) -> None:
    if unknown := wording.keys() - set(WORDING):
        raise TypeError(f"A review has no part {unknown.pop()!r}.")
    for name in TEXTS:
        setattr(review, name, tidy(wording.get(name, "")).strip())
    review.focus_right = wording.get("focus_right", "")
    review.alliance = wording.get("alliance")
    review.considered = list(wording.get("considered") or [])


def _check(review: CourseReview) -> None:
    if review.focus_right not in CourseReview.FocusRight.values:
        raise FocusRightMissing
    if review.focus_right != CourseReview.FocusRight.YES and not review.focus_words:
        raise FocusWordsMissing
    if review.alliance is not None and not 0 <= review.alliance <= 10:
        raise AllianceOutOfRange
    if any(key not in CONSIDERED_TITLES for key in review.considered):
        raise ConsideredUnknown
    if not review.agreed:
        raise AgreedMissing
