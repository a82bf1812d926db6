"""A therapist's view of an own session: theirs alone, until they share it."""

import pytest

from audit.models import Event
from supervision import actions
from supervision.actions.ratings import NotThisEvidence, NotYoursToRate, OwnSessionFirst
from supervision.actions.sharing import FinishItFirst, OnlyYourOwnIsShared
from supervision.models import CompetenceRating, RatingShare
from supervision.queries.ratings import find_rating
from tests import make, make_ratings

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(case):
    return make_ratings.held(case)[0]


@pytest.fixture
def own(held):
    return make_ratings.own(held)


def reads(person, rating):
    return find_rating(rating.case, rating.pk, person, make.TODAY) is not None


def shared(rating):
    return actions.share_rating(rating=rating, by=rating.rater, at=make.NOW)


def taken_back(rating):
    actions.take_back_rating(rating=rating, by=rating.rater, at=make.NOW)


def read_by(person, rating):
    return actions.note_reading(rating=rating, by=person, at=make.NOW)


def test_nobody_else_reads_it(own, supervisor, outsider):
    assert reads(own.therapist, own)
    assert not reads(supervisor, own)
    assert not reads(outsider, own)


def test_no_line_in_the_log_says_that_it_exists(own):
    draft = make_ratings.begun(
        own.case, own.rater, evidence="MEMORY", therapy_session=own.therapy_session
    )
    actions.discard_rating(rating=draft, by=own.rater)

    assert not Event.objects.filter(verb__startswith="rating.").exists()


def test_from_a_recording_of_one_s_own_nobody_sampled_it(held):
    make_ratings.recording(held)

    own = make_ratings.given(
        held.case, held.case.therapist, evidence="RECORDING", therapy_session=held
    )

    assert own.is_own
    assert not own.recording.samples.exists()


def test_it_is_of_a_session_and_not_of_a_talk(held):
    case = held.case
    with pytest.raises(OwnSessionFirst):
        make_ratings.begun(case, case.therapist, evidence="MEMORY")
    with pytest.raises(NotThisEvidence):
        make_ratings.begun(
            case, case.therapist, evidence="DISCUSSION", therapy_session=held
        )


def test_one_s_own_session_is_the_one_that_one_signed(held):
    cover = make.user("Jonas Cover")
    make.access(to=held.case, user=cover)

    with pytest.raises(NotYoursToRate):
        make_ratings.begun(held.case, cover, evidence="MEMORY", therapy_session=held)


def test_shared_it_is_read_by_their_supervisors_alone(own, supervisor, outsider):
    cover = make.user("Jonas Cover")
    make.access(to=own.case, user=cover)

    share = shared(own)

    assert share.shared_at == make.NOW
    assert reads(supervisor, own)
    assert not reads(cover, own)
    assert not reads(outsider, own)
    assert Event.objects.filter(verb="rating.shared").count() == 1


def test_sharing_twice_is_sharing_once(own):
    assert shared(own) == shared(own)


def test_it_is_shared_when_it_is_finished(held):
    draft = make_ratings.begun(
        held.case, held.case.therapist, evidence="MEMORY", therapy_session=held
    )

    with pytest.raises(FinishItFirst):
        shared(draft)


def test_nobody_shares_what_is_not_their_own(own, supervisor):
    of_supervisor = make_ratings.given(own.case, supervisor)

    with pytest.raises(OnlyYourOwnIsShared):
        shared(of_supervisor)
    with pytest.raises(OnlyYourOwnIsShared):
        actions.share_rating(rating=own, by=supervisor)
    with pytest.raises(OnlyYourOwnIsShared):
        actions.take_back_rating(rating=own, by=supervisor)


def test_before_it_was_read_it_is_taken_back(own, supervisor):
    shared(own)

    taken_back(own)

    assert not reads(supervisor, own)
    assert not read_by(supervisor, own)
    assert Event.objects.filter(verb="rating.taken_back").count() == 1
    taken_back(own)
    assert RatingShare.objects.count() == 1


def test_and_shared_again(own, supervisor):
    shared(own)
    taken_back(own)
    shared(own)

    assert reads(supervisor, own)
    assert RatingShare.objects.count() == 2


def test_once_it_was_read_it_stays_shared(own, supervisor):
    shared(own)

    assert read_by(supervisor, own)
    assert read_by(supervisor, own)

    share = RatingShare.objects.get()
    assert (share.read_by, share.read_at) == (supervisor, make.NOW)
    assert Event.objects.filter(verb="rating.read").count() == 1
    with pytest.raises(actions.AlreadyRead):
        taken_back(own)


def test_it_is_given_without_having_been_shared(own):
    assert not own.is_draft
    assert not RatingShare.objects.exists()
    assert CompetenceRating.objects.own().get() == own
    assert not CompetenceRating.objects.by_supervisors().exists()
