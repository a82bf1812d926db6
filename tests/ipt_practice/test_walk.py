"""Every page of a whole case, reached as a person reaches it: by its links."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from django.db import transaction
from django.test import Client as Browser
from django.urls import reverse

from accounts.models import User
from cases.models import Case
from tests import leaving, make, make_whole
from tests.walk import is_page, presses_of, text_outside_details, walk

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

NAMES = re.compile(rf"\b({'|'.join(make_whole.NAMES)})\b")


def as_person(person: User, *, names: str = "FULL") -> Browser:
    User.objects.filter(pk=person.pk).update(names_shown=names)
    browser = Browser()
    browser.force_login(person)
    return browser


def seen_by(browser: Browser, case: Case) -> dict[str, str]:
    """What each page shows before anything is opened, by its address."""
    pages = walk(browser, case)
    pages |= {
        path: browser.get(path)
        for path in (
            f"{reverse('supervision:caseload')}?case={case.pk}",
            reverse("supervision:case", args=[case.pk]),
            reverse("today"),
        )
    }
    return {
        path.replace(str(case.pk), "…"): " ".join(
            text_outside_details(response.content.decode(), has_fields=False)
        )
        for path, response in pages.items()
        if is_page(response)
    }


@pytest.mark.parametrize("key", ["IPT_ADULT", "DIT_16_SEED"])
@pytest.mark.parametrize("who", ["therapist", "supervisor"])
def test_with_initials_no_page_of_a_case_shows_a_name_or_an_open_text(
    therapist, supervisor, key, who
):
    """Fields of forms are left out: they are for writing, and hold what is written."""
    case = make_whole.whole(therapist, supervisor, protocol_key=key)
    person = therapist if who == "therapist" else supervisor

    pages = seen_by(as_person(person, names="INITIALS"), case)

    assert len(pages) > 25
    found = {path: set(NAMES.findall(text)) for path, text in pages.items()}
    assert {path: names for path, names in found.items() if names} == {}


def test_without_initials_the_same_pages_say_it(therapist, supervisor):
    """Or the test above would look for names that are nowhere."""
    case = make_whole.whole(therapist, supervisor, protocol_key="IPT_ADULT")

    pages = seen_by(as_person(therapist), case)

    assert sum(make_whole.SAID in text for text in pages.values()) > 15


# Ways that lead nowhere


def closed(case: Case) -> Case:
    Case.objects.filter(pk=case.pk).update(
        status=Case.Status.CLOSED,
        closed_on=make.TODAY,
        closed_by=case.therapist,
        ending_reason="COMPLETED",
    )
    return Case.objects.with_people().get(pk=case.pk)


def sent(browser: Browser, address: str, held: dict[str, str]) -> int:
    """What the button would be answered; whatever it changed is undone."""
    point = transaction.savepoint()
    status = browser.post(address, held).status_code
    transaction.savepoint_rollback(point)
    return int(status)


@pytest.mark.parametrize("is_bare", [True, False])
@pytest.mark.parametrize("is_closed", [True, False])
@pytest.mark.parametrize("who", ["therapist", "supervisor", "cover"])
def test_no_link_and_no_button_of_a_case_leads_to_a_closed_door(
    therapist, supervisor, who, is_closed, is_bare
):
    if is_bare:
        case = make.case(therapist=therapist)
    else:
        case = make_whole.whole(therapist, supervisor, protocol_key="IPT_ADULT")
    cover = make.user("Jonas Cover")
    make.access(to=case, user=cover)
    case = closed(case) if is_closed else case
    person = {"therapist": therapist, "supervisor": supervisor, "cover": cover}[who]
    browser = as_person(person)

    pages = walk(browser, case, most=1)

    wrong = [path for path, page in pages.items() if page.status_code in (403, 404)]
    presses = {
        urlsplit(press).path: (path, held)
        for path, page in pages.items()
        if is_page(page)
        for press, held in presses_of(page.content.decode(), path)
        if f"/cases/{case.pk}/" in press
    }
    wrong += [
        f"{path}: {press}"
        for press, (path, held) in presses.items()
        if sent(browser, press, held) in (403, 404)
    ]
    assert [one.replace(str(case.pk), "…") for one in wrong] == []


def test_every_page_of_a_case_belongs_to_who_is_signed_in(therapist, supervisor):
    """The cover and the bar say whose page it is, whatever person the page is about."""
    case = make_whole.whole(therapist, supervisor, protocol_key="IPT_ADULT")

    found = {
        path: re.findall(r'<body[^>]* data-person="([^"]+)"', response.content.decode())
        for path, response in walk(as_person(therapist, names="NAMES"), case).items()
        # What a script asks for stands inside a page that has its own answer.
        if is_page(response) and b"<body" in response.content
    }

    assert len(found) > 25
    mine = [str(therapist.pk)]
    assert {path: whose for path, whose in found.items() if whose != mine} == {}


@pytest.mark.parametrize("key", ["IPT_ADULT", "DIT_16_SEED"])
def test_every_page_for_paper_says_which_session_of_how_many(
    therapist, supervisor, key
):
    case = make_whole.whole(therapist, supervisor, protocol_key=key)
    made = leaving.prints_of(as_person(therapist, names="NAMES"), case)

    assert len(made) > 4
    # A card for the wallet has room for nothing but the plan.
    cards = {"sessions:print_plan_card", "cases:print_safety_plan_card"}
    assert {name for name, text in made.items() if 'class="where"' not in text} <= cards
