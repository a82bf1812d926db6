"""Attendance, late notes, focus, plan, consent, review."""

from datetime import date, timedelta

import pytest

from cases import actions as cases
from formulation import actions as formulation
from sessions import actions as sessions
from sessions.actions.gates import record_gate
from sessions.gates import need
from tests import make, make_cases, make_formulation, make_sessions
from tests.make_supervision import absence, review, scored, sign, standing

pytestmark = pytest.mark.django_db


# Missed sessions


def test_two_missed_in_a_row_are_said_until_the_client_comes(case):
    booked = scored(case, [10])
    absence(booked[1])
    absence(booked[2], "CANCELLED_BY_CLIENT")

    assert standing(case)["DNA2"].evidence == "The last 2 appointments were missed"
    sign(booked[3], phq9=10)
    assert "DNA2" not in standing(case)


def test_three_of_the_last_six_are_said(case):
    booked = scored(case, [10])
    for place in (1, 3, 5):
        absence(booked[place])
        sign(booked[place + 1], phq9=10)

    assert standing(case)["DNA2"].evidence == (
        "3 of the last 6 appointments were missed"
    )


def test_what_the_therapist_cancelled_is_not_counted(case):
    booked = scored(case, [10])
    absence(booked[1], "CANCELLED_BY_THERAPIST")
    absence(booked[2], "CANCELLED_BY_THERAPIST")

    assert "DNA2" not in standing(case)


# No contact


def test_more_than_three_weeks_without_contact_are_said(case):
    held = make_sessions.session(case=case, days_ago=22)
    sign(held, phq9=10)

    flag = standing(case)["GAP"]
    assert (flag.tag, flag.evidence) == ("No contact 22 d", "Last attended 22 days ago")
    assert "GAP" not in standing(case, make.NOW - timedelta(days=1))


def test_a_monthly_plan_is_waited_for_longer(case):
    make_sessions.contract(
        case=case, starts_on=make.TODAY - timedelta(days=43), cadence_days=28
    )
    held = make_sessions.sessions(case)[0]
    sign(held, phq9=10)

    assert "GAP" not in standing(case, make.NOW - timedelta(days=1))
    assert standing(case)["GAP"].evidence == "Last attended 43 days ago"


def test_without_a_plan_the_gap_is_that_of_the_manual(case):
    case.protocol_key = "IPT_MAINTENANCE"
    case.save()
    sign(make_sessions.session(case=case, days_ago=30), phq9=10)

    assert "GAP" not in standing(case)


def test_before_the_first_session_there_is_no_gap(case):
    make_sessions.contract(case=case, starts_on=make.TODAY + timedelta(days=30))

    assert "GAP" not in standing(case)


# Notes


def test_a_note_is_late_after_three_days_until_it_is_signed(case):
    held = make_sessions.session(case=case, days_ago=4)

    assert standing(case)["NOTE_LATE"].evidence == (
        "The note of 19 Nov is not signed after 4 days"
    )
    sign(held, phq9=10)
    assert "NOTE_LATE" not in standing(case)


def test_an_absence_needs_no_note(case):
    held = make_sessions.session(case=case, days_ago=4)
    absence(held)

    assert "NOTE_LATE" not in standing(case)


def test_three_days_are_not_late_yet(case):
    make_sessions.session(case=case, days_ago=3)

    assert "NOTE_LATE" not in standing(case)


# Focus


def test_the_first_phase_over_without_a_focus_is_said(case):
    scored(case, [10] * 4)

    assert standing(case)["NO_FOCUS"].evidence == "4 sessions attended, no focus agreed"
    focus = make_formulation.focus(case)
    assert "NO_FOCUS" in standing(case), "Chosen is not agreed."
    make_formulation.roles(focus)
    formulation.agree_focus(
        focus_area=focus, by=case.therapist, agreed_on=make.TODAY, at=make.NOW
    )
    assert "NO_FOCUS" not in standing(case)


@pytest.mark.parametrize("word", ["focus", "IPAF"])
def test_the_reason_for_going_on_without_stands_beside_it(case, therapist, word):
    if word == "IPAF":
        case = make_formulation.dit_case(therapist=therapist)
    scored(case, [10] * 4)
    before = standing(case)["NO_FOCUS"]
    sessions.give_gate_reason(
        case=case, by=therapist, reason="A week in hospital.", at=make.NOW
    )

    flag = standing(case)["NO_FOCUS"]

    assert flag.evidence == (
        f"4 sessions attended, no {word} agreed;"
        " went on without on 23 Nov: “A week in hospital”"
    )
    assert flag.rests_on == before.rests_on, "One that was let rest does not come back."


def test_a_reason_for_something_else_does_not_explain_a_missing_focus(case, therapist):
    scored(case, [10] * 4)
    record_gate(
        case=case, by=therapist, without=[need("CONTRACT")], reason="Later", at=make.NOW
    )

    assert standing(case)["NO_FOCUS"].evidence == "4 sessions attended, no focus agreed"


def test_in_the_first_phase_there_is_time(case):
    scored(case, [10] * 3)

    assert "NO_FOCUS" not in standing(case)


def test_a_model_that_is_undecided_asks_for_no_focus_and_no_plan(therapist):
    undecided = make.case(therapist=therapist, protocol_key="")
    for days in (40, 33, 26, 19, 12, 5):
        held = make_sessions.session(case=undecided, days_ago=days)
        sign(held, phq9=15, techniques=())

    found = set(standing(undecided))
    assert (
        not {
            "NO_FOCUS",
            "NO_CONTRACT",
            "NO_CHANGE_MID",
            "NO_ENDING",
            "LETTER_DUE",
            "CONTRACT_OVER",
            "DRIFT",
        }
        & found
    )


def test_dit_asks_for_a_shared_ipaf(therapist):
    case = make_formulation.dit_case(therapist=therapist)
    scored(case, [10] * 4)
    assert standing(case)["NO_FOCUS"].evidence == "4 sessions attended, no IPAF agreed"

    first = make_formulation.ipaf(case)
    assert "NO_FOCUS" in standing(case)
    formulation.share_ipaf(
        ipaf=first,
        by=therapist,
        shared_on=make.TODAY,
        client_reaction="Yes, that is it",
        at=make.NOW,
    )
    assert "NO_FOCUS" not in standing(case)

    make_formulation.ipaf(case, reason="His words", cost="Nobody comes near")
    assert "NO_FOCUS" not in standing(case), "A new version does not undo the sharing."


def test_an_ipaf_from_before_the_model_changed_is_no_focus(therapist):
    case = make_formulation.dit_case(therapist=therapist)
    formulation.share_ipaf(
        ipaf=make_formulation.ipaf(case),
        by=therapist,
        shared_on=make.TODAY,
        client_reaction="Nodded",
        at=make.NOW,
    )
    case.protocol_key = "IPT_ADULT"
    case.save()
    scored(case, [10] * 4)

    assert "NO_FOCUS" in standing(case)


# Last date


def test_sessions_without_a_plan_are_said_until_it_is_agreed(case):
    for days in (28, 21, 14, 7):
        sign(make_sessions.session(case=case, days_ago=days), phq9=10)

    assert standing(case)["NO_CONTRACT"].evidence == (
        "4 sessions attended, no last date agreed"
    )
    make_sessions.contract(
        case=case, starts_on=make.TODAY, agreed_on=make.TODAY, at=make.NOW
    )
    assert "NO_CONTRACT" not in standing(case)


# Focus not touched


def test_two_middle_sessions_without_a_link_are_said(case):
    make_formulation.agreed_focus(case)
    booked = scored(case, [10] * 4)
    sign(booked[4], phq9=10, focus_link="")
    assert "DRIFT" not in standing(case)
    sign(booked[5], phq9=10, focus_link="")

    assert standing(case)["DRIFT"].evidence == (
        "The last 2 middle sessions have no link to the focus"
    )
    sign(booked[6], phq9=10, focus_link="The letter was about the loss")
    assert "DRIFT" not in standing(case)


def test_without_an_agreed_focus_there_is_nothing_to_touch(case):
    booked = scored(case, [10] * 4)
    sign(booked[4], phq9=10, focus_link="")
    sign(booked[5], phq9=10, focus_link="")

    assert "DRIFT" not in standing(case)


# Consent


def test_a_consent_taken_back_is_said_until_it_is_given_anew(case):
    make_cases.withdrawn_consent(case)

    assert standing(case)["CONSENT"].evidence == "Taken back: Writing to the GP"
    make_cases.consent(case, given_on=date(2026, 11, 1))
    assert "CONSENT" not in standing(case)


def test_a_no_from_the_start_is_an_answer(case):
    cases.withdraw_consent(
        client=case.client,
        case=case,
        by=case.therapist,
        kind="RECORDING",
        withdrawn_on=make.TODAY,
        at=make.NOW,
    )

    assert "CONSENT" not in standing(case)


def test_a_client_under_18_is_pointed_out_until_a_guardian_and_privacy_are_settled(
    therapist,
):
    case = make.case(
        therapist=therapist,
        of=make.client(born_on=date(2011, 5, 3)),
        protocol_key="IPT_ADOLESCENT",
    )
    booked = make_sessions.course(case=case, planned=12)
    assert "UNDER_18" not in standing(case)
    make_sessions.signed(booked[0])
    assert standing(case)["UNDER_18"].evidence == (
        "1 session held, and no parent or guardian on the list and nothing agreed on "
        "what stays private"
    )
    mother = make_cases.contact(case, kind="GUARDIAN")
    assert standing(case)["UNDER_18"].evidence == (
        "1 session held, and nothing agreed on what stays private"
    )
    make_cases.privacy_agreed(case, guardian=mother)

    assert "UNDER_18" not in standing(case)


def test_of_an_adult_no_guardian_is_asked(therapist):
    case = make.case(therapist=therapist, protocol_key="IPT_ADULT")
    make_sessions.signed(make_sessions.course(case=case)[0])

    assert "UNDER_18" not in standing(case)


def test_turning_16_asks_for_consent_again_until_it_is_asked(therapist):
    case = make_cases.young_case(therapist=therapist)
    assert standing(case)["CONSENT"].evidence == "Turned 16 since consent was given"

    make_cases.consent(case, "TREATMENT", given_on=date(2026, 11, 5))

    assert "CONSENT" not in standing(case)


def test_an_adult_has_turned_nothing(case):
    assert "CONSENT" not in standing(case)


# Review


def test_a_case_that_nobody_has_looked_at_is_due(case, supervisor):
    assert standing(case)["DUE_FOR_REVIEW"].evidence == (
        "Not yet looked at in supervision"
    )
    review(case, supervisor)
    assert "DUE_FOR_REVIEW" not in standing(case)


def test_it_is_due_again_after_two_weeks(case, supervisor):
    review(case, supervisor)

    assert "DUE_FOR_REVIEW" not in standing(case, make.NOW + timedelta(days=13))
    due = standing(case, make.NOW + timedelta(days=14))["DUE_FOR_REVIEW"]
    assert due.evidence == "Last looked at 14 days ago"


# Order


def test_the_most_pressing_comes_first(case):
    make_sessions.session(case=case, days_ago=4)
    make_cases.withdrawn_consent(case)

    orders = [flag.order for flag in standing(case).values()]
    assert orders == sorted(orders)
    assert len(orders) >= 3


def test_every_flag_of_the_protocols_has_its_rule():
    from protocols.flags import FLAGS
    from supervision.rules import ONCE_CLOSED, WHILE_OPEN

    of_cases = {flag.key for flag in FLAGS if not flag.is_of_therapist}
    assert of_cases == {*WHILE_OPEN, *ONCE_CLOSED}


def test_after_a_change_of_model_the_phases_are_those_of_the_new_one(therapist):
    case = make_formulation.dit_case(therapist=therapist)
    scored(case, [10] * 4)
    assert standing(case)["NO_FOCUS"].evidence.endswith("no IPAF agreed")
    case.protocol_key = "IPT_ADULT"
    case.save()

    assert standing(case)["NO_FOCUS"].evidence.endswith("no focus agreed")


def test_renegotiating_in_the_open_is_not_overlooked(case):
    scored(case, [10] * 3)
    sessions.change_contract(
        case=case,
        by=case.therapist,
        reason="Moves abroad in January",
        agreed_on=make.TODAY,
        planned=12,
        at=make.NOW,
    )

    assert standing(case)["NO_FOCUS"].evidence.startswith("3 sessions attended")
