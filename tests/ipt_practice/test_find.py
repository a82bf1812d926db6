"""Finding clients, pages and actions; never somebody else's, never the text of a note."""

import pytest
from django.urls import reverse

from tests import make

FIND = reverse("find")


def found(browser, words) -> list[str]:
    page = browser.post(FIND, {"q": words})
    return [row.client.full_name for row in page.context["clients"]]


@pytest.fixture
def people(therapist, outsider):
    make.case(therapist=therapist, of=make.client("Daniel Okafor"))
    make.case(therapist=therapist, of=make.client("Sara Meier", preferred_name="Sasha"))
    make.case(therapist=outsider, of=make.client("Daniela Fremd"))


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("daniel", ["Daniel Okafor"]),
        ("OKA", ["Daniel Okafor"]),
        ("okafor daniel", ["Daniel Okafor"]),
        ("daniel meier", []),
        ("sasha", ["Sara Meier"]),
        ("D.O.", ["Daniel Okafor"]),
        ("do", ["Daniel Okafor"]),
        ("S M", ["Sara Meier"]),
        ("fremd", []),
        ("", []),
    ],
)
def test_a_therapist_finds_their_own_clients(
    signed_in, therapist, people, words, names
):
    assert found(signed_in(therapist), words) == names


def test_a_number_finds_its_client_also_in_the_address(signed_in, case, therapist):
    browser, number = signed_in(therapist), case.client.number

    assert found(browser, number.lower()) == ["Daniel Okafor"]
    page = browser.get(FIND, {"q": number})
    assert [row.client.number for row in page.context["clients"]] == [number]


def test_a_name_in_the_address_is_taken_out_of_it(signed_in, case, therapist):
    assert signed_in(therapist).get(FIND, {"q": "Daniel"}).url == FIND


def test_a_slip_in_a_number_finds_nobody(signed_in, case, therapist):
    number = case.client.number
    slipped = number[:-1] + ("0" if number[-1] != "0" else "1")

    assert found(signed_in(therapist), slipped) == []


def test_a_supervisor_finds_the_clients_of_supervisees(signed_in, supervisor, people):
    assert found(signed_in(supervisor), "daniel") == ["Daniel Okafor"]


def test_an_admin_finds_everyone_and_is_led_to_the_register_data(
    signed_in, admin, people
):
    page = signed_in(admin).post(FIND, {"q": "daniel"})

    rows = page.context["clients"]
    assert {row.client.full_name for row in rows} == {"Daniel Okafor", "Daniela Fremd"}
    assert all(row.url.endswith("/access/") for row in rows)


def test_a_therapist_is_led_to_the_case(signed_in, case, therapist):
    page = signed_in(therapist).post(FIND, {"q": "daniel"})

    assert page.context["clients"][0].url == reverse("overview", args=[case.pk])


def test_with_initials_the_answer_holds_no_name(signed_in, case, therapist):
    browser = signed_in(therapist)
    browser.post(reverse("names"), {"names": "INITIALS"})

    said = browser.post(FIND, {"q": "d.o."}).content.decode()

    assert "D.O." in said
    assert "Okafor" not in said


def test_open_cases_stand_before_closed_ones(signed_in, therapist):
    make.closed_case(therapist=therapist, of=make.client("Adam Alt"))
    make.case(therapist=therapist, of=make.client("Zoe Alt"))

    assert found(signed_in(therapist), "alt") == ["Zoe Alt", "Adam Alt"]


@pytest.mark.parametrize(
    ("who", "there", "missing"),
    [
        ("therapist", {"Today", "To sign"}, {"People", "Exports", "Caseload"}),
        ("supervisor", {"Caseload", "Countersign"}, {"Today", "People"}),
        ("admin", {"Exports", "People", "Practice"}, {"Today", "Caseload"}),
    ],
)
def test_pages_are_those_of_the_role(signed_in, request, who, there, missing):
    page = signed_in(request.getfixturevalue(who)).get(FIND)

    labels = {row.label for row in page.context["pages"]}
    assert there <= labels
    assert not missing & labels


def test_every_page_and_action_found_opens(signed_in, db):
    everything = make.user("All Roles", roles="therapist supervisor admin")
    browser = signed_in(everything)
    page = browser.get(FIND)

    for row in [*page.context["pages"], *page.context["actions"]]:
        assert browser.get(row.url).status_code == 200, row.label


def test_words_narrow_pages_and_actions(signed_in, admin):
    page = signed_in(admin).post(FIND, {"q": "short"})

    assert [row.label for row in page.context["pages"]] == ["Keyboard shortcuts"]
    assert page.context["actions"] == []


def test_nothing_found_says_so(signed_in, therapist):
    said = signed_in(therapist).post(FIND, {"q": "xyzzy"}).content.decode()

    assert "Nothing found for" in said
    assert "xyzzy" in said


def test_what_was_typed_is_escaped(signed_in, therapist):
    said = signed_in(therapist).post(FIND, {"q": "<script>alert(1)"}).content.decode()

    assert "<script>alert" not in said


def test_the_palette_gets_the_fragment_alone(signed_in, case, therapist):
    said = (
        signed_in(therapist)
        .post(FIND, {"q": "daniel"}, headers={"HX-Request": "true"})
        .content.decode()
    )

    assert "Daniel Okafor" in said
    assert "<html" not in said


def test_too_many_words_find_nobody(signed_in, case, therapist):
    page = signed_in(therapist).post(FIND, {"q": "daniel " * 20})

    assert page.context["clients"] == []
    assert "at most 80 characters" in page.content.decode()


def test_at_most_eight_clients_are_offered(signed_in, therapist):
    for number in range(12):
        make.case(therapist=therapist, of=make.client(f"Anna No{number}"))

    assert len(found(signed_in(therapist), "anna")) == 8


@pytest.mark.parametrize(("length", "is_found"), [(2, False), (3, True), (5, True)])
def test_the_beginning_of_a_number_finds_its_client(
    signed_in, therapist, length, is_found
):
    case = make.case(therapist=therapist, of=make.client(number="7QK2M9XR"))

    names = found(signed_in(therapist), case.client.number[:length].lower())

    assert (names == ["Daniel Okafor"]) == is_found
