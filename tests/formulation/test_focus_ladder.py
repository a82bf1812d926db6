"""Steps from easy to hard, and past relationships: put there, tried, taken out, put back."""

from datetime import date, timedelta

import pytest

from audit.models import Event
from formulation import actions, queries
from formulation.actions import focus_ladder as ladder
from formulation.actions import past_relationships as past_rules
from formulation.actions.focus_rules import FocusEnded, PersonOfAnotherCase
from formulation.actions.people_rules import PersonRemoved
from formulation.actions.rules import DayInTheFuture, DayTooEarly
from tests import make, make_formulation

TOMORROW = make.TODAY + timedelta(days=1)


@pytest.fixture
def grief(case):
    return make_formulation.grief(case)


@pytest.fixture
def fourth(case):
    return make_formulation.focus(case, area="DEFICITS")


def change(step, **fields):
    values = {
        "what": step.what,
        "fear": step.fear,
        "is_avoided": step.is_avoided,
        "tried_on": step.tried_on,
        "what_happened": step.what_happened,
        "at": make.NOW,
    }
    return actions.change_step(step=step, by=step.author, **(values | fields))


def tried(step, **fields):
    values = {"tried_on": make.TODAY, "at": make.NOW}
    return actions.try_step(step=step, by=step.author, **(values | fields))


def record_of(focus):
    return queries.focus_record(focus.case, queries.focus_card(focus))


def end(focus):
    actions.change_focus(
        focus_area=focus,
        by=focus.author,
        reason="Another way",
        ended_on=make.TODAY,
        area="DEFICITS",
        words="",
        person=None,
        why_now="",
        why_this="No death",
        at=make.NOW,
    )


def test_the_easiest_step_comes_first_and_one_without_a_number_last(grief):
    for what, fear in (("Church", 9), ("Later", None), ("Photo", 0), ("Shelf", 4)):
        make_formulation.step(grief, what, fear=fear)

    steps = record_of(grief).steps
    assert [step.what for step in steps] == ["Photo", "Shelf", "Church", "Later"]


def test_a_step_is_avoided_until_it_is_tried(grief):
    step = make_formulation.step(grief)
    assert step.is_avoided

    tried(step, what_happened=" Kept the scarf ")

    step.refresh_from_db()
    assert (step.tried_on, step.what_happened, step.is_avoided) == (
        make.TODAY,
        "Kept the scarf",
        False,
    )


def test_a_step_is_reworded_and_rated_anew(grief):
    step = make_formulation.step(grief)

    change(step, what="One shelf", fear=3, is_avoided=False)

    step.refresh_from_db()
    assert (step.what, step.fear, step.is_avoided) == ("One shelf", 3, False)


def test_a_step_is_taken_out_and_put_back_as_it_was(grief, therapist):
    step = make_formulation.step(grief)

    actions.remove_step(step=step, by=therapist)
    record = record_of(grief)
    assert (len(record.steps), len(record.steps_out)) == (0, 1)
    with pytest.raises(ladder.StepTakenOut):
        tried(step)
    with pytest.raises(ladder.StepTakenOut):
        change(step, what="x")
    with pytest.raises(ladder.StepTakenOut):
        actions.remove_step(step=step, by=therapist)

    actions.restore_step(step=step, by=therapist)
    assert record_of(grief).steps[0].what == "Her wardrobe"
    with pytest.raises(ladder.StepStands):
        actions.restore_step(step=step, by=therapist)


@pytest.mark.parametrize(
    ("fields", "refusal", "field"),
    [
        ({"what": " "}, ladder.StepHasNoWords, "what"),
        ({"fear": 11}, ladder.FearOutOfRange, "fear"),
        ({"fear": -1}, ladder.FearOutOfRange, "fear"),
    ],
)
def test_a_step_that_cannot_be(grief, fields, refusal, field):
    with pytest.raises(refusal) as refused:
        make_formulation.step(grief, **({"what": "x"} | fields))
    assert refused.value.field == field


def test_a_try_has_a_day_that_has_been(grief):
    step = make_formulation.step(grief)

    with pytest.raises(DayInTheFuture):
        tried(step, tried_on=TOMORROW)
    with pytest.raises(DayTooEarly):
        tried(step, tried_on=date(1850, 1, 1))
    with pytest.raises(ladder.HappenedWithoutDay) as refused:
        change(step, what_happened="Kept the scarf")
    assert refused.value.field == "tried_on"


def test_a_change_of_role_has_no_ladder(case):
    with pytest.raises(ladder.AreaHasNoLadder):
        make_formulation.step(make_formulation.focus(case))


def test_a_ladder_has_an_end(grief, therapist):
    for number in range(ladder.MOST_STEPS):
        last = make_formulation.step(grief, f"Step {number}")

    with pytest.raises(ladder.TooManySteps, match="20 steps"):
        make_formulation.step(grief, "One more")
    actions.remove_step(step=last, by=therapist)
    make_formulation.step(grief, "In its place")
    with pytest.raises(ladder.TooManySteps):
        actions.restore_step(step=last, by=therapist)


def test_the_ladder_of_an_ended_focus_stays_as_it_is(grief, therapist):
    step = make_formulation.step(grief)
    out = make_formulation.step(grief, "Out")
    actions.remove_step(step=out, by=therapist)
    end(grief)

    for attempt in (
        lambda: make_formulation.step(grief),
        lambda: tried(step),
        lambda: actions.restore_step(step=out, by=therapist),
    ):
        with pytest.raises(FocusEnded):
            attempt()


def test_the_log_names_the_step_and_none_of_its_words(grief):
    step = make_formulation.step(grief, "Zinnia")
    tried(step)

    said = [f"{event.verb} {event.detail}" for event in Event.objects.all()]
    assert any("ladder.step_added" in line for line in said)
    assert any("ladder.step_tried" in line for line in said)
    assert not any("Zinnia" in line for line in said)


# Past relationships


def change_past(told, **fields):
    values = {"person": told.person, "at": make.NOW}
    return actions.change_past_relationship(
        past=told, by=told.author, **(values | fields)
    )


def test_a_past_relationship_is_told_and_changed(fourth):
    told = make_formulation.past(fourth, began=" A radio kit ")
    assert (told.name, told.initials, told.began) == ("Marek", "M", "A radio kit")

    change_past(told, who="Marek, school", ended="The move")

    told.refresh_from_db()
    assert (told.who, told.ended, told.began) == (
        "Marek, school",
        "The move",
        "A radio kit",
    )


def test_it_may_be_someone_of_the_inventory(case, fourth):
    ola = make_formulation.person(case, "Ola Berg", status="PAST")

    told = make_formulation.past(fourth, who="", person=ola)

    assert (told.name, told.initials) == ("Ola Berg", "OB")


def test_somebody_must_be_named(fourth):
    with pytest.raises(past_rules.NobodyNamed) as refused:
        make_formulation.past(fourth, who=" ")
    assert refused.value.field == "who"


def test_whom_it_names_is_of_this_case_and_present(case, fourth, therapist):
    other = make.case(therapist=therapist, of=make.client("Leah Stone"))
    stranger = make_formulation.person(other)
    ola = make_formulation.person(case, "Ola")
    told = make_formulation.past(fourth, person=ola)
    actions.remove_person(person=ola, by=therapist)
    ola.refresh_from_db()

    assert change_past(told, began="At lunch").began == "At lunch"
    with pytest.raises(PersonOfAnotherCase):
        make_formulation.past(fourth, person=stranger)
    with pytest.raises(PersonRemoved):
        make_formulation.past(fourth, person=ola)


def test_an_unknown_field_is_a_mistake_of_the_code(fourth):
    with pytest.raises(TypeError, match="score"):
        make_formulation.past(fourth, score="x")


def test_past_relationships_belong_to_the_fourth_area(grief):
    with pytest.raises(past_rules.OnlyInTheFourthArea):
        make_formulation.past(grief)


def test_one_is_taken_out_and_put_back(fourth, therapist):
    told = make_formulation.past(fourth)

    actions.remove_past_relationship(past=told, by=therapist)
    assert (len(record_of(fourth).past), len(record_of(fourth).past_out)) == (0, 1)
    with pytest.raises(past_rules.PastTakenOut):
        change_past(told, began="x")
    actions.restore_past_relationship(past=told, by=therapist)
    assert len(record_of(fourth).past) == 1
    with pytest.raises(past_rules.PastStands):
        actions.restore_past_relationship(past=told, by=therapist)
