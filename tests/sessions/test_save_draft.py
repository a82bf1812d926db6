"""Drafts: the newest version wins, and no text is ever lost."""

from __future__ import annotations

import threading
import time

import pytest
from django.db import OperationalError, connection

from audit.models import Event
from sessions import actions
from sessions.actions.drafts import SNAPSHOTS_KEPT
from sessions.actions.filling_in import NothingToStartFrom
from sessions.models import DraftCopy, SessionDraft, TherapySession
from tests import make, make_sessions


@pytest.fixture
def session(case) -> TherapySession:
    return make_sessions.session(case=case)


def save(session, *, text: str, version: int, **fields) -> SessionDraft:
    return actions.save_draft(
        therapy_session=session,
        by=session.case.therapist,
        fields={"text": text, **fields},
        version=version,
    )


pytestmark = pytest.mark.django_db


def test_a_draft_is_saved_as_typed_and_gets_a_version(session):
    draft = save(session, text="She came", version=0, phq9_9="2", minutes="about 50")

    assert draft.version == 1
    assert draft.fields["minutes"] == "about 50"
    assert draft.item9 == 2
    assert save(session, text="She came late", version=1).version == 2


def test_starting_a_draft_twice_gives_the_same_one(session):
    first = actions.start_draft(therapy_session=session, by=session.case.therapist)

    second = actions.start_draft(therapy_session=session, by=session.case.therapist)

    assert first == second
    assert Event.objects.filter(verb="draft.started").count() == 1


def test_an_older_version_changes_nothing_and_its_text_is_kept(session):
    save(session, text="From the tablet", version=0)

    with pytest.raises(actions.DraftChangedElsewhere) as caught:
        save(session, text="From the phone", version=0)

    draft = SessionDraft.objects.get()
    assert draft.fields["text"] == "From the tablet"
    assert draft.version == 1
    loser = DraftCopy.objects.unsettled().get()
    assert loser.fields["text"] == "From the phone"
    assert caught.value.copy == loser
    assert "Nothing is lost" in str(caught.value)
    assert Event.objects.filter(verb="draft.conflicted").count() == 1


def test_the_same_page_sent_twice_is_no_conflict(session):
    save(session, text="Once", version=0)

    assert save(session, text="Once", version=0).version == 1
    assert not DraftCopy.objects.unsettled().exists()


def test_a_version_that_cannot_be_read_overwrites_nothing(session):
    save(session, text="Good", version=0)

    with pytest.raises(actions.DraftChangedElsewhere):
        save(session, text="Odd", version=-1)


def test_the_last_fifty_states_are_kept(session):
    for version in range(SNAPSHOTS_KEPT + 5):
        save(session, text=f"State {version + 1}", version=version)

    kept = DraftCopy.objects.snapshots().order_by("version")
    assert kept.count() == SNAPSHOTS_KEPT
    assert kept[0].fields["text"] == "State 6"


def test_what_must_not_be_kept_is_not(session):
    draft = save(
        session, text="One\x00two", version=0, process_note="secret", version_="1"
    )

    assert draft.fields["text"] == "Onetwo"
    assert "process_note" not in draft.fields


def test_lists_are_kept_as_lists_without_null_characters(session):
    draft = save(session, text="", version=0, ticks=["A\x00", "B"])

    assert draft.fields["ticks"] == ["A", "B"]


def test_a_signed_session_takes_no_draft(session):
    make_sessions.signed(session)

    with pytest.raises(actions.NoteAlreadySigned):
        save(session, text="Late", version=0)

    assert not SessionDraft.objects.exists()


def test_a_missed_session_takes_no_draft(session):
    TherapySession.objects.update(attendance="DID_NOT_COME", absence_reason="Ill")

    with pytest.raises(actions.SessionNotPlanned):
        save(session, text="Late", version=0)


def test_autosaves_are_not_events_of_the_log(session):
    for version in range(5):
        save(session, text=str(version), version=version)

    verbs = list(Event.objects.values_list("verb", flat=True))
    assert verbs == ["draft.started"]


def test_choosing_saves_the_choice_and_lays_the_copy_aside(session):
    save(session, text="A", version=0)
    with pytest.raises(actions.DraftChangedElsewhere):
        save(session, text="B", version=0)
    loser = DraftCopy.objects.unsettled().get()

    draft = actions.settle_conflict(
        therapy_session=session,
        by=session.case.therapist,
        fields={"text": "A\n\nB"},
        version=1,
        copies=[loser.pk],
    )

    assert draft.fields["text"] == "A\n\nB"
    assert not DraftCopy.objects.unsettled().exists()
    loser.refresh_from_db()
    assert loser.settled_at is not None
    assert loser.fields["text"] == "B"
    assert Event.objects.filter(verb="draft.conflict_settled").exists()


def test_a_choice_on_an_old_version_is_kept_and_lays_nothing_aside(session):
    save(session, text="A", version=0)
    with pytest.raises(actions.DraftChangedElsewhere):
        save(session, text="B", version=0)
    loser = DraftCopy.objects.unsettled().get()
    save(session, text="A again", version=1)

    with pytest.raises(actions.DraftChangedElsewhere):
        actions.settle_conflict(
            therapy_session=session,
            by=session.case.therapist,
            fields={"text": "chosen"},
            version=1,
            copies=[loser.pk],
        )

    texts = {copy.fields["text"] for copy in DraftCopy.objects.unsettled()}
    assert texts == {"B", "chosen"}
    assert SessionDraft.objects.get().fields["text"] == "A again"


# Starting from last time


@pytest.fixture
def second(case) -> TherapySession:
    first, second = make_sessions.course(case=case)[:2]
    make_sessions.signed(first, text="Last time.", techniques=("ROLE_PLAY",))
    return second


def start(session, **fields):
    return actions.start_from_last(
        therapy_session=session,
        by=session.case.therapist,
        fields=fields,
        version=0,
    )


def test_blank_parts_are_filled_from_last_time_and_marked(second):
    draft = start(second, attendance="CAME")

    assert draft.fields["text"] == "Last time."
    assert draft.fields["inherited"] == ["text", "focus_link"]
    assert draft.fields["techniques"] == ["ROLE_PLAY"]


def test_what_is_typed_is_not_replaced(second):
    draft = start(second, text="Today.", techniques=["AFFECT"])

    assert draft.fields["text"] == "Today."
    assert draft.fields["inherited"] == ["focus_link"]
    assert draft.fields["techniques"] == ["AFFECT"]


def test_nothing_about_safety_is_taken_over(second):
    assert not [name for name in start(second).fields if name.startswith("risk")]


def test_a_first_session_has_nothing_to_start_from(session):
    with pytest.raises(NothingToStartFrom):
        start(session)


# Twenty writers


def test_twenty_tabs_taking_turns_lose_no_text(session):
    tabs = [0] * 20
    wins = 0
    for attempt in range(400):
        tab = (attempt * 7 + attempt // 3) % 20
        text = f"text {attempt}"
        try:
            tabs[tab] = save(session, text=text, version=tabs[tab]).version
            wins += 1
        except actions.DraftChangedElsewhere as conflict:
            tabs[tab] = conflict.draft.version

    draft = SessionDraft.objects.get()
    losers = {copy.fields["text"] for copy in DraftCopy.objects.unsettled()}
    assert draft.version == wins
    assert wins + len(losers) == 400
    kept = {copy.fields["text"] for copy in DraftCopy.objects.snapshots()}
    assert losers.isdisjoint(kept)


SAVES = 5


def write(session_id, writer: int, results: list[tuple[str, bool]]) -> None:
    """One browser of twenty: it takes the newest version after every conflict."""
    try:
        session = TherapySession.objects.select_related("case__therapist").get(
            pk=session_id
        )
        version = 0
        for number in range(SAVES):
            text = f"writer {writer} save {number}"
            won, version = _save_once(session, text, version)
            results.append((text, won))
    finally:
        connection.close()


def _save_once(session, text: str, version: int) -> tuple[bool, int]:
    while True:
        try:
            return True, save(session, text=text, version=version).version
        except actions.DraftChangedElsewhere as conflict:
            return False, conflict.draft.version
        except OperationalError as busy:  # SQLite in memory does not wait for a lock
            if "locked" not in str(busy):
                raise
            time.sleep(0.002)


@pytest.mark.django_db(transaction=True)
def test_twenty_writers_at_once_lose_no_text():
    therapist = make.user("Ruth Adeyemi")
    session = make_sessions.session(case=make.case(therapist=therapist))
    results: list[tuple[str, bool]] = []
    threads = [
        threading.Thread(target=write, args=(session.pk, writer, results))
        for writer in range(20)
    ]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    won = [text for text, is_won in results if is_won]
    lost = {text for text, is_won in results if not is_won}
    draft = SessionDraft.objects.get()
    assert len(results) == 20 * SAVES
    assert draft.version == len(won)
    assert {copy.fields["text"] for copy in DraftCopy.objects.unsettled()} == lost
    kept = {copy.fields["text"] for copy in DraftCopy.objects.snapshots()}
    assert set(won[-1:]) <= kept
    assert draft.fields["text"] in won
