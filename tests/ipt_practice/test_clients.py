"""The list of clients, and the register."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases.models import Client
from ipt_practice.queries.clients import Wanted, client_list, register
from tests import make, make_formulation, make_measures, make_sessions

PAGE = reverse("clients")


def daniel(therapist, name: str = "Daniel Okafor", **fields):
    values = {"protocol_key": "IPT_ADULT"} | fields
    return make.case(therapist=therapist, of=make.client(name), **values)


def lines(browser, **asked):
    return list(browser.get(PAGE, asked).context["found"].page.object_list)


def names(browser, **asked) -> list[str]:
    return [line.client.full_name for line in lines(browser, **asked)]


def searched(browser, words) -> list[str]:
    page = browser.post(PAGE, {"q": words})
    return [line.client.full_name for line in page.context["found"].page.object_list]


# For clinicians


def test_a_line_says_where_the_course_stands(signed_in, therapist):
    case = daniel(therapist)
    booked = make_sessions.course(case=case, signed_ones=3)
    make_formulation.focus(case)

    line = lines(signed_in(therapist))[0]

    assert line.model == "IPT"
    assert line.focus == "role transition, not agreed yet"
    assert line.session_words == "4 of 16"
    assert line.phase.title == "Beginning"
    assert line.now == 8
    assert line.next.session_id == booked[3].pk


def test_before_the_plan_there_is_no_number_and_no_phase(signed_in, therapist):
    daniel(therapist, protocol_key="")

    line = lines(signed_in(therapist))[0]

    assert (line.model, line.session_words, line.phase) == ("", "", None)


def test_worse_by_a_reliable_change_is_marked(signed_in, therapist):
    case = daniel(therapist)
    day = make.TODAY
    make_measures.series(
        case, "PHQ9", (day - timedelta(days=14), 9), (day - timedelta(days=7), 15)
    )

    line = lines(signed_in(therapist))[0]

    assert (line.change, line.is_worse) == (6, True)


def test_closed_cases_stand_apart(signed_in, therapist):
    daniel(therapist, "Anna Offen")
    make.closed_case(therapist=therapist, of=make.client("Zoe Zu"))
    browser = signed_in(therapist)

    assert names(browser) == ["Anna Offen"]
    assert names(browser, show="closed") == ["Zoe Zu"]


def test_names_are_in_order(signed_in, therapist):
    for name in ("Carla Cee", "Anna Bee", "Berta Bee"):
        daniel(therapist, name)

    assert names(signed_in(therapist)) == ["Anna Bee", "Berta Bee", "Carla Cee"]


def test_phases_narrow_the_list(signed_in, therapist):
    daniel(therapist, "Anna Anfang")
    middle = daniel(therapist, "Berta Mitte")
    make_sessions.course(case=middle, signed_ones=5)
    browser = signed_in(therapist)

    phases = browser.get(PAGE).context["found"].phases
    assert [(p.key, p.count) for p in phases] == [("ASSESSMENT", 1), ("MIDDLE", 1)]
    assert names(browser, phase="MIDDLE") == ["Berta Mitte"]
    assert names(browser, phase="ASSESSMENT") == ["Anna Anfang"]
    assert names(browser, phase="NONSENSE") == []


def test_a_therapist_sees_their_own_and_covered_cases(signed_in, therapist, outsider):
    daniel(therapist, "Anna Eigen")
    covered = daniel(outsider, "Berta Vertreten")
    make.access(to=covered, user=therapist)
    daniel(outsider, "Carla Fremd")

    assert names(signed_in(therapist)) == ["Anna Eigen", "Berta Vertreten"]


def test_a_supervisor_reads_those_of_supervisees_with_their_therapist(
    signed_in, supervisor, therapist, outsider
):
    daniel(therapist, "Anna Eigen")
    daniel(outsider, "Carla Fremd")
    browser = signed_in(supervisor)

    assert names(browser) == ["Anna Eigen"]
    assert "R Adeyemi" in browser.get(PAGE).content.decode()
    assert reverse("cases:new") not in browser.get(PAGE).content.decode()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("anna", ["Anna Eigen"]),
        ("a.e.", ["Anna Eigen"]),
        ("zu", ["Zoe Zu"]),
        ("nobody", []),
        ("fremd", []),
    ],
)
def test_a_search_finds_open_and_closed_ones(
    signed_in, therapist, outsider, words, found
):
    daniel(therapist, "Anna Eigen")
    make.closed_case(therapist=therapist, of=make.client("Zoe Zu"))
    daniel(outsider, "Carla Fremd")

    assert searched(signed_in(therapist), words) == found


def test_a_number_finds_its_client_in_the_address_and_a_name_does_not(
    signed_in, therapist
):
    case = daniel(therapist)
    daniel(therapist, "Anna Anders")
    browser = signed_in(therapist)

    assert names(browser, q=case.client.number) == ["Daniel Okafor"]
    assert browser.get(PAGE, {"q": "Daniel"}).url == PAGE


def test_what_was_typed_is_kept(signed_in, therapist):
    said = signed_in(therapist).post(PAGE, {"q": "nobody"}).content.decode()

    assert 'value="nobody"' in said
    assert "Nobody found" in said


def test_a_new_therapist_is_led_to_the_first_client(signed_in, therapist):
    said = signed_in(therapist).get(PAGE).content.decode()

    assert "You have no clients yet" in said
    assert reverse("cases:new") in said


def test_a_phase_without_cases_says_so(signed_in, therapist):
    daniel(therapist)

    said = signed_in(therapist).get(PAGE, {"phase": "ENDING"}).content.decode()

    assert "No cases match" in said


def test_long_lists_come_in_pages_that_keep_the_filter(signed_in, therapist):
    for number in range(53):
        daniel(therapist, f"Anna No{number:02}")
    browser = signed_in(therapist)

    first = browser.get(PAGE, {"phase": "ASSESSMENT"})

    assert len(first.context["found"].page.object_list) == 50
    assert "phase=ASSESSMENT&amp;page=2" in first.content.decode()
    assert len(lines(browser, phase="ASSESSMENT", page="2")) == 3
    assert len(lines(browser, page="nonsense")) == 50


# The register


def test_an_admin_sees_the_register_and_nothing_clinical(signed_in, admin, therapist):
    case = daniel(
        therapist, referral_reason="CANARY-REASON", problem="OTHER", other_problem="CAN"
    )
    make_sessions.course(case=case, signed_ones=1)
    make_formulation.focus(case, words="CANARY-WORDS")
    browser = signed_in(admin)
    browser.post(reverse("names"), {"names": "FULL"})

    said = browser.get(PAGE).content.decode()

    assert "Daniel Okafor" in said
    assert case.client.number in said
    assert "Ruth Adeyemi" in said
    assert reverse("cases:access", args=[case.pk]) in said
    assert "CANARY" not in said
    assert "role transition" not in said.lower()
    assert "PHQ-9" not in said
    assert "Beginning" not in said
    assert f'{reverse("overview", args=[case.pk])}"' not in said


def test_the_register_begins_with_initials(signed_in, admin, therapist):
    daniel(therapist)

    said = signed_in(admin).get(PAGE).content.decode()

    assert "D.O." in said
    assert "Okafor" not in said


def test_the_register_says_whom_to_ask_before_calling(signed_in, admin, therapist):
    case = daniel(therapist)
    Client.objects.filter(pk=case.client_id).update(safe_contact="Not at home")

    said = signed_in(admin).get(PAGE).content.decode()

    assert "Before calling" in said
    assert "Ask the therapist<" in said
    assert "Not at home" not in said


def test_the_register_names_cases_whose_therapist_has_left(signed_in, admin, therapist):
    daniel(therapist)
    therapist.is_active = False
    therapist.save()

    assert "Has left" in signed_in(admin).get(PAGE).content.decode()


def test_the_register_shows_closed_ones_apart_and_finds_both(
    signed_in, admin, therapist
):
    daniel(therapist, "Anna Offen")
    make.closed_case(therapist=therapist, of=make.client("Zoe Offen"))
    browser = signed_in(admin)

    def found(page) -> list[str]:
        return [row.client.given_name for row in page.context["found"].rows]

    assert found(browser.get(PAGE)) == ["Anna"]
    assert found(browser.get(PAGE, {"show": "closed"})) == ["Zoe"]
    assert found(browser.post(PAGE, {"q": "offen"})) == ["Anna", "Zoe"]


def test_an_admin_who_is_a_therapist_has_both(signed_in, therapist):
    both = make.user("Both Roles", roles="therapist admin")
    daniel(both, "Anna Eigen")
    daniel(therapist, "Carla Fremd")
    browser = signed_in(both)

    assert names(browser) == ["Anna Eigen"]
    rows = browser.get(PAGE, {"list": "register"}).context["found"].rows
    assert len(rows) == 2


def test_asking_for_the_register_makes_nobody_an_admin(signed_in, therapist, outsider):
    daniel(outsider, "Carla Fremd")

    page = signed_in(therapist).get(PAGE, {"list": "register"})

    assert "Carla" not in page.content.decode()


def test_an_empty_register_leads_to_the_first_client(signed_in, admin):
    said = signed_in(admin).get(PAGE).content.decode()

    assert "Nobody is in treatment yet" in said


# Queries


def test_ten_or_a_thousand_cases_are_the_same_number_of_questions(therapist, outsider):
    today = timezone.localdate()
    make.many_cases(outsider, 10)
    with CaptureQueriesContext(connection) as few:
        assert len(client_list(outsider, Wanted(), today).page.object_list) == 10
    make.many_cases(therapist, 1000)
    with CaptureQueriesContext(connection) as a_thousand:
        assert client_list(therapist, Wanted(), today).page.paginator.count == 1000

    assert len(a_thousand) == len(few)
    assert len(few) <= 12


def test_the_register_too(therapist):
    make.many_cases(therapist, 10)
    with CaptureQueriesContext(connection) as few:
        assert len(register(Wanted()).rows) == 10
    make.many_cases(therapist, 990)
    with CaptureQueriesContext(connection) as a_thousand:
        assert register(Wanted()).page.paginator.count == 1000

    assert len(a_thousand) == len(few) == 3
