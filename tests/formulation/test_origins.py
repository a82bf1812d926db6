"""Where the pattern was learned, with a way back to the present."""

import pytest

from audit.models import Event
from formulation import actions, queries
from formulation.actions import NotADitCase, origins
from formulation.actions.focus_rules import PersonOfAnotherCase
from formulation.actions.people_rules import PersonIsOrigin, PersonRemoved
from formulation.models import OriginRelationship
from tests import make, make_formulation


@pytest.fixture
def dit(therapist):
    return make_formulation.dit_case(therapist=therapist)


@pytest.fixture
def father(dit):
    return make_formulation.person(dit, "Mark", relationship="father")


def changed(origin, **fields):
    values = {"person": origin.person, "what_it_was_like": "Far away", "at": make.NOW}
    return actions.change_origin(
        origin=origin, by=origin.case.therapist, **(values | fields)
    )


def test_an_origin_keeps_its_words_its_elements_and_its_echo(dit, father):
    lily = make_formulation.person(dit, "Lily")

    origin = make_formulation.origin(
        dit,
        person=father,
        years=" until nine ",
        learned_to_expect="That it is too much",
        how_they_responded="When I was hurt: told me not to be silly",
        echoes=["DEFENCE", "OTHER"],
        echo_with=[lily],
    )

    (card,) = queries.origins_of(dit)
    assert (card.person, card.origin.years) == (father, "until nine")
    assert card.echoes == ["How others seem", "What I do to keep safe"]
    assert card.echo_with == (lily,)
    assert card.has_echo
    event = Event.objects.get(verb="origin.added")
    assert (event.record_id, event.detail) == (str(origin.pk), {})


def test_without_the_clients_words_what_was_learned_stands_for_it(dit, father):
    make_formulation.origin(
        dit, person=father, what_it_was_like="", learned_to_expect="Nobody comes"
    )

    (card,) = queries.origins_of(dit)
    assert card.gist == "Nobody comes"
    assert not card.has_echo


def test_an_origin_is_someone_of_the_inventory(dit):
    with pytest.raises(origins.OriginNeedsPerson) as refused:
        make_formulation.origin(dit, person=None)

    assert refused.value.field == "person"


def test_an_origin_says_something(dit, father):
    with pytest.raises(origins.OriginIsEmpty):
        make_formulation.origin(dit, person=father, what_it_was_like=" ", memory="M")


def test_each_person_stands_there_once(dit, father):
    first = make_formulation.origin(dit, person=father)

    with pytest.raises(origins.OriginTwice):
        make_formulation.origin(dit, person=father)

    assert changed(first).what_it_was_like == "Far away"


def test_someone_of_another_case_is_no_origin_and_no_echo(dit, father, therapist):
    other = make_formulation.dit_case(therapist=therapist, of=make.client("Leah Stone"))
    stranger = make_formulation.person(other)

    with pytest.raises(PersonOfAnotherCase):
        make_formulation.origin(dit, person=stranger)
    with pytest.raises(PersonOfAnotherCase):
        make_formulation.origin(dit, person=father, echo_with=[stranger])


def test_someone_taken_out_of_the_inventory_is_no_origin_and_no_echo(dit, father):
    gone = make_formulation.person(dit, "Gone")
    actions.remove_person(person=gone, by=dit.therapist, at=make.NOW)

    with pytest.raises(PersonRemoved):
        make_formulation.origin(dit, person=gone)
    with pytest.raises(PersonRemoved):
        make_formulation.origin(dit, person=father, echo_with=[gone])


def test_someone_who_died_can_be_an_origin_and_no_echo_in_the_present(dit, father):
    died = make_formulation.someone_who_died(dit)

    with pytest.raises(origins.EchoIsOfThePresent):
        make_formulation.origin(dit, person=father, echo_with=[died])
    assert make_formulation.origin(dit, person=died).person == died


def test_an_element_that_the_focus_does_not_have_is_refused(dit, father):
    with pytest.raises(origins.ElementUnknown):
        make_formulation.origin(dit, person=father, echoes=["ID"])


def test_a_field_that_an_origin_does_not_have_is_a_mistake_of_the_caller(dit, father):
    with pytest.raises(TypeError, match="colour"):
        make_formulation.origin(dit, person=father, colour="blue")


def test_an_ipt_case_has_no_origins(case):
    person = make_formulation.person(case)

    with pytest.raises(NotADitCase):
        make_formulation.origin(case, person=person)


def test_before_the_decision_it_may_be_noted(therapist):
    case = make.case(therapist=therapist, protocol_key="")

    assert make_formulation.origin(case).pk


def test_a_different_reading_is_added_later(dit, father):
    lily = make_formulation.person(dit, "Lily")
    origin = make_formulation.origin(dit, person=father, echo_with=[lily])

    changed(origin, different_reading="He did not know how either")

    (card,) = queries.origins_of(dit)
    assert card.origin.different_reading == "He did not know how either"
    assert card.echo_with == ()
    assert Event.objects.filter(verb="origin.changed").count() == 1


def test_an_origin_is_taken_out_and_put_back(dit, father):
    origin = make_formulation.origin(dit, person=father)

    actions.remove_origin(origin=origin, by=dit.therapist, at=make.NOW)
    assert queries.origins_of(dit) == []
    assert [card.is_removed for card in queries.origins_of(dit, removed=True)] == [True]
    with pytest.raises(origins.OriginRemoved):
        actions.remove_origin(origin=origin, by=dit.therapist)
    with pytest.raises(origins.OriginRemoved):
        changed(origin)

    actions.restore_origin(origin=origin, by=dit.therapist, at=make.NOW)
    assert len(queries.origins_of(dit)) == 1
    with pytest.raises(origins.OriginNotRemoved):
        actions.restore_origin(origin=origin, by=dit.therapist)


def test_an_origin_is_not_put_back_where_the_person_stands_again(dit, father):
    first = make_formulation.origin(dit, person=father)
    actions.remove_origin(origin=first, by=dit.therapist, at=make.NOW)
    make_formulation.origin(dit, person=father)

    with pytest.raises(origins.OriginTwice):
        actions.restore_origin(origin=first, by=dit.therapist)


def test_an_origin_is_not_put_back_without_its_people(dit, father):
    lily = make_formulation.person(dit, "Lily")
    origin = make_formulation.origin(dit, person=father, echo_with=[lily])
    actions.remove_origin(origin=origin, by=dit.therapist, at=make.NOW)
    actions.remove_person(person=lily, by=dit.therapist, at=make.NOW)

    with pytest.raises(PersonRemoved):
        actions.restore_origin(origin=origin, by=dit.therapist)


def test_whoever_is_an_origin_or_an_echo_stays_in_the_inventory(dit, father):
    lily = make_formulation.person(dit, "Lily")
    origin = make_formulation.origin(dit, person=father, echo_with=[lily])

    for someone in (father, lily):
        with pytest.raises(PersonIsOrigin, match="Where it comes from"):
            actions.remove_person(person=someone, by=dit.therapist)

    actions.remove_origin(origin=origin, by=dit.therapist, at=make.NOW)
    assert actions.remove_person(person=father, by=dit.therapist).removed_at


def test_reading_them_takes_two_queries(dit, django_assert_num_queries):
    for name in ("Mark", "Dana", "Pat"):
        someone = make_formulation.person(dit, name)
        make_formulation.origin(dit, person=someone, echo_with=[someone])

    with django_assert_num_queries(2):
        names = [
            [card.person.name, *(one.name for one in card.echo_with)]
            for card in queries.origins_of(dit)
        ]

    assert sorted(names) == [["Dana", "Dana"], ["Mark", "Mark"], ["Pat", "Pat"]]
    assert OriginRelationship.objects.count() == 3
