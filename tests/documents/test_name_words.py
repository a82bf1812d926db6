"""What is a name in a text, what a family calls somebody, and what is neither."""

import pytest

from documents.queries import name_words
from documents.queries.naming import Naming
from formulation.models import InventoryPerson


def naming(*people, named=(), own="her", **more):
    """Nobody is saved: the words alone are looked at."""
    return Naming(
        people=people,
        named=frozenset(one.pk for one in named),
        own=own,
        **more,
    )


def person(name, relationship, **more):
    return InventoryPerson(name=name, relationship=relationship, **more)


DAD = person("Dad", "Father")
ADA = person("Ada Okafor", "older daughter")


@pytest.mark.parametrize(
    "said", ["Dad shouted.", "I rang Dad.", "Dad’s chair is empty."]
)
def test_what_the_family_calls_someone_stays_as_the_client_said_it(said):
    assert naming(DAD).own_words(said) == said
    assert naming(DAD).quoted_to_others(said) == said


def test_told_and_not_quoted_a_family_word_gives_way_to_the_relation():
    assert naming(DAD).to_client("Ring Dad.") == "Ring your father."
    assert naming(DAD).to_others("When Dad left, all changed.") == (
        "When her father left, all changed."
    )


def test_a_real_name_in_a_quotation_still_goes_by_the_relation():
    assert naming(ADA).own_words("Ada rang.") == "My older daughter rang."
    assert naming(ADA).quoted_to_others("I miss Ada.") == "I miss my older daughter."


def test_in_quotation_marks_the_client_speaks_whoever_tells_it():
    both = naming(DAD, ADA)
    assert both.to_others("She says “Dad and Ada never rang” of Ada.") == (
        "She says “Dad and my older daughter never rang” of her older daughter."
    )
    assert both.to_client('You said "I told Ada" to Dad.') == (
        'You said "I told my older daughter" to your father.'
    )


def test_a_name_behind_a_family_word_is_a_name():
    jo = person("Auntie Jo", "aunt")
    assert naming(jo).own_words("Auntie Jo came.") == "My aunt came."
    assert naming(jo).own_words("I told Jo, and Auntie wept.") == (
        "I told my aunt, and Auntie wept."
    )


def test_the_clients_own_surname_behind_a_family_word_stays():
    dad = person("Dad Lee", "father")
    known = naming(dad, client_names=frozenset(["Ann", "Lee"]))
    assert known.to_others("Ann Lee wept.") == "Ann Lee wept."


def test_someone_never_printed_is_not_called_dad_either():
    dad = person("Dad", "father", is_never_printed=True)
    assert naming(dad).own_words("I rang Dad.") == "I rang my father."
    assert naming(dad).mentions("“I rang Dad.”", "your")


def test_sister_alone_is_a_family_word_and_before_a_name_a_title():
    assert naming(person("Sister", "sister")).own_words("Ask Sister.") == "Ask Sister."
    nun = person("Sister Agnes", "friend")
    assert naming(nun).own_words("Ask Sister Agnes.") == "Ask my friend."


def test_a_first_name_that_was_chosen_leaves_what_stands_before_it():
    known = naming(ADA, named=[ADA])
    assert known.own_words("My daughter Ada Okafor rang.") == "My daughter Ada rang."


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Ring my daughter Ada.", "Ring my older daughter."),
        ("My older daughter Ada rang.", "My older daughter rang."),
        ("Ring my daughter, Ada, first.", "Ring my older daughter first."),
        ("Ring Ada, my daughter, first.", "Ring my older daughter first."),
        ("Ring Ada (my daughter).", "Ring my older daughter."),
        ("Ring Ada (daughter), 01632 960 141", "Ring my older daughter, 01632 960 141"),
        ("Our Ada is well.", "My older daughter is well."),
        ("Tell her Ada rang.", "Tell her my older daughter rang."),
        ("Ring my daughters.", "Ring my daughters."),
        ("Ada, my daughterly friend", "My older daughter, my daughterly friend"),
    ],
)
def test_a_relation_is_not_said_twice(said, told):
    assert naming(ADA).own_words(said) == told


def test_before_a_family_word_my_is_not_said_twice():
    assert naming(DAD).to_client("Ring my Dad.") == "Ring your father."
    assert naming(DAD).to_others("When her Dad died") == "When her father died"


@pytest.mark.parametrize(
    "said",
    [
        "I was low in May.", "Since May, nothing helps.", "We begin on 3 May 2026.",
        "It began in late May 2025.", "May I ring you?", "May you be well.",
    ],
)  # fmt: skip
def test_a_month_and_a_wish_are_nobodys_name(said):
    known = naming(person("May", "sister"))
    assert known.own_words(said) == said
    assert known.mentions(said, "your") == []


def test_someone_called_like_a_month_is_found_all_the_same():
    known = naming(person("May", "sister"), person("Will", "brother"))
    assert known.own_words("I rang May and Will.") == "I rang my sister and my brother."
    assert known.own_words("Will you ring Will?") == "Will you ring my brother?"
    assert known.own_words("Since May left I am alone.") == (
        "Since my sister left I am alone."
    )


def test_a_name_is_found_without_its_accents_and_with_another_apostrophe():
    known = naming(person("Zoë O'Neil", "friend"))
    assert known.own_words("I told Zoe.") == "I told my friend."
    [mention] = known.mentions("Zoe O’Neil came.", "your")
    assert (mention.name, mention.instead) == ("Zoë O'Neil", "your friend")


def test_half_of_a_double_name_is_somebody_else():
    assert naming(person("Jean", "aunt")).own_words("I told Jean-Luc.") == (
        "I told Jean-Luc."
    )


def test_a_family_word_is_pointed_at_only_where_others_read_it_unquoted():
    assert naming(DAD).mentions("Dad rang.", "your") == []
    assert naming(DAD).mentions("She says: “Dad rang”.", "her") == []
    [mention] = naming(DAD).mentions("Dad rang.", "her")
    assert (mention.name, mention.instead) == ("Dad", "her father")


def test_a_name_in_a_quotation_is_pointed_at_with_the_clients_word_for_them():
    [quoted] = naming(ADA).mentions("You said “Ada rang”.", "your")
    [told] = naming(ADA).mentions("You said “Ada rang”. Ada did.", "your")
    assert (quoted.instead, told.instead) == (
        "my older daughter",
        "your older daughter",
    )


def test_a_partner_is_my_partner_within_quotation_marks_and_once():
    known = naming(partners=("Tom",))
    assert known.to_others("Her husband Tom says “Tom works”.") == (
        "Her partner says “my partner works”."
    )


@pytest.mark.parametrize("word", ["Dad", "nan", "Auntie", "Mum"])
def test_family_words_are_known_however_they_are_written(word):
    assert name_words.is_family_word(word)
