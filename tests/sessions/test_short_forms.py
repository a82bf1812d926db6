"""Brief work begins with what makes coming hard; counselling ends with what comes next."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from formulation.actions.rules import DayInTheFuture, DayTooEarly
from protocols.ipt_brief import BARRIERS
from protocols.ipt_counselling import TRIAGE
from sessions import actions
from sessions.actions import short_forms as rules
from sessions.models import Barrier, Engagement, Triage
from sessions.queries.short_forms import engagement_page, triages_of
from tests import make, make_young

pytestmark = pytest.mark.django_db

DAY = make.TODAY.isoformat()


@pytest.fixture
def browser(signed_in, therapist):
    return signed_in(therapist)


def url(case, name: str, *more) -> str:
    return reverse(f"sessions:{name}", args=[case.pk, *more])


def test_what_the_client_hopes_for_is_kept_and_the_newest_counts(case):
    make_young.engagement(case)
    make_young.engagement(case, hopes="To be well before the baby comes")
    actions.record_engagement(
        case=case,
        by=case.therapist,
        hopes="To ask for help at night",
        held_on=make.TODAY,
        at=make.NOW + timedelta(hours=1),
    )
    page = engagement_page(case)
    assert page.said.hopes == "To ask for help at night"
    assert len(page.former) == 2


def test_the_meeting_lies_between_referral_and_today(case):
    with pytest.raises(DayInTheFuture):
        make_young.engagement(case, held_on=make.TODAY + timedelta(days=1))
    with pytest.raises(DayTooEarly):
        make_young.engagement(case, held_on=case.referred_on - timedelta(days=1))


def test_something_else_that_makes_it_hard_needs_words(case):
    with pytest.raises(rules.BarrierHasNoWords):
        make_young.barrier(case, kind="OTHER")


def test_a_barrier_is_in_place_only_with_an_answer(case):
    barrier = make_young.barrier(case, answer="")
    with pytest.raises(rules.NothingToMeetItWith):
        actions.meet_barrier(barrier=barrier, by=case.therapist, is_met=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Barrier.objects.filter(pk=barrier.pk).update(met_on=make.TODAY)


def test_the_answer_of_one_that_is_in_place_is_not_emptied(case):
    barrier = make_young.barrier(case)
    actions.meet_barrier(barrier=barrier, by=case.therapist, is_met=True, at=make.NOW)
    with pytest.raises(rules.NothingToMeetItWith):
        actions.change_barrier(barrier=barrier, by=case.therapist, answer="")


def test_a_tick_is_counted_and_can_be_taken_back(case):
    barrier = make_young.barrier(case)
    make_young.barrier(case, kind="STIGMA")
    actions.meet_barrier(barrier=barrier, by=case.therapist, is_met=True, at=make.NOW)
    assert barrier.met_on == make.TODAY
    assert engagement_page(case).met == "1 of 2 met"
    actions.meet_barrier(barrier=barrier, by=case.therapist, is_met=False)
    assert engagement_page(case).met == "0 of 2 met"


def test_a_barrier_is_changed_taken_off_and_put_back(case):
    barrier = make_young.barrier(case)
    actions.change_barrier(barrier=barrier, by=case.therapist, answer="Video")
    actions.change_barrier(barrier=barrier, by=case.therapist, answer="Video")
    actions.remove_barrier(barrier=barrier, by=case.therapist)
    with pytest.raises(rules.BarrierTakenOut):
        actions.change_barrier(barrier=barrier, by=case.therapist, answer="Phone")
    assert not engagement_page(case).barriers
    assert not engagement_page(case).is_empty
    actions.restore_barrier(barrier=barrier, by=case.therapist)
    with pytest.raises(rules.BarrierNotTakenOut):
        actions.restore_barrier(barrier=barrier, by=case.therapist)
    assert Barrier.objects.get().answer == "Video"


def test_an_empty_page_counts_nothing(case, django_assert_num_queries):
    with django_assert_num_queries(2):
        page = engagement_page(case)
    assert page.is_empty
    assert page.met == ""


@pytest.mark.parametrize("decision", ["WATCH", "REFER"])
def test_more_help_names_the_next_step(case, decision):
    with pytest.raises(rules.NextStepMissing):
        make_young.triage(case, decision=decision)


def test_the_database_keeps_no_referral_without_a_next_step(case):
    decided = make_young.triage(case)
    with pytest.raises(IntegrityError), transaction.atomic():
        Triage.objects.filter(pk=decided.pk).update(decision="REFER")


def test_the_next_step_comes_after_the_decision(case):
    with pytest.raises(rules.NextDayTooEarly):
        make_young.triage(case, next_step="Phone her", next_on=make.TODAY)


def test_the_newest_decision_stands_first(case, django_assert_num_queries):
    make_young.triage(case)
    later = actions.decide_triage(
        case=case,
        by=case.therapist,
        decision="WATCH",
        reason="Two bad nights",
        next_step="Phone in four weeks",
        next_on=make.TODAY + timedelta(days=28),
        decided_on=make.TODAY,
        at=make.NOW + timedelta(days=1),
    )
    with django_assert_num_queries(1):
        assert triages_of(case)[0] == later


def test_getting_here_is_written_through_the_pages(browser, case):
    assert (
        "Nothing is named yet" in browser.get(url(case, "engagement")).content.decode()
    )
    browser.post(
        url(case, "record_engagement"), {"held_on": DAY, "hopes": "To sleep again"}
    )
    assert Engagement.objects.get().hopes == "To sleep again"
    again = browser.get(url(case, "record_engagement")).content.decode()
    assert "To sleep again" in again
    browser.post(url(case, "add_barrier"), {"kind": "TRAVEL", "answer": "Video"})
    barrier = Barrier.objects.get()
    browser.post(url(case, "meet_barrier", barrier.pk), {"met": "yes"})
    assert "1 of 1 met" in browser.get(url(case, "engagement")).content.decode()
    browser.post(url(case, "meet_barrier", barrier.pk), {"met": "no"})
    filled = browser.get(url(case, "change_barrier", barrier.pk)).content.decode()
    assert "Video" in filled
    browser.post(
        url(case, "change_barrier", barrier.pk), {"kind": "TRAVEL", "answer": "Bus"}
    )
    browser.post(url(case, "remove_barrier", barrier.pk))
    browser.post(url(case, "restore_barrier", barrier.pk))
    barrier.refresh_from_db()
    assert (barrier.answer, barrier.removed_at) == ("Bus", None)


def test_a_barrier_without_words_comes_back_with_a_sentence(browser, case):
    response = browser.post(
        url(case, "add_barrier"), {"kind": "OTHER", "answer": "Tea"}
    )
    text = response.content.decode()
    assert "Write what makes coming hard" in text
    assert "Tea" in text


def test_what_comes_next_is_decided_through_the_page(browser, case):
    assert "Nothing is decided yet" in browser.get(url(case, "triage")).content.decode()
    fields = {"decision": "REFER", "reason": "Still low", "decided_on": DAY}
    refused = browser.post(url(case, "decide_triage"), fields).content.decode()
    assert "Write who does what next" in refused
    browser.post(url(case, "decide_triage"), fields | {"next_step": "Refer to IPT"})
    assert "Refer to IPT" in browser.get(url(case, "triage")).content.decode()


def test_every_barrier_and_every_decision_of_the_manuals_can_be_chosen():
    named = {option.key for option in BARRIERS}
    assert named | {"OTHER"} == set(Barrier.Kind.values)
    assert {option.key for option in TRIAGE} == set(Triage.Decision.values)
