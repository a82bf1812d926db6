"""What whoever covers a case was left, and which cases somebody covers."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from accounts.models import User
from cases.models import Case, CaseAccess, HandOver


def hand_overs(case: Case) -> QuerySet[HandOver]:
    """What its present therapist wrote, newest first. A former one's words were for
    another leave."""
    return (
        HandOver.objects.filter(case=case, author=case.therapist_id)
        .select_related("author")
        .order_by("-written_at", "pk")
    )


def has_hand_over(case: Case) -> bool:
    return hand_overs(case).exists()


def cover_of(case: Case, user: User, on: date) -> CaseAccess | None:
    """The leave cover under which this person works in the case that day."""
    return _covers(on).filter(case=case, user=user).order_by("-starts_on").first()


def covers_in(case: Case, on: date) -> list[CaseAccess]:
    """Who covers the case that day."""
    return list(_covers(on).filter(case=case).select_related("user"))


def covered_by(user: User, on: date) -> list[CaseAccess]:
    """The open cases that somebody covers that day, the one that ends first before."""
    found = _covers(on).filter(user=user, case__in=Case.objects.open())
    return list(
        found.select_related(
            "case__client", "case__couple__client", "case__therapist"
        ).order_by("ends_on", "case__client__number")
    )


def _covers(on: date) -> QuerySet[CaseAccess]:
    return CaseAccess.objects.current(on).filter(relation=CaseAccess.Relation.COVER)
