"""Around a young client: talks, check-ins by phone, and what the school agrees to."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from audit.models import Event
from formulation.actions.fitting import DoesNotFit, UnknownKey
from formulation.actions.rules import DayInTheFuture, DayTooEarly
from sessions import actions, queries
from sessions.actions import family as rules
from sessions.models import FamilyContact, SchoolPlan
from sessions.queries.family import family_page
from tests import make, make_cases, make_sessions, make_young

pytestmark = pytest.mark.django_db


@pytest.fixture
def young(therapist):
    return make_cases.young_case(therapist=therapist, protocol_key="IPT_ADOLESCENT")


@pytest.fixture
def browser(signed_in, therapist):
    return signed_in(therapist)


def url(case, name: str, *more) -> str:
    return reverse(f"sessions:{name}", args=[case.pk, *more])


def page_of(case):
    return family_page(case, queries.course_of(case))


def form_of(kind: str = "CHECK_IN", **fields):
    return {"kind": kind, "held_on": make.TODAY.isoformat()} | fields


def test_a_check_in_keeps_the_mood_that_the_client_gives(young):
    make_young.talk(young, mood=8, held_on=make.TODAY - timedelta(days=7))
    make_young.talk(young, mood=6)
    assert page_of(young).moods == "8, 6"


def test_a_parent_gives_no_mood_for_the_client(young):
    with pytest.raises(rules.MoodIsTheClients):
        make_young.talk(
            young, kind="PARENT_JOINT", with_whom=make_young.mother(young), mood=5
        )


def test_the_database_keeps_no_mood_of_a_parent(young):
    talk = make_young.talk(
        young, kind="PARENT_ALONE", with_whom=make_young.mother(young)
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        FamilyContact.objects.filter(pk=talk.pk).update(mood=5)


@pytest.mark.parametrize("mood", [0, 11])
def test_the_thermometer_goes_from_one_to_ten(young, mood):
    with pytest.raises(DoesNotFit):
        make_young.talk(young, mood=mood)


def test_a_talk_with_a_parent_says_who_it_was(young):
    with pytest.raises(rules.WithWhomMissing):
        make_young.talk(young, kind="PARENT_ALONE")


def test_a_talk_with_a_parent_says_what_the_client_agreed_to(young):
    with pytest.raises(rules.AgreementOfClientMissing):
        make_young.talk(
            young,
            kind="PARENT_ALONE",
            with_whom=make_young.mother(young),
            client_agreed_to=" ",
        )


def test_someone_from_another_clients_list_is_refused(young, case):
    with pytest.raises(rules.NotOnTheList):
        make_young.talk(young, kind="SCHOOL", with_whom=make_young.school(case))


def test_a_session_of_another_case_is_refused(young, case):
    (elsewhere, *_) = make_sessions.course(case=case, signed_ones=1)
    with pytest.raises(rules.SessionOfAnotherCase):
        make_young.talk(young, therapy_session=elsewhere)


def test_a_purpose_that_is_not_on_the_list_is_refused(young):
    with pytest.raises(UnknownKey):
        make_young.talk(young, purposes=["GOSSIP"])


def test_a_talk_cannot_lie_in_the_future(young):
    with pytest.raises(DayInTheFuture):
        make_young.talk(young, held_on=make.TODAY + timedelta(days=1))


def test_a_talk_cannot_lie_before_the_referral(young):
    with pytest.raises(DayTooEarly):
        make_young.talk(young, held_on=young.referred_on - timedelta(days=1))


def test_no_talk_with_parents_once_the_client_said_no(young):
    make_cases.withdrawn_consent(young, "SHARE_PARENT")
    with pytest.raises(rules.RefusedByClient):
        make_young.talk(young, kind="PARENT_JOINT", with_whom=make_young.mother(young))


def test_safety_is_an_exception_to_a_no(young):
    make_cases.withdrawn_consent(young, "SHARE_PARENT")
    talk = make_young.talk(
        young,
        kind="PARENT_ALONE",
        with_whom=make_young.mother(young),
        purposes=["SAFETY"],
    )
    assert talk.purposes == ["SAFETY"]


def test_a_talk_is_corrected_and_the_log_keeps_no_words(young):
    talk = make_young.talk(young, words="She was late")
    actions.change_talk(talk=talk, by=young.therapist, words="She came in late")
    event = Event.objects.get(verb="family.talk_changed")
    assert event.detail == {"fields": ["words"]}
    assert FamilyContact.objects.get().words == "She came in late"


@pytest.mark.parametrize(
    "change", [{"purposes": ["ENDING"]}, {"kind": "PARENT_JOINT", "purposes": []}]
)
def test_a_talk_about_safety_does_not_become_one_that_the_client_refused(young, change):
    make_cases.withdrawn_consent(young, "SHARE_PARENT")
    talk = make_young.talk(
        young,
        kind="PARENT_ALONE",
        with_whom=make_young.mother(young),
        purposes=["SAFETY"],
    )
    with pytest.raises(rules.RefusedByClient):
        actions.change_talk(talk=talk, by=young.therapist, **change)

    actions.change_talk(talk=talk, by=young.therapist, words="She will keep the pills")
    assert FamilyContact.objects.get().purposes == ["SAFETY"]


def test_words_of_a_talk_before_the_client_said_no_are_corrected(young):
    talk = make_young.talk(
        young, kind="PARENT_JOINT", with_whom=make_young.mother(young)
    )
    make_cases.withdrawn_consent(young, "SHARE_PARENT")
    actions.change_talk(talk=talk, by=young.therapist, words="They both listened")

    assert FamilyContact.objects.get().words == "They both listened"


def test_saving_the_same_talk_again_logs_nothing(young):
    talk = make_young.talk(young)
    actions.change_talk(talk=talk, by=young.therapist, mood=7)
    assert not Event.objects.filter(verb="family.talk_changed").exists()


def test_a_talk_is_taken_out_and_put_back(young):
    talk = make_young.talk(young)
    actions.remove_talk(talk=talk, by=young.therapist)
    assert not page_of(young).check_ins
    with pytest.raises(rules.TalkTakenOut):
        actions.change_talk(talk=talk, by=young.therapist, mood=3)
    actions.restore_talk(talk=talk, by=young.therapist)
    assert page_of(young).check_ins
    with pytest.raises(rules.TalkNotTakenOut):
        actions.restore_talk(talk=talk, by=young.therapist)


def test_the_manual_keeps_time_for_parents_and_the_page_says_what_was_held(young):
    first, *_ = make_sessions.course(case=young, signed_ones=2)
    make_young.talk(
        young,
        kind="PARENT_JOINT",
        with_whom=make_young.mother(young),
        therapy_session=first,
    )
    told = [(one.number, one.words) for one in page_of(young).parent_sessions]
    assert told[:2] == [(1, "Held"), (4, "To come")]


def test_a_parent_session_that_went_by_without_one_is_said(young):
    make_sessions.course(case=young, signed_ones=1)
    assert page_of(young).parent_sessions[0].words == "Not recorded"


def test_a_case_without_a_model_keeps_no_time_for_parents(therapist):
    undecided = make_cases.young_case(therapist=therapist, protocol_key="")
    assert page_of(undecided).parent_sessions == ()
    assert page_of(undecided).check_ins_until == 0


def test_the_page_says_who_may_be_told_what(young):
    make_cases.contact(young, kind="SCHOOL", name="Ms Okoye", may_be_told="Days only")
    make_cases.withdrawn_consent(young, "SHARE_SCHOOL")
    (told,) = page_of(young).told
    assert told.may_be_told == "Days only"
    assert "took back consent" in told.refusal


def test_the_page_asks_the_same_number_of_queries_however_much_was_talked(
    young, django_assert_num_queries
):
    course = queries.course_of(young)
    for _ in range(3):
        make_young.talk(young)
        make_young.school_plan(young)
    with django_assert_num_queries(5):
        family_page(young, course)


def test_the_newest_plan_with_the_school_counts(young):
    who = make_young.school(young)
    make_young.school_plan(young, contact=who)
    actions.agree_school_plan(
        case=young,
        by=young.therapist,
        contact=who,
        may_know="Attendance only",
        attendance="Full days again",
        agreed_on=make.TODAY,
        at=make.NOW + timedelta(hours=1),
    )
    page = page_of(young)
    assert page.school.attendance == "Full days again"
    assert len(page.former_school) == 1


def test_a_plan_with_the_school_agrees_something(young):
    with pytest.raises(rules.NothingAgreed):
        make_young.school_plan(young, attendance="")


def test_a_plan_is_looked_at_again_after_it_was_made(young):
    with pytest.raises(rules.ReviewBeforeAgreement):
        make_young.school_plan(young, review_on=make.TODAY)


def test_nothing_is_agreed_with_a_school_that_the_client_refused(young):
    make_cases.withdrawn_consent(young, "SHARE_SCHOOL")
    with pytest.raises(rules.RefusedByClient):
        make_young.school_plan(young)


def test_an_empty_page_says_how_to_begin(browser, young):
    text = browser.get(url(young, "family")).content.decode()
    assert "Keep the first talk" in text
    assert "Write the plan" in text


def test_a_talk_is_kept_through_the_page(browser, young):
    who = make_young.mother(young)
    response = browser.post(
        url(young, "add_talk"),
        form_of(
            "PARENT_JOINT", with_whom=who.pk, client_agreed_to="Nothing", words="x"
        ),
    )
    assert response.status_code == 302
    talk = FamilyContact.objects.get()
    assert (talk.with_whom, talk.mood) == (who, None)


def test_what_was_typed_stays_when_a_rule_is_not_met(browser, young):
    response = browser.post(
        url(young, "add_talk"), form_of("PARENT_JOINT", words="Curfew at nine")
    )
    text = response.content.decode()
    assert "Choose with whom" in text
    assert "Curfew at nine" in text


def test_a_talk_is_changed_taken_out_and_put_back_through_the_pages(browser, young):
    session, *_ = make_sessions.course(case=young, signed_ones=1)
    talk = make_young.talk(young)
    filled = browser.get(url(young, "change_talk", talk.pk)).content.decode()
    assert "Session 1" in filled
    browser.post(
        url(young, "change_talk", talk.pk),
        form_of(mood="5", therapy_session=session.pk, minutes="9"),
    )
    talk.refresh_from_db()
    assert (talk.mood, talk.minutes, talk.therapy_session) == (5, 9, session)
    browser.post(url(young, "remove_talk", talk.pk))
    assert "Put back" in browser.get(url(young, "family")).content.decode()
    browser.post(url(young, "restore_talk", talk.pk))
    talk.refresh_from_db()
    assert talk.removed_at is None


def test_minutes_that_are_no_number_get_a_sentence(browser, young):
    response = browser.post(url(young, "add_talk"), form_of(minutes="many"))
    assert "between 1 and 180" in response.content.decode()


def test_a_plan_with_the_school_is_written_through_the_page(browser, young):
    page = browser.get(url(young, "school_plan")).content.decode()
    assert "Nobody at the school is on the list yet" in page
    who = make_young.school(young)
    fields = {
        "contact": who.pk,
        "may_know": "Days only",
        "workload": "One essay less",
        "agreed_on": make.TODAY.isoformat(),
    }
    browser.post(url(young, "school_plan"), fields)
    assert SchoolPlan.objects.get().workload == "One essay less"
    again = browser.get(url(young, "school_plan")).content.decode()
    assert "One essay less" in again


def test_a_plan_of_nothing_comes_back_with_a_sentence(browser, young):
    who = make_young.school(young)
    fields = {
        "contact": who.pk,
        "may_know": "Days only",
        "agreed_on": make.TODAY.isoformat(),
    }
    response = browser.post(url(young, "school_plan"), fields)
    assert "Write what was agreed" in response.content.decode()
