"""The log of a session: what it shows, how it saves, and what it keeps."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from cases.actions import record_risk
from cases.models import RiskEntry
from formulation.models import InventoryPerson
from measures.actions import record_administration
from sessions import actions
from sessions.actions.asked import risk_values
from sessions.models import DraftCopy, Homework, SessionDraft, TherapySession
from sessions.queries import own_process_note
from tests import make, make_sessions
from tests.make_sessions import FULL_RISK, PHQ9

pytestmark = pytest.mark.django_db


@pytest.fixture
def booked(case) -> list[TherapySession]:
    return make_sessions.course(case=case)


@pytest.fixture
def browser(signed_in, therapist):
    return signed_in(therapist)


def url(page: str, session: TherapySession) -> str:
    return reverse(f"sessions:{page}", args=[session.case_id, session.pk])


def text_of(response) -> str:
    return response.content.decode()


def save(browser, session, **fields):
    data = {"version": "0", "attendance": "CAME"} | fields
    return browser.post(url("log", session), data)


# Showing


def test_the_form_opens_filled_from_the_plan(browser, booked):
    response = browser.get(url("log", booked[0]))

    page = text_of(response)
    assert response.status_code == 200
    assert "Session 1 of 16" in page
    assert "Beginning phase" in page
    form = response.context["form"]
    assert form["attendance"].value() == "CAME"
    assert form["minutes"].value() == 50
    assert form["held_on"].value() == make_sessions.FIRST_DAY
    assert "Asked directly: no thoughts of suicide or self-harm" in page
    assert "Start from session" not in page


def test_opening_it_writes_nothing(browser, booked):
    browser.get(url("log", booked[0]))

    assert not SessionDraft.objects.exists()


def test_the_title_holds_the_number_and_no_name(browser, booked, case):
    page = text_of(browser.get(url("log", booked[0])))

    title = page.split("<title>")[1].split("</title>")[0]
    assert title.startswith(f"Log session 1, {case.client.number}")
    assert "Okafor" not in title


def test_beside_it_stand_scores_focus_last_note_task_and_what_was_planned(
    browser, booked, case
):
    make_sessions.signed(
        booked[0],
        text="The week of the funeral.",
        next_plan="Come back to the brother",
        next_homework="Ring Jo",
    )

    page = text_of(browser.get(url("log", booked[1])))

    assert "PHQ-9 so far" in page
    assert "The week of the funeral." in page
    assert "Come back to the brother" in page
    assert "Ring Jo" in page
    assert "Start from session 1" in page
    assert "Asked directly: no change, no thoughts" in page


def test_what_was_asked_after_a_session_is_not_what_was_asked_before_it(
    browser, booked, case, therapist
):
    make_sessions.signed(booked[0])
    record_risk(
        case=case,
        by=therapist,
        asked_on=make.TODAY,
        at=make.NOW,
        **{
            name: value
            for name, value in risk_values(
                FULL_RISK, asked_on=make.TODAY, item9=1
            ).items()
            if name != "asked_on"
        },
    )

    page = text_of(browser.get(url("log", booked[1])))

    assert "Asked directly: no change, no thoughts" in page


def test_after_thoughts_the_one_press_says_that_there_are_none_now(browser, booked):
    make_sessions.signed(booked[0], answers={"PHQ9": (*PHQ9[:8], 1)}, risk=FULL_RISK)

    page = text_of(browser.get(url("log", booked[1])))

    assert "no thoughts now, less than last time" in page


def test_a_supervisor_s_task_stands_in_the_agenda(browser, booked, case, supervisor):
    actions.ask_task(case=case, by=supervisor, text="Ask about the brother")

    page = text_of(browser.get(url("log", booked[0])))

    assert "Ask about the brother" in page
    assert "Dr Helena Marsh" in page


def test_a_draft_is_shown_as_it_was_typed(browser, booked, therapist):
    fields = {
        "text": "She came",
        "minutes": "about 50",
        "phq9_1": "2",
        "ticks": ["BEGINNING_TIMELINE"],
        "techniques": ["RELAPSE_PREVENTION"],
        "risk-said": "Asked plainly",
        "risk-actions": ["GP"],
        "attendance": "CAME_LATE",
    }
    actions.save_draft(
        therapy_session=booked[0], by=therapist, fields=fields, version=0
    )

    response = browser.get(url("log", booked[0]))

    form = response.context["form"]
    assert form["text"].value() == "She came"
    assert form["minutes"].value() == "about 50"
    assert form["phq9_1"].value() == "2"
    assert form["ticks"].value() == ["BEGINNING_TIMELINE"]
    assert form.risk["said"].value() == "Asked plainly"
    assert form.is_risk_open
    assert form.is_rest_used
    assert response.context["version"] == 1
    assert "There is a problem" not in text_of(response)


def test_item_9_opens_the_part_on_risk(browser, booked, therapist):
    make_sessions.signed(booked[0])
    actions.save_draft(
        therapy_session=booked[1], by=therapist, fields={"phq9_9": "1"}, version=0
    )

    response = browser.get(url("log", booked[1]))

    page = " ".join(text_of(response).split())
    assert "PHQ-9 item 9 is <span data-item9-now>1</span> today." in page
    assert "It was 0 at session 1." in page
    assert response.context["form"].is_risk_urgent


def test_scores_of_the_day_are_named_and_taken_over(browser, booked, therapist, case):
    record_administration(
        case=case,
        by=therapist,
        instrument_key="PHQ9",
        taken_on=make_sessions.FIRST_DAY,
        answers=list(PHQ9),
        at=make_sessions.moment(make_sessions.FIRST_DAY),
    )

    page = text_of(browser.get(url("log", booked[0])))

    assert "PHQ-9 is in the record for this day already: 8" in page


def test_a_dit_log_has_a_row_for_each_person_and_the_room(signed_in, therapist):
    case = make.case(therapist=therapist, protocol_key="DIT_16_SEED")
    dad = InventoryPerson.objects.create(
        case=case, name="Dad", added_at=make.NOW, author=therapist
    )
    session = make_sessions.course(case=case)[0]

    response = signed_in(therapist).get(url("log", session))

    names = [row.field.html_name for row in response.context["form"].trace]
    assert names == [f"trace_{dad.pk}", "trace_room", "trace_dream"]
    assert "In a dream or fantasy" in text_of(response)
    assert "Receptive listening" in text_of(response)


def test_an_ipt_log_has_no_trace(browser, booked):
    assert browser.get(url("log", booked[0])).context["form"].trace == []


def test_a_case_without_a_model_can_be_logged(signed_in, therapist):
    case = make.case(therapist=therapist, protocol_key="")
    session = make_sessions.session(case=case)

    response = signed_in(therapist).get(url("log", session))

    assert response.status_code == 200
    assert "Techniques" not in text_of(response)


def test_a_process_note_that_cannot_be_opened_says_so(
    browser, booked, therapist, settings
):
    actions.write_process_note(therapy_session=booked[0], by=therapist, text="Mine")
    settings.NOTES_KEY = b"another key of thirty-two bytes."

    page = text_of(browser.get(url("log", booked[0])))

    assert "cannot be opened with the key" in page
    assert 'name="process_note"' not in page


def test_names_of_people_are_initials_while_names_are_hidden(signed_in, therapist):
    case = make.case(therapist=therapist, protocol_key="DIT_16_SEED")
    InventoryPerson.objects.create(
        case=case, name="Zebedee", added_at=make.NOW, author=therapist
    )
    session = make_sessions.course(case=case)[0]
    therapist.names_shown = "INITIALS"
    therapist.save()

    page = text_of(signed_in(therapist).get(url("log", session)))

    assert "Zebedee" not in page
    assert "Okafor" not in page


def test_the_log_is_asked_in_a_fixed_number_of_queries(
    browser, booked, django_assert_max_num_queries
):
    for session in booked[:6]:
        make_sessions.signed(session, next_homework="One\nTwo")

    with django_assert_max_num_queries(75):
        browser.get(url("log", booked[6]))


# Saving without a script


def test_saving_keeps_everything_as_typed_and_comes_back(browser, booked):
    response = save(browser, booked[0], text="Half a note", minutes="many")

    assert response.status_code == 302
    assert response.url == url("log", booked[0])
    assert SessionDraft.objects.get().fields["minutes"] == "many"
    assert "Draft saved" in text_of(browser.get(response.url))


def test_the_process_note_goes_to_its_own_place(browser, booked, therapist):
    save(browser, booked[0], text="A", process_note="It seemed to me")

    assert own_process_note(booked[0], therapist).text == "It seemed to me"
    assert "process_note" not in SessionDraft.objects.get().fields


def test_a_process_note_written_elsewhere_stays_when_the_form_is_saved(
    browser, booked, therapist
):
    began_from = browser.get(url("log", booked[0])).context["form"].private_from
    actions.write_process_note(therapy_session=booked[0], by=therapist, text="Mine")

    response = autosave(
        browser, booked[0], text="A", process_note="", process_note_from=began_from
    )

    assert response.status_code == 200
    assert own_process_note(booked[0], therapist).text == "Mine"
    assert response.json()["process_note_from"] == began_from


def test_an_older_process_note_that_nobody_typed_in_comes_back_nowhere(
    browser, booked, therapist
):
    actions.write_process_note(therapy_session=booked[0], by=therapist, text="First")
    began_from = browser.get(url("log", booked[0])).context["form"].private_from
    actions.write_process_note(therapy_session=booked[0], by=therapist, text="Second")

    save(browser, booked[0], process_note="First", process_note_from=began_from)

    assert own_process_note(booked[0], therapist).text == "Second"


@pytest.mark.parametrize("page", ["log", "sign"])
def test_a_process_note_changed_on_two_pages_keeps_both_texts(
    browser, booked, therapist, page
):
    actions.write_process_note(therapy_session=booked[0], by=therapist, text="First")
    began_from = browser.get(url("log", booked[0])).context["form"].private_from
    actions.write_process_note(therapy_session=booked[0], by=therapist, text="There")

    response = browser.post(
        url(page, booked[0]),
        {
            "version": "0",
            "attendance": "CAME",
            "text": "A",
            "process_note": "Here",
            "process_note_from": began_from,
        },
        follow=True,
    )

    own = own_process_note(booked[0], therapist).text
    assert own.startswith("There\n\n[Typed on another page, ")
    assert own.endswith("]\nHere")
    assert SessionDraft.objects.get().fields["text"] == "A"
    assert "This process note was changed on another page" in text_of(response)
    assert response.context["form"]["process_note"].value() == own


def test_an_autosave_over_a_changed_process_note_is_told(browser, booked, therapist):
    actions.write_process_note(therapy_session=booked[0], by=therapist, text="There")

    response = autosave(browser, booked[0], process_note="Here", process_note_from="x")

    assert response.status_code == 409
    assert "Both texts" in response.json()["problem"]


def test_one_form_goes_on_from_what_it_saved(browser, booked, therapist):
    saved = autosave(browser, booked[0], process_note="One").json()

    saved = autosave(browser, booked[0], **saved | {"process_note": "Two"})

    assert saved.status_code == 200
    assert own_process_note(booked[0], therapist).text == "Two"


def test_a_form_that_comes_back_from_signing_goes_on_from_what_it_saved(
    browser, booked, therapist
):
    data = {"version": "0", "attendance": "CAME", "process_note": "One"}
    form = browser.post(url("sign", booked[0]), data).context["form"]

    save(
        browser,
        booked[0],
        version="1",
        process_note="Two",
        process_note_from=form.private_from,
    )

    assert own_process_note(booked[0], therapist).text == "Two"


def test_a_process_note_that_was_too_long_is_shortened_in_its_place(
    browser, booked, therapist
):
    actions.write_process_note(therapy_session=booked[0], by=therapist, text="First")
    page = browser.get(url("log", booked[0]))
    data = {
        "version": "0",
        "attendance": "CAME",
        "process_note": "x" * 20_001,
        "process_note_from": page.context["form"].private_from,
    }
    form = browser.post(url("sign", booked[0]), data).context["form"]

    save(
        browser,
        booked[0],
        process_note="Short",
        process_note_from=form.private_from,
    )

    assert own_process_note(booked[0], therapist).text == "Short"


def test_a_stale_save_leads_to_the_choice(browser, booked):
    save(browser, booked[0], text="From the tablet")

    response = save(browser, booked[0], text="From the desk")

    assert response.url == url("conflict", booked[0])
    assert DraftCopy.objects.unsettled().get().fields["text"] == "From the desk"
    page = text_of(browser.get(url("log", booked[0])))
    assert "This draft was changed on another device" in page


def test_a_process_note_that_is_too_long_is_said(browser, booked):
    response = save(browser, booked[0], process_note="x" * 20_001)

    assert "Keep the process note to 20000 characters" in text_of(
        browser.get(response.url)
    )


def test_starting_from_last_time_fills_and_marks(browser, booked):
    make_sessions.signed(booked[0], text="Last time.")

    response = browser.post(
        url("start_from_last", booked[1]), {"version": "0", "attendance": "CAME"}
    )

    page = text_of(browser.get(response.url))
    assert "Last time." in page
    assert "Taken over from session 1, and it stands for today as it is" in page


def test_a_first_session_has_nothing_to_start_from(browser, booked):
    response = browser.post(url("start_from_last", booked[0]), {"version": "0"})

    assert "no signed session to start from" in text_of(browser.get(response.url))


# Autosave


def autosave(browser, session, **fields):
    return browser.post(url("autosave", session), {"version": "0"} | fields)


def test_an_autosave_answers_with_version_and_time(browser, booked):
    response = autosave(browser, booked[0], text="A", process_note="Mine")

    draft = SessionDraft.objects.get()
    assert response.status_code == 200
    assert response.json()["version"] == 1
    assert response.json()["saved_at"].startswith(draft.saved_at.isoformat()[:19])
    assert "Mine" not in response.content.decode()


def test_a_stale_autosave_is_told_and_its_text_is_kept(browser, booked):
    autosave(browser, booked[0], text="A")

    response = autosave(browser, booked[0], text="B")

    assert response.status_code == 409
    assert "Nothing is lost" in response.json()["problem"]
    assert DraftCopy.objects.unsettled().get().fields["text"] == "B"


def test_an_autosave_after_signing_is_told(browser, booked):
    make_sessions.signed(booked[0])

    response = autosave(browser, booked[0], text="Late")

    assert response.status_code == 409
    assert not SessionDraft.objects.exists()


def test_a_script_s_own_request_keeps_nobody_signed_in(browser, booked):
    browser.get(url("log", booked[0]))
    session = browser.session
    session["last_input"] -= 300
    session.save()
    before = browser.session["last_input"]

    browser.post(
        url("autosave", booked[0]),
        {"version": "0", "text": "A"},
        headers={"X-Background": "retry"},
    )

    assert browser.session["last_input"] == before


# Who may, and how


@pytest.mark.parametrize(
    "page", ["log", "autosave", "sign", "conflict", "start_from_last"]
)
def test_a_supervisor_reads_and_does_not_write(signed_in, supervisor, booked, page):
    response = signed_in(supervisor).post(url(page, booked[0]), {"version": "0"})

    assert response.status_code == 403
    assert not SessionDraft.objects.exists()


@pytest.mark.parametrize(
    "page", ["log", "autosave", "sign", "conflict", "start_from_last"]
)
def test_a_stranger_finds_nothing(signed_in, outsider, booked, page):
    response = signed_in(outsider).post(url(page, booked[0]), {"version": "0"})

    assert response.status_code == 404


@pytest.mark.parametrize(
    "page", ["log", "autosave", "sign", "conflict", "start_from_last"]
)
def test_a_session_of_another_case_is_not_found(browser, booked, therapist, page):
    other = make.case(therapist=therapist)

    response = browser.post(
        reverse(f"sessions:{page}", args=[other.pk, booked[0].pk]), {"version": "0"}
    )

    assert response.status_code == 404


@pytest.mark.parametrize("page", ["autosave", "sign", "start_from_last"])
def test_some_addresses_only_take_posts(browser, booked, page):
    assert browser.get(url(page, booked[0])).status_code == 405


def test_the_log_takes_no_other_method(browser, booked):
    assert browser.delete(url("log", booked[0])).status_code == 405


def test_a_closed_case_is_no_longer_logged(browser, booked, case):
    case.status, case.closed_on = "CLOSED", make.TODAY
    case.closed_by, case.ending_reason = case.therapist, "COMPLETED"
    case.save()

    assert browser.get(url("log", booked[0])).status_code == 403


def test_leave_cover_logs_with_a_process_note_of_its_own(
    signed_in, case, booked, therapist
):
    actions.write_process_note(therapy_session=booked[0], by=therapist, text="Secret")
    cover = make.user("Cora Cover")
    make.access(to=case, user=cover)

    page = text_of(signed_in(cover).get(url("log", booked[0])))

    assert "Session 1 of 16" in page
    assert "Secret" not in page


def test_a_signed_session_shows_its_page_instead(browser, booked):
    make_sessions.signed(booked[0])

    assert browser.get(url("log", booked[0])).url == url("session", booked[0])
    assert save(browser, booked[0]).url == url("session", booked[0])


def test_a_missed_session_shows_its_page_instead(browser, booked, therapist):
    actions.record_absence(
        therapy_session=booked[0],
        by=therapist,
        attendance="DID_NOT_COME",
        absence_reason="Not known",
        at=booked[0].scheduled_at + timedelta(hours=1),
    )

    assert browser.get(url("log", booked[0])).url == url("session", booked[0])


def test_the_next_session_is_found_or_booked(browser, case, booked):
    here = reverse("sessions:log_next", args=[case.pk])

    assert browser.get(here).url == url("log", booked[0])
    TherapySession.objects.all().delete()
    assert browser.get(here).url == reverse("sessions:book", args=[case.pk])


# Signing


def full(**fields) -> dict[str, object]:
    digits = {f"phq9_{n}": str(a) for n, a in enumerate(PHQ9, start=1)}
    digits |= {f"gad7_{n}": "1" for n in range(1, 8)}
    return (
        {
            "version": "0",
            "attendance": "CAME",
            "place": "IN_PERSON",
            "minutes": "50",
            "held_on": make_sessions.FIRST_DAY.isoformat(),
            "held_time": "14:00",
            "risk_quick": "on",
            "techniques": ["EXPLORATION"],
            "text": "A week.",
        }
        | digits
        | fields
    )


def sign(browser, session, **fields):
    return browser.post(url("sign", session), full(**fields))


def test_a_full_form_is_signed_in_one_press(browser, booked):
    response = sign(browser, booked[0], next_homework="Ring Jo")

    assert response.url == url("session", booked[0])
    page = text_of(browser.get(response.url))
    assert "Session 1 signed at" in page
    assert "You can add to it, but not change it." in page
    assert Homework.objects.get().text == "Ring Jo"
    assert RiskEntry.objects.get().compared == "FIRST"
    assert not SessionDraft.objects.exists()


def test_a_second_press_shows_the_signed_page(browser, booked):
    sign(browser, booked[0])

    assert sign(browser, booked[0]).url == url("session", booked[0])


def test_a_trainee_is_told_that_it_waits(signed_in, trainee):
    session = make_sessions.course(case=make.case(therapist=trainee))[0]
    browser = signed_in(trainee)

    page = text_of(browser.get(sign(browser, session).url))

    assert "waits for your supervisor’s countersignature" in page


def test_what_is_missing_is_listed_and_signed_past_with_one_press(browser, booked):
    response = sign(browser, booked[0], techniques=[], text="")

    page = text_of(response)
    assert response.status_code == 200
    assert "No technique is ticked" in page
    assert "The note is empty" in page
    assert "Sign all the same" in page
    version = response.context["version"]
    response = sign(
        browser, booked[0], techniques=[], text="", version=version, accept_gaps="1"
    )
    page = text_of(browser.get(response.url))
    assert "Signed without: No technique is ticked; The note is empty." in page


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"phq9_4": "7"}, "Enter a number from 0 to 3 for PHQ-9 item 4"),
        ({"minutes": "200"}, "Minutes must be a number between 1 and 120"),
        ({"minutes": "many"}, "Minutes must be a number between 1 and 120"),
        ({"minutes": ""}, "Minutes must be a number between 1 and 120"),
        ({"held_on": "2199-01-01"}, "Date of session must be today or in the past"),
        ({"held_on": "31 02 2026"}, "must be a real date, like 23 11 2026"),
        ({"held_on": ""}, "Enter the date of the session"),
        ({"held_time": "25:00"}, "Time must be a real time, like 14 05"),
        (
            {"held_on": "2026-03-29", "held_time": "01:30"},
            "There is no 01:30 on Sunday 29 March 2026",
        ),
        ({"attendance": ""}, "Choose whether the client came"),
        ({"place": ""}, "Choose where it took place"),
        (
            {"next_homework": "x" * 301},
            "Keep each task for next time to 300 characters",
        ),
        ({"text": "x" * 10_001}, "Session note can hold 10000 characters"),
        ({"techniques": ["NONSENSE"]}, "Choose from the answers for Techniques"),
    ],
)
def test_bad_input_is_named_and_what_was_typed_is_kept(
    browser, booked, fields, sentence
):
    response = sign(browser, booked[0], **{"focus_link": "Kept words", **fields})

    page = text_of(response)
    assert response.status_code == 200
    assert sentence in page
    assert "Kept words" in page
    assert "<title>Error: " in page
    assert not TherapySession.objects.filter(number__isnull=False).exists()
    assert SessionDraft.objects.get().fields["focus_link"] == "Kept words"


def test_item_9_is_the_one_hard_stop(browser, booked):
    response = sign(browser, booked[0], phq9_9="1", accept_gaps="1")

    page = text_of(response)
    assert "Write what you asked about thoughts of self-harm and what was said" in page
    assert "Choose what you did" in page
    assert not TherapySession.objects.filter(number__isnull=False).exists()


def test_item_9_with_nothing_about_safety_is_stopped_too(browser, booked):
    response = sign(browser, booked[0], phq9_9="2", risk_quick="", accept_gaps="1")

    assert "PHQ-9 item 9 is 2 today" in text_of(response)


def test_with_the_full_entry_it_is_signed(browser, booked):
    risk = {
        "risk-asked": "YES",
        "risk-thoughts": "PASSIVE",
        "risk-compared": "FIRST",
        "risk-said": FULL_RISK.said,
        "risk-formulation": FULL_RISK.formulation,
        "risk-actions": ["SUPERVISOR", "GP"],
        "risk-no_plan_reason": "Tomorrow",
        "risk-next_review_on": "2026-11-30",
    }

    response = sign(browser, booked[0], phq9_9="1", risk_quick="", **risk)

    assert response.status_code == 302
    entry = RiskEntry.objects.get()
    assert (entry.thoughts, entry.is_full, entry.item9) == ("PASSIVE", True, 1)


def test_not_asked_says_why(browser, booked):
    response = sign(browser, booked[0], risk_quick="", **{"risk-asked": "NO"})
    assert "Write why you did not ask" in text_of(response)

    response = sign(
        browser,
        booked[0],
        version=response.context["version"],
        risk_quick="",
        **{"risk-asked": "NO", "risk-not_asked_reason": "Her mother was there"},
    )
    assert response.status_code == 302


def test_sessions_are_signed_in_order(browser, booked):
    day = (make_sessions.FIRST_DAY + timedelta(weeks=1)).isoformat()

    response = sign(browser, booked[1], held_on=day)

    assert "The session of Monday 14 September comes first" in text_of(response)


def test_a_stale_signature_leads_to_the_choice(browser, booked):
    save(browser, booked[0], text="From the tablet")

    response = sign(browser, booked[0], text="From the desk")

    assert response.url == url("conflict", booked[0])
    assert DraftCopy.objects.unsettled().get().fields["text"] == "From the desk"


def test_text_taken_over_is_named_until_it_is_confirmed(browser, booked):
    make_sessions.signed(booked[0], text="Last time.")
    day = (make_sessions.FIRST_DAY + timedelta(weeks=1)).isoformat()
    taken = {"held_on": day, "text": "Last time.", "inherited": "text"}

    response = sign(browser, booked[1], **taken)
    assert "Text from session 1 stands unchanged" in text_of(response)

    response = sign(
        browser,
        booked[1],
        version=response.context["version"],
        confirmed="text",
        **taken,
    )
    assert response.status_code == 302


# Choosing between two texts


@pytest.fixture
def conflict(browser, booked):
    save(browser, booked[0], text="From the tablet", techniques=["AFFECT"], phq9_1="2")
    save(
        browser, booked[0], text="From the desk", next_plan="The brother", minutes="40"
    )
    return booked[0]


def test_both_texts_stand_side_by_side_part_by_part(browser, conflict):
    page = text_of(browser.get(url("conflict", conflict)))

    for words in (
        "From the tablet",
        "From the desk",
        "The brother",
        "Encouraging affect",
        "40",
    ):
        assert words in page
    assert "2 – – – – – – – –" in page


def test_parts_are_chosen_one_by_one(browser, conflict):
    choice = browser.get(url("conflict", conflict)).context["choice"]
    chosen = {part.key: "SAVED" for part in choice.parts}

    response = browser.post(
        url("conflict", conflict),
        chosen | {"version": choice.version, "text": "BOTH", "next_plan": "KEPT"},
    )

    draft = SessionDraft.objects.get()
    assert response.status_code == 302
    assert draft.fields["text"] == "From the tablet\n\nFrom the desk"
    assert draft.fields["next_plan"] == "The brother"
    assert draft.fields["techniques"] == "AFFECT"
    assert draft.fields["phq9_1"] == "2"
    assert browser.get(url("conflict", conflict)).url == url("log", conflict)


def test_every_part_wants_an_answer(browser, conflict):
    response = browser.post(url("conflict", conflict), {"version": "1", "text": "KEPT"})

    assert "For next time: choose what to keep" in text_of(response)
    assert DraftCopy.objects.unsettled().exists()


def test_a_choice_on_an_old_version_is_kept_too(browser, conflict):
    choice = browser.get(url("conflict", conflict)).context["choice"]
    save(browser, conflict, version="1", text="Typed meanwhile")

    response = browser.post(
        url("conflict", conflict),
        {part.key: "KEPT" for part in choice.parts} | {"version": choice.version},
        follow=True,
    )

    assert "Nothing is lost" in text_of(response)
    assert SessionDraft.objects.get().fields["text"] == "Typed meanwhile"
    assert DraftCopy.objects.unsettled().count() == 2


def test_without_a_conflict_there_is_nothing_to_choose(browser, booked):
    assert browser.get(url("conflict", booked[0])).url == url("log", booked[0])
    save(browser, booked[0], text="A")
    assert browser.get(url("conflict", booked[0])).url == url("log", booked[0])


def test_every_part_of_the_form_is_named_in_the_choice(
    signed_in, therapist, supervisor
):
    case = make.case(therapist=therapist, protocol_key="DIT_16_SEED")
    dad = InventoryPerson.objects.create(
        case=case, name="Dad", added_at=make.NOW, author=therapist
    )
    task = actions.ask_task(case=case, by=supervisor, text="Ask about anger")
    first, second = make_sessions.course(case=case)[:2]
    make_sessions.signed(first, techniques=(), next_homework="Write a scene")
    homework = Homework.objects.get()
    browser = signed_in(therapist)
    save(browser, second, text="A", held_on="2026-09-21")
    save(
        browser,
        second,
        text="B",
        attendance="CAME_LATE",
        place="PHONE",
        held_on="2026-09-22",
        held_time="15:00",
        measure_missed_reason="In tears",
        gad7_1="3",
        risk_quick="on",
        ticks=["DIT_ENGAGEMENT_REPEATS"],
        finished_tasks=[str(task.pk)],
        techniques=["DIT_EMPATHY"],
        next_homework="Ring Lily",
        focus_link="Left first again",
        inherited="text",
        unknown="odd",
        **{
            "risk-thoughts": "PASSIVE",
            "risk-said": "Asked plainly",
            f"homework_{homework.pk}": "PARTLY",
            f"trace_{dad.pk}": "NO",
            "trace_room": "YES",
        },
    )

    response = browser.get(url("conflict", second))

    page = text_of(response)
    for words in (
        "Came late",
        "Phone",
        "3 – – – – – –",
        "In tears",
        "Asked, no thoughts",
        "Passive",
        "Asked plainly",
        "Relationships, and what repeats",
        "Ask about anger",
        "Empathic reflection",
        "Write a scene",
        "Partly",
        "Ring Lily",
        "In the room",
        "Left first again",
        "odd",
    ):
        assert words in page
    assert [part.key for part in response.context["choice"].parts] == [
        "attendance",
        "measures",
        "risk",
        "agenda",
        "techniques",
        "homework",
        "trace",
        "focus_link",
        "text",
        "rest",
    ]
