"""What was found on a worksheet comes back: as a task, with the person, in the session."""

from __future__ import annotations

from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from sessions import actions
from sessions.models import Homework, HomeworkReview
from sessions.queries.conflict import part_of
from sessions.queries.worksheets import task_words, try_outs
from tests import make, make_formulation, make_sessions, make_worksheets
from tests.make_worksheets import TALK

pytestmark = pytest.mark.django_db

SAID = "I have done three. Please take this one"


@pytest.fixture
def browser(signed_in, therapist):
    return signed_in(therapist)


@pytest.fixture
def booked(case):
    return make_sessions.course(case=case, signed_ones=1)


@pytest.fixture
def tom(case):
    return make_formulation.person(case, name="Tom")


@pytest.fixture
def sheet(case, tom, booked):
    return make_worksheets.worksheet(case, person=tom, therapy_session=booked[0])


def typed(session, **fields):
    """A whole form of the log, as a browser sends it."""
    held = timezone.localtime(session.scheduled_at)
    values = {
        "version": "0",
        "attendance": "CAME",
        "held_on": held.date().isoformat(),
        "held_time": held.strftime("%H:%M"),
        "place": "IN_PERSON",
        "minutes": "50",
        "measure_missed_reason": "Came late",
        "risk_quick": "on",
        "techniques": "EXPLORATION",
        "text": "Spoke of Tom.",
        "accept_gaps": "1",
    }
    return values | fields


def text_of(response) -> str:
    return unescape(response.content.decode())


def log_of(browser, session) -> str:
    return text_of(
        browser.get(reverse("sessions:log", args=[session.case_id, session.pk]))
    )


def test_the_next_log_offers_what_would_be_said_instead(browser, booked, sheet):
    page = log_of(browser, booked[1])

    assert "Found on a worksheet" in page
    assert SAID in page
    assert "with Tom" in page


def test_without_a_step_there_is_nothing_to_offer(browser, booked, case):
    make_worksheets.worksheet(case, answers={})

    assert "Found on a worksheet" not in log_of(browser, booked[1])


def test_a_step_with_a_day_says_it_and_stays_within_the_length_of_a_task(case):
    answers = {"try_out": "Agree who has two.", "try_by": "2026-12-07"}
    short = make_worksheets.worksheet(case, answers=answers)
    long = make_worksheets.worksheet(case, answers=answers | {"try_out": "x" * 400})

    assert task_words(short) == "Agree who has two, by Monday 7 December"
    assert len(task_words(long)) == 300
    assert task_words(long).endswith(", by Monday 7 December")


def test_what_was_tried_already_is_offered_no_more_unless_it_is_ticked(case):
    sheet = make_worksheets.worksheet(case, answers=TALK | {"tried": "YES"})

    assert try_outs(case) == ()
    assert [one.worksheet_id for one in try_outs(case, drafted=[sheet.pk])] == [
        sheet.pk
    ]


def test_what_is_ticked_becomes_a_task_that_its_sheet_knows(
    booked, case, therapist, tom, sheet
):
    make_sessions.signed(booked[1], next_homework="Ring Ada", try_outs={sheet.pk: SAID})

    task = Homework.objects.get(text=SAID)
    sheet.refresh_from_db()
    assert (task.set_in, task.person) == (booked[1], tom)
    assert sheet.task == task
    assert Homework.objects.filter(set_in=booked[1]).count() == 2
    assert try_outs(case) == ()


def test_the_signature_covers_the_task_from_the_sheet(booked, sheet):
    note = make_sessions.signed(booked[1], try_outs={sheet.pk: SAID})

    assert [one["text"] for one in note.content["homework_set"]] == [SAID]


def test_a_step_that_is_ticked_needs_no_written_task_to_say_why(
    browser, booked, tom, sheet
):
    fields = typed(
        booked[1],
        next_homework="",
        homework_why="It is where the dispute begins",
        try_outs=[str(sheet.pk)],
    )
    address = reverse("sessions:sign", args=[sheet.case_id, booked[1].pk])

    page = text_of(browser.post(address, fields, follow=True))

    task = Homework.objects.get()
    assert (task.text, task.why, task.person) == (
        SAID,
        "It is where the dispute begins",
        tom,
    )
    assert "Write the task that this belongs to" not in page


def test_a_second_task_says_more_in_its_own_row(browser, booked):
    fields = typed(
        booked[1],
        next_homework="Ring Ada",
        next_homework_2="Walk",
        homework_2_when_and_where="At noon",
    )

    browser.post(
        reverse("sessions:sign", args=[booked[1].case_id, booked[1].pk]), fields
    )

    found = Homework.objects.order_by("text").values_list("text", "when_and_where")
    assert list(found) == [("Ring Ada", ""), ("Walk", "At noon")]


def test_what_is_said_of_no_task_is_asked_for_at_its_row(browser, booked):
    fields = typed(booked[1], next_homework="Ring Ada", homework_2_why="To sleep")
    address = reverse("sessions:sign", args=[booked[1].case_id, booked[1].pk])

    page = text_of(browser.post(address, fields))

    row = page.split('id="div_id_next_homework_2"')[1].split("</textarea>")[0]
    assert "Write the task that this belongs to" in row
    assert "To sleep" in page
    assert not Homework.objects.exists()


def test_tasks_of_one_row_come_back_in_rows_of_their_own(browser, booked, therapist):
    draft = {"next_homework": "Ring Ada\nWalk", "homework_why": "She is alone"}
    actions.save_draft(therapy_session=booked[1], by=therapist, fields=draft, version=0)

    page = log_of(browser, booked[1])

    assert "Ring Ada</textarea>" in page
    second = page.split('name="next_homework_2"')[1].split("</textarea>")[0]
    assert "Walk" in second
    assert 'name="next_homework_4"' not in page
    assert 'name="next_homework_3"' in page


def test_the_page_of_tasks_leads_to_the_worksheet(browser, booked, case, sheet):
    make_sessions.signed(booked[1], next_homework="Ring Ada", try_outs={sheet.pk: SAID})

    page = text_of(browser.get(reverse("sessions:homework", args=[case.pk])))

    assert page.count("From the worksheet") == 1
    assert reverse("sessions:worksheet", args=[case.pk, sheet.pk]) in page


def test_a_sheet_of_another_case_sets_no_task_here(booked, therapist):
    other = make_worksheets.worksheet(make.case(therapist=therapist))

    make_sessions.signed(booked[1], try_outs={other.pk: SAID})

    other.refresh_from_db()
    assert other.task is None
    assert not Homework.objects.exists()


def test_a_tick_is_kept_with_the_draft_and_signed_with_it(
    browser, booked, therapist, sheet
):
    session = booked[1]
    draft = {"text": "Told it again", "try_outs": [str(sheet.pk)]}
    actions.save_draft(therapy_session=session, by=therapist, fields=draft, version=0)
    actions.remove_worksheet(worksheet=sheet, by=therapist)

    page = log_of(browser, session)

    assert f'value="{sheet.pk}"' in page
    chosen = page.split(f'value="{sheet.pk}"')[1].split(">")[0]
    assert "checked" in chosen


def test_both_texts_of_a_conflict_count_it_to_the_task():
    assert part_of("try_outs") == "homework"


def test_how_the_task_went_is_read_on_the_sheet(browser, booked, sheet, therapist):
    make_sessions.signed(booked[1], try_outs={sheet.pk: SAID})
    task = Homework.objects.get(text=SAID)
    address = reverse("sessions:worksheet", args=[sheet.case_id, sheet.pk])
    assert "The next session asks how it went" in text_of(browser.get(address))

    make_sessions.signed(
        booked[2], homework_reviews={task.pk: ("PARTLY", "He got up at once")}
    )

    page = text_of(browser.get(address))
    assert HomeworkReview.objects.count() == 1
    assert "<b>partly</b>" in page
    assert "He got up at once" in page


def test_the_session_lists_its_worksheets_and_the_log_starts_them(
    browser, booked, sheet, case
):
    make_worksheets.worksheet(case, kind="ROLE_PLAY", therapy_session=booked[1])
    held = reverse("sessions:session", args=[case.pk, booked[0].pk])

    assert reverse("sessions:worksheet", args=[case.pk, sheet.pk]) in text_of(
        browser.get(held)
    )
    page = log_of(browser, booked[1])
    start = reverse("sessions:new_worksheet", args=[case.pk, "decision-analysis"])
    assert f"{start}?session={booked[1].pk}" in page
    assert "Being written" in page


def test_a_person_has_their_worksheets_on_their_page(browser, case, tom, sheet):
    page = text_of(browser.get(reverse("formulation:person", args=[case.pk, tom.pk])))

    assert "Communication analysis" in page
    assert reverse("sessions:worksheet", args=[case.pk, sheet.pk]) in page
