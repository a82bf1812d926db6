"""Whose words about a case are whose to read."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from accounts.models import User
from accounts.queries import supervisees_of
from cases.models import Case, CaseQuerySet


def cases_between(user: User, on: date) -> CaseQuerySet:
    """Cases of which this person reads what is said in supervision: their own, and those
    of the people they supervise that day. Who only works in a case reads none of it."""
    supervised = supervisees_of(user, on).values("pk")
    return Case.objects.visible_to(user, on).filter(
        Q(therapist=user) | Q(therapist__in=supervised)
    )
