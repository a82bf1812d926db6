"""What a client sent themselves, in the session it was sent for.

It comes in by itself, never over what was typed, and stops a signature as typed answers do.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from cases.models import RiskEntry
from measures.models import Administration
from sessions import actions, queries
from sessions.actions.two_answers import TwoAnswers
from sessions.entry import OWN, TYPED
from sessions.models import SessionNote, TherapySession
from tests import make, make_couples, make_links, make_measures, make_sessions
from tests.make_sessions import FIRST_DAY, FULL_RISK, GAD7, PHQ9, moment

pytestmark = pytest.mark.django_db

RAISED = (*PHQ9[:8], 1)
TOLD = {
    "version": "0",
    "attendance": "CAME",
    "held_on": FIRST_DAY.isoformat(),
    "held_time": "14:00",
    "place": "IN_PERSON",
    "minutes": "50",
    "text": "He came on time.",
    "accept_gaps": "1",
}
QUICK = {"risk_quick": "on"}


@pytest.fixture
def first(case) -> TherapySession:
    return make_sessions.course(case=case)[0]


@pytest.fixture
def browser(signed_in, therapist):
    return signed_in(therapist)


def own(case, answers=PHQ9, *, days_before=0, **fields) -> Administration:
    at = moment(FIRST_DAY - timedelta(days=days_before)) - timedelta(hours=1)
    return make_links.sent(case, answers=answers, at=at, **fields)


def url(page, session):
    return reverse(f"sessions:{page}", args=[session.case_id, session.pk])


def boxes(answers, key="phq9"):
    return {f"{key}_{at}": str(value) for at, value in enumerate(answers, start=1)}


def signed_measures(note: SessionNote):
    return [
        link.administration
        for link in note.therapy_session.measures.select_related("administration")
    ]


# It comes in by itself


@pytest.mark.parametrize("days_before", [0, 1, 6])
def test_what_was_sent_for_a_session_is_taken_into_it(case, first, days_before):
    sent = own(case, days_before=days_before)

    note = make_sessions.signed(first, answers={"GAD7": GAD7})

    assert sent in signed_measures(note)
    assert not any("PHQ-9" in gap for gap in note.signed_without)


def test_what_was_sent_a_week_before_stands_on_its_own(case, first):
    sent = own(case, days_before=7)

    assert sent not in signed_measures(make_sessions.signed(first))


def test_what_was_typed_in_another_day_stays_on_its_own_as_before(case, first):
    typed = make_measures.administration(case, on=FIRST_DAY - timedelta(days=1))

    assert typed not in signed_measures(make_sessions.signed(first, answers={}))


def test_the_log_shows_it_in_the_strip(case, first, browser):
    own(case)
    page = browser.get(url("log", first)).text

    assert "by the client on their own phone" in page
    assert "Leave the boxes blank to take it over." in page
    assert "Two answers" not in page


# Two answers


def test_two_answers_are_not_signed_until_one_is_chosen(case, first, browser):
    own(case)
    typed = boxes((*PHQ9[:7], 3, 0))

    page = browser.post(url("sign", first), TOLD | QUICK | typed)

    assert "Two answers to PHQ-9. Keep" in page.text
    assert "Choose which to keep" in page.text
    assert not SessionNote.objects.exists()


@pytest.mark.parametrize("kept", [OWN, TYPED])
def test_the_chosen_answer_stands_and_the_other_stays_readable(
    case, first, browser, kept
):
    sent = own(case)
    other = (*PHQ9[:7], 3, 0)

    browser.post(url("sign", first), TOLD | QUICK | boxes(other) | {"keep_phq9": kept})

    (in_session,) = signed_measures(SessionNote.objects.get())
    assert in_session.answers == list(PHQ9 if kept == OWN else other)
    sent.refresh_from_db()
    assert (sent.withdrawn_at is None) == (kept == OWN)
    assert sent.answers == list(PHQ9)


def test_the_same_answers_twice_are_one(case, first):
    sent = own(case)

    note = make_sessions.signed(first, answers={"PHQ9": PHQ9, "GAD7": GAD7})

    assert sent in signed_measures(note)
    assert Administration.objects.filter(instrument_key="PHQ9").count() == 1


def test_a_choice_is_kept_in_the_draft(case, first, browser):
    own(case)
    browser.post(url("log", first), TOLD | boxes(PHQ9) | {"keep_phq9": OWN})

    form = browser.get(url("log", first)).context["form"]
    assert form["keep_phq9"].value() == OWN


def test_what_was_set_aside_belongs_to_no_later_session(case):
    first, second, *_ = make_sessions.course(case=case)
    sent = own(case)
    make_sessions.signed(
        first, answers={"PHQ9": (*PHQ9[:7], 3, 0)}, kept={"PHQ9": TYPED}
    )

    later = make_sessions.signed(second, answers={})
    assert sent not in signed_measures(later)


# No way past item 9


def by_the_form(browser, session, **typed):
    return browser.post(url("sign", session), TOLD | QUICK | typed)


def by_autosave_then_sign(browser, session, **typed):
    saved = browser.post(url("autosave", session), TOLD | QUICK | typed)
    version = str(saved.json()["version"])
    return browser.post(
        url("sign", session), TOLD | QUICK | typed | {"version": version}
    )


def by_a_bare_post(browser, session, **typed):
    """Nothing of the form but what a script would send."""
    bare = {"version": "0", "attendance": "CAME", "accept_gaps": "1"}
    when = {name: TOLD[name] for name in ("held_on", "held_time", "place", "minutes")}
    return browser.post(url("sign", session), bare | when | typed)


ROUTES = (by_the_form, by_autosave_then_sign, by_a_bare_post)


@pytest.mark.parametrize("route", ROUTES)
def test_each_route_signs_where_nothing_stands_in_the_way(first, browser, route):
    route(browser, first, **boxes(PHQ9))

    assert SessionNote.objects.count() == 1


@pytest.mark.parametrize("route", ROUTES)
def test_typed_above_0_no_route_signs_without_the_entry(first, browser, route):
    route(browser, first, **boxes(RAISED))

    assert not SessionNote.objects.exists()
    assert not RiskEntry.objects.exists()


@pytest.mark.parametrize("days_before", [0, 2])
@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize(
    "typed",
    [
        {},
        boxes(PHQ9),
        boxes(PHQ9) | {"keep_phq9": OWN},
        boxes(PHQ9) | {"keep_phq9": TYPED},
        {"measure_missed_reason": "No time"},
    ],
    ids=["nothing", "0 typed", "0 typed, own kept", "0 typed and kept", "left out"],
)
def test_sent_above_0_no_route_signs_without_the_entry(
    case, first, browser, route, typed, days_before
):
    own(case, RAISED, days_before=days_before)

    route(browser, first, **typed)

    assert not SessionNote.objects.exists()


@pytest.mark.parametrize("route", ROUTES)
def test_sent_after_the_note_was_drafted_stops_it_too(case, first, browser, route):
    browser.post(url("autosave", first), TOLD | QUICK | boxes(PHQ9))
    own(case, RAISED)

    route(browser, first, **boxes(PHQ9), keep_phq9=TYPED, version="1")

    assert not SessionNote.objects.exists()
    page = browser.get(url("log", first))
    assert page.context["form"].is_item9_raised


def test_the_action_itself_has_no_way_past_it(case, first, therapist):
    own(case, RAISED)
    for kept in (OWN, TYPED):
        entry = make_sessions.entry(answers={"PHQ9": PHQ9}, kept={"PHQ9": kept})
        with pytest.raises(actions.FullRiskEntryMissing):
            actions.sign_session(therapy_session=first, by=therapist, entry=entry)


def test_with_the_full_entry_it_is_signed_and_says_what_was_answered(case, first):
    own(case, RAISED)

    note = make_sessions.signed(first, answers={}, risk=FULL_RISK)

    (risk,) = RiskEntry.objects.filter(session_link__therapy_session=first)
    assert risk.item9 == 1
    assert note.therapy_session.number == 1


def test_a_follow_up_is_stopped_and_asked_as_well(case, therapist):
    make_sessions.course(case=case)
    for session in TherapySession.objects.filter(case=case)[1:]:
        session.delete()
    make_sessions.signed(TherapySession.objects.get(case=case))
    when = make.NOW - timedelta(hours=1)
    make_links.sent(case, answers=RAISED, at=when)
    told = {"case": case, "by": therapist, "held_at": when, "text": "Rang."}

    with pytest.raises(TwoAnswers):
        actions.record_follow_up(**told, answers={"PHQ9": PHQ9}, at=make.NOW)
    with pytest.raises(actions.FullRiskEntryMissing):
        actions.record_follow_up(
            **told, answers={"PHQ9": PHQ9}, kept={"PHQ9": TYPED}, at=make.NOW
        )


def test_a_partners_answer_asks_about_the_partner():
    ruth = make.user()
    two = make_couples.couple_case(therapist=ruth)
    session = make_sessions.session(case=two, days_ago=0)
    make_links.sent(two, answers=RAISED, about=two.partner, at=session.scheduled_at)

    day = queries.recorded_on_day(session, session.scheduled_at)
    assert (day.item9, day.of_partner.item9) == (None, 1)
    with pytest.raises(actions.FullRiskEntryMissing):
        actions.sign_session(
            therapy_session=session,
            by=ruth,
            entry=make_sessions.entry(answers={}),
            at=session.scheduled_at + timedelta(hours=2),
        )
