"""A group is one line of a leader's day, which opens to its members."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases import actions as cases
from ipt_practice.queries.day import day_of
from sessions.actions import groups
from tests import make, make_groups, make_sessions

pytestmark = pytest.mark.django_db

DAY = make_groups.FIRST_DAY
# 18:00 in the practice, in summer time.
BEGINS = datetime(2026, 9, 28, 17, 0, tzinfo=UTC)


@pytest.fixture
def ruth(db):
    return make.user("Ruth Adeyemi")


@pytest.fixture
def group(ruth):
    return make_groups.group(by=ruth)


@pytest.fixture
def three(group):
    return [make_groups.member(group) for _ in range(3)]


def test_members_stand_in_one_line_with_the_number_of_the_meeting(ruth, group, three):
    day = day_of(ruth, DAY, BEGINS - timedelta(hours=1))

    (line,) = day.lines
    assert line.meeting.group == group
    assert line.meeting.number == 1
    assert len(line.rows) == 3
    assert line.alone == ()
    assert line.state == "next"
    assert day.preparation is None
    assert day.words == "1 session. Next at 18:00."


def test_a_session_of_a_members_own_and_of_others_stay_lines_of_their_own(
    ruth, group, three
):
    own = make_sessions.session(
        case=three[0].case, scheduled_at=BEGINS - timedelta(hours=6)
    )
    other = make_sessions.session(
        case=make.case(therapist=ruth, protocol_key="IPT_ADULT"), scheduled_at=BEGINS
    )

    lines = day_of(ruth, DAY, BEGINS - timedelta(hours=8)).lines
    alone = {row.session.session_id for line in lines for row in line.alone}
    assert alone == {own.pk, other.pk}
    assert [len(line.rows) for line in lines if line.meeting] == [3]


def test_after_the_group_its_line_counts_the_notes_to_write(ruth, group, three):
    held = make_groups.begun(group)
    make_groups.saved(held, {"A": "PRESENT", "B": "LATE", "C": "ABSENT"})

    day = day_of(ruth, DAY, BEGINS + timedelta(hours=3))
    (line,) = day.lines
    assert line.meeting.session_id == held.pk
    assert line.to_write == 2
    assert line.state == "done"
    assert line.meeting.url == reverse("groups:session", args=[group.pk, held.pk])


def test_a_meeting_at_another_hour_is_one_line_too(ruth, group, three):
    held = make_groups.begun(group)
    moved = held.scheduled_at + timedelta(hours=1)
    make_groups.saved(
        held, dict.fromkeys("ABC", "PRESENT"), scheduled_at=moved, at=make.NOW
    )

    assert [len(line.rows) for line in day_of(ruth, DAY, BEGINS).lines] == [3]


def test_a_member_with_two_appointments_on_the_day_is_there_once(ruth, group, three):
    """One with the group, and one alone in the afternoon."""
    held = make_groups.begun(group)
    at = held.scheduled_at
    make_groups.saved(held, dict.fromkeys("ABC", "PRESENT"))
    for member in three:
        make_sessions.session(case=member.case, scheduled_at=at - timedelta(hours=2))

    lines = day_of(ruth, timezone.localdate(at), at).lines
    assert [len(line.rows) for line in lines if line.meeting] == [3]
    assert {
        row.session.scheduled_at for line in lines if line.meeting for row in line.rows
    } == {at}
    assert [len(line.alone) for line in lines if not line.meeting] == [1, 1, 1]


def test_an_evening_that_was_left_out_leaves_nobody_alone_on_the_day(
    ruth, group, three
):
    held = make_groups.begun(group, number=2)
    make_groups.saved(held, dict.fromkeys("ABC", "PRESENT"))

    at = held.scheduled_at
    lines = day_of(ruth, timezone.localdate(at), at).lines
    assert [len(line.rows) for line in lines if line.meeting] == [3]
    assert [line for line in lines if not line.meeting] == []


def test_a_meeting_to_which_nobody_came_is_off(ruth, group, three):
    held = make_groups.begun(group)
    make_groups.saved(held, dict.fromkeys("ABC", "ABSENT"))

    day = day_of(ruth, DAY, BEGINS + timedelta(hours=3))
    assert day.lines[0].state == "off"
    assert day.words == "No sessions and 1 that did not take place."


def test_who_leads_no_more_has_each_members_session_alone(ruth, group, three):
    callum = make.user("Callum Reid")
    make_groups.leader(group, callum, starts_on=DAY)
    cases.end_leadership(leader=group.leaders.get(user=ruth), by=ruth)

    lines = day_of(ruth, timezone.localdate(BEGINS), BEGINS).lines
    assert [len(line.alone) for line in lines] == [1, 1, 1]


def test_who_left_the_group_is_no_part_of_its_line(ruth, group, three):
    cases.leave_group(
        membership=three[0], by=ruth, left_on=DAY, left_reason="A new shift"
    )

    lines = day_of(ruth, DAY, BEGINS).lines
    assert sorted(len(line.rows) for line in lines) == [1, 2]


def test_the_page_leads_to_the_group_and_to_each_member(ruth, group, three, signed_in):
    now = timezone.now()
    held = groups.begin_group_session(
        group=group, by=ruth, scheduled_at=now - timedelta(minutes=5)
    )
    make_groups.saved(held, dict.fromkeys("ABC", "PRESENT"), at=now)

    page = signed_in(ruth).get(reverse("today")).content.decode()
    assert "Session 1 of 20" in page
    assert page.count(reverse("groups:session", args=[group.pk, held.pk])) == 2
    for member in three:
        assert reverse("overview", args=[member.case_id]) in page


def test_a_day_asks_as_much_for_seven_as_for_three(ruth, group, three):
    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            day_of(ruth, DAY, BEGINS)
        return len(found)

    few = asked()
    for _ in range(4):
        make_groups.member(group)

    assert asked() == few
