"""How the client rates a relationship, and who was there for them on a day."""

from datetime import date, timedelta

import pytest

from audit.models import Event
from formulation import actions
from formulation.actions import people_rules, relationships
from formulation.actions.fitting import DoesNotFit
from formulation.actions.rules import DayInTheFuture, DayTooEarly
from formulation.models import RelationshipRating
from formulation.queries import (
    Available,
    emotionally_available,
    relationship_history,
)
from tests import make, make_formulation

START = date(2026, 10, 5)
MIDDLE = date(2026, 11, 2)


@pytest.fixture
def ada(case):
    return make_formulation.person(case, "Ada")


def rate(person, **fields):
    return make_formulation.relationship(person, **fields)


def names(available):
    return [person.name for person in available.people]


# Rating


def test_a_relationship_is_rated_and_the_log_names_the_questions(ada):
    rating = rate(ada, closeness=7, conflict=0, reciprocity="BALANCED")

    assert (rating.closeness, rating.satisfaction, rating.conflict) == (7, None, 0)
    event = Event.objects.get(verb="relationship.rated")
    assert event.detail == {
        "fields": ["emotional", "closeness", "conflict", "reciprocity"]
    }


def test_a_later_rating_is_added_and_the_earlier_one_stays(ada):
    rate(ada, closeness=3, rated_on=START)
    rate(ada, closeness=7)

    ratings = relationship_history(ada).ratings
    assert [(r.rated_on, r.closeness) for r in ratings] == [(make.TODAY, 7), (START, 3)]


def test_a_rating_without_an_answer_is_none(ada):
    with pytest.raises(relationships.NothingAnswered, match="at least one question"):
        rate(ada, emotional="", closeness=None)

    assert not RelationshipRating.objects.exists()


@pytest.mark.parametrize("scale", relationships.ZERO_TO_TEN)
@pytest.mark.parametrize("value", [-1, 11])
def test_the_scales_run_from_zero_to_ten(ada, scale, value):
    with pytest.raises(relationships.OutOfTen, match="from 0 to 10") as broken:
        rate(ada, **{scale: value})

    assert broken.value.field == scale


def test_an_answer_that_is_not_offered_is_refused(ada):
    with pytest.raises(DoesNotFit) as broken:
        rate(ada, practical="LOADS")

    assert broken.value.field == "practical"


def test_a_question_that_is_not_asked_is_a_mistake_of_the_caller(ada):
    with pytest.raises(TypeError, match="warmth"):
        rate(ada, warmth=3)


def test_a_rating_is_never_in_the_future(ada):
    with pytest.raises(DayInTheFuture):
        rate(ada, rated_on=make.TODAY + timedelta(days=1))


def test_a_rating_is_never_before_the_client_was_born(ada):
    with pytest.raises(DayTooEarly):
        rate(ada, rated_on=ada.case.client.born_on - timedelta(days=1))


def test_someone_who_was_taken_out_is_not_rated(ada, therapist):
    actions.remove_person(person=ada, by=therapist)

    with pytest.raises(people_rules.PersonRemoved):
        rate(ada)


# From first to latest, in words


def changes(person):
    return [change.words for change in relationship_history(person).changes]


def test_one_rating_is_no_change(ada):
    rate(ada, closeness=3)

    assert changes(ada) == []


def test_what_changed_is_said_from_first_to_latest(ada):
    rate(ada, closeness=3, satisfaction=4, conflict=7, emotional="NONE", rated_on=START)
    rate(ada, closeness=9, rated_on=MIDDLE)
    rate(ada, closeness=7, satisfaction=4, conflict=2, emotional="SOME", money="SOME")

    assert changes(ada) == [
        "Closeness from 3 to 7, higher by 4",
        "Satisfaction from 4 to 4, the same",
        "Conflict from 7 to 2, lower by 5",
        "Emotional support from none to some",
    ]


def test_a_question_left_out_later_keeps_its_last_answer(ada):
    rate(ada, emotional="A_LOT", rated_on=START)
    rate(ada, emotional="", closeness=4)

    history = relationship_history(ada)
    assert history.answer("emotional") == "A_LOT"
    assert history.answer("closeness") == 4
    assert history.answer("money") is None
    assert history.latest.closeness == 4


def test_a_relationship_that_was_never_rated_says_nothing(ada):
    history = relationship_history(ada)

    assert (history.latest, history.changes) == (None, ())


def test_the_table_has_a_column_for_every_question_that_was_answered(ada):
    rate(ada, emotional="NONE", closeness=0, rated_on=START)
    rate(ada, emotional="", reciprocity="BALANCED")

    history = relationship_history(ada)

    assert [label for _, label in history.asked] == [
        "Closeness",
        "Who gives more",
        "Emotional support",
    ]
    assert history.rows == (
        (make.TODAY, ("", "Balanced", "")),
        (START, ("0", "", "None")),
    )


# Who was there emotionally


@pytest.mark.parametrize(
    ("answer", "is_there"),
    [("NONE", False), ("SOME", True), ("A_LOT", True), ("MORE_WISHED", False)],
)
def test_some_or_a_lot_of_emotional_support_counts(case, ada, answer, is_there):
    rate(ada, emotional=answer)

    available = emotionally_available(case, on=make.TODAY)

    assert names(available) == (["Ada"] if is_there else [])
    assert available.asked == 1


def test_the_latest_answer_up_to_the_day_counts(case, ada):
    rate(ada, emotional="NONE", rated_on=START)
    rate(ada, emotional="A_LOT", rated_on=MIDDLE)
    rate(ada, emotional="", closeness=2)

    days = (START - timedelta(days=1), START, MIDDLE, make.TODAY)
    found = [emotionally_available(case, on=day) for day in days]

    assert [one.count for one in found] == [0, 0, 1, 1]
    assert [one.words for one in found] == [
        "Not asked yet",
        "Nobody of 1 person asked about",
        "1 of 1 person asked about",
        "1 of 1 person asked about",
    ]


def test_of_two_answers_on_one_day_the_later_recorded_one_counts(case, ada):
    rate(ada, emotional="A_LOT", at=make.NOW)
    rate(ada, emotional="NONE", at=make.NOW + timedelta(minutes=1))

    assert emotionally_available(case, on=make.TODAY).count == 0


def test_neither_ring_nor_practical_help_makes_anyone_available(case, ada):
    make_formulation.person(case, "Ben", ring=1, tone="SUPPORTIVE", can_confide="YES")
    rate(ada, emotional="", practical="A_LOT", closeness=10)

    available = emotionally_available(case, on=make.TODAY)

    assert (available.count, available.asked) == (0, 0)


def test_someone_who_died_was_there_until_then(case):
    ngozi = make_formulation.someone_who_died(case, died_on=MIDDLE)
    unknown = make_formulation.someone_who_died(case, "Father")
    for person in (ngozi, unknown):
        rate(person, emotional="A_LOT", rated_on=START)

    assert names(emotionally_available(case, on=START)) == ["Ngozi"]
    assert names(emotionally_available(case, on=MIDDLE)) == []


def test_someone_taken_out_and_people_of_another_case_are_left_out(
    case, ada, therapist
):
    other = make.case(therapist=therapist, of=make.client("Leah Stone"))
    rate(make_formulation.person(other, "Ben"))
    rate(ada)
    actions.remove_person(person=ada, by=therapist)

    assert emotionally_available(case, on=make.TODAY).count == 0


def test_the_rule_is_said_in_words():
    assert "“Some” or “A lot”" in Available.rule


@pytest.mark.parametrize("count", [1, 6])
def test_however_many_people_there_are_two_queries_answer(
    case, django_assert_num_queries, count
):
    for number in range(count):
        person = make_formulation.person(case, f"Person {number}")
        rate(person, rated_on=START)
        rate(person)

    with django_assert_num_queries(2):
        assert emotionally_available(case, on=make.TODAY).count == count
