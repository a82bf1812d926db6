"""The record of each area: its fields, its keys, its people, and what must stay."""

import pytest

from audit.models import Event
from cases.actions import CaseAlreadyClosed
from cases.models import Case
from formulation import actions
from formulation.actions import focus_rules as rules
from formulation.actions.focus_details import ChoiceUnknown
from formulation.actions.people_rules import PersonRemoved
from formulation.models import GriefDetail
from tests import make, make_formulation
from tests.make_formulation import details


def fourth(case):
    return make_formulation.focus(case, area="DEFICITS")


def log_of(verb):
    return Event.objects.get(verb=verb)


def test_a_focus_has_one_record_that_grows(case):
    grief = make_formulation.grief(case)

    details(grief, before="The last week", manner="EXPECTED")
    details(grief, at_the_death="In the car park")

    record = GriefDetail.objects.get()
    assert (record.before, record.at_the_death, record.manner) == (
        "The last week",
        "In the car park",
        "EXPECTED",
    )


def test_the_log_keeps_names_of_fields_and_no_text(case):
    details(make_formulation.grief(case), before="Zinnia", guilt=" ", was_present=False)

    event = log_of("focus.details_written")
    assert event.detail == {"fields": ["before", "was_present"]}
    assert "Zinnia" not in str(event.detail)


def test_nothing_new_leaves_no_line_in_the_log(case):
    grief = make_formulation.grief(case)
    details(grief, before="Same")

    details(grief, before=" Same ")

    assert Event.objects.filter(verb="focus.details_written").count() == 1


def test_a_field_of_another_area_is_a_mistake_of_the_code(case):
    focus = fourth(case)

    for wrong in ({"old_role": "Teacher"}, {"same_with": []}, {"case": case}):
        with pytest.raises(TypeError, match="has no field"):
            details(focus, **wrong)


@pytest.mark.parametrize(
    ("area", "field", "good"),
    [
        ("GRIEF", "mourning_signs", "MOURNING_NUMB"),
        ("ROLE_TRANSITION", "nature", "IMPOSED"),
        ("ROLE_DISPUTE", "issues", "ISSUE_MONEY"),
        ("DEFICITS", "sensitivities", "SENSITIVE_TRUST"),
    ],
)
def test_keys_are_those_of_the_content(case, area, field, good):
    focus = {
        "GRIEF": make_formulation.grief,
        "ROLE_DISPUTE": make_formulation.dispute,
        "DEFICITS": fourth,
        "ROLE_TRANSITION": make_formulation.focus,
    }[area](case)

    record = details(focus, **{field: [good]})
    assert getattr(record, field) == [good]
    with pytest.raises(ChoiceUnknown) as refused:
        details(focus, **{field: [good, "INVENTED"]})
    assert refused.value.field == field


def test_people_are_named_by_the_inventory(case):
    grief = make_formulation.grief(case)
    ada = make_formulation.person(case, "Ada")

    record = details(grief, also_grieving=[ada])

    assert list(record.also_grieving.all()) == [ada]
    assert log_of("focus.details_written").detail == {"fields": ["also_grieving"]}
    details(grief, also_grieving=[])
    assert not record.also_grieving.exists()


def test_someone_of_another_case_is_refused(case, therapist):
    other = make.case(therapist=therapist, of=make.client("Leah Stone"))
    stranger = make_formulation.person(other)

    with pytest.raises(rules.PersonOfAnotherCase) as refused:
        details(make_formulation.dispute(case), same_with=[stranger])
    assert refused.value.field == "same_with"


def test_someone_taken_out_is_not_named_anew_and_stays_where_they_were(case, therapist):
    grief = make_formulation.grief(case)
    ada = make_formulation.person(case, "Ada")
    details(grief, also_grieving=[ada])
    actions.remove_person(person=ada, by=therapist)

    assert details(grief, also_grieving=[ada], before="x").also_grieving.count() == 1
    details(grief, also_grieving=[])
    with pytest.raises(PersonRemoved):
        details(grief, also_grieving=[ada])


def test_an_agreed_change_of_role_keeps_both_names(case):
    focus = make_formulation.agreed_focus(case)

    with pytest.raises(rules.OldRoleMissing):
        details(focus, old_role="")
    with pytest.raises(rules.NewRoleMissing):
        details(focus, new_role=" ")
    assert details(focus, old_role="Head of maths").old_role == "Head of maths"


def test_an_ended_focus_is_written_no_more(case, therapist):
    focus = make_formulation.focus(case)
    actions.change_focus(
        focus_area=focus,
        by=therapist,
        reason="It is about her sister",
        ended_on=make.TODAY,
        area="ROLE_TRANSITION",
        words="",
        person=None,
        why_now="",
        why_this="",
        at=make.NOW,
    )

    with pytest.raises(rules.FocusEnded):
        details(focus, keep="x")


def test_a_closed_case_is_written_no_more(case):
    focus = make_formulation.focus(case)
    Case.objects.filter(pk=case.pk).update(
        status="CLOSED",
        closed_on=make.TODAY,
        closed_by=case.therapist,
        ending_reason="COMPLETED",
    )

    with pytest.raises(CaseAlreadyClosed):
        details(focus, keep="x")


# What binds when a focus is chosen, and what when it is agreed


def agree(focus):
    return actions.agree_focus(
        focus_area=focus, by=focus.case.therapist, agreed_on=make.TODAY, at=make.NOW
    )


def test_a_change_of_role_may_be_chosen_before_its_roles_have_names(case):
    focus = make_formulation.focus(case)

    with pytest.raises(rules.OldRoleMissing, match="Name the old role"):
        agree(focus)
    details(focus, old_role="Teacher")
    with pytest.raises(rules.NewRoleMissing, match="Name the new role"):
        agree(focus)
    details(focus, new_role="Retired")
    assert agree(focus).is_agreed


def test_a_dispute_may_be_chosen_before_its_stage_is_known(case):
    focus = make_formulation.dispute(case)

    with pytest.raises(rules.DisputeNeedsStage, match="stage of the dispute"):
        agree(focus)
    make_formulation.stage(focus, "impasse")
    assert agree(focus).is_agreed


def test_grief_and_the_fourth_area_need_no_more_than_at_the_choice(case):
    assert agree(make_formulation.grief(case)).is_agreed
    second = make_formulation.focus(case, area="DEFICITS", rank="SECONDARY")
    assert agree(second).is_agreed


@pytest.mark.parametrize("status", ["CURRENT", "PAST", "ESTRANGED"])
def test_a_dispute_may_be_with_anyone_living(case, status):
    other = make_formulation.person(case, "Tom", status=status)

    assert make_formulation.dispute(case, person=other).person == other


def test_a_dispute_is_not_with_someone_who_died(case):
    ngozi = make_formulation.someone_who_died(case)

    with pytest.raises(rules.DisputeWithTheDead, match="former partner") as refused:
        make_formulation.dispute(case, person=ngozi)
    assert refused.value.field == "person"


def test_the_other_may_die_while_the_dispute_is_the_focus(case, therapist):
    focus = make_formulation.dispute(case)

    actions.change_person(person=focus.person, by=therapist, status="DECEASED")

    assert details(focus, about="What was left open").about == "What was left open"
