"""The end of the plan: ending work, the letter, the number of sessions, closing."""

from datetime import timedelta

import pytest

from accounts.models import Practice
from cases import actions as cases
from cases.models import Case
from documents.models import Document
from sessions import actions as sessions
from supervision.facts import ending_keys
from tests import make, make_ending, make_formulation, make_sessions
from tests.make_supervision import absence, review, scored, sign, standing

pytestmark = pytest.mark.django_db


def letter(case, **fields):
    values = {
        "case": case,
        "kind": Document.Kind.ENDING_LETTER,
        "created_at": make.NOW,
        "created_by": case.therapist,
        "saved_at": make.NOW,
    }
    return Document.objects.create(**(values | fields))


# Ending


def test_what_was_noted_of_the_ending_outside_a_session_is_ending_work(case):
    scored(case, [10] * 10, planned=12)
    assert "NO_ENDING" in standing(case)
    make_ending.step(case, "COMPLAINT_ROUTE")
    assert "NO_ENDING" in standing(case)

    make_ending.step(case, "NAMED")
    assert "NO_ENDING" not in standing(case)

    make_ending.step(
        case, "NAMED", is_done=False, recorded_at=make.NOW + timedelta(minutes=1)
    )
    assert "NO_ENDING" in standing(case)


def test_a_feeling_about_the_ending_is_ending_work(case):
    scored(case, [10] * 10, planned=12)
    make_ending.feeling(case)

    assert "NO_ENDING" not in standing(case)


def test_two_sessions_left_and_nothing_of_the_ending_is_said(case):
    booked = scored(case, [10] * 9, planned=12)
    assert "NO_ENDING" not in standing(case)
    sign(booked[9], phq9=10)

    assert standing(case)["NO_ENDING"].evidence == (
        "2 sessions left, and the ending has not begun"
    )
    sign(booked[10], phq9=10, ticks=("ENDING_FEELINGS",))
    assert "NO_ENDING" not in standing(case)


def test_going_through_homework_is_not_work_on_the_ending(case):
    booked = scored(case, [10] * 9, planned=12)
    sign(booked[9], phq9=10, ticks=("TASK_REVIEWED",))

    assert "NO_ENDING" in standing(case)


def test_a_letter_begun_is_work_on_the_ending(case):
    scored(case, [10] * 10, planned=12)
    letter(case)

    assert "NO_ENDING" not in standing(case)


def test_dit_looks_at_three_left(therapist):
    case = make_formulation.dit_case(therapist=therapist)
    booked = scored(case, [10] * 9, planned=13, reason="Leaves in December")
    assert "NO_ENDING" not in standing(case)
    sign(booked[9], phq9=10)

    assert standing(case)["NO_ENDING"].evidence.startswith("3 sessions left")


def test_a_missed_session_uses_one_up_where_the_practice_says_so(case):
    Practice(missed_session_counts=True).save()
    booked = scored(case, [10] * 9, planned=12)
    absence(booked[9])

    assert standing(case)["NO_ENDING"].evidence.startswith("2 sessions left")


def test_without_a_plan_nothing_is_left_to_count(case):
    for days in range(70, 0, -5):
        sign(make_sessions.session(case=case, days_ago=days), phq9=10)

    found = set(standing(case))
    assert not {"NO_ENDING", "LETTER_DUE", "CONTRACT_OVER"} & found


def test_ending_lines_are_those_that_stand_nowhere_before_it():
    assert "ENDING_FEELINGS" in ending_keys("IPT_ADULT")
    assert "CLOSE_GOODBYE_FEELINGS" in ending_keys("IPT_ADULT")
    assert "TASK_REVIEWED" not in ending_keys("IPT_ADULT")
    assert "MEASURE_REVIEWED" not in ending_keys("IPT_ADULT")
    assert "DIT_END_LOSS" in ending_keys("DIT_16_SEED")


# Past the planned number


def test_more_sessions_than_planned_are_said_until_the_plan_is_changed(case):
    scored(case, [10] * 9, planned=9, reason="Only so long on this coast")
    sign(make_sessions.session(case=case, days_ago=1), phq9=10)

    assert standing(case)["CONTRACT_OVER"].evidence == (
        "10 sessions attended, 9 planned"
    )
    sessions.change_contract(
        case=case,
        by=case.therapist,
        reason="A loss in week 8",
        agreed_on=make.TODAY,
        planned=12,
        next_on=make.TODAY + timedelta(days=7),
        at=make.NOW,
    )
    assert "CONTRACT_OVER" not in standing(case)


# Letter


def test_a_letter_is_due_with_two_sessions_left_until_it_is_shared(case):
    scored(case, [10] * 10, planned=12)
    assert standing(case)["LETTER_DUE"].evidence == (
        "2 sessions left, and no letter begun"
    )

    begun = letter(case)
    assert standing(case)["LETTER_DUE"].evidence == (
        "2 sessions left, and the letter is not shared"
    )

    begun.shared_on = make.TODAY
    begun.save()
    assert "LETTER_DUE" not in standing(case)


def test_another_document_is_no_letter(case):
    scored(case, [10] * 10, planned=12)
    letter(case, kind=Document.Kind.TREATMENT_SUMMARY)

    assert "LETTER_DUE" in standing(case)


def test_dit_begins_its_letter_by_session_12(therapist):
    case = make_formulation.dit_case(therapist=therapist)
    booked = scored(case, [10] * 9 + [10], planned=16)
    for therapy_session in booked[10:12]:
        therapy_session.scheduled_at = make.NOW - timedelta(
            hours=24 - 2 * booked.index(therapy_session)
        )
        therapy_session.save()
        sign(therapy_session, phq9=10)

    assert (
        standing(case)["LETTER_DUE"].evidence == "4 sessions left, and no letter begun"
    )


# Closed


def close(case, **fields):
    values = {
        "closed_on": make.TODAY,
        "ending_reason": "COMPLETED",
        "ending_outcome": "Back at work, sleeps through.",
        "told": "The client",
        "at": make.NOW,
    }
    return cases.close_case(case=case, by=case.therapist, **(values | fields))


def test_a_closed_case_asks_for_nothing_but_its_closing(case):
    scored(case, [10] * 4)
    assert {"NO_FOCUS", "DUE_FOR_REVIEW"} <= set(standing(case))
    close(case)

    assert set(standing(case)) == {"ENDED_EARLY"}
    assert standing(case)["ENDED_EARLY"].evidence == (
        "Closed after 4 of 16 sessions, no ending contact"
    )


def test_closing_early_with_a_reason_and_an_ending_is_fine(case):
    booked = scored(case, [10] * 4)
    sign(booked[4], phq9=10, ticks=("CLOSE_GOODBYE_GOODBYE",))
    close(case)

    assert standing(case) == {}


def test_closing_early_without_a_word_is_said(case):
    scored(case, [10] * 4)
    letter(case)
    close(case)
    # Closed before closing asked for it.
    Case.objects.filter(pk=case.pk).update(ending_outcome="")
    case.refresh_from_db()

    assert standing(case)["ENDED_EARLY"].evidence.endswith("no reason written down")


def test_the_supervisor_is_told_of_a_death_until_they_have_looked(case, supervisor):
    close(case, ending_reason="DIED")
    assert standing(case)["CLIENT_DIED"].evidence.endswith("the client died")

    review(case, supervisor, "Talked with Ruth.", at=make.NOW)

    assert "CLIENT_DIED" not in standing(case)


def test_a_review_of_that_day_from_before_it_was_known_is_none_of_the_death(
    case, supervisor
):
    review(case, supervisor, "On course.", at=make.NOW)
    close(case, ending_reason="DIED", closed_on=make.TODAY - timedelta(days=3))
    assert "CLIENT_DIED" in standing(case)

    review(case, supervisor, at=make.NOW + timedelta(minutes=1))
    review(case, supervisor, at=make.NOW + timedelta(minutes=2))

    assert "CLIENT_DIED" not in standing(case)


def test_a_death_after_a_few_sessions_is_not_called_an_early_end(case):
    scored(case, [10] * 4)
    close(case, ending_reason="DIED")

    assert set(standing(case)) == {"CLIENT_DIED"}


def test_a_case_closed_before_there_was_a_plan_ended_nothing_early(case):
    close(case)

    assert standing(case) == {}
