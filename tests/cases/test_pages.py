"""Every page of this room: who may open it, and with which verb."""

import uuid

import pytest
from django.urls import reverse

from tests import make, make_cases

READ = (
    "contacts",
    "intake",
    "suitability",
    "safety_plan",
    "functioning",
)
WRITE = (
    "client",
    "add_contact",
    "agreement",
    "new_risk",
    "new_safety_plan",
    "change_model",
)


def path(name, case, **more):
    return reverse(f"cases:{name}", kwargs={"case_id": case.pk, **more})


@pytest.mark.parametrize("name", READ + WRITE)
def test_its_therapist_opens_every_page(signed_in, case, therapist, name):
    assert signed_in(therapist).get(path(name, case)).status_code == 200


@pytest.mark.parametrize("name", READ)
def test_a_supervisor_reads(signed_in, case, supervisor, name):
    response = signed_in(supervisor).get(path(name, case))

    assert response.status_code == 200
    assert b'method="post" novalidate' not in response.content


@pytest.mark.parametrize("name", WRITE)
def test_a_supervisor_does_not_write(signed_in, case, supervisor, name):
    response = signed_in(supervisor).get(path(name, case))

    assert response.status_code == 403


@pytest.mark.parametrize("name", READ + WRITE)
def test_an_outsider_finds_no_page(signed_in, case, outsider, name):
    assert signed_in(outsider).get(path(name, case)).status_code == 404


@pytest.mark.parametrize("name", [name for name in READ + WRITE if name != "client"])
def test_an_admin_finds_no_clinical_page(signed_in, case, admin, name):
    assert signed_in(admin).get(path(name, case)).status_code == 404


@pytest.mark.parametrize("name", WRITE)
def test_a_closed_case_takes_no_changes(signed_in, therapist, name):
    closed = make.closed_case(therapist=therapist)

    assert signed_in(therapist).get(path(name, closed)).status_code == 403


@pytest.mark.parametrize("name", READ)
def test_a_closed_case_stays_readable(signed_in, therapist, name):
    closed = make.closed_case(therapist=therapist)

    response = signed_in(therapist).get(path(name, closed))

    assert response.status_code == 200
    assert b'method="post" novalidate' not in response.content


@pytest.mark.parametrize("name", READ + WRITE)
def test_no_other_verb_is_answered(signed_in, case, therapist, name):
    assert signed_in(therapist).delete(path(name, case)).status_code == 405


@pytest.mark.parametrize("name", ["contacts", "intake", "safety_plan"])
def test_pages_to_read_take_no_post(signed_in, case, therapist, name):
    assert signed_in(therapist).post(path(name, case)).status_code == 405


@pytest.mark.parametrize("name", READ + WRITE)
def test_no_title_holds_a_name(signed_in, case, therapist, name):
    page = signed_in(therapist).get(path(name, case)).content.decode()
    title = page[page.index("<title>") : page.index("</title>")]

    assert "Okafor" not in title
    assert case.client.number in title


@pytest.mark.parametrize("name", READ + WRITE)
def test_initials_replace_names_on_every_page(signed_in, case, therapist, name):
    therapist.names_shown = "INITIALS"
    therapist.save()
    make_cases.contact(case)

    page = signed_in(therapist).get(path(name, case)).content.decode()

    assert "Okafor" not in page
    assert "Daniel" not in page


@pytest.mark.parametrize("name", ["contact", "remove_contact", "restore_contact"])
def test_a_contact_of_another_client_is_not_found(signed_in, case, therapist, name):
    other = make.case(therapist=therapist, of=make.client("Ann Else"))
    contact = make_cases.contact(other)
    browser = signed_in(therapist)

    answer = browser.get if name == "contact" else browser.post

    assert answer(path(name, case, contact_id=contact.pk)).status_code == 404


@pytest.mark.parametrize("name", ["access", "reassign", "grant_access"])
def test_only_the_admin_says_who_works_in_a_case(signed_in, case, therapist, name):
    browser = signed_in(therapist)
    answer = browser.get if name == "access" else browser.post

    assert answer(path(name, case)).status_code == 403


def test_an_unknown_case_has_no_access_page(signed_in, admin):
    missing = reverse("cases:access", args=[uuid.uuid4()])

    assert signed_in(admin).get(missing).status_code == 404


@pytest.mark.parametrize("name", ["contacts", "intake", "suitability", "safety_plan"])
def test_who_covers_is_led_to_the_hand_over_and_nobody_else(
    signed_in, case, therapist, outsider, name
):
    make.access(to=case, user=outsider, hand_over="Ask about the exam.")

    page = reverse("sessions:hand_over", args=[case.pk])
    theirs = signed_in(outsider).get(path(name, case)).content.decode()
    own = signed_in(therapist).get(path(name, case)).content.decode()

    assert "You cover this case until" in theirs
    assert page in theirs
    assert "You cover this case" not in own
    assert "Ask about the exam." in signed_in(outsider).get(page).content.decode()


def test_a_closed_case_leads_its_therapist_to_a_new_one(
    signed_in, therapist, supervisor
):
    closed = make.closed_case(therapist=therapist)
    again = reverse("cases:new_for_client", args=[closed.client.pk])

    assert again in signed_in(therapist).get(path("contacts", closed)).content.decode()
    assert (
        again
        not in signed_in(supervisor).get(path("contacts", closed)).content.decode()
    )
