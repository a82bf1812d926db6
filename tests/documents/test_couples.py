"""Nothing of one partner reaches the other's record, print or export.

Each text that belongs to one of the two alone holds a canary word. Every joint print,
every document and every list that is about the other is then read for it.
"""

from __future__ import annotations

import json

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from cases import actions as cases
from cases.models import Case
from documents import actions as documents
from documents.kinds import KINDS
from documents.queries.record import record_of
from measures.queries import series_of_cases
from tests import make, make_couples, make_sessions

JOINT_PRINTS = (
    "formulation:expectations_print",
    "formulation:agreements_print",
    "formulation:together_print",
)
# Printed for the case's client, from what the case holds.
CLIENT_PRINTS = (
    "formulation:formulation_print",
    "formulation:inventory_print",
    "formulation:support_print",
    "sessions:timeline_print",
    "cases:print_safety_plan",
)


@pytest.fixture
def couple(therapist) -> Case:
    case = make_couples.couple_case(therapist=therapist)
    make_couples.terms(case)
    make_sessions.course(case=case, signed_ones=2)
    make_couples.told_alone(case, case.client, "OTTER")
    make_couples.told_alone(case, case.people_in_it[1], "ZEBRA")
    make_couples.expectation(
        case,
        first_wants="OTTER alone",
        is_first_alone=True,
        second_wants="Heard by both",
        gap_words="OTTER gap",
    )
    make_couples.expectation(
        case,
        area="MONEY",
        first_wants="Heard too",
        second_wants="ZEBRA alone",
        is_second_alone=True,
        gap_words="ZEBRA gap",
    )
    make_couples.own_part(case, words="OTTER part", is_said_alone=True)
    make_couples.own_part(case, whose="SECOND", words="ZEBRA part", is_said_alone=True)
    make_couples.own_part(case, whose="SECOND", words="Heard part")
    make_couples.agreement(case)
    make_couples.joint_formulation(case)
    return Case.objects.with_people().get(pk=case.pk)


@pytest.fixture
def ruth(client, therapist):
    client.force_login(therapist)
    return client


def test_no_joint_print_holds_what_one_of_them_said_alone(ruth, couple):
    for name in JOINT_PRINTS:
        text = ruth.get(reverse(name, args=[couple.pk])).text

        assert "OTTER" not in text, name
        assert "ZEBRA" not in text, name
    together = ruth.get(reverse(JOINT_PRINTS[2], args=[couple.pk])).text
    matrix = ruth.get(reverse(JOINT_PRINTS[0], args=[couple.pk])).text
    assert "Heard part" in together
    assert "Heard by both" in matrix
    assert "Heard too" in matrix


def test_no_print_of_the_client_holds_anything_of_the_partner(ruth, couple):
    for name in CLIENT_PRINTS:
        assert "ZEBRA" not in ruth.get(reverse(name, args=[couple.pk])).text, name


def test_the_partners_own_plan_holds_nothing_of_the_client(ruth, couple):
    page = reverse("cases:print_safety_plan", args=[couple.pk])
    text = ruth.get(f"{page}?who=second").text

    assert "ZEBRA warning_signs" in text
    assert "OTTER" not in text


def test_no_document_that_may_leave_offers_anything_of_the_partner(couple):
    for kind in KINDS.values():
        if kind.is_of_partner or not kind.leaves_the_house:
            continue
        record = kind.record_of(couple, today=make.TODAY)
        said = json.dumps(
            [
                {key: [one.text for one in some] for key, some in offers(kind, record)},
                kind.facts(record),
                kind.draft(record),
            ],
            default=str,
        )
        assert "ZEBRA" not in said, kind.key
        assert str(couple.partner.pk) not in said, kind.key
        assert couple.partner.number not in said, kind.key


def offers(kind, record):
    return kind.offers(record).items()


def test_a_summary_holds_the_clients_own_scores_alone(couple):
    points = series_of_cases([couple.pk], ["PHQ9"])[couple.pk]["PHQ9"]

    assert 24 not in {point.total for point in points}
    assert record_of(couple, today=make.TODAY).risk.about is None
    assert record_of(couple, today=make.TODAY).safety_plan.about is None
    assert record_of(couple, today=make.TODAY).gp.name == "OTTER GP"


def test_a_drafted_and_an_approved_summary_hold_nothing_of_the_partner(couple):
    drafted = documents.draft_document(
        case=couple, by=couple.therapist, kind="TREATMENT_SUMMARY", at=timezone.now()
    )

    said = json.dumps([drafted.parts, drafted.facts], default=str)
    assert "ZEBRA" not in said


def test_a_case_of_the_partners_own_takes_nothing_along(ruth, couple, therapist):
    own = cases.open_individual_case(case=couple, client=couple.partner, by=therapist)

    for name in ("overview", "sessions:risk", "sessions:measures", "cases:contacts"):
        text = ruth.get(reverse(name, args=[own.pk])).text
        assert "OTTER" not in text, name
        if name != "cases:contacts":
            assert "ZEBRA said" not in text, name


def test_the_register_shows_nothing_that_one_of_them_said(client, couple, admin: User):
    client.force_login(admin)
    for page in (
        reverse("clients"),
        reverse("cases:access", args=[couple.pk]),
        f"{reverse('cases:client', args=[couple.pk])}?who=second",
    ):
        text = client.get(page).text
        for word in ("said", "reason", "next_step", "alone", "part", "safe"):
            assert f"ZEBRA {word}" not in text
            assert f"OTTER {word}" not in text
