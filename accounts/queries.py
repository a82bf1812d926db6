"""Who is who, and who supervises whom."""

from __future__ import annotations

from datetime import date

from accounts.models import Practice, SupervisionLink, User, UserQuerySet


def practice() -> Practice:
    """The practice's one row; its defaults until an admin has saved it."""
    return Practice.objects.first() or Practice()


def supervisors_of(user: User, on: date) -> UserQuerySet:
    links = SupervisionLink.objects.current(on).filter(supervisee=user)
    return User.objects.active().filter(supervisee_links__in=links).by_name()


def supervisees_of(user: User, on: date) -> UserQuerySet:
    links = SupervisionLink.objects.current(on).filter(supervisor=user)
    return User.objects.get_queryset().filter(supervisor_links__in=links).by_name()


def is_supervised_by(supervisee: User, supervisor: User, on: date) -> bool:
    return (
        SupervisionLink.objects.current(on)
        .filter(supervisee=supervisee, supervisor=supervisor)
        .exists()
    )
