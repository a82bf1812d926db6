"""Themes across people, and the inventory looked at with the client."""

from datetime import date, timedelta

import pytest

from audit.models import Event
from formulation import actions, queries
from formulation.actions import people_rules, reviews, themes
from formulation.actions.fitting import DoesNotFit
from formulation.actions.focus_rules import PersonOfAnotherCase
from formulation.actions.rules import DayInTheFuture, DayTooEarly
from formulation.models import InventoryReview, InventoryTheme
from tests import make, make_formulation

START = date(2026, 10, 5)


@pytest.fixture
def ada(case):
    return make_formulation.person(case, "Ada")


@pytest.fixture
def stranger(therapist):
    other = make.case(therapist=therapist, of=make.client("Leah Stone"))
    return make_formulation.person(other, "Ben")


def change(theme, **fields):
    given = {"people": list(theme.people.all()), "first_seen_with": None}
    return actions.change_theme(theme=theme, by=theme.author, **(given | fields))


def names(theme):
    return sorted(theme.people.values_list("name", flat=True))


# Themes


def test_a_theme_needs_a_few_words_and_nothing_else(case, therapist):
    theme = make_formulation.theme(case, label=" I leave first ")

    assert (theme.label, theme.direction, names(theme)) == ("I leave first", "", [])
    event = Event.objects.get(verb="theme.added")
    assert event.detail == {"fields": ["label"]}


@pytest.mark.parametrize("label", ["", "   "])
def test_a_theme_without_words_is_none(case, label):
    with pytest.raises(themes.ThemeHasNoLabel, match="a few words"):
        make_formulation.theme(case, label=label)

    assert not InventoryTheme.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [("label", "x" * 81), ("direction", "SIDEWAYS"), ("evidence", "x" * 501)],
)
def test_a_theme_that_does_not_fit_is_refused(case, field, value):
    with pytest.raises(DoesNotFit) as broken:
        make_formulation.theme(case, **{field: value})

    assert broken.value.field == field


def test_a_theme_recurs_with_people_and_was_first_seen_with_one(case, ada):
    father = make_formulation.someone_who_died(case, "Father")

    theme = make_formulation.theme(case, people=[ada], first_seen_with=father)

    assert names(theme) == ["Ada"]
    assert theme.first_seen_with == father


@pytest.mark.parametrize("field", ["people", "first_seen_with"])
def test_nobody_of_another_case_stands_in_a_theme(case, stranger, field):
    given = [stranger] if field == "people" else stranger

    with pytest.raises(PersonOfAnotherCase) as broken:
        make_formulation.theme(case, **{field: given})

    assert broken.value.field == field
    assert not InventoryTheme.objects.exists()


def test_nobody_taken_out_is_put_into_a_theme(case, ada, therapist):
    actions.remove_person(person=ada, by=therapist)

    with pytest.raises(people_rules.PersonRemoved):
        make_formulation.theme(case, people=[ada])


def test_a_theme_is_reworded_and_recurs_with_others(case, ada):
    ben = make_formulation.person(case, "Ben")
    theme = make_formulation.theme(case, people=[ada], evidence="Said so")

    change(theme, label="I leave first", people=[ben], first_seen_with=ada)

    theme.refresh_from_db()
    assert (theme.label, theme.evidence) == ("I leave first", "Said so")
    assert (names(theme), theme.first_seen_with) == (["Ben"], ada)
    assert Event.objects.get(verb="theme.changed").detail == {"fields": ["label"]}


def test_who_was_taken_out_comes_back_into_their_themes(case, ada, therapist):
    ben = make_formulation.person(case, "Ben")
    theme = make_formulation.theme(case, people=[ada, ben], first_seen_with=ada)
    actions.remove_person(person=ada, by=therapist)
    theme.refresh_from_db()

    change(theme, people=[ben])
    actions.restore_person(person=ada, by=therapist)

    theme.refresh_from_db()
    assert (names(theme), theme.first_seen_with) == (["Ada", "Ben"], ada)


def test_with_whom_it_was_first_seen_can_be_taken_back(case, ada):
    theme = make_formulation.theme(case, first_seen_with=ada)

    change(theme, first_seen_with=None)

    assert theme.first_seen_with is None


def test_a_theme_is_kept_for_the_formulation_and_no_longer(case, therapist):
    theme = make_formulation.theme(case)

    for is_kept in (True, True, False):
        actions.keep_theme(theme=theme, by=therapist, is_kept=is_kept)
        theme.refresh_from_db()
        assert theme.is_for_formulation == is_kept

    verbs = Event.objects.filter(record_id=str(theme.pk)).values_list("verb", flat=True)
    assert sorted(verbs) == ["theme.added", "theme.kept", "theme.let_go"]


def test_a_theme_is_taken_out_and_put_back(case, therapist, ada):
    theme = make_formulation.theme(case, people=[ada])

    actions.remove_theme(theme=theme, by=therapist)
    assert queries.themes_of(case) == []
    assert [card.theme for card in queries.themes_of(case, removed=True)] == [theme]

    actions.restore_theme(theme=theme, by=therapist)
    assert [card.people for card in queries.themes_of(case)] == [(ada,)]


def test_a_theme_that_was_taken_out_stays_as_it_was(case, therapist):
    theme = make_formulation.theme(case)
    actions.remove_theme(theme=theme, by=therapist)

    for attempt in (
        lambda: change(theme, label="x"),
        lambda: actions.keep_theme(theme=theme, by=therapist, is_kept=True),
        lambda: actions.remove_theme(theme=theme, by=therapist),
    ):
        with pytest.raises(themes.ThemeRemoved):
            attempt()


def test_only_a_theme_that_was_taken_out_is_put_back(case, therapist):
    with pytest.raises(themes.ThemeNotRemoved):
        actions.restore_theme(theme=make_formulation.theme(case), by=therapist)


@pytest.mark.parametrize("count", [1, 6])
def test_however_many_themes_there_are_two_queries_answer(
    case, ada, django_assert_num_queries, count
):
    for _ in range(count):
        make_formulation.theme(case, people=[ada], first_seen_with=ada)

    with django_assert_num_queries(2):
        cards = queries.themes_of(case)
        assert {card.first_seen_with.name for card in cards} == {"Ada"}
    assert len(cards) == count


# Looked at with the client


def test_a_review_is_a_day_a_sentence_and_what_was_rated(case, ada):
    review = make_formulation.inventory_review(case, assertiveness=0, help_asking=3)

    assert (review.assertiveness, review.anger, review.help_asking) == (0, None, 3)
    assert Event.objects.filter(verb="inventory.reviewed").exists()


def test_reviews_add_up_and_are_never_overwritten(case, ada):
    make_formulation.inventory_review(case, reviewed_on=START, anger=0)
    make_formulation.inventory_review(case, anger=2, closeness=1)

    found = queries.reviews_of(case)

    assert [one.reviewed_on for one in found.reviews] == [make.TODAY, START]
    assert [(row.label, row.values) for row in found.rows] == [
        ("Shows anger", (0, 2)),
        ("Lets people come close", (None, 1)),
    ]


def test_without_a_review_there_is_no_latest(case):
    found = queries.reviews_of(case)

    assert (found.latest, found.rows) == (None, ())


def test_an_empty_inventory_cannot_be_looked_at(case):
    with pytest.raises(reviews.NobodyToReview, match="first person"):
        make_formulation.inventory_review(case)


def test_a_review_needs_a_sentence(case, ada):
    with pytest.raises(reviews.ReviewHasNoSummary):
        make_formulation.inventory_review(case, summary=" ")

    assert not InventoryReview.objects.exists()


@pytest.mark.parametrize("field", reviews.REVIEW_RATINGS)
@pytest.mark.parametrize("value", [-1, 4])
def test_a_review_rates_from_zero_to_three(case, ada, field, value):
    with pytest.raises(reviews.OutOfThree) as broken:
        make_formulation.inventory_review(case, **{field: value})

    assert broken.value.field == field


def test_a_review_rates_nothing_else(case, ada):
    with pytest.raises(TypeError, match="charm"):
        make_formulation.inventory_review(case, charm=3)


def test_a_review_is_never_in_the_future_nor_before_the_client(case, ada):
    with pytest.raises(DayInTheFuture):
        make_formulation.inventory_review(
            case, reviewed_on=make.TODAY + timedelta(days=1)
        )
    with pytest.raises(DayTooEarly):
        make_formulation.inventory_review(
            case, reviewed_on=case.client.born_on - timedelta(days=1)
        )


def test_a_summary_that_is_too_long_is_refused(case, ada):
    with pytest.raises(DoesNotFit):
        make_formulation.inventory_review(case, summary="x" * 501)
