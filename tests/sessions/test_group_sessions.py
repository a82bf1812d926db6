"""A session of a group: who was there, the group's note, and each member's own session."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from audit.models import Event
from cases import actions as cases
from sessions import actions
from sessions.actions import groups
from sessions.actions.groups import rules
from sessions.actions.groups.held import GroupNoteHasNoWords
from sessions.models import (
    GroupAttendance,
    GroupNote,
    GroupSession,
    TherapySession,
)
from tests import make, make_groups, make_sessions

pytestmark = pytest.mark.django_db

Presence = groups.Presence


@pytest.fixture
def ruth():
    return make.user("Ruth Adeyemi")


@pytest.fixture
def group(ruth):
    return make_groups.group(by=ruth)


@pytest.fixture
def two(group):
    return make_groups.member(group), make_groups.member(group)


def appointments(membership):
    return list(membership.case.therapy_sessions.in_order())


# Beginning


def test_a_session_has_the_next_number_and_the_usual_stage(group, two):
    first = make_groups.begun(group, number=1)
    second = make_groups.begun(group, number=2)

    assert (first.number, second.number) == (1, 2)
    assert first.stage_title == "Coming together"
    assert first.minutes == 90


def test_nobody_meets_before_someone_has_joined(group):
    make_groups.added(group)

    with pytest.raises(rules.NobodyInTheGroup):
        make_groups.begun(group)


def test_sessions_follow_each_other_by_day(group, two):
    make_groups.begun(group, number=2)

    with pytest.raises(rules.NotAfterTheLast):
        make_groups.begun(group, number=2)
    with pytest.raises(rules.NotAfterTheLast):
        make_groups.begun(group, number=1)


def test_an_ended_group_meets_no_more(group, two, ruth):
    cases.end_group(group=group, by=ruth, ended_on=make.TODAY, at=make.NOW)

    with pytest.raises(rules.GroupEnded):
        make_groups.begun(group)


def test_a_session_stays_between_its_neighbours(group, two):
    first, second, third = (make_groups.begun(group, number=n) for n in (1, 2, 3))

    with pytest.raises(rules.NotAfterTheLast):
        make_groups.saved(second, scheduled_at=first.scheduled_at)
    with pytest.raises(rules.NotAfterTheLast, match="before the next"):
        make_groups.saved(second, scheduled_at=third.scheduled_at)
    moved = second.scheduled_at + timedelta(days=1)
    assert make_groups.saved(second, scheduled_at=moved).scheduled_at == moved


# Who was there


def test_who_came_has_a_session_of_their_own_to_be_written(group, two):
    anna, _ = two
    held = make_groups.saved(make_groups.begun(group), {"A": "PRESENT"})

    own = make_groups.own_session(anna, held)
    assert own == appointments(anna)[0]
    assert own.is_planned
    assert own.scheduled_at == held.scheduled_at
    assert own.minutes == 90


def test_who_did_not_come_has_a_missed_one_with_the_reason(group, two):
    absences = {
        "A": Presence(attendance="ABSENT", reason="Migraine", told_us=True),
        "B": Presence(attendance="ABSENT", reason="Not known", told_us=False),
    }
    held = make_groups.saved(make_groups.begun(group), absences)
    told, did_not = (make_groups.own_session(one, held) for one in two)

    assert told.attendance == "CANCELLED_BY_CLIENT"
    assert told.absence_reason == "Migraine"
    assert did_not.attendance == "DID_NOT_COME"
    assert Event.objects.filter(verb="session.missed").count() == 2


def test_an_absence_books_no_session_at_the_end_as_the_group_goes_on(group, two):
    before = len(appointments(two[0]))
    make_groups.saved(make_groups.begun(group), {"A": "ABSENT"})
    actions.record_absence(
        therapy_session=appointments(two[1])[0],
        by=group.created_by,
        attendance="CANCELLED_BY_CLIENT",
        absence_reason="Away",
        at=make.NOW,
    )

    assert [len(appointments(one)) for one in two] == [before, before]


def test_an_absence_has_a_reason(group, two):
    with pytest.raises(rules.AbsenceReasonMissing) as problem:
        make_groups.saved(
            make_groups.begun(group), {"A": Presence(attendance="ABSENT", reason=" ")}
        )
    assert problem.value.field == f"reason_{two[0].pk}"


def test_a_slip_is_put_right_until_the_note_is_signed(group, two):
    held = make_groups.saved(make_groups.begun(group), {"A": "ABSENT"})
    held = make_groups.saved(held, {"A": "LATE"})
    own = make_groups.own_session(two[0], held)

    assert own.is_planned
    assert own.absence_reason == ""
    assert GroupAttendance.objects.get().letter == "L"
    held = make_groups.saved(held, {"A": "ABSENT"})
    own.refresh_from_db()
    assert own.is_missed


def test_what_someone_has_written_is_not_lost_to_an_absence(group, two):
    held = make_groups.saved(make_groups.begun(group), {"A": "PRESENT", "B": "PRESENT"})
    written, empty = (make_groups.own_session(one, held) for one in two)
    for own, text in ((written, "Read aloud"), (empty, "")):
        actions.save_draft(
            therapy_session=own, by=group.created_by, fields={"text": text}, version=0
        )

    with pytest.raises(rules.WasThere, match="draft note of A"):
        make_groups.saved(held, {"A": "ABSENT"})
    held.refresh_from_db()
    make_groups.saved(held, {"B": "ABSENT"})
    assert not hasattr(TherapySession.objects.get(pk=empty.pk), "draft")


def test_a_signed_note_says_that_they_came(group, two):
    held = make_groups.saved(make_groups.begun(group), {"A": "PRESENT"})
    make_sessions.signed(make_groups.own_session(two[0], held))

    with pytest.raises(rules.WasThere, match="signed note"):
        make_groups.saved(held, {"A": "ABSENT"})
    held.refresh_from_db()
    make_groups.saved(held, {"A": "LATE"})
    assert GroupAttendance.objects.get().attendance == "LATE"


def test_a_member_without_a_plan_gets_an_appointment_for_the_group(group):
    member = make_groups.joined(group)
    assert appointments(member) == []

    make_groups.saved(make_groups.begun(group), {"A": "PRESENT"})
    assert len(appointments(member)) == 1


def test_an_evening_that_falls_out_moves_the_dates_and_leaves_none_behind(group):
    member = make_groups.member(group)
    planned = len(appointments(member))
    days = [one.scheduled_at for one in appointments(member)]
    make_groups.saved(make_groups.begun(group, number=1), {"A": "PRESENT"})
    assert [one.scheduled_at for one in appointments(member)][1:] == days[1:]

    held = make_groups.begun(group, number=3)
    make_groups.saved(held, {"A": "PRESENT"})

    own = make_groups.own_session(member, held)
    others = [one for one in appointments(member) if one.scheduled_at > days[0]]
    assert own.scheduled_at == held.scheduled_at
    assert len(appointments(member)) == planned
    week = timedelta(weeks=1)
    assert [one.scheduled_at for one in others if one != own] == [
        *days[3:],
        days[-1] + week,
    ]


def test_a_planned_session_that_somebody_wrote_in_stays_where_it_is(group):
    member = make_groups.member(group)
    make_groups.saved(make_groups.begun(group, number=1), {"A": "PRESENT"})
    written = appointments(member)[2]
    actions.save_draft(
        therapy_session=written, by=group.created_by, fields={"text": "x"}, version=0
    )
    was = written.scheduled_at
    make_groups.saved(make_groups.begun(group, number=3), {"A": "PRESENT"})

    written.refresh_from_db()
    assert written.scheduled_at == was


def test_the_log_of_a_member_who_came_late_begins_with_late(group, two):
    from sessions import queries
    from sessions.forms import LogForm

    held = make_groups.saved(make_groups.begun(group), {"A": "LATE", "B": "PRESENT"})
    begins_with = [
        LogForm(
            sheet=queries.log_sheet(
                make_groups.own_session(one, held), by=group.created_by
            )
        )["attendance"].value()
        for one in two
    ]

    assert begins_with == ["CAME_LATE", "CAME"]


def test_nobody_was_there_before_the_session_was_held(group, two):
    held = make_groups.begun(group, days_ago=-7)

    with pytest.raises(rules.NotHeldYet):
        make_groups.saved(held, {"A": "PRESENT"})
    with pytest.raises(rules.NotHeldYet):
        groups.sign_group_session(
            group_session=make_groups.saved(held), by=group.created_by, at=make.NOW
        )


def test_the_spotlight_is_for_three_at_the_most(group):
    for _ in range(4):
        make_groups.member(group)
    seen = Presence(attendance="PRESENT", in_spotlight=True)

    with pytest.raises(rules.TooManyInTheSpotlight):
        make_groups.saved(make_groups.begun(group), dict.fromkeys("ABCD", seen))


def test_who_was_not_there_was_neither_silent_nor_seen(group, two):
    absent = Presence(
        attendance="ABSENT", reason="Ill", in_spotlight=True, is_silent=True
    )
    make_groups.saved(make_groups.begun(group), {"A": absent})
    row = GroupAttendance.objects.get()

    assert (row.in_spotlight, row.is_silent) == (False, False)


# Two leaders at once


def test_who_saves_on_an_older_version_is_told(group, two):
    held = make_groups.begun(group)
    older = GroupSession.objects.get(pk=held.pk)
    make_groups.saved(held, leader_notes="Ours")

    with pytest.raises(rules.ChangedElsewhere):
        make_groups.saved(older, leader_notes="Mine", version=0)
    assert older.leader_notes == "Ours"


# Signing


def test_a_signed_note_has_everything_and_its_hash(group, two, ruth):
    held = make_groups.signed_session(group, {"A": "PRESENT", "B": "LATE"})
    note = held.note

    assert note.author == ruth
    assert note.content["session"]["theme"] == "Speaking first"
    assert [one["attendance"] for one in note.content["attendance"]] == [
        "PRESENT",
        "LATE",
    ]
    assert len(note.content_sha256) == 64


def test_everyone_is_accounted_for_before_signing(group, two, ruth):
    held = make_groups.saved(make_groups.begun(group), {"A": "PRESENT"})

    with pytest.raises(rules.AttendanceIncomplete, match="whether B came"):
        groups.sign_group_session(group_session=held, by=ruth, at=make.NOW)


def test_who_left_or_joins_later_is_not_asked_about(group, two, ruth):
    make_groups.signed_session(group, {"A": "PRESENT", "B": "PRESENT"})
    cases.leave_group(
        membership=two[1],
        by=ruth,
        left_on=make_groups.FIRST_DAY,
        left_reason="Shift",
        at=make.NOW,
    )
    late = make_groups.member(
        group, joined_on=make.TODAY, late_reason="Was away when it began"
    )
    held = make_groups.saved(make_groups.begun(group, number=2), {"A": "PRESENT"})

    groups.sign_group_session(group_session=held, by=ruth, at=make.NOW)
    assert late.code == "C"


def test_a_session_has_a_theme_without_names(group, two, ruth):
    held = make_groups.begun(group)
    with pytest.raises(rules.ThemeMissing):
        groups.sign_group_session(group_session=held, by=ruth, at=make.NOW)

    name = two[0].case.client.given_name
    held = make_groups.saved(held, {"A": "PRESENT"}, theme=f"{name} speaks")
    with pytest.raises(actions.OtherMemberNamed):
        groups.sign_group_session(group_session=held, by=ruth, at=make.NOW)


def test_a_signed_session_is_changed_by_nobody(group, two, ruth):
    held = make_groups.signed_session(group, {"A": "PRESENT", "B": "PRESENT"})
    row = held.attendances.first()

    with pytest.raises(rules.GroupNoteSigned):
        make_groups.saved(held)
    with pytest.raises(rules.GroupNoteSigned):
        groups.sign_group_session(group_session=held, by=ruth, at=make.NOW)
    for write in (
        lambda: GroupSession.objects.filter(pk=held.pk).update(theme="Else"),
        lambda: GroupAttendance.objects.filter(pk=row.pk).update(reason="Else"),
        lambda: GroupAttendance.objects.filter(pk=row.pk)._raw_delete("default"),
        lambda: GroupNote.objects.filter(pk=held.note.pk).update(signer_name="Else"),
        lambda: GroupNote.objects.filter(pk=held.note.pk)._raw_delete("default"),
        lambda: GroupSession.objects.filter(pk=held.pk)._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            write()


def test_nobody_is_written_into_a_signed_session(group, two):
    held = make_groups.signed_session(group, {"A": "PRESENT", "B": "PRESENT"})
    late = make_groups.member(group, joined_on=make.TODAY, late_reason="Was away")

    with pytest.raises(DatabaseError), transaction.atomic():
        GroupAttendance.objects.create(
            case=late.case,
            group_session=held,
            membership=late,
            attendance="PRESENT",
            therapy_session=appointments(late)[0],
        )


def test_what_was_forgotten_is_added_under_the_note(group, two, ruth):
    held = make_groups.signed_session(group, {"A": "PRESENT", "B": "PRESENT"})
    with pytest.raises(GroupNoteHasNoWords):
        groups.add_to_group_note(note=held.note, by=ruth, text=" ")
    added = groups.add_to_group_note(note=held.note, by=ruth, text="The room was cold")

    assert added.author_name == "Ruth Adeyemi"
    with pytest.raises(DatabaseError), transaction.atomic():
        type(added).objects.filter(pk=added.pk).update(text="Else")
