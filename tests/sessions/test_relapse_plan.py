"""The plan with its people, what the record offers, versions compared, copies and prints."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from sessions import actions
from sessions.actions import relapse_plan as rules
from sessions.models import PlanCopy, RelapsePlan, RelapsePlanPerson
from sessions.queries.relapse_plan import (
    compared_plans,
    plan_to_begin_with,
    plans_of,
    two_plans,
)
from tests import make, make_documents, make_formulation, make_sessions

pytestmark = pytest.mark.django_db

TYPED = {
    "made_on": "2026-11-20",
    "trigger_0": "Her birthday",
    "expected_0": "in spring",
    "early_signs": "The sofa\nNot answering Jo",
    "green": "Coffee with Jo",
    "amber": "Tell Ada",
    "red": "Ring the GP",
    "obstacle_0": "Be strong",
    "answer_0": "They want me true",
}


def post(client, case, **fields):
    client.force_login(case.therapist)
    return client.post(reverse("sessions:relapse_plan", args=[case.pk]), TYPED | fields)


def give(case, **fields) -> PlanCopy:
    plan = case.relapse_plans.first() or make_documents.relapse_plan(case)
    values: dict[str, Any] = {
        "holder": "CLIENT",
        "given_on": make.TODAY,
        "at": make.NOW,
    }
    return actions.give_plan_copy(plan=plan, by=case.therapist, **(values | fields))


def test_a_plan_is_written_on_its_page_with_people_of_the_inventory(client, case):
    ada = make_formulation.person(case, "Ada")

    page = post(
        client,
        case,
        **{f"helps_{ada.pk}": "on", f"notices_{ada.pk}": "on", f"phone_{ada.pk}": "1"},
    )

    plan = RelapsePlan.objects.get()
    assert page.status_code == 302
    assert plan.trigger_lines == [("Her birthday", "in spring")]
    assert plan.obstacle_lines == [("Be strong", "They want me true")]
    rows = RelapsePlanPerson.objects.order_by("role").values_list("role", "phone")
    assert list(rows) == [("FIRST_TO_NOTICE", ""), ("SUPPORTER", "1")]


def test_someone_who_helps_is_asked_for_and_nothing_typed_is_lost(client, case):
    page = post(client, case).content.decode()

    assert "Name at least one person who helps" in page
    assert "Her birthday" in page
    assert not RelapsePlan.objects.exists()


def test_what_the_record_offers_comes_in_by_a_tick_alone(client, case):
    make_formulation.someone_who_died(
        case, "Ngozi", died_on=make.TODAY - timedelta(days=200)
    )
    offered = plan_to_begin_with(case, make.TODAY).offered_triggers
    assert [words for words, _ in plan_to_begin_with(case, make.TODAY).triggers] == []

    post(client, case, supporters="Ada", offered_triggers=[offered[0][0]])

    plan = RelapsePlan.objects.get()
    assert plan.trigger_lines[1][0] == "The day Ngozi died"
    assert plan.trigger_lines[1][1]


def test_what_helps_to_cope_is_offered_with_how_much_it_helped(client, case):
    make_sessions.coping(case, "Ring Alison", helped=8)
    make_sessions.coping(case, "Sleep in", helped=1)

    client.force_login(case.therapist)
    page = client.get(reverse("sessions:relapse_plan", args=[case.pk])).content.decode()

    offered = page.split("and ways of coping.")[1]
    assert "Ring Alison" in offered
    assert "Helped a lot, 8 of 10; practised once" in offered
    assert "Sleep in" not in offered

    post(client, case, supporters="Ada", offered_helped=["Ring Alison"])
    assert RelapsePlan.objects.get().what_helped.splitlines()[-1] == "Ring Alison"


def test_people_of_another_inventory_are_refused(case, therapist):
    other = make_formulation.person(make.case(therapist=therapist), "Jo")
    person = actions.PlanPerson(person_id=other.pk, role="SUPPORTER")

    with pytest.raises(rules.NotInThisInventory):
        actions.write_relapse_plan(
            case=case,
            by=therapist,
            made_on=make.TODAY,
            people=[person],
            triggers="A",
            early_signs="B\nC",
            green="D",
            amber="E",
            red="F",
            at=make.NOW,
        )


def test_two_versions_are_compared_part_by_part(client, case):
    make_documents.relapse_plan(case)
    make_documents.relapse_plan(case, number=2, red="Ring the GP, then Ruth")
    shown = plans_of(case)
    pair = two_plans(shown, 1, 2)
    assert pair is not None
    assert two_plans(shown[:1], None, None) is None

    changed = [one.title for one in compared_plans(*pair) if one.is_changed]
    client.force_login(case.therapist)
    page = client.get(
        reverse("sessions:plan_versions", args=[case.pk]), {"older": "1", "newer": "x"}
    )

    assert changed == ["Red: what I do, and whom I call"]
    assert "Version 2" in page.content.decode()


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"holder": "SCHOOL", "who": "Ms Okoye"}, rules.CopyNotAgreed),
        ({"holder": "SCHOOL", "client_agreed_on": make.TODAY}, rules.HolderNotNamed),
    ],
)
def test_others_hold_a_copy_only_by_agreement_and_by_name(case, fields, rule):
    with pytest.raises(rule):
        give(case, **fields)

    assert not PlanCopy.objects.exists()


def test_a_copy_for_somebody_else_leaves_out_what_is_the_client_s_own(client, case):
    make_documents.relapse_plan(
        case, unfinished="The wedding ring", lessons="It does not break the girls"
    )
    own = give(case)
    theirs = give(
        case,
        holder="SUPPORTER",
        who="Ada",
        client_agreed_on=make.TODAY - timedelta(days=1),
    )
    client.force_login(case.therapist)

    def printed(copy: PlanCopy) -> str:
        return client.get(
            reverse("sessions:print_copy", args=[case.pk, copy.pk])
        ).content.decode()

    assert "The wedding ring" in printed(own)
    assert "The wedding ring" not in printed(theirs)
    assert "Shared with you because" in printed(theirs)


@pytest.mark.parametrize("name", ["print_plan", "print_plan_card"])
def test_red_always_prints_the_practice_s_numbers(client, case, name):
    make_documents.practice(crisis_lines="Samaritans: 116 123")
    client.force_login(case.therapist)
    address = reverse(f"sessions:{name}", args=[case.pk])
    assert client.get(address).status_code == 302

    make_documents.relapse_plan(case)

    assert "116 123" in client.get(address).content.decode()


@pytest.mark.parametrize("name", ["print_plan", "print_plan_card"])
def test_without_numbers_red_leaves_a_line_for_one_and_says_who_enters_them(
    client, case, name
):
    make_documents.practice(crisis_lines="")
    client.force_login(case.therapist)
    make_documents.relapse_plan(case)

    page = client.get(reverse(f"sessions:{name}", args=[case.pk])).content.decode()

    assert "In an emergency" in page
    assert "has not entered its crisis numbers yet" in page
