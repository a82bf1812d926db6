"""What stands above every page of a case: storyboard, tabs and rail."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import reverse

from cases.models import Case
from measures.actions import record_administration
from sessions import actions
from sessions.charts import chart_of, so_far
from sessions.frame import format_line, frame_of, rail_of
from sessions.models import Homework, TherapySession
from sessions.queries import course_of
from tests import make, make_cases, make_couples, make_documents, make_sessions
from tests.make_sessions import FIRST_DAY, moment
from ui.frame import StopState

pytestmark = pytest.mark.django_db


def loaded(case: Case) -> Case:
    return Case.objects.with_people().get(pk=case.pk)


def test_the_frame_of_a_case_in_treatment(case, supervisor):
    make_sessions.course(case=case, signed_ones=8)

    frame = frame_of(loaded(case), reader=case.therapist, tab="plan")

    assert frame.model == "IPT"
    assert frame.format_line == "session 9 of 16, ends 28 Dec"
    assert frame.therapist == "R Adeyemi"
    assert frame.supervisors == ("Dr H Marsh",)
    assert frame.risk_line.startswith("Risk asked")
    assert not frame.is_under_18
    assert not frame.is_closed
    assert [tab.label for tab in frame.tabs if tab.is_current] == ["Plan"]
    assert {tab.label: tab.count for tab in frame.tabs}["Sessions"] == 8


def test_the_tabs_are_those_of_the_model(therapist):
    labels = {
        key: [
            tab.label
            for tab in frame_of(
                loaded(make.case(therapist=therapist, protocol_key=key)),
                reader=therapist,
            ).tabs
        ]
        for key in ("IPT_ADULT", "DIT_16_SEED", "")
    }

    assert "Focus" in labels["IPT_ADULT"]
    assert "Formulation" in labels["DIT_16_SEED"]
    assert "Model" in labels[""]
    assert labels["IPT_ADULT"] == [
        "Overview",
        "Assessment",
        "Sessions",
        "Inventory",
        "Focus",
        "Plan",
        "Measures",
        "Risk",
        "Letters",
        "Supervision",
        "History",
    ]


def test_nothing_asked_yet_is_said(case):
    frame = frame_of(loaded(case), reader=case.therapist)

    assert frame.risk_line == "Risk not asked yet"


@pytest.mark.parametrize("thoughts", ["NONE", "PASSIVE", "ACTIVE"])
def test_what_was_said_about_risk_has_no_colour(signed_in, case, thoughts):
    make_documents.risk(case, make.TODAY, thoughts=thoughts)
    browser = signed_in(case.therapist)

    for page in ("overview", "sessions:risk"):
        text = browser.get(reverse(page, args=[case.pk])).content.decode()
        tags = re.findall(
            r'<span class="(tag[^"]*)"><svg[^>]*><use href="[^"]*shield', text
        )
        assert tags
        assert set(tags) <= {"tag", "tag push"}


def test_a_minor_and_a_closed_case_say_so(therapist):
    young = make.client("Sara Miles", born_on=date.today() - timedelta(days=16 * 365))  # noqa: DTZ011, TID251
    case = make.closed_case(therapist=therapist, of=young)

    frame = frame_of(loaded(case), reader=case.therapist)

    assert frame.is_under_18
    assert frame.is_closed
    assert frame.closed_line.startswith("Closed ")


def test_the_rail_has_a_stop_for_every_session(case):
    booked = make_sessions.course(case=case, signed_ones=2)
    actions.record_absence(
        therapy_session=booked[2],
        by=case.therapist,
        attendance="DID_NOT_COME",
        absence_reason="Not known",
        at=booked[2].scheduled_at + timedelta(hours=1),
    )

    rail = rail_of(course_of(case), may_write=True)

    assert [stop.state for stop in rail.stops[:4]] == [
        StopState.DONE,
        StopState.DONE,
        StopState.NEXT,
        StopState.PLAN,
    ]
    assert rail.stops[2].missed_before == 1
    assert rail.stops[2].words == "Session 3, next, missed appointment before this"
    assert rail.stops[0].url == reverse(
        "sessions:session", args=[case.pk, booked[0].pk]
    )
    assert rail.stops[2].url == reverse("sessions:log", args=[case.pk, booked[3].pk])
    assert len(rail.stops) == 16
    assert [(phase.first, phase.last) for phase in rail.phases] == [
        (1, 4),
        (5, 12),
        (13, 16),
    ]


def miss(session) -> None:
    actions.record_absence(
        therapy_session=session,
        by=session.case.therapist,
        attendance="DID_NOT_COME",
        absence_reason="Not known",
        at=session.scheduled_at + timedelta(hours=1),
    )


def test_a_session_missed_after_the_last_one_has_its_cross(case):
    booked = make_sessions.course(case=case, signed_ones=2)
    for session in booked[2:4]:
        miss(session)
    TherapySession.objects.planned().delete()

    rail = rail_of(course_of(case), may_write=True)
    assert rail.stops[2].missed_before == 2
    assert not rail.stops[1].missed_after

    case.status = Case.Status.CLOSED
    rail = rail_of(course_of(case), may_write=True)
    assert rail.stops[-1].missed_after == 2
    assert rail.stops[-1].words == "Session 2, signed, missed appointment after this"


def test_a_closed_case_has_no_planned_stops(case):
    make_sessions.course(case=case, signed_ones=2)
    case.status = Case.Status.CLOSED

    rail = rail_of(course_of(case), may_write=True)

    assert [stop.state for stop in rail.stops] == [StopState.DONE] * 2
    assert [phase.sessions for phase in rail.phases] == ["1–2"]
    assert len(chart_of(case, course_of(case)).columns) == 3
    assert format_line(course_of(case)) == "2 of 16 sessions"


def test_before_the_plan_the_stops_are_only_proposed(case):
    rail = rail_of(course_of(case), may_write=True)

    assert {stop.state for stop in rail.stops} == {StopState.PLAN}
    assert {stop.url for stop in rail.stops} == {""}
    assert format_line(course_of(case)) == "16 sessions proposed"


def test_an_extended_course_stretches_the_last_phase(case):
    make_sessions.course(case=case, planned=12)
    actions.book_session(
        case=case,
        by=case.therapist,
        scheduled_at=moment(FIRST_DAY + timedelta(weeks=20)),
    )

    rail = rail_of(course_of(case), may_write=True)

    assert len(rail.stops) == 13
    assert rail.phases[-1].last == 13


def test_the_assessment_and_follow_ups_stand_at_the_ends(case):
    make_sessions.course(case=case, signed_ones=1)
    make_sessions.session(case=case, kind="FOLLOW_UP")

    rail = rail_of(course_of(case), may_write=True, has_lead=True)

    assert rail.has_lead
    assert rail.stops[-1].state == StopState.AFTER


def test_an_undecided_case_has_no_rail_and_no_format(therapist):
    course = course_of(make.case(therapist=therapist, protocol_key=""))

    assert rail_of(course, may_write=True) is None
    assert format_line(course) == ""


def test_a_course_that_is_over_says_how_many_were_held(therapist):
    case = make.case(therapist=therapist)
    for session in make_sessions.course(case=case, planned=6, reason="Short"):
        make_sessions.signed(session)

    assert format_line(course_of(case)) == "6 of 6 sessions"


def context_of(case: Case, **more: Any) -> Context:
    """What a page of the case hands on, asked for by its therapist."""
    request = RequestFactory().get("/")
    request.user = case.therapist
    return Context({"request": request, "case": case, **more})


def test_the_tag_draws_it_and_takes_the_page_s_own_course(
    case, django_assert_max_num_queries
):
    make_sessions.course(case=case)
    case = loaded(case)
    template = Template("{% load case_frame %}{% case_frame case %}")
    context = context_of(case, tab="plan", course=course_of(case))

    with django_assert_max_num_queries(7):
        page = template.render(context)

    assert "Daniel Okafor" not in page  # nothing says that names may be shown
    assert 'aria-current="page"' in page


def test_a_course_of_another_case_is_not_mistaken_for_this_one(case, therapist):
    other = make.case(therapist=therapist, protocol_key="DIT_16_SEED")
    template = Template("{% load case_frame %}{% case_frame case 'plan' %}")

    page = template.render(context_of(loaded(case), course=course_of(other)))

    assert "Focus" in page


# The chart


def test_the_chart_has_the_assessment_every_session_and_what_came_after(
    case, therapist
):
    record_administration(
        case=case,
        by=therapist,
        instrument_key="PHQ9",
        taken_on=FIRST_DAY - timedelta(days=5),
        answers=[2] * 9,
        at=moment(FIRST_DAY),
    )
    booked = make_sessions.course(case=case)
    make_sessions.signed(booked[0], next_homework="Ring Jo\nSleep upstairs")
    jo, sleep = Homework.objects.order_by("text")
    make_sessions.signed(
        booked[1],
        homework_reviews={jo.pk: ("DONE", ""), sleep.pk: ("NOT_DONE", "")},
    )
    course = course_of(case)

    chart = chart_of(case, course)

    assert chart.planned == 16
    assert chart.columns[0].scores == (18, None)
    assert chart.columns[0].risk_item == 2
    assert chart.columns[1].scores == (8, 7)
    assert chart.columns[2].task == "done"
    assert chart.columns[3].scores == (None, None)
    assert chart.phase_starts == (5, 13)
    assert chart.today == 3


def test_scores_between_sessions_stand_in_no_column(case, therapist):
    make_sessions.course(case=case, signed_ones=1)
    record_administration(
        case=case,
        by=therapist,
        instrument_key="PHQ9",
        taken_on=FIRST_DAY + timedelta(days=3),
        answers=[3] * 9,
        at=moment(FIRST_DAY + timedelta(days=3)),
    )

    chart = chart_of(case, course_of(case))

    assert 27 not in [score for column in chart.columns for score in column.scores]


def test_follow_ups_say_how_long_after(therapist):
    case = make.case(therapist=therapist)
    for session in make_sessions.course(case=case, planned=6, reason="Short"):
        make_sessions.signed(session)
    end = make_sessions.sessions(case)[-1].scheduled_at
    for days in (14, 32, 92):
        actions.record_follow_up(
            case=case,
            by=therapist,
            held_at=end + timedelta(days=days),
            text="Well.",
            at=end + timedelta(days=days, hours=1),
        )
    case.status, case.closed_on = "CLOSED", make.TODAY
    case.closed_by, case.ending_reason = therapist, "COMPLETED"
    case.save()

    chart = chart_of(case, course_of(case))

    assert [column.label for column in chart.after] == ["2 wk", "1 month", "3 months"]
    assert chart.today is None


def test_so_far_says_where_it_began_and_how_it_changed(case):
    booked = make_sessions.course(case=case)
    make_sessions.signed(booked[0], answers={"PHQ9": (2,) * 8 + (0,)})
    make_sessions.signed(booked[1], answers={"PHQ9": (1,) * 8 + (0,)})

    (phq9,) = so_far(case, course_of(case), ("PHQ9", "GAD7"))

    assert phq9.title == "PHQ-9"
    assert (phq9.now, phq9.change) == (8, -8)
    assert phq9.words == (
        "16 at the start. 8 lower: reliable change. Below the cut-off of 10."
    )


def test_one_score_alone_has_not_changed(case, therapist):
    record_administration(
        case=case,
        by=therapist,
        instrument_key="PHQ9",
        taken_on=FIRST_DAY - timedelta(days=1),
        answers=[2] * 9,
        at=moment(FIRST_DAY),
    )

    (phq9,) = so_far(case, course_of(case), ("PHQ9", "GAD7"))

    assert phq9.change is None
    assert phq9.words == "18 at assessment. Not below the cut-off of 10."


@pytest.mark.parametrize("page", ["overview", "sessions:list", "cases:contacts"])
def test_every_page_of_a_case_says_that_treatment_was_refused(
    signed_in, case, therapist, page
):
    url = reverse(page, args=[case.pk])
    assert "consent taken back" not in signed_in(therapist).get(url).content.decode()
    make_cases.withdrawn_consent(case, "TREATMENT")

    page = signed_in(therapist).get(url).content.decode()

    assert "Treatment: consent taken back, 1 Oct" in page


@pytest.mark.parametrize(
    ("key", "word"),
    [
        ("IPT_ADULT", "IPT"),
        ("IPT_ADOLESCENT", "IPT-A"),
        ("IPT_COUPLE", "Couple IPT"),
        ("IPT_GROUP", "Group IPT"),
        ("IPT_MAINTENANCE", "Maintenance IPT"),
        ("DIT_16_SEED", "DIT"),
    ],
)
def test_the_badge_says_the_format(therapist, key, word):
    case = make.case(therapist=therapist, protocol_key=key)

    assert frame_of(case, reader=therapist).model == word


def test_a_couple_has_a_disc_for_each(therapist):
    couple = make_couples.couple_case(therapist=therapist)

    assert frame_of(couple, reader=therapist).discs == ("P.R.", "T.H.")


def test_one_to_one_goes_without_saying(case):
    assert format_line(course_of(case)) == "16 sessions proposed"
