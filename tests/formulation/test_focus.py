"""Choosing, agreeing and renegotiating the focus."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError

from audit.models import Event
from formulation import actions
from formulation.actions import ModelUndecided, NotAnIptCase
from formulation.actions import focus_rules as focus
from formulation.actions.people_rules import PersonRemoved
from formulation.actions.rules import DayInTheFuture, DayTooEarly
from formulation.models import FocusArea
from tests import make, make_formulation

YESTERDAY = make.TODAY - timedelta(days=1)
TOMORROW = make.TODAY + timedelta(days=1)


def change(case, of, **fields):
    values = {
        "reason": "She says it is more about her sister",
        "ended_on": make.TODAY,
        "area": "ROLE_TRANSITION",
        "words": "A new town",
        "person": None,
        "why_now": "",
        "why_this": "",
        "at": make.NOW,
    }
    return actions.change_focus(focus_area=of, by=case.therapist, **(values | fields))


def revise(case, of, **fields):
    values = {
        "area": of.area,
        "words": of.words,
        "person": of.person,
        "why_now": of.why_now,
        "why_this": of.why_this,
        "at": make.NOW,
    }
    return actions.revise_focus(focus_area=of, by=case.therapist, **(values | fields))


def test_a_focus_is_chosen_and_waits_to_be_agreed(case):
    chosen = make_formulation.focus(case)

    assert (chosen.rank, chosen.is_agreed, chosen.stage) == ("PRIMARY", False, "")
    assert Event.objects.filter(verb="focus.chosen", case_id=case.pk).exists()


def test_the_area_is_one_of_four(case):
    with pytest.raises(focus.FocusAreaUnknown, match="one of the four"):
        make_formulation.focus(case, area="LONELINESS")


def test_a_focus_is_never_chosen_in_the_future(case):
    with pytest.raises(DayInTheFuture):
        make_formulation.focus(case, started_on=TOMORROW)


def test_a_dit_case_has_no_focus_area(therapist):
    case = make_formulation.dit_case(therapist=therapist)

    with pytest.raises(NotAnIptCase):
        make_formulation.focus(case)


def test_an_undecided_case_has_no_focus_yet(therapist):
    case = make.case(therapist=therapist, protocol_key="")

    with pytest.raises(ModelUndecided, match="Decide between"):
        make_formulation.focus(case)


def test_grief_over_someone_who_died_needs_no_further_reason(case):
    ngozi = make_formulation.someone_who_died(case)

    chosen = make_formulation.focus(
        case, area="GRIEF", person=ngozi, no_death_reason="not needed"
    )

    assert chosen.no_death_reason == ""


def test_grief_without_a_death_needs_a_reason_that_stays(case):
    father = make_formulation.person(case, "Father", status="ESTRANGED")

    with pytest.raises(focus.NobodyDied, match="role transition"):
        make_formulation.focus(case, area="GRIEF", person=father)

    chosen = make_formulation.focus(
        case, area="GRIEF", person=father, no_death_reason="He has advanced dementia"
    )
    assert chosen.no_death_reason == "He has advanced dementia"


@pytest.mark.parametrize(
    ("area", "asks"), [("GRIEF", "Who died"), ("ROLE_DISPUTE", "With whom")]
)
def test_grief_and_dispute_are_about_someone(case, area, asks):
    with pytest.raises(focus.FocusNeedsPerson, match=asks):
        make_formulation.focus(case, area=area)


def test_a_loss_without_a_person_is_a_hint_that_a_reason_answers(case):
    with pytest.raises(focus.FocusNeedsPerson, match="usually worked on as a role"):
        make_formulation.focus(case, area="GRIEF")

    chosen = make_formulation.focus(
        case, area="GRIEF", no_death_reason="He lost his country"
    )
    assert (chosen.person, chosen.no_death_reason) == (None, "He lost his country")


def test_a_reason_for_no_death_stands_in_for_nobody_in_a_dispute(case):
    with pytest.raises(focus.FocusNeedsPerson) as refused:
        make_formulation.focus(case, area="ROLE_DISPUTE", no_death_reason="A country")
    assert "role transition" not in str(refused.value)


def test_only_grief_keeps_a_reason_for_no_death(case):
    chosen = make_formulation.focus(case, no_death_reason="left over")

    assert chosen.no_death_reason == ""


def test_the_fourth_area_needs_to_say_why_none_of_the_others(case):
    with pytest.raises(focus.WhyNotTheOthers):
        make_formulation.focus(case, area="DEFICITS", why_this=" ")

    assert make_formulation.focus(case, area="DEFICITS")


def test_a_person_of_another_case_is_refused(case, therapist):
    other = make.case(therapist=therapist, of=make.client("Leah Stone"))
    stranger = make_formulation.person(other)

    with pytest.raises(focus.PersonOfAnotherCase):
        make_formulation.focus(case, person=stranger)


def test_a_removed_person_is_refused(case, therapist):
    person = make_formulation.person(case)
    actions.remove_person(person=person, by=therapist)

    with pytest.raises(PersonRemoved):
        make_formulation.focus(case, person=person)


def test_there_is_one_primary_focus(case):
    make_formulation.focus(case)

    with pytest.raises(focus.PrimaryFocusExists):
        make_formulation.focus(case)


def test_there_is_at_most_one_secondary_focus(case):
    make_formulation.focus(case)
    make_formulation.focus(case, rank="SECONDARY")

    with pytest.raises(focus.SecondaryFocusExists):
        make_formulation.focus(case, rank="SECONDARY")


def test_a_secondary_focus_stands_beside_a_primary(case):
    with pytest.raises(focus.PrimaryFocusMissing):
        make_formulation.focus(case, rank="SECONDARY")


def test_the_database_refuses_a_second_primary_on_its_own(case):
    first = make_formulation.focus(case)
    second = FocusArea(
        case=case,
        area="DEFICITS",
        started_on=make.TODAY,
        recorded_at=make.NOW,
        author=first.author,
    )

    with pytest.raises(IntegrityError):
        second.save()


def test_a_focus_is_agreed_on_a_day(case, therapist):
    chosen = make_formulation.agreed_focus(case)

    assert chosen.agreed_on == make.TODAY
    assert Event.objects.filter(verb="focus.agreed").exists()


def test_a_focus_is_agreed_only_once(case, therapist):
    chosen = make_formulation.agreed_focus(case)

    with pytest.raises(focus.FocusAlreadyAgreed):
        actions.agree_focus(focus_area=chosen, by=therapist, agreed_on=make.TODAY)


def test_a_focus_is_agreed_in_the_clients_words(case, therapist):
    chosen = make_formulation.focus(case, words=" ")

    with pytest.raises(focus.FocusHasNoWords, match="own words"):
        actions.agree_focus(focus_area=chosen, by=therapist, agreed_on=make.TODAY)


def test_a_focus_is_not_agreed_in_the_future(case, therapist):
    chosen = make_formulation.focus(case)
    make_formulation.roles(chosen)

    with pytest.raises(DayInTheFuture):
        actions.agree_focus(
            focus_area=chosen, by=therapist, agreed_on=TOMORROW, at=make.NOW
        )


def test_a_focus_is_not_agreed_before_it_is_chosen(case, therapist):
    chosen = make_formulation.focus(case)
    make_formulation.roles(chosen)

    with pytest.raises(DayTooEarly, match="before the focus was chosen"):
        actions.agree_focus(focus_area=chosen, by=therapist, agreed_on=YESTERDAY)


def test_a_focus_that_is_not_agreed_can_be_reworked(case):
    ngozi = make_formulation.someone_who_died(case)
    chosen = make_formulation.focus(case)

    revised = revise(case, chosen, area="GRIEF", person=ngozi, words="Her chair")

    assert (revised.pk, revised.area, revised.words) == (
        chosen.pk,
        "GRIEF",
        "Her chair",
    )


def test_reworking_keeps_the_rules(case):
    chosen = make_formulation.focus(case)

    with pytest.raises(focus.FocusNeedsPerson):
        revise(case, chosen, area="GRIEF")


def test_another_area_begins_without_a_stage(case, therapist):
    chosen = make_formulation.focus(case)
    actions.reach_stage(
        focus_area=chosen,
        by=therapist,
        stage="feeling",
        reason="Cried about the school",
        reached_on=make.TODAY,
        at=make.NOW,
    )

    assert revise(case, chosen, words="Same area").stage == "feeling"
    assert revise(case, chosen, area="DEFICITS").stage == ""


def test_an_agreed_focus_is_not_reworked(case):
    chosen = make_formulation.agreed_focus(case)

    with pytest.raises(focus.FocusAlreadyAgreed):
        revise(case, chosen)


def test_stages_are_dated_and_earlier_ones_stay(case, therapist):
    chosen = make_formulation.focus(case)
    for stage, reason in (
        ("letting_go", "Still wears the badge"),
        ("feeling", "Cried"),
    ):
        actions.reach_stage(
            focus_area=chosen,
            by=therapist,
            stage=stage,
            reason=reason,
            reached_on=make.TODAY,
            at=make.NOW,
        )

    chosen.refresh_from_db()
    assert chosen.stage == "feeling"
    assert set(chosen.stages.values_list("stage", "reason")) == {
        ("letting_go", "Still wears the badge"),
        ("feeling", "Cried"),
    }


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"stage": "impasse"}, focus.StageUnknown),
        ({"stage": "letting_go"}, focus.StageUnchanged),
        ({"reason": " "}, focus.StageNeedsReason),
        ({"reached_on": TOMORROW}, DayInTheFuture),
        ({"reached_on": YESTERDAY}, DayTooEarly),
    ],
)
def test_a_stage_is_refused(case, therapist, fields, refusal):
    chosen = make_formulation.focus(case)
    values = {"reason": "Seen", "reached_on": make.TODAY, "at": make.NOW}
    actions.reach_stage(focus_area=chosen, by=therapist, stage="letting_go", **values)

    with pytest.raises(refusal):
        actions.reach_stage(
            focus_area=chosen,
            by=therapist,
            **({"stage": "feeling"} | values | fields),
        )


def test_a_change_of_focus_ends_the_old_with_a_reason_and_begins_the_new(case):
    old = make_formulation.agreed_focus(case, started_on=date(2026, 10, 5))

    new = change(case, old)

    old.refresh_from_db()
    assert (old.ended_on, old.ended_reason) == (
        make.TODAY,
        "She says it is more about her sister",
    )
    assert (new.started_on, new.is_agreed, new.rank) == (make.TODAY, False, "PRIMARY")


def test_a_change_of_the_secondary_focus_stays_secondary(case):
    make_formulation.focus(case)
    old = make_formulation.focus(case, rank="SECONDARY")

    assert change(case, old).rank == "SECONDARY"


def test_a_change_of_focus_needs_a_reason(case):
    old = make_formulation.focus(case)

    with pytest.raises(focus.ChangeNeedsReason):
        change(case, old, reason=" ")


def test_a_change_that_is_refused_leaves_the_old_focus_in_place(case):
    old = make_formulation.focus(case)

    with pytest.raises(focus.FocusNeedsPerson):
        change(case, old, area="GRIEF")

    old.refresh_from_db()
    assert old.ended_on is None


def test_an_ended_focus_is_left_alone(case, therapist):
    old = make_formulation.focus(case)
    change(case, old)

    with pytest.raises(focus.FocusEnded):
        change(case, old)
    with pytest.raises(focus.FocusEnded):
        actions.agree_focus(focus_area=old, by=therapist, agreed_on=make.TODAY)
    with pytest.raises(focus.FocusEnded):
        revise(case, old)
