import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.signals import is_rise_near_the_end, stays_below
from protocols import flag_rules as rules
from protocols.flags import (
    DEFAULTS,
    FLAGS,
    SEVERITY_TITLES,
    THRESHOLD_NAMES,
    THRESHOLD_TITLES,
    FlagKey,
    Severity,
    ThresholdNotPossible,
    Thresholds,
    UnknownThreshold,
    flag,
)

totals = st.lists(st.integers(min_value=0, max_value=27), max_size=16)


def sessions(*scores):
    return [(f"session {n}", total) for n, total in enumerate(scores, start=1)]


def test_every_flag_key_has_one_flag_and_an_order_of_its_own():
    assert [item.key for item in FLAGS] == list(FlagKey)
    assert [item.order for item in FLAGS] == list(range(1, len(FLAGS) + 1))


def test_every_flag_says_its_rule_with_the_numbers_of_the_practice():
    own = Thresholds.of({"gap_days": 30})

    assert "more than 30 days ago." in flag("GAP").rule_in_words(own)
    for item in FLAGS:
        assert "{" not in item.rule_in_words()
        assert item.cleared_by


def test_every_severity_and_every_threshold_has_words():
    assert set(SEVERITY_TITLES) == set(Severity)
    assert set(THRESHOLD_TITLES) == set(THRESHOLD_NAMES)


def test_a_threshold_that_no_rule_uses_is_refused():
    with pytest.raises(UnknownThreshold, match="no threshold called moon_phase"):
        Thresholds.of({"moon_phase": 3})


@pytest.mark.parametrize("value", [0, -1, True, 2.5, "6"])
def test_a_threshold_is_a_whole_number_of_one_or_more(value):
    with pytest.raises(ThresholdNotPossible, match="whole number of 1 or more"):
        Thresholds.of({"phq9_change": value})


def test_defaults_are_those_of_the_sources():
    assert (DEFAULTS.phq9_change, DEFAULTS.gad7_change, DEFAULTS.phq9_case) == (
        6,
        4,
        10,
    )
    assert (DEFAULTS.gap_days, DEFAULTS.note_hours, DEFAULTS.review_days) == (
        21,
        72,
        14,
    )
    assert DEFAULTS.safety_plan_days == 28


# Getting worse


def test_six_points_above_the_first_is_getting_worse():
    scores = sessions(17, 18, 19, 20, 21, 22, 23)

    assert rules.deterioration(scores) == (
        "PHQ-9 17 at the start, 23 at session 7: 6 higher"
    )


def test_five_points_above_the_first_is_not():
    assert rules.deterioration(sessions(17, 22)) is None


def test_four_points_of_gad7_count():
    assert rules.deterioration(sessions(8, 12), change=4, measure="GAD-7") == (
        "GAD-7 8 at the start, 12 at session 2: 4 higher"
    )


@pytest.mark.parametrize("scores", [[], sessions(20)])
def test_one_score_shows_no_change(scores):
    assert rules.deterioration(scores) is None
    assert rules.lost_gains(scores) is None
    assert rules.no_early_response(scores) is None


def test_six_points_above_the_lowest_are_lost_gains():
    assert rules.lost_gains(sessions(18, 9, 15)) == (
        "PHQ-9 9 at session 2, 15 at session 3: 6 higher than its lowest"
    )


def test_five_points_above_the_lowest_are_not():
    assert rules.lost_gains(sessions(18, 9, 14)) is None


@given(totals)
def test_worse_and_lost_gains_never_stand_together(scores):
    assert not (rules.is_worse(scores, 6) and rules.has_lost_gains(scores, 6))


@given(totals)
def test_an_early_response_and_its_lack_never_stand_together(scores):
    lacks = rules.lacks_early_response(scores, DEFAULTS)

    assert not (lacks and rules.has_early_response(scores, DEFAULTS))


# No response


def test_no_early_response_is_not_said_week_after_week():
    assert rules.no_early_response(sessions(18, 17, 18, 19, 16, 17, 15, 15)) is None


def test_no_early_response_is_not_said_below_the_cut_off():
    assert rules.no_early_response(sessions(13, 12, 10, 9)) is None


def test_the_fourth_score_shows_no_early_response():
    assert rules.no_early_response(sessions(18, 17, 18, 19)) == (
        "PHQ-9 18 at the start, lowest 17 by session 4: 1 lower"
    )


def test_three_scores_are_too_few():
    assert rules.no_early_response(sessions(18, 17, 18)) is None


def test_a_start_below_ten_is_not_looked_at():
    assert rules.no_early_response(sessions(9, 9, 9, 9)) is None


def test_a_drop_of_six_is_a_response():
    assert rules.no_early_response(sessions(18, 12, 18, 19)) is None


def test_the_sentence_stays_at_the_fifth_score_and_changes_once_at_the_sixth():
    at_four = rules.no_early_response(sessions(18, 17, 18, 19))
    at_six = rules.no_early_response(sessions(18, 17, 18, 19, 16, 17))

    assert rules.no_early_response(sessions(18, 17, 18, 19, 16)) == at_four
    assert at_six == "PHQ-9 18 at the start, lowest 16 by session 6: 2 lower"
    assert rules.no_early_response(sessions(18, 17, 18, 19, 16, 17, 15)) == at_six


@pytest.mark.parametrize(
    ("last", "words"),
    [(13, "2 lower"), (15, "no change"), (17, "2 higher")],
)
def test_half_way_without_change_is_said(last, words):
    evidence = rules.no_change_mid(sessions(15, 14, last), attended=8, mid_review=8)

    assert evidence == f"PHQ-9 15 at the start, {last} at session 3: {words}"


@pytest.mark.parametrize(
    ("scores", "attended"),
    [((15, 14, 14), 7), ((15, 9), 8), ((14, 9), 8), ((15,), 8)],
)
def test_before_half_way_or_below_ten_or_with_a_drop_of_six_it_is_not(scores, attended):
    evidence = rules.no_change_mid(sessions(*scores), attended=attended, mid_review=8)

    assert evidence is None


# Safety


@pytest.mark.parametrize(
    ("value", "thoughts", "evidence"),
    [
        (1, "", "Item 9 is 1 at session 3, and no full risk entry since"),
        (None, "", "Item 9 left blank at session 3, and not asked since"),
        (0, "PASSIVE", "Thoughts recorded at session 3, and no full risk entry since"),
        (0, "", None),
        (0, "NONE", None),
    ],
)
def test_item_nine_asks_for_a_full_entry(value, thoughts, evidence):
    assert (
        rules.item9(
            item9=value, label="session 3", thoughts=thoughts, has_full_entry=False
        )
        == evidence
    )


def test_a_full_entry_answers_item_nine():
    assert rules.item9(item9=3, label="session 3", has_full_entry=True) is None


@pytest.mark.parametrize(
    ("thoughts", "days", "evidence"),
    [
        ("PASSIVE", None, "Thoughts recorded, and no safety plan"),
        (
            "ACTIVE",
            29,
            "Thoughts recorded; safety plan not looked at for 29 days",
        ),
        ("ACTIVE", 28, None),
        ("NONE", None, None),
        ("", None, None),
    ],
)
def test_thoughts_ask_for_a_safety_plan_within_four_weeks(thoughts, days, evidence):
    assert rules.safety_plan_due(thoughts=thoughts, days_since_plan=days) == evidence


def test_a_session_without_a_risk_entry_is_said():
    assert rules.risk_stale(label="session 5", has_entry=False) == (
        "No risk entry at session 5"
    )
    assert rules.risk_stale(label="session 5", has_entry=True) is None


# Coming


@pytest.mark.parametrize(
    ("came", "evidence"),
    [
        ([True, False, False], "The last 2 appointments were missed"),
        (
            [False, True, False, True, False, True],
            "3 of the last 6 appointments were missed",
        ),
        ([False, True, True, False, True, True, False], None),
        ([True, False], None),
        ([], None),
    ],
)
def test_two_in_a_row_or_three_of_six_are_said(came, evidence):
    assert rules.missed(came) == evidence


@pytest.mark.parametrize(
    ("days", "evidence"),
    [(22, "Last attended 22 days ago"), (21, None), (None, None)],
)
def test_more_than_three_weeks_is_a_gap(days, evidence):
    assert rules.gap(days) == evidence


@pytest.mark.parametrize(
    ("days", "cadence", "evidence"),
    [
        (28, 14, None),
        (29, 14, "Last attended 29 days ago"),
        (42, 28, None),
        (43, 28, "Last attended 43 days ago"),
        (22, 3, "Last attended 22 days ago"),
    ],
)
def test_a_slower_course_is_waited_for_two_weeks_beyond_its_next_session(
    days, cadence, evidence
):
    assert rules.gap(days, cadence_days=cadence) == evidence


# The course


@pytest.mark.parametrize(
    ("attended", "is_agreed", "evidence"),
    [
        (4, False, "4 sessions attended, no IPAF agreed"),
        (3, False, None),
        (9, True, None),
    ],
)
def test_the_first_phase_ends_with_a_focus(attended, is_agreed, evidence):
    assert (
        rules.no_focus(attended=attended, deadline=4, is_agreed=is_agreed, word="IPAF")
        == evidence
    )


@pytest.mark.parametrize(
    ("attended", "has_contract", "evidence"),
    [
        (4, False, "4 sessions attended, no last date agreed"),
        (3, False, None),
        (4, True, None),
    ],
)
def test_the_first_phase_ends_with_a_plan(attended, has_contract, evidence):
    assert (
        rules.no_contract(attended=attended, deadline=4, has_contract=has_contract)
        == evidence
    )


@pytest.mark.parametrize(
    ("linked", "evidence"),
    [
        ([True, False, False], "The last 2 middle sessions have no link to the focus"),
        ([False, False, True], None),
        ([False], None),
    ],
)
def test_two_middle_sessions_without_the_focus_are_drift(linked, evidence):
    assert rules.drift(linked) == evidence


@pytest.mark.parametrize(
    ("measured", "evidence"),
    [
        ([True, False, False], "No questionnaire in the last 2 sessions"),
        ([False, True], None),
        ([True, False], None),
    ],
)
def test_two_sessions_without_a_questionnaire_are_said(measured, evidence):
    assert rules.measure_gap(measured) == evidence


@pytest.mark.parametrize(
    ("hours", "evidence"),
    [
        (72.5, "The note of session 5 is not signed after 3 days"),
        (72, None),
        (None, None),
    ],
)
def test_a_note_is_late_after_three_days(hours, evidence):
    assert rules.note_late(hours, label="session 5") == evidence


@pytest.mark.parametrize(
    ("withdrawn", "ages", "evidence"),
    [
        (["Record for supervision"], [], "Taken back: Record for supervision"),
        ([], [17, 18], "Turned 18 since consent was given"),
        ([], [17], None),
        ([], [], None),
    ],
)
def test_consent_is_looked_at_when_taken_back_or_outgrown(withdrawn, ages, evidence):
    assert rules.consent(withdrawn=withdrawn, ages_turned=ages) == evidence


@pytest.mark.parametrize(
    ("facts", "evidence"),
    [
        ({"attended": 0, "has_guardian": False, "is_agreed": False}, None),
        ({"attended": 1, "has_guardian": True, "is_agreed": True}, None),
        (
            {"attended": 1, "has_guardian": True, "is_agreed": False},
            "1 session held, and nothing agreed on what stays private",
        ),
        (
            {"attended": 2, "has_guardian": False, "is_agreed": True},
            "2 sessions held, and no parent or guardian on the list",
        ),
    ],
)
def test_what_is_settled_with_a_young_client_is_missed_from_the_first_session(
    facts, evidence
):
    assert rules.under_18(is_under_18=True, **facts) == evidence
    assert rules.under_18(is_under_18=False, **facts) is None


# The ending


@pytest.mark.parametrize(
    ("attended", "has_begun", "evidence"),
    [
        (14, False, "2 sessions left, and the ending has not begun"),
        (15, False, "1 session left, and the ending has not begun"),
        (
            16,
            False,
            "The last planned session has passed, and the ending has not begun",
        ),
        (13, False, None),
        (15, True, None),
    ],
)
def test_two_sessions_left_ask_for_the_ending(attended, has_begun, evidence):
    assert (
        rules.no_ending(
            attended=attended, planned=16, due_when_left=2, has_begun=has_begun
        )
        == evidence
    )


def test_dit_asks_for_the_ending_with_three_left():
    assert rules.no_ending(attended=13, planned=16, due_when_left=3, has_begun=False)


def test_a_session_more_than_planned_is_said():
    assert rules.contract_over(attended=17, planned=16) == (
        "17 sessions attended, 16 planned"
    )
    assert rules.contract_over(attended=16, planned=16) is None


@pytest.mark.parametrize(
    ("attended", "has_reason", "had_contact", "evidence"),
    [
        (5, False, False, "Closed after 5 of 16 sessions, no reason written down"),
        (5, True, False, "Closed after 5 of 16 sessions, no ending contact"),
        (5, True, True, None),
        (16, False, False, None),
    ],
)
def test_an_early_end_wants_a_reason_and_a_contact(
    attended, has_reason, had_contact, evidence
):
    assert (
        rules.ended_early(
            attended=attended,
            planned=16,
            has_reason=has_reason,
            had_ending_contact=had_contact,
        )
        == evidence
    )


@pytest.mark.parametrize(
    ("attended", "is_begun", "is_shared", "evidence"),
    [
        (12, False, False, "4 sessions left, and no letter begun"),
        (11, False, False, None),
        (13, True, False, None),
        (14, True, False, "2 sessions left, and the letter is not shared"),
        (15, True, True, None),
        (17, False, False, "The last planned session has passed, and no letter begun"),
    ],
)
def test_a_letter_is_begun_by_twelve_and_shared_before_the_last(
    attended, is_begun, is_shared, evidence
):
    assert (
        rules.letter_due(
            attended=attended,
            planned=16,
            deadline=12,
            is_begun=is_begun,
            is_shared=is_shared,
        )
        == evidence
    )


@pytest.mark.parametrize(
    ("days", "evidence"),
    [
        (None, "Not yet looked at in supervision"),
        (14, "Last looked at 14 days ago"),
        (13, None),
    ],
)
def test_a_case_is_due_after_fourteen_days(days, evidence):
    assert rules.due_for_review(days) == evidence


# The whole load of one therapist


@pytest.mark.parametrize(
    ("cases", "plans", "evidence"),
    [
        (30, 5, None),
        (31, 0, "31 open cases, 0 with a safety plan"),
        (6, 6, "6 open cases, 6 with a safety plan"),
        (1, 1, None),
    ],
)
def test_more_than_thirty_cases_or_five_plans_are_many(cases, plans, evidence):
    assert rules.high_load(cases=cases, plans=plans) == evidence


def test_the_practice_says_how_many_are_many():
    own = Thresholds.of({"caseload_cases": 12, "caseload_plans": 2})

    assert rules.high_load(cases=12, plans=2, thresholds=own) is None
    assert rules.high_load(cases=13, plans=2, thresholds=own)
    assert rules.high_load(cases=12, plans=3, thresholds=own)


# Words at their edges


@pytest.mark.parametrize(
    ("hours", "waited"),
    [(47.9, "47 hours"), (48, "2 days"), (71, "2 days"), (72, "3 days")],
)
def test_below_two_days_hours_are_said(hours, waited):
    own = Thresholds.of({"note_hours": 24})

    assert rules.note_late(hours, label="9 Nov", thresholds=own) == (
        f"The note of 9 Nov is not signed after {waited}"
    )


def test_of_two_ages_that_were_passed_the_later_is_said():
    assert rules.consent(ages_turned=[16, 18]) == "Turned 18 since consent was given"


def test_an_age_that_means_nothing_for_consent_is_not_said():
    assert rules.consent(ages_turned=[17]) is None


@pytest.mark.parametrize(
    ("last", "left", "is_one"),
    [(11, 3, True), (15, 0, True), (10, 3, False), (16, 3, False), (11, 4, False)],
)
def test_a_small_rise_in_the_last_four_sessions_is_one(last, left, is_one):
    assert is_rise_near_the_end([10, last], sessions_left=left) is is_one
    assert not is_rise_near_the_end([last], sessions_left=left)


@pytest.mark.parametrize(
    ("totals", "is_well"),
    [([15, 9, 9], True), ([15, 9, 10], False), ([14, 9, 8], False), ([15, 9], False)],
)
def test_two_scores_below_the_line_and_six_under_the_first(totals, is_well):
    assert stays_below(totals, 10) is is_well
