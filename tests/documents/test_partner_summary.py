"""The second of a couple has a summary of their own: their own, and the joint work."""

from __future__ import annotations

import pytest
from django.urls import reverse

from cases.actions import ConsentWithdrawn
from cases.models import Case
from documents import actions
from documents.kinds import kind
from documents.kinds.summary_risk import risk_of
from documents.models import Document
from documents.queries.partner import NoPartner, partner_record_of
from documents.queries.record import record_of
from tests import make, make_cases, make_couples, make_formulation, make_sessions

pytestmark = pytest.mark.django_db

PARTNER = Document.Kind.PARTNER_SUMMARY


@pytest.fixture
def couple(therapist) -> Case:
    """Two sessions with both, one with each alone."""
    case = make_couples.couple_case(therapist=therapist)
    make_couples.terms(case)
    make_formulation.agreed_focus(case)
    booked = make_sessions.course(case=case, signed_ones=2)
    make_sessions.signed(booked[2], came="FIRST", techniques=("ROLE_PLAY",))
    make_sessions.signed(booked[3], came="SECOND", techniques=("CLARIFICATION",))
    for client in case.people_in_it:
        make_couples.safety_meeting(case, client=client, said=f"{client.given_name} so")
    make_couples.look(make_couples.agreement(case), outcome="KEPT")
    make_couples.joint_formulation(case, words="Priya and Tom both fall silent.")
    make_cases.risk_entry(case, about=case.partner)
    return Case.objects.with_people().get(pk=case.pk)


def text_of(case: Case, part: str, key: str = PARTNER) -> str:
    draft = actions.draft_document(case=case, by=case.therapist, kind=key)
    return next(one["text"] for one in draft.parts if one["key"] == part)


def test_it_is_about_the_partner_and_the_joint_work(couple):
    assert text_of(couple, "in_short").startswith(
        "Tom came as one of a couple, with their partner."
    )
    assert "The focus of the joint work was transition." in text_of(couple, "brought")
    did = text_of(couple, "did")
    assert "Tom was also seen alone, on 23 November 2026." in did
    assert "Agreed between the two: An hour to plan the week (kept)." in did


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (PARTNER, "Their partner and Tom both fall silent."),
        (Document.Kind.TREATMENT_SUMMARY, "Priya and their partner both fall silent."),
    ],
)
def test_what_both_said_speaks_of_the_other_too_and_waits_without_a_name(
    couple, key, said
):
    offers = kind(key).offers(kind(key).record_of(couple, today=make.TODAY))["brought"]

    [together] = [one for one in offers if one.label.startswith("Said together")]
    assert together.text == said
    assert not together.is_drafted


def test_what_was_said_alone_waits_until_somebody_puts_it_in(couple):
    offers = kind(PARTNER).offers(partner_record_of(couple, today=make.TODAY))["did"]

    [said] = [one for one in offers if one.text == "Tom so."]
    assert not said.is_drafted
    assert "Ask first" in said.label
    assert not [one for one in offers if "Priya" in one.text]


def test_sessions_of_one_alone_are_in_no_record_of_the_other(couple):
    first = record_of(couple, today=make.TODAY)
    second = partner_record_of(couple, today=make.TODAY)

    assert [one.session.number for one in first.attended] == [1, 2, 3]
    assert [one.session.number for one in second.attended] == [1, 2, 4]
    assert {one.focus_link for one in second.held} == {""}


def test_its_safety_is_that_of_the_partner(couple):
    record = partner_record_of(couple, today=make.TODAY)
    assert record.risk.about == couple.partner
    assert "no thoughts of self-harm" in risk_of(record)[0].text
    assert text_of(couple, "risk") == ""


def test_the_clients_own_summary_has_the_joint_work_too(couple):
    did = text_of(couple, "did", Document.Kind.TREATMENT_SUMMARY)

    assert "Priya was also seen alone" in did
    assert "Tom" not in did
    assert "An hour to plan the week (kept)" in did


def test_the_partners_consent_decides_and_the_clients_does_not(couple, therapist):
    make_cases.withdrawn_consent(couple)
    draft = actions.draft_document(case=couple, by=therapist, kind=PARTNER)
    document = actions.approve_document(document=draft, by=therapist)
    assert actions.release_document(document=document, by=therapist).is_released

    other = make_couples.couple_case(therapist=therapist)
    make_sessions.course(case=other, signed_ones=1)
    make_formulation.agreed_focus(other)
    make_cases.withdrawn_consent(other, client=other.partner)
    draft = actions.draft_document(case=other, by=therapist, kind=PARTNER)
    document = actions.approve_document(document=draft, by=therapist)
    with pytest.raises(ConsentWithdrawn):
        actions.release_document(document=document, by=therapist)


def test_one_person_has_no_summary_for_a_partner(case, client):
    make_sessions.course(case=case, signed_ones=1)
    client.force_login(case.therapist)

    with pytest.raises(actions.NotForThisCase):
        actions.draft_document(case=case, by=case.therapist, kind=PARTNER)
    with pytest.raises(NoPartner):
        partner_record_of(case, today=make.TODAY)
    listed = client.get(reverse("documents:list", args=[case.pk])).text
    assert "Partner’s summary of treatment" not in listed


def test_it_is_drafted_on_the_page_of_letters(couple, client):
    client.force_login(couple.therapist)
    assert "Partner’s summary of treatment" in (
        client.get(reverse("documents:list", args=[couple.pk])).text
    )

    answer = client.post(
        reverse("documents:new", args=[couple.pk]), {"kind": PARTNER}, follow=True
    )

    assert "Tom was also seen alone" in answer.text
    assert "Ask first" in answer.text
