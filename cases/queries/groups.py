"""Therapy groups: which ones someone leads, who is in one, and who is named there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import models
from django.db.models import Count, Q

from accounts.models import User
from cases.models import (
    Case,
    Client,
    GroupLeader,
    GroupMembership,
    TherapyGroup,
    TherapyGroupQuerySet,
)


@dataclass(frozen=True, kw_only=True)
class NamesBeside:
    """The names of others who are or were in a client's group, and the client's own."""

    others: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()


def groups_of(user: User) -> TherapyGroupQuerySet:
    """Groups that someone may read, those that go on first, with the size of each."""
    return (
        TherapyGroup.objects.visible_to(user)
        .annotate(
            size=Count("memberships", filter=Q(memberships__left_on__isnull=True))
        )
        .order_by(models.F("ended_on").asc(nulls_first=True), "name", "pk")
    )


def has_groups(user: User) -> bool:
    return TherapyGroup.objects.visible_to(user).exists()


def leaders_of(group: TherapyGroup) -> models.QuerySet[GroupLeader]:
    """Everyone who leads, led or covers, those who lead first."""
    return group.leaders.select_related("user").order_by(
        models.F("ended_at").asc(nulls_first=True), "-relation", "starts_on", "pk"
    )


def current_leaders(group: TherapyGroup, on: date) -> models.QuerySet[GroupLeader]:
    current = group.leaders.current(on).select_related("user")
    return current.order_by("-relation", "starts_on", "pk")


def members_of(group: TherapyGroup) -> models.QuerySet[GroupMembership]:
    """All who are or were in it, in the order of their letters."""
    return memberships_of([group])


def memberships_of(
    groups: Iterable[TherapyGroup],
) -> models.QuerySet[GroupMembership]:
    """The same of several groups."""
    found = GroupMembership.objects.filter(group__in=groups)
    return found.in_order().select_related("case__client", "group")


def find_membership(group: TherapyGroup, member_id: UUID) -> GroupMembership | None:
    return members_of(group).filter(pk=member_id).first()


def membership_of(case: Case) -> GroupMembership | None:
    """The newest one, also of someone who has left."""
    found = case.memberships.select_related("group", "case__client")
    return found.order_by("-added_at").first()


def is_in_group(case: Case) -> bool:
    return case.memberships.standing().exists()


def could_be_added(user: User) -> models.QuerySet[Case]:
    """Open cases of one's own, without a model or in IPT, that are in no group."""
    return (
        Case.objects.own(user)
        .open()
        .with_people()
        .filter(Q(protocol_key="") | Q(protocol_key__startswith="IPT"))
        .exclude(pk__in=GroupMembership.objects.standing().values("case"))
        .order_by("client__family_name", "client__given_name", "pk")
    )


def open_to(user: User, memberships: Iterable[GroupMembership]) -> set[UUID]:
    """Which of these members' cases someone may read: a group opens none by itself."""
    cases = [one.case_id for one in memberships]
    visible = Case.objects.visible_to(user).filter(pk__in=cases)
    return set(visible.values_list("pk", flat=True))


def names_beside(case: Case) -> NamesBeside:
    """Names that have no place in this client's record, in one query.

    Of everyone who is or was in a group with the client, also before or after them.
    """
    groups = GroupMembership.objects.filter(case=case).values("group")
    others = Client.objects.filter(cases__memberships__group__in=groups)
    found = list(others.distinct())
    own = [one for one in found if one.pk == case.client_id]
    return NamesBeside(
        others=_names(one for one in found if one.pk != case.client_id),
        own=_names(own),
    )


def names_in(group: TherapyGroup) -> frozenset[str]:
    """Names that have no place in what all members read."""
    clients = Client.objects.filter(cases__memberships__group=group)
    return _names(clients.distinct())


def _names(clients: Iterable[Client]) -> frozenset[str]:
    return frozenset(
        name
        for one in clients
        for name in (one.given_name, one.preferred_name, one.family_name)
        if name
    )
