"""A therapist opens their own view of a session to their supervisors, or takes it back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from sessions.actions import RuleBroken
from supervision.models import CompetenceRating, RatingShare


class OnlyYourOwnIsShared(RuleBroken):
    sentence = "Only your own view of a session is yours to share."


class FinishItFirst(RuleBroken):
    sentence = "Finish it first. What is shared does not change any more."


class AlreadyRead(RuleBroken):
    sentence = "Your supervisor has read it. It stays shared."


@transaction.atomic
def share_rating(
    *, rating: CompetenceRating, by: User, at: datetime | None = None
) -> RatingShare:
    """From now on the therapist's supervisors read it; sharing twice is sharing once.

    Raises OnlyYourOwnIsShared, FinishItFirst.
    """
    held = _held(rating, by)
    if held.is_draft:
        raise FinishItFirst
    share = _standing(held)
    if share is not None:
        return share
    share = RatingShare(case=held.case, rating=held, shared_at=at or timezone.now())
    share.full_clean()
    share.save(force_insert=True)
    audit.log(by=by, verb="rating.shared", record=held, case=held.case, at=at)
    return share


@transaction.atomic
def take_back_rating(
    *, rating: CompetenceRating, by: User, at: datetime | None = None
) -> None:
    """Close it again, as long as no supervisor has read it; not shared is fine too.

    Raises OnlyYourOwnIsShared, AlreadyRead.
    """
    held = _held(rating, by)
    share = _standing(held)
    if share is None:
        return
    if share.read_at is not None:
        raise AlreadyRead
    share.taken_back_at = at or timezone.now()
    share.full_clean()
    share.save(update_fields=["taken_back_at"])
    audit.log(by=by, verb="rating.taken_back", record=held, case=held.case, at=at)


@transaction.atomic
def note_reading(
    *, rating: CompetenceRating, by: User, at: datetime | None = None
) -> bool:
    """Someone other than the therapist reads what they share: kept once, and logged.

    False where it was taken back a moment before: then there is nothing to read.
    """
    share = _standing(rating)
    if share is None:
        return False
    if share.read_at is None:
        share.read_at, share.read_by = at or timezone.now(), by
        share.full_clean()
        share.save(update_fields=["read_at", "read_by"])
        audit.log(by=by, verb="rating.read", record=rating, case=rating.case, at=at)
    return True


def _held(rating: CompetenceRating, by: User) -> CompetenceRating:
    held = CompetenceRating.objects.select_for_update(of=("self",)).get(pk=rating.pk)
    if not held.is_own or held.rater_id != by.pk:
        raise OnlyYourOwnIsShared
    return held


def _standing(rating: CompetenceRating) -> RatingShare | None:
    return (
        RatingShare.objects.standing()
        .select_for_update(of=("self",))
        .filter(rating=rating)
        .first()
    )
