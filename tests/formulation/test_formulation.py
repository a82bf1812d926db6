"""The IPT formulation: versions, sharing with the client's answer, what is refused."""

from datetime import timedelta

import pytest

from audit.models import Event
from formulation import actions
from formulation.actions import ModelUndecided, NotAnIptCase
from formulation.actions import formulation as rules
from formulation.actions.rules import DayInTheFuture, DayTooEarly
from formulation.models import Formulation, TimelineEvent
from formulation.queries import current_formulation
from tests import make, make_formulation

YESTERDAY = make.TODAY - timedelta(days=1)
TOMORROW = make.TODAY + timedelta(days=1)


def event(case, **fields):
    values = {
        "title": "The school closed",
        "kind": "WORK_LOSS",
        "starts_on": make.TODAY,
        "recorded_at": make.NOW,
        "author": case.therapist,
    }
    return TimelineEvent.objects.create(case=case, **(values | fields))


def share(version, **fields):
    values = {
        "shared_on": make.TODAY,
        "response": "AMENDED",
        "response_words": "Put that I don't want to forget her",
        "at": make.NOW,
    }
    return actions.share_formulation(
        formulation=version, by=version.case.therapist, **(values | fields)
    )


def to_dit(case):
    case.protocol_key = "DIT_16_SEED"
    case.save(update_fields=["protocol_key"])


def test_the_first_version_needs_no_reason(case):
    first = make_formulation.formulation(case, strengths=" She turns up ")

    assert (first.number, first.reason, first.strengths) == (1, "", "She turns up")
    written = Event.objects.get(verb="formulation.written")
    assert written.case_id == case.pk
    assert "She turns up" not in str(written.detail)


def test_a_focus_that_is_not_agreed_yet_is_enough(case):
    focus = make_formulation.focus(case)

    assert make_formulation.formulation(case).focus_area == focus


def test_a_new_version_takes_over_and_the_earlier_one_stays(case):
    make_formulation.formulation(case)
    second = make_formulation.formulation(case, hope="New", reason="She corrected it")

    assert current_formulation(case) == second
    numbers = case.formulations.order_by("number").values_list("number", flat=True)
    assert list(numbers) == [1, 2]


def test_a_new_version_needs_a_reason(case):
    make_formulation.formulation(case)

    with pytest.raises(rules.NewFormulationNeedsReason):
        make_formulation.formulation(case, hope="New", reason=" ")


def test_a_new_version_differs(case):
    make_formulation.formulation(case)

    with pytest.raises(rules.NothingChanged):
        make_formulation.formulation(case, reason="Again")


def test_another_event_or_another_focus_is_a_difference(case):
    make_formulation.formulation(case)
    second = make_formulation.focus(case, rank="SECONDARY", area="DEFICITS")

    assert make_formulation.formulation(
        case, trigger_event=event(case), reason="Placed on the line"
    )
    assert make_formulation.formulation(
        case, focus_area=second, reason="It is about being alone"
    )


def test_a_new_version_is_not_older_than_the_one_before(case):
    make_formulation.formulation(case)

    with pytest.raises(DayTooEarly):
        make_formulation.formulation(case, hope="New", reason="Seen", made_on=YESTERDAY)


@pytest.mark.parametrize("part", rules.REQUIRED_PARTS)
def test_every_required_part_is_asked_for(case, part):
    with pytest.raises(rules.FormulationPartMissing) as refused:
        make_formulation.formulation(case, **{part: " "})

    assert refused.value.field == part


@pytest.mark.parametrize("part", [*rules.BOX_PARTS, "vulnerability", "strengths"])
def test_the_rest_may_stay_empty(case, part):
    assert make_formulation.formulation(case, **{part: ""})


def test_what_set_it_off_is_told_or_is_an_event(case):
    with pytest.raises(rules.TriggerMissing):
        make_formulation.formulation(case, trigger="")

    assert make_formulation.formulation(case, trigger="", trigger_event=event(case))


def test_the_event_is_one_of_this_timeline(case, therapist):
    other_case = make.case(therapist=therapist)

    with pytest.raises(rules.EventOfAnotherCase):
        make_formulation.formulation(case, trigger_event=event(other_case))


def test_an_event_that_was_taken_out_is_refused(case):
    gone = event(case, removed_at=make.NOW)

    with pytest.raises(rules.EventRemoved):
        make_formulation.formulation(case, trigger_event=gone)


def test_a_part_that_is_too_long_says_by_how_much(case):
    with pytest.raises(rules.FormulationPartTooLong, match=r"to 300 .* has 301"):
        make_formulation.formulation(case, link_sentence="x" * 301)

    assert make_formulation.formulation(case, link_sentence="x" * 300)


def test_without_a_focus_there_is_no_formulation(case):
    with pytest.raises(rules.FocusMissing):
        make_formulation.formulation(case, focus_area=None)


def test_the_focus_is_one_of_this_case(case, therapist):
    other_case = make.case(therapist=therapist)

    with pytest.raises(rules.FocusOfAnotherCase):
        make_formulation.formulation(
            case, focus_area=make_formulation.focus(other_case)
        )


def test_the_focus_is_one_that_is_worked_on(case, therapist):
    before = make_formulation.agreed_focus(case)
    make_formulation.formulation(case)
    actions.change_focus(
        focus_area=before,
        by=therapist,
        reason="The move matters more",
        area="DEFICITS",
        words="I know nobody here",
        person=None,
        why_now="Since the move",
        why_this="None of the others",
        ended_on=make.TODAY,
        at=make.NOW,
    )
    before.refresh_from_db()

    with pytest.raises(rules.FocusEnded):
        make_formulation.formulation(
            case, focus_area=before, hope="New", reason="Changed"
        )


def test_a_part_that_no_formulation_has_is_a_mistake_of_the_caller(case):
    with pytest.raises(TypeError, match="score"):
        make_formulation.formulation(case, score="20")


def test_a_formulation_is_not_made_in_the_future(case):
    with pytest.raises(DayInTheFuture):
        make_formulation.formulation(case, made_on=TOMORROW)


def test_a_dit_case_has_none(therapist, case):
    focus = make_formulation.focus(case)
    to_dit(case)

    with pytest.raises(NotAnIptCase):
        make_formulation.formulation(case, focus_area=focus)


def test_an_undecided_case_has_none_yet(therapist):
    undecided = make.case(therapist=therapist, protocol_key="")

    with pytest.raises(ModelUndecided):
        make_formulation.formulation(undecided, focus_area=None)


def test_a_case_that_moved_to_dit_has_no_current_one_and_keeps_its_versions(case):
    make_formulation.formulation(case)
    to_dit(case)

    assert current_formulation(case) is None
    assert case.formulations.count() == 1


# Sharing


@pytest.mark.parametrize("response", Formulation.Response.values)
def test_it_is_shared_with_any_answer_of_the_client(case, response):
    shared = share(make_formulation.formulation(case), response=response)

    assert (shared.shared_on, shared.response) == (make.TODAY, response)
    assert shared.response_words == "Put that I don't want to forget her"
    assert Event.objects.filter(verb="formulation.shared").exists()


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"shared_on": TOMORROW}, DayInTheFuture),
        ({"shared_on": YESTERDAY}, DayTooEarly),
        ({"response": ""}, rules.ResponseMissing),
        ({"response": "MAYBE"}, rules.ResponseMissing),
        ({"response_words": " "}, rules.ResponseWordsMissing),
    ],
)
def test_sharing_is_refused(case, fields, refusal):
    version = make_formulation.formulation(case)

    with pytest.raises(refusal):
        share(version, **fields)

    version.refresh_from_db()
    assert not version.is_shared


def test_a_version_is_shared_once(case):
    version = share(make_formulation.formulation(case))

    with pytest.raises(rules.FormulationAlreadyShared):
        share(version)


def test_only_the_current_version_is_shared(case):
    first = make_formulation.formulation(case)
    make_formulation.formulation(case, hope="New", reason="Seen more")

    with pytest.raises(rules.NotTheCurrentFormulation):
        share(first)


def test_after_the_case_moved_to_dit_nothing_is_shared_any_more(case):
    version = make_formulation.formulation(case)
    to_dit(case)
    version = Formulation.objects.get(pk=version.pk)

    with pytest.raises(NotAnIptCase):
        share(version)
