"""Co-therapist, leave cover, therapist: who writes what, and which buttons they see."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.models import Event
from cases import access
from cases.models import Case, Consent
from tests import make, make_cases, make_formulation
from tests.cases.test_open_case import asking

pytestmark = pytest.mark.django_db

# What the therapist alone does: identity, contacts, consents, the model, closing.
DECIDES = (
    "cases:client",
    "cases:add_contact",
    "cases:agreement",
    "cases:change_model",
    "documents:close",
)
# What leave cover does too, and a co-therapist reads.
SHAPES = (
    "formulation:add_person",
    "formulation:choose_focus",
    "formulation:edit_ipaf",
    "formulation:add_sighting",
    "formulation:add_goal",
    "formulation:rate_goals",
    "sessions:relapse_plan",
)
# What a co-therapist writes too.
WORKS = (
    "cases:new_risk",
    "cases:new_safety_plan",
    "measures:choose",
    "sessions:book",
    "sessions:new_follow_up",
)


@pytest.fixture
def co(case, outsider):
    make.access(to=case, user=outsider, relation="CO_THERAPIST", ends_on=None)
    return outsider


@pytest.fixture
def cover(case):
    jonas = make.user("Jonas Cover")
    make.access(to=case, user=jonas)
    return jonas


def of(name: str, case: Case, **more) -> str:
    return reverse(name, kwargs={"case_id": case.pk, **more})


def opened(browser, names, case) -> dict[str, bool]:
    return {name: browser.get(of(name, case)).status_code != 403 for name in names}


def said(response) -> str:
    return " ".join(response.content.decode().split())


# Doors


def test_a_co_therapist_works_in_sessions_and_reads_the_rest(signed_in, case, co):
    browser = signed_in(co)

    assert opened(browser, WORKS, case) == dict.fromkeys(WORKS, True)
    assert opened(browser, SHAPES, case) == dict.fromkeys(SHAPES, False)
    assert opened(browser, DECIDES, case) == dict.fromkeys(DECIDES, False)


def test_leave_cover_shapes_the_treatment_and_does_not_decide(signed_in, case, cover):
    browser = signed_in(cover)

    assert opened(browser, WORKS, case) == dict.fromkeys(WORKS, True)
    assert opened(browser, SHAPES, case) == dict.fromkeys(SHAPES, True)
    assert opened(browser, DECIDES, case) == dict.fromkeys(DECIDES, False)


def test_the_therapist_does_all_of_it(signed_in, case, therapist):
    found = opened(signed_in(therapist), (*WORKS, *SHAPES, *DECIDES), case)

    assert set(found.values()) == {True}


@pytest.mark.parametrize(
    ("door", "allowed"),
    [
        (access.can_write, {"therapist", "cover", "co"}),
        (access.can_shape, {"therapist", "cover"}),
        (access.can_decide, {"therapist"}),
    ],
)
def test_buttons_follow_the_doors(request, case, co, cover, door, allowed):
    people = ("therapist", "cover", "co", "supervisor")
    found = {who for who in people if door(asking(request.getfixturevalue(who)), case)}

    assert found == allowed


@pytest.mark.parametrize(
    "door", [access.can_write, access.can_shape, access.can_decide]
)
def test_a_closed_case_offers_no_buttons(therapist, door):
    assert not door(asking(therapist), make.closed_case(therapist=therapist))


def test_a_closed_case_takes_no_shape(therapist, signed_in):
    closed = make.closed_case(therapist=therapist)

    found = opened(signed_in(therapist), (*SHAPES, *DECIDES), closed)

    assert set(found.values()) == {False}


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("cases:intake_part", {"part": "reason"}),
        ("cases:intake_autosave", {"part": "reason"}),
        ("cases:complete_intake", {}),
        ("cases:functioning", {}),
    ],
)
def test_a_co_therapist_only_reads_the_assessment(
    signed_in, case, co, cover, name, more
):
    assert signed_in(co).post(of(name, case, **more)).status_code == 403
    assert signed_in(cover).post(of(name, case, **more)).status_code != 403


@pytest.mark.parametrize("who", ["co", "cover"])
def test_nobody_else_decides_the_model(request, signed_in, case, who):
    browser = signed_in(request.getfixturevalue(who))

    assert browser.get(of("cases:suitability", case)).status_code == 200
    assert browser.post(of("cases:suitability", case)).status_code == 403


@pytest.mark.parametrize("who", ["co", "cover"])
def test_contacts_and_consents_are_the_therapists_to_change(
    request, signed_in, case, who
):
    browser = signed_in(request.getfixturevalue(who))
    contact = make_cases.contact(case)

    page = said(browser.get(of("cases:contacts", case)))
    assert contact.name in page
    assert "Add a contact" not in page
    assert ">Remove" not in page
    for name in ("contact", "remove_contact", "restore_contact"):
        path = of(f"cases:{name}", case, contact_id=contact.pk)
        assert browser.post(path, {"kind": "GP", "name": "X"}).status_code == 403
    consent = of("cases:consent", case, kind="SHARE_GP")
    given = {"SHARE_GP-answer": "YES", "SHARE_GP-on": timezone.localdate()}
    assert browser.post(consent, given).status_code == 403
    assert not Consent.objects.exists()


def test_closing_as_cover_closes_and_releases_nothing(signed_in, case, cover):
    answer = signed_in(cover).post(
        of("documents:close", case),
        {"closed_on": timezone.localdate(), "ending_reason": "COMPLETED"},
    )

    case.refresh_from_db()
    assert answer.status_code == 403
    assert not case.is_closed


# Buttons


def test_a_co_therapist_is_offered_the_session_and_no_shaping(signed_in, case, co):
    make_formulation.person(case)
    browser = signed_in(co)

    inventory = said(browser.get(of("formulation:inventory", case)))
    goals = said(browser.get(of("formulation:goals", case)))
    overview = said(browser.get(of("overview", case)))
    ending = said(browser.get(of("documents:ending", case)))

    assert "Add a person" not in inventory
    assert "Add a goal" not in goals
    assert "Record risk" in overview
    assert "Choose the focus" not in overview
    assert "Close the case" not in ending
    assert "Write the plan" not in ending


def test_cover_is_offered_shaping_and_no_closing(signed_in, case, cover):
    browser = signed_in(cover)

    assert "Add a person" in said(browser.get(of("formulation:inventory", case)))
    ending = said(browser.get(of("documents:ending", case)))
    assert "Write the plan" in ending
    assert "Close the case" not in ending
    assert "Close the case" not in said(browser.get(of("documents:list", case)))
    model = said(browser.get(of("cases:suitability", case)))
    assert "Change the model" not in model
    assert "Record the decision" not in model


def test_a_follow_up_after_closing_is_offered_to_who_may_write_it(
    signed_in, therapist, supervisor
):
    closed = make.closed_case(therapist=therapist)

    for person, offered in ((therapist, True), (supervisor, False)):
        page = said(signed_in(person).get(of("documents:ending", closed)))
        assert ("Follow-up contact" in page) is offered


def test_a_closed_case_offers_a_new_one_to_its_therapist_alone(
    signed_in, therapist, outsider
):
    closed = make.closed_case(therapist=therapist)
    make.access(to=closed, user=outsider)

    for person, offered in ((therapist, True), (outsider, False)):
        page = said(signed_in(person).get(of("cases:contacts", closed)))
        assert ("New case for this client" in page) is offered


# What an admin reads of a client is logged


def test_an_admin_who_opens_who_the_client_is_stands_in_the_log_once_an_hour(
    signed_in, case, admin
):
    browser = signed_in(admin)
    for _ in range(2):
        assert browser.get(of("cases:client", case)).status_code == 200

    event = Event.objects.get(verb="client.read")
    assert (event.actor_id, event.case_id) == (admin.pk, case.pk)
    assert not Event.objects.filter(verb="case.read").exists()


def test_an_hour_later_it_is_logged_again(signed_in, case, admin, monkeypatch):
    browser = signed_in(admin)
    browser.get(of("cases:client", case))
    later = timezone.now() + timedelta(minutes=61)
    monkeypatch.setattr("cases.access.timezone.now", lambda: later)

    browser.get(of("cases:client", case))

    assert Event.objects.filter(verb="client.read").count() == 2


# A closed case is given to nobody


def test_no_access_is_given_to_a_closed_case(signed_in, therapist, outsider, admin):
    closed = make.closed_case(therapist=therapist)
    today = timezone.localdate().isoformat()

    answer = signed_in(admin).post(
        of("cases:grant_access", closed),
        {
            "person": str(outsider.pk),
            "relation": "CO_THERAPIST",
            "reason": "Asks",
            "starts_on": today,
        },
        follow=True,
    )

    assert "This case is closed already." in said(answer)
    assert not closed.accesses.exists()
