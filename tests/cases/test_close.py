"""When a course begins and ends."""

from datetime import timedelta

import pytest

from audit.models import Event
from cases import actions
from cases.models import Case
from tests import make


def close(case, **fields):
    values = {
        "closed_on": make.TODAY,
        "ending_reason": "COMPLETED",
        "ending_outcome": "Better",
        "told": "The client",
        "at": make.NOW,
    }
    return actions.close_case(case=case, by=case.therapist, **(values | fields))


def test_treatment_starts_once_the_model_is_decided(therapist):
    case = make.case(therapist=therapist, status=Case.Status.ASSESSMENT)

    actions.start_treatment(case=case, by=therapist)

    assert Case.objects.get(pk=case.pk).status == Case.Status.TREATMENT
    assert Event.objects.get(verb="treatment.started").case_id == case.pk


def test_an_undecided_case_does_not_start(therapist):
    case = make.case(therapist=therapist, protocol_key="")

    with pytest.raises(actions.ModelNotDecided):
        actions.start_treatment(case=case, by=therapist)


def test_starting_twice_changes_nothing(case, therapist):
    actions.start_treatment(case=case, by=therapist)

    assert not Event.objects.exists()


def test_a_case_closes_with_how_it_ended(case, therapist):
    close(case, ending_outcome="Much better", told="GP")

    case.refresh_from_db()
    assert case.is_closed
    assert (case.closed_on, case.closed_by) == (make.TODAY, therapist)
    assert (case.ending_reason, case.ending_outcome) == ("COMPLETED", "Much better")
    assert Event.objects.get(verb="case.closed").detail == {"reason": "COMPLETED"}


def test_a_closed_case_is_neither_closed_nor_started_again(therapist):
    case = make.closed_case(therapist=therapist)

    with pytest.raises(actions.CaseAlreadyClosed, match="closed already"):
        close(case)
    with pytest.raises(actions.CaseAlreadyClosed):
        actions.start_treatment(case=case, by=therapist)


def test_a_reason_is_one_of_the_list(case):
    with pytest.raises(KeyError):
        close(case, ending_reason="BORED")


def test_a_case_closes_between_referral_and_today(case):
    with pytest.raises(actions.DayNotPossible, match="today or in the past"):
        close(case, closed_on=make.TODAY + timedelta(days=1))
    with pytest.raises(actions.DayNotPossible, match="before the referral"):
        close(case, closed_on=case.referred_on - timedelta(days=1))
    assert not Case.objects.closed().exists()


@pytest.mark.parametrize(
    ("left_out", "sentence"),
    [("ending_outcome", "Write what came of it"), ("told", "Write who was told")],
)
@pytest.mark.parametrize("said", ["", "  \n"])
def test_a_case_does_not_close_without_what_came_of_it_and_who_was_told(
    case, left_out, sentence, said
):
    with pytest.raises(actions.EndingUntold, match=sentence) as refused:
        close(case, **{left_out: said})

    assert refused.value.field == left_out
    assert not Case.objects.closed().exists()
    assert not Event.objects.exists()
