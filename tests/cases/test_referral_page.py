"""One short form: client, case, people and first consents."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.models import Case, Client, Consent, Contact
from tests import make

NEW = "/clients/new/"


def today():
    return timezone.localdate()


def form(**fields):
    values = {
        "given_name": "Daniel",
        "family_name": "Okafor",
        "born_on": "1974-03-14",
        "referral_source": "GP",
        "referred_on": today().isoformat(),
        "problem": "DEPRESSION",
        "consent_on": today().isoformat(),
    }
    return values | fields


def errors_of(response):
    assert response.status_code == 200
    assert not Client.objects.exists()
    return response.context["form"].errors


def test_a_therapist_adds_a_client_and_goes_on_to_the_assessment(signed_in, therapist):
    response = signed_in(therapist).post(NEW, form())

    case = Case.objects.get()
    assert response.headers["Location"] == f"/cases/{case.pk}/intake/"
    assert case.therapist == therapist
    assert not case.is_model_decided


def test_an_admin_chooses_the_therapist_and_goes_on_to_the_access_page(
    signed_in, admin, therapist
):
    response = signed_in(admin).post(NEW, form(therapist=str(therapist.pk)))

    case = Case.objects.get()
    assert response.headers["Location"] == f"/cases/{case.pk}/access/"
    assert (case.therapist, case.opened_by) == (therapist, admin)


def test_an_admin_has_to_choose(signed_in, admin):
    assert errors_of(signed_in(admin).post(NEW, form())) == {
        "therapist": ["Choose the therapist"]
    }


def test_a_therapist_is_not_asked_and_cannot_choose(signed_in, therapist, outsider):
    browser = signed_in(therapist)
    assert b'name="therapist"' not in browser.get(NEW).content

    browser.post(NEW, form(therapist=str(outsider.pk)))

    assert Case.objects.get().therapist == therapist


def test_an_admin_who_is_a_therapist_begins_with_themselves(signed_in, db):
    both = make.user("Bo Both", roles="therapist admin")

    page = signed_in(both).get(NEW)

    assert page.context["form"]["therapist"].value() == str(both.pk)


def test_a_supervisor_adds_nobody(signed_in, supervisor):
    assert signed_in(supervisor).get(NEW).status_code == 403


@pytest.mark.parametrize(
    ("fields", "where", "sentence"),
    [
        ({"given_name": ""}, "given_name", "Enter the given name"),
        ({"family_name": " "}, "family_name", "Enter the family name"),
        ({"born_on": ""}, "born_on", "Enter the date of birth"),
        (
            {"born_on": "31 2 1974"},
            "born_on",
            "Date of birth must be a real date, like 23 11 2026",
        ),
        ({"problem": ""}, "problem", "Choose the problem treated"),
        ({"problem": "OTHER"}, "other_problem", "Write which problem is treated"),
        ({"referral_source": ""}, "referral_source", "Say who referred the client"),
        ({"consent_treatment": "on", "consent_on": ""}, "consent_on", "Enter the date"),
        ({"protocol_key": "IPT_ADULT"}, "model_reason", "Write how the model"),
        ({"email": "daniel"}, "email", "Enter an email address"),
        ({"given_name": "D" * 81}, "given_name", "can hold 80 characters"),
    ],
)
def test_bad_input_comes_back_with_a_sentence_and_what_was_typed(
    signed_in, therapist, fields, where, sentence
):
    response = signed_in(therapist).post(NEW, form(preferred_name="Danny", **fields))

    errors = errors_of(response)
    assert list(errors) == [where]
    assert sentence in errors[where][0]
    assert b'value="Danny"' in response.content
    assert b"There is a problem" in response.content
    assert b"<title>Error: New client" in response.content


@pytest.mark.parametrize("name", ["born_on", "referred_on", "consent_on"])
def test_no_day_is_in_the_future(signed_in, therapist, name):
    tomorrow = (today() + timedelta(days=1)).isoformat()

    response = signed_in(therapist).post(
        NEW, form(consent_records="on") | {name: tomorrow}
    )

    assert "must be today or in the past" in errors_of(response)[name][0]


@pytest.mark.parametrize("typed", ["14 03 1974", "14/03/1974", "14.03.1974"])
def test_a_date_can_be_typed_in_several_ways(signed_in, therapist, typed):
    signed_in(therapist).post(NEW, form(born_on=typed))

    assert Client.objects.get().born_on.isoformat() == "1974-03-14"


def test_people_and_consents_are_saved_with_it(signed_in, therapist):
    signed_in(therapist).post(
        NEW,
        form(
            gp_name="Dr Amin",
            emergency_name="Grace",
            emergency_phone="555 0100",
            consent_treatment="on",
            consent_gp="on",
        ),
    )

    kinds = {one.kind: one for one in Contact.objects.all()}
    assert set(kinds) == {"GP", "EMERGENCY"}
    assert kinds["GP"].consent_given_on == today()
    assert kinds["EMERGENCY"].phone == "555 0100"
    assert {one.kind for one in Consent.objects.all()} == {"TREATMENT", "SHARE_GP"}


def test_without_ticks_no_consent_is_recorded(signed_in, therapist):
    signed_in(therapist).post(NEW, form(gp_name="Dr Amin"))

    assert not Consent.objects.exists()
    assert Contact.objects.get().consent_given_on is None


def test_another_problem_needs_no_second_name(signed_in, therapist):
    signed_in(therapist).post(NEW, form(problem="ANXIETY", other_problem="left over"))

    case = Case.objects.get()
    assert (case.other_problem, case.main_measure) == ("", "GAD7")


def test_a_model_that_is_decided_already_is_kept_with_its_reason(signed_in, therapist):
    signed_in(therapist).post(
        NEW, form(protocol_key="DIT_16_SEED", model_reason="Decided at triage")
    )

    assert Case.objects.get().model_changes.get().reason == "Decided at triage"


def born_years_ago(years):
    day = today()
    return day.replace(year=day.year - years, day=1).isoformat()


def test_under_18_needs_a_guardian_and_what_may_be_shared(signed_in, therapist):
    response = signed_in(therapist).post(NEW, form(born_on=born_years_ago(16)))

    assert set(errors_of(response)) == {"guardian_name", "guardian_may_be_told"}


def test_under_18_is_saved_with_the_guardian(signed_in, therapist):
    signed_in(therapist).post(
        NEW,
        form(
            born_on=born_years_ago(16),
            guardian_name="Ann Okafor",
            guardian_relation="Mother",
            guardian_may_be_told="That sessions happen",
            guardian_is_responsible="on",
        ),
    )

    guardian = Contact.objects.get(kind="GUARDIAN")
    assert guardian.has_legal_responsibility
    assert guardian.may_be_told == "That sessions happen"


def test_an_adult_needs_no_guardian(signed_in, therapist):
    signed_in(therapist).post(NEW, form(born_on=born_years_ago(19)))

    assert Client.objects.count() == 1


def test_a_likely_duplicate_is_said_before_anything_is_saved(signed_in, therapist):
    case = make.closed_case(therapist=therapist)
    response = signed_in(therapist).post(NEW, form(given_name="Dan"))

    page = response.content.decode()
    assert Client.objects.count() == 1
    assert "There is already a client born 14-Mar-1974" in page
    assert "Nothing is saved yet" in page
    assert f'href="/cases/{case.pk}/"' in page
    assert reverse("cases:new_for_client", args=[case.client.pk]) in page
    assert 'value="Dan"' in page


def test_a_stranger_is_told_to_ask_and_learns_no_name_or_number(
    signed_in, case, outsider
):
    page = signed_in(outsider).post(NEW, form(given_name="Dan")).content.decode()

    assert "Possible duplicate" in page
    assert "Ask the practice admin" in page
    assert case.client.number not in page
    assert "Daniel" not in page
    assert str(case.pk) not in page
    assert str(case.client.pk) not in page


def test_an_admin_is_led_to_a_new_case_for_the_same_client(signed_in, therapist, admin):
    case = make.closed_case(therapist=therapist)
    response = signed_in(admin).post(NEW, form(therapist=str(case.therapist.pk)))

    page = response.content.decode()
    assert reverse("cases:new_for_client", args=[case.client.pk]) in page
    assert f'href="/cases/{case.pk}/"' not in page


def test_a_new_client_can_be_added_all_the_same(signed_in, case, therapist):
    signed_in(therapist).post(NEW, form(given_name="Dan", anyway="1"))

    assert Client.objects.count() == 2


def test_no_other_verb(signed_in, therapist):
    assert signed_in(therapist).put(NEW).status_code == 405


def again(client):
    return reverse("cases:new_for_client", args=[client.pk])


def test_a_client_who_comes_back_gets_a_new_case(signed_in, therapist):
    old = make.closed_case(therapist=therapist)
    browser = signed_in(therapist)
    page = browser.get(again(old.client)).content.decode()
    assert f'href="/cases/{old.pk}/"' in page

    browser.post(again(old.client), form())

    new = Case.objects.open().get()
    assert new.client == old.client
    assert browser.get(f"/cases/{old.pk}/intake/").status_code == 200


def test_an_open_case_is_closed_first(signed_in, case, therapist):
    browser = signed_in(therapist)
    assert b"There is an open case" in browser.get(again(case.client)).content

    response = browser.post(again(case.client), form())

    assert "Close it before opening another" in str(response.context["form"].errors)
    assert Case.objects.count() == 1


def test_a_bad_return_comes_back_with_what_was_typed(signed_in, therapist):
    old = make.closed_case(therapist=therapist)

    response = signed_in(therapist).post(
        again(old.client), form(problem="", referral_reason="Low again")
    )

    assert b"Choose the problem treated" in response.content
    assert b"Low again" in response.content


def test_a_stranger_finds_no_client_to_open_a_case_for(signed_in, outsider, therapist):
    old = make.closed_case(therapist=therapist)

    assert signed_in(outsider).get(again(old.client)).status_code == 404


def test_an_admin_sees_no_earlier_case_but_opens_a_new_one(signed_in, admin, therapist):
    old = make.closed_case(therapist=therapist)
    browser = signed_in(admin)
    assert b"None that you can open" in browser.get(again(old.client)).content

    response = browser.post(again(old.client), form(therapist=str(therapist.pk)))

    new = Case.objects.open().get()
    assert response.headers["Location"] == f"/cases/{new.pk}/access/"


def test_another_problem_is_named_in_one_s_own_word(signed_in, therapist):
    signed_in(therapist).post(NEW, form(problem="OTHER", other_problem="tics"))

    assert Case.objects.get().other_problem == "tics"
