"""Life beside the scores: pins under the chart, the events of a week, both directions."""

from datetime import timedelta

import pytest
from django.urls import reverse

from formulation.actions import add_event
from formulation.models import FocusArea, TimelineEvent
from formulation.when import Precision, When
from sessions import queries
from sessions.charts import chart_of
from sessions.queries.pins import pins_of, week_of
from tests import make, make_formulation, make_measures, make_sessions

pytestmark = pytest.mark.django_db

FIRST = make_sessions.FIRST_DAY
SECOND = FIRST + timedelta(7)


@pytest.fixture
def case(therapist):
    return make.case(therapist=therapist, protocol_key="IPT_ADULT")


@pytest.fixture
def two_weeks(case):
    """Sessions 1 and 2, a week apart."""
    make_sessions.contract(case=case)
    booked = make_sessions.sessions(case)[:2]
    for one in booked:
        make_sessions.signed(one)
    return booked


def event(case, days_ago, title="A row with Ben", **said):
    """So many days before the second session."""
    day = SECOND - timedelta(days_ago)
    return add_event(
        case=case,
        by=case.therapist,
        **{
            "title": title,
            "kind": "CONFLICT",
            "starts": said.pop(
                "starts", When(first=day, last=day, precision=Precision.DAY)
            ),
            **said,
        },
    )


def words(case):
    return [
        (mark.column, mark.words) for mark in pins_of(case, queries.course_of(case))
    ]


def test_an_event_stands_under_the_session_that_followed_and_by_its_kind_alone(
    case, two_weeks
):
    event(case, 3)
    event(case, 0, title="Moved house", kind="MOVE")

    assert words(case) == [(2, "Conflict"), (2, "Move")]


def test_what_happened_before_treatment_or_on_no_known_day_has_no_pin(case, two_weeks):
    event(case, 400)
    event(case, 8)
    in_month = When(first=SECOND, last=SECOND, precision=Precision.MONTH)
    event(case, 0, starts=in_month)

    assert words(case) == []


def test_what_was_taken_out_has_no_pin(case, two_weeks):
    event(case, 3)
    TimelineEvent.objects.update(removed_at=make.NOW)

    assert words(case) == []


def test_the_first_focus_is_agreed_and_the_next_is_a_change(case, two_weeks):
    first = make_formulation.focus(case)
    FocusArea.objects.filter(pk=first.pk).update(
        agreed_on=FIRST, ended_on=SECOND, ended_reason="Another loss"
    )
    assert words(case) == [(1, "Focus agreed")]

    second = make_formulation.focus(case)
    FocusArea.objects.filter(pk=second.pk).update(agreed_on=SECOND)
    assert words(case) == [(1, "Focus agreed"), (2, "Focus changed")]


def test_a_case_without_a_session_has_no_pins(case):
    event(case, 3)

    assert words(case) == []


def test_pins_cost_three_questions(case, two_weeks, django_assert_num_queries):
    event(case, 3)
    course = queries.course_of(case)

    with django_assert_num_queries(3):
        pins_of(case, course)


def test_a_week_holds_what_happened_since_the_session_before(case, two_weeks):
    first, second = two_weeks
    for days in (8, 7, 6, 0):
        event(case, days, title=f"{days} days ago")
    course = queries.course_of(case)

    def titles(session):
        line = course.line_of(session.pk)
        return [one.event.title for one in week_of(case, course, line)]

    assert titles(first) == ["7 days ago"]
    assert titles(second) == ["6 days ago", "0 days ago"]


def test_the_page_of_a_session_shows_its_week_and_asks_for_what_happened(
    case, two_weeks, signed_in, therapist
):
    _, second = two_weeks
    event(case, 3, mood_effect=-2, came_first="MOOD")
    page = signed_in(therapist).get(
        reverse("sessions:session", args=[case.pk, second.pk])
    )

    assert "A row with Ben" in page.text
    assert "Mood −2, lower · The mood led to what happened" in page.text
    add = reverse("formulation:add_event", args=[case.pk])
    assert f"{add}?on={SECOND.isoformat()}" in page.text


def test_a_new_event_begins_with_the_day_it_was_asked_for(case, signed_in, therapist):
    url = reverse("formulation:add_event", args=[case.pk])
    browser = signed_in(therapist)

    assert 'value="2026-11-20"' in browser.get(f"{url}?on=2026-11-20").text
    assert browser.get(f"{url}?on=tomorrow").status_code == 200


@pytest.mark.parametrize(
    ("came_first", "said"),
    [
        ("EVENT", "what happened moved the mood"),
        ("MOOD", "the mood led to what happened"),
        ("BOTH", "each fed the other"),
        ("", ""),
    ],
)
def test_mood_and_event_are_linked_in_either_direction(case, came_first, said):
    from formulation.queries import timeline_of

    event(case, 3, came_first=came_first)

    assert timeline_of(case).events[0].came_first_words == said


def test_another_direction_is_refused_with_a_sentence(case):
    from formulation.actions.timeline import DirectionUnknown

    with pytest.raises(DirectionUnknown, match="Choose which came first"):
        event(case, 3, came_first="UP")


def test_every_point_leads_to_its_session_and_the_assessment_to_its_answers(
    case, two_weeks
):
    before = make_measures.administration(case, on=FIRST - timedelta(2))
    drawn = chart_of(case, queries.course_of(case))

    assert drawn.columns[0].href.endswith(f"/measures/{before.pk}/")
    assert [one.href.split("/")[-2] for one in drawn.columns[1:3]] == [
        str(one.pk) for one in two_weeks
    ]
    assert drawn.columns[3].href == ""


def test_the_chart_can_be_read_by_session_and_by_date(
    case, two_weeks, signed_in, therapist
):
    make_measures.administration(case, on=FIRST - timedelta(2))
    url = reverse("sessions:measures", args=[case.pk])
    browser = signed_in(therapist)

    by_session, by_date = browser.get(url).text, browser.get(f"{url}?by=dates").text
    assert 'class="course"' in by_session
    assert 'class="course dated"' in by_date
    assert "PHQ-9 was" in by_session
    assert "PHQ-9 was" in by_date
