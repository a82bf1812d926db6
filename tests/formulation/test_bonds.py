"""What the inventory shows by itself, with the people who speak for it."""

from datetime import date

import pytest

from formulation import actions
from formulation.queries import bonds_of
from tests import make, make_formulation

START = date(2026, 10, 5)


def said(bonds):
    return [(bond.person.name, bond.fact, bond.on) for bond in bonds]


def test_who_died_or_is_estranged_is_a_loss(case):
    make_formulation.someone_who_died(case, "Ngozi", died_on=START)
    make_formulation.person(case, "Ben", status="ESTRANGED", ring=5)
    make_formulation.person(case, "Ada")
    make_formulation.person(case, "Jo", status="PAST")

    assert said(bonds_of(case).losses) == [
        ("Ngozi", "Died", START),
        ("Ben", "Estranged", None),
    ]


def test_a_lot_of_emotional_support_in_the_latest_answer_is_a_support(case):
    ada, ben, jo = (
        make_formulation.person(case, name) for name in ("Ada", "Ben", "Jo")
    )
    make_formulation.relationship(ada, emotional="NONE", rated_on=START)
    make_formulation.relationship(ada, emotional="A_LOT", rated_on=date(2026, 11, 2))
    make_formulation.relationship(ada, emotional="", closeness=8)
    make_formulation.relationship(ben, emotional="A_LOT", rated_on=START)
    make_formulation.relationship(ben, emotional="SOME")
    make_formulation.relationship(jo, emotional="", practical="A_LOT")

    assert said(bonds_of(case).supports) == [("Ada", "A lot", date(2026, 11, 2))]


@pytest.mark.parametrize(
    ("answer", "fact"),
    [("YES", "Yes"), ("PARTLY", "A little"), ("NO", ""), ("USED_TO", ""), ("", "")],
)
def test_confidants_are_those_in_whom_the_client_confides_fully_or_a_little(
    case, answer, fact
):
    make_formulation.person(case, "Ada", can_confide=answer)

    expected = [("Ada", fact, None)] if fact else []
    assert said(bonds_of(case).confidants) == expected


def test_the_dead_are_losses_and_neither_support_nor_confidant(case):
    ngozi = make_formulation.someone_who_died(case, can_confide="YES")
    make_formulation.relationship(ngozi, emotional="A_LOT")

    bonds = bonds_of(case)

    assert (bonds.supports, bonds.confidants) == ((), ())
    assert not bonds.has_nobody_to_confide_in


def test_nobody_in_the_inner_ring_is_said_and_only_then(case):
    assert not bonds_of(case).has_nobody_close
    make_formulation.person(case, "Jo", ring=3)
    assert bonds_of(case).has_nobody_close

    make_formulation.person(case, "Ada", ring=1)
    assert not bonds_of(case).has_nobody_close


def test_nobody_to_confide_in_is_said_when_somebody_was_asked_about(case, therapist):
    jo = make_formulation.person(case, "Jo")
    assert not bonds_of(case).has_nobody_to_confide_in

    actions.change_person(person=jo, by=therapist, can_confide="USED_TO")
    assert bonds_of(case).has_nobody_to_confide_in

    actions.change_person(person=jo, by=therapist, can_confide="PARTLY")
    assert not bonds_of(case).has_nobody_to_confide_in


def test_who_was_taken_out_is_in_no_list(case, therapist):
    ben = make_formulation.person(case, "Ben", status="ESTRANGED", can_confide="YES")
    actions.remove_person(person=ben, by=therapist)

    bonds = bonds_of(case)
    assert (bonds.losses, bonds.confidants) == ((), ())


@pytest.mark.parametrize("count", [1, 5])
def test_however_many_people_there_are_three_queries_answer(
    case, django_assert_num_queries, count
):
    for number in range(count):
        person = make_formulation.person(case, f"P {number}", can_confide="YES")
        make_formulation.relationship(person, emotional="A_LOT", at=make.NOW)

    with django_assert_num_queries(3):
        assert len(bonds_of(case).supports) == count
