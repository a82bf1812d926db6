"""Getting worse, gains lost, no response, questionnaires missing."""

from datetime import date, timedelta

import pytest

from supervision.facts import facts_of
from tests import make, make_ending, make_measures, make_sessions
from tests.make_supervision import review, scored, sign, standing

pytestmark = pytest.mark.django_db

DAYS = [date(2026, 11, 2) + timedelta(days=3 * step) for step in range(8)]


def series(case, *totals, key="PHQ9"):
    make_measures.series(case, key, *zip(DAYS, totals, strict=False))


# Getting worse


def test_six_more_than_at_the_start_is_getting_worse_until_it_is_lower(case):
    series(case, 12, 18)

    assert standing(case)["DETERIORATION"].evidence == (
        "PHQ-9 12 at the start, 18 at the assessment: 6 higher"
    )
    make_measures.administration(case, total=17)
    assert "DETERIORATION" not in standing(case)


def test_four_more_of_gad7_count_too(case):
    series(case, 8, 12, key="GAD7")

    assert standing(case)["DETERIORATION"].evidence.startswith("GAD-7 8 at the start")


def test_the_practice_decides_what_is_reliable(case, supervisor):
    from accounts.models import Practice

    Practice(thresholds={"phq9_change": 5}).save()
    series(case, 12, 17)

    assert "DETERIORATION" in standing(case)


@pytest.mark.parametrize(
    ("totals", "key"), [((12, 18), "DETERIORATION"), ((18, 9, 15), "LOST_GAINS")]
)
def test_a_review_with_a_note_clears_it_until_the_next_score(
    case, supervisor, totals, key
):
    series(case, *totals)
    review(case, supervisor)
    assert key in standing(case), "Looking without a word clears nothing."

    review(case, supervisor, "Talked about the summer break; look again next week.")
    assert key not in standing(case)

    later = make.NOW + timedelta(days=1)
    make_measures.administration(
        case, total=totals[-1], on=later.date(), at=later + timedelta(hours=1)
    )
    assert key in standing(case, later + timedelta(hours=2))


def test_a_score_without_a_total_is_passed_over(case):
    series(case, 12)
    make_measures.administration(case, given=[3] * 5 + [None] * 4)

    assert "DETERIORATION" not in standing(case)


# Gains lost


def test_six_more_than_the_lowest_are_lost_gains(case):
    series(case, 18, 9, 15)

    found = standing(case)
    assert found["LOST_GAINS"].evidence.endswith("6 higher than its lowest")
    assert "DETERIORATION" not in found
    make_measures.administration(case, total=14)
    assert "LOST_GAINS" not in standing(case)


def test_who_is_worse_than_at_the_start_has_no_lost_gains_beside_it(case):
    series(case, 12, 9, 18)
    series(case, 10, 4, 8, key="GAD7")

    found = standing(case)
    assert "DETERIORATION" in found
    assert "LOST_GAINS" not in found


# No early response


def test_no_drop_by_the_fourth_score_is_said_until_there_is_one(case):
    series(case, 15, 15, 14, 15)

    assert standing(case)["NO_EARLY_RESPONSE"].evidence.startswith(
        "PHQ-9 15 at the start, lowest 14"
    )
    make_measures.administration(case, total=9)
    assert "NO_EARLY_RESPONSE" not in standing(case)


def test_a_note_at_review_clears_it(case, supervisor):
    series(case, 15, 15, 14, 15)
    review(case, supervisor, "Is it the right focus?")

    assert "NO_EARLY_RESPONSE" not in standing(case)


def test_three_scores_are_too_few(case):
    series(case, 15, 15, 15)

    assert "NO_EARLY_RESPONSE" not in standing(case)


# No change half-way


def test_no_change_half_way_is_said_and_a_drop_clears_it(case):
    booked = scored(case, [18, 17, 18, 17, 18, 17, 18, 17])

    assert standing(case)["NO_CHANGE_MID"].evidence == (
        "PHQ-9 18 at the start, 17 at session 8: 1 lower"
    )
    sign(booked[8], phq9=12)
    assert "NO_CHANGE_MID" not in standing(case)


def test_a_format_without_a_review_half_way_has_no_such_flag(case):
    scored(case, [18, 17, 18, 17, 18, 17, 18, 17])
    case.protocol_key = "IPT_MAINTENANCE"
    case.save()

    assert "NO_CHANGE_MID" not in standing(case)


def test_before_half_way_it_is_too_early(case):
    scored(case, [18, 17, 18, 17, 18, 17, 18])

    assert "NO_CHANGE_MID" not in standing(case)


def test_a_note_at_review_clears_no_change(case, supervisor):
    scored(case, [18, 17, 18, 17, 18, 17, 18, 17])
    review(case, supervisor, "Mid-course review: his brother joins for one session.")

    assert "NO_CHANGE_MID" not in standing(case)


def test_the_review_half_way_clears_no_change_and_one_of_another_kind_does_not(case):
    scored(case, [18, 17, 18, 17, 18, 17, 18, 17])
    make_sessions.course_review(case, kind="FOCUS")
    make_sessions.course_review(case, protocol_key="DIT_16_SEED")
    assert "NO_CHANGE_MID" in standing(case)

    make_sessions.course_review(case)

    assert "NO_CHANGE_MID" not in standing(case)


# Questionnaires


def test_two_sessions_without_a_questionnaire_are_said(case):
    booked = scored(case, [10, None, None])

    assert standing(case)["MEASURE_GAP"].evidence == (
        "No questionnaire in the last 2 sessions"
    )
    make_measures.administration(case, on=booked[2].scheduled_at.date())
    assert "MEASURE_GAP" not in standing(case)


def test_a_reason_for_none_is_enough(case):
    booked = scored(case, [10, None])
    sign(booked[2], measure_missed_reason="Came 30 minutes late")

    assert "MEASURE_GAP" not in standing(case)


# Where a score was taken


def test_scores_are_named_by_their_session_or_their_day(case):
    make_measures.administration(case, total=9, on=date(2026, 9, 1))
    booked = scored(case, [9])
    sign(booked[1], phq9=16)
    assert standing(case)["DETERIORATION"].evidence.endswith(
        "16 at session 2: 7 higher"
    )

    make_measures.administration(case, total=17, on=date(2026, 9, 23))

    assert standing(case)["DETERIORATION"].evidence.endswith("17 at 23 Sep: 8 higher")


# Maintenance


@pytest.fixture
def well(therapist):
    """A year of maintenance that began at PHQ-9 3."""
    case = make.case(therapist=therapist, protocol_key="IPT_MAINTENANCE")
    make_ending.maintenance(case, agreed_on=DAYS[0], starts_on=DAYS[0])
    return case


def test_the_step_up_rule_is_raised_in_its_own_words(well, supervisor):
    series(well, 3, 9)

    flag = standing(well)["STEP_UP"]
    assert flag.evidence == (
        "PHQ-9 9 is 6 above 3 at the start: the step-up rule is met"
    )
    assert "Maintenance:" in flag.rule
    review(well, supervisor, "Talked about it: his father, not the illness.")
    assert "STEP_UP" not in standing(well)


def test_a_score_below_the_rule_or_from_before_the_contract_raises_nothing(well):
    series(well, 3, 8)
    assert "STEP_UP" not in standing(well)
    early = make.case(therapist=well.therapist, protocol_key="IPT_MAINTENANCE")
    series(early, 12)
    make_ending.maintenance(early, agreed_on=DAYS[3], starts_on=DAYS[3])

    assert "STEP_UP" not in standing(early)


def test_a_measure_of_the_contracts_own_counts(therapist):
    case = make.case(therapist=therapist, protocol_key="IPT_MAINTENANCE")
    make_ending.maintenance(
        case, agreed_on=DAYS[0], baseline_measure="WSAS", baseline_score=4
    )
    series(case, 4, 20, key="WSAS")

    assert standing(case)["STEP_UP"].evidence.startswith("WSAS 20 is 16 above 4")


@pytest.mark.parametrize("how", ["more sessions", "another contract"])
def test_the_step_up_flag_rests_once_somebody_decided(well, how):
    series(well, 3, 9)
    later = make.NOW + timedelta(minutes=5)
    if how == "more sessions":
        make_ending.step_up(well.maintenance_contracts.get(), recorded_at=later)
    else:
        make_ending.maintenance(well, number=2, agreed_on=DAYS[0], recorded_at=later)
    assert "STEP_UP" not in standing(well)

    make_measures.administration(well, total=11, at=later + timedelta(minutes=5))
    assert "STEP_UP" in standing(well)


def test_maintenance_goes_on_with_the_focus_of_its_contract(well):
    [without] = facts_of([well])
    assert not without.is_focus_agreed

    make_ending.maintenance(
        well, number=2, focus_areas=["ROLE_TRANSITION", "GRIEF"], agreed_on=DAYS[0]
    )
    [facts] = facts_of([well])
    assert facts.is_focus_agreed
    assert facts.focus.line == "role transition and grief"
