"""Every form of the groups' pages, filled in as a leader does; what is refused says why."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from cases import actions as cases
from cases.models import Case, GroupMembership, TherapyGroup
from sessions.models import GroupSession, IndividualMeeting
from sessions.queries.groups import group_page
from tests import make, make_cases, make_groups, make_sessions

pytestmark = pytest.mark.django_db


@pytest.fixture
def ruth(db) -> User:
    return make.user("Ruth Adeyemi")


@pytest.fixture
def callum(db) -> User:
    return make.user("Callum Reid")


@pytest.fixture
def browser(ruth) -> Browser:
    browser = Browser()
    browser.force_login(ruth)
    return browser


@pytest.fixture
def group(ruth) -> TherapyGroup:
    return make_groups.group(by=ruth)


def at(name, *args):
    return reverse(f"groups:{name}", args=args)


def page_of(response) -> str:
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


# The group and its leaders


def test_a_group_is_begun_and_changed_on_its_pages(browser, ruth):
    values = {
        "name": "Finding a voice",
        "purpose": "OTHER",
        "planned": "20",
        "minutes": "90",
        "cadence_days": "7",
        "starts_on": "2026-11-02",
        "time": "18:00",
    }
    assert "Write in a few words" in page_of(browser.post(at("new"), values))
    assert "between 8 and 24" in page_of(browser.post(at("new"), {"planned": "3"}))
    browser.post(at("new"), values | {"purpose": "DEPRESSION", "other_purpose": "x"})
    group = TherapyGroup.objects.get()

    assert (group.created_by, group.other_purpose) == (ruth, "")
    browser.post(at("change", group.pk), values | {"purpose": "PERINATAL"})
    group.refresh_from_db()
    assert group.purpose_words == "Around the birth of a child"
    assert "Finding a voice" in page_of(browser.get(at("list")))


def test_a_leader_is_added_and_ended_on_the_page(browser, group, callum):
    values = {
        "person": callum.pk,
        "relation": "COVER",
        "starts_on": timezone.localdate(),
    }
    answer = browser.post(at("leaders", group.pk), values)
    assert "Leave cover needs a last day" in page_of(answer)

    browser.post(at("leaders", group.pk), values | {"relation": "LEADER"})
    leader = group.leaders.get(user=callum)
    assert "Callum Reid" in page_of(browser.get(at("leaders", group.pk)))
    browser.post(at("end_leader", group.pk, leader.pk))
    leader.refresh_from_db()
    assert leader.ended_at
    own = group.leaders.exclude(pk=leader.pk).get()
    answer = browser.post(at("end_leader", group.pk, own.pk), follow=True)
    assert "Somebody has to lead the group" in page_of(answer)


def test_who_stops_leading_comes_back_to_the_list(browser, group, callum, ruth):
    make_groups.leader(group, callum)

    answer = browser.post(at("end_leader", group.pk, group.leaders.get(user=ruth).pk))
    assert answer.headers["Location"] == at("list")


def test_a_group_ends_on_its_page(browser, group):
    later = timezone.localdate() + timedelta(days=3)
    answer = browser.post(at("end", group.pk), {"ended_on": later})
    assert "today or in the past" in page_of(answer)

    browser.post(at("end", group.pk), {"ended_on": timezone.localdate()})
    assert "Ended" in page_of(browser.get(at("group", group.pk)))
    answer = browser.post(at("end", group.pk), {"ended_on": timezone.localdate()})
    assert "has ended" in page_of(answer)


# Members


def test_a_client_is_added_met_and_joins(browser, group, ruth):
    assert "No client who could be added" in page_of(
        browser.get(at("add_member", group.pk))
    )
    case = make.case(therapist=ruth, protocol_key="")
    browser.post(at("add_member", group.pk), {"case": case.pk})
    membership = GroupMembership.objects.get()
    meeting = at("meeting", case.pk, "pre")
    refused = browser.post(
        at("join", group.pk, membership.pk), {"joined_on": timezone.localdate()}
    )
    assert "held and signed first" in page_of(refused)

    typed = {"version": "0", "goals": "Speak first", "held_on": timezone.localdate()}
    browser.post(meeting, typed)
    assert "Speak first" in page_of(browser.get(meeting))
    refused = browser.post(at("sign_meeting", case.pk, "pre"), typed | {"version": "1"})
    assert "agrees to how the group works" in page_of(refused)
    signed = {"version": "2", "agrees_contract": "on", "orientation": ["LEAVING"]}
    browser.post(at("sign_meeting", case.pk, "pre"), typed | signed)
    assert IndividualMeeting.objects.get().is_signed
    assert "Signed by Ruth Adeyemi" in page_of(browser.get(meeting))
    browser.post(
        at("join", group.pk, membership.pk), {"joined_on": timezone.localdate()}
    )
    membership.refresh_from_db()
    assert membership.joined_on
    assert "Speak first" in page_of(browser.get(at("goal_card", case.pk)))
    case.refresh_from_db()
    assert case.protocol_key == "IPT_GROUP"


def test_a_member_leaves_with_a_reason_and_their_appointments_are_let_go(
    browser, group
):
    membership = make_groups.member(group)
    leave = at("leave", group.pk, membership.pk)

    assert "Write why" in page_of(
        browser.post(leave, {"left_on": timezone.localdate()})
    )
    early = {"left_on": "2020-01-01", "left_reason": "Shift"}
    assert "cannot be before" in page_of(browser.post(leave, early))
    browser.post(leave, {"left_on": timezone.localdate(), "left_reason": "A shift"})
    membership.refresh_from_db()
    assert membership.left_on
    booked = membership.case.therapy_sessions.planned()
    assert booked.exists()
    assert not booked.filter(scheduled_at__gt=timezone.now()).exists()


def test_two_leaders_at_one_meeting_see_each_others_words(browser, group):
    membership = make_groups.member(group)
    make_groups.typed(membership, "MID", covered="What Callum wrote")

    answer = browser.post(
        at("meeting", membership.case_id, "mid"), {"version": "0", "covered": "Mine"}
    )
    page = page_of(answer)
    assert "Somebody else has saved this meanwhile" in page
    assert "What Callum wrote" in page
    assert "Mine" in page
    assert 'name="version" value="1"' in page


# Sessions


@pytest.fixture
def two(group):
    return make_groups.member(group), make_groups.member(group)


def form_of(held: GroupSession, **values):
    local = timezone.localtime(held.scheduled_at)
    return {
        "version": held.version,
        "day": local.date(),
        "time": local.strftime("%H:%M"),
        "minutes": "90",
        "stage": held.stage,
        **values,
    }


def test_a_session_is_begun_written_and_signed_on_its_pages(browser, group, two):
    values = {"day": "2026-09-28", "time": "18:00"}
    browser.post(at("new_session", group.pk), values)
    held = GroupSession.objects.get()
    answer = browser.post(at("new_session", group.pk), values)
    assert "after the last session" in page_of(answer)

    one, other = (member.pk for member in two)
    typed = form_of(
        held,
        theme="Speaking first",
        **{f"attendance_{one}": "LATE", "links": "Two sat together"},
    )
    refused = browser.post(at("sign", group.pk, held.pk), typed)
    assert "Say whether B came" in page_of(refused)
    absent = {f"attendance_{other}": "ABSENT", "version": "1"}
    refused = browser.post(at("session", group.pk, held.pk), typed | absent)
    assert "Write what you know of the reason" in page_of(refused)
    told = absent | {f"reason_{other}": "Not known", "draft": "1"}
    answer = browser.post(at("sign", group.pk, held.pk), typed | told, follow=True)
    page = page_of(answer)
    assert "Signed by Ruth Adeyemi" in page
    assert "Absent: Not known" in page
    browser.post(at("addendum", group.pk, held.pk), {"text": "It was cold"})
    assert "It was cold" in page_of(browser.get(at("session", group.pk, held.pk)))


def test_two_leaders_at_one_session_see_each_others_words(browser, group, two):
    held = make_groups.begun(group)
    stale = form_of(held, leader_notes="Mine")
    make_groups.saved(held, leader_notes="What Callum wrote")

    page = page_of(browser.post(at("session", group.pk, held.pk), stale))
    assert "Somebody else has saved this meanwhile" in page
    assert "What Callum wrote" in page
    assert 'name="version" value="1"' in page


def test_bad_input_loses_nothing(browser, group, two):
    held = make_groups.begun(group)
    typed = form_of(held, leader_notes="A long note", minutes="many")

    page = page_of(browser.post(at("session", group.pk, held.pk), typed))
    assert "Minutes must be a number" in page
    assert "A long note" in page


def test_a_summary_is_saved_refused_for_a_name_and_approved(browser, group, two):
    held = make_groups.signed_session(group, {"A": "PRESENT", "B": "PRESENT"})
    name = two[0].case.client.given_name
    summary = at("summary", group.pk, held.pk)
    browser.post(summary, {"version": "0", "text": f"{name} spoke"})

    approve = at("approve_summary", group.pk, held.pk)
    page = page_of(browser.post(approve, {"version": "1", "text": f"{name} spoke"}))
    assert "This is someone else of that name" in page
    assert 'name="version" value="2"' in page
    assert browser.get(at("summary_print", group.pk, held.pk)).status_code == 404
    sent = {"version": "2", "text": f"{name} spoke", "names_checked": "1"}
    browser.post(approve, sent)
    assert "A name in it was looked at" in page_of(browser.get(summary))
    assert "spoke" in page_of(browser.get(at("summary_print", group.pk, held.pk)))


def test_a_members_note_with_a_name_is_refused_and_signed_with_one_press(
    browser, group, ruth
):
    anna = make_groups.member(
        group,
        make.case(therapist=ruth, of=make.client("Anna Weiss"), protocol_key=""),
    )
    make_groups.member(
        group,
        make.case(therapist=ruth, of=make.client("Zoë Brandt"), protocol_key=""),
    )
    held = make_groups.saved(make_groups.begun(group), {"A": "PRESENT"})
    own = make_groups.own_session(anna, held)
    sign = reverse("sessions:sign", args=[anna.case_id, own.pk])
    local = timezone.localtime(own.scheduled_at)
    typed = {
        "version": "0",
        "attendance": "CAME",
        "place": "IN_PERSON",
        "minutes": "90",
        "held_on": local.date(),
        "held_time": local.strftime("%H:%M"),
        "text": "Her cousin ZOE rang",
        "risk_quick": "on",
        "accept_gaps": "1",
    }

    page = page_of(browser.post(sign, typed))
    assert "Another member’s name stands in" in page
    assert "This is someone else of that name" in page
    typed |= {"version": "1", "names_checked": "1"}
    answer = browser.post(sign, typed, follow=True)
    assert "it is of someone outside the group" in page_of(answer)


def test_an_addition_with_a_name_asks_too(browser, group, ruth):
    anna, _ = (
        make_groups.member(
            group, make.case(therapist=ruth, of=make.client(name), protocol_key="")
        )
        for name in ("Anna Weiss", "Zoë Brandt")
    )
    held = make_groups.saved(make_groups.begun(group), {"A": "PRESENT"})
    own = make_groups.own_session(anna, held)
    make_sessions.signed(own)
    url = reverse("sessions:addendum", args=[anna.case_id, own.pk])
    other = "It was Zoë"

    assert "someone else of that name" in page_of(browser.post(url, {"text": other}))
    browser.post(url, {"text": other, "names_checked": "1"})
    assert own.note.addenda.exists()


# What the group's page points out


def pointers_of(group, ruth) -> list[str]:
    page = group_page(group, by=ruth, today=make.TODAY)
    return [f"{one.title}: {one.evidence}" for one in page.pointers]


def test_who_comes_to_fewer_than_six_in_ten_is_pointed_out(group, two, ruth):
    for number, letter in enumerate(("ABSENT", "PRESENT", "ABSENT"), start=1):
        assert pointers_of(group, ruth) == []
        make_groups.saved(
            make_groups.begun(group, number=number), {"A": letter, "B": "PRESENT"}
        )

    assert pointers_of(group, ruth) == ["A misses many sessions: Came to 1 of 3"]


def test_who_said_little_twice_in_a_row_is_pointed_out(group, two, ruth):
    quiet = make_groups.Presence(attendance="PRESENT", is_silent=True)
    make_groups.saved(make_groups.begun(group, number=1), {"A": quiet})
    assert pointers_of(group, ruth) == []
    make_groups.saved(make_groups.begun(group, number=2), {"A": "ABSENT"})
    make_groups.saved(make_groups.begun(group, number=3), {"A": quiet})

    assert pointers_of(group, ruth) == ["A has said little: Sessions 1 and 3"]


@pytest.mark.parametrize(
    ("tick", "field", "title"),
    [
        ("has_subgroup", "links", "Some keep together apart from the others"),
        ("has_broken_rule", "norms", "Something that all agreed to was not kept"),
    ],
)
def test_what_a_leader_ticks_is_pointed_out_for_two_sessions(
    group, two, ruth, tick, field, title
):
    make_groups.saved(
        make_groups.begun(group, number=1), **{tick: True, field: "Two met alone."}
    )
    assert pointers_of(group, ruth) == [f"{title}: Session 1: Two met alone"]
    make_groups.saved(make_groups.begun(group, number=2), **{tick: True})
    assert pointers_of(group, ruth) == [f"{title}: Session 1: Two met alone. Session 2"]
    make_groups.saved(make_groups.begun(group, number=3))
    assert pointers_of(group, ruth) == [f"{title}: Session 2"]
    make_groups.saved(make_groups.begun(group, number=4), **{field: "Two met again"})

    assert pointers_of(group, ruth) == []


def test_what_is_noticed_in_a_group_is_ticked_on_its_page_and_signed(
    browser, group, two
):
    held = make_groups.begun(group)
    came = {f"attendance_{member.pk}": "PRESENT" for member in two}
    ticks = {"has_subgroup": "on", "has_broken_rule": "on"}
    typed = form_of(held, theme="Speaking first", **came, **ticks)
    page = page_of(browser.post(at("sign", group.pk, held.pk), typed, follow=True))

    assert "Some kept together apart from the others" in page
    assert "Something that all agreed to was not kept" in page
    signed = GroupSession.objects.get().note.content["session"]
    assert (signed["has_subgroup"], signed["has_broken_rule"]) == (True, True)


def test_the_supervisor_of_a_leader_finds_it_beside_the_caseload(group, two, ruth):
    helena = make.user("Helena Marsh", roles="supervisor")
    make.supervision(supervisor=helena, supervisee=ruth)
    beside = Browser()
    beside.force_login(helena)
    caseload = reverse("supervision:caseload")
    assert "In groups" not in page_of(beside.get(caseload))
    held = make_groups.saved(
        make_groups.begun(group), has_broken_rule=True, norms="Two met alone"
    )

    page = page_of(beside.get(caseload))
    assert "In groups" in page
    assert "Something that all agreed to was not kept" in page
    assert "Session 1: Two met alone" in page
    assert "Ticked by a leader in one of the last 2 sessions of the group" in page
    assert at("session", group.pk, held.pk) in page
    cases.end_group(group=group, by=ruth, ended_on=make.TODAY, at=make.NOW)
    assert "In groups" not in page_of(beside.get(caseload))


def test_another_supervisor_finds_nothing_of_the_group(group, two):
    make_groups.saved(make_groups.begun(group), has_broken_rule=True)
    beside = Browser()
    beside.force_login(make.user("Ida Mentor", roles="supervisor"))

    page = page_of(beside.get(reverse("supervision:caseload")))
    assert "In groups" not in page


def test_an_open_answer_about_safety_is_pointed_out_until_it_is_none(group, two, ruth):
    case = Case.objects.get(pk=two[0].case_id)
    make_cases.risk_entry(case, **make_cases.FULL_RISK, next_step="Ring on Friday")
    (found,) = pointers_of(group, ruth)
    assert "A: something about safety is open" in found
    assert "Next: Ring on Friday" in found

    make_cases.risk_entry(case, at=make.NOW + timedelta(minutes=5))
    assert pointers_of(group, ruth) == []


def test_half_way_meetings_are_due_from_the_session_before_half_way(group, two, ruth):
    def due():
        page = group_page(group, by=ruth, today=make.TODAY)
        return [one.title for one in page.due]

    for number in range(1, 9):
        make_groups.begun(group, number=number)
    assert due() == []
    make_groups.begun(group, days_ago=0)
    assert due() == ["Half-way meeting: A", "Half-way meeting: B"]
    make_groups.met(two[0], "MID")
    assert due() == ["Half-way meeting: B"]


def test_a_groups_page_asks_as_much_for_many_as_for_few(
    group, two, ruth, django_assert_num_queries
):
    make_groups.saved(make_groups.begun(group), {"A": "PRESENT", "B": "PRESENT"})
    with django_assert_num_queries(7):
        group_page(group, by=ruth, today=make.TODAY)
    make_groups.member(group, late_reason="Was away")
    with django_assert_num_queries(7):
        group_page(group, by=ruth, today=make.TODAY)
