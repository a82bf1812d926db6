"""The doors to a case: 404 without sight, 403 with the reason without the right to write."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import RequestFactory

from audit.models import Event
from cases import access
from cases.registry import case_records
from tests import make


def asking(user, address="10.0.0.9"):
    request = RequestFactory().get("/", REMOTE_ADDR=address)
    request.user = user
    return request


def test_a_reader_gets_the_case_and_the_reading_is_logged_once_an_hour(
    case, supervisor
):
    for _ in range(2):
        assert access.open_case(asking(supervisor), case.pk) == case

    event = Event.objects.get(verb="case.read")
    assert (event.actor_id, event.case_id) == (supervisor.pk, case.pk)
    assert event.address == "10.0.0.9"


def test_whoever_writes_from_another_place_has_read_from_there_within_the_hour(
    case, therapist
):
    """What is written has no address: the door before it says where it came from."""
    access.open_case(asking(therapist), case.pk)
    access.open_case_for_writing(asking(therapist, "198.51.100.7"), case.pk)

    found = Event.objects.filter(verb="case.read").values_list("address", flat=True)
    assert set(found) == {"10.0.0.9", "198.51.100.7"}


@pytest.mark.parametrize(
    "door",
    [access.open_case, access.open_case_for_writing, access.open_case_for_addendum],
)
def test_every_door_is_a_404_for_a_stranger(case, outsider, door):
    with pytest.raises(Http404):
        door(asking(outsider), case.pk)
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    "door", [access.open_case_for_writing, access.open_case_for_addendum]
)
def test_a_reader_is_told_why_they_cannot_write(case, supervisor, door):
    with pytest.raises(PermissionDenied, match="You can read this case, but only"):
        door(asking(supervisor), case.pk)


def test_a_closed_case_is_told_apart_and_still_takes_additions(therapist):
    closed = make.closed_case(therapist=therapist)

    with pytest.raises(PermissionDenied, match="This case is closed"):
        access.open_case_for_writing(asking(therapist), closed.pk)
    assert access.open_case_for_addendum(asking(therapist), closed.pk) == closed


def test_buttons_are_offered_to_who_may_write(case, therapist, supervisor):
    assert access.can_write(asking(therapist), case)
    assert not access.can_write(asking(supervisor), case)


def test_every_record_of_this_room_is_registered():
    names = {model.__name__ for model in case_records()}

    assert {
        "CaseAccess",
        "ConfidentialityAgreement",
        "FlagDismissal",
        "FunctioningRating",
        "Intake",
        "Integration",
        "IntakeVersion",
        "ModelChange",
        "ProblemChange",
        "Reassignment",
        "RiskEntry",
        "SafetyPlan",
        "SuitabilityReview",
    } <= names
