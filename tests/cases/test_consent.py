"""Consents and contacts: given, limited, taken back, and what that stops."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError

from audit.models import Event
from cases import actions, queries
from cases.models import Client, Consent, Contact
from tests import make, make_cases

TOMORROW = make.TODAY + timedelta(days=1)


def test_a_consent_is_given_with_its_limits(case, therapist):
    consent = make_cases.consent(case, "SHARE_GP", limits="Dates only")

    assert consent.holds
    assert consent.limits == "Dates only"
    event = Event.objects.get(verb="consent.given")
    assert event.detail == {"kind": "SHARE_GP", "on": "2026-09-01"}
    assert event.occurred_at == make.NOW


def test_a_consent_that_holds_stops_nothing(case):
    make_cases.consent(case, "SHARE_GP")

    actions.check_consent(client=case.client, kind="SHARE_GP")
    actions.check_consent(client=case.client, kind="RECORDING")

    assert queries.agreed_by(case.client).refused == {}
    assert not any(line.is_taken_back for line in queries.consents_of(case.client))


def test_a_withdrawn_consent_stops_what_rests_on_it(case):
    make_cases.withdrawn_consent(case, "SHARE_GP")

    with pytest.raises(actions.ConsentWithdrawn) as refused:
        actions.check_consent(client=case.client, kind="SHARE_GP")
    assert str(refused.value) == (
        "The client took back consent to writing to the GP on 01-Oct-2026."
    )
    actions.check_consent(client=case.client, kind="SHARE_SCHOOL")


def test_a_no_from_the_start_stops_it_too(case, therapist):
    actions.withdraw_consent(
        client=case.client,
        case=case,
        by=therapist,
        kind="RECORDING",
        withdrawn_on=make.TODAY,
        at=make.NOW,
    )

    with pytest.raises(
        actions.ConsentWithdrawn, match="said no to recording sessions for supervision"
    ):
        actions.check_consent(client=case.client, kind="RECORDING")


def test_a_consent_can_be_given_again(case):
    make_cases.withdrawn_consent(case)

    make_cases.consent(case, given_on=make.TODAY)

    assert Consent.objects.get(client=case.client).holds
    actions.check_consent(client=case.client, kind="SHARE_GP")


def test_a_consent_is_taken_back_once(case):
    make_cases.withdrawn_consent(case)

    with pytest.raises(actions.ConsentNotGiven, match="already taken back"):
        actions.withdraw_consent(
            client=case.client,
            case=case,
            by=case.therapist,
            kind="SHARE_GP",
            withdrawn_on=make.TODAY,
            at=make.NOW,
        )


@pytest.mark.parametrize(
    ("day", "sentence"),
    [(TOMORROW, "today or in the past"), (date(2026, 8, 1), "before the consent")],
)
def test_the_day_of_a_withdrawal_is_between_giving_and_today(case, day, sentence):
    make_cases.consent(case)

    with pytest.raises(actions.DayNotPossible, match=sentence):
        actions.withdraw_consent(
            client=case.client,
            case=case,
            by=case.therapist,
            kind="SHARE_GP",
            withdrawn_on=day,
            at=make.NOW,
        )


def test_a_consent_is_not_given_in_the_future(case):
    with pytest.raises(actions.DayNotPossible, match="Date of consent"):
        make_cases.consent(case, given_on=TOMORROW)


def refusals(case):
    return {
        line.contact.kind: line.refusal for line in queries.contact_lines(case.client)
    }


@pytest.mark.parametrize("kind", ["GP", "GUARDIAN", "PARTNER", "SCHOOL", "REFERRER"])
def test_a_withdrawn_consent_stops_contact_with_that_person(case, kind):
    contact = make_cases.contact(case, kind=kind, consent_given_on=date(2026, 9, 1))
    assert refusals(case) == {kind: ""}
    make_cases.withdrawn_consent(case, queries.CONSENT_FOR_CONTACT[kind])

    assert "took back consent to" in refusals(case)[kind]
    assert queries.contact_refusal(contact) == refusals(case)[kind]


def test_a_consent_taken_back_for_one_person_stops_contact_with_them(case):
    make_cases.contact(case, kind="OTHER", consent_withdrawn_on=date(2026, 10, 1))

    assert "with this person on 01-Oct-2026." in refusals(case)["OTHER"]


def test_an_emergency_contact_rests_on_no_consent(case):
    make_cases.contact(case, kind="EMERGENCY")
    for kind in Consent.Kind:
        make_cases.withdrawn_consent(case, kind)

    assert refusals(case) == {"EMERGENCY": ""}


def test_a_contact_is_added_and_logged_without_the_name(case, therapist):
    contact = make_cases.contact(case)

    event = Event.objects.get(verb="contact.added")
    assert event.case_id == case.pk
    assert contact.name not in str(event.detail)


def test_a_change_is_logged_by_field(case, therapist):
    contact = make_cases.contact(case)

    actions.change_contact(
        contact=contact, case=case, by=therapist, phone="555 0100", name=contact.name
    )

    contact.refresh_from_db()
    assert contact.phone == "555 0100"
    assert Event.objects.get(verb="contact.changed").detail == {"fields": ["phone"]}


def test_a_contact_saved_unchanged_writes_nothing(case, therapist):
    contact = make_cases.contact(case)

    actions.change_contact(contact=contact, case=case, by=therapist, name=contact.name)

    assert not Event.objects.filter(verb="contact.changed").exists()


@pytest.mark.parametrize("name", ["consent_given_on", "consent_withdrawn_on"])
def test_consent_to_contact_has_no_day_in_the_future(case, therapist, name):
    contact = make_cases.contact(case)

    with pytest.raises(actions.DayNotPossible, match="Date of consent"):
        actions.change_contact(
            contact=contact, case=case, by=therapist, at=make.NOW, **{name: TOMORROW}
        )


def test_a_removal_can_be_undone(case, therapist):
    contact = make_cases.contact(case)

    actions.remove_contact(contact=contact, case=case, by=therapist)
    assert list(queries.contacts_of(case.client)) == []
    assert list(queries.removed_contacts(case.client)) == [contact]

    actions.restore_contact(contact=contact, case=case, by=therapist)
    assert list(queries.contacts_of(case.client)) == [contact]
    verbs = list(Event.objects.order_by("id").values_list("verb", flat=True))
    assert verbs[-2:] == ["contact.removed", "contact.restored"]


def test_someone_removed_is_neither_removed_again_nor_changed(case, therapist):
    contact = make_cases.contact(case)
    actions.remove_contact(contact=contact, case=case, by=therapist)

    with pytest.raises(actions.ContactAlreadyRemoved, match="no longer on the list"):
        actions.remove_contact(contact=contact, case=case, by=therapist)
    with pytest.raises(actions.ContactAlreadyRemoved):
        actions.change_contact(contact=contact, case=case, by=therapist, phone="1")


def test_restoring_someone_on_the_list_changes_nothing(case, therapist):
    contact = make_cases.contact(case)

    actions.restore_contact(contact=contact, case=case, by=therapist)

    assert not Event.objects.filter(verb="contact.restored").exists()


def test_lines_say_who_may_be_contacted(case, django_assert_num_queries):
    make_cases.contact(case, kind="EMERGENCY")
    make_cases.contact(case, kind="GP", name="Dr Amin")
    make_cases.contact(case, kind="PARTNER", consent_given_on=date(2026, 9, 1))
    make_cases.withdrawn_consent(case, "SHARE_PARTNER")

    with django_assert_num_queries(3):
        lines = queries.contact_lines(case.client)

    asked = {line.contact.kind: line.is_asked for line in lines}
    assert asked == {"EMERGENCY": True, "GP": False, "PARTNER": True}
    assert [line.contact.kind for line in lines if line.refusal] == ["PARTNER"]


def test_every_refusal_says_what_it_stops(case):
    for kind in Consent.Kind:
        make_cases.withdrawn_consent(case, kind)

    lines = queries.consents_of(case.client)

    assert all(line.stops for line in lines)
    make_cases.consent(case, "RECORDING", given_on=make.TODAY)
    stops = {line.kind: line.stops for line in queries.consents_of(case.client)}
    assert stops["RECORDING"] == ""


def test_every_consent_has_a_line_asked_or_not(case):
    make_cases.consent(case, "TREATMENT")
    make_cases.withdrawn_consent(case, "SHARE_GP")

    lines = {line.kind: line for line in queries.consents_of(case.client)}

    assert set(lines) == set(Consent.Kind.values)
    assert lines["TREATMENT"].is_given
    assert lines["SHARE_GP"].is_taken_back
    assert not lines["RECORDS"].is_given
    assert not lines["RECORDS"].is_taken_back


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        ([], ""),
        (["SHARE_GP"], ""),
        (["TREATMENT"], "Treatment: consent taken back, 1 Oct"),
        (
            ["RECORDS", "TREATMENT"],
            (
                "Treatment: consent taken back, 1 Oct; "
                "Keeping this record: consent taken back, 1 Oct"
            ),
        ),
    ],
)
def test_one_line_says_that_treatment_or_records_were_refused(case, kinds, words):
    make_cases.consent(case, "TREATMENT")
    for kind in kinds:
        make_cases.withdrawn_consent(case, kind)

    assert queries.consent_line(case.client) == words


def test_an_agreement_under_18_keeps_the_earlier_ones(therapist):
    case = make_cases.young_case(therapist=therapist)
    mother = make_cases.contact(case, kind="GUARDIAN", name="Ann Okafor")
    words = {
        "who_consents": "Client and mother",
        "stays_private": "What is said here",
        "may_be_shared": "That sessions happen",
        "agreed_by_client_on": make.TODAY,
    }
    actions.agree_confidentiality(case=case, by=therapist, at=make.NOW, **words)
    newer = actions.agree_confidentiality(
        case=case,
        by=therapist,
        guardian=mother,
        agreed_by_guardian_on=make.TODAY,
        at=make.NOW + timedelta(minutes=1),
        **words | {"may_be_shared": "Attendance"},
    )

    assert queries.agreement_under_18(case) == newer
    assert queries.agreement_to_begin_with(case)["may_be_shared"] == "Attendance"
    assert case.confidentiality_agreements.count() == 2
    assert list(queries.guardians_of(case.client)) == [mother]


def test_an_agreement_is_not_made_in_the_future(case, therapist):
    with pytest.raises(actions.DayNotPossible, match="Date of the agreement"):
        actions.agree_confidentiality(
            case=case,
            by=therapist,
            who_consents="Both",
            stays_private="All",
            may_be_shared="Nothing",
            agreed_by_client_on=TOMORROW,
            at=make.NOW,
        )


def test_a_first_agreement_begins_with_the_assessment(therapist):
    case = make_cases.young_case(therapist=therapist)
    assert queries.agreement_to_begin_with(case)["stays_private"] == ""
    actions.save_intake(
        case=case, by=therapist, answers={"kept_private": "Friends"}, version=0
    )

    assert queries.agreement_to_begin_with(case)["stays_private"] == "Friends"


@pytest.mark.parametrize(("born", "is_young"), [(2008, False), (2009, True)])
def test_under_18_ends_on_the_birthday(born, is_young):
    client = make_client_born(date(born, 11, 23))

    assert queries.is_under_18(client, make.TODAY) == is_young


def make_client_born(day: date):
    return Client(given_name="Ada", family_name="Young", born_on=day)


def test_the_database_refuses_a_consent_taken_back_before_it_was_given(case, therapist):
    with pytest.raises(IntegrityError):
        Contact.objects.create(
            client=case.client,
            kind="GP",
            name="Dr Amin",
            consent_given_on=date(2026, 2, 1),
            consent_withdrawn_on=date(2026, 1, 1),
        )


def test_the_database_refuses_a_consent_without_an_answer(case, therapist):
    with pytest.raises(IntegrityError):
        Consent.objects.create(
            client=case.client, kind="RECORDS", recorded_by=therapist
        )
