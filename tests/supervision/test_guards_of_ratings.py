"""What was given, heard and destroyed stays as it was: the database refuses the rest."""

import pytest
from django.db import DatabaseError, transaction

from supervision import actions
from supervision.models import (
    CompetenceRating,
    RatingShare,
    RecordingSample,
    SessionRecording,
)
from tests import make, make_ratings

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(case):
    return make_ratings.held(case)[0]


@pytest.fixture
def recording(held):
    return make_ratings.recording(held)


def refuses(rows, **changed):
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(**changed) if changed else rows.delete()
    return True


def test_a_given_rating_is_neither_changed_nor_deleted(held, supervisor):
    make_ratings.given(held.case, supervisor)
    rows = CompetenceRating.objects.all()

    assert refuses(rows, words="Other words")
    assert refuses(rows, answers={})
    assert refuses(rows, given_at=None)
    assert refuses(rows)


def test_a_draft_changes_but_not_whose_it_is(held, supervisor, outsider):
    make_ratings.begun(held.case, supervisor)
    rows = CompetenceRating.objects.all()

    assert rows.update(words="Other words") == 1
    assert refuses(rows, therapist=outsider)
    assert refuses(rows, rater=outsider)
    assert refuses(rows, phase="ENDING")
    assert rows.delete()[0] == 1


def test_that_someone_listened_stays(recording, supervisor):
    actions.sample_recording(recording=recording, by=supervisor, at=make.NOW)
    rows = RecordingSample.objects.all()

    assert refuses(rows, sampled_on="2020-01-01")
    assert refuses(rows)


def test_a_recording_gains_its_end_once_and_nothing_else(recording):
    rows = SessionRecording.objects.all()

    assert refuses(rows, kept_at="Elsewhere")
    assert refuses(rows, destroy_by="2030-01-01")
    assert refuses(rows)
    actions.destroy_recording(
        recording=recording,
        by=recording.case.therapist,
        how="DELETED",
        destroyed_on=make.TODAY,
        at=make.NOW,
    )
    assert refuses(rows, destroyed_how="WIPED")
    assert refuses(rows)


def test_that_it_was_shared_stays_and_ends_once(held):
    own = make_ratings.own(held)
    actions.share_rating(rating=own, by=own.rater, at=make.NOW)
    rows = RatingShare.objects.all()

    assert refuses(rows, shared_at=None)
    assert refuses(rows)
    actions.take_back_rating(rating=own, by=own.rater, at=make.NOW)
    assert refuses(rows, taken_back_at=None)
    assert refuses(rows)
