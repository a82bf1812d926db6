"""The log only grows, and shows where it was touched."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError, connection, transaction

from audit import actions as audit
from audit.models import Event
from audit.queries import first_broken_event


@pytest.fixture
def three_events(case, therapist):
    return [
        audit.log(by=therapist, verb=verb, record=case, case=case)
        for verb in ("case.read", "case.changed", "case.closed")
    ]


def test_each_event_is_sealed_to_the_one_before(three_events):
    first, second, third = three_events

    assert second.previous == first.seal
    assert third.previous == second.seal
    assert first_broken_event() is None


def test_an_event_keeps_who_what_and_which_case(case, therapist):
    event = audit.log(by=therapist, verb="case.read", record=case, address="127.0.0.1")

    event.refresh_from_db()
    assert (event.actor_id, event.actor_name) == (therapist.pk, "Ruth Adeyemi")
    assert (event.record_type, event.record_id) == ("case", str(case.pk))
    assert event.address == "127.0.0.1"


def test_a_moment_told_in_another_zone_is_the_same_moment(case, therapist):
    summer = datetime(2026, 6, 1, 16, 30, tzinfo=ZoneInfo("Europe/London"))

    audit.log(by=therapist, verb="case.read", record=case, at=summer)

    assert first_broken_event() is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET verb = 'x'",
        "DELETE FROM audit_event",
    ],
)
def test_the_database_refuses_to_change_the_log(three_events, statement):
    with (
        pytest.raises(DatabaseError, match="only grows"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert Event.objects.count() == 3


def test_a_forged_event_is_found(three_events):
    Event.objects.create(
        at=three_events[0].at,
        verb="case.forged",
        previous=three_events[-1].seal,
        seal="0" * 64,
    )

    assert first_broken_event() == Event.objects.order_by("-id").first().pk
