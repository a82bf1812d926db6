"""One case at a glance, in every state of its course."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases import actions as cases
from cases.models import Case
from documents.models import Document
from ipt_practice.queries.overview import overview_of
from protocols import protocol
from sessions.models import TherapySession
from tests import (
    make,
    make_cases,
    make_documents,
    make_formulation,
    make_measures,
    make_sessions,
)

STEPS = [
    "Assessment",
    "First scores",
    "First risk entry",
    "IPT or DIT",
    "Social inventory",
    "Plan",
]


def page_of(case) -> str:
    return reverse("overview", args=[case.pk])


def seen(case):
    found = Case.objects.with_people().get(pk=case.pk)
    return overview_of(found, make.TODAY, may_read_drafts=True, may_write=True)


def said(browser, case) -> str:
    return browser.get(page_of(case)).content.decode()


@pytest.fixture
def new_case(therapist):
    """Just referred: nothing is decided and nothing recorded."""
    return make.case(therapist=therapist, protocol_key="")


@pytest.fixture
def case(therapist):
    """IPT of sixteen, four sessions signed, with everything around it."""
    case = make.case(
        therapist=therapist,
        of=make.client("Daniel Okafor", pronouns="he/him"),
        protocol_key="IPT_ADULT",
    )
    first = make_sessions.FIRST_DAY
    make_measures.administration(case, "PHQ9", 19, on=first - timedelta(days=7))
    make_measures.administration(case, "GAD7", 14, on=first - timedelta(days=7))
    make_formulation.person(case, "Ngozi")
    make_formulation.agreed_focus(case, words="I used to be a teacher")
    make_formulation.goal(case, "Ring my sister")
    make_cases.rating(case)
    make_sessions.course(case=case, signed_ones=4)
    return case


# Before session 1


def test_before_session_1_the_first_things_to_do_stand_in_place_of_the_chart(
    signed_in, therapist, new_case
):
    found = seen(new_case)

    assert [step.title for step in found.steps] == STEPS
    assert not any(step.is_done for step in found.steps)
    assert found.treatment is None
    assert "First things to do" in said(signed_in(therapist), new_case)


def done(case) -> set[str]:
    return {step.title for step in seen(case).steps if step.is_done}


def test_each_is_ticked_once_the_record_shows_it(therapist, new_case):
    case = new_case
    make_measures.administration(case)
    assert done(case) == {"First scores"}
    make_cases.risk_entry(case)
    assert done(case) == {"First scores", "First risk entry"}
    make_formulation.person(case)
    assert "Social inventory" in done(case)
    make_cases.decision(case)
    case.refresh_from_db()
    assert "IPT or DIT" in done(case)
    make_sessions.contract(case=case)
    case.refresh_from_db()
    assert "Plan" in done(case)


def test_answers_alone_do_not_finish_the_assessment(therapist, new_case):
    answers = make_cases.full_answers()
    some = dict(list(answers.items())[:2])
    cases.save_intake(case=new_case, by=therapist, answers=some, version=0)
    assert "Assessment" not in done(new_case)

    cases.save_intake(case=new_case, by=therapist, answers=answers, version=1)
    assert "Assessment" not in done(new_case)
    [step] = [one for one in seen(new_case).steps if one.title == "Assessment"]
    assert step.hint.startswith("Every answer is there. Still open: Emergency contact")


def test_the_assessment_is_done_once_other_pages_hold_their_part(new_case):
    make_cases.whole_assessment(new_case)

    assert "Assessment" in done(new_case)


def test_a_score_that_was_taken_back_is_no_score(therapist, new_case):
    from measures import actions as measures

    taken = make_measures.administration(new_case)
    measures.withdraw_administration(
        administration=taken, by=therapist, reason="Somebody else's form"
    )

    assert "First scores" not in done(new_case)


def test_the_steps_are_gone_after_session_1(case):
    assert seen(case).steps == ()


def test_someone_who_only_reads_is_offered_nothing_to_press(
    signed_in, supervisor, new_case
):
    text = said(signed_in(supervisor), new_case)

    assert "First things to do" in text
    assert "Make the plan" not in text
    assert "Record risk" not in text
    assert "Add the first person" not in text


# The course


def test_the_chart_and_the_rail_share_their_columns(case):
    treatment = seen(case).treatment

    assert len(treatment.drawn.columns) == len(treatment.rail.stops) == 17
    assert treatment.drawn.today == 5
    assert treatment.drawn.series(0)[:3] == [19, 8, 8]


def test_a_booked_follow_up_does_not_shift_them(case):
    TherapySession.objects.create(
        case=case,
        kind="FOLLOW_UP",
        scheduled_at=make.NOW + timedelta(days=200),
        recorded_at=make.NOW,
        recorded_by=case.therapist,
    )

    treatment = seen(case).treatment

    assert len(treatment.drawn.columns) == len(treatment.rail.stops)


def test_the_change_is_said_in_words_with_its_rule(case):
    treatment = seen(case).treatment

    assert treatment.change == -11
    assert treatment.words == (
        "PHQ-9 since the first score, a reliable change. Below the cut-off of 10."
    )


def test_a_small_change_is_not_called_reliable(therapist):
    case = make.case(therapist=therapist, protocol_key="IPT_ADULT")
    make_sessions.contract(case=case)
    make_measures.administration(
        case, "PHQ9", 12, on=make_sessions.FIRST_DAY - timedelta(days=7)
    )
    first = make_sessions.sessions(case)[0]
    make_sessions.signed(first, answers={"PHQ9": (2, 2, 2, 2, 1, 1, 0, 0, 0)})

    assert seen(case).treatment.words == (
        "PHQ-9 since the first score. At or above the cut-off of 10."
    )


def marks_of(case) -> list[tuple[str, int, bool]]:
    marks = seen(case).treatment.drawn.marks
    return [(mark.words, mark.column, mark.is_due) for mark in marks]


def test_key_events_stand_under_their_session_and_what_is_only_due_says_so(case):
    assert marks_of(case) == [
        ("Focus agreed", 4, False),
        ("Mid-course review due", 8, True),
        ("Closing letter due", 14, True),
    ]


def test_a_review_stands_in_the_session_in_which_it_was_held(case):
    for session in make_sessions.sessions(case)[4:9]:
        make_sessions.signed(session)
    ninth = make_sessions.sessions(case)[8]

    make_sessions.course_review(
        case, therapy_session=ninth, reviewed_on=ninth.scheduled_at.date()
    )

    assert ("Mid-course review", 9, False) in marks_of(case)
    assert "Mid-course review" not in " ".join(seen(case).next.due)


def test_a_review_between_two_sessions_stands_in_the_one_before(case):
    for session in make_sessions.sessions(case)[4:9]:
        make_sessions.signed(session)
    day = make_sessions.sessions(case)[7].scheduled_at.date() + timedelta(days=2)

    make_sessions.course_review(case, reviewed_on=day)

    assert ("Mid-course review", 8, False) in marks_of(case)


def test_what_was_ticked_in_a_session_is_no_review_yet(case):
    ticks = tuple(task.key for task in protocol("IPT_ADULT").tasks(8, 16))
    for session in make_sessions.sessions(case)[4:8]:
        make_sessions.signed(session, ticks=ticks)

    assert ("Mid-course review due", 8, True) in marks_of(case)


def test_a_review_that_is_due_is_offered_until_it_is_held(
    case, therapist, supervisor, signed_in
):
    for session in make_sessions.sessions(case)[4:7]:
        make_sessions.signed(session)
    make_sessions.course_review(case, kind="FOCUS")
    hold = f"{reverse('sessions:new_review', args=[case.pk])}?kind=MIDDLE"

    assert hold in said(signed_in(therapist), case)
    assert hold not in said(signed_in(supervisor), case)

    make_sessions.course_review(case)
    assert seen(case).next.review is None
    assert hold not in said(signed_in(therapist), case)


def test_a_letter_stands_in_the_session_before_which_it_was_approved(case):
    make_documents.approved(
        case,
        kind=Document.Kind.ENDING_LETTER,
        approved_at=make_sessions.moment(make_sessions.FIRST_DAY + timedelta(weeks=2)),
    )

    assert ("Closing letter", 3, False) in marks_of(case)


def test_a_draft_of_a_letter_is_no_letter_yet(case):
    make_documents.approved(
        case,
        kind=Document.Kind.ENDING_LETTER,
        state=Document.State.DRAFT,
        approved_at=None,
        approved_by=None,
    )

    assert ("Closing letter due", 14, True) in marks_of(case)


def test_after_an_early_end_nothing_is_due_and_nothing_is_planned(case):
    Case.objects.filter(pk=case.pk).update(
        status=Case.Status.CLOSED,
        closed_on=make.TODAY,
        closed_by=case.therapist,
        ending_reason="STOPPED_COMING",
    )

    found = seen(case).treatment

    assert [mark.words for mark in found.drawn.marks] == ["Focus agreed"]
    assert len(found.rail.stops) == 1 + 4
    assert len(found.drawn.columns) == 1 + 4


def test_the_main_measure_of_the_case_leads(case):
    Case.objects.filter(pk=case.pk).update(main_measure="GAD7")

    treatment = seen(case).treatment

    assert treatment.words.startswith("GAD-7 since the first score")
    assert treatment.change == -7
    assert [scale.title for scale in treatment.drawn.scales] == ["GAD-7", "PHQ-9"]


def test_a_main_measure_that_was_never_given_has_no_panel(case):
    Case.objects.filter(pk=case.pk).update(main_measure="PCL5")

    scales = seen(case).treatment.drawn.scales

    assert [scale.title for scale in scales] == ["PHQ-9", "GAD-7"]


def test_dit_shows_the_pattern_in_place_of_the_area(signed_in, therapist):
    case = make_formulation.dit_case(therapist=therapist)
    make_formulation.ipaf(case)

    found = seen(case)

    assert found.focus.card is None
    assert found.focus.ipaf.number == 1
    text = said(signed_in(therapist), case)
    assert "Afraid of being unloved if I show what I feel" in text
    assert "Not shared yet" in text


@pytest.mark.parametrize(
    ("protocol_key", "words"),
    [
        ("", "which is not decided yet"),
        ("IPT_ADULT", "No focus yet"),
        ("DIT_16_SEED", "No formulation yet"),
    ],
)
def test_without_a_focus_the_next_step_fits_the_model(
    signed_in, therapist, protocol_key, words
):
    case = make.case(therapist=therapist, protocol_key=protocol_key)

    assert words in said(signed_in(therapist), case)


# What comes next


def test_next_offers_to_log_the_session(signed_in, therapist, case):
    found = seen(case).next

    assert found.number == 5
    link = reverse("sessions:log", args=[case.pk, found.line.session_id])
    assert f'href="{link}"' in said(signed_in(therapist), case)


def test_next_begins_with_what_the_session_itself_is_for(case):
    own = [task.title for task in protocol("IPT_ADULT").tasks(5, 16, "depression")]

    assert seen(case).next.agenda[: len(own)] == tuple(own)


def test_next_names_the_review_of_the_session(case):
    for session in make_sessions.sessions(case)[4:7]:
        make_sessions.signed(session)

    assert seen(case).next.due == ("Mid-course review",)


def test_next_names_no_review_that_was_held_before_its_session(case):
    for session in make_sessions.sessions(case)[4:11]:
        make_sessions.signed(session)
    assert "Review before the ending" in seen(case).next.due

    make_sessions.course_review(case, kind="LATE")

    assert "Review before the ending" not in seen(case).next.due


def test_next_names_what_the_format_asks_for_around_the_session(therapist):
    case = make.case(therapist=therapist, protocol_key="IPT_ADOLESCENT")

    assert seen(case).next.due == ("Parent session", "Phone call between sessions")


def test_a_format_without_a_mid_course_review_misses_none(therapist):
    case = make.case(therapist=therapist, protocol_key="IPT_COUNSELLING")
    make_sessions.course(
        case=case, signed_ones=4, planned=6, protocol_key="IPT_COUNSELLING"
    )

    assert marks_of(case) == [("Closing letter due", 6, True)]
    assert seen(case).next.due == ()


def test_next_names_a_review_of_before_and_the_letter_until_they_are_there(case):
    for session in make_sessions.sessions(case)[4:14]:
        make_sessions.signed(session)

    assert seen(case).next.due == (
        "Mid-course review, due since session 8",
        "Closing letter, due since session 14",
    )


def test_a_supervisor_is_not_offered_to_log_it(signed_in, supervisor, case):
    text = said(signed_in(supervisor), case)

    assert "Next: session 5" in text
    assert "Log session 5" not in text


def test_what_a_supervisor_asked_stands_in_the_next_session(case, supervisor):
    from sessions.actions import ask_task

    ask_task(case=case, by=supervisor, text="Ask about the brother")

    assert [task.text for task in seen(case).next.asked] == ["Ask about the brother"]


def test_open_tasks_of_the_client_too(therapist):
    case = make.case(therapist=therapist, protocol_key="IPT_ADULT")
    make_sessions.contract(case=case)
    make_sessions.signed(
        make_sessions.sessions(case)[0], next_homework="Ring the choir"
    )

    assert [task.text for task in seen(case).next.tasks] == ["Ring the choir"]


def test_without_a_plan_the_plan_is_next(signed_in, therapist, new_case):
    assert "Make the plan" in said(signed_in(therapist), new_case)


def test_when_nothing_is_booked_booking_is_next(signed_in, therapist):
    case = make.case(therapist=therapist, protocol_key="IPT_ADULT")
    make_sessions.contract(case=case)
    TherapySession.objects.filter(case=case).delete()

    assert "Book session 1" in said(signed_in(therapist), case)


def test_when_all_are_held_the_ending_is_next(signed_in, therapist):
    case = make.case(therapist=therapist, protocol_key="IPT_ADULT")
    start = make.TODAY - timedelta(weeks=20)
    booked = make_sessions.course(
        case=case, planned=12, starts_on=start, agreed_on=start, signed_ones=12
    )
    assert len(booked) == 12

    text = said(signed_in(therapist), case)

    assert "All 12 sessions are held" in text
    assert reverse("documents:close", args=[case.pk]) in text


# Beside the course


def test_risk_is_words_with_a_day_and_never_a_level(signed_in, therapist, case):
    text = said(signed_in(therapist), case)

    assert "no thoughts" in text
    assert "No safety plan" in text
    for level in ("low risk", "medium risk", "high risk", "risk level"):
        assert level not in text.lower()


def test_the_safety_plan_and_its_review_are_named(signed_in, therapist, case):
    make_cases.safety_plan(case)

    assert "Safety plan made 23 Nov" in said(signed_in(therapist), case)


def test_people_goals_and_functioning_are_there(signed_in, therapist, case):
    text = said(signed_in(therapist), case)

    assert "Inventory, 1 person" in text
    assert "Ring my sister" in text
    assert "Work or study" in text


def test_the_last_three_sessions_with_their_scores(case):
    lines = seen(case).last_sessions

    assert [line.number for line in lines] == [4, 3, 2]
    assert lines[0].one_line == "Told the story of the week."
    assert lines[0].scores == {"PHQ9": 8, "GAD7": 7}


def test_documents_stand_with_their_state(signed_in, therapist, case):
    make_documents.released(case)

    text = said(signed_in(therapist), case)

    assert "Treatment summary" in text
    assert "Released 23 Nov" in text


def test_an_empty_part_says_how_to_begin(signed_in, therapist, new_case):
    text = said(signed_in(therapist), new_case)

    for sentence in (
        "No goals yet",
        "Nobody in the circle yet",
        "No letters yet",
        "Nothing is rated yet",
    ):
        assert sentence in text


# Closed


def test_a_closed_case_says_how_it_ended_and_leads_to_its_summary(signed_in, therapist):
    case = make.closed_case(
        therapist=therapist,
        protocol_key="IPT_ADULT",
        ending_outcome="Rings her sister every week.",
    )
    summary = make_documents.released(case)

    text = said(signed_in(therapist), case)

    assert "Completed as planned" in text
    assert "Rings her sister every week." in text
    assert reverse("documents:document", args=[case.pk, summary.pk]) in text
    assert "Next:" not in text
    assert "First things to do" not in text


def test_a_closed_case_without_a_summary_offers_one(signed_in, therapist):
    case = make.closed_case(therapist=therapist, protocol_key="IPT_ADULT")

    assert "No treatment summary yet" in said(signed_in(therapist), case)


def test_a_letter_is_no_summary(therapist):
    case = make.closed_case(therapist=therapist, protocol_key="IPT_ADULT")
    make_documents.approved(case, kind=Document.Kind.ENDING_LETTER)

    assert seen(case).ending.summary is None


def test_nothing_can_be_pressed_in_a_closed_case(signed_in, therapist):
    case = make.closed_case(therapist=therapist, protocol_key="IPT_ADULT")

    text = said(signed_in(therapist), case)

    for words in (
        "Log session",
        "Record risk",
        "Rate the seven areas",
        "Set the first",
    ):
        assert words not in text


# Names, titles, methods


def test_the_title_holds_the_number_and_no_name(signed_in, therapist, case):
    text = said(signed_in(therapist), case)

    title = text.split("<title>")[1].split("</title>")[0]
    assert case.client.number in title
    assert "Okafor" not in title


def test_with_initials_no_name_and_no_free_text_is_on_the_page(
    signed_in, therapist, case
):
    browser = signed_in(therapist)
    browser.post(reverse("names"), {"names": "INITIALS"})

    text = said(browser, case)

    assert "D.O." in text
    for words in (
        "Okafor",
        "Daniel",
        "Ngozi",
        "I used to be a teacher",
        "Ring my sister",
        "Told the story",
    ):
        assert words not in text


def test_one_heading_is_the_first(signed_in, therapist, case):
    assert said(signed_in(therapist), case).count("<h1") == 1


def test_nothing_is_styled_or_scripted_in_the_page(signed_in, therapist, case):
    text = said(signed_in(therapist), case)

    assert " style=" not in text
    assert "onclick" not in text


def test_the_page_is_only_read(signed_in, therapist, case):
    assert signed_in(therapist).post(page_of(case)).status_code == 405


def test_it_asks_the_same_number_of_questions_for_any_course(therapist, case):
    short = make.case(therapist=therapist, protocol_key="IPT_ADULT")
    make_formulation.person(short)
    make_formulation.agreed_focus(short)
    make_formulation.goal(short)
    make_cases.rating(short)
    make_sessions.course(case=short, signed_ones=1)
    for number in range(20):
        make_formulation.person(case, f"Person {number}")
    with CaptureQueriesContext(connection) as few:
        seen(short)
    with CaptureQueriesContext(connection) as many:
        seen(case)

    assert len(many) == len(few)


def test_the_page_takes_few_questions_with_ten_or_a_thousand_cases(
    signed_in, therapist, case
):
    browser = signed_in(therapist)
    make.many_cases(therapist, 9)
    said(browser, case)
    with CaptureQueriesContext(connection) as ten:
        said(browser, case)
    make.many_cases(therapist, 990)
    with CaptureQueriesContext(connection) as a_thousand:
        said(browser, case)

    assert len(a_thousand) == len(ten)
    assert len(ten) < 63


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("IPT_ADULT", "DIT_16_SEED", "Earlier focus"),
        ("DIT_16_SEED", "IPT_ADULT", "Earlier formulation"),
    ],
)
def test_what_was_agreed_before_a_change_of_model_has_a_way_to_it(
    therapist, signed_in, before, after, words
):
    case = make.case(therapist=therapist, protocol_key=before)
    if before == "IPT_ADULT":
        make_formulation.agreed_focus(case)
    else:
        make_formulation.ipaf(case)
    url = reverse("overview", args=[case.pk])
    browser = signed_in(therapist)
    assert words not in browser.get(url).content.decode()

    make_cases.changed_model(case, after)

    assert words in browser.get(url).content.decode()


def test_the_plan_is_asked_for_in_the_words_of_where_the_case_stands(
    therapist, signed_in
):
    browser = signed_in(therapist)
    for key, is_said in (("", True), ("IPT_ADULT", False)):
        case = make.case(therapist=therapist, protocol_key=key)
        page = browser.get(reverse("overview", args=[case.pk])).content.decode()
        assert ("agreed once the model is decided" in page) == is_said


def test_the_first_scores_name_the_main_measure_of_the_course(new_case):
    hint = {step.title: step.hint for step in seen(new_case).steps}
    assert hint["First scores"] == "PHQ-9 and GAD-7."
    make_cases.changed_problem(new_case, "PTSD")

    hint = {step.title: step.hint for step in seen(new_case).steps}

    assert hint["First scores"] == "PHQ-9, GAD-7 and PCL-5."
