"""After the ending: contacts that are booked, held and dropped, and who supports the client."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from sessions import actions
from sessions.actions import follow_up as rules
from sessions.actions.follow_up import Afterwards
from sessions.dates import months_after
from sessions.entry import RiskFields
from sessions.forms.follow_up import month_near
from sessions.models import FollowUpContact, TherapySession
from tests import make, make_cases, make_formulation, make_sessions

pytestmark = pytest.mark.django_db

SOON = make.NOW + timedelta(weeks=4)


@pytest.fixture
def ended(therapist):
    return make.closed_case(therapist=therapist)


def booked(case, *moments) -> list[TherapySession]:
    return rules.book_follow_ups(
        case=case, by=case.therapist, moments=moments or [SOON], at=make.NOW
    )


def hold(case, **fields):
    values = {
        "held_at": make.NOW - timedelta(hours=2),
        "text": "Back at work, sleeps.",
        "risk": RiskFields(compared="SAME", thoughts="NONE"),
        "at": make.NOW,
    }
    return rules.record_follow_up(case=case, by=case.therapist, **(values | fields))


def test_contacts_are_booked_without_a_number_and_can_be_dropped(ended):
    (contact,) = booked(ended)
    assert contact.is_follow_up
    assert contact.number is None
    rules.drop_follow_up(case=ended, by=ended.therapist, appointment=contact)
    assert not TherapySession.objects.filter(case=ended).exists()


def test_contacts_after_the_ending_wait_for_the_ending(case):
    with pytest.raises(rules.FollowUpsTooEarly):
        booked(case)


def test_a_contact_has_a_day(ended):
    with pytest.raises(rules.NoDayGiven):
        rules.book_follow_ups(case=ended, by=ended.therapist, moments=[])


def test_a_session_of_the_treatment_is_not_dropped_as_a_contact(ended, case):
    (session, *_) = make_sessions.course(case=case)
    with pytest.raises(rules.NotAFollowUp):
        rules.drop_follow_up(case=case, by=case.therapist, appointment=session)
    with pytest.raises(rules.NotAFollowUp):
        rules.drop_follow_up(case=ended, by=ended.therapist, appointment=session)


def test_a_booked_contact_is_held_on_its_place(ended):
    (contact,) = booked(ended, make.NOW - timedelta(hours=2))
    note = hold(ended, appointment=contact)
    assert note.therapy_session == contact


def test_another_appointment_is_no_contact(ended, case):
    (session, *_) = make_sessions.course(case=case)
    with pytest.raises(rules.NotAFollowUp):
        hold(ended, appointment=session)


def test_who_supports_the_client_now_is_kept_with_daily_life(ended):
    counsellor = make_cases.contact(ended, kind="SCHOOL", name="Ms Okoye")
    note = hold(
        ended,
        afterwards=Afterwards(
            month=1,
            contact_id=counsellor.pk,
            support_words="Once a month at school",
            ratings={"work": 1, "home": None},
        ),
    )
    kept = FollowUpContact.objects.get(therapy_session=note.therapy_session)
    assert kept.contact == counsellor
    assert kept.functioning is not None


def test_daily_life_that_was_not_asked_about_is_not_rated(ended, therapist):
    ada = make_formulation.InventoryPerson.objects.create(
        case=ended, name="Ada", added_at=make.NOW, author=therapist
    )
    note = hold(ended, afterwards=Afterwards(supporter_id=ada.pk))
    kept = FollowUpContact.objects.get(therapy_session=note.therapy_session)
    assert kept.supporter == ada
    assert kept.functioning is None


@pytest.mark.parametrize("name", ["supporter_id", "contact_id"])
def test_somebody_of_another_client_supports_nobody_here(ended, name):
    with pytest.raises(rules.SupporterNotKnown):
        hold(ended, afterwards=Afterwards(**{name: uuid4()}))


def test_a_day_that_is_taken_is_not_booked_twice(ended):
    booked(ended)
    with pytest.raises(actions.RuleBroken):
        booked(ended)


@pytest.mark.parametrize(
    ("days", "month"),
    [(28, "1"), (44, "1"), (60, ""), (95, "3"), (180, "6"), (300, "")],
)
def test_a_contact_is_taken_for_the_one_that_its_day_is_near_to(days, month):
    assert month_near(make.TODAY + timedelta(days=days), make.TODAY) == month


def test_before_the_ending_a_contact_belongs_to_no_month():
    assert month_near(make.TODAY, None) == ""


def test_the_page_begins_with_the_month_of_what_is_booked(ended, signed_in):
    day = timezone.make_aware(
        datetime.combine(months_after(ended.closed_on, 3), time(12))
    )
    booked(ended, day)

    page = signed_in(ended.therapist).get(
        reverse("sessions:new_follow_up", args=[ended.pk])
    )

    assert re.search(r'name="month" value="3"[^>]*checked', page.content.decode())
