"""Identity, contacts, consents and the agreement under 18, in the browser."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from cases import queries
from cases.models import ConfidentialityAgreement, Consent, Contact
from tests import make, make_cases


def today():
    return timezone.localdate()


def identity(**fields):
    values = {
        "given_name": "Daniel",
        "family_name": "Adjei",
        "born_on": "1974-03-14",
        "safe_contact": "Mobile only",
    }
    return values | fields


def test_a_therapist_changes_who_the_client_is(signed_in, case, therapist):
    response = signed_in(therapist).post(f"/cases/{case.pk}/client/", identity())

    case.client.refresh_from_db()
    assert response.headers["Location"] == f"/cases/{case.pk}/contacts/"
    assert case.client.family_name == "Adjei"
    assert case.client.safe_contact == "Mobile only"


def test_bad_input_for_a_client_comes_back(signed_in, case, therapist):
    tomorrow = (today() + timedelta(days=1)).isoformat()

    response = signed_in(therapist).post(
        f"/cases/{case.pk}/client/", identity(born_on=tomorrow)
    )

    case.client.refresh_from_db()
    assert b"Date of birth must be today or in the past" in response.content
    assert b'value="Adjei"' in response.content
    assert case.client.family_name == "Okafor"


def test_an_admin_changes_identity_without_seeing_the_case(signed_in, case, admin):
    case.client.safe_contact = "Never on the landline"
    case.client.save()
    browser = signed_in(admin)
    page = browser.get(f"/cases/{case.pk}/client/").content.decode()
    assert "Never on the landline" not in page
    assert 'aria-label="Case"' not in page

    response = browser.post(f"/cases/{case.pk}/client/", identity())

    case.client.refresh_from_db()
    assert response.headers["Location"] == f"/cases/{case.pk}/access/"
    assert case.client.family_name == "Adjei"
    assert case.client.safe_contact == "Never on the landline"


def test_an_admin_who_treats_the_client_has_the_case_s_own_page(signed_in, db):
    both = make.user("Bo Both", roles="therapist admin")
    own = make.case(therapist=both)

    page = signed_in(both).get(f"/cases/{own.pk}/client/").content.decode()

    assert 'name="safe_contact"' in page


def contacts(case):
    return f"/cases/{case.pk}/contacts/"


def test_an_empty_list_says_what_to_do(signed_in, case, therapist):
    page = signed_in(therapist).get(contacts(case)).content.decode()

    assert "Nobody is on the list yet" in page
    assert f'href="{contacts(case)}new/"' in page
    assert page.count("Not asked yet") == len(Consent.Kind)
    assert "Under 18" not in page


def test_a_contact_is_added_changed_removed_and_put_back(signed_in, case, therapist):
    browser = signed_in(therapist)
    browser.post(f"{contacts(case)}new/", {"kind": "GP", "name": "Dr Amin"})
    contact = Contact.objects.get()

    browser.post(
        f"{contacts(case)}{contact.pk}/",
        {"kind": "GP", "name": "Dr Amin", "consent_given_on": "2026-01-05"},
    )
    contact.refresh_from_db()
    assert contact.consent_given_on == date(2026, 1, 5)

    browser.post(f"{contacts(case)}{contact.pk}/remove/")
    page = browser.get(contacts(case)).content.decode()
    assert "Taken off the list" in page
    assert "Nobody is on the list yet" in page
    assert browser.get(f"{contacts(case)}{contact.pk}/").status_code == 404

    browser.post(f"{contacts(case)}{contact.pk}/restore/")
    assert "Taken off the list" not in browser.get(contacts(case)).content.decode()


def test_removing_twice_says_so(signed_in, case, therapist):
    contact = make_cases.contact(case)
    browser = signed_in(therapist)
    browser.post(f"{contacts(case)}{contact.pk}/remove/")

    page = browser.post(f"{contacts(case)}{contact.pk}/remove/", follow=True)

    assert b"no longer on the list" in page.content


@pytest.mark.parametrize(
    ("fields", "where", "sentence"),
    [
        ({"name": ""}, "name", "Enter a name"),
        ({"kind": ""}, "kind", "Say who this is"),
        (
            {"consent_given_on": "2026-02-01", "consent_withdrawn_on": "2026-01-01"},
            "consent_withdrawn_on",
            "cannot be before it was given",
        ),
    ],
)
def test_a_bad_contact_comes_back(signed_in, case, therapist, fields, where, sentence):
    response = signed_in(therapist).post(
        f"{contacts(case)}new/",
        {"kind": "GP", "name": "Dr Amin", "relation": "Since 2019"} | fields,
    )

    errors = response.context["form"].errors
    assert list(errors) == [where]
    assert sentence in errors[where][0]
    assert b"Since 2019" in response.content
    assert not Contact.objects.exists()


def test_consent_to_contact_is_not_in_the_future(signed_in, case, therapist):
    tomorrow = (today() + timedelta(days=1)).isoformat()

    response = signed_in(therapist).post(
        f"{contacts(case)}new/",
        {"kind": "GP", "name": "Dr Amin", "consent_given_on": tomorrow},
    )

    assert b"must be today or in the past" in response.content


def test_a_link_can_say_which_kind_of_contact_is_meant(signed_in, case, therapist):
    page = signed_in(therapist).get(f"{contacts(case)}new/?kind=GUARDIAN")

    assert page.context["form"]["kind"].value() == "GUARDIAN"


@pytest.mark.parametrize("name", ["remove", "restore"])
def test_lists_change_by_post_alone(signed_in, case, therapist, name):
    contact = make_cases.contact(case)

    response = signed_in(therapist).get(f"{contacts(case)}{contact.pk}/{name}/")

    assert response.status_code == 405


def consent(case, kind="SHARE_GP"):
    return f"/cases/{case.pk}/consents/{kind}/"


def answer(given="GIVE", kind="SHARE_GP", **fields):
    values = {"answer": given, "on": today().isoformat(), "limits": "Dates only"}
    return {f"{kind}-{name}": value for name, value in (values | fields).items()}


def test_a_consent_is_given_and_taken_back(signed_in, case, therapist):
    browser = signed_in(therapist)

    browser.post(consent(case), answer())
    given = Consent.objects.get()
    assert (given.holds, given.limits) == (True, "Dates only")

    browser.post(consent(case), answer("WITHDRAW"))
    given.refresh_from_db()
    assert not given.holds
    assert "Taken back" in browser.get(contacts(case)).content.decode()


def test_a_no_is_recorded_as_a_no(signed_in, case, therapist):
    browser = signed_in(therapist)

    browser.post(consent(case), answer("WITHDRAW"))

    assert "Said no" in browser.get(contacts(case)).content.decode()


def test_a_consent_without_an_answer_comes_back_at_its_place(
    signed_in, case, therapist
):
    response = signed_in(therapist).post(consent(case), answer(""))

    page = response.content.decode()
    assert "Say whether the client agrees" in page
    assert page.count("<details open>") == 1
    assert 'value="Dates only"' in page
    assert not Consent.objects.exists()


def test_a_withdrawal_before_the_giving_comes_back(signed_in, case, therapist):
    make_cases.consent(case, given_on=today(), at=None)

    response = signed_in(therapist).post(
        consent(case), answer("WITHDRAW", on="2020-01-01")
    )

    assert b"cannot be before the consent was given" in response.content


def test_an_unknown_consent_is_not_found(signed_in, case, therapist):
    assert signed_in(therapist).post(consent(case, "MOON")).status_code == 404


def test_consents_change_by_post_alone(signed_in, case, therapist):
    assert signed_in(therapist).get(consent(case)).status_code == 405


def test_a_supervisor_changes_no_consent(signed_in, case, supervisor):
    assert signed_in(supervisor).post(consent(case), answer()).status_code == 403


@pytest.fixture
def young(therapist):
    return make.case(
        therapist=therapist,
        of=make.client(born_on=today() - timedelta(days=16 * 365)),
    )


def test_under_18_has_a_panel_that_names_what_is_missing(signed_in, young, therapist):
    page = signed_in(therapist).get(contacts(young)).content.decode()

    assert "Ask the client before sharing with parents" in page
    assert "No parent or guardian is on the list yet" in page
    assert "Nothing is agreed yet about what stays private" in page


def agreement(**fields):
    values = {
        "who_consents": "Client and mother, after talking it over",
        "stays_private": "What is said here",
        "may_be_shared": "That sessions happen",
        "agreed_by_client_on": today().isoformat(),
    }
    return values | fields


def test_an_agreement_is_written_and_shown(signed_in, young, therapist):
    mother = make_cases.contact(
        young, kind="GUARDIAN", name="Ann Okafor", relation="Mother"
    )
    browser = signed_in(therapist)

    browser.post(
        f"{contacts(young)}agreement/",
        agreement(
            guardian=str(mother.pk),
            agreed_by_guardian_on=today().isoformat(),
            is_safety_exception_said="on",
        ),
    )

    found = ConfidentialityAgreement.objects.get()
    assert found.guardian == mother
    page = browser.get(contacts(young)).content.decode()
    assert "Client and mother, after talking it over" in page
    assert "May be told" in page


@pytest.mark.parametrize(
    ("fields", "where", "sentence"),
    [
        ({"stays_private": ""}, "stays_private", "Write what stays private"),
        ({"agreed_by_guardian_on": "2026-01-01"}, "guardian", "Choose who agreed"),
        ({"agreed_by_client_on": ""}, "agreed_by_client_on", "Enter the day"),
    ],
)
def test_a_bad_agreement_comes_back(
    signed_in, young, therapist, fields, where, sentence
):
    response = signed_in(therapist).post(
        f"{contacts(young)}agreement/", agreement(**fields)
    )

    errors = response.context["form"].errors
    assert list(errors) == [where]
    assert sentence in errors[where][0]
    assert b"That sessions happen" in response.content


def test_initials_stand_for_contacts_and_hide_how_to_reach_them(
    signed_in, case, therapist
):
    make_cases.contact(case, name="Grace Okafor", phone="555 0100")
    case.client.phone = "555 0199"
    case.client.save()
    browser = signed_in(therapist)
    assert "555 0100" in browser.get(contacts(case)).content.decode()

    therapist.names_shown = "INITIALS"
    therapist.save()
    page = browser.get(contacts(case)).content.decode()

    assert "G.O." in page
    assert "555" not in page


def test_a_bad_change_of_a_contact_comes_back(signed_in, case, therapist):
    contact = make_cases.contact(case)

    page = signed_in(therapist).post(
        f"{contacts(case)}{contact.pk}/", {"kind": "GP", "name": "", "relation": "Aunt"}
    )

    contact.refresh_from_db()
    assert b"Enter a name" in page.content
    assert b'value="Aunt"' in page.content
    assert contact.kind == "EMERGENCY"


REACH = {
    "phone": "020 7946 0999",
    "email": "ann@example.org",
    "address": "4 Quay Street",
}


@pytest.mark.parametrize("kind", ["GUARDIAN", "PARTNER", "GP", "SCHOOL"])
def test_a_refusal_hides_how_to_reach_someone_on_every_page(
    signed_in, case, therapist, kind
):
    someone = make_cases.contact(
        case, kind=kind, consent_given_on=date(2026, 9, 1), **REACH
    )
    browser = signed_in(therapist)
    pages = [
        f"/cases/{case.pk}/contacts/",
        f"/cases/{case.pk}/contacts/{someone.pk}/",
    ]
    for url in pages:
        assert REACH["phone"] in browser.get(url).content.decode()
    make_cases.withdrawn_consent(case, queries.CONSENT_FOR_CONTACT[kind])

    for url in pages:
        page = browser.get(url).content.decode()
        assert "The client took back consent to" in page
        assert not any(value in page for value in REACH.values())


def test_changing_someone_who_is_refused_keeps_how_to_reach_them(
    signed_in, case, therapist
):
    someone = make_cases.contact(case, kind="OTHER", name="Ann Bell", **REACH)
    someone.consent_withdrawn_on = date(2026, 10, 1)
    someone.save()

    signed_in(therapist).post(
        f"/cases/{case.pk}/contacts/{someone.pk}/",
        {"kind": "OTHER", "name": "Ann Bell", "consent_given_on": ""},
    )

    someone.refresh_from_db()
    assert (someone.phone, someone.consent_withdrawn_on) == (REACH["phone"], None)


def test_a_refused_emergency_contact_stands_behind_the_words_danger_to_life(
    signed_in, case, therapist
):
    make_cases.contact(case, consent_withdrawn_on=date(2026, 10, 1), **REACH)

    page = signed_in(therapist).get(f"/cases/{case.pk}/contacts/").content.decode()

    before, _, after = page.partition("Only where a life is in danger")
    assert REACH["phone"] not in before
    assert REACH["phone"] in after


@pytest.fixture
def closed(therapist):
    return make.closed_case(therapist=therapist)


def test_a_consent_is_taken_back_after_closing(signed_in, closed, therapist):
    make_cases.consent(closed)
    browser = signed_in(therapist)
    page = browser.get(f"/cases/{closed.pk}/contacts/").content.decode()
    assert "says no, or takes it back" in page
    assert "Add a contact" not in page

    browser.post(
        f"/cases/{closed.pk}/consents/SHARE_GP/",
        {"SHARE_GP-answer": "WITHDRAW", "SHARE_GP-on": today().isoformat()},
    )

    assert Consent.objects.get().withdrawn_on == today()


def test_after_closing_only_the_consent_to_a_contact_changes(
    signed_in, closed, therapist
):
    someone = make_cases.contact(closed, kind="OTHER", name="Ann Bell", **REACH)
    url = f"/cases/{closed.pk}/contacts/{someone.pk}/"
    browser = signed_in(therapist)

    browser.post(url, {"name": "Someone", "consent_withdrawn_on": today().isoformat()})

    someone.refresh_from_db()
    assert (someone.name, someone.consent_withdrawn_on) == ("Ann Bell", today())
    assert b"The case is closed" in browser.get(url).content


def test_leave_cover_records_no_consent_after_closing(signed_in, closed, outsider):
    make.access(to=closed, user=outsider)

    refused = signed_in(outsider).post(f"/cases/{closed.pk}/consents/SHARE_GP/")

    assert refused.status_code == 403
    page = signed_in(outsider).get(f"/cases/{closed.pk}/contacts/").content.decode()
    assert "says no, or takes it back" not in page
