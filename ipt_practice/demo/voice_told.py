"""Tells the demo group to the product, week by week, with the actions of its pages."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from accounts.models import User
from cases import actions as cases
from cases.models import GroupMembership, TherapyGroup
from formulation.models import Goal
from ipt_practice.demo.before import assess, refer
from ipt_practice.demo.between import between
from ipt_practice.demo.crowd import IPT_BEGINNING, IPT_TECHNIQUES
from ipt_practice.demo.entries import risk_fields
from ipt_practice.demo.telling import Telling
from ipt_practice.demo.voice import (
    AT,
    HELD,
    INVITED,
    KEPT_APART,
    NAME,
    PLANNED,
    RULES,
    SILENT,
    SPOTLIGHT,
    SUMMARIES,
    VOICE,
    WEEKS,
    MemberStory,
)
from protocols.groups import protocol_key
from sessions import actions as sessions
from sessions.actions import groups
from sessions.actions.groups import Presence
from sessions.entry import SessionEntry
from sessions.models import GroupSession, TherapySession


def tell_group(*, cast: dict[str, User], today: date) -> int:
    """The whole group; how many cases it has."""
    ruth, callum = cast["ruth"], cast["callum"]
    clock = VOICE[0].story.clock(today)
    begun_at = clock.moment(0, hours=-1)
    group = cases.begin_group(
        by=ruth,
        name=NAME,
        purpose="PUBLIC_SPEAKING",
        planned=PLANNED,
        starts_on=clock.day(1),
        time=AT,
        place="Room 1",
        rules=RULES,
        at=begun_at,
    )
    cases.add_leader(
        group=group, by=ruth, user=callum, starts_on=begun_at.date(), at=begun_at
    )
    tellings = [Telling(story=one.story, cast=cast, today=today) for one in VOICE]
    members = [
        _bring_in(group, one, told) for one, told in zip(VOICE, tellings, strict=True)
    ]
    for week in range(1, HELD + 1):
        _meet(group, members, week, clock.moment(week), leaders=(ruth, callum))
        if week == 1:
            for told in tellings:
                between(told, week)
        for one, membership in zip(VOICE, members, strict=True):
            if one.left and one.left[0] == week:
                _leave(membership, one.left[1], clock.moment(week, hours=5))
    return len(members)


def _bring_in(group: TherapyGroup, one: MemberStory, told: Telling) -> GroupMembership:
    """Referred, assessed, met alone, joined."""
    refer(told)
    assess(told)
    at = told.clock.moment(0, hours=2)
    membership = cases.add_member(
        group=group,
        by=told.by,
        case=told.case,
        protocol_key=protocol_key(PLANNED),
        at=at,
    )
    meeting = groups.save_meeting(
        membership=membership,
        by=told.by,
        kind="PRE",
        version=0,
        held_on=at.date(),
        minutes=60,
        goals="\n".join(one.goals),
        expectations=one.expectations,
        fears=one.fears,
        safety="Asked; nothing to add for the group.",
        acquaintance="Knows nobody of the group, as far as we can tell.",
        orientation=["HOW_IT_WORKS", "PUNCTUALITY", "CONFIDENTIALITY", "SPEAKING"],
        agrees_contract=True,
        at=at,
    )
    groups.sign_meeting(meeting=meeting, by=told.by, at=at)
    return groups.admit_member(
        membership=membership, by=told.by, joined_on=at.date(), at=at
    )


def _meet(
    group: TherapyGroup,
    members: list[GroupMembership],
    week: int,
    at: datetime,
    *,
    leaders: tuple[User, User],
) -> None:
    """One evening: the group's note, each member's own, and the summary."""
    ruth, callum = leaders
    theme, links, norms, task = WEEKS[week - 1]
    after = at + timedelta(hours=2)
    held = groups.begin_group_session(group=group, by=ruth, scheduled_at=at, at=after)
    saved = groups.save_group_session(
        group_session=held,
        by=ruth,
        version=0,
        scheduled_at=at,
        stage=held.stage,
        minutes=held.minutes,
        theme=theme,
        links=links,
        norms=norms,
        has_subgroup=week in KEPT_APART,
        next_task=task,
        leader_notes=INVITED.get(week, ""),
        presences={
            membership.pk: _presence(one, week)
            for one, membership in zip(VOICE, members, strict=True)
            if week <= len(one.attendance)
        },
        at=after,
    )
    groups.sign_group_session(group_session=saved, by=callum, at=after)
    for one, membership in zip(VOICE, members, strict=True):
        if week <= len(one.attendance) and one.attendance[week - 1] != "A":
            _note(one, membership, saved, week, by=ruth, at=after)
    if week in SUMMARIES:
        summary = groups.save_summary(
            group_session=saved, by=callum, text=SUMMARIES[week], version=0, at=after
        )
        groups.approve_summary(summary=summary, by=ruth, at=after)


def _presence(one: MemberStory, week: int) -> Presence:
    code = one.story.key[-1]
    letter = one.attendance[week - 1]
    return Presence(
        attendance={"P": "PRESENT", "L": "LATE", "A": "ABSENT"}[letter],
        reason=one.absences.get(week, ""),
        in_spotlight=code in SPOTLIGHT.get(week, ""),
        is_silent=code in SILENT.get(week, ""),
    )


def _note(
    one: MemberStory,
    membership: GroupMembership,
    held: GroupSession,
    week: int,
    *,
    by: User,
    at: datetime,
) -> None:
    """The member's own note, in their own case."""
    therapy_session = TherapySession.objects.get(
        group_attendance__group_session=held, group_attendance__membership=membership
    )
    came = sum(letter != "A" for letter in one.attendance[:week])
    goals = Goal.objects.filter(case=membership.case_id).in_order()
    answers = Telling(
        story=one.story, cast={one.story.therapist: by}, today=at.date()
    ).answers(str(week))
    early = IPT_BEGINNING[0] if week == 1 else IPT_TECHNIQUES[week % 4]
    sessions.sign_session(
        therapy_session=therapy_session,
        by=by,
        entry=SessionEntry(
            attendance="CAME_LATE" if one.attendance[week - 1] == "L" else "CAME",
            minutes=held.minutes,
            answers=answers or {},
            risk=risk_fields(None, compared="SAME"),
            techniques=(early,),
            text=one.notes[came - 1],
            next_homework=held.next_task if week % 3 == 0 else "",
            goals=(goals[week % len(goals)].pk,),
        ),
        at=at,
    )


def _leave(membership: GroupMembership, reason: str, at: datetime) -> None:
    groups.let_member_go(
        membership=membership,
        by=membership.case.therapist,
        left_on=at.date(),
        left_reason=reason,
        at=at,
    )
