"""Reviews, comments and tasks: who may say what about a case."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from accounts.models import SupervisionLink
from audit.models import Event
from cases.actions import CaseAlreadyClosed, reassign_case
from ipt_practice.queries.counts import waiting_for as waiting_counts
from sessions.models import CarriedTask, SessionNote
from supervision import actions, queries
from supervision.models import SupervisionReview
from tests import make, make_sessions
from tests.make_supervision import review

pytestmark = pytest.mark.django_db


def comment(case, by, text="How is he with the quiet?"):
    return actions.comment_on_case(case=case, by=by, text=text, at=make.NOW)


def ask(case, by, **fields):
    values = {"text": "Bring a recording of session 9", "at": make.NOW}
    return actions.ask_therapist(case=case, by=by, **(values | fields))


# Reviews


def test_a_review_is_kept_and_logged(case, supervisor):
    made = review(case, supervisor, "  Look at the anniversary.  ")

    kept = SupervisionReview.objects.get()
    assert (kept.text, kept.kind) == ("Look at the anniversary.", "REVIEWED")
    assert (kept.author, kept.written_at) == (supervisor, make.NOW)
    event = Event.objects.get(verb="case.reviewed")
    assert (event.record_id, event.case_id) == (str(made.pk), case.pk)


def test_without_a_moment_it_is_now(case, supervisor):
    made = review(case, supervisor, at=None)

    assert (datetime.now(UTC) - made.written_at).total_seconds() < 60


@pytest.mark.parametrize("who", ["therapist", "outsider", "admin"])
def test_only_a_supervisor_of_its_therapist_reviews(case, who, request):
    with pytest.raises(actions.OnlyItsSupervisorReviews, match="current supervisor"):
        review(case, request.getfixturevalue(who))
    assert not SupervisionReview.objects.exists()


def test_a_supervisor_whose_time_is_over_reviews_no_more(case, supervisor):
    SupervisionLink.objects.update(ends_on=date(2026, 11, 22))

    with pytest.raises(actions.OnlyItsSupervisorReviews):
        review(case, supervisor)


# Comments


def test_therapist_and_supervisor_talk_and_both_read_it(case, therapist, supervisor):
    comment(case, supervisor)
    comment(case, therapist, "He sleeps with the radio on.")

    said = [entry.text for entry in queries.conversation(case)]
    assert sorted(said) == ["He sleeps with the radio on.", "How is he with the quiet?"]
    assert Event.objects.filter(verb="case.commented").count() == 2


def test_without_a_moment_a_comment_is_now(case, supervisor):
    made = actions.comment_on_case(case=case, by=supervisor, text="Now")

    assert (datetime.now(UTC) - made.written_at).total_seconds() < 60


def test_an_empty_comment_says_nothing(case, supervisor):
    with pytest.raises(actions.NothingSaid, match="Write a comment first"):
        comment(case, supervisor, "  ")


@pytest.mark.parametrize("who", ["outsider", "admin", "trainee"])
def test_nobody_else_joins_in(case, who, request):
    with pytest.raises(actions.NotBetweenThem, match="Only the therapist"):
        comment(case, request.getfixturevalue(who))


def test_cover_does_not_join_in_either(case, outsider):
    make.access(to=case, user=outsider)

    with pytest.raises(actions.NotBetweenThem):
        comment(case, outsider)


def test_the_newest_word_comes_first(case, supervisor):
    review(case, supervisor, "Earlier", at=make.NOW - timedelta(days=3))
    comment(case, supervisor, "Later")

    assert [entry.text for entry in queries.conversation(case)] == ["Later", "Earlier"]


# Tasks


def test_a_task_goes_to_the_therapist(case, supervisor):
    ask(case, supervisor, due_on=make.TODAY)

    task = CarriedTask.objects.get()
    assert (task.owner, task.asked_by) == (case.therapist, supervisor)
    assert task.due_on == make.TODAY


def test_only_a_supervisor_asks(case, therapist):
    with pytest.raises(actions.OnlyItsSupervisorReviews):
        ask(case, therapist)


def test_a_closed_case_is_asked_nothing(therapist, supervisor):
    with pytest.raises(CaseAlreadyClosed):
        ask(make.closed_case(therapist=therapist), supervisor, at=None)


def test_open_tasks_come_first(case, supervisor, therapist):
    from sessions import actions as sessions

    done = ask(case, supervisor, text="First", at=make.NOW - timedelta(days=2))
    ask(case, supervisor, text="Second", at=make.NOW - timedelta(days=1))
    ask(case, supervisor, text="Third")
    sessions.finish_task(task=done, by=therapist, at=make.NOW)

    assert [task.text for task in queries.tasks_of(case)] == [
        "Third",
        "Second",
        "First",
    ]


# Countersigning


@pytest.fixture
def note(trainee):
    case = make.case(therapist=trainee)
    (first, *_) = make_sessions.course(case=case)
    return make_sessions.signed(first)


def countersign(note, by, **fields):
    values = {"decision": "AGREED", "at": make.NOW}
    return actions.countersign_note(note=note, by=by, **(values | fields))


def test_a_supervisor_countersigns_and_it_waits_no_more(note, supervisor):
    assert [one.note for one in queries.waiting_for(supervisor, make.TODAY)] == [note]

    answer = countersign(note, supervisor)

    assert answer.decision == "AGREED"
    assert queries.waiting_for(supervisor, make.TODAY) == []
    assert Event.objects.filter(verb="note.countersigned").exists()


def test_a_returned_note_waits_and_says_when_words_were_added(
    note, supervisor, trainee
):
    from sessions import actions as sessions

    countersign(note, supervisor, decision="RETURNED", comment="What about safety?")
    (waiting,) = queries.waiting_for(supervisor, make.TODAY)
    assert (waiting.is_returned, waiting.is_added_to) == (True, False)

    sessions.add_addendum(
        note=note,
        by=trainee,
        text="Asked; no thoughts.",
        at=make.NOW + timedelta(hours=1),
    )
    (waiting,) = queries.waiting_for(supervisor, make.TODAY)
    assert waiting.is_added_to


def test_words_added_before_the_return_are_no_answer_to_it(note, supervisor, trainee):
    from sessions import actions as sessions

    sessions.add_addendum(
        note=note, by=trainee, text="One more thing.", at=make.NOW - timedelta(hours=1)
    )
    countersign(note, supervisor, decision="RETURNED", comment="What about safety?")

    (waiting,) = queries.waiting_for(supervisor, make.TODAY)
    assert not waiting.is_added_to


@pytest.mark.parametrize("who", ["trainee", "therapist", "outsider", "admin"])
def test_nobody_countersigns_their_own_or_anothers_supervisees_note(note, who, request):
    with pytest.raises(
        actions.OnlyItsSupervisorCountersigns, match="answers for this note"
    ):
        countersign(note, request.getfixturevalue(who), at=None)


def test_a_note_of_someone_else_is_not_in_the_queue(note, outsider, therapist):
    other = make.user("Igor Other", roles="supervisor")
    make.supervision(supervisor=other, supervisee=therapist)

    assert queries.waiting_for(other, make.TODAY) == []


def test_a_note_in_a_case_that_one_may_not_open_is_not_in_the_queue(
    supervisor, outsider, trainee
):
    """A trainee who stands in for someone whom their supervisor does not supervise."""
    case = make.case(therapist=outsider)
    make.access(to=case, user=trainee)
    (first, *_) = make_sessions.course(case=case)
    make_sessions.signed(first, by=trainee)

    assert queries.waiting_for(supervisor, make.TODAY) == []


def test_a_qualified_therapists_note_waits_for_nobody(case, supervisor):
    make_sessions.course(case=case, signed_ones=1)

    assert queries.waiting_for(supervisor, make.TODAY) == []
    session = make_sessions.sessions(case)[0]
    found = queries.note_of_session(case, session.pk)
    assert found is not None
    assert not queries.waits(found)


# Someone can answer for every note that is counted


def waiting(supervisor) -> list[SessionNote]:
    return [one.note for one in queries.waiting_for(supervisor, make.TODAY)]


def door_of(note) -> str:
    return reverse(
        "supervision:countersign_note", args=[note.case_id, note.therapy_session_id]
    )


def assert_agree(signed_in, supervisor, note, *, can_answer: bool) -> None:
    """List, count, door and verb say the same."""
    assert (note in waiting(supervisor)) is can_answer
    assert waiting_counts(supervisor).countersign == int(can_answer)
    answer = signed_in(supervisor).get(door_of(note))
    assert (answer.status_code == 200) is can_answer
    if not can_answer:
        with pytest.raises(actions.OnlyItsSupervisorCountersigns):
            countersign(note, supervisor)
    else:
        countersign(note, supervisor)
        assert waiting_counts(supervisor).countersign == 0


def test_after_a_reassignment_the_new_therapists_supervisor_answers(
    signed_in, note, supervisor, outsider, admin
):
    vera = make.user("Vera New", roles="supervisor")
    make.supervision(supervisor=vera, supervisee=outsider)
    reassign_case(case=note.case, by=admin, therapist=outsider, reason="Leaves")

    assert_agree(signed_in, supervisor, note, can_answer=False)
    assert_agree(signed_in, vera, note, can_answer=True)


def test_where_a_trainee_covers_the_supervisor_of_the_absent_therapist_answers(
    signed_in, case, supervisor
):
    """The trainee's own supervisor may not open the case, and is not asked."""
    nils = make.user("Nils Learner", roles="trainee")
    own = make.user("Vera Own", roles="supervisor")
    make.supervision(supervisor=own, supervisee=nils)
    make.access(to=case, user=nils)
    note = make_sessions.signed(make_sessions.course(case=case)[0], by=nils)

    assert_agree(signed_in, own, note, can_answer=False)
    assert_agree(signed_in, supervisor, note, can_answer=True)


def test_a_therapist_who_supervises_the_trainee_that_covers_for_them_answers(
    signed_in, trainee
):
    both = make.user("Rosa Both", roles="therapist supervisor")
    make.supervision(supervisor=both, supervisee=trainee)
    case = make.case(therapist=both)
    make.access(to=case, user=trainee)
    note = make_sessions.signed(make_sessions.course(case=case)[0], by=trainee)

    assert_agree(signed_in, both, note, can_answer=True)


def test_an_author_does_not_answer_for_their_own_note(signed_in, supervisor, trainee):
    """A trainee who has since become the supervisor of the case's therapist."""
    therapist = make.user("Tom Treats")
    case = make.case(therapist=therapist)
    make.access(to=case, user=trainee)
    note = make_sessions.signed(make_sessions.course(case=case)[0], by=trainee)
    trainee.is_supervisor, trainee.is_trainee = True, False
    trainee.save()
    make.supervision(supervisor=trainee, supervisee=therapist)

    assert_agree(signed_in, trainee, note, can_answer=False)
