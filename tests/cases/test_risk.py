"""What was asked about safety: enough of it, never a level, never changed."""

from datetime import timedelta

import pytest

from audit.models import Event
from cases import actions, queries
from cases.forms import RiskForm
from cases.models import RiskEntry
from tests import make, make_cases
from tests.make_cases import FULL_RISK

TOMORROW = make.TODAY + timedelta(days=1)


def problems_of(case, **fields):
    with pytest.raises(actions.RiskEntryIncomplete) as refused:
        make_cases.risk_entry(case, **fields)
    assert not RiskEntry.objects.exists()
    return refused.value.problems


def test_a_quick_entry_is_asked_and_answered(case):
    entry = make_cases.risk_entry(case)

    assert not entry.is_full
    assert entry.author == case.therapist
    assert Event.objects.get(verb="risk.recorded").detail == {}


def test_nothing_is_recorded_without_saying_whether_it_was_asked(case):
    assert set(problems_of(case, asked="", thoughts="")) == {"asked"}


def test_asking_brings_an_answer(case):
    assert set(problems_of(case, thoughts="")) == {"thoughts"}


@pytest.mark.parametrize("asked", ["NO", "NOT_APPROPRIATE"])
def test_not_asking_needs_a_reason(case, asked):
    assert set(problems_of(case, asked=asked, thoughts="")) == {"not_asked_reason"}

    entry = make_cases.risk_entry(
        case, asked=asked, thoughts="NONE", not_asked_reason="Came with her child"
    )
    assert entry.thoughts == ""


@pytest.mark.parametrize("reason", [{"thoughts": "PASSIVE"}, {"thoughts": "ACTIVE"}])
def test_thoughts_need_the_full_entry(case, reason):
    found = problems_of(case, **reason)
    assert set(found) == {"said", "formulation", "actions", "no_plan_reason"}


@pytest.mark.parametrize("item9", [1, 2, 3])
def test_item_9_needs_the_full_entry(case, item9):
    assert set(problems_of(case, item9=item9)) == {"said", "actions", "no_plan_reason"}


@pytest.mark.parametrize("item9", [None, 0])
def test_a_zero_or_missing_item_9_does_not(case, item9):
    assert not make_cases.risk_entry(case, item9=item9).is_full


def test_who_asks_for_the_full_entry_gets_its_rules(case):
    assert set(problems_of(case, is_full=True)) == {"said", "actions", "no_plan_reason"}


def test_a_full_entry_is_recorded_with_what_was_done(case):
    entry = make_cases.risk_entry(case, item9=1, **FULL_RISK)

    assert entry.is_full
    assert entry.actions == ["PLAN_REVIEWED"]
    assert entry.safety_plan is None


def test_a_safety_plan_in_the_record_stands_in_for_a_reason(case):
    plan = make_cases.safety_plan(case)

    entry = make_cases.risk_entry(case, **FULL_RISK | {"no_plan_reason": ""})

    assert entry.safety_plan == plan


def test_a_quick_entry_does_not_point_at_the_plan(case):
    make_cases.safety_plan(case)

    assert make_cases.risk_entry(case).safety_plan is None


def test_someone_who_could_not_be_asked_still_needs_what_was_done(case):
    found = problems_of(
        case, asked="NO", thoughts="", item9=2, not_asked_reason="Had left already"
    )

    assert set(found) == {"actions", "no_plan_reason"}


def test_nothing_needed_stands_alone(case):
    found = problems_of(
        case, **FULL_RISK | {"actions": ["NONE_NEEDED", "PLAN_REVIEWED"]}
    )

    assert set(found) == {"actions"}
    assert make_cases.risk_entry(case, **FULL_RISK | {"actions": ("NONE_NEEDED",)})


def test_the_next_look_is_not_before_the_asking(case):
    yesterday = make.TODAY - timedelta(days=1)

    assert set(problems_of(case, next_review_on=yesterday)) == {"next_review_on"}
    assert make_cases.risk_entry(case, next_review_on=make.TODAY)


def test_nothing_is_asked_in_the_future(case):
    with pytest.raises(actions.DayNotPossible, match="Date you asked"):
        make_cases.risk_entry(case, asked_on=TOMORROW)


def test_the_sentences_say_what_to_do(case):
    with pytest.raises(
        actions.RiskEntryIncomplete, match="Write what you asked about thoughts"
    ):
        make_cases.risk_entry(case, thoughts="PASSIVE")


def test_a_closed_case_takes_an_entry_from_a_follow_up(therapist):
    closed = make.closed_case(therapist=therapist)

    assert make_cases.risk_entry(closed).pk


def test_the_badge_says_what_was_said_and_never_a_level(case):
    words = queries.risk_words(queries.latest_risk(case), today=make.TODAY)
    assert words == "Risk not asked yet"

    make_cases.risk_entry(case, asked_on=make.TODAY - timedelta(days=7))
    words = queries.risk_words(queries.latest_risk(case), today=make.TODAY)
    assert words == "Risk asked 16 Nov: no thoughts"

    make_cases.risk_entry(case, **FULL_RISK)
    words = queries.risk_words(queries.latest_risk(case), today=make.TODAY)
    assert words == "Risk asked 23 Nov: passive thoughts"


def test_the_badge_says_when_nobody_asked(case):
    make_cases.risk_entry(case, asked="NO", thoughts="", not_asked_reason="Phone")

    words = queries.risk_words(queries.latest_risk(case), today=make.TODAY)

    assert words == "Risk not asked 23 Nov"


def test_entries_come_newest_first_by_day_and_then_by_writing(case):
    late = make_cases.risk_entry(case, at=make.NOW + timedelta(minutes=5))
    old = make_cases.risk_entry(case, asked_on=make.TODAY - timedelta(days=7))
    early = make_cases.risk_entry(case)

    assert list(queries.risk_entries(case)) == [late, early, old]
    assert queries.latest_risk(case) == late


def risk_form(data=None, **fields):
    values = {"asked": "YES", "thoughts": "NONE"} | (data or {})
    return RiskForm(
        {f"risk-{key}": v for key, v in values.items()}, prefix="risk", **fields
    )


def test_the_form_lends_its_fields_to_another_page():
    form = risk_form()

    assert form.is_valid()
    entry = form.entry()
    assert entry["asked"] == "YES"
    assert entry["item9"] is None
    assert "asked_on" not in entry


@pytest.mark.parametrize("field", ["said", "actions", "no_plan_reason"])
def test_the_form_says_at_the_field_what_is_missing(field):
    form = risk_form(item9=1)

    assert not form.is_valid()
    assert field in form.errors
    assert form.needs_full


def test_the_form_knows_of_a_plan():
    form = risk_form({"said": "Asked", "actions": ["GP"]}, item9=1, has_plan=True)

    assert form.is_valid()
    assert form.entry()["item9"] == 1


def test_an_untouched_form_is_blank():
    assert RiskForm(prefix="risk").is_blank
    assert not risk_form().is_blank


def test_the_full_half_is_closed_without_a_reason():
    assert not RiskForm().needs_full
    assert RiskForm(item9=1).needs_full
    assert risk_form({"thoughts": "ACTIVE"}).needs_full
    assert risk_form({"keeps_going": "Her dog"}).needs_full


def test_a_value_that_is_no_answer_is_refused_before_anything_else():
    form = risk_form({"thoughts": "LOTS"})

    assert not form.is_valid()
    assert set(form.errors) == {"thoughts"}


def test_a_made_up_action_is_refused():
    form = risk_form({"actions": ["PRAY"]})

    assert not form.is_valid()
    assert set(form.errors) == {"actions"}
