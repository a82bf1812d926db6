"""Who leads a group, whose cases it binds, and who may read it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from audit.models import Event
from cases import actions
from cases.actions import groups
from cases.models import Case, CaseAccess, GroupMembership, TherapyGroup
from tests import make, make_groups

pytestmark = pytest.mark.django_db

TODAY = make.TODAY


@pytest.fixture
def ruth():
    return make.user("Ruth Adeyemi")


@pytest.fixture
def callum():
    return make.user("Callum Reid")


@pytest.fixture
def group(ruth):
    return make_groups.group(by=ruth)


def works_in(user, case, on=TODAY):
    return Case.objects.own_or_granted(user, on).filter(pk=case.pk).exists()


# Leading


def test_who_begins_a_group_leads_it(group, ruth):
    assert TherapyGroup.objects.shaped_by(ruth, TODAY).get() == group


def test_a_group_for_something_else_says_what(ruth):
    with pytest.raises(groups.PurposeNotNamed):
        make_groups.group(by=ruth, purpose="OTHER", other_purpose=" ")
    made = make_groups.group(by=ruth, purpose="OTHER", other_purpose="Stammering")

    assert made.purpose_words == "Stammering"


def test_a_supervisor_begins_no_group():
    with pytest.raises(actions.NotATherapist):
        make_groups.group(by=make.user("Helena Marsh", roles="supervisor"))


def test_a_co_leader_works_in_the_members_cases_as_long_as_they_lead(
    group, callum, ruth
):
    membership = make_groups.added(group)
    assert not works_in(callum, membership.case)

    leader = make_groups.leader(group, callum)
    assert works_in(callum, membership.case)
    assert not Case.objects.own_or_covered(callum, TODAY).exists()

    actions.end_leadership(leader=leader, by=ruth, at=make.NOW)
    assert not works_in(callum, membership.case)
    assert not TherapyGroup.objects.visible_to(callum, TODAY).exists()


def test_who_is_added_later_is_open_to_the_co_leader_too(group, callum):
    make_groups.leader(group, callum)
    membership = make_groups.added(group)

    assert works_in(callum, membership.case)


def test_the_therapist_of_a_member_needs_no_access_of_their_own(group):
    make_groups.added(group)

    assert not CaseAccess.objects.exists()


def test_what_was_given_for_another_reason_outlasts_the_leading(group, callum, ruth):
    membership = make_groups.added(group)
    make.access(to=membership.case, user=callum, relation="CO_THERAPIST", ends_on=None)
    leader = make_groups.leader(group, callum)

    actions.end_leadership(leader=leader, by=ruth, at=make.NOW)

    assert works_in(callum, membership.case)


def test_cover_writes_in_the_group_until_its_last_day_and_decides_nothing(
    group, callum
):
    membership = make_groups.added(group)
    last = TODAY + timedelta(days=6)
    make_groups.cover(group, callum, ends_on=last)

    assert TherapyGroup.objects.led_by(callum, last).exists()
    assert not TherapyGroup.objects.shaped_by(callum, last).exists()
    assert works_in(callum, membership.case, last)
    after = last + timedelta(days=1)
    assert not TherapyGroup.objects.visible_to(callum, after).exists()
    assert not works_in(callum, membership.case, after)


@pytest.mark.parametrize("missing", [{"hand_over": " "}, {"ends_on": None}])
def test_cover_needs_a_hand_over_and_a_last_day(group, callum, missing):
    with pytest.raises(groups.CoverIncomplete):
        make_groups.cover(group, callum, **missing)


def test_the_database_wants_the_hand_over_too(group, callum):
    cover = make_groups.cover(group, callum)
    cover.hand_over = ""

    with pytest.raises(IntegrityError), transaction.atomic():
        cover.save()


@pytest.mark.parametrize("ends_on", [TODAY - timedelta(days=1), date(2020, 1, 1)])
def test_the_days_of_leading_have_to_be_possible(group, callum, ends_on):
    with pytest.raises(groups.LeaderDaysImpossible):
        make_groups.cover(group, callum, ends_on=ends_on)


def test_nobody_leads_a_group_twice(group, ruth):
    with pytest.raises(groups.LeadsAlready):
        make_groups.leader(group, ruth)


def test_the_last_leader_does_not_go(group, callum, ruth):
    own = group.leaders.get()
    make_groups.cover(group, callum)

    with pytest.raises(groups.LastLeader):
        actions.end_leadership(leader=own, by=ruth, at=make.NOW)


def test_leading_ends_once(group, callum, ruth):
    leader = make_groups.leader(group, callum)
    actions.end_leadership(leader=leader, by=ruth, at=make.NOW)

    with pytest.raises(groups.LeadershipOver):
        actions.end_leadership(leader=leader, by=ruth, at=make.NOW)


def test_the_log_has_who_leads_and_whose_case_was_opened(group, callum):
    make_groups.added(group)
    make_groups.leader(group, callum)

    verbs = list(Event.objects.values_list("verb", flat=True))
    assert "group.leader_added" in verbs
    assert "access.granted" in verbs


# Reading


def test_a_supervisor_of_a_leader_reads_the_group_and_does_not_write_in_it(group, ruth):
    helena = make.user("Helena Marsh", roles="supervisor")
    assert not TherapyGroup.objects.visible_to(helena).exists()
    make.supervision(supervisor=helena, supervisee=ruth)

    assert TherapyGroup.objects.visible_to(helena).exists()
    assert not TherapyGroup.objects.led_by(helena).exists()


@pytest.mark.parametrize("roles", ["therapist", "admin", "supervisor"])
def test_nobody_else_sees_that_there_is_a_group(group, roles):
    someone = make.user("Olu Bankole", roles=roles)

    assert not TherapyGroup.objects.visible_to(someone).exists()


def test_who_left_the_practice_reads_no_group(group, ruth):
    ruth.is_active = False
    ruth.save()

    assert not TherapyGroup.objects.visible_to(ruth).exists()
    assert not TherapyGroup.objects.led_by(ruth).exists()


def test_reading_a_case_opens_no_group(group):
    membership = make_groups.added(group)
    beside = make.user("Klaus Beside")
    make.access(to=membership.case, user=beside)

    assert not TherapyGroup.objects.visible_to(beside).exists()


# Members


def test_members_get_the_next_letter_for_paper(group):
    codes = [make_groups.added(group).code for _ in range(3)]

    assert codes == ["A", "B", "C"]


def test_an_undecided_case_follows_the_groups_protocol(group):
    membership = make_groups.added(group)

    assert membership.case.model_changes.get().new_key == "IPT_GROUP"
    membership.case.refresh_from_db()
    assert membership.case.protocol_key == "IPT_GROUP"


def test_a_case_in_dit_is_not_brought_into_a_group(group, ruth):
    case = make.case(therapist=ruth, protocol_key="DIT_16_SEED")

    with pytest.raises(groups.OtherModel):
        make_groups.added(group, case)


def test_only_the_clients_own_therapist_brings_them_in(group, callum):
    make_groups.leader(group, callum)
    case = make.case(therapist=make.user("Jonas Weil"), protocol_key="")

    with pytest.raises(groups.NotTheirTherapist):
        actions.add_member(
            group=group, by=callum, case=case, protocol_key="IPT_ADULT", at=make.NOW
        )


def test_nobody_is_in_two_groups_at_a_time(group, ruth):
    membership = make_groups.added(group)
    other = make_groups.group(by=ruth, name="Another")

    with pytest.raises(groups.InAGroup):
        make_groups.added(other, membership.case)
    with pytest.raises(groups.InAGroup):
        make_groups.added(group, membership.case)


def test_a_closed_case_is_not_brought_in(group, ruth):
    case = make.closed_case(therapist=ruth) if hasattr(make, "closed_case") else None
    if case is None:
        case = make.case(therapist=ruth)
        actions.close_case(
            case=case,
            by=ruth,
            closed_on=TODAY,
            ending_reason="COMPLETED",
            ending_outcome="Better",
            told="The client",
            at=make.NOW,
        )
        case.refresh_from_db()

    with pytest.raises(actions.CaseAlreadyClosed):
        make_groups.added(group, case)


def test_a_group_is_full_one_day(group):
    for _ in range(12):
        make_groups.added(group)

    with pytest.raises(groups.GroupIsFull):
        make_groups.added(group)


def test_joining_late_needs_a_reason(group, ruth):
    membership = make_groups.added(group)
    late = {"membership": membership, "by": ruth, "joined_on": TODAY, "at": make.NOW}

    with pytest.raises(groups.LateReasonMissing):
        actions.join_group(**late, has_begun=True, late_reason=" ")
    actions.join_group(**late, has_begun=True, late_reason="Was in hospital")

    with pytest.raises(groups.JoinedAlready):
        actions.join_group(**late, has_begun=False)


def test_leaving_needs_a_reason_and_closes_the_case_to_the_co_leader(
    group, callum, ruth
):
    make_groups.leader(group, callum)
    membership = make_groups.joined(group)
    leaving = {"membership": membership, "by": ruth, "at": make.NOW}

    with pytest.raises(groups.LeavingReasonMissing):
        actions.leave_group(**leaving, left_on=TODAY, left_reason="")
    with pytest.raises(groups.LeftBeforeJoining):
        actions.leave_group(**leaving, left_on=date(2026, 9, 1), left_reason="Shift")
    with pytest.raises(actions.DayNotPossible):
        actions.leave_group(**leaving, left_on=date(2027, 1, 1), left_reason="Shift")
    actions.leave_group(**leaving, left_on=TODAY, left_reason="A new shift")

    assert not works_in(callum, membership.case)
    assert works_in(ruth, membership.case)
    with pytest.raises(groups.LeftAlready):
        actions.leave_group(**leaving, left_on=TODAY, left_reason="A new shift")
    with pytest.raises(groups.LeftAlready):
        actions.join_group(
            membership=membership,
            by=ruth,
            joined_on=TODAY,
            has_begun=False,
            at=make.NOW,
        )


def test_a_member_is_in_from_joining_to_leaving(group):
    membership = make_groups.joined(group)
    day = make_groups.FIRST_DAY

    assert not GroupMembership(case=membership.case).is_in_on(day)
    assert not membership.is_in_on(day - timedelta(days=1))
    assert membership.is_in_on(day)
    membership.left_on = day
    assert membership.is_in_on(day)
    assert not membership.is_in_on(day + timedelta(days=1))


# The group itself


def test_a_change_is_logged_by_field_and_not_by_value(group, ruth):
    actions.change_group(group=group, by=ruth, name="A louder voice", at=make.NOW)

    group.refresh_from_db()
    assert group.name == "A louder voice"
    event = Event.objects.get(verb="group.changed")
    assert event.detail == {"fields": ["name"]}


def test_nothing_changed_is_not_logged(group, ruth):
    actions.change_group(group=group, by=ruth, name=group.name)

    assert not Event.objects.filter(verb="group.changed").exists()


def test_an_ended_group_takes_nothing_more(group, ruth, callum):
    membership = make_groups.added(group)
    with pytest.raises(actions.DayNotPossible):
        actions.end_group(group=group, by=ruth, ended_on=date(2027, 1, 1), at=make.NOW)
    actions.end_group(group=group, by=ruth, ended_on=TODAY, at=make.NOW)

    for write in (
        lambda: make_groups.added(group),
        lambda: make_groups.leader(group, callum),
        lambda: actions.end_group(group=group, by=ruth, ended_on=TODAY, at=make.NOW),
        lambda: actions.change_group(group=group, by=ruth, name="New"),
        lambda: actions.join_group(
            membership=membership,
            by=ruth,
            joined_on=TODAY,
            has_begun=False,
            at=make.NOW,
        ),
    ):
        with pytest.raises(groups.GroupIsOver):
            write()
    # Who is in it can still leave.
    actions.leave_group(
        membership=membership,
        by=ruth,
        left_on=TODAY,
        left_reason="It ended",
        at=make.NOW,
    )


def test_a_case_that_follows_the_groups_protocol_already_changes_no_model(group):
    case = make.case(therapist=group.created_by, protocol_key="IPT_GROUP")
    make_groups.added(group, case)
    assert not case.model_changes.exists()
