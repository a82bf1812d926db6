"""The admin's pages: who works in a case, and leavers. Nothing clinical on them."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from accounts.models import SupervisionLink
from cases.models import Case, CaseAccess
from tests import make, make_cases

CANARY = "CANARY-CLINICAL-TEXT"


def today():
    return timezone.localdate()


def path(name, case, **more):
    return reverse(f"cases:{name}", kwargs={"case_id": case.pk, **more})


def test_the_page_shows_the_register_and_nothing_clinical(signed_in, case, admin):
    case.referral_reason = CANARY
    case.save()
    case.client.safe_contact = CANARY
    case.client.save()
    make_cases.risk_entry(case, said=CANARY)
    make.access(to=case, user=make.user("Cora Cover"), hand_over=CANARY)

    page = signed_in(admin).get(path("access", case)).content.decode()

    assert case.client.number in page
    assert "Ruth Adeyemi" in page
    assert "Cora Cover" in page
    assert "Ask the therapist how" in page
    assert CANARY not in page
    assert 'aria-label="Case"' not in page


def test_the_admin_gives_the_case_to_someone_else(
    signed_in, case, admin, therapist, outsider
):
    browser = signed_in(admin)

    response = browser.post(
        path("reassign", case), {"person": str(outsider.pk), "reason": "Leaves"}
    )

    assert response.headers["Location"] == path("access", case)
    assert Case.objects.get().therapist == outsider
    page = browser.get(path("access", case)).content.decode()
    assert "from Ruth Adeyemi to Olu Stranger" in page
    assert signed_in(therapist).get(path("intake", case)).status_code == 404
    assert signed_in(outsider).get(path("intake", case)).status_code == 200


@pytest.mark.parametrize(
    ("fields", "where", "sentence"),
    [
        ({"person": ""}, "person", "Choose the new therapist"),
        ({"reason": ""}, "reason", "Write the reason"),
    ],
)
def test_a_bad_reassignment_comes_back(
    signed_in, case, admin, outsider, fields, where, sentence
):
    response = signed_in(admin).post(
        path("reassign", case),
        {"person": str(outsider.pk), "reason": "Leaves"} | fields,
    )

    assert sentence in response.context["reassign_form"].errors[where][0]
    assert b"There is a problem" in response.content
    assert Case.objects.get().therapist == case.therapist


def test_the_present_therapist_is_not_offered(signed_in, case, admin, therapist):
    response = signed_in(admin).post(
        path("reassign", case), {"person": str(therapist.pk), "reason": "Leaves"}
    )

    assert "person" in response.context["reassign_form"].errors


def test_nobody_takes_a_case_in_the_browser_either(signed_in, case, admin):
    both = make.user("Bo Both", roles="therapist admin")
    browser = signed_in(both)

    for name in ("reassign", "grant_access"):
        page = browser.post(
            path(name, case), cover(person=str(both.pk))
        ).content.decode()
        assert "Ask another practice admin" in page
    assert Case.objects.get().therapist == case.therapist
    assert not CaseAccess.objects.exists()


def cover(**fields):
    values = {
        "relation": "COVER",
        "reason": "Leave",
        "starts_on": today().isoformat(),
        "ends_on": (today() + timedelta(days=14)).isoformat(),
        "hand_over": "See the last two notes first",
    }
    return values | fields


def test_leave_cover_is_given_and_ended(signed_in, case, admin, outsider):
    signed_in(admin).post(path("grant_access", case), cover(person=str(outsider.pk)))
    access = CaseAccess.objects.get()
    assert access.granted_by == admin
    assert signed_in(outsider).get(path("intake", case)).status_code == 200

    browser = signed_in(admin)
    page = browser.get(path("access", case)).content.decode()
    assert "Leave cover" in page
    assert "See the last two notes first" not in page

    end = path("end_access", case, access_id=access.pk)
    browser.post(end)
    page = browser.post(end, follow=True).content.decode()
    assert "has ended already" in page
    assert signed_in(outsider).get(path("intake", case)).status_code == 404


@pytest.mark.parametrize(
    ("fields", "where", "sentence"),
    [
        ({"person": ""}, "person", "Choose who works in the case"),
        ({"relation": ""}, "relation", "Choose leave cover or co-therapist"),
        ({"hand_over": ""}, "hand_over", "Ask the therapist to write the hand-over"),
        ({"ends_on": ""}, "ends_on", "Enter the last day"),
        ({"ends_on": "2020-01-01"}, "ends_on", "cannot be before the first"),
        (
            {"starts_on": "2020-01-01", "ends_on": "2020-01-02"},
            "ends_on",
            "has passed already",
        ),
        ({"starts_on": "x"}, "starts_on", "must be a real date"),
    ],
)
def test_bad_cover_comes_back_with_what_was_typed(
    signed_in, case, admin, outsider, fields, where, sentence
):
    response = signed_in(admin).post(
        path("grant_access", case), cover(person=str(outsider.pk)) | fields
    )

    errors = response.context["grant_form"].errors
    assert list(errors) == [where]
    assert sentence in errors[where][0]
    assert b'value="Leave"' in response.content
    assert not CaseAccess.objects.exists()


def test_a_co_therapist_needs_no_hand_over(signed_in, case, admin, outsider):
    signed_in(admin).post(
        path("grant_access", case),
        cover(
            person=str(outsider.pk), relation="CO_THERAPIST", hand_over="", ends_on=""
        ),
    )

    assert CaseAccess.objects.get().ends_on is None


def test_a_grant_of_another_case_is_not_ended_here(signed_in, case, admin, therapist):
    other = make.case(therapist=therapist, of=make.client("Ann Else"))
    access = make.access(to=other, user=make.user("Cora Cover"))

    response = signed_in(admin).post(path("end_access", case, access_id=access.pk))

    assert response.status_code == 404


@pytest.mark.parametrize("name", ["reassign", "grant_access"])
def test_these_change_by_post_alone(signed_in, case, admin, name):
    assert signed_in(admin).get(path(name, case)).status_code == 405


def test_a_closed_case_offers_a_new_one_and_no_cover(signed_in, admin, therapist):
    closed = make.closed_case(therapist=therapist)

    page = signed_in(admin).get(path("access", closed)).content.decode()

    assert reverse("cases:new_for_client", args=[closed.client.pk]) in page
    assert "Give access" not in page


def leaves(person):
    return reverse("cases:deactivate_person", args=[person.pk])


def test_a_leaver_s_open_cases_are_listed_with_links(signed_in, case, admin, therapist):
    browser = signed_in(admin)
    page = browser.get(leaves(therapist)).content.decode()
    assert case.client.number in page
    assert path("access", case) in page
    assert "Deactivate the account" not in page

    response = browser.post(leaves(therapist))

    assert response.status_code == 409
    assert b"1 open case is still with this person" in response.content
    therapist.refresh_from_db()
    assert therapist.is_active


def test_a_leaver_without_open_cases_is_deactivated(signed_in, admin, outsider):
    browser = signed_in(admin)
    assert b"Deactivate the account" in browser.get(leaves(outsider)).content

    response = browser.post(leaves(outsider))

    outsider.refresh_from_db()
    assert not outsider.is_active
    assert response.headers["Location"] == f"/people/{outsider.pk}/"
    assert b"This account is deactivated" in browser.get(leaves(outsider)).content


def test_whom_a_leaver_supervises_is_listed_with_the_way_to_replace_and_to_end(
    signed_in, admin, supervisor, trainee
):
    link = SupervisionLink.objects.get(supervisor=supervisor, supervisee=trainee)
    browser = signed_in(admin)

    page = browser.get(leaves(supervisor)).content.decode()
    response = browser.post(leaves(supervisor))

    assert trainee.full_name in page
    assert reverse("accounts:add_link", args=[trainee.pk]) in page
    assert reverse("accounts:end_link", args=[supervisor.pk, link.pk]) in page
    assert "Deactivate the account" not in page
    assert response.status_code == 409
    assert b"still supervised by this person" in response.content
    supervisor.refresh_from_db()
    assert supervisor.is_active


def test_someone_deactivated_is_signed_out_at_once(signed_in, admin, outsider):
    theirs = Browser()
    theirs.force_login(outsider)
    assert theirs.get("/clients/new/").status_code == 200

    signed_in(admin).post(leaves(outsider))

    assert theirs.get("/clients/new/").status_code == 302


def test_one_s_own_account_stays(signed_in, admin):
    browser = signed_in(admin)
    assert b"This is your own account" in browser.get(leaves(admin)).content

    assert browser.post(leaves(admin)).status_code == 409


def test_an_unknown_person_is_not_found(signed_in, admin):
    missing = reverse("cases:deactivate_person", args=[uuid.uuid4()])

    assert signed_in(admin).get(missing).status_code == 404


def test_only_the_admin_deactivates(signed_in, therapist, outsider):
    assert signed_in(therapist).get(leaves(outsider)).status_code == 403
    assert signed_in(therapist).put(leaves(outsider)).status_code == 405


def test_the_form_says_what_each_of_the_two_may_do(signed_in, admin, case):
    page = signed_in(admin).get(reverse("cases:access", args=[case.pk]))

    assert "Works in the sessions, reads the rest." in page.content.decode()
    assert "stay with the therapist" in page.content.decode()
