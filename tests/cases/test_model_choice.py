"""The clinician's decision sets the model; a change keeps what was recorded."""

from datetime import timedelta

import pytest

from audit.models import Event
from cases import actions, queries
from cases.models import ModelChange, SuitabilityReview
from protocols import UnknownProtocol
from tests import make, make_cases


@pytest.fixture
def undecided(therapist):
    return make.case(therapist=therapist, protocol_key="")


@pytest.mark.parametrize("key", ["IPT_ADULT", "DIT_16_SEED"])
def test_a_decision_for_a_model_sets_the_protocol(undecided, key):
    review = make_cases.decision(undecided, key)

    undecided.refresh_from_db()
    assert undecided.protocol_key == key
    assert review.decision == key[:3]
    change = ModelChange.objects.get(case=undecided)
    assert (change.old_key, change.new_key) == ("", key)
    assert change.reason == review.reason
    assert change.changed_on == review.decided_on


@pytest.mark.parametrize("decision", ["NEITHER", "WAIT"])
def test_a_decision_against_both_leaves_the_model_open(undecided, decision):
    make_cases.decision(undecided, "", decision=decision)

    undecided.refresh_from_db()
    assert not undecided.is_model_decided
    assert not ModelChange.objects.exists()


@pytest.mark.parametrize(
    ("decision", "key"),
    [
        ("IPT", "DIT_16_SEED"),
        ("DIT", "IPT_ADULT"),
        ("WAIT", "IPT_ADULT"),
        ("IPT", ""),
    ],
)
def test_the_protocol_fits_the_decision(undecided, decision, key):
    with pytest.raises(actions.DecisionAndModelDiffer, match="fits the decision"):
        make_cases.decision(undecided, key, decision=decision)
    assert not SuitabilityReview.objects.exists()


def test_a_second_decision_for_the_same_model_changes_nothing(undecided):
    make_cases.decision(undecided)
    make_cases.decision(undecided)

    assert ModelChange.objects.count() == 1
    assert SuitabilityReview.objects.count() == 2


def test_a_decision_lies_between_the_referral_and_today(undecided):
    with pytest.raises(actions.DayNotPossible, match="today or in the past"):
        make_cases.decision(undecided, decided_on=make.TODAY + timedelta(days=1))
    with pytest.raises(actions.DayNotPossible, match="before the referral"):
        make_cases.decision(
            undecided, decided_on=undecided.referred_on - timedelta(days=1)
        )
    make_cases.decision(undecided, decided_on=undecided.referred_on)


def test_a_decision_is_logged_without_its_words(undecided):
    make_cases.decision(undecided)

    event = Event.objects.get(verb="model.decided")
    assert event.detail == {"decision": "IPT", "protocol": "IPT_ADULT"}


def change(case, key="DIT_16_MANUAL", **fields):
    values = {
        "reason": "A pattern came up",
        "changed_on": make.TODAY,
        "at": make.NOW,
    }
    return actions.change_model(
        case=case, by=case.therapist, protocol_key=key, **(values | fields)
    )


def test_a_later_change_is_dated_with_its_reason_and_keeps_the_record(case):
    entry = make_cases.risk_entry(case)

    change(case)

    case.refresh_from_db()
    assert case.protocol_key == "DIT_16_MANUAL"
    found = queries.model_changes(case).get()
    assert (found.old_key, found.reason) == ("IPT_ADULT", "A pattern came up")
    assert (found.old_title, found.new_title) == (
        "IPT, adult, 12 to 16 sessions",
        "DIT, 16 sessions, three phases",
    )
    assert list(queries.risk_entries(case)) == [entry]
    assert Event.objects.get(verb="model.changed").detail == {
        "old": "IPT_ADULT",
        "new": "DIT_16_MANUAL",
    }


def test_an_undecided_model_is_decided_first(undecided):
    with pytest.raises(actions.ModelNotDecided, match="Decide on a model first"):
        change(undecided)


def test_the_same_model_is_no_change(case):
    with pytest.raises(actions.SameModel, match="Choose another"):
        change(case, "IPT_ADULT")


def test_an_unknown_model_is_refused(case):
    with pytest.raises(UnknownProtocol):
        change(case, "CBT")


def test_a_change_lies_between_the_referral_and_today(case):
    with pytest.raises(actions.DayNotPossible, match="today or in the past"):
        change(case, changed_on=make.TODAY + timedelta(days=1))
    with pytest.raises(actions.DayNotPossible, match="before the referral"):
        change(case, changed_on=case.referred_on - timedelta(days=1))


def test_a_decision_is_read_side_by_side_and_never_added_up(undecided):
    answers = {"TRIGGER": "YES", "REPEATS": "PARTLY", "WILLING": "YES", "ALONE": "NO"}
    review = make_cases.decision(
        undecided, answers=answers, cautions=["NOT_SAFE"], reasons=["TRIGGER"]
    )

    read = queries.read_review(review)

    assert [line.answer for line in read.ipt] == ["Yes"]
    assert [line.answer for line in read.dit] == ["Partly"]
    assert [line.answer for line in read.other] == ["No", "Yes"]
    assert read.cautions == ("Cannot keep safe at present",)
    assert read.reasons == ("Something set it off",)


def test_the_register_says_the_therapy_or_that_it_is_open(case, undecided):
    assert queries.model_of(case) == "IPT"
    assert queries.model_of(undecided) == ""
    assert queries.model_title(undecided) == "Not decided yet"
