"""A supervisor rates a piece of work: begun, saved, given; then it stays."""

from datetime import timedelta

import pytest

from accounts.models import SupervisionLink
from audit.models import Event
from formulation.actions import ModelUndecided
from protocols.techniques import TECHNIQUES
from sessions.models import TherapySession
from sessions.queries import course_of
from supervision import actions
from supervision.actions.ratings import (
    AnswerNotPossible,
    NoRecordingOfIt,
    NotSignedYet,
    NotThisEvidence,
    NotYoursToRate,
)
from supervision.models import CompetenceRating, RecordingSample
from supervision.queries.ratings import (
    find_rating,
    first_items,
    rating_page,
    ratings_of,
    sessions_to_rate,
)
from supervision.queries.session_work import work_in
from tests import make, make_formulation, make_ratings, make_sessions

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(case):
    return make_ratings.held(case, 5)


def saved(rating, answers, version=0, words=""):
    return actions.save_rating(
        rating=rating,
        by=rating.rater,
        answers=answers,
        words=words,
        version=version,
        at=make.NOW,
    )


def test_from_discussion_it_is_of_the_phase_that_the_course_is_in(
    case, held, supervisor
):
    rating = make_ratings.begun(case, supervisor)

    assert (rating.therapist, rating.rater) == (case.therapist, supervisor)
    assert (rating.phase, rating.phase_title) == ("MIDDLE", "Middle")
    assert rating.is_draft
    assert Event.objects.get(verb="rating.begun").case_id == case.pk


def test_of_a_session_it_is_of_the_phase_that_the_session_stood_in(
    case, held, supervisor
):
    rating = make_ratings.begun(case, supervisor, therapy_session=held[0])

    assert (rating.phase, rating.therapy_session) == ("BEGINNING", held[0])


def test_it_keeps_the_focus_area_of_the_case(case, held, supervisor):
    make_formulation.focus(
        case, area="ROLE_DISPUTE", person=make_formulation.person(case)
    )
    rating = make_ratings.begun(case, supervisor)

    asked = {item.key: item.asks for item in first_items(rating)}

    assert rating.focus_area == "ROLE_DISPUTE"
    assert "stage of the dispute" in asked["IPT_FOCUS_STRATEGIES"]


def test_a_dit_case_has_the_list_of_dit_and_no_area(therapist, supervisor):
    case = make.case(therapist=therapist, protocol_key="DIT_16_SEED")
    make_sessions.contract(case=case)

    rating = make_ratings.begun(case, supervisor)

    assert rating.focus_area == ""
    assert {item.therapy for item in first_items(rating)} == {"DIT"}


def test_from_a_recording_it_names_the_recording(case, held, supervisor):
    recording = make_ratings.recording(held[1])

    rating = make_ratings.begun(
        case, supervisor, evidence="RECORDING", therapy_session=held[1]
    )

    assert rating.recording == recording


def test_without_a_recording_there_is_none_to_rate_from(case, held, supervisor):
    for chosen in (held[1], None):
        with pytest.raises(NoRecordingOfIt):
            make_ratings.begun(
                case, supervisor, evidence="RECORDING", therapy_session=chosen
            )


def test_a_recording_without_consent_is_not_rated_from(case, held, supervisor):
    make_ratings.recording(held[1])
    make_ratings.agreed(case.client, case.therapist, withdrawn_on=make.TODAY)

    with pytest.raises(actions.ConsentTakenBack):
        make_ratings.begun(
            case, supervisor, evidence="RECORDING", therapy_session=held[1]
        )


def test_only_the_therapist_and_their_supervisor_rate(case, held, outsider):
    other = make.user("Otto Other", roles="supervisor")
    for person in (outsider, other):
        with pytest.raises(NotYoursToRate):
            make_ratings.begun(case, person)


def test_a_supervisor_does_not_rate_from_memory(case, held, supervisor):
    for evidence in ("MEMORY", "SOMETHING"):
        with pytest.raises(NotThisEvidence):
            make_ratings.begun(case, supervisor, evidence=evidence)


def test_a_session_that_is_not_signed_is_not_rated(case, held, supervisor):
    open_one = TherapySession.objects.filter(case=case, number=None).first()

    with pytest.raises(NotSignedYet):
        make_ratings.begun(case, supervisor, therapy_session=open_one)
    assert [line.number for line in sessions_to_rate(course_of(case))] == [
        5,
        4,
        3,
        2,
        1,
    ]


def test_without_a_model_there_is_no_list(therapist, supervisor):
    case = make.case(therapist=therapist, protocol_key="")

    with pytest.raises(ModelUndecided):
        make_ratings.begun(case, supervisor)


def test_a_draft_is_saved_as_often_as_wanted(case, held, supervisor):
    rating = make_ratings.begun(case, supervisor)
    saved(rating, {"IPT_AFFECT": {"score": 2, "comment": "Later", "minute": 12}})

    last = saved(rating, {"IPT_AFFECT": {"score": 3}, "IPT_TASK": {}}, 1, "Good work")

    assert last.answers == {"IPT_AFFECT": {"score": 3}}
    assert (last.words, last.version) == ("Good work", 2)


def test_an_empty_answer_is_no_answer(case, held, supervisor):
    rating = make_ratings.begun(case, supervisor)

    last = saved(rating, {"IPT_AFFECT": {"score": 0, "comment": "", "minute": None}})

    assert last.answers == {"IPT_AFFECT": {"score": 0}}


def test_who_saves_on_an_older_page_is_told_and_overwrites_nothing(
    case, held, supervisor
):
    rating = make_ratings.begun(case, supervisor)
    saved(rating, {"IPT_AFFECT": {"score": 2}})

    with pytest.raises(actions.RatingChangedMeanwhile, match="Nothing is lost"):
        saved(rating, {"IPT_AFFECT": {"score": 4}})

    rating.refresh_from_db()
    assert rating.answers == {"IPT_AFFECT": {"score": 2}}


@pytest.mark.parametrize(
    "answers",
    [
        {"DIT_FRAME": {"score": 2}},
        {"IPT_NOTHING": {"score": 2}},
        {"IPT_AFFECT": {"score": 5}},
        {"IPT_AFFECT": {"score": "2"}},
        {"IPT_AFFECT": {"score": 2, "minute": 301}},
        {"IPT_AFFECT": {"score": 2, "comment": "x" * 501}},
        {"IPT_AFFECT": {"other": 2}},
    ],
)
def test_an_answer_that_is_not_on_the_list_is_refused(case, held, supervisor, answers):
    rating = make_ratings.begun(case, supervisor)

    with pytest.raises(AnswerNotPossible):
        saved(rating, answers)


def test_what_did_not_apply_is_said_so(case, held, supervisor):
    rating = make_ratings.given(
        case, supervisor, scores={"IPT_AFFECT": 3, "IPT_TASK": "NA"}
    )

    said = {line.item.key: line for line in rating_page(rating).lines}

    assert said["IPT_TASK"].words == "Did not apply"
    assert said["IPT_TASK"].score is None
    assert said["IPT_AFFECT"].words == "3 Good"
    assert "IPT_LINKING" not in said
    assert "Mood linked with events between people" in rating_page(rating).left_out


def test_a_line_of_another_phase_stands_beside_those_of_its_own(case, held, supervisor):
    rating = make_ratings.given(
        case, supervisor, scores={"IPT_AFFECT": 3, "IPT_INVENTORY": 1}
    )

    page = rating_page(rating)

    assert [line.item.key for line in page.beside] == ["IPT_INVENTORY"]


def test_one_line_at_least_is_rated_before_it_is_given(case, held, supervisor):
    with pytest.raises(actions.NothingRated):
        make_ratings.given(case, supervisor, scores={"IPT_AFFECT": "NA"})


def test_what_is_given_is_given(case, held, supervisor):
    rating = make_ratings.given(case, supervisor)

    assert rating.given_at == make.NOW
    assert Event.objects.get(verb="rating.given").case_id == case.pk
    with pytest.raises(actions.RatingIsGiven):
        saved(rating, {}, rating.version)
    with pytest.raises(actions.RatingIsGiven):
        actions.discard_rating(rating=rating, by=supervisor)


def test_giving_one_from_a_recording_says_that_it_was_listened_to(
    case, held, supervisor
):
    recording = make_ratings.recording(held[1])

    make_ratings.given(case, supervisor, evidence="RECORDING", therapy_session=held[1])

    sample = RecordingSample.objects.get()
    assert (sample.recording, sample.sampled_by) == (recording, supervisor)


def test_a_draft_of_a_supervision_that_is_over_is_not_given(case, held, supervisor):
    rating = make_ratings.begun(case, supervisor)
    SupervisionLink.objects.update(ends_on=make.TODAY - timedelta(days=1))

    with pytest.raises(NotYoursToRate):
        saved(rating, {})


def test_nobody_else_goes_on_with_a_draft(case, held, supervisor):
    rating = make_ratings.begun(case, supervisor)

    with pytest.raises(NotYoursToRate):
        actions.save_rating(
            rating=rating, by=case.therapist, answers={}, words="", version=0
        )


def test_a_draft_can_be_thrown_away(case, held, supervisor):
    rating = make_ratings.begun(case, supervisor)

    actions.discard_rating(rating=rating, by=supervisor, at=make.NOW)

    assert not CompetenceRating.objects.exists()
    assert Event.objects.filter(verb="rating.discarded").count() == 1


def test_a_draft_is_its_rater_s_alone(case, held, supervisor):
    second = make.user("Ida Second", roles="supervisor")
    make.supervision(supervisor=second, supervisee=case.therapist)
    make_ratings.begun(case, supervisor)

    assert len(ratings_of(case, supervisor, make.TODAY)) == 1
    for person in (case.therapist, second):
        assert ratings_of(case, person, make.TODAY) == []


def test_a_given_one_is_read_by_the_therapist_and_their_supervisors_alone(
    case, held, supervisor, outsider
):
    rating = make_ratings.given(case, supervisor)
    second = make.user("Ida Second", roles="supervisor")
    make.supervision(supervisor=second, supervisee=case.therapist)
    cover = make.user("Jonas Cover")
    make.access(to=case, user=cover)

    def reads(person):
        return find_rating(case, rating.pk, person, make.TODAY) is not None

    assert all(reads(person) for person in (case.therapist, supervisor, second))
    assert not any(reads(person) for person in (cover, outsider))


def test_it_is_of_whoever_signed_the_session(case, held, supervisor):
    """After a reassignment the former therapist's work stays theirs."""
    former = case.therapist
    case.therapist = make.user("Jonas Weil")
    case.save()
    make.supervision(supervisor=supervisor, supervisee=case.therapist)

    of_session = make_ratings.given(case, supervisor, therapy_session=held[0])
    of_course = make_ratings.given(case, supervisor)

    assert of_session.therapist == former
    assert of_course.therapist == case.therapist
    assert find_rating(case, of_session.pk, case.therapist, make.TODAY) is None


def test_a_session_is_laid_beside_what_its_manual_lays_out(case, held):
    make_formulation.dispute(case)
    sixth = make_sessions.sessions(case)[5]
    guide = course_of(case).protocol.guide(6, 16)
    make_sessions.signed(
        sixth,
        ticks=(guide.tasks[0].key, "COUNT_SAID"),
        techniques=("TIMELINE", "AFFECT", "DISPUTE_STAGING", "GRIEF_WORK"),
    )

    titles = {one.key: one.title for one in TECHNIQUES}
    work = work_in(case, sixth, "ROLE_DISPUTE")

    assert work.done == (guide.tasks[0].title,)
    assert set(work.open) == {task.title for task in guide.tasks[1:]}
    assert work.also == ("Said which session this is, and how many are left",)
    assert set(work.usual) == {titles["AFFECT"], titles["DISPUTE_STAGING"]}
    assert set(work.unusual) == {titles["TIMELINE"], titles["GRIEF_WORK"]}
    assert "Communication analysis" in work.unused
    assert "Drifting into the past" in work.reminders


def test_a_missed_appointment_has_nothing_to_look_back_at(case, held):
    missed = make_sessions.session(case=case, attendance="DID_NOT_COME")

    assert work_in(case, missed) is None
