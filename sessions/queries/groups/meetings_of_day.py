"""Which appointments of a day are one meeting of a group that somebody leads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from cases.models import GroupMembership, TherapyGroup
from sessions.models import GroupSession
from sessions.queries.work import Appointment


@dataclass(frozen=True, kw_only=True)
class GroupMeeting:
    """One meeting of the group. `session_id` is None until it is begun."""

    group: TherapyGroup
    number: int
    session_id: UUID | None
    is_signed: bool

    @property
    def url(self) -> str:
        """Where a leader writes it: its own page, or the one that begins it."""
        if self.session_id is None:
            return reverse("groups:new_session", args=[self.group.pk])
        return reverse("groups:session", args=[self.group.pk, self.session_id])


def group_meetings(
    user: User, appointments: Iterable[Appointment], on: date
) -> dict[UUID, GroupMeeting]:
    """The meeting that an appointment of that day is part of, by its session.

    Only of groups that the user leads now, as the line leads there: to anybody else each
    member's session is one of its own. Each member is there once: at the moment at which
    the group met, or else at its usual hour. Three queries.
    """
    found = list(appointments)
    groups = TherapyGroup.objects.led_by(user)
    members = {
        one.case_id: one.group_id
        for one in GroupMembership.objects.standing().filter(
            case__in=[one.case.pk for one in found], group__in=groups
        )
        if one.is_in_on(on)
    }
    led = {
        one.pk: one
        for one in TherapyGroup.objects.filter(pk__in=set(members.values())).annotate(
            last_number=Max("sessions__number")
        )
    }
    held = _held_on(on, led)
    meetings = {key: _meeting(group, held.get(key)) for key, group in led.items()}
    own: dict[UUID, Appointment] = {}
    for one in found:
        group_id = members.get(one.case.pk)
        if group_id is None:
            continue
        at = held[group_id].scheduled_at if group_id in held else None
        if one.line.scheduled_at == at:
            own[one.case.pk] = one
        elif _is_usual(one.line.scheduled_at, led[group_id]):
            own.setdefault(one.case.pk, one)
    return {
        one.line.session_id: meetings[members[case_id]] for case_id, one in own.items()
    }


def _held_on(on: date, groups: Iterable[UUID]) -> dict[UUID, GroupSession]:
    zone = timezone.get_current_timezone()
    begin = datetime.combine(on, time.min, tzinfo=zone)
    end = datetime.combine(on + timedelta(days=1), time.min, tzinfo=zone)
    rows = GroupSession.objects.filter(
        group__in=list(groups), scheduled_at__gte=begin, scheduled_at__lt=end
    ).select_related("note")
    return {one.group_id: one for one in rows}


def _meeting(group: TherapyGroup, held: GroupSession | None) -> GroupMeeting:
    last = getattr(group, "last_number", None) or 0
    return GroupMeeting(
        group=group,
        number=held.number if held else last + 1,
        session_id=held.pk if held else None,
        is_signed=held is not None and held.is_signed,
    )


def _is_usual(moment: datetime, group: TherapyGroup) -> bool:
    """Whether it is at the hour of the group, not one of the member's own."""
    return timezone.localtime(moment).time() == group.time
