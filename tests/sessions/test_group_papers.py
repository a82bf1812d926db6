"""Meetings one to one, joining, the weekly summary; and no name of another member."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from audit.models import Event
from cases import actions as cases
from formulation.models import Goal
from sessions import actions
from sessions.actions import groups
from sessions.actions.groups import rules
from sessions.entry import RiskFields, SightingFields, TaskAbout
from sessions.models import GroupSummary, IndividualMeeting
from tests import make, make_groups, make_sessions

pytestmark = pytest.mark.django_db


@pytest.fixture
def ruth():
    return make.user("Ruth Adeyemi")


@pytest.fixture
def group(ruth):
    return make_groups.group(by=ruth)


@pytest.fixture
def anna(group, ruth):
    client = make.client("Anna Weiss", preferred_name="Annie")
    return make_groups.member(
        group, make.case(therapist=ruth, of=client, protocol_key="")
    )


@pytest.fixture
def zoe(group, ruth):
    client = make.client("Zoë Brandt")
    return make_groups.member(
        group, make.case(therapist=ruth, of=client, protocol_key="")
    )


# Meetings


def test_signed_goals_become_goals_of_the_case(group):
    membership = make_groups.added(group)
    make_groups.met(membership, goals="Ask one question aloud\n\n Say no to my sister ")

    words = [
        goal.words for goal in Goal.objects.filter(case=membership.case).in_order()
    ]
    assert words == ["Ask one question aloud", "Say no to my sister"]


def test_a_draft_makes_no_goals_and_lets_nobody_in(group, ruth):
    membership = make_groups.added(group)
    make_groups.typed(membership)

    assert not Goal.objects.exists()
    with pytest.raises(rules.NotPrepared):
        groups.admit_member(
            membership=membership, by=ruth, joined_on=make.TODAY, at=make.NOW
        )


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"held_on": None}, rules.HeldOnMissing),
        ({"held_on": date(2027, 1, 1)}, rules.HeldInTheFuture),
        ({"goals": " \n "}, rules.GoalMissing),
        ({"goals": "One\nTwo\nThree\nFour"}, rules.TooManyGoals),
        ({"goals": "Long " * 50}, rules.TooManyGoals),
        ({"agrees_contract": False}, rules.ContractMissing),
    ],
)
def test_the_meeting_before_the_group_has_goals_and_an_agreement(group, fields, rule):
    membership = make_groups.added(group)
    meeting = make_groups.typed(membership, **fields)

    with pytest.raises(rule):
        groups.sign_meeting(meeting=meeting, by=group.created_by, at=make.NOW)


@pytest.mark.parametrize("kind", ["MID", "POST"])
def test_later_meetings_say_what_they_covered(anna, kind):
    with pytest.raises(rules.CoveredMissing):
        make_groups.met(anna, kind, covered=" ")


def test_a_signed_meeting_stays_as_it_is(anna, ruth):
    meeting = IndividualMeeting.objects.get(membership=anna, kind="PRE")

    with pytest.raises(rules.MeetingSigned):
        make_groups.typed(anna, version=meeting.version)
    with pytest.raises(rules.MeetingSigned):
        groups.sign_meeting(meeting=meeting, by=ruth, at=make.NOW)
    for write in (
        lambda: IndividualMeeting.objects.filter(pk=meeting.pk).update(fears="None"),
        lambda: IndividualMeeting.objects.filter(pk=meeting.pk)._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            write()


def test_two_leaders_at_one_meeting_lose_nothing(anna):
    make_groups.typed(anna, "MID")

    with pytest.raises(rules.ChangedElsewhere):
        make_groups.typed(anna, "MID", covered="Mine")
    assert make_groups.typed(anna, "MID", version=1, covered="Both").version == 2


# Joining


def test_joining_makes_the_groups_sessions_the_plan_of_the_case(anna, group):
    booked = anna.case.therapy_sessions.in_order()

    assert booked.count() == group.planned
    assert booked[0].minutes == 90
    anna.case.refresh_from_db()
    assert anna.case.status == "TREATMENT"


def test_who_joins_late_plans_what_is_left(group, anna):
    make_groups.signed_session(group, {"A": "PRESENT"})
    late = {"joined_on": make.TODAY}
    with pytest.raises(cases.GroupRule):
        make_groups.member(group, **late)
    joined = make_groups.member(group, **late, late_reason="Was in hospital")

    assert joined.case.therapy_sessions.count() == group.planned - 1


def test_a_plan_that_stands_is_kept(group, ruth):
    case = make.case(therapist=ruth)
    make_sessions.contract(case=case)

    make_groups.member(group, case)
    assert case.contracts.get().planned == 16


# Nobody else's name


def own_session(group, membership):
    held = make_groups.saved(make_groups.begun(group), {membership.code: "PRESENT"})
    return make_groups.own_session(membership, held)


@pytest.mark.parametrize(
    "fields",
    [
        {"text": "Spoke after ZOE did"},
        {"focus_link": "Like Zoë at home"},
        {"next_plan": "Sit beside zoe"},
        {"next_homework": "Ring Zoë"},
        {"next_homework": "Walk\nRing Zoë"},
        {"next_homework": "Walk", "homework_about": (TaskAbout(why="Zoë walks"),)},
        {"try_outs_about": {uuid4(): TaskAbout(obstacles="Zoë may be there")}},
        {"measure_missed_reason": "Sat with the Brandts: Brandt, that is"},
        {"risk": RiskFields(asked="NO", not_asked_reason="Zoë was there")},
        {"sightings": (SightingFields(trigger="Zoë left"),)},
    ],
)
def test_a_members_note_names_no_other_member(group, anna, zoe, fields):
    therapy_session = own_session(group, anna)

    with pytest.raises(actions.OtherMemberNamed):
        make_sessions.signed(therapy_session, **fields)


def test_a_task_looked_back_on_names_nobody_either(group, anna, zoe):
    first = own_session(group, anna)
    make_sessions.signed(first, next_homework="Ask one question")
    held = make_groups.saved(make_groups.begun(group, number=2), {"A": "PRESENT"})
    task = anna.case.homework_set.get() if hasattr(anna.case, "homework_set") else None
    if task is None:
        from sessions.models import Homework

        task = Homework.objects.get(case=anna.case)

    with pytest.raises(actions.OtherMemberNamed) as problem:
        make_sessions.signed(
            make_groups.own_session(anna, held),
            homework_reviews={task.pk: ("DONE", "Zoë helped")},
        )
    assert problem.value.field == f"homework_{task.pk}_learned"


def test_the_sentence_names_the_spot_and_the_field(group, anna, zoe):
    therapy_session = own_session(group, anna)

    with pytest.raises(
        actions.OtherMemberNamed, match="Spoke after Zoë did"
    ) as problem:
        make_sessions.signed(therapy_session, text="Spoke after Zoë did")
    assert problem.value.field == "text"


def test_a_draft_with_a_name_is_always_saved(group, anna, zoe):
    draft = actions.save_draft(
        therapy_session=own_session(group, anna),
        by=group.created_by,
        fields={"text": "Spoke after Zoë did"},
        version=0,
    )

    assert draft.fields["text"] == "Spoke after Zoë did"


def test_someone_else_of_that_name_is_said_once_and_kept(group, anna, zoe):
    note = actions.sign_session(
        therapy_session=own_session(group, anna),
        by=group.created_by,
        entry=make_sessions.entry(text="Her cousin Zoë rang"),
        names_checked=True,
        at=make.NOW,
    )

    assert note.content["name_looked_at"] is True
    from sessions.content import sha256_of

    assert note.content_sha256 == sha256_of(note.content)
    assert "Zoë" not in " ".join(note.signed_without)


def test_ones_own_name_may_stand_in_ones_note(group, anna, zoe):
    make_sessions.signed(own_session(group, anna), text="Annie Weiss read aloud")


def test_who_has_left_is_still_not_named(group, anna, zoe, ruth):
    cases.leave_group(
        membership=zoe, by=ruth, left_on=make.TODAY, left_reason="Moved", at=make.NOW
    )

    with pytest.raises(actions.OtherMemberNamed):
        make_sessions.signed(own_session(group, anna), text="Misses Zoë")


def test_outside_a_group_every_name_may_stand(zoe, ruth):
    case = make.case(therapist=ruth)

    make_sessions.signed(make_sessions.session(case=case), text="Her sister Zoë rang")


def test_an_addition_names_no_other_member(group, anna, zoe, ruth):
    note = make_sessions.signed(own_session(group, anna))

    with pytest.raises(actions.OtherMemberNamed):
        actions.add_addendum(note=note, by=ruth, text="It was Zoë")
    actions.add_addendum(
        note=note, by=ruth, text="Zoë, her cousin", names_checked=True, at=make.NOW
    )
    event = Event.objects.get(verb="note.added_to")
    assert event.detail == {"name_looked_at": True}


def test_a_meeting_names_no_other_member(anna, zoe, ruth):
    meeting = make_groups.typed(anna, "MID", covered="Gets on with Zoë")

    with pytest.raises(actions.OtherMemberNamed) as problem:
        groups.sign_meeting(meeting=meeting, by=ruth, at=make.NOW)
    assert problem.value.field == "covered"
    groups.sign_meeting(meeting=meeting, by=ruth, names_checked=True, at=make.NOW)
    meeting.refresh_from_db()
    assert meeting.has_checked_name


# The summary


def test_a_summary_names_no_member_at_all(group, anna, zoe, ruth):
    held = make_groups.signed_session(group, {"A": "PRESENT", "B": "PRESENT"})
    summary = groups.save_summary(
        group_session=held, by=ruth, text="Annie spoke first", version=0
    )

    with pytest.raises(actions.OtherMemberNamed):
        groups.approve_summary(summary=summary, by=ruth, at=make.NOW)
    assert GroupSummary.objects.get().text == "Annie spoke first"
    approved = groups.approve_summary(
        summary=summary, by=ruth, names_checked=True, at=make.NOW
    )
    assert approved.has_checked_name


def test_an_approved_summary_stays_as_it_is(group, anna, ruth):
    held = make_groups.signed_session(group, {"A": "PRESENT"})
    summary = make_groups.approved_summary(held)

    assert summary.approver_name == "Ruth Adeyemi"
    with pytest.raises(rules.SummaryApproved):
        groups.save_summary(group_session=held, by=ruth, text="Else", version=1)
    with pytest.raises(rules.SummaryApproved):
        groups.approve_summary(summary=summary, by=ruth)
    with pytest.raises(DatabaseError), transaction.atomic():
        GroupSummary.objects.filter(pk=summary.pk).update(text="Else")


def test_an_empty_summary_is_not_approved(group, anna, ruth):
    held = make_groups.signed_session(group, {"A": "PRESENT"})
    summary = groups.save_summary(group_session=held, by=ruth, text=" ", version=0)

    with pytest.raises(rules.SummaryEmpty):
        groups.approve_summary(summary=summary, by=ruth)


def test_two_leaders_at_one_summary_lose_nothing(group, anna, ruth):
    held = make_groups.signed_session(group, {"A": "PRESENT"})
    groups.save_summary(group_session=held, by=ruth, text="Ours", version=0)

    with pytest.raises(rules.ChangedElsewhere):
        groups.save_summary(group_session=held, by=ruth, text="Mine", version=0)
