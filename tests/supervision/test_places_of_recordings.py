"""Where a recording is kept is put right, and what stood there stays to be read."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.db import DatabaseError, transaction
from django.urls import reverse

from audit.models import Event
from supervision import actions
from supervision.models import RecordingPlace, SessionRecording
from supervision.queries.recordings import register_of
from tests import make, make_ratings

pytestmark = pytest.mark.django_db

ENTERED = "Locked cupboard in room 2"


@pytest.fixture
def recording(case):
    return make_ratings.recording(make_ratings.held(case)[0])


def put(recording, kept_at, why="MOVED", by=None, at=make.NOW):
    return actions.correct_place(
        recording=recording,
        by=by or recording.case.therapist,
        kept_at=kept_at,
        why=why,
        at=at,
    )


def gone(recording):
    actions.destroy_recording(
        recording=recording,
        by=recording.case.therapist,
        how="DELETED",
        destroyed_on=make.TODAY,
        at=make.NOW,
    )


def page_of(recording):
    return reverse("supervision:correct_place", args=[recording.case_id, recording.pk])


def register(recording):
    return reverse("supervision:recordings", args=[recording.case_id])


def test_the_newest_place_holds_and_what_stood_before_is_kept(recording):
    put(recording, "Encrypted stick, room 2", "MISWRITTEN")
    put(recording, "Encrypted stick, room 5", at=make.NOW + timedelta(days=1))

    (line,) = register_of(recording.case, make.TODAY).lines
    assert line.recording.place == "Encrypted stick, room 5"
    assert [(one.kept_at, one.why) for one in line.moves] == [
        ("Encrypted stick, room 5", "MOVED"),
        ("Encrypted stick, room 2", "MISWRITTEN"),
    ]
    assert line.recording.kept_at == ENTERED


def test_the_log_says_that_it_was_corrected_and_names_no_place(recording):
    put(recording, "Encrypted stick, room 5")

    event = Event.objects.get(verb="recording.place_corrected")
    assert (event.actor_id, event.case_id) == (
        recording.case.therapist_id,
        recording.case_id,
    )
    assert event.detail == {}


def test_what_stands_there_already_is_no_correction(recording):
    with pytest.raises(actions.StandsThereAlready):
        put(recording, f" {ENTERED} ")
    put(recording, "Encrypted stick")
    with pytest.raises(actions.StandsThereAlready):
        put(recording, "Encrypted stick")
    assert put(recording, ENTERED, at=make.NOW + timedelta(days=1)).kept_at == ENTERED


def test_what_is_destroyed_is_kept_nowhere(recording):
    gone(recording)

    with pytest.raises(actions.RecordingIsGone):
        put(recording, "Encrypted stick")
    assert not RecordingPlace.objects.exists()


def test_the_database_only_adds_places(recording):
    place = put(recording, "Encrypted stick")
    rows = RecordingPlace.objects.filter(pk=place.pk)

    for change in (lambda: rows.update(kept_at="No"), rows.delete):
        with (
            pytest.raises(DatabaseError, match="only grows"),
            transaction.atomic(),
        ):
            change()


def test_the_therapist_corrects_it_and_both_read_what_stood_before(
    recording, supervisor, signed_in
):
    browser = signed_in(recording.case.therapist)
    assert page_of(recording) in browser.get(register(recording)).text
    assert ENTERED in browser.get(page_of(recording)).text

    assert "Choose why" in browser.post(page_of(recording), {"kept_at": "Stick"}).text
    same = {"kept_at": ENTERED, "why": "MOVED"}
    assert "stands there already" in browser.post(page_of(recording), same).text
    typed = {"kept_at": "Encrypted stick, room 5", "why": "MOVED"}
    answer = browser.post(page_of(recording), typed)

    assert answer.url == register(recording)
    assert "where it is now" in str([*get_messages(answer.wsgi_request)][-1])
    destroy = reverse(
        "supervision:destroy_recording", args=[recording.case_id, recording.pk]
    )
    assert "Encrypted stick, room 5" in browser.get(destroy).text
    shown = signed_in(supervisor).get(register(recording)).text
    assert "Encrypted stick, room 5" in shown
    assert f"it was moved there, {recording.case.therapist.short_name}" in shown
    assert ENTERED in shown


def test_a_supervisor_reads_it_and_does_not_correct_it(
    recording, supervisor, signed_in
):
    browser = signed_in(supervisor)

    assert page_of(recording) not in browser.get(register(recording)).text
    assert browser.get(page_of(recording)).status_code == 403


def test_once_it_is_destroyed_the_page_says_so_and_refuses(recording, signed_in):
    browser = signed_in(recording.case.therapist)
    gone(recording)

    assert page_of(recording) not in browser.get(register(recording)).text
    assert "Nothing of it changes any more" in browser.get(page_of(recording)).text
    late = browser.post(page_of(recording), {"kept_at": "Stick", "why": "MOVED"})
    assert "This recording is destroyed" in late.text
    assert SessionRecording.objects.get().place == ENTERED
