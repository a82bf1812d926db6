"""Who is who, and who supervises whom."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from allauth.mfa.models import Authenticator
from django.db.models import Q

from accounts.models import (
    Arrangement,
    Logo,
    Practice,
    SupervisionLink,
    User,
    UserQuerySet,
)
from accounts.once import once

SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


@dataclass(frozen=True, kw_only=True)
class PersonLine:
    """One row of the list of people."""

    person: User
    supervisors: tuple[str, ...]
    has_second_factor: bool
    has_password: bool


@dataclass(frozen=True, kw_only=True)
class LinkLine:
    """A supervision link as the page of one person shows it."""

    link: SupervisionLink
    other: User
    arrangement: str
    is_over: bool
    is_running: bool


def practice() -> Practice:
    """The practice's one row; its defaults until an admin has saved it."""
    return once(_practice)


def _practice() -> Practice:
    return Practice.objects.first() or Practice()


def logo(sha256: str) -> bytes | None:
    """The picture with this hash, None where there is none or its bytes are others now."""
    row = Logo.objects.filter(pk=sha256).first()
    if row is None:
        return None
    data = bytes(row.data)
    return data if hashlib.sha256(data).hexdigest() == sha256 else None


def supervisors_of(user: User, on: date) -> UserQuerySet:
    links = SupervisionLink.objects.current(on).filter(supervisee=user)
    return User.objects.active().filter(supervisee_links__in=links).by_name()


def supervisees_of(user: User, on: date) -> UserQuerySet:
    links = SupervisionLink.objects.current(on).filter(supervisor=user)
    return User.objects.get_queryset().filter(supervisor_links__in=links).by_name()


def supervised_between(user: User, first: date, last: date) -> UserQuerySet:
    """Whom this person supervised on some day from `first` to `last`, by name."""
    links = SupervisionLink.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=first),
        supervisor=user,
        starts_on__lte=last,
    )
    return User.objects.get_queryset().filter(supervisor_links__in=links).by_name()


def supervisions_going_on(supervisor: User, on: date) -> list[SupervisionLink]:
    """What a leaver has to end or hand over first: supervisions that last beyond this day."""
    lasting = SupervisionLink.objects.current(on).exclude(ends_on=on)
    return list(
        lasting.filter(supervisor=supervisor)
        .select_related("supervisee")
        .order_by("supervisee__family_name", "supervisee__given_name", "pk")
    )


def supervisions_of(supervisor: User, on: date) -> list[SupervisionLink]:
    """Whom this person supervises that day and what is arranged, by name. One query."""
    return list(
        SupervisionLink.objects.current(on)
        .filter(supervisor=supervisor)
        .select_related("supervisee")
        .order_by("supervisee__family_name", "supervisee__given_name", "pk")
    )


def supervised_by(supervisee: User, on: date) -> list[SupervisionLink]:
    """Who supervises this person that day and what is arranged, by name. One query."""
    return list(
        SupervisionLink.objects.current(on)
        .filter(supervisee=supervisee)
        .select_related("supervisor")
        .order_by("supervisor__family_name", "supervisor__given_name", "pk")
    )


def is_supervised_by(supervisee: User, supervisor: User, on: date) -> bool:
    return (
        SupervisionLink.objects.current(on)
        .filter(supervisee=supervisee, supervisor=supervisor)
        .exists()
    )


def arrangement_for(supervisee: User) -> Arrangement:
    """What is arranged where nothing else is said: a trainee's notes are co-signed."""
    if supervisee.is_trainee:
        return Arrangement.MUST_COSIGN
    return Arrangement.MAY_READ


def is_cosigned(author: User, on: date) -> bool:
    """Whether a note that this person signs on that day needs a supervisor's signature.

    A trainee whom nobody supervises is no exception: the note waits for who will.
    """
    links = SupervisionLink.objects.current(on).filter(supervisee=author)
    if links.cosigning().exists():
        return True
    return author.is_trainee and not links.exists()


def approvers_of(therapist: User, on: date) -> UserQuerySet:
    """The supervisors without whom no letter of this therapist leaves the practice."""
    links = SupervisionLink.objects.current(on).filter(supervisee=therapist)
    return (
        User.objects.active().filter(supervisee_links__in=links.approving()).by_name()
    )


def people(on: date) -> list[PersonLine]:
    """Everyone who works or worked here, those who work here first. Three queries."""
    with_factor = set(
        Authenticator.objects.filter(type__in=SECOND_FACTORS).values_list(
            "user_id", flat=True
        )
    )
    supervisors: dict[object, list[str]] = {}
    for link in SupervisionLink.objects.current(on).select_related("supervisor"):
        supervisors.setdefault(link.supervisee_id, []).append(
            link.supervisor.short_name
        )
    everyone = User.objects.get_queryset().order_by(
        "-is_active", "family_name", "given_name", "pk"
    )
    return [
        PersonLine(
            person=person,
            supervisors=tuple(sorted(supervisors.get(person.pk, []))),
            has_second_factor=person.pk in with_factor,
            has_password=person.has_usable_password(),
        )
        for person in everyone
    ]


def links_of(person: User, on: date) -> tuple[list[LinkLine], list[LinkLine]]:
    """Supervisors of this person, and those they supervise; running ones first."""
    found = (
        SupervisionLink.objects.filter(Q(supervisor=person) | Q(supervisee=person))
        .select_related("supervisor", "supervisee")
        .order_by("-starts_on", "pk")
    )
    lines = [_line(link, person, on) for link in found]
    lines.sort(key=lambda line: line.is_over)
    return (
        [line for line in lines if line.link.supervisee_id == person.pk],
        [line for line in lines if line.link.supervisor_id == person.pk],
    )


def _line(link: SupervisionLink, person: User, on: date) -> LinkLine:
    is_supervisee = link.supervisee_id == person.pk
    is_over = link.ends_on is not None and link.ends_on < on
    return LinkLine(
        link=link,
        other=link.supervisor if is_supervisee else link.supervisee,
        arrangement=Arrangement(link.arrangement).label,
        is_over=is_over,
        is_running=not is_over and link.starts_on <= on,
    )


def overlapping_link(link: SupervisionLink) -> SupervisionLink | None:
    """A link between the same two people that shares a day with this one."""
    others = SupervisionLink.objects.filter(
        supervisor=link.supervisor, supervisee=link.supervisee
    ).exclude(pk=link.pk)
    others = others.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=link.starts_on))
    if link.ends_on is not None:
        others = others.filter(starts_on__lte=link.ends_on)
    return others.first()


def other_admins(person: User) -> UserQuerySet:
    """Practice admins that remain without this person."""
    return User.objects.active().filter(is_practice_admin=True).exclude(pk=person.pk)


def has_second_factor(person: User) -> bool:
    """Recovery codes alone do not count: they stand in for a factor."""
    found = Authenticator.objects.filter(user=person, type__in=SECOND_FACTORS)
    return bool(found.exists())
