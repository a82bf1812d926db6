"""The plan's pages: proposed, used, changed; and single appointments."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from protocols import protocol
from sessions import actions
from sessions.forms.plan import first_day
from sessions.models import Contract, TherapySession
from tests import make, make_sessions

SKIPPED = [make_sessions.FIRST_DAY + timedelta(days=n) for n in (0, 7)]

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(signed_in, therapist):
    return signed_in(therapist)


def url(page: str, *args) -> str:
    return reverse(f"sessions:{page}", args=args)


def text_of(response) -> str:
    return response.content.decode()


def start() -> str:
    return (timezone.localdate() + timedelta(days=7)).isoformat()


def plan_data(**fields) -> dict[str, str]:
    return {
        "planned": "16",
        "cadence_days": "7",
        "minutes": "50",
        "starts_on": start(),
        "time": "16:30",
        "agreed_on": timezone.localdate().isoformat(),
    } | fields


# Proposed


def test_a_plan_is_proposed_and_not_saved(browser, case):
    response = browser.get(url("plan", case.pk))

    page = text_of(response)
    assert "Proposed plan" in page
    assert "Use this plan" in page
    assert "Is the focus agreed?" in page
    assert "Closing letter due" in page
    assert len(response.context["proposal"].sessions) == 16
    assert not TherapySession.objects.exists()


@pytest.mark.parametrize(
    ("key", "mark", "count"),
    [
        ("IPT_ADOLESCENT", "Parent session", 4),
        ("IPT_ADOLESCENT", "Phone call between sessions", 4),
        ("IPT_BRIEF", "Engagement session, before this session", 1),
        ("IPT_COUNSELLING", "Review, and what comes next", 1),
        ("IPT_MAINTENANCE", "Six-monthly review", 2),
    ],
)
def test_the_plan_of_a_format_is_proposed_used_and_read_with_its_marks(
    browser, therapist, key, mark, count
):
    case = make.case(therapist=therapist, protocol_key=key)
    tag = f'<span class="tag">{mark}</span>'
    known = protocol(key)

    assert text_of(browser.get(url("plan", case.pk))).count(tag) == count
    data = plan_data(
        planned=str(known.sessions),
        cadence_days=str(known.cadence_days),
        minutes=str(known.minutes),
        use="1",
    )
    browser.post(url("plan", case.pk), data)

    assert Contract.objects.get().protocol_key == key
    assert TherapySession.objects.count() == known.sessions
    assert text_of(browser.get(url("plan", case.pk))).count(tag) == count


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2026, 11, 20), date(2026, 11, 27)),
        (date(2026, 11, 21), date(2026, 11, 30)),
        (date(2026, 11, 22), date(2026, 11, 30)),
        (date(2026, 11, 23), date(2026, 11, 30)),
    ],
)
def test_the_first_session_is_proposed_for_a_working_day(today, first):
    assert first_day(protocol("IPT_ADULT"), today) == first


def test_it_can_be_laid_out_again_without_saving(browser, case):
    response = browser.post(url("plan", case.pk), plan_data(planned="12"))

    assert len(response.context["proposal"].sessions) == 12
    assert not Contract.objects.exists()


def test_using_it_books_every_session(browser, case):
    response = browser.post(
        url("plan", case.pk), plan_data(use="1", missed_sessions="Ring before noon")
    )

    assert response.url == url("plan", case.pk)
    page = text_of(browser.get(response.url))
    assert "Plan saved. Every session is booked." in page
    assert "Ring before noon" in page
    assert TherapySession.objects.count() == 16


def test_a_dit_plan_chooses_how_its_phases_are_cut(signed_in, therapist):
    case = make.case(therapist=therapist, protocol_key="DIT_16_SEED")
    browser = signed_in(therapist)
    assert "three phases" in text_of(browser.get(url("plan", case.pk)))

    browser.post(url("plan", case.pk), plan_data(use="1", protocol_key="DIT_16_MANUAL"))

    assert Contract.objects.get().protocol_key == "DIT_16_MANUAL"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"starts_on": ""}, "Enter the day of the first session"),
        ({"time": "25:00"}, "At must be a real time, like 14 05"),
        ({"minutes": "many"}, "Minutes must be a number between 1 and 120"),
        ({"minutes": "300"}, "Minutes must be a number between 1 and 120"),
        ({"skipped_days": "Christmas"}, "“Christmas” is not a real date"),
        ({"planned": "8"}, "usually 12 to 16 sessions"),
        ({"starts_on": "2027-03-28", "time": "01:30"}, "There is no 01:30 on Sunday"),
        ({"agreed_on": "2199-01-01"}, "must be today or in the past"),
        ({"planned": "99"}, "Select a valid choice"),
    ],
)
def test_bad_input_is_named_and_kept(browser, case, fields, sentence):
    response = browser.post(
        url("plan", case.pk), plan_data(use="1", place="Room 4", **fields)
    )

    page = text_of(response)
    assert sentence in page
    assert "Room 4" in page
    assert not TherapySession.objects.exists()


def test_days_left_out_are_read_in_any_spelling(browser, case):
    first = timezone.localdate() + timedelta(days=7)
    second = first + timedelta(days=7)
    skipped = f"{first:%d %m %Y}\n{second:%d.%m.%Y}, {first.isoformat()}"

    browser.post(url("plan", case.pk), plan_data(use="1", skipped_days=skipped))

    assert Contract.objects.get().skipped_days == [
        first.isoformat(),
        second.isoformat(),
    ]
    page = text_of(browser.get(url("change_plan", case.pk)))
    assert f"{first.isoformat()}\n{second.isoformat()}" in page


def test_an_undecided_case_is_led_to_the_model(signed_in, therapist):
    case = make.case(therapist=therapist, protocol_key="")

    page = text_of(signed_in(therapist).get(url("plan", case.pk)))

    assert "Decide the model first" in page
    assert reverse("cases:suitability", args=[case.pk]) in page


def test_a_supervisor_reads_the_proposal_and_does_not_use_it(
    signed_in, supervisor, case
):
    browser = signed_in(supervisor)

    page = text_of(browser.get(url("plan", case.pk)))
    assert "Use this plan" not in page
    assert browser.post(url("plan", case.pk), plan_data(use="1")).status_code == 403
    assert not Contract.objects.exists()


# As agreed, and changed


def test_the_agreed_plan_shows_phases_sessions_and_versions(browser, case):
    make_sessions.course(case=case, signed_ones=2)

    page = text_of(browser.get(url("plan", case.pk)))

    for words in (
        "Beginning",
        "Middle",
        "Ending",
        "Weekly, Mondays at 14:00",
        "Versions",
    ):
        assert words in page


def test_a_plan_that_moved_to_another_weekday_says_that_one(browser, case):
    make_sessions.course(case=case, signed_ones=1)
    actions.change_contract(
        case=case,
        by=case.therapist,
        reason="Thursdays from now on",
        agreed_on=make_sessions.FIRST_DAY,
        next_on=make_sessions.FIRST_DAY + timedelta(days=10),
        at=make_sessions.moment(make_sessions.FIRST_DAY),
    )

    page = text_of(browser.get(url("plan", case.pk)))

    assert "Weekly, Thursdays at 14:00" in page


def test_the_form_of_a_change_is_accepted_as_it_is_filled_in(browser, case):
    today = timezone.localdate()
    make_sessions.contract(case=case, starts_on=today - timedelta(days=10))
    form = browser.get(url("change_plan", case.pk)).context["form"]
    filled = {name: form[name].value() or "" for name in form.fields}

    response = browser.post(
        url("change_plan", case.pk), filled | {"reason": "Mornings", "time": "09:00"}
    )

    assert filled["next_on"] == today + timedelta(days=4)
    assert response.status_code == 302
    last = make_sessions.sessions(case)[2]
    assert timezone.localtime(last.scheduled_at).hour == 9


def test_a_change_is_a_version_with_its_reason(browser, case):
    make_sessions.contract(case=case)

    response = browser.post(
        url("change_plan", case.pk),
        plan_data(
            reason="The employer pays for fourteen",
            planned="14",
            time="14:00",
            next_on="",
        ),
    )

    page = text_of(browser.get(response.url))
    assert "The employer pays for fourteen" in page
    assert "14 sessions" in page
    assert "16 sessions" in page


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"reason": ""}, "Write why the plan changes"),
        (
            {"planned": "16", "time": "14:00"},
            "Nothing is different from the plan as it stands",
        ),
        ({"next_on": "2020-01-01"}, "The next session must come after"),
        ({"next_on": "2027-03-28", "time": "01:30"}, "There is no 01:30"),
    ],
)
def test_a_change_that_cannot_be_is_named(browser, case, fields, sentence):
    make_sessions.contract(
        case=case, starts_on=timezone.localdate() + timedelta(days=60)
    )
    values = plan_data(reason="Because", next_on="") | fields

    response = browser.post(url("change_plan", case.pk), values)

    assert sentence in text_of(response)
    assert Contract.objects.count() == 1


def test_a_plan_says_its_rhythm_and_the_days_left_out(browser, case):
    make_sessions.contract(case=case, cadence_days=14, skipped_days=SKIPPED)

    page = text_of(browser.get(url("plan", case.pk)))

    assert "Every 14 days, 14:00" in page
    assert "14 Sep, 21 Sep" in page.replace(" 2026", "")


def test_without_a_plan_there_is_nothing_to_change(browser, case):
    assert browser.get(url("change_plan", case.pk)).url == url("plan", case.pk)


def test_a_plan_that_is_all_held_has_no_next_day(browser, therapist):
    case = make.case(therapist=therapist)
    for session in make_sessions.course(case=case, planned=6, reason="Short"):
        make_sessions.signed(session)

    response = browser.get(url("change_plan", case.pk))

    assert "next_on" not in response.context["form"].fields


# Single appointments


def test_a_session_is_booked_moved_and_recorded_as_missed(browser, case):
    day = (timezone.localdate() - timedelta(days=2)).isoformat()
    browser.post(url("book", case.pk), {"day": day, "time": "10:00", "place": "VIDEO"})
    session = TherapySession.objects.get()
    assert session.place == "VIDEO"

    browser.post(url("move", case.pk, session.pk), {"day": day, "time": "11:15"})
    session.refresh_from_db()
    assert timezone.localtime(session.scheduled_at).hour == 11

    response = browser.post(
        url("absence", case.pk, session.pk),
        {"attendance": "DID_NOT_COME", "absence_reason": "Not known"},
    )
    page = text_of(browser.get(response.url))
    assert "The appointment stays in the list." in page
    assert "Did not come" in page


@pytest.mark.parametrize(
    ("page", "fields", "sentence"),
    [
        ("move", {"day": "", "time": "10:00"}, "Enter the day"),
        ("move", {"day": "2026-03-29", "time": "01:30"}, "There is no 01:30"),
        ("absence", {"absence_reason": "kept words"}, "Choose what happened"),
        (
            "absence",
            {"attendance": "DID_NOT_COME"},
            "Write what you know of the reason",
        ),
    ],
)
def test_what_is_wrong_with_an_appointment_is_named(
    browser, case, page, fields, sentence
):
    session = make_sessions.course(case=case)[0]

    response = browser.post(url(page, case.pk, session.pk), fields)

    assert sentence in text_of(response)
    assert fields.get("absence_reason", "") in text_of(response)


def test_rules_of_the_calendar_come_back_as_sentences(browser, case):
    booked = make_sessions.course(case=case)
    local = timezone.localtime(booked[1].scheduled_at)
    when = {"day": local.date().isoformat(), "time": "14:00", "place": "VIDEO"}

    assert "already has an appointment" in text_of(
        browser.post(url("book", case.pk), when)
    )
    assert "already has an appointment" in text_of(
        browser.post(url("move", case.pk, booked[0].pk), when)
    )
    last = booked[-1]
    assert "still to come" in text_of(
        browser.post(
            url("absence", case.pk, last.pk),
            {"attendance": "DID_NOT_COME", "absence_reason": "x"},
        )
    )


@pytest.mark.parametrize("page", ["move", "absence"])
def test_a_signed_session_shows_its_page_instead(browser, case, page):
    session = make_sessions.course(case=case, signed_ones=1)[0]

    for response in (
        browser.get(url(page, case.pk, session.pk)),
        browser.post(url(page, case.pk, session.pk)),
    ):
        assert response.url == url("session", case.pk, session.pk)


@pytest.mark.parametrize("page", ["move", "absence"])
def test_a_supervisor_and_a_stranger_change_no_appointment(
    signed_in, supervisor, outsider, case, page
):
    session = make_sessions.course(case=case)[0]
    here = url(page, case.pk, session.pk)

    assert signed_in(supervisor).post(here).status_code == 403
    assert signed_in(outsider).post(here).status_code == 404


@pytest.mark.parametrize("page", ["plan", "change_plan", "book"])
def test_no_other_method_is_taken(browser, case, page):
    assert browser.delete(url(page, case.pk)).status_code == 405


# Follow-up contacts


@pytest.fixture
def ended(therapist):
    case = make.case(therapist=therapist)
    for session in make_sessions.course(case=case, planned=6, reason="Short"):
        make_sessions.signed(session)
    case.status, case.closed_on = "CLOSED", timezone.localdate()
    case.closed_by, case.ending_reason = therapist, "COMPLETED"
    case.save()
    return case


def follow_up(**fields) -> dict[str, str]:
    digits = {f"phq9_{n}": "1" for n in range(1, 9)} | {"phq9_9": "0"}
    digits |= {f"gad7_{n}": "0" for n in range(1, 8)}
    return (
        {
            "day": timezone.localdate().isoformat(),
            "time": "00:01",
            "minutes": "20",
            "place": "PHONE",
            "text": "Back at work.",
            "risk-asked": "YES",
            "risk-thoughts": "NONE",
            "risk-compared": "SAME",
        }
        | digits
        | fields
    )


def test_a_contact_after_the_ending_is_signed_in_one_step(browser, ended):
    assert browser.get(url("new_follow_up", ended.pk)).status_code == 200

    response = browser.post(url("new_follow_up", ended.pk), follow_up())

    page = text_of(browser.get(response.url))
    assert "Follow-up contact signed at" in page
    assert "Back at work." in page
    assert TherapySession.objects.follow_ups().get().number is None


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"day": "2199-01-01"}, "Day must be today or in the past"),
        ({"minutes": "0"}, "Minutes must be a number between 1 and 120"),
        ({"phq9_2": "8"}, "Enter a number from 0 to 3 for PHQ-9 item 2"),
        ({"phq9_9": "1"}, "Write what you asked about thoughts of self-harm"),
        (
            {"phq9_9": "1", "risk-asked": "", "risk-thoughts": "", "risk-compared": ""},
            "PHQ-9 item 9 is 1 today",
        ),
        ({"text": ""}, "The note is empty"),
    ],
)
def test_what_a_follow_up_lacks_is_named_and_kept(browser, ended, fields, sentence):
    response = browser.post(
        url("new_follow_up", ended.pk), follow_up(next_plan="Kept words", **fields)
    )

    page = text_of(response)
    assert sentence in page
    assert "Kept words" in page
    assert not TherapySession.objects.follow_ups().exists()


def test_a_follow_up_is_signed_past_its_gaps(browser, ended):
    response = browser.post(
        url("new_follow_up", ended.pk), follow_up(text="", accept_gaps="1")
    )

    assert response.status_code == 302


def test_a_running_treatment_is_logged_as_sessions(browser, case):
    make_sessions.course(case=case)

    response = browser.post(url("new_follow_up", case.pk), follow_up())

    assert "Log this one as a session" in text_of(response)


def test_a_booked_follow_up_is_logged_after_closing(browser, ended, therapist):
    session = actions.book_session(
        case=ended,
        by=therapist,
        scheduled_at=timezone.now() - timedelta(hours=1),
        kind="FOLLOW_UP",
    )

    page = text_of(browser.get(url("log", ended.pk, session.pk)))

    assert "Follow-up contact" in page
    assert "Techniques" not in page
