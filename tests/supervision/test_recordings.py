"""What was recorded: with consent, for so long, listened to by whom, and gone."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.models import Practice
from audit.models import Event
from supervision import actions
from supervision.actions.recordings import (
    DestroyedOnNoSuchDay,
    DueBeforeItWasMade,
    NothingToRecord,
)
from supervision.actions.reviewing import OnlyItsSupervisorReviews
from supervision.models import RecordingSample, SessionRecording
from supervision.queries.recordings import register_of, to_destroy
from tests import make, make_couples, make_ratings, make_sessions

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(case):
    return make_ratings.held(case)[0]


@pytest.fixture
def recording(held):
    return make_ratings.recording(held)


def day_of(held):
    return timezone.localdate(held.scheduled_at)


def destroyed(recording, how="DELETED", on=None, at=make.NOW):
    return actions.destroy_recording(
        recording=recording,
        by=recording.case.therapist,
        how=how,
        destroyed_on=on or timezone.localdate(at),
        at=at,
    )


def test_a_recording_stands_with_the_day_of_its_session_and_goes_after_ninety(
    recording,
):
    assert recording.made_on == day_of(recording.therapy_session)
    assert recording.destroy_by == recording.made_on + timedelta(days=90)
    assert Event.objects.get(verb="recording.entered").case_id == recording.case_id


def test_the_practice_says_for_how_long(held):
    Practice.objects.create(thresholds={"recording_days": 30})

    kept = make_ratings.recording(held)

    assert kept.destroy_by == kept.made_on + timedelta(days=30)


def test_it_can_go_earlier_and_not_later(held):
    last = actions.last_day_kept(day_of(held))
    early = make_ratings.recording(held, destroy_by=last - timedelta(days=60))

    assert early.destroy_by == last - timedelta(days=60)
    with pytest.raises(actions.KeptTooLong, match="for 90 days at most: until"):
        make_ratings.recording(held, destroy_by=last + timedelta(days=1))
    with pytest.raises(DueBeforeItWasMade):
        make_ratings.recording(held, destroy_by=day_of(held) - timedelta(days=1))


def test_without_consent_nothing_is_recorded(held):
    client = held.case.client
    make_ratings.agreed(
        client, held.case.therapist, given_on=None, withdrawn_on="2026-01-01"
    )

    with pytest.raises(actions.NotAgreedTo):
        make_ratings.recording(held)


def test_nobody_asked_is_no_consent(held):
    with pytest.raises(actions.NotAgreedTo):
        actions.enter_recording(
            therapy_session=held,
            by=held.case.therapist,
            kind="AUDIO",
            kept_at="Cupboard",
            at=make.NOW,
        )


def test_a_session_before_the_consent_was_not_agreed_to(held):
    make_ratings.agreed(
        held.case.client,
        held.case.therapist,
        given_on=day_of(held) + timedelta(days=1),
    )

    with pytest.raises(actions.NotAgreedTo):
        make_ratings.recording(held)


def test_both_of_a_couple_agree(therapist):
    case = make_couples.couple_case(therapist=therapist)
    held = make_sessions.session(case=case, attendance="CAME")
    make_ratings.agreed(case.client, therapist)
    make_ratings.agreed(
        case.partner, therapist, given_on=None, withdrawn_on=date(2026, 1, 1)
    )

    with pytest.raises(actions.NotAgreedTo):
        make_ratings.recording(held)
    make_ratings.agreed(case.partner, therapist)
    assert make_ratings.recording(held).case == case


def test_only_a_session_that_was_held_is_recorded(case):
    make_ratings.agreed(case.client, case.therapist)
    missed = make_sessions.session(case=case, attendance="DID_NOT_COME")
    to_come = make_sessions.session(case=case, attendance="CAME", days_ago=-7)

    for one in (missed, to_come):
        with pytest.raises(NothingToRecord):
            make_ratings.recording(one, at=make.NOW)


def test_a_supervisor_listens_and_once_a_day_is_enough(recording, supervisor):
    for _ in range(2):
        actions.sample_recording(recording=recording, by=supervisor, at=make.NOW)

    sample = RecordingSample.objects.get()
    assert (sample.sampled_by, sample.sampled_on) == (supervisor, make.TODAY)
    assert Event.objects.filter(verb="recording.sampled").count() == 1


def test_nobody_else_listens(recording, outsider):
    for person in (recording.case.therapist, outsider):
        with pytest.raises(OnlyItsSupervisorReviews):
            actions.sample_recording(recording=recording, by=person, at=make.NOW)


def test_what_is_gone_is_not_listened_to(recording, supervisor):
    recording = destroyed(recording)

    with pytest.raises(actions.RecordingIsGone):
        actions.sample_recording(recording=recording, by=supervisor, at=make.NOW)


def test_once_consent_is_taken_back_it_is_not_listened_to(recording, supervisor):
    make_ratings.agreed(recording.case.client, supervisor, withdrawn_on=make.TODAY)

    with pytest.raises(actions.ConsentTakenBack):
        actions.sample_recording(recording=recording, by=supervisor, at=make.NOW)


def test_it_is_destroyed_once(recording):
    gone = destroyed(recording, how="WIPED")

    assert (gone.destroyed_how, gone.destroyed_on) == ("WIPED", make.TODAY)
    assert gone.destroyed_by == recording.case.therapist
    assert Event.objects.filter(verb="recording.destroyed").count() == 1
    with pytest.raises(actions.RecordingIsGone):
        destroyed(recording)


def test_it_is_destroyed_on_a_day_that_was(recording):
    for day in (recording.made_on - timedelta(days=1), make.TODAY + timedelta(days=1)):
        with pytest.raises(DestroyedOnNoSuchDay):
            destroyed(recording, on=day)


def test_a_consent_that_was_taken_back_comes_before_a_day_that_is_over(case):
    first, second = make_ratings.held(case, 2)
    kept = make_ratings.recording(first, destroy_by=day_of(first))
    other = make.case(therapist=case.therapist, of=make.client("Anna Other"))
    of_other = make_ratings.recording(make_ratings.held(other)[0])
    make_ratings.agreed(other.client, case.therapist, withdrawn_on=make.TODAY)
    make_ratings.recording(second)

    lines = to_destroy(case.therapist, day_of(first) + timedelta(days=3))

    assert [(line.recording, line.reason) for line in lines] == [
        (kept, "3 days over its time"),
        (of_other, "Consent was taken back: destroy it now"),
    ]
    assert all(line.is_pressing for line in lines)


def test_a_week_before_its_last_day_it_is_named(recording):
    due = recording.destroy_by

    def reason(day):
        return [line.reason for line in to_destroy(recording.case.therapist, day)]

    assert reason(due - timedelta(days=8)) == []
    assert reason(due - timedelta(days=7)) == ["Its time is nearly over"]
    assert reason(due) == ["Today is its last day"]
    assert reason(due + timedelta(days=1)) == ["1 day over its time"]
    destroyed(recording)
    assert reason(due + timedelta(days=1)) == []


def test_recordings_of_others_are_not_mine_to_destroy(recording, supervisor, outsider):
    late = recording.destroy_by + timedelta(days=1)

    assert to_destroy(supervisor, late) == to_destroy(outsider, late) == []


def test_what_was_entered_by_mistake_is_no_recording(recording):
    destroyed(recording, how="MISTAKEN")

    assert not SessionRecording.objects.real().exists()
    assert SessionRecording.objects.get().is_mistaken


def test_the_register_offers_sessions_of_which_a_recording_was_agreed_to(case):
    first, second = make_ratings.held(case, 2)
    make_ratings.agreed(case.client, case.therapist, given_on=day_of(second))
    make_ratings.recording(second)

    register = register_of(case, make.TODAY)

    assert [one.session_id for one in register.can_be_entered] == [second.pk]
    assert [line.number for line in register.lines] == [2]
    assert register.is_agreed


def test_the_register_says_what_was_said_to_being_recorded(case):
    def said():
        return [one.words for one in register_of(case, make.TODAY).consents]

    assert said() == ["Not asked yet."]
    make_ratings.agreed(case.client, case.therapist)
    assert said() == ["Agreed on 01-Jan-2020."]
    make_ratings.agreed(case.client, case.therapist, withdrawn_on=make.TODAY)
    assert said()[0].startswith("The client took back consent to recording")
    make_ratings.agreed(
        case.client, case.therapist, given_on=None, withdrawn_on=make.TODAY
    )
    assert said()[0].startswith("The client said no to recording")


def test_the_list_takes_as_many_queries_for_ten_as_for_one(
    therapist, django_assert_num_queries
):
    for number in range(10):
        of = make.client(f"Client No{number}")
        one = make.case(therapist=therapist, of=of)
        make_ratings.agreed(of, therapist)
        make_ratings.recording(
            make_sessions.session(case=one, attendance="CAME"), at=make.NOW
        )
    far = make.TODAY + timedelta(days=400)

    with django_assert_num_queries(4):
        assert len(to_destroy(therapist, far)) == 10
