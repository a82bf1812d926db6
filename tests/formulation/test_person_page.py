"""One person of the inventory: everything that is known, in words, over time."""

import re
from datetime import date

import pytest

from formulation import actions
from formulation.models import (
    InventoryPerson,
    InventoryTheme,
    RelationshipRating,
    SupportStep,
    TimelineEvent,
)
from formulation.queries import person_card
from tests import make, make_formulation
from tests.formulation.pages import is_fine, main_of, url, words

START = date(2026, 10, 5)


@pytest.fixture
def browser(signed_in, therapist):
    return signed_in(therapist)


@pytest.fixture
def ada(case):
    return make_formulation.person(case, "Ada", ring=2, rated_on=START)


def theme(case, *people, **fields):
    made = InventoryTheme.objects.create(
        case=case, author=case.therapist, recorded_at=make.NOW, **fields
    )
    made.people.set(people)
    return made


def step(person, **fields):
    return SupportStep.objects.create(
        case=person.case,
        person=person,
        author=person.author,
        recorded_at=make.NOW,
        **({"kind": "EMOTIONAL", "step": "Ring on Sunday"} | fields),
    )


def event(person, **fields):
    made = TimelineEvent.objects.create(
        case=person.case,
        author=person.author,
        recorded_at=make.NOW,
        starts_on=START,
        **({"title": "She moved out", "kind": "MOVE"} | fields),
    )
    made.people.add(person)
    return made


# What is known


def test_a_person_page_says_what_is_known_in_groups(browser, case):
    ada = make_formulation.person(
        case,
        "Ada",
        age="20",
        since="Since she was born",
        modes=["PHONE", "TEXT"],
        desired_ring=1,
        client_expects="That she rings",
        expectation_met="PARTLY",
        expects_of_client="To be strong",
        client_agrees="NO",
        client_can_meet="PARTLY",
        onset_change="MORE_DISTANT",
        relevance=2,
        relevance_words="Worse after she has been",
        therapy_roles=["SUPPORTER"],
        support_given="I listen to her plans",
        difficult_moment="I change the subject",
    )

    page = browser.get(url("person", case, ada))

    said = words(page)
    assert is_fine(page)
    for part in (
        "Known since Since she was born",
        "How Phone, Messages",
        "Wished-for ring Closest",
        "Is it met? Partly",
        "Agrees: no. Can meet it: partly.",
        "Since then: more distant",
        "To do with the symptoms: much",
        "Worse after she has been",
        "May be a supporter",
        "I listen to her plans",
        "I change the subject",
    ):
        assert part in said


def test_someone_confides_a_little_in_form_and_pages(browser, case):
    ada = make_formulation.person(case, "Ada", can_confide="PARTLY", knows="PARTLY")

    form = browser.get(url("change_person", case, ada)).content.decode()
    choice = re.search(r'name="can_confide"[^>]*value="PARTLY".{0,300}', form, re.S)

    assert choice is not None
    assert "A little" in choice[0].split("</label>")[0]
    said = words(browser.get(url("person", case, ada)))
    assert "Can confide A little" in said
    assert "Knows Partly" in said
    assert "Can confide: a little" in words(browser.get(url("inventory", case)))


def test_what_is_known_is_changed_on_a_page_of_its_own(browser, case, ada):
    assert is_fine(browser.get(url("change_person", case, ada)))

    answer = browser.post(
        url("change_person", case, ada),
        {
            "name": "Ada",
            "sector": "FAMILY",
            "modes": ["VIDEO"],
            "desired_ring": "1",
            "relevance": "0",
            "therapy_roles": ["COULD_ATTEND"],
        },
    )

    assert answer.url == url("person", case, ada)
    ada.refresh_from_db()
    assert (ada.modes, ada.desired_ring, ada.relevance) == (["VIDEO"], 1, 0)
    assert ada.therapy_roles == ["COULD_ATTEND"]


def test_groups_that_hold_something_stand_open(browser, case, ada):
    actions.change_person(person=ada, by=ada.author, age="20")

    html = browser.get(url("change_person", case, ada)).content.decode()

    opened = re.findall(r'<details class="more" open>\s*<summary>([A-Z][a-z]+)', html)
    assert opened == ["Contact"]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"name": " "}, "Give the person a name or a label"),
        ({"name": "x" * 10_000}, "Name or label can hold 60 characters"),
        ({"modes": ["PIGEON"]}, "Choose from the answers for How they are in touch"),
        ({"desired_ring": "9"}, "Choose one of the answers for Where the client"),
        ({"relevance": "4"}, "Choose one of the answers for Has it to do"),
        ({"died_on": "2026-02-09"}, "A day of death needs “Died”"),
        (
            {"status": "DECEASED", "frequency": "DAILY"},
            "Someone who has died can have no contact now",
        ),
        (
            {"status": "DECEASED", "modes": ["PHONE"]},
            "Choose no way of contact",
        ),
        ({"hard_things": "x" * 1001}, "What is hard can hold 1000 characters"),
    ],
)
def test_what_cannot_be_says_why_and_loses_nothing_typed(
    browser, case, ada, given, sentence
):
    kept = {"name": "Ada", "sector": "WORK", "good_things": "Her laugh"}

    page = browser.post(url("change_person", case, ada), kept | given)

    assert is_fine(page)
    assert sentence in words(page)
    assert "Her laugh" in page.content.decode()
    assert not InventoryPerson.objects.filter(good_things="Her laugh").exists()


def test_a_relationship_offers_what_is_usual_and_takes_anything(browser, case, ada):
    html = browser.get(url("change_person", case, ada)).content.decode()

    assert 'list="relationship-usual"' in html
    assert '<option value="online friend">' in html
    assert '<option value="pet">' in html


def test_the_dit_reading_is_asked_and_shown_in_dit_cases_only(browser, case, therapist):
    dit = make_formulation.dit_case(therapist=therapist, of=make.client("Sara May"))
    ada, mum = make_formulation.person(case), make_formulation.person(dit, "Mum")
    sent = {"name": "X", "sector": "FAMILY", "dit_self": "Too much for her"}

    for one_case, person in ((case, ada), (dit, mum)):
        browser.post(url("change_person", one_case, person), sent)

    assert "With them I am" not in words(browser.get(url("change_person", case, ada)))
    assert "With them I am Too much for her" in words(
        browser.get(url("person", dit, mum))
    )
    ada.refresh_from_db()
    assert ada.dit_self == ""


def test_a_dit_reading_outlives_a_change_made_where_it_is_not_shown(
    browser, case, therapist
):
    """A case may change its model, and back."""
    mum = make_formulation.person(case, "Mum", dit_other="Takes over")

    browser.post(url("change_person", case, mum), {"name": "Mum", "sector": "FAMILY"})

    mum.refresh_from_db()
    assert mum.dit_other == "Takes over"
    assert "Takes over" not in words(browser.get(url("person", case, mum)))


# Not asked yet


def test_what_nobody_asked_yet_of_someone_close_is_said_gently(browser, case):
    close = make_formulation.person(case, "Ada", ring=2, good_things="Her laugh")
    far = make_formulation.person(case, "Jo", ring=3)

    said = words(browser.get(url("person", case, close)))

    assert "Not asked yet: how often they are in touch; whether the client" in said
    assert "what is good" not in said.split("Not asked yet: ")[1]
    assert "It can wait." in said
    assert "Not asked yet" not in words(browser.get(url("person", case, far))).replace(
        "Not asked Rated", ""
    )


def test_when_everything_was_asked_nothing_is_said(case):
    ada = make_formulation.person(
        case,
        ring=1,
        frequency="DAILY",
        can_confide="NO",
        client_expects="a",
        expects_of_client="b",
        good_things="c",
        hard_things="d",
        changed_around_onset="e",
        relevance=0,
    )
    make_formulation.relationship(ada, closeness=0, practical="NONE")

    assert person_card(ada).not_asked == ()


def test_nobody_asks_how_often_one_sees_the_dead(case):
    ngozi = make_formulation.someone_who_died(case)

    assert "how often they are in touch" not in person_card(ngozi).not_asked


# Ratings over time


def test_a_relationship_is_rated_on_the_page(browser, case, ada):
    page = browser.get(url("person", case, ada))
    assert "0, not close at all 10, as close as can be" in words(page)

    answer = browser.post(
        url("rate_relationship", case, ada),
        {
            "rated_on": str(make.TODAY),
            "closeness": "7",
            "satisfaction": "",
            "emotional": "SOME",
            "reciprocity": "BALANCED",
        },
    )

    assert answer.url == url("person", case, ada)
    rating = RelationshipRating.objects.get()
    assert (rating.closeness, rating.satisfaction, rating.emotional) == (
        7,
        None,
        "SOME",
    )


def test_ratings_over_time_are_a_table_and_a_change_in_words(browser, case, ada):
    make_formulation.relationship(ada, closeness=3, emotional="NONE", rated_on=START)
    make_formulation.relationship(ada, closeness=7, money="SOME")

    page = browser.get(url("person", case, ada))

    said = words(page)
    assert is_fine(page)
    assert "Closeness from 3 to 7, higher by 4" in said
    assert "Emotional support from none to some" in said
    assert "All ratings, 2" in said
    assert 'aria-label="Ratings out of 10: 3, 7"' in page.content.decode()
    assert said.index("23 Nov 7") < said.index("5 Oct 3")


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "Answer at least one question"),
        ({"closeness": "11"}, "Choose a number from 0 to 10 for Closeness"),
        ({"closeness": "x"}, "Choose a number from 0 to 10 for Closeness"),
        ({"money": "LOADS"}, "Choose one of the answers for Help with money"),
        ({"closeness": "3", "rated_on": ""}, "Enter the day of the rating"),
        ({"closeness": "3", "rated_on": "2226-01-01"}, "must be today or in the past"),
    ],
)
def test_a_rating_that_cannot_be_says_why_and_loses_nothing(
    browser, case, ada, given, sentence
):
    sent = {"rated_on": str(make.TODAY)} | ({"conflict": "4"} if given else {}) | given

    page = browser.post(url("rate_relationship", case, ada), sent)

    html = page.content.decode()
    assert is_fine(page)
    assert sentence in words(page)
    assert re.search(r'<details class="body" id="rate" open>', html)
    if given:
        assert re.search(r'name="conflict" value="4"[^>]*checked', html)
    assert not RelationshipRating.objects.exists()


# Where the record speaks of them


def test_a_person_page_says_where_the_record_speaks_of_them(browser, case, ada):
    ben = make_formulation.person(case, "Ben")
    theme(case, ada, ben, label="Hides hurt", direction="I_HIDE_NEED")
    theme(case, ben, label="Waits to be told off", first_seen_with=ada)
    theme(case, ada, label="Taken out", removed_at=make.NOW)
    step(ada)
    step(ada, step="Gone", removed_at=make.NOW)
    event(ada)
    event(ada, title="Gone too", removed_at=make.NOW)
    make_formulation.focus(case, area="ROLE_DISPUTE", person=ada, words="She and I")

    page = browser.get(url("person", case, ada))

    said = words(page)
    assert is_fine(page)
    for part in (
        "Hides hurt I hide what I need",
        "Waits to be told off First seen here",
        "Emotional Not tried yet Ring on Sunday",
        "5 Oct 2026 Move She moved out",
        "She and I",
    ):
        assert part in said
    for part in ("Taken out", "Gone"):
        assert part not in said


@pytest.mark.parametrize(
    ("precision", "said"),
    [
        ("DAY", "5 Oct 2026 Move"),
        ("MONTH", "October 2026 Move"),
        ("SEASON", "autumn 2026 Move"),
        ("YEAR", "2026 Move"),
    ],
)
def test_an_event_is_dated_no_more_exactly_than_it_is_known(
    browser, case, ada, precision, said
):
    event(ada, starts_precision=precision)

    assert said in words(browser.get(url("person", case, ada)))


def test_an_origin_and_its_echo_lead_to_each_other(browser, therapist):
    dit = make_formulation.dit_case(therapist=therapist, of=make.client("Sara May"))
    dad, lily = (make_formulation.person(dit, name) for name in ("Dad", "Lily"))
    make_formulation.origin(dit, person=dad, echo_with=[lily])

    assert "Learned with them" in words(browser.get(url("person", dit, dad)))
    page = browser.get(url("person", dit, lily))
    assert "Comes back with them" in words(page)
    assert url("remove_person", dit, lily) not in page.content.decode()


@pytest.mark.parametrize("count", [1, 5])
def test_however_much_there_is_the_card_asks_ten_questions(
    case, ada, django_assert_num_queries, count
):
    for number in range(count):
        ben = make_formulation.person(case, f"Ben {number}")
        theme(case, ada, ben, label="Hides hurt")
        step(ada)
        event(ada)
        make_formulation.relationship(ada)

    with django_assert_num_queries(10):
        card = person_card(ada)
        assert [len(found.people.all()) for found in card.themes] == [2] * count
        assert len(card.events) == len(card.support_steps) == count


# Who may, and who is hidden


def test_a_reader_reads_and_cannot_write(signed_in, supervisor, case, ada):
    make_formulation.relationship(ada, closeness=7)
    browser = signed_in(supervisor)

    page = browser.get(url("person", case, ada))

    assert is_fine(page)
    assert "<form" not in main_of(page)
    assert browser.get(url("change_person", case, ada)).status_code == 403
    assert browser.post(url("rate_relationship", case, ada)).status_code == 403


def test_someone_taken_out_is_read_and_not_changed(browser, case, ada, therapist):
    actions.remove_person(person=ada, by=therapist)

    page = browser.get(url("person", case, ada))
    assert is_fine(page)
    assert "Removed from the circle" in words(page)
    assert url("change_person", case, ada) not in page.content.decode()
    assert "Put the person back first" in words(
        browser.get(url("change_person", case, ada))
    )
    answer = browser.post(
        url("change_person", case, ada), {"name": "B", "sector": "WORK"}
    )
    assert "Put the person back first" in words(answer)


def test_hidden_names_hide_the_form_and_close_the_words(browser, case, therapist):
    ada = make_formulation.person(
        case,
        "Zinnia",
        age="As old as Zinnia",
        dit_self="x",
        hard_things="Zinnia shouts",
    )
    theme(case, ada, label="Zinnia’s way")
    step(ada, step="Ring Zinnia")
    event(ada, title="Zinnia left")
    therapist.names_shown = therapist.Names.INITIALS
    therapist.save()

    html = browser.get(url("person", case, ada)).content.decode()

    for before in html.split("Zinnia")[:-1]:
        assert before.rfind("<details") > before.rfind("</details>")
    assert "Zinnia" not in browser.get(url("change_person", case, ada)).content.decode()
