"""After the signature: addenda, countersignatures, what a supervisor asked for."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from audit.models import Event
from cases.actions import CaseAlreadyClosed
from sessions import actions
from sessions.actions import notes, tasks
from sessions.models import SessionNote
from sessions.queries import last_note
from tests import make, make_sessions

pytestmark = pytest.mark.django_db


@pytest.fixture
def note(trainee) -> SessionNote:
    case = make.case(therapist=trainee)
    return make_sessions.signed(make_sessions.course(case=case)[0])


def test_words_are_added_with_their_own_name_time_and_hash(note, trainee):
    before = note.content

    added = actions.add_addendum(
        note=note, by=trainee, text=" The brother rang. ", at=make.NOW
    )

    assert added.text == "The brother rang."
    assert added.author_name == "Mina Castellano"
    assert added.added_at == make.NOW
    assert len(added.content_sha256) == 64
    note.refresh_from_db()
    assert note.content == before
    assert Event.objects.get(verb="note.added_to").record_id == str(added.pk)


def test_two_addenda_with_the_same_words_have_different_hashes(note, trainee):
    first = actions.add_addendum(note=note, by=trainee, text="Same", at=make.NOW)
    second = actions.add_addendum(note=note, by=trainee, text="Same")

    assert first.content_sha256 != second.content_sha256


def test_an_addendum_has_words(note, trainee):
    with pytest.raises(notes.AddendumHasNoWords):
        actions.add_addendum(note=note, by=trainee, text="  ")


def test_a_supervisor_countersigns_and_the_note_stays_as_it_is(note, supervisor):
    before = note.content_sha256

    answer = actions.countersign(note=note, by=supervisor, decision="AGREED")

    assert answer.author_name == "Dr Helena Marsh"
    note.refresh_from_db()
    assert note.content_sha256 == before
    assert Event.objects.filter(verb="note.countersigned").exists()


def test_a_returned_note_waits_again_and_can_then_be_countersigned(
    note, supervisor, trainee
):
    actions.countersign(
        note=note, by=supervisor, decision="RETURNED", comment="Say what was agreed"
    )
    actions.add_addendum(note=note, by=trainee, text="Agreed to ring on Friday.")

    actions.countersign(note=note, by=supervisor, decision="AGREED")

    decisions = note.countersignatures.values_list("decision", flat=True)
    assert set(decisions) == {"RETURNED", "AGREED"}
    assert Event.objects.filter(verb="note.returned").exists()


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"decision": ""}, notes.DecisionMissing),
        ({"decision": "MAYBE"}, notes.DecisionMissing),
        ({"decision": "RETURNED", "comment": " "}, notes.CommentMissing),
    ],
)
def test_a_countersignature_decides_and_a_return_says_why(
    note, supervisor, fields, rule
):
    with pytest.raises(rule):
        actions.countersign(note=note, by=supervisor, **fields)


def test_nobody_countersigns_their_own_note(note, trainee):
    with pytest.raises(notes.OwnNote):
        actions.countersign(note=note, by=trainee, decision="AGREED")


def test_a_note_is_countersigned_once(note, supervisor):
    actions.countersign(note=note, by=supervisor, decision="AGREED")

    with pytest.raises(notes.NotWaitingForCountersignature):
        actions.countersign(note=note, by=supervisor, decision="AGREED")


def test_a_qualified_therapist_s_note_does_not_wait(case, supervisor):
    note = make_sessions.signed(make_sessions.course(case=case)[0])

    with pytest.raises(notes.NotWaitingForCountersignature):
        actions.countersign(note=note, by=supervisor, decision="AGREED")


# What a supervisor asked for


def test_a_task_goes_to_the_case_s_therapist(case, supervisor):
    task = actions.ask_task(
        case=case, by=supervisor, text=" Ask about anger ", due_on=make.TODAY
    )

    assert task.owner == case.therapist
    assert task.text == "Ask about anger"
    assert Event.objects.filter(verb="task.asked").exists()


def test_a_task_says_something(case, supervisor):
    with pytest.raises(tasks.TaskHasNoWords):
        actions.ask_task(case=case, by=supervisor, text=" ")


def test_nothing_is_asked_in_a_closed_case(therapist, supervisor):
    with pytest.raises(CaseAlreadyClosed):
        actions.ask_task(
            case=make.closed_case(therapist=therapist), by=supervisor, text="Anything"
        )


@pytest.fixture
def task(case, supervisor):
    return actions.ask_task(case=case, by=supervisor, text="Ask about anger")


def test_a_task_is_finished_once(task, therapist):
    done = actions.finish_task(task=task, by=therapist, at=make.NOW)

    assert done.outcome == "DONE"
    assert done.finished_at == make.NOW
    assert Event.objects.filter(verb="task.finished").exists()
    with pytest.raises(tasks.TaskAlreadyFinished):
        actions.finish_task(task=task, by=therapist)


def test_a_task_that_was_not_done_says_why(task, therapist):
    with pytest.raises(tasks.WhyNotDone):
        actions.finish_task(task=task, by=therapist, outcome="NOT_DONE", note=" ")

    left = actions.finish_task(
        task=task, by=therapist, outcome="NOT_DONE", note="The client brought a death"
    )
    assert left.outcome_note == "The client brought a death"


@pytest.mark.parametrize("outcome", ["OPEN", "NONSENSE"])
def test_a_task_ends_done_or_not_done(task, therapist, outcome):
    with pytest.raises(tasks.OutcomeMissing):
        actions.finish_task(task=task, by=therapist, outcome=outcome)


def test_a_note_too_long_for_the_table_is_refused_whole(task, therapist):
    with pytest.raises(ValidationError):
        actions.finish_task(task=task, by=therapist, note="x" * 301)


# Corrections stand under the original, wherever it is shown


def test_the_last_note_carries_what_was_added_in_order(note, trainee, supervisor):
    actions.add_addendum(note=note, by=trainee, text="The brother, not the father")
    actions.add_addendum(note=note, by=trainee, text="And on Tuesday")

    last = last_note(note.case)

    assert last is not None
    assert [one.text for one in last.addenda] == [
        "The brother, not the father",
        "And on Tuesday",
    ]
    assert last.addenda[0].author_name == "Mina Castellano"


def test_whoever_sees_the_last_note_sees_what_was_added(
    signed_in, note, trainee, supervisor
):
    actions.add_addendum(note=note, by=trainee, text="The brother, not the father")
    following = make_sessions.sessions(note.case)[1]
    following.scheduled_at = timezone.now()  # it runs now, so today prepares it
    following.save()
    log = reverse("sessions:log", args=[note.case_id, following.pk])
    page = reverse("supervision:case", args=[note.case_id])
    peek = f"{reverse('supervision:caseload')}?case={note.case_id}"

    for person, path in (
        (trainee, log),
        (trainee, reverse("today")),
        (supervisor, page),
        (supervisor, peek),
    ):
        shown = signed_in(person).get(path).content.decode()
        assert "Told the story of the week." in shown, path
        assert "The brother, not the father" in shown, path
