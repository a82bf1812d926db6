"""The page “Where it comes from”."""

from uuid import uuid4

import pytest

from formulation.models import OriginRelationship
from tests import make, make_formulation
from tests.formulation.pages import is_fine, main_of, url, words


@pytest.fixture
def browser(signed_in, therapist):
    return signed_in(therapist)


@pytest.fixture
def dit(therapist):
    return make_formulation.dit_case(therapist=therapist)


@pytest.fixture
def father(dit):
    return make_formulation.person(dit, "Mark", relationship="father")


def test_an_empty_page_offers_the_first(browser, dit):
    page = browser.get(url("origins", dit))

    assert is_fine(page)
    assert "Nobody noted yet" in words(page)
    assert url("add_origin", dit) in main_of(page)


@pytest.mark.parametrize("name", ["origins", "add_origin"])
def test_in_an_ipt_case_the_page_leads_to_the_focus(browser, case, name):
    page = browser.get(url(name, case))

    assert is_fine(page)
    assert "This is an IPT case" in words(page)


def test_who_and_a_line_are_enough(browser, dit, father):
    assert is_fine(browser.get(url("add_origin", dit)))

    answer = browser.post(
        url("add_origin", dit),
        {"person": str(father.pk), "what_it_was_like": "He marked what I said"},
    )

    assert answer.url == url("origins", dit)
    page = browser.get(answer.url)
    assert is_fine(page)
    said = words(page)
    assert "Mark" in said
    assert "He marked what I said" in said
    assert "No way back to the present yet" in said


def test_everything_that_was_told_is_shown_with_its_echo(browser, dit, father):
    lily = make_formulation.person(dit, "Lily")

    browser.post(
        url("add_origin", dit),
        {
            "person": str(father.pk),
            "years": "until nine",
            "what_it_was_like": "Cold",
            "learned_to_expect": "Nobody comes",
            "how_they_responded": "Looked away",
            "echoes": ["SELF", "DEFENCE"],
            "memory": "The concert",
            "different_reading": "He was afraid too",
            "echo_with": [str(lily.pk)],
        },
    )

    page = browser.get(url("origins", dit))
    said = words(page)
    for part in (
        "until nine",
        "Nobody comes",
        "Looked away",
        "How I see myself",
        "What I do to keep safe",
        "He was afraid too",
        "Comes back now with Lily",
    ):
        assert part in said


def test_a_memory_is_marked_closed_and_on_no_print(browser, dit, father):
    make_formulation.origin(dit, person=father, memory="The concert")

    html = main_of(browser.get(url("origins", dit)))

    before = html.split("The concert")[0]
    assert '<details class="more screen-only">' in before
    assert before.rfind("<details") > before.rfind("</details>")
    assert "Sensitive, on no print" in before


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"person": ""}, "Choose someone of the inventory"),
        ({"person": str(uuid4())}, "Choose a person from this inventory"),
        ({"what_it_was_like": ""}, "Write what it was like"),
        ({"what_it_was_like": "x" * 1001}, "can hold 1000 characters"),
        ({"memory": "x" * 1001}, "One memory can hold 1000 characters"),
        ({"echoes": ["ID"]}, "Choose from the answers for What of the focus it echoes"),
        ({"echo_with": [str(uuid4())]}, "Choose people from this inventory"),
    ],
)
def test_what_cannot_be_says_why_and_keeps_the_words(
    browser, dit, father, fields, sentence
):
    given = {
        "person": str(father.pk),
        "what_it_was_like": "Cold",
        "different_reading": "Kept words",
    }

    page = browser.post(url("add_origin", dit), given | fields)

    assert is_fine(page)
    assert sentence in words(page)
    assert "Kept words" in page.content.decode()
    assert not OriginRelationship.objects.exists()


def test_it_is_changed_later(browser, dit, father):
    lily = make_formulation.person(dit, "Lily")
    origin = make_formulation.origin(dit, person=father, echo_with=[lily])

    page = browser.get(url("origin", dit, origin))
    assert is_fine(page)
    ticked = page.content.decode().split(f'value="{lily.pk}"')[2]
    assert ticked.startswith(" checked")

    answer = browser.post(
        url("origin", dit, origin),
        {"person": str(father.pk), "what_it_was_like": "Lonely, both of us"},
    )
    assert "Lonely, both of us" in words(browser.get(answer.url))


def test_it_is_taken_out_and_put_back(browser, dit, father):
    origin = make_formulation.origin(dit, person=father)

    page = browser.post(url("remove_origin", dit, origin), follow=True)
    assert is_fine(page)
    assert "Taken out" in words(page)
    assert url("restore_origin", dit, origin) in page.content.decode()

    page = browser.post(url("restore_origin", dit, origin), follow=True)
    assert url("remove_origin", dit, origin) in page.content.decode()


def test_a_person_who_is_an_origin_says_why_they_stay(browser, dit, father):
    make_formulation.origin(dit, person=father)

    page = browser.post(url("remove_person", dit, father), follow=True)

    assert "“Where it comes from” speaks of this person" in words(page)


def test_a_page_of_after_the_change_of_model_is_read_and_not_written(
    browser, dit, father
):
    make_formulation.origin(dit, person=father)
    dit.protocol_key = "IPT_ADULT"
    dit.save()

    page = browser.get(url("origins", dit))

    assert "He looked at his phone when I cried" in words(page)
    assert "<form" not in main_of(page)


def test_a_reader_reads_and_cannot_write(signed_in, supervisor, dit, father):
    origin = make_formulation.origin(dit, person=father)
    browser = signed_in(supervisor)

    page = browser.get(url("origins", dit))
    assert is_fine(page)
    assert "<form" not in main_of(page)
    assert url("origin", dit, origin) not in main_of(page)
    assert browser.get(url("add_origin", dit)).status_code == 403


def test_a_reader_of_an_empty_page_is_offered_nothing(signed_in, supervisor, dit):
    page = signed_in(supervisor).get(url("origins", dit))

    assert "Nobody noted yet" in words(page)
    assert url("add_origin", dit) not in main_of(page)


def test_names_and_words_stay_hidden(browser, dit, father, therapist):
    make_formulation.origin(
        dit,
        person=father,
        what_it_was_like="Zinnia cried",
        memory="Zinnia cried",
        years="while Zinnia lived",
        echo_with=[father],
    )
    therapist.names_shown = therapist.Names.INITIALS
    therapist.save()

    for page in (browser.get(url("origins", dit)), browser.get(url("add_origin", dit))):
        html = main_of(page)
        assert "Mark" not in html
        for before in html.split("Zinnia")[:-1]:
            assert before.rfind("<details") > before.rfind("</details>")


def test_one_of_another_case_is_not_found(browser, dit, therapist):
    other = make_formulation.dit_case(therapist=therapist, of=make.client("Leah Stone"))
    stranger = make_formulation.origin(other)

    assert browser.get(url("origin", dit, stranger)).status_code == 404
    assert browser.post(url("remove_origin", dit, stranger)).status_code == 404
