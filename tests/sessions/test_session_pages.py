"""Reading sessions, adding to them, and an author's own note."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from formulation.models import InventoryPerson
from sessions import actions
from sessions.entry import SightingFields
from sessions.models import CarriedTask, NoteAddendum, SessionNote, TherapySession
from sessions.queries import own_process_note
from tests import guards, make, make_sessions

pytestmark = pytest.mark.django_db


@pytest.fixture
def booked(case) -> list[TherapySession]:
    return make_sessions.course(case=case)


@pytest.fixture
def browser(signed_in, therapist):
    return signed_in(therapist)


def url(page: str, *args) -> str:
    return reverse(f"sessions:{page}", args=args)


def one(page: str, session: TherapySession) -> str:
    return url(page, session.case_id, session.pk)


def text_of(response) -> str:
    return response.content.decode()


# All sessions


def test_the_list_has_every_appointment_with_state_scores_and_a_line(
    browser, case, booked
):
    make_sessions.signed(booked[0], text="The story of the funeral.")
    actions.record_absence(
        therapy_session=booked[1],
        by=case.therapist,
        attendance="CANCELLED_BY_CLIENT",
        absence_reason="Childcare",
        at=booked[1].scheduled_at,
    )
    actions.save_draft(
        therapy_session=booked[2], by=case.therapist, fields={"text": "A"}, version=0
    )

    page = text_of(browser.get(url("list", case.pk)))

    for words in (
        "1 held of 16, 1 not held.",
        "The story of the funeral.",
        "Cancelled by client",
        "Childcare",
        "Draft",
        "Log session 2",
    ):
        assert words in page


def test_a_new_case_is_shown_the_way_to_its_plan(browser, case):
    page = text_of(browser.get(url("list", case.pk)))

    assert "No sessions yet" in page
    assert url("plan", case.pk) in page


def test_a_reader_is_offered_nothing_to_write(signed_in, supervisor, case, booked):
    page = text_of(signed_in(supervisor).get(url("list", case.pk)))

    assert "Log session" not in page
    assert "Book a session" not in page


@pytest.mark.parametrize("count", [1, 8])
def test_a_long_list_costs_no_more_queries_than_a_short_one(
    browser, case, booked, django_assert_max_num_queries, count
):
    for session in booked[:count]:
        make_sessions.signed(session)

    with django_assert_max_num_queries(30):
        browser.get(url("list", case.pk))


# One session


@pytest.fixture
def note(booked) -> SessionNote:
    return make_sessions.signed(
        booked[0],
        text="Told the day of the death.\n\nSilent, then spoke.",
        next_plan="The photographs",
        ticks=("BEGINNING_TIMELINE",),
        next_homework="Ring Jo",
        answers={"PHQ9": make_sessions.PHQ9},
        measure_missed_reason="GAD-7 forgotten",
    )


def test_a_signed_session_shows_everything_that_was_signed(browser, note, therapist):
    page = text_of(browser.get(one("session", note.therapy_session)))

    for words in (
        "Session 1 of 16",
        "Told the day of the death.",
        "The photographs",
        "Signed by Ruth Adeyemi, IPT therapist",
        note.content_sha256[:12],
        "Timeline",
        "Exploration",
        "Ring Jo",
        "No thoughts",
        "Not done: GAD-7 forgotten",
        "Add to this note",
    ):
        assert words in page


def test_it_says_what_it_was_signed_without(browser, booked):
    make_sessions.signed(booked[0], techniques=(), text="")

    page = text_of(browser.get(one("session", booked[0])))

    assert "Signed without: No technique is ticked; The note is empty." in page


def test_a_late_entry_says_so(browser, booked):
    make_sessions.signed(booked[0], at=booked[0].scheduled_at + timedelta(days=3))

    page = text_of(browser.get(one("session", booked[0])))

    assert "Late entry, written 17-Sep-2026 for 14-Sep-2026" in page


def test_the_trace_of_a_dit_session_names_people_as_they_may_be_named(
    signed_in, therapist
):
    case = make.case(therapist=therapist, protocol_key="DIT_16_SEED")
    dad = InventoryPerson.objects.create(
        case=case, name="Dad", added_at=make.NOW, author=therapist
    )
    session = make_sessions.course(case=case)[0]
    make_sessions.signed(
        session,
        techniques=(),
        sightings=(
            SightingFields(person_id=dad.pk, changed="PARTLY"),
            SightingFields(source="DREAM", changed="NO"),
            SightingFields(changed="YES"),
        ),
    )

    page = text_of(signed_in(therapist).get(one("session", session)))

    assert "Dad: noticed" in page
    assert "In the room: done differently" in page
    assert "In a dream or fantasy: it happened" in page


def test_a_note_that_was_tampered_with_raises_an_alarm(browser, note):
    with guards.lifted():
        SessionNote.objects.filter(pk=note.pk).update(
            content=note.content | {"form": 99}
        )

    page = text_of(browser.get(one("session", note.therapy_session)))

    assert "not as it was signed" in page


def test_one_leads_to_the_other(browser, booked):
    for session in booked[:3]:
        make_sessions.signed(session)

    page = text_of(browser.get(one("session", booked[1])))

    assert one("session", booked[0]) in page
    assert one("session", booked[2]) in page


def test_a_planned_session_offers_to_log_move_or_record_an_absence(browser, booked):
    page = text_of(browser.get(one("session", booked[3])))

    for name in ("log", "move", "absence"):
        assert one(name, booked[3]) in page


def test_a_missed_session_says_why(browser, booked, therapist):
    actions.record_absence(
        therapy_session=booked[0],
        by=therapist,
        attendance="DID_NOT_COME",
        absence_reason="Not known",
        absence_meaning="After good news",
        contact_attempted="Rang on Tuesday",
        at=booked[0].scheduled_at + timedelta(hours=1),
    )

    page = text_of(browser.get(one("session", booked[0])))

    for words in ("Did not come", "Not known", "After good news", "Rang on Tuesday"):
        assert words in page


def test_a_draft_is_no_part_of_the_record_and_its_words_are_not_shown(
    signed_in, supervisor, booked, therapist
):
    actions.save_draft(
        therapy_session=booked[0], by=therapist, fields={"text": "Half"}, version=0
    )

    page = text_of(signed_in(supervisor).get(one("session", booked[0])))

    assert "Not signed yet" in page
    assert "Half" not in page


@pytest.mark.parametrize("name", ["session", "addendum", "process_note"])
def test_a_session_of_another_case_is_not_found(browser, note, therapist, name):
    other = make.case(therapist=therapist)

    response = browser.get(url(name, other.pk, note.therapy_session_id))

    assert response.status_code == 404


@pytest.mark.parametrize("name", ["session", "addendum", "process_note"])
def test_a_stranger_finds_nothing(signed_in, outsider, note, name):
    response = signed_in(outsider).get(one(name, note.therapy_session))

    assert response.status_code == 404


@pytest.mark.parametrize("name", ["session", "list"])
def test_reading_takes_no_post(browser, note, name):
    args = [note.case_id] + ([note.therapy_session_id] if name == "session" else [])

    assert browser.post(url(name, *args)).status_code == 405


# Adding


def test_words_are_added_under_the_original_and_named_above_it(browser, note):
    response = browser.post(
        one("addendum", note.therapy_session), {"text": "The brother rang."}
    )

    page = text_of(browser.get(response.url))
    assert "The brother rang." in page
    assert "1 added later" in page
    assert page.index("Told the day of the death.") < page.index("The brother rang.")


def test_an_addendum_without_words_is_asked_for_them(browser, note):
    response = browser.post(one("addendum", note.therapy_session), {"text": " "})

    assert "Write what you want to add" in text_of(response)
    assert not NoteAddendum.objects.exists()


def test_a_closed_case_can_be_added_to(browser, note, case):
    close(case)

    page = browser.get(one("addendum", note.therapy_session))
    assert page.status_code == 200
    browser.post(one("addendum", note.therapy_session), {"text": "Later."})
    assert NoteAddendum.objects.count() == 1


def close(case) -> None:
    case.status, case.closed_on = "CLOSED", timezone.localdate()
    case.closed_by, case.ending_reason = case.therapist, "COMPLETED"
    case.save()


def test_a_supervisor_does_not_add(signed_in, supervisor, note):
    response = signed_in(supervisor).post(
        one("addendum", note.therapy_session), {"text": "Mine"}
    )

    assert response.status_code == 403


def test_nothing_is_added_to_a_session_that_is_not_signed(browser, booked):
    assert browser.get(one("addendum", booked[0])).status_code == 404


def test_a_countersignature_is_shown_with_its_comment(signed_in, trainee, supervisor):
    session = make_sessions.course(case=make.case(therapist=trainee))[0]
    note = make_sessions.signed(session)
    browser = signed_in(trainee)
    assert "Waits for the supervisor" in text_of(browser.get(one("session", session)))

    actions.countersign(
        note=note, by=supervisor, decision="RETURNED", comment="Say what was agreed"
    )

    page = text_of(browser.get(one("session", session)))
    assert "Returned with a comment" in page
    assert "Say what was agreed" in page


# The process note


def test_its_author_reads_and_changes_it(browser, note, therapist):
    session = note.therapy_session
    browser.post(one("process_note", session), {"text": "Mine alone", "version": "0"})

    assert "Mine alone" in text_of(browser.get(one("session", session)))
    assert "Mine alone" in text_of(browser.get(one("process_note", session)))
    assert own_process_note(session, therapist).text == "Mine alone"


def test_two_pages_keep_both_texts_and_say_so(browser, note):
    session = note.therapy_session
    browser.post(one("process_note", session), {"text": "First", "version": "0"})

    response = browser.post(
        one("process_note", session), {"text": "Second", "version": "0"}, follow=True
    )

    page = text_of(response)
    assert "Both texts are kept, one after" in page
    assert "First" in page
    assert "Second" in page


def test_a_supervisor_has_no_page_for_it(signed_in, supervisor, note, therapist):
    session = note.therapy_session
    actions.write_process_note(therapy_session=session, by=therapist, text="Mine")
    browser = signed_in(supervisor)

    assert browser.get(one("process_note", session)).status_code == 404
    assert browser.post(one("process_note", session)).status_code == 404
    page = text_of(browser.get(one("session", session)))
    assert "process note" not in page.lower()
    assert "Mine" not in page


def test_leave_cover_and_a_successor_see_only_their_own(
    signed_in, case, note, therapist
):
    session = note.therapy_session
    actions.write_process_note(therapy_session=session, by=therapist, text="Hers")
    cover = make.user("Cora Cover")
    make.access(to=case, user=cover)

    page = text_of(signed_in(cover).get(one("process_note", session)))
    assert "Hers" not in page

    case.therapist = cover
    case.save()
    assert "Hers" not in text_of(signed_in(cover).get(one("session", session)))


def test_one_that_cannot_be_opened_says_so_and_takes_no_text(
    browser, note, therapist, settings
):
    session = note.therapy_session
    actions.write_process_note(therapy_session=session, by=therapist, text="Mine")
    settings.NOTES_KEY = b"another key of thirty-two bytes."

    for name in ("session", "process_note"):
        assert "cannot be opened" in text_of(browser.get(one(name, session)))
    page = text_of(browser.get(one("process_note", session)))
    assert "<textarea" not in page


def test_one_that_is_too_long_is_named(browser, note):
    response = browser.post(
        one("process_note", note.therapy_session),
        {"text": "x" * 20_001, "version": "0"},
    )

    assert "Process note can hold 20000 characters" in text_of(response)


# What a supervisor asked for


@pytest.fixture
def task(case, supervisor) -> CarriedTask:
    return actions.ask_task(case=case, by=supervisor, text="Ask about anger")


def test_a_task_is_finished_on_its_page(browser, case, task):
    assert "Ask about anger" in text_of(browser.get(url("list", case.pk)))
    assert "Ask about anger" in text_of(
        browser.get(url("finish_task", case.pk, task.pk))
    )

    response = browser.post(
        url("finish_task", case.pk, task.pk), {"outcome": "DONE", "note": ""}
    )

    assert response.url == url("list", case.pk)
    task.refresh_from_db()
    assert task.outcome == "DONE"
    assert browser.get(url("finish_task", case.pk, task.pk)).status_code == 404


def test_a_task_that_was_not_done_says_why(browser, case, task):
    response = browser.post(
        url("finish_task", case.pk, task.pk), {"outcome": "NOT_DONE", "note": " "}
    )

    assert "Write why it is not done" in text_of(response)
    response = browser.post(url("finish_task", case.pk, task.pk), {"note": "kept"})
    assert "Choose done or not done" in text_of(response)
    assert "kept" in text_of(response)


def test_only_who_works_in_the_case_finishes_a_task(
    signed_in, supervisor, outsider, case, task
):
    here = url("finish_task", case.pk, task.pk)

    assert signed_in(supervisor).post(here, {"outcome": "DONE"}).status_code == 403
    assert signed_in(outsider).post(here, {"outcome": "DONE"}).status_code == 404
