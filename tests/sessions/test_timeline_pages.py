"""The timeline as a page and on paper, its forms, and what they answer to bad input."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from formulation import actions, when
from formulation.models import SymptomEpisode, TimelineEvent
from sessions.timeline import Held, title_on_paper, zoom_of
from tests import make, make_formulation, make_sessions, make_timeline
from tests.formulation.pages import is_fine, main_of, url, words

MARCH = {"starts_precision": "MONTH", "starts_month": "3", "starts_year": "2026"}
LEFT = {"title": "Dad left", "kind": "SEPARATION", **MARCH}
LOW = {"label": "Low mood", "severity": "2", **MARCH}


@pytest.fixture
def browser(signed_in, therapist):
    return signed_in(therapist)


def page(case, name="timeline"):
    return reverse(f"sessions:{name}", args=[case.pk])


# The page


def test_an_empty_timeline_offers_the_first_event(browser, case):
    answer = browser.get(page(case))

    assert is_fine(answer)
    assert "Nothing on the line yet" in words(answer)
    assert url("add_event", case) in answer.content.decode()
    assert '<svg class="life"' not in answer.content.decode()


def test_what_is_drawn_is_also_in_the_list(browser, case):
    mum = make_formulation.person(case, "Mum")
    make_timeline.event(
        case,
        "Dad left",
        people=[mum],
        mood_effect=-2,
        symptom_link="AT_ONSET",
        ends=when.in_month(2026, 5),
        role_change="Mum works nights now",
    )
    make_timeline.episode(case, "Low mood", what_helped="Walks")
    make_sessions.course(case=case, signed_ones=2)

    answer = browser.get(page(case))

    assert is_fine(answer)
    said = words(answer)
    assert "March 2026 to May 2026 Dad left Separation near the onset" in said
    assert "With Mum · Mood −2, lower · Symptoms: at the onset" in said
    assert "Mum works nights now" in said
    assert "Low mood current since April 2026, 2 of 3, hard" in said
    assert "Onset April 2026" in said
    assert "Sessions 2 sessions, " in said
    html = answer.content.decode()
    event = TimelineEvent.objects.get()
    assert html.count('class="ev"') == 4  # one drawing for each width
    assert f'href="#event-{event.pk}"' in html
    assert f'id="event-{event.pk}"' in html
    assert html.count("Onset, April 2026") == 4


def test_the_last_twelve_months_leave_out_what_was_before(browser, case):
    today = timezone.localdate()
    make_timeline.event(case, "long ago", starts=when.at_age(9, case.client.born_on))
    recent = when.on(today - timedelta(days=40))
    make_timeline.event(case, "lately", starts=recent, at=timezone.now())

    def drawn(show):
        html = browser.get(f"{page(case)}?show={show}").content.decode()
        return [title for title in ("long ago", "lately") if f">{title}</text>" in html]

    assert drawn("life") == ["long ago", "lately"]
    assert drawn("year") == ["lately"]
    assert drawn("nonsense") == ["long ago", "lately"]
    assert zoom_of("year").value == "year"


def test_the_timeline_stands_beside_the_circle(browser, case):
    assert page(case) in browser.get(url("inventory", case)).content.decode()
    assert 'aria-current="page">Timeline' in browser.get(page(case)).content.decode()


def test_near_the_onset_the_page_asks_gently_what_changed(browser, case):
    make_timeline.episode(case)

    answer = browser.post(url("add_event", case), LEFT, follow=True)

    assert "This was within a year of the onset." in words(answer)
    assert "What changed in roles and relationships then?" in words(answer)


def test_a_day_that_comes_again_is_said_until_the_case_is_closed(browser, case):
    soon = timezone.localdate() + timedelta(days=9)
    died_on = when.yearly(soon, soon.year - 1)
    make_formulation.someone_who_died(
        case, "Ngozi", died_on=died_on, rated_on=None, at=timezone.now()
    )
    said = f"In 9 days, {soon.day} {when.MONTHS[soon.month - 1]} : one year since Ngozi died"

    assert said in words(browser.get(page(case)))
    assert said in words(browser.get(reverse("overview", args=[case.pk])))

    case.status, case.closed_on, case.closed_by = "CLOSED", make.TODAY, case.therapist
    case.ending_reason = "COMPLETED"
    case.save()

    answer = words(browser.get(page(case)))
    assert said not in answer
    assert "one year since Ngozi died" in answer


def test_a_timeline_asks_the_same_number_of_questions_for_one_event_and_for_forty(
    browser, case, django_assert_max_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    mum = make_formulation.person(case, "Mum")
    make_timeline.event(case, people=[mum])
    browser.get(page(case))
    with CaptureQueriesContext(connection) as one:
        browser.get(page(case))
    for at in range(39):
        make_timeline.event(case, str(at), people=[mum])
    with CaptureQueriesContext(connection) as forty:
        browser.get(page(case))

    assert len(one) == len(forty)


@pytest.mark.parametrize("title", ["🌧️ moved 👩‍👩‍👧", "ماتت جدتي في الشتاء", "<b>&\"'"])
def test_any_title_is_drawn(browser, case, title):
    browser.post(url("add_event", case), LEFT | {"title": title})

    answer = browser.get(page(case))

    assert is_fine(answer)
    assert title in words(answer)
    assert "<b>&" not in answer.content.decode()


# Events


def test_an_event_is_added_with_what_and_when_alone(browser, case):
    assert is_fine(browser.get(url("add_event", case)))

    answer = browser.post(url("add_event", case), LEFT)

    assert answer.url == page(case)
    event = TimelineEvent.objects.get()
    assert (event.title, event.starts_on) == ("Dad left", date(2026, 3, 1))
    assert event.starts_precision == "MONTH"


def test_add_then_another_comes_back_to_the_form(browser, case):
    answer = browser.post(url("add_event", case), LEFT | {"another": "1"})

    assert answer.url == url("add_event", case)


def test_everything_that_can_be_said_of_an_event_is_kept(browser, case):
    mum, dad = (make_formulation.person(case, name) for name in ("Mum", "Dad"))
    browser.post(
        url("add_event", case),
        LEFT
        | {
            "ends_precision": "SEASON",
            "ends_season": "SUMMER",
            "ends_year": "2026",
            "people": [str(mum.pk), str(dad.pk)],
            "role_change": "Mum works nights",
            "feelings_then": "hurt",
            "feelings_now": "angry",
            "mood_effect": "-3",
            "symptom_link": "BEFORE",
            "is_sensitive": "YES",
        },
    )

    event = TimelineEvent.objects.get()
    assert event.ends_on == date(2026, 8, 31)
    assert set(event.people.all()) == {mum, dad}
    assert (event.mood_effect, event.symptom_link) == (-3, "BEFORE")
    assert event.is_sensitive
    form = browser.get(url("event", case, event)).content.decode()
    assert is_fine(browser.get(url("event", case, event)))
    for kept in ("Dad left", "Mum works nights", "hurt", 'value="2026"'):
        assert kept in form
    assert form.count(" checked") >= 6


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": ""}, "Say in a few words what happened"),
        ({"title": "x" * 10_000}, "What happened can hold 120 characters"),
        ({"kind": ""}, "Choose what kind of event it was"),
        ({"kind": "PARTY"}, "Choose one of the answers for Kind"),
        ({"starts_precision": ""}, "Choose how exactly it is known"),
        ({"starts_month": ""}, "Choose the month"),
        ({"starts_year": "20"}, "Enter the year with four digits"),
        ({"starts_year": "2027"}, "March 2027 is still to come"),
        (
            {"starts_precision": "DAY", "starts_day": "2026-02-29"},
            "February 2026 has 28 days",
        ),
        ({"starts_precision": "AGE", "starts_age": "121"}, "from 0 to 120"),
        ({"starts_precision": "AGE", "starts_age": "119"}, "enter an age up to that"),
        ({"ends_precision": "YEAR", "ends_year": "2025"}, "It ends before it begins"),
        ({"kind": "TRAUMA", "role_change": "What was done"}, "only a label is kept"),
        ({"people": ["nobody"]}, "Choose people from this inventory"),
        ({"mood_effect": "9"}, "Choose one of the answers for Effect on mood"),
    ],
)
def test_an_event_that_cannot_be_says_why_and_keeps_what_was_typed(
    browser, case, fields, sentence
):
    typed = LEFT | {"feelings_then": "kept as typed"} | fields

    answer = browser.post(url("add_event", case), typed)

    assert is_fine(answer)
    assert sentence in words(answer)
    assert "kept as typed" in answer.content.decode()
    assert not TimelineEvent.objects.exists()


def test_a_wrong_day_stands_as_it_was_typed(browser, case):
    answer = browser.post(
        url("add_event", case),
        LEFT | {"starts_precision": "DAY", "starts_day": "31 04 2026"},
    )

    assert 'value="31 04 2026"' in answer.content.decode()
    assert "April has 30 days" in words(answer)


def test_a_trauma_is_a_label_and_stays_off_paper(browser, case):
    browser.post(url("add_event", case), LEFT | {"kind": "TRAUMA", "title": "Accident"})

    assert "never printed" in words(browser.get(page(case)))
    assert "Accident" not in words(browser.get(page(case, "timeline_print")))


def test_an_event_is_changed_taken_off_and_put_back(browser, case):
    event = make_timeline.event(case)

    answer = browser.post(url("event", case, event), LEFT | {"title": "Dad moved"})
    assert answer.url == page(case)
    assert "Dad moved" in words(browser.get(page(case)))

    answer = browser.post(url("remove_event", case, event), follow=True)
    assert is_fine(answer)
    assert "Taken off the timeline" in words(answer)
    taken_off = browser.get(url("event", case, event))
    assert is_fine(taken_off)
    assert url("restore_event", case, event) in taken_off.content.decode()
    assert url("event", case, event) + '" novalidate' not in taken_off.content.decode()

    browser.post(url("restore_event", case, event))
    event.refresh_from_db()
    assert event.removed_at is None


def test_changing_to_what_cannot_be_says_why(browser, case):
    event = make_timeline.event(case)

    answer = browser.post(url("event", case, event), LEFT | {"starts_year": "1900"})

    assert is_fine(answer)
    assert "when the client was born" in words(answer)


# Symptoms


def test_symptoms_are_added_changed_taken_off_and_put_back(browser, case):
    assert is_fine(browser.get(url("add_episode", case)))
    assert browser.post(url("add_episode", case), LOW).url == page(case)
    episode = SymptomEpisode.objects.get()
    assert (episode.severity, episode.ends_on) == (2, None)
    assert is_fine(browser.get(url("episode", case, episode)))

    ended = {"ends_precision": "MONTH", "ends_month": "6", "ends_year": "2026"}
    browser.post(url("episode", case, episode), LOW | ended)
    assert "March 2026 to June 2026" in words(browser.get(page(case)))

    browser.post(url("remove_episode", case, episode))
    assert "Put back" in words(browser.get(url("episode", case, episode)))
    browser.post(url("restore_episode", case, episode))
    assert "Low mood" in words(browser.get(page(case)))


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"label": ""}, "Say in a few words what the symptoms were"),
        ({"severity": ""}, "Choose how hard it was, from 0 to 3"),
        ({"starts_precision": ""}, "Choose how exactly it is known"),
        ({"starts_precision": "", "starts_month": "", "starts_year": ""},
         "Choose how exactly it is known, and say when it began"),
        ({}, "There is an episode without an end already"),
    ],
)  # fmt: skip
def test_symptoms_that_cannot_be_say_why(browser, case, fields, sentence):
    make_timeline.episode(case)

    answer = browser.post(url("add_episode", case), LOW | fields)

    assert is_fine(answer)
    assert sentence in words(answer)
    assert SymptomEpisode.objects.count() == 1


def test_changing_symptoms_to_what_cannot_be_says_why(browser, case):
    episode = make_timeline.episode(case)

    answer = browser.post(url("episode", case, episode), LOW | {"label": ""})

    assert is_fine(answer)
    assert "what the symptoms were" in words(answer)


# On paper


def test_the_print_holds_no_name_and_nothing_sensitive(browser, case):
    ngozi = make_formulation.someone_who_died(case, "Ngozi", relationship="wife")
    lund = make_formulation.person(case, "Mr Lund", relationship="teacher")
    hidden = make_formulation.person(case, "Ghost", is_never_printed=True)
    for title, kind, people in (
        ("Ngozi died", "DEATH", [ngozi]),
        ("Stopped seeing Lund", "OTHER", [lund]),
        ("A secret", "TRAUMA", []),
        ("With the one", "MOVE", [hidden]),
        (f"Letter to {case.client.given_name}", "LEGAL", []),
    ):
        make_timeline.event(case, title, kind=kind, people=people)
    make_timeline.episode(case, "Low mood")

    answer = browser.get(page(case, "timeline_print"))

    assert is_fine(answer)
    said = main_of(answer)
    assert ">Wife died</text>" in said
    assert ">Stopped seeing teacher</text>" in said
    assert ">Legal</text>" in said
    for never in ("Ngozi", "Lund", "secret", "the one", case.client.given_name,
                  case.client.family_name, case.client.initials):  # fmt: skip
        assert never not in said


def test_an_empty_print_says_so(browser, case):
    answer = browser.get(page(case, "timeline_print"))

    assert is_fine(answer)
    assert "Nothing to print" in words(answer)


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Ngozi’s birthday", "Wife’s birthday"),
        ("ngozi is no word here", "Ngozi is no word here"),
        ("Jo and Jolanda", "Separation"),
        ("The editor left", "Manager left"),
        ("The desk was closed", "The desk was closed"),
        ("Ms Okoye called", "Separation"),
        ("Anna called", "Separation"),
    ],
)
def test_a_name_on_paper_becomes_what_they_are_to_the_client(case, title, told):
    people = [
        make_formulation.person(case, name, relationship=relation)
        for name, relation in (
            ("Ngozi", "wife"),
            ("Jo", ""),
            ("The editor", "manager"),
            ("Ms Okoye", "friend of Mr Lund"),
        )
    ]
    event = TimelineEvent(title=title, kind="SEPARATION")

    assert title_on_paper(event, people, ["Anna", "Stone", ""]) == told


def test_sessions_in_words():
    assert Held(lines=()).words(make.TODAY) == ""


# Hidden names, and who may write


def test_hidden_names_close_every_text(browser, case, therapist):
    mum = make_formulation.person(case, "Zinnia")
    event = make_timeline.event(case, "Zinnia left", people=[mum], role_change="Zinnia")
    episode = make_timeline.episode(case, "Zinnia gone", treated_by="Zinnia")
    therapist.names_shown = therapist.Names.INITIALS
    therapist.save()

    for address in (
        page(case),
        page(case, "timeline_print"),
        url("event", case, event),
        url("episode", case, episode),
    ):
        html = browser.get(address).content.decode()
        for before in html.split("Zinnia")[:-1]:
            assert before.rfind("<details") > before.rfind("</details>")


def test_a_reader_reads_and_cannot_write(signed_in, supervisor, case):
    event, episode = make_timeline.event(case), make_timeline.episode(case)
    gone = make_timeline.event(case, "gone")
    actions.remove_event(event=gone, by=case.therapist)
    browser = signed_in(supervisor)

    for address in (
        page(case),
        page(case, "timeline_print"),
        url("event", case, event),
        url("event", case, gone),
        url("episode", case, episode),
    ):
        answer = browser.get(address)
        assert is_fine(answer)
        assert "<form" not in main_of(answer)
    for name in ("add_event", "add_episode"):
        assert browser.get(url(name, case)).status_code == 403
    for name in ("event", "remove_event", "restore_event"):
        assert browser.post(url(name, case, event)).status_code == 403
    for name in ("episode", "remove_episode", "restore_episode"):
        assert browser.post(url(name, case, episode)).status_code == 403


def test_a_reader_of_an_empty_timeline_is_offered_nothing(signed_in, supervisor, case):
    answer = signed_in(supervisor).get(page(case))

    assert "drawn with the client in the first sessions" in words(answer)
    assert url("add_event", case) not in answer.content.decode()


def test_what_belongs_to_another_case_is_not_found(browser, case, therapist):
    other = make.case(therapist=therapist, of=make.client("Leah Stone"))
    event, episode = make_timeline.event(other), make_timeline.episode(other)

    assert browser.get(url("event", case, event)).status_code == 404
    assert browser.post(url("remove_episode", case, episode)).status_code == 404
