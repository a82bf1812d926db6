"""`manage.py audit_verify`: whole, touched, cut off, written anew."""

import io

import pytest
from django.core.management import CommandError, call_command

from audit import actions as audit
from audit.models import Event
from tests import guards


def verify(**options) -> str:
    out = io.StringIO()
    call_command("audit_verify", stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def three_events(case, therapist):
    return [
        audit.log(by=therapist, verb=verb, record=case, case=case)
        for verb in ("case.read", "case.changed", "case.closed")
    ]


def test_an_untouched_log_is_counted_and_its_head_printed(three_events):
    said = verify()

    assert "3 events, none of them touched." in said
    assert f"Head: {three_events[-1].pk}:{three_events[-1].seal}" in said


def test_an_empty_log_is_whole(db):
    assert "0 events" in verify()


def test_a_changed_event_is_named(three_events):
    with guards.lifted():
        Event.objects.filter(pk=three_events[1].pk).update(actor_name="Somebody Else")

    with pytest.raises(CommandError, match=f"Event {three_events[1].pk} was touched"):
        verify()


def test_a_log_cut_off_at_the_end_shows_against_a_noted_head(three_events):
    head = f"{three_events[-1].pk}:{three_events[-1].seal}"
    with guards.lifted():
        Event.objects.filter(pk=three_events[-1].pk).delete()

    assert "2 events" in verify()
    with pytest.raises(CommandError, match="is gone"):
        verify(head=head)


def test_a_head_noted_earlier_still_stands_when_the_log_has_grown(
    three_events, case, therapist
):
    head = f"{three_events[-1].pk}:{three_events[-1].seal}"
    audit.log(by=therapist, verb="case.read", record=case)

    assert "4 events" in verify(head=head)


@pytest.mark.parametrize("head", ["x", "12", "12:abc", ":" + "0" * 64])
def test_a_head_that_was_not_printed_by_us_is_refused(db, head):
    with pytest.raises(CommandError, match="as it was printed"):
        verify(head=head)
