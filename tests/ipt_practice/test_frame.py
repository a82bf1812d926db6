"""What stands around every page: the bar by role, names or initials, light or dark."""

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from ipt_practice.nav import nav_of
from supervision.queries import waiting_for
from tests import make, make_groups, make_sessions

ME = reverse("me")


def bar(browser) -> list[tuple[str, int | None]]:
    return [(item.label, item.count) for item in browser.get(ME).context["nav"]]


def labels(browser) -> list[str]:
    return [label for label, _ in bar(browser)]


@pytest.mark.parametrize(
    ("who", "places"),
    [
        ("therapist", ["Today", "Clients", "To sign", "Supervision"]),
        ("trainee", ["Today", "Clients", "To sign", "Supervision"]),
        (
            "supervisor",
            ["Caseload", "Countersign", "Outcomes", "Clients", "Supervision"],
        ),
        ("admin", ["Outcomes", "Exports", "Clients", "People", "Access log"]),
    ],
)
def test_each_role_has_the_places_that_it_works_in(signed_in, request, who, places):
    assert labels(signed_in(request.getfixturevalue(who))) == places


def test_more_roles_have_all_their_places_once(signed_in, db):
    both = make.user("Both Roles", roles="therapist supervisor admin")

    found = labels(signed_in(both))

    assert len(found) == len(set(found))
    assert {"Today", "Caseload", "To sign", "Exports", "People"} <= set(found)


def test_the_bar_counts_open_cases(signed_in, case, therapist):
    make.closed_case(therapist=therapist)

    assert ("Clients", 1) in bar(signed_in(therapist))


def test_the_bar_counts_the_cases_of_those_whom_one_supervises(
    signed_in, case, supervisor, outsider
):
    make.case(therapist=outsider)

    assert ("Caseload", 1) in bar(signed_in(supervisor))


def test_the_place_one_is_at_is_marked(signed_in, admin):
    page = signed_in(admin).get(reverse("accounts:people"))

    assert [i.label for i in page.context["nav"] if i.is_current] == ["People"]


def test_a_page_of_a_case_belongs_to_the_clients(signed_in, case, therapist):
    page = signed_in(therapist).get(reverse("history", args=[case.pk]))

    assert [i.label for i in page.context["nav"] if i.is_current] == ["Clients"]


def test_groups_stand_in_the_bar_of_who_leads_one_and_of_their_supervisor(db):
    ruth, helena = make.user("Ruth Adeyemi"), make.user("Helena M", roles="supervisor")
    make.supervision(supervisor=helena, supervisee=ruth)

    def bar(person):
        request = RequestFactory().get("/")
        request.user, request.resolver_match = person, None
        return [item.label for item in nav_of(request)]

    assert "Groups" not in bar(ruth) + bar(helena)
    make_groups.group(by=ruth)
    assert "Groups" in bar(ruth)
    assert "Groups" in bar(helena)
    assert "Groups" not in bar(make.user("Olu Bankole"))


def test_the_bar_asks_at_most_seven_questions(db):
    everything = make.user("All Roles", roles="therapist supervisor admin")
    request = RequestFactory().get("/")
    request.user, request.resolver_match = everything, None

    with CaptureQueriesContext(connection) as asked:
        nav_of(request)

    assert len(asked) == 7


def test_a_fragment_has_no_bar_and_asks_nothing_for_it(signed_in, therapist):
    browser = signed_in(therapist)
    with CaptureQueriesContext(connection) as whole:
        browser.post(reverse("find"), {"q": ""})
    with CaptureQueriesContext(connection) as fragment:
        browser.post(reverse("find"), {"q": ""}, headers={"HX-Request": "true"})

    assert len(fragment) < len(whole)


# Home


@pytest.mark.parametrize(
    ("roles", "page"),
    [
        ("therapist", "today"),
        ("trainee", "today"),
        ("supervisor", "supervision:caseload"),
        ("admin", "documents:exports"),
        ("therapist supervisor admin", "today"),
        ("supervisor admin", "supervision:caseload"),
        ("none", "me"),
    ],
)
def test_home_is_where_a_role_begins(signed_in, db, roles, page):
    browser = signed_in(make.user("Some One", roles=roles))

    assert browser.get("/").url == reverse(page)


# Names or initials


def hidden(browser, page=ME) -> bool:
    return browser.get(page).context["names_hidden"]


def test_a_therapist_begins_with_names(signed_in, therapist):
    assert not hidden(signed_in(therapist))


@pytest.mark.parametrize("who", ["supervisor", "admin"])
def test_who_sees_many_begins_with_initials_on_lists(signed_in, request, who):
    browser = signed_in(request.getfixturevalue(who))

    assert hidden(browser, reverse("clients"))


def test_a_supervisor_reads_one_case_with_its_name(signed_in, case, supervisor):
    assert not hidden(signed_in(supervisor), reverse("history", args=[case.pk]))


def test_someones_setting_hides_names_everywhere(signed_in, case, therapist):
    therapist.names_shown = User.Names.INITIALS
    therapist.save()

    browser = signed_in(therapist)
    assert hidden(browser)
    assert hidden(browser, reverse("history", args=[case.pk]))


def test_the_button_counts_for_this_session_only(signed_in, therapist):
    browser = signed_in(therapist)
    browser.post(reverse("names"), {"names": "INITIALS", "next": "/clients/"})

    assert hidden(browser)
    therapist.refresh_from_db()
    assert therapist.names_shown == User.Names.FULL
    browser.logout()
    assert not hidden(signed_in(therapist))


def test_the_button_shows_names_to_a_supervisor(signed_in, supervisor):
    browser = signed_in(supervisor)
    browser.post(reverse("names"), {"names": "FULL"})

    assert not hidden(browser, reverse("clients"))


def test_with_initials_no_name_leaves_the_server(signed_in, case, therapist):
    browser = signed_in(therapist)
    with_names = browser.get(reverse("clients")).content.decode()
    browser.post(reverse("names"), {"names": "INITIALS"})
    without = browser.get(reverse("clients")).content.decode()

    assert "Daniel" in with_names
    assert "Daniel" not in without
    assert "Okafor" not in without
    assert "D.O." in without


@pytest.mark.parametrize("name", ["names", "theme"])
@pytest.mark.parametrize(
    ("target", "leads_to"),
    [
        ("/clients/?show=closed", "/clients/?show=closed"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("", "/"),
    ],
)
def test_the_buttons_lead_back_and_never_out(
    signed_in, therapist, name, target, leads_to
):
    typed = {"names": "FULL", "theme": "DARK", "next": target}

    assert signed_in(therapist).post(reverse(name), typed).url == leads_to


def test_a_choice_that_does_not_exist_changes_nothing(signed_in, therapist):
    browser = signed_in(therapist)
    browser.post(reverse("names"), {"names": "LOUD"})
    browser.post(reverse("theme"), {"theme": "PINK"})

    therapist.refresh_from_db()
    assert therapist.theme == User.Theme.AUTO
    assert not hidden(browser)


@pytest.mark.parametrize("name", ["names", "theme"])
def test_the_buttons_are_pressed_not_linked(signed_in, therapist, name):
    assert signed_in(therapist).get(reverse(name)).status_code == 405


# Settings


def test_the_theme_stays_with_the_person(signed_in, therapist):
    browser = signed_in(therapist)
    browser.post(reverse("theme"), {"theme": "DARK"})

    assert 'data-theme="dark"' in browser.get(ME).content.decode()
    therapist.refresh_from_db()
    assert therapist.theme == User.Theme.DARK


def test_settings_are_saved(signed_in, therapist):
    browser = signed_in(therapist)

    response = browser.post(ME, {"names_shown": "INITIALS", "theme": "LIGHT"})

    assert response.url == ME
    therapist.refresh_from_db()
    assert (therapist.names_shown, therapist.theme) == ("INITIALS", "LIGHT")
    assert not therapist.has_shortcuts
    assert hidden(browser)


def test_turning_shortcuts_off_reaches_the_page(signed_in, therapist):
    browser = signed_in(therapist)
    browser.post(ME, {"names_shown": "FULL", "theme": "AUTO"})

    assert 'data-shortcuts="off"' in browser.get(ME).content.decode()


def test_a_setting_left_out_says_what_to_do(signed_in, therapist):
    response = signed_in(therapist).post(ME, {"theme": "DARK"})

    assert "Choose names or initials" in response.content.decode()
    therapist.refresh_from_db()
    assert therapist.theme == User.Theme.AUTO


def test_nobody_sets_it_for_somebody_else(therapist, outsider):
    from accounts import actions

    with pytest.raises(TypeError):
        actions.change_settings(person=therapist, by=outsider, theme="DARK")


# Help


@pytest.mark.parametrize("name", ["help", "shortcuts", "accessibility"])
def test_pages_of_help_open_for_every_role(signed_in, request, name):
    for who in ("therapist", "supervisor", "admin"):
        page = signed_in(request.getfixturevalue(who)).get(reverse(name))
        assert page.status_code == 200


def test_accessibility_is_open_to_people_who_cannot_sign_in(client, db):
    page = client.get(reverse("accessibility"))

    assert page.status_code == 200
    assert 'name="q"' not in page.content.decode()


def test_help_gives_the_rules_with_the_practices_own_numbers(signed_in, admin):
    from accounts import actions

    actions.change_practice(by=admin, thresholds={"gap_days": 33})

    assert "33 days" in signed_in(admin).get(reverse("help")).content.decode()


def test_the_bar_counts_what_the_page_of_countersigning_lists(
    signed_in, trainee, supervisor
):
    case = make.case(therapist=trainee, protocol_key="IPT_ADULT")
    for session in make_sessions.course(case=case)[:2]:
        make_sessions.signed(session)

    count = dict(bar(signed_in(supervisor)))["Countersign"]

    assert count == len(waiting_for(supervisor, timezone.localdate())) == 2


# Demo data

INVENTED = "Every person in this system is invented"


def pages_of_every_kind(case, therapist) -> dict[str, str]:
    """Before the door, inside, refused, and for the printer: each in its own frame."""
    nobody = Browser()
    inside = Browser(enforce_csrf_checks=True)
    inside.force_login(therapist)
    answers = {
        "sign-in": nobody.get(reverse("account_login")),
        "password link": nobody.get(reverse("account_reset_password")),
        "home": inside.get(ME),
        "print": inside.get(reverse("formulation:inventory_print", args=[case.pk])),
        "refused": inside.get(reverse("accounts:people")),
        "no page": inside.get("/nothing-here/"),
        "out of date": inside.post(reverse("names"), {"names": "NAMES"}),
    }
    statuses = [answer.status_code for answer in answers.values()]
    assert statuses == [200, 200, 200, 200, 403, 404, 403]
    return {name: answer.content.decode() for name, answer in answers.items()}


def test_every_page_says_once_that_the_demo_is_invented(settings, case, therapist):
    settings.DEMO = True
    pages = pages_of_every_kind(case, therapist)
    assert {name: text.count(INVENTED) for name, text in pages.items()} == (
        dict.fromkeys(pages, 1)
    )


@pytest.mark.parametrize("page", ["/accounts/login/", "/nothing-here/"])
def test_a_practice_is_never_told_that_its_people_are_invented(
    client, db, settings, page
):
    settings.DEMO = False
    assert INVENTED not in client.get(page).content.decode()


def test_keys_are_offered_only_to_those_whose_keys_work(client, therapist, settings):
    settings.DEMO = True
    assert (
        "for keyboard shortcuts" not in client.get("/accounts/login/").content.decode()
    )
    client.force_login(therapist)
    assert "for keyboard shortcuts" in client.get(ME).content.decode()
