"""What the scenes speak for, counted in words; nothing is weighed."""

import pytest

from formulation import queries
from formulation.models import InventoryPerson
from tests import make_formulation


@pytest.fixture
def dit(therapist):
    return make_formulation.dit_case(therapist=therapist)


def evidence(case):
    return queries.evidence(queries.pattern_of(case), queries.origins_of(case))


def told_with(case, person, **fields):
    values = {"source": "PERSON", "person": person, "trigger": "No seat kept"}
    return make_formulation.sighting(case, **(values | fields))


def test_scenes_with_people_now_count_when_they_were_told(dit):
    lily = make_formulation.person(dit, "Lily")
    told_with(dit, lily)
    told_with(dit, lily, trigger="")

    assert evidence(dit).words.startswith("1 scene with people now")


def test_an_early_figure_of_a_scene_and_of_the_origins_counts_once(dit):
    father = make_formulation.person(dit, "Mark")
    mother = make_formulation.person(dit, "Dana")
    told_with(dit, father, source="PAST")
    make_formulation.origin(dit, person=father)
    assert "1 early figure," in evidence(dit).words

    make_formulation.origin(dit, person=mother)
    assert "2 early figures," in evidence(dit).words


@pytest.mark.parametrize(
    ("times", "said"),
    [(0, "not in the room"), (1, "once in the room"), (2, "2 times in the room")],
)
def test_the_room_is_counted(dit, times, said):
    for _ in range(times):
        make_formulation.sighting(dit)

    assert evidence(dit).words.endswith(said)


def test_a_thin_focus_is_said_gently_until_two_scenes_and_an_early_figure(dit):
    lily = make_formulation.person(dit, "Lily")
    father = make_formulation.person(dit, "Mark")
    assert evidence(dit).hint == (
        "A focus usually rests on two scenes with people now and one early figure."
    )
    told_with(dit, lily)
    make_formulation.origin(dit, person=father)
    assert evidence(dit).hint == (
        "A focus usually rests on two scenes with people now."
    )
    told_with(dit, lily)
    assert evidence(dit).hint == ""


def test_whom_it_was_seen_with_most_comes_first_and_the_latest_scene_on_top(dit):
    lily, mum = (make_formulation.person(dit, name) for name in ("Lily", "Mum"))
    told_with(dit, mum)
    told_with(dit, lily)
    told_with(dit, lily, trigger="The bench")
    told_with(dit, lily, source="DREAM")
    make_formulation.sighting(dit, source="DREAM")

    groups = queries.by_whom(queries.pattern_of(dit))

    assert [(one.person, len(one.sightings)) for one in groups] == [
        (lily, 2),
        (mum, 1),
        (None, 2),
    ]
    assert groups[-1].title == "In a dream or fantasy"
    assert len({one.key for one in groups}) == 3


def test_readings_stand_with_their_person_also_where_no_scene_was_told(dit):
    lily, mum = (make_formulation.person(dit, name) for name in ("Lily", "Mum"))
    make_formulation.person(dit, "Nobody said anything of")
    InventoryPerson.objects.filter(pk=mum.pk).update(dit_self="Too much")
    InventoryPerson.objects.filter(pk=lily.pk).update(
        dit_other="Bored of me", dit_response="Disappear"
    )
    told_with(dit, lily)

    first, second = queries.with_readings(queries.pattern_of(dit), dit)

    assert (first.person, first.reading) == (
        lily,
        (("How they seem", "Bored of me"), ("What I do", "Disappear")),
    )
    assert (second.person, second.sightings) == (mum, ())
    assert second.reading == (("How I see myself with them", "Too much"),)


def test_it_takes_four_queries_however_many_scenes(dit, django_assert_num_queries):
    for name in ("Lily", "Mum", "Mark"):
        someone = make_formulation.person(dit, name)
        told_with(dit, someone)
        make_formulation.origin(dit, person=someone)

    with django_assert_num_queries(4):
        pattern = queries.pattern_of(dit)
        queries.with_readings(pattern, dit)
        queries.evidence(pattern, queries.origins_of(dit))


def test_the_last_time_in_the_room_is_one_with_words(dit):
    assert queries.latest_in_the_room(queries.pattern_of(dit)) is None
    told = make_formulation.sighting(dit, trigger="Looked at the clock")
    make_formulation.sighting(dit)

    assert queries.latest_in_the_room(queries.pattern_of(dit)) == told
    assert queries.told(told) == (("Trigger", "Looked at the clock"),)


def test_dreams_and_other_endings_stand_in_the_counts(dit):
    make_formulation.sighting(dit, source="DREAM")
    make_formulation.sighting(dit, source="DREAM", changed="YES")
    make_formulation.sighting(dit, changed="YES")

    assert queries.pattern_of(dit).counts == (
        "Seen 1 time in the room, 2 times dreamt; 2 different endings"
    )
