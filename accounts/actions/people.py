"""Who works here, and what they may do."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone

from accounts.actions.oneself import check_is_someone_else
from accounts.actions.supervision import end_links
from accounts.models import LastCode, SupervisionLink, User, describe_roles
from accounts.queries import other_admins, supervisions_going_on
from audit import actions as audit

NAME_FIELDS = (
    "email",
    "title",
    "given_name",
    "family_name",
    "profession",
    "registration_number",
)
ROLE_FIELDS = ("is_therapist", "is_trainee", "is_supervisor", "is_practice_admin")


class EmailTaken(Exception):
    def __init__(self) -> None:
        super().__init__("Someone else signs in with this email. Enter another one")


class NoRole(Exception):
    def __init__(self) -> None:
        super().__init__("Choose at least one role")


class OwnSecondFactor(Exception):
    def __init__(self) -> None:
        super().__init__("Change your own second factor under Second factor")


class LastAdmin(Exception):
    def __init__(self) -> None:
        super().__init__(
            "This is the only practice admin. Give someone else the role first"
        )


class StillSupervises(Exception):
    """`count` people would be left without their supervisor, unseen."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count

    def __str__(self) -> str:
        noun = "person is" if self.count == 1 else "people are"
        return (
            f"{self.count} {noun} still supervised by this person. "
            "End each supervision first."
        )


@transaction.atomic
def add_person(*, by: User | None, at: datetime | None = None, **fields: Any) -> User:
    """A new colleague, without a password: they set one through a link of their own.

    `fields` are those of NAME_FIELDS and ROLE_FIELDS. `by` is None for the first admin,
    who is made at the command line. Raises EmailTaken or NoRole.
    """
    person = User(**_cleaned(fields))
    check_email_is_free(person)
    check_has_a_role(person)
    person.set_unusable_password()
    person.full_clean()
    person.save()
    audit.log(
        by=by,
        verb="person.added",
        record=person,
        at=at,
        detail={"new": describe_roles(person)},
    )
    return person


@transaction.atomic
def change_person(
    *, person: User, by: User, at: datetime | None = None, **fields: Any
) -> User:
    """Change name, email or roles. Roles go to the log with old and new value.

    Raises EmailTaken, NoRole, OwnRoles or LastAdmin, and StillSupervises where the role
    of supervisor would go and supervisees stay.
    """
    before = User.objects.get(pk=person.pk)
    for name, value in _cleaned(fields).items():
        setattr(person, name, value)
    old, new = describe_roles(before), describe_roles(person)
    check_email_is_free(person)
    check_has_a_role(person)
    if old != new:
        check_is_someone_else(person, by)
        check_admin_remains(before, person)
    if before.is_supervisor and not person.is_supervisor:
        check_supervises_nobody(person, timezone.localdate(at))
        end_links(SupervisionLink.objects.filter(supervisor=person), by=by, at=at)
    person.full_clean()
    person.save()
    named = [f for f in NAME_FIELDS if getattr(before, f) != getattr(person, f)]
    if named:
        audit.log(
            by=by, verb="person.changed", record=person, at=at, detail={"fields": named}
        )
    if old != new:
        audit.log(
            by=by,
            verb="roles.changed",
            record=person,
            at=at,
            detail={"old": old, "new": new},
        )
    return person


@transaction.atomic
def reactivate_person(*, person: User, by: User, at: datetime | None = None) -> User:
    """Someone comes back. They sign in as before."""
    before = describe_roles(person)
    person.is_active = True
    person.save(update_fields=["is_active"])
    audit.log(
        by=by,
        verb="roles.changed",
        record=person,
        at=at,
        detail={"old": before, "new": describe_roles(person)},
    )
    return person


@transaction.atomic
def reset_second_factor(*, person: User, by: User, at: datetime | None = None) -> None:
    """Someone lost their phone: they set up a new second factor at the next sign-in.

    Raises OwnSecondFactor: one's own is changed on one's own page, with the old one.
    """
    if person.pk == by.pk:
        raise OwnSecondFactor
    Authenticator.objects.filter(user=person).delete()
    LastCode.objects.filter(user=person).delete()
    audit.log(by=by, verb="second_factor.reset", record=person, at=at)


def check_email_is_free(person: User) -> None:
    """Raise EmailTaken where someone else signs in with this address."""
    others = User.objects.get_queryset().exclude(pk=person.pk)
    if others.filter(email__iexact=person.email).exists():
        raise EmailTaken


def check_has_a_role(person: User) -> None:
    """Raise NoRole for someone who could open no page at all."""
    if not any(getattr(person, role) for role in ROLE_FIELDS):
        raise NoRole


def check_admin_remains(before: User, after: User) -> None:
    """Raise LastAdmin where nobody would be left who can manage people."""
    was, is_still = (u.is_practice_admin and u.is_active for u in (before, after))
    if was and not is_still and not other_admins(before).exists():
        raise LastAdmin


def check_supervises_nobody(person: User, on: date) -> None:
    """Raise StillSupervises where a supervision lasts beyond this day."""
    if links := supervisions_going_on(person, on):
        raise StillSupervises(len(links))


def _cleaned(fields: dict[str, Any]) -> dict[str, Any]:
    unknown = set(fields) - {*NAME_FIELDS, *ROLE_FIELDS}
    if unknown:
        raise TypeError(f"Unknown fields: {', '.join(sorted(unknown))}")
    cleaned = dict(fields)
    if "email" in cleaned:
        cleaned["email"] = cleaned["email"].strip().lower()
    if cleaned.get("is_trainee"):
        cleaned["is_therapist"] = True
    return cleaned
