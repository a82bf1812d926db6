"""A flag is let rest with a reason, until a day or until it rests on something else."""

from datetime import date, timedelta

import pytest

from audit.models import Event
from cases.models import FlagDismissal
from supervision import actions, queries
from supervision.facts import facts_of
from supervision.flags import flags_in
from tests import make, make_cases, make_measures, make_sessions
from tests.make_supervision import (
    absence,
    dismissal,
    review,
    scored,
    sign,
    standing,
)

pytestmark = pytest.mark.django_db

WEEK = timedelta(days=7)


def resting(case, now=make.NOW):
    found = flags_in(facts_of([case])[0], now, queries.thresholds())
    return {flag.key: flag for flag in found.resting}


def test_it_rests_with_who_why_and_until_when(case):
    make_cases.withdrawn_consent(case)
    dismissal(case, "CONSENT", until_on=make.TODAY + WEEK)

    assert "CONSENT" not in standing(case)
    rested = resting(case)["CONSENT"].dismissal
    assert rested is not None
    assert rested.reason == "Talked about it on Monday"
    assert (rested.dismissed_by, rested.until_on) == (case.therapist, make.TODAY + WEEK)


def test_it_comes_back_when_its_day_is_over(case):
    make_cases.withdrawn_consent(case)
    dismissal(case, "CONSENT", until_on=make.TODAY + WEEK)

    assert "CONSENT" not in standing(case, make.NOW + WEEK)
    assert "CONSENT" in standing(case, make.NOW + WEEK + timedelta(days=1))


def test_without_a_day_it_rests_until_it_rests_on_something_else(case):
    make_cases.withdrawn_consent(case)
    dismissal(case, "CONSENT")
    assert "CONSENT" not in standing(case, make.NOW + 30 * WEEK)

    make_cases.withdrawn_consent(case, "SHARE_SCHOOL")

    assert "CONSENT" in standing(case)


def test_days_that_are_merely_counted_do_not_bring_it_back(case):
    sign(make_sessions.session(case=case, days_ago=22), phq9=10)
    dismissal(case, "GAP")

    assert "GAP" not in standing(case, make.NOW + WEEK)


def test_the_same_words_for_new_facts_do(case):
    """Two missed in March and two missed in May read alike."""
    booked = scored(case, [10])
    absence(booked[1])
    absence(booked[2])
    dismissal(case, "DNA2")
    assert "DNA2" not in standing(case)

    sign(booked[3], phq9=10)
    absence(booked[4])
    absence(booked[5])

    found = standing(case)["DNA2"]
    assert found.evidence == "The last 2 appointments were missed"


def test_a_new_gap_is_a_new_flag(case):
    sign(make_sessions.session(case=case, days_ago=22), phq9=10)
    dismissal(case, "GAP")
    sign(make_sessions.session(case=case, days_ago=1), phq9=10)

    assert "GAP" in standing(case, make.NOW + 4 * WEEK)


def test_a_new_answer_to_item_9_is_a_new_flag(case):
    make_measures.administration(case, total=9, item9=1, on=date(2026, 11, 16))
    dismissal(case, "SI_ITEM9")
    assert "SI_ITEM9" not in standing(case)

    make_measures.administration(case, total=9, item9=1)

    assert "SI_ITEM9" in standing(case)


def test_the_last_dismissal_that_holds_is_the_one_shown(case):
    make_cases.withdrawn_consent(case)
    dismissal(case, "CONSENT", until_on=make.TODAY)
    FlagDismissal.objects.create(
        case=case,
        flag="CONSENT",
        evidence=resting(case)["CONSENT"].rests_on,
        reason="Later",
        dismissed_at=make.NOW + timedelta(hours=1),
        dismissed_by=case.therapist,
    )

    rested = resting(case)["CONSENT"].dismissal
    assert rested is not None
    assert rested.reason == "Later"


def test_another_case_keeps_its_own(case, therapist):
    other = make.case(therapist=therapist)
    make_cases.withdrawn_consent(case)
    make_cases.withdrawn_consent(other)
    dismissal(case, "CONSENT")

    assert "CONSENT" in standing(other)


def test_it_is_in_the_log_without_the_flag(case):
    make_cases.withdrawn_consent(case)
    made = dismissal(case, "CONSENT")

    event = Event.objects.get(verb="flag.dismissed")
    assert (event.record_id, event.case_id) == (str(made.pk), case.pk)
    assert event.detail == {}


def test_without_a_moment_it_is_now(case):
    make_cases.withdrawn_consent(case)
    made = dismissal(
        case, "CONSENT", at=None, evidence="Taken back: Writing to the GP, 2026-10-01"
    )

    assert made.dismissed_at.year >= 2026


@pytest.mark.parametrize(
    ("fields", "refused", "sentence"),
    [
        ({"reason": "  "}, actions.DismissalNeedsAReason, "Say why"),
        (
            {"until_on": make.TODAY - timedelta(days=1)},
            actions.DismissalEndsInThePast,
            "today or later",
        ),
        (
            {"evidence": "Something that was read last week"},
            actions.FlagStandsOnSomethingElse,
            "has changed",
        ),
    ],
)
def test_what_cannot_be_let_rest(case, fields, refused, sentence):
    make_cases.withdrawn_consent(case)

    with pytest.raises(refused, match=sentence):
        dismissal(case, "CONSENT", **fields)
    assert not FlagDismissal.objects.exists()


@pytest.mark.parametrize("flag", ["CONSENT", "DUE_FOR_REVIEW", "MOON_PHASE"])
def test_a_flag_that_does_not_stand_or_is_a_group_cannot_rest(case, flag):
    with pytest.raises(actions.NoSuchFlag, match="does not stand"):
        dismissal(case, flag, evidence="x")


def test_a_review_keeps_the_flags_that_stood(case, supervisor):
    make_cases.withdrawn_consent(case)

    assert review(case, supervisor).flags == ["CONSENT", "DUE_FOR_REVIEW"]
