"""Reviews of the course: due at the protocol's points, kept with the facts of their day."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.models import Event
from cases.actions import CaseAlreadyClosed, rate_functioning
from cases.models import FunctioningRating
from protocols.functioning import FUNCTIONING
from sessions import actions
from sessions.actions import course_reviews as rules
from sessions.models import CourseReview
from sessions.queries import course_of
from sessions.queries.course_facts import attendance_words, course_facts
from sessions.queries.course_reviews import reviews_due, reviews_page
from tests import make, make_formulation, make_sessions
from tests.formulation.pages import is_fine, words

pytestmark = pytest.mark.django_db

BEGAN = make_sessions.FIRST_DAY - timedelta(weeks=12)
EARLIER = {"starts_on": BEGAN, "agreed_on": BEGAN, "at": make_sessions.moment(BEGAN)}


def write(case, **fields):
    values = {
        "kind": "MIDDLE",
        "reviewed_on": make.TODAY,
        "focus_right": "YES",
        "agreed": "Go on as we began",
        "at": make.NOW,
    }
    return actions.write_review(case=case, by=case.therapist, **(values | fields))


def url(page: str, case, *more) -> str:
    return reverse(f"sessions:{page}", args=[case.pk, *[one.pk for one in more]])


@pytest.fixture
def browser(signed_in, therapist):
    return signed_in(therapist)


def kinds_due(case):
    return [point.kind for point in reviews_due(case, course_of(case))]


def test_a_review_is_due_from_the_session_of_its_point(case):
    booked = make_sessions.course(case=case)
    assert kinds_due(case) == []
    for session in booked[:3]:
        make_sessions.signed(session)
    assert kinds_due(case) == ["FOCUS"]
    for session in booked[3:7]:
        make_sessions.signed(session)

    assert kinds_due(case) == ["FOCUS", "MIDDLE"]
    write(case)
    assert kinds_due(case) == ["FOCUS"]


def test_a_review_of_the_therapy_before_says_nothing_of_this_one(case):
    make_sessions.course(case=case, signed_ones=8)
    make_sessions.course_review(case, protocol_key="DIT_16_SEED")

    assert "MIDDLE" in kinds_due(case)


def test_a_closed_case_has_no_review_due(therapist):
    case = make.closed_case(therapist=therapist)

    assert kinds_due(case) == []
    with pytest.raises(CaseAlreadyClosed):
        write(case)


def test_before_the_model_is_decided_only_one_in_between_can_be_held(therapist):
    case = make.case(therapist=therapist, protocol_key="")

    assert kinds_due(case) == []
    assert write(case, kind="EXTRA").title == "Review in between"


def test_a_review_is_kept_with_its_session_and_the_facts_of_its_day(case):
    booked = make_sessions.course(case=case, signed_ones=8)
    make_formulation.goal(case, "Meet someone every week", baseline=2)
    on = timezone.localdate(booked[7].scheduled_at)

    review = write(case, reviewed_on=on, alliance=8, considered=["MEDICATION"])
    make_sessions.signed(booked[8])

    review.refresh_from_db()
    assert review.therapy_session == booked[7]
    assert review.title == "Mid-course review"
    assert review.facts["where"].startswith("Session 8 of 16, ends on Monday 28 Dec")
    assert review.facts["attendance"] == "8 attended"
    assert review.facts["goals"][0]["start"] == 2
    event = Event.objects.get(verb="course_review.written")
    assert "Go on" not in str(event.detail)


def test_facts_set_daily_life_against_the_start(case):
    for days, level in ((20, 3), (1, 1)):
        rate_functioning(
            case=case,
            by=case.therapist,
            rated_on=make.TODAY - timedelta(days=days),
            ratings={"work": level},
            at=make.NOW,
        )

    facts = course_facts(case, course_of(case), today=make.TODAY)

    assert facts["functioning"] == [
        {
            "title": "Work or study",
            "start": 3,
            "start_words": "Hardly managing",
            "now": 1,
            "now_words": "Some trouble",
        }
    ]


def test_attendance_is_said_in_words_and_blames_nobody(case):
    booked = make_sessions.course(case=case, signed_ones=2)
    for session, how in (
        (booked[2], "DID_NOT_COME"),
        (booked[3], "CANCELLED_BY_CLIENT"),
    ):
        actions.record_absence(
            therapy_session=session,
            by=case.therapist,
            attendance=how,
            absence_reason="Ill",
            at=session.scheduled_at,
        )

    assert attendance_words(course_of(case)) == (
        "2 attended, 1 missed, 1 cancelled by the client"
    )


def test_dit_sees_its_pattern_and_ipt_its_signs(case, therapist):
    dit = make_formulation.dit_case(therapist=therapist)
    make_formulation.ipaf(dit)
    make_formulation.sighting(dit, source="IN_THE_ROOM", changed="YES")
    focus = make_formulation.agreed_focus(case)
    key = next(iter(one.key for one in make_markers(focus)))
    make_formulation_rate(focus, {key: 1}, make.TODAY - timedelta(days=9))
    make_formulation_rate(focus, {key: 2}, make.TODAY)

    of_dit = course_facts(dit, course_of(dit), today=make.TODAY)
    of_ipt = course_facts(case, course_of(case), today=make.TODAY)

    assert of_dit["pattern"]["seen"] == of_dit["pattern"]["different"] == 1
    assert of_dit["pattern"]["line"]
    assert "signs" not in of_dit
    assert of_ipt["signs"][0]["rows"][0]["now"] == "Mostly"


def make_markers(focus):
    from protocols.focus_areas import FOCUS_AREAS

    return next(one.markers for one in FOCUS_AREAS if one.key == focus.area)


def make_formulation_rate(focus, values, on):
    from formulation.models import MarkerRating

    for key, value in values.items():
        MarkerRating.objects.create(
            case=focus.case,
            focus_area=focus,
            key=key,
            value=value,
            rated_on=on,
            recorded_at=make.NOW,
            author=focus.author,
        )


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"kind": "ANOTHER"}, rules.ReviewKindUnknown),
        ({"reviewed_on": make.TODAY + timedelta(days=1)}, rules.ReviewInTheFuture),
        ({"focus_right": ""}, rules.FocusRightMissing),
        ({"focus_right": "SHARPEN"}, rules.FocusWordsMissing),
        ({"focus_right": "CHANGE", "focus_words": " "}, rules.FocusWordsMissing),
        ({"agreed": " "}, rules.AgreedMissing),
        ({"alliance": 11}, rules.AllianceOutOfRange),
        ({"alliance": -1}, rules.AllianceOutOfRange),
        ({"considered": ["BLAME"]}, rules.ConsideredUnknown),
    ],
)
def test_a_review_that_cannot_be_is_refused(case, fields, refusal):
    with pytest.raises(refusal):
        write(case, **fields)

    assert not CourseReview.objects.exists()


def test_a_part_that_a_review_does_not_have_is_a_mistake_of_the_caller(case):
    with pytest.raises(TypeError, match="no part"):
        write(case, score=3)


def test_a_correction_is_a_new_row_that_shows_the_former(browser, case):
    make_sessions.course(case=case, signed_ones=3)
    review = write(case)
    wording = {"focus_right": "YES", "agreed": "Meet every two weeks"}

    corrected = actions.correct_review(review=review, by=case.therapist, **wording)

    assert corrected.facts == review.facts
    assert [one.pk for one in reviews_page(case, course_of(case)).held] == [
        corrected.pk
    ]
    page = words(browser.get(url("review", case, corrected)))
    assert "Former wording" in page
    assert "Go on as we began" in page
    assert "This wording was corrected later" in words(
        browser.get(url("review", case, review))
    )
    with pytest.raises(rules.ReviewReplaced):
        actions.correct_review(review=review, by=case.therapist, **wording)
    with pytest.raises(rules.ReviewUnchanged):
        actions.correct_review(review=corrected, by=case.therapist, **wording)


# The pages


def test_what_a_closed_course_did_not_review_is_not_called_coming(browser, case):
    make_sessions.course(case=case, signed_ones=3)
    page = url("reviews", case)
    assert "Coming" in words(browser.get(page))

    case.status, case.closed_on = "CLOSED", make.TODAY
    case.closed_by, case.ending_reason = case.therapist, "MOVED"
    case.save()

    said = words(browser.get(page))
    assert "Coming" not in said
    assert "Not held" in said


def test_a_review_is_offered_in_the_log_and_on_the_plan(browser, case):
    booked = make_sessions.course(case=case, signed_ones=7)

    for page in (
        url("log", case, booked[7]),
        url("plan", case),
        url("list", case),
        url("reviews", case),
    ):
        response = browser.get(page)
        assert is_fine(response)
        assert "Mid-course review" in words(response)
        assert f"{url('new_review', case)}?kind=MIDDLE" in response.content.decode()


def test_a_review_is_held_on_its_page_beside_the_facts(browser, case):
    make_sessions.course(case=case, signed_ones=7)
    new = f"{url('new_review', case)}?kind=MIDDLE"
    opened = browser.get(new)
    assert is_fine(opened)
    assert "7 attended" in words(opened)
    assert '<option value="MIDDLE" selected' in opened.content.decode()
    typed = {
        "kind": "MIDDLE",
        "reviewed_on": timezone.localdate().isoformat(),
        "focus_right": "SHARPEN",
        "alliance": "7",
        "considered": ["SUPERVISION"],
        "client_words": "I ring people again",
    }

    refused = browser.post(new, typed | {"agreed": ""})
    assert "Write what should be sharper" not in words(refused)
    assert "Write what you agreed" in words(refused)
    assert "I ring people again" in refused.content.decode()
    vague = browser.post(new, typed | {"agreed": "Go on"})
    assert "Write what should be sharper or different" in words(vague)
    browser.post(new, typed | {"agreed": "Go on", "focus_words": "The brother"})

    review = CourseReview.objects.get()
    for page in ("review", "review_print", "correct_review"):
        response = browser.get(url(page, case, review))
        assert is_fine(response)
        assert "I ring people again" in response.content.decode()
    assert "Bringing it to supervision" in words(
        browser.get(url("review_print", case, review))
    )
    fixed = {"focus_right": "YES", "agreed": "Go on, every week"}
    browser.post(url("correct_review", case, review), fixed)
    assert CourseReview.objects.get(replaces=review).agreed == "Go on, every week"


def test_daily_life_is_rated_in_the_review_beside_how_it_began(browser, case):
    rate_functioning(
        case=case,
        by=case.therapist,
        rated_on=make.TODAY - timedelta(days=60),
        ratings={"work": 3, "home": 2},
        at=make.NOW,
    )
    new = url("new_review", case)
    opened = words(browser.get(new))
    for area in FUNCTIONING:
        assert area.question in opened
    assert "Start: 3, hardly managing." in opened
    typed = {
        "kind": "EXTRA",
        "reviewed_on": timezone.localdate().isoformat(),
        "focus_right": "YES",
        "work": "1",
    }

    refused = browser.post(new, typed | {"agreed": ""})
    assert re.search(r'name="work" value="1"[^>]*checked', refused.content.decode())
    assert FunctioningRating.objects.count() == 1
    browser.post(new, typed | {"agreed": "Go on"})

    rating = FunctioningRating.objects.latest("rated_on")
    assert (rating.work, rating.home) == (1, None)
    assert rating.rated_on == timezone.localdate()
    life = {
        one["title"]: one for one in CourseReview.objects.get().facts["functioning"]
    }
    assert (life["Work or study"]["start"], life["Work or study"]["now"]) == (3, 1)
    assert life["Home"]["now"] is None


def test_a_review_that_is_refused_rates_nothing(case):
    with pytest.raises(rules.AgreedMissing):
        write(case, agreed=" ", ratings={"work": 1})

    assert not FunctioningRating.objects.exists()


def test_a_review_without_a_rating_rates_nothing(case):
    write(case, ratings={area.key: None for area in FUNCTIONING})

    assert not FunctioningRating.objects.exists()


def test_a_review_of_another_case_is_not_here(browser, therapist, case):
    review = make_sessions.course_review(make.case(therapist=therapist))

    assert browser.get(url("review", case, review)).status_code == 404


def test_an_empty_record_prints_too(browser, case):
    review = write(case, kind="EXTRA")

    page = browser.get(url("review_print", case, review))

    assert is_fine(page)
    assert "0 attended" in words(page)


def test_the_paper_says_once_where_the_course_stands(browser, case):
    make_sessions.course(case=case, signed_ones=8)
    review = write(case, kind="EXTRA")

    assert words(browser.get(url("review_print", case, review))).count(" of 16, ") == 1
    assert words(browser.get(url("review", case, review))).count(" of 16, ") == 2


@pytest.mark.parametrize("count", [1, 6])
def test_facts_cost_no_more_for_a_long_record(case, django_assert_num_queries, count):
    make_sessions.course(case=case, signed_ones=count)
    for number in range(count):
        make_formulation.goal(case, f"Goal {number}")
    make_formulation.agreed_focus(case)
    course = course_of(case)

    with django_assert_num_queries(17):
        course_facts(case, course, today=make.TODAY)
