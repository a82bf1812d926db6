"""After a missed session: each attempt to reach the client, and what was agreed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from sessions import actions
from sessions.actions import contacting as rules
from sessions.models import ContactAttempt, TherapySession
from tests import make_sessions

pytestmark = pytest.mark.django_db


@pytest.fixture
def missed(case) -> TherapySession:
    session = make_sessions.course(case=case)[0]
    return actions.record_absence(
        therapy_session=session,
        by=case.therapist,
        attendance="DID_NOT_COME",
        absence_reason="Not known",
        absence_meaning="The week of the anniversary",
    )


def tell(session, **fields):
    values = {
        "by": session.case.therapist,
        "how": "PHONE",
        "tried_at": session.scheduled_at + timedelta(minutes=20),
        "outcome": "No answer",
    }
    return actions.add_contact_attempt(therapy_session=session, **(values | fields))


def test_each_attempt_stands_on_the_page_in_its_order(client, missed, therapist):
    client.force_login(therapist)
    place = [missed.case_id, missed.pk]
    tell(missed, tried_at=missed.scheduled_at + timedelta(days=1), outcome="Spoke")
    sent = client.post(
        reverse("sessions:contact_attempt", args=place),
        {
            "how": "TEXT",
            "day": missed.scheduled_at.date().isoformat(),
            "time": "15:10",
            "outcome": "Asked him to ring",
            "agreed": "Monday at two, as always",
        },
    )
    assert sent.status_code == 302

    page = client.get(reverse("sessions:session", args=place)).content.decode()

    assert page.index("Asked him to ring") < page.index("Spoke")
    assert "Monday at two, as always" in page
    assert "Text message" in page
    assert "The week of the anniversary" in page


def test_what_is_missing_is_said_and_nothing_typed_is_lost(client, missed, therapist):
    client.force_login(therapist)
    address = reverse("sessions:contact_attempt", args=[missed.case_id, missed.pk])

    page = client.post(address, {"agreed": "Next Monday"}).content.decode()
    assert "Choose how you tried" in page
    assert "Write what came of it" in page
    assert "Next Monday" in page
    late = {"how": "PHONE", "day": "2099-01-01", "time": "10:00", "outcome": "Spoke"}
    assert "must be in the past" in client.post(address, late).content.decode()
    assert not ContactAttempt.objects.exists()


def test_only_after_a_session_that_was_missed(client, case, missed, therapist):
    booked = TherapySession.objects.planned().filter(case=case).first()
    with pytest.raises(rules.NotMissed):
        tell(booked)
    client.force_login(therapist)
    gone = client.get(reverse("sessions:contact_attempt", args=[case.pk, booked.pk]))
    assert gone.url == reverse("sessions:session", args=[case.pk, booked.pk])


def test_an_attempt_says_how_and_what_came_of_it(missed):
    with pytest.raises(rules.HowMissing):
        tell(missed, how="PIGEON")
    with pytest.raises(rules.OutcomeOfContactMissing):
        tell(missed, outcome=" ")


def test_it_is_never_changed_or_deleted(missed):
    tell(missed)
    for write in (
        lambda: ContactAttempt.objects.update(outcome="Else"),
        lambda: ContactAttempt.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(IntegrityError, match="signed|kept"), transaction.atomic():
            write()
