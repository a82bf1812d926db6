"""A supervision session: begun, filled from the agenda, closed, added to."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from audit.models import Event
from sessions.models import CarriedTask
from sessions.queries.agenda import open_tasks
from supervision import actions, queries
from supervision.models import (
    AgendaItem,
    SupervisionDecision,
    SupervisionItem,
    SupervisionPresence,
    SupervisionSession,
)
from tests import make
from tests.make_supervision import decided, on_agenda, session, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(case, supervisor):
    """A draft with one case in it, about which something is written."""
    return session(by=supervisor, present=[case.therapist], cases=[case])


@pytest.fixture
def item(held):
    return held.items.get()


@pytest.fixture
def other(case):
    """A second supervisor of the same therapist."""
    made = make.user("Ida Mentor", roles="supervisor")
    make.supervision(supervisor=made, supervisee=case.therapist)
    return made


def refused():
    return pytest.raises(DatabaseError, match="stays as it was closed")


def closed(held):
    return actions.close_session(session=held, by=held.supervisor, at=make.NOW)


# Who sits together


def test_a_session_is_with_people_whom_one_supervises_on_that_day(supervisor, outsider):
    with pytest.raises(actions.NotTheirSupervisor, match="Olu Stranger"):
        session(by=supervisor, present=[outsider])


def test_a_session_is_with_somebody(supervisor):
    with pytest.raises(actions.NobodyPresent):
        session(by=supervisor, present=[], mode="GROUP")


def test_one_to_one_is_with_one(supervisor, therapist, trainee):
    with pytest.raises(actions.OneToOneHasOne):
        session(by=supervisor, present=[therapist, trainee], mode="ONE_TO_ONE")


def test_who_was_there_changes_until_it_is_closed(held, supervisor, therapist, trainee):
    changed = actions.change_session(
        session=held,
        by=supervisor,
        held_on=make.TODAY - timedelta(1),
        mode="GROUP",
        present=[therapist, trainee],
        version=held.version,
        minutes=90,
    )

    assert (changed.minutes, changed.mode) == (90, "GROUP")
    assert {one.user for one in changed.presences.all()} == {therapist, trainee}


def test_an_older_window_does_not_overwrite_who_was_there(held, supervisor, therapist):
    change = {
        "session": held,
        "by": supervisor,
        "held_on": make.TODAY,
        "mode": "ONE_TO_ONE",
        "present": [therapist],
        "version": held.version,
    }
    actions.change_session(**change, minutes=60)

    with pytest.raises(actions.SessionChangedElsewhere):
        actions.change_session(**change, minutes=30)


def test_whose_cases_are_in_the_session_was_there(held, supervisor, trainee):
    with pytest.raises(actions.CasesOfWhoIsAbsent, match="Ruth Adeyemi"):
        actions.change_session(
            session=held,
            by=supervisor,
            held_on=make.TODAY,
            mode="ONE_TO_ONE",
            present=[trainee],
            version=held.version,
        )


def test_only_who_holds_it_writes_in_it(held, item, case):
    other = make.user("Ida Mentor", roles="supervisor")
    make.supervision(supervisor=other, supervisee=case.therapist)

    for by in (case.therapist, other):
        with pytest.raises(actions.OnlyItsSupervisorWrites):
            actions.close_session(session=held, by=by)
        with pytest.raises(actions.OnlyItsSupervisorWrites):
            actions.keep_item(item=item, by=by, fields={}, version=item.version)


# From the agenda


def test_a_case_that_is_added_stands_at_the_end(supervisor, therapist):
    first, second, third, fourth = (
        make.case(therapist=therapist, of=make.client(f"Client No{n}"))
        for n in range(4)
    )
    held = session(by=supervisor, present=[therapist], cases=[first, second, third])
    actions.take_out(item=held.items.get(case=first), by=supervisor)

    added = actions.take_up(session=held, by=supervisor, case=fourth)

    assert added.position > held.items.get(case=third).position


def test_one_press_takes_over_the_agenda_of_who_is_present(supervisor, therapist):
    mina = make.user("Mina Castellano", roles="trainee")
    make.supervision(supervisor=supervisor, supervisee=mina)
    there = make.case(therapist=therapist, of=make.client("Anna Adams"))
    absent = make.case(therapist=mina, of=make.client("Bela Braun"))
    on_agenda(there, question="What now?")
    on_agenda(absent)
    held = session(by=supervisor, present=[therapist])

    (taken,) = actions.take_over_agenda(session=held, by=supervisor)

    assert taken.case == there
    assert queries.content_of(taken).question == "What now?"
    assert actions.take_over_agenda(session=held, by=supervisor) == []


def test_a_case_of_somebody_absent_is_not_taken_up(held, supervisor, trainee):
    with pytest.raises(actions.TherapistNotPresent):
        actions.take_up(session=held, by=supervisor, case=make.case(therapist=trainee))


def test_a_case_is_in_a_session_once(held, supervisor, case):
    with pytest.raises(actions.AlreadyInSession):
        actions.take_up(session=held, by=supervisor, case=case)


def test_a_case_that_one_does_not_supervise_is_not_taken_up(held, supervisor, outsider):
    with pytest.raises(actions.OnlyItsSupervisorReviews):
        actions.take_up(session=held, by=supervisor, case=make.case(therapist=outsider))


def test_what_was_talked_about_leaves_the_agenda_and_the_rest_stays(
    supervisor, therapist
):
    said, unsaid = (
        make.case(therapist=therapist, of=make.client(name))
        for name in ("Anna Adams", "Bela Braun")
    )
    on_agenda(said)
    on_agenda(unsaid)
    held = session(by=supervisor, present=[therapist])
    actions.take_over_agenda(session=held, by=supervisor)
    write(held.items.get(case=said), by=supervisor, discussion="We looked at it.")

    closed(held)

    assert AgendaItem.objects.get(case=said).state == AgendaItem.State.DISCUSSED
    assert AgendaItem.objects.get(case=unsaid).is_open
    assert [one.case for one in held.items.all()] == [said]


def test_taking_a_case_out_leaves_it_on_the_agenda(supervisor, case):
    on_agenda(case)
    held = session(by=supervisor, present=[case.therapist])
    (item,) = actions.take_over_agenda(session=held, by=supervisor)

    actions.take_out(item=item, by=supervisor)

    assert queries.open_item_of(case)
    assert not held.items.exists()


def test_a_session_that_was_not_held_is_discarded(held, supervisor, case):
    on_agenda(case)

    actions.discard_session(session=held, by=supervisor)

    assert not SupervisionSession.objects.exists()
    assert queries.open_item_of(case)


# Typing


def test_what_is_typed_is_kept_right_or_wrong(item, supervisor):
    kept = write(item, by=supervisor, recording="somewhere", due_1="soon")

    content = queries.content_of(kept)
    assert content.discussion == "We looked at the last two notes."
    assert set(content.problems) == {"recording", "due_1", "decision_1"}


def test_the_loser_of_two_windows_keeps_the_text(item, supervisor):
    version = item.version
    actions.keep_item(
        item=item, by=supervisor, fields={"discussion": "First"}, version=version
    )

    with pytest.raises(actions.TypedElsewhere):
        actions.keep_item(
            item=item, by=supervisor, fields={"discussion": "Second"}, version=version
        )
    with pytest.raises(actions.TypedElsewhere):
        actions.keep_item(
            item=item, by=supervisor, fields={"discussion": "Second"}, version=version
        )

    item.refresh_from_db()
    assert item.typed == {"discussion": "First"}
    assert [one["fields"] for one in item.lost] == [{"discussion": "Second"}]
    actions.lay_aside(item=item, by=supervisor)
    assert item.lost == []


def test_the_same_sent_twice_is_no_conflict(item, supervisor):
    for _ in range(2):
        actions.keep_item(
            item=item,
            by=supervisor,
            fields={"discussion": "Once"},
            version=item.version,
        )

    assert item.lost == []


# Closing


def test_closing_turns_what_was_typed_into_the_record(item, supervisor):
    write(
        item,
        by=supervisor,
        reason="RECORDING",
        question="Do I talk too much?",
        recording="12:30 to 14:10",
        seen=["FORMULATION:1"],
        follow_up="Listen to the next one",
    )

    closed(item.session)

    item.refresh_from_db()
    assert item.reason == "RECORDING"
    assert item.question == "Do I talk too much?"
    assert item.recording == "12:30 to 14:10"
    assert item.seen == ["FORMULATION:1"]
    assert item.follow_up == "Listen to the next one"
    assert item.typed == {}


def test_a_session_closes_with_its_minutes_and_not_before_it_was_held(
    supervisor, therapist
):
    without = session(by=supervisor, present=[therapist], minutes=None)
    with pytest.raises(actions.MinutesMissing):
        closed(without)

    tomorrow = session(
        by=supervisor, present=[therapist], held_on=make.TODAY + timedelta(1)
    )
    with pytest.raises(actions.NotHeldYet):
        closed(tomorrow)


def test_a_session_does_not_close_over_what_cannot_be_read(item, supervisor, case):
    write(item, by=supervisor, **decided("Ring the GP", due="soon"))

    with pytest.raises(actions.ItemsNotReadable, match=case.client.number):
        closed(item.session)

    assert not CarriedTask.objects.exists()


def test_a_session_does_not_close_over_what_another_window_typed(
    item, supervisor, case
):
    version = item.version
    write(item, by=supervisor, discussion="First")
    with pytest.raises(actions.TypedElsewhere):
        actions.keep_item(
            item=item, by=supervisor, fields={"discussion": "Second"}, version=version
        )

    with pytest.raises(actions.TypedBeside, match=case.client.number):
        closed(item.session)

    actions.lay_aside(item=item, by=supervisor)
    assert closed(item.session).is_closed


def test_two_supervisors_who_took_up_the_same_case_finish_it_once(
    case, supervisor, other
):
    on_agenda(case)
    first, second = (
        session(by=one, present=[case.therapist], cases=[case])
        for one in (supervisor, other)
    )
    closed(first)
    closed(second)

    assert [one.state for one in AgendaItem.objects.all()] == ["DISCUSSED"]
    assert AgendaItem.objects.get().finished_by == supervisor
    assert len(queries.talked_about(case)) == 2


def test_what_is_put_on_the_agenda_after_the_talk_is_for_the_next_one(
    case, supervisor, other
):
    on_agenda(case, question="What now?")
    first, second = (
        session(by=one, present=[case.therapist], cases=[case])
        for one in (supervisor, other)
    )
    closed(first)
    after = on_agenda(
        case, question="And how to end?", at=make.NOW + timedelta(hours=1)
    )

    actions.close_session(session=second, by=other, at=make.NOW + timedelta(hours=2))

    after.refresh_from_db()
    assert after.is_open


def test_what_was_put_on_the_agenda_while_it_was_talked_about_is_done(
    held, item, supervisor, case
):
    put = on_agenda(case, at=make.NOW)
    write(item, by=supervisor, discussion="We did")

    closed(held)

    put.refresh_from_db()
    assert put.state == "DISCUSSED"


def test_what_was_said_while_supervision_lasted_becomes_the_record(
    signed_in, held, item, supervisor, case
):
    write(item, by=supervisor, discussion="In time", **decided("Ring the GP"))
    supervisor.supervisee_links.update(ends_on=make.TODAY - timedelta(days=1))

    closed(held)

    assert queries.talked_about(case)[0].discussion == "In time"
    assert [task.text for task in open_tasks(case)] == ["Ring the GP"]
    assert signed_in(supervisor).get(item_page(item)).status_code == 404
    assert signed_in(case.therapist).get(item_page(item)).status_code == 200


def item_page(item):
    return reverse("supervision:item", args=[item.case_id, item.pk])


def test_the_database_keeps_a_closed_session_as_it_was(item, supervisor):
    write(item, by=supervisor, **decided("Ring the GP"))
    closed(item.session)
    one = {"pk": item.session.pk}
    changes = (
        lambda: SupervisionSession.objects.filter(**one).update(minutes=600),
        lambda: SupervisionSession.objects.filter(**one)._raw_delete("default"),
        lambda: SupervisionItem.objects.update(discussion="Something else"),
        lambda: SupervisionItem.objects.all()._raw_delete("default"),
        lambda: SupervisionPresence.objects.update(user=supervisor),
        lambda: SupervisionPresence.objects.all().delete(),
        lambda: SupervisionPresence.objects.create(
            session=item.session, user=supervisor
        ),
        lambda: SupervisionDecision.objects.update(text="Something else"),
        lambda: SupervisionDecision.objects.all().delete(),
        lambda: SupervisionDecision.objects.create(
            item=item, case=item.case, text="One more", owner=supervisor
        ),
        lambda: SupervisionItem.objects.create(
            session=item.session,
            case=make.case(therapist=item.therapist),
            therapist=item.therapist,
            saved_at=make.NOW,
        ),
    )
    for change in changes:
        with refused(), transaction.atomic():
            change()


def test_what_is_added_only_grows(item, supervisor):
    item.session = closed(item.session)
    added = actions.add_to_item(item=item, by=supervisor, text="I forgot the sister")
    taken = actions.reflect(session=item.session, by=item.therapist, text="Slower")

    for row in (added, taken):
        rows = type(row)._default_manager.filter(pk=row.pk)
        for change in (lambda rows=rows: rows.update(text="No"), rows.delete):
            with refused(), transaction.atomic():
                change()


def test_a_closed_session_takes_no_more_words(item, supervisor):
    closed(item.session)

    with pytest.raises(actions.SessionIsClosed):
        actions.keep_item(item=item, by=supervisor, fields={}, version=item.version)
    with pytest.raises(actions.SessionIsClosed):
        actions.close_session(session=item.session, by=supervisor)


# Afterwards


def test_both_add_to_what_was_said_and_nobody_else(item, supervisor, outsider):
    cover = make.access(to=item.case, user=outsider).user
    add = {"item": item, "text": "The sister rang"}
    with pytest.raises(actions.SessionNotClosed):
        actions.add_to_item(by=supervisor, **add)
    held = closed(item.session)
    item.session = held

    assert actions.add_to_item(by=item.case.therapist, **add).text == add["text"]
    with pytest.raises(actions.NotBetweenThem):
        actions.add_to_item(by=cover, **add)
    with pytest.raises(actions.NothingWritten):
        actions.add_to_item(item=item, by=supervisor, text=" ")


def test_who_was_there_reflects_once_it_is_closed(held, therapist, trainee):
    with pytest.raises(actions.SessionNotClosed):
        actions.reflect(session=held, by=therapist, text="I go too fast")
    done = closed(held)

    assert actions.reflect(session=done, by=therapist, text="I go too fast ").text
    with pytest.raises(actions.NotPresent):
        actions.reflect(session=done, by=trainee, text="Not mine")
    with pytest.raises(actions.NothingWritten):
        actions.reflect(session=done, by=therapist, text=" ")


# Decisions


def test_a_decision_goes_home_as_a_task_with_its_owner_and_its_day(item, supervisor):
    write(item, by=supervisor, **decided("Ring the GP", due="2026-11-30"))

    closed(item.session)

    (task,) = open_tasks(item.case)
    assert (task.text, task.owner) == ("Ring the GP", item.case.therapist)
    assert (task.asked_by, task.due_on) == (supervisor, date(2026, 11, 30))
    assert SupervisionDecision.objects.get().task == task


def test_what_the_supervisor_took_on_stands_in_no_session_of_the_therapist(
    item, supervisor
):
    write(item, by=supervisor, **decided("Find the paper", owner="SUPERVISOR"))

    closed(item.session)

    assert open_tasks(item.case) == []
    assert [task.text for task in queries.taken_on(supervisor, make.TODAY)] == [
        "Find the paper"
    ]


def test_a_decision_about_a_closed_case_stays_words(supervisor, therapist):
    case = make.closed_case(therapist=therapist)
    held = session(
        by=supervisor,
        present=[therapist],
        cases=[case],
        typed=decided("Write to the GP"),
        is_closed=True,
    )

    assert SupervisionDecision.objects.get(item__session=held).task is None


def test_what_became_of_it_comes_back_to_the_next_session(item, supervisor, case):
    from sessions.actions import finish_task

    write(
        item,
        by=supervisor,
        follow_up="The sister",
        decision_1="Ring the GP",
        decision_2="Draw the circle",
    )
    closed(item.session)
    done, _ = open_tasks(case)
    finish_task(task=done, by=case.therapist, at=make.NOW + timedelta(days=2))

    became = queries.became_of([case])[case.pk]
    assert [task.text for task in became.finished] == [done.text]
    assert len(became.open) == 1
    assert became.follow_up == "The sister"

    later = make.NOW + timedelta(days=7)
    again = session(
        by=supervisor,
        present=[case.therapist],
        cases=[case],
        held_on=later.date(),
        at=later,
    )
    actions.close_session(session=again, by=supervisor, at=later)
    became = queries.became_of([case])[case.pk]
    assert became.finished == (), "said back once"
    assert len(became.open) == 1, "what is open carries over"


# The log


def test_the_log_names_the_case_and_none_of_what_was_said(item, supervisor, case):
    write(item, by=supervisor, **decided("Ring the GP"))
    closed(item.session)

    verbs = set(Event.objects.filter(case_id=case.pk).values_list("verb", flat=True))
    assert {"supervision.taken_up", "supervision.written", "task.asked"} <= verbs
    assert "GP" not in str(list(Event.objects.values_list("detail", flat=True)))


# Hours


def test_hours_are_those_of_closed_sessions_between_two_days(supervisor, therapist):
    case = make.case(therapist=therapist)
    session(
        by=supervisor,
        present=[therapist],
        cases=[case],
        typed={"recording": "3:00"},
        is_closed=True,
    )
    session(by=supervisor, present=[therapist])

    (mine,) = queries.sessions_between(therapist, make.TODAY, make.TODAY)
    (held,) = queries.sessions_between(supervisor, make.TODAY, make.TODAY)
    assert (mine.cases, mine.recordings, mine.is_supervisor) == ((case,), 1, False)
    assert (held.session.minutes, held.is_supervisor) == (50, True)
    day = make.TODAY + timedelta(1)
    assert queries.sessions_between(therapist, day, day) == []


def test_in_a_group_nobodys_hours_name_the_cases_of_another(
    supervisor, therapist, trainee
):
    mine, other = make.case(therapist=therapist), make.case(therapist=trainee)
    session(
        by=supervisor, present=[therapist, trainee], cases=[mine, other], is_closed=True
    )

    (line,) = queries.sessions_between(trainee, make.TODAY, make.TODAY)
    assert line.cases == (other,)
