"""The caseload as a plain table: without scripts, with initials, at a fixed cost."""

import re

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from supervision import queries
from supervision.models import SupervisionReview
from tests import make, make_sessions
from tests.make_supervision import saved_view

pytestmark = pytest.mark.django_db

TABLE = reverse("supervision:caseload")


@pytest.fixture
def three(therapist):
    names = ("Ada Alder", "Bea Birch", "Cy Cedar")
    return [make.case(therapist=therapist, of=make.client(name)) for name in names]


def browser_of(person):
    browser = Browser()
    browser.force_login(person)
    return browser


def link_of(page, case):
    """Where the client's name leads to in the table."""
    found = re.search(rf'href="(\?[^"#]*case={case.pk})#peek"', page)
    assert found is not None
    return TABLE + found.group(1).replace("&amp;", "&")


def form_of(page):
    """The form beside the table as a browser without scripts would send it."""
    aside = page[page.index('<aside class="sheet peek"') :]
    fields = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', aside)
    action = re.search(r'<form method="post" action="([^"]+)"', aside)
    assert action is not None
    return action.group(1), {
        name: value for name, value in fields if name != "csrfmiddlewaretoken"
    }


def test_all_is_reviewed_by_links_and_forms_alone(three, supervisor):
    browser = browser_of(supervisor)
    page = browser.get(TABLE, {"therapy": "IPT"}).text
    first = queries.caseload_of(supervisor, timezone.now()).rows[0].case_id
    case = next(one for one in three if one.pk == first)
    at = link_of(page, case)
    for _ in three:
        action, fields = form_of(browser.get(at).text)
        assert fields["therapy"] == "IPT"
        at = browser.post(action, fields | {"text": "Seen.", "next": "1"}).url

    assert at == f"{TABLE}?therapy=IPT"
    kept = SupervisionReview.objects.filter(text="Seen.")
    assert {one.case_id for one in kept} == {one.pk for one in three}


def test_every_view_and_group_is_a_link_or_a_form(three, supervisor):
    page = browser_of(supervisor).get(TABLE).text

    for view in ("flagged", "track", "asked", "late", "sign", "ending", "due"):
        assert f'href="?view={view}"' in page
    assert '<form class="filters" method="get">' in page
    assert '<select class="inp" name="group">' in page


def test_a_new_supervisor_sees_initials_until_they_ask_for_names(three, supervisor):
    """Asking counts for this device and this session: another one begins anew."""
    assert supervisor.names_shown == User.Names.FULL
    desk, laptop = browser_of(supervisor), browser_of(supervisor)
    assert "Alder" not in desk.get(TABLE).text
    assert "A.A." in desk.get(TABLE).text

    desk.post(reverse("names"), {"names": "FULL"})

    assert "Ada Alder" in desk.get(TABLE).text
    assert "Alder" not in laptop.get(TABLE).text
    assert "Alder" not in browser_of(supervisor).get(TABLE).text
    supervisor.refresh_from_db()
    assert supervisor.names_shown == User.Names.FULL


def test_the_pane_of_the_script_holds_no_name_either(three, supervisor):
    page = browser_of(supervisor).get(
        TABLE, {"case": three[0].pk}, headers={"HX-Request": "true"}
    )

    assert "Alder" not in page.text
    assert "A.A." in page.text


@pytest.mark.parametrize("query", ["", "?view=due&group=therapist"])
def test_the_page_costs_the_same_with_many_cases(supervisor, therapist, query):
    make_sessions.many_courses(therapist, 5)
    saved_view(supervisor, "Mine", view="due")
    browser = browser_of(supervisor)
    browser.get(TABLE + query)
    with CaptureQueriesContext(connection) as few:
        browser.get(TABLE + query)
    make_sessions.many_courses(therapist, 35)
    saved_view(supervisor, "Another", view="late")
    with CaptureQueriesContext(connection) as many:
        page = browser.get(TABLE + query).text

    assert "40 of 40 shown" in page
    assert len(many) == len(few)


def test_the_page_for_paper_says_which_cases_these_are_and_for_whom(three, supervisor):
    page = browser_of(supervisor).get(TABLE, {"view": "due"}).text

    assert "Due for review, 3 of 3 cases" in page
    assert "for Helena Marsh." in page
    assert '<body class="landscape case-paper"' in page
