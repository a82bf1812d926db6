"""The plan knows where it is: n of m, ends on a day; days move and tasks do not."""

from __future__ import annotations

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from sessions import actions
from sessions.dates import moment, session_days
from sessions.queries import course_of
from sessions.queries.plan import plan_change_of
from sessions.where import where_words
from tests import (
    make,
    make_couples,
    make_formulation,
    make_groups,
    make_sessions,
    make_worksheets,
)
from tests.formulation.pages import words

LONDON = ZoneInfo("Europe/London")


@given(first=st.dates(date(2020, 1, 1), date(2035, 1, 1)))
def test_weekly_at_half_past_four_stays_half_past_four_over_both_clock_changes(first):
    """54 weeks always hold both: the client hears one time and keeps it."""
    days = session_days(first, 55, cadence_days=7, skipped_days=set())
    held = [moment(day, time(16, 30), LONDON) for day in days]

    local = [one.astimezone(LONDON) for one in held]
    assert {(one.time(), one.weekday()) for one in local} == {
        (time(16, 30), first.weekday())
    }
    assert len({one.utcoffset() for one in local}) == 2
    steps = {after - before for before, after in zip(held, held[1:], strict=False)}
    week, hour = timedelta(days=7), timedelta(hours=1)
    assert steps == {week - hour, week, week + hour}


@pytest.mark.django_db
def test_a_missed_session_moves_the_end_and_not_what_each_session_is_for(case):
    booked = make_sessions.course(case=case, signed_ones=7)
    before = course_of(case)
    aims = {
        number: before.protocol.guide(number, before.planned).title
        for number in range(1, 17)
    }

    actions.record_absence(
        therapy_session=booked[7],
        by=case.therapist,
        attendance="CANCELLED_BY_CLIENT",
        absence_reason="Ill",
        at=booked[7].scheduled_at,
    )

    after = course_of(case)
    assert after.ends_on == before.ends_on + timedelta(days=7)
    assert after.number_now == before.number_now == 8
    assert after.phase == before.phase
    assert {
        number: after.protocol.guide(number, after.planned).title
        for number in range(1, 17)
    } == aims
    today = timezone.localdate(booked[7].scheduled_at)
    assert where_words(after, today=today) == (
        "Session 8 of 16, ends on Monday 4 January 2027"
    )


@pytest.mark.django_db
def test_a_holiday_is_left_out_and_the_last_day_says_so(case):
    away = date(2026, 12, 21)
    make_sessions.course(case=case, skipped_days=[away])

    course = course_of(case)

    assert away not in {line.on for line in course.sessions}
    assert where_words(course, today=make.TODAY).endswith(
        "ends on Monday 4 January 2027"
    )


@pytest.mark.django_db
def test_a_renegotiated_plan_keeps_its_reason_where_the_supervisor_reads_it(
    signed_in, supervisor, case
):
    make_sessions.course(case=case)
    actions.change_contract(
        case=case,
        by=case.therapist,
        planned=18,
        reason="Her mother died: two sessions more",
        agreed_on=make.TODAY,
        at=make.NOW,
    )

    browser = signed_in(supervisor)
    pages = {
        "plan": reverse("sessions:plan", args=[case.pk]),
        "overview": reverse("overview", args=[case.pk]),
        "supervision": reverse("supervision:case", args=[case.pk]),
        "pane": f"{reverse('supervision:caseload')}?case={case.pk}",
    }
    for name, url in pages.items():
        page = words(browser.get(url))
        assert "Her mother died: two sessions more" in page, name
        assert "18 sessions" in page, name
        assert "16 sessions" in page or "18 sessions, 16 before" in page, name
    assert where_words(course_of(case), today=make.TODAY).startswith("Session 1 of 18")


@pytest.mark.django_db
def test_while_the_first_plan_stands_nobody_is_told_of_a_change(
    signed_in, supervisor, case
):
    make_sessions.course(case=case)

    assert plan_change_of(case.pk) is None
    for url in (
        reverse("overview", args=[case.pk]),
        reverse("supervision:case", args=[case.pk]),
    ):
        assert "Plan changed" not in words(signed_in(supervisor).get(url))


@pytest.mark.django_db
def test_a_change_of_days_alone_names_the_sessions_once(case):
    make_sessions.course(case=case)
    actions.change_contract(
        case=case,
        by=case.therapist,
        skipped_days=[date(2026, 12, 21)],
        reason="Holiday",
        agreed_on=make.TODAY,
        at=make.NOW,
    )

    assert plan_change_of(case.pk).words == (
        "16 sessions; to 04-Jan-2027, 28-Dec-2026 before"
    )


@pytest.mark.django_db
def test_the_plan_leads_to_the_other_treatment_beside_it(signed_in, therapist, case):
    make_sessions.course(case=case)
    page = signed_in(therapist).get(reverse("sessions:plan", args=[case.pk]))

    assert reverse("cases:integration", args=[case.pk]) in page.content.decode()


@pytest.mark.django_db
def test_before_a_plan_is_agreed_nothing_is_promised(case):
    assert where_words(course_of(case), today=make.TODAY) == ""


@pytest.mark.django_db
def test_on_its_own_day_a_session_is_this_one_and_afterwards_the_next(case):
    booked = make_sessions.course(case=case, signed_ones=8)
    day = timezone.localdate(booked[7].scheduled_at)
    course = course_of(case)

    assert where_words(course, today=day).startswith("Session 8 of 16")
    assert where_words(course, today=day + timedelta(days=1)).startswith(
        "Session 9 of 16"
    )


@pytest.mark.django_db
def test_after_the_last_one_it_says_how_many_there_were(case):
    began = make_sessions.FIRST_DAY - timedelta(weeks=20)
    made = {"starts_on": began, "agreed_on": began, "at": make_sessions.moment(began)}
    make_sessions.course(case=case, signed_ones=16, **made)

    assert where_words(course_of(case), today=make.TODAY) == (
        "16 of 16 sessions, the last on Monday 10 August 2026"
    )


PRINTS = (
    "formulation:formulation_print",
    "formulation:inventory_print",
    "sessions:timeline_print",
    "formulation:support_print",
    "sessions:homework_print",
)


@pytest.mark.django_db
@pytest.mark.parametrize("route", PRINTS)
def test_what_the_client_takes_home_says_how_long_we_still_have(
    signed_in, therapist, case, route
):
    make_sessions.course(case=case)
    focus = make_formulation.agreed_focus(case)
    make_formulation.formulation(case, focus_area=focus)

    page = words(signed_in(therapist).get(reverse(route, args=[case.pk])))

    assert "Session 1 of 16, ends on Monday 28 December 2026" in page


@pytest.mark.django_db
def test_the_pattern_and_the_ladder_on_paper_say_it_too(signed_in, therapist):
    dit = make_formulation.dit_case(therapist=therapist)
    make_sessions.course(case=dit)
    make_formulation.ipaf(dit)
    ipt = make.case(therapist=therapist, of=dit.client)
    make_sessions.course(case=ipt)
    focus = make_formulation.focus(ipt, area="DEFICITS")
    browser = signed_in(therapist)

    for page in (
        reverse("formulation:ipaf_print", args=[dit.pk]),
        reverse("formulation:ladder_print", args=[ipt.pk, focus.pk]),
    ):
        assert "Session 1 of 16, ends on" in words(browser.get(page))


@pytest.mark.django_db
@pytest.mark.parametrize("route", ["expectations", "agreements", "together"])
def test_joint_paper_of_a_couple_says_it_too(signed_in, therapist, route):
    case = make_couples.couple_case(therapist=therapist)
    make_couples.agreement(case)
    make_couples.expectation(case)
    make_couples.joint_formulation(case)
    make_sessions.course(case=case)
    url = reverse(f"formulation:{route}_print", args=[case.pk])

    assert "Session 1 of 16, ends on" in words(signed_in(therapist).get(url))


@pytest.mark.django_db
def test_a_worksheet_on_paper_says_it_too(signed_in, therapist, case):
    make_sessions.course(case=case)
    sheet = make_worksheets.worksheet(case)
    url = reverse("sessions:print_worksheet", args=[case.pk, sheet.pk])

    assert "Session 1 of 16, ends on" in words(signed_in(therapist).get(url))


@pytest.mark.django_db
def test_the_goal_card_and_who_came_say_how_far_the_group_is(signed_in, therapist):
    group = make_groups.group(by=therapist)
    member = make_groups.member(group)
    make_groups.saved(make_groups.begun(group), {"A": "ABSENT"})
    browser = signed_in(therapist)

    card = words(browser.get(reverse("groups:goal_card", args=[member.case_id])))
    came = words(browser.get(reverse("groups:attendance_print", args=[group.pk])))
    assert "Session 1 of 20, ends on" in card
    assert "1 of 20 sessions held" in came
