"""Names, numbers and days: the register, likely duplicates, who knows a client."""

from datetime import date

import pytest

from cases import queries
from cases.actions import reassign_case
from cases.models import Case
from tests import make

BORN = date(1974, 3, 14)


def duplicates(user, name="Okafor", born=BORN):
    return queries.possible_duplicates(born_on=born, family_name=name, user=user)


@pytest.mark.parametrize("name", ["Okafor", "OKAFOR", " okafor ", "Ókafor"])
def test_the_same_birth_and_family_name_may_be_the_same_person(case, therapist, name):
    (one,) = duplicates(therapist, name)

    assert one.client == case.client


@pytest.mark.parametrize("count", [1, 12])
def test_whoever_may_be_the_same_person_is_found_in_four_queries(
    therapist, outsider, django_assert_num_queries, count
):
    for number in range(count):
        of = make.client(f"Anna{number} Okafor")
        make.case(therapist=(therapist, outsider)[number % 2], of=of)

    with django_assert_num_queries(4):
        assert len(duplicates(therapist)) == count


def test_another_birth_or_name_is_someone_else(case, therapist):
    assert duplicates(therapist, "Oakfor") == []
    assert duplicates(therapist, born=date(1974, 3, 15)) == []


def test_who_may_read_the_case_is_led_to_it(case, therapist, supervisor):
    for person in (therapist, supervisor):
        (one,) = duplicates(person)
        assert one.may_know
        assert one.case_id == case.pk


def test_a_stranger_learns_no_more_than_that_someone_is_there(case, outsider):
    (one,) = duplicates(outsider)

    assert not one.may_know
    assert one.case_id is None


def test_an_admin_knows_the_client_but_opens_no_case(case, admin):
    (one,) = duplicates(admin)

    assert one.may_know
    assert one.case_id is None


def test_a_returning_client_leads_to_the_newest_case(therapist):
    old = make.closed_case(therapist=therapist, referred_on=date(2024, 1, 1))
    new = make.case(therapist=therapist, of=old.client)

    (one,) = duplicates(therapist)

    assert one.case_id == new.pk


def test_a_client_comes_back_to_a_therapist_of_theirs_or_through_an_admin(
    case, therapist, outsider, admin
):
    assert queries.client_to_return(therapist, case.client.pk) == case.client
    assert queries.client_to_return(admin, case.client.pk) == case.client
    assert queries.client_to_return(outsider, case.client.pk) is None
    assert queries.client_to_return(admin, case.pk) is None


def test_who_reads_a_case_as_cover_or_supervisor_opens_no_new_one(
    case, outsider, supervisor
):
    make.access(to=case, user=outsider)

    for reader in (outsider, supervisor):
        assert queries.client_to_return(reader, case.client.pk) is None


def test_a_former_therapist_is_one_who_treated_the_client(
    case, therapist, outsider, admin
):
    reassign_case(case=case, by=admin, therapist=outsider, reason="Leave")

    assert queries.client_to_return(therapist, case.client.pk) == case.client

    therapist.is_therapist, therapist.is_supervisor = False, True
    therapist.save()
    assert queries.client_to_return(therapist, case.client.pk) is None


def test_a_reader_is_led_to_the_case_and_not_to_opening_another(case, outsider):
    make.access(to=case, user=outsider)

    (one,) = duplicates(outsider)

    assert (one.case_id, one.may_know, one.may_return) == (case.pk, True, False)


def test_the_register_lists_every_case_by_name_in_one_query(
    therapist, outsider, django_assert_num_queries
):
    make.case(therapist=therapist, of=make.client("Zoe Adams"))
    make.case(
        therapist=outsider,
        of=make.client("Ann Zimmer", safe_contact="Mobile only"),
        protocol_key="",
    )
    make.closed_case(therapist=therapist, of=make.client("Ben Adams"))

    with django_assert_num_queries(1):
        rows = queries.register()
        names = [row.client.full_name for row in rows]

    assert names == ["Ben Adams", "Zoe Adams", "Ann Zimmer"]
    ben, zoe, ann = rows
    assert (ben.status_words, ben.closed_on) == ("Closed", make.TODAY)
    assert (zoe.model, zoe.status_words) == ("IPT", "In treatment")
    assert (ann.model, ann.needs_care_in_contact) == ("", True)
    assert not zoe.needs_care_in_contact


def test_the_register_holds_nothing_clinical(case):
    (row,) = queries.register()

    assert not {"problem", "referral_reason", "ending_outcome"} & set(vars(row))


def test_therapists_are_those_who_can_be_given_a_case(therapist, supervisor, admin):
    gone = make.user("Gil Gone", is_active=False)

    found = list(queries.therapists())

    assert therapist in found
    assert not {supervisor, admin, gone} & set(found)


def test_cases_of_a_client_are_those_that_a_person_may_read(therapist, outsider):
    old = make.closed_case(therapist=outsider, referred_on=date(2024, 1, 1))
    new = make.case(therapist=therapist, of=old.client)

    assert list(queries.cases_of_client(old.client)) == [new, old]
    assert list(queries.visible_cases_of_client(old.client, therapist)) == [new]
    assert queries.has_open_case(old.client)
    assert queries.is_visible(new.pk, therapist)
    assert not queries.is_visible(old.pk, therapist)


def test_the_warning_is_what_the_client_said(case):
    case.client.safe_contact = "Mobile only, no voicemail"

    assert queries.contact_warning(case.client) == "Mobile only, no voicemail"


def test_a_duplicate_with_an_open_case_offers_no_other(signed_in, therapist):
    client = make.client("Daniel Okafor")
    case = make.case(therapist=therapist, of=client)
    (one,) = queries.possible_duplicates(
        born_on=client.born_on, family_name="Okafor", user=therapist
    )
    assert one.has_open_case
    browser = signed_in(therapist)
    form = {
        "given_name": "Dan",
        "family_name": "Okafor",
        "born_on": client.born_on.isoformat(),
        "referral_source": "GP",
        "referred_on": make.TODAY.isoformat(),
        "problem": "DEPRESSION",
    }

    page = browser.post("/clients/new/", form).content.decode()

    assert "A case of theirs is open" in page
    assert f"New case for {client.number}" not in page
    assert f"Open {client.number}" in page
    case.status, case.closed_on = Case.Status.CLOSED, make.TODAY
    case.closed_by, case.ending_reason = therapist, "COMPLETED"
    case.save()
    page = browser.post("/clients/new/", form).content.decode()
    assert f"New case for {client.number}" in page
