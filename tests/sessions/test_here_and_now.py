"""A here-and-now note is its author's alone, sealed; only what is lifted becomes record."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import override_settings
from django.urls import reverse

from audit.models import Event
from cases.actions import CaseAlreadyClosed
from formulation.models import PatternSighting
from sessions import actions
from sessions.actions import here_and_now as rules
from sessions.cipher import ProcessNoteUnreadable, unseal
from sessions.here_and_now import BEGINS, HereAndNow, opened_text
from sessions.models import (
    DraftCopy,
    NoteAddendum,
    SessionDraft,
    SessionSighting,
    TherapySession,
)
from sessions.queries import own_here_and_now
from sessions.queries.trace import trace_of
from tests import make, make_sessions
from tests.sessions.test_process_note import everything_stored

pytestmark = pytest.mark.django_db

CANARY = "canary-7315"
WORDS = HereAndNow(
    happened=f"It seemed to me that she went quiet {CANARY}. She looked at the door.",
    pull=f"I wanted to fill the silence {CANARY}",
    touched=("AFFECT", "DEFENCE"),
    said="YES",
    what_i_said="I said that it went quiet here too",
    taken="DEEPENED",
    strain="REPAIRED",
)


@pytest.fixture
def case(therapist):
    return make.case(therapist=therapist, protocol_key="DIT_16_SEED")


@pytest.fixture
def session(case) -> TherapySession:
    return make_sessions.course(case=case)[0]


def write(session, words: HereAndNow = WORDS, **fields):
    values = {"by": session.case.therapist, "note_id": uuid4(), "version": 0} | fields
    return actions.write_here_and_now(therapy_session=session, words=words, **values)


def url(name: str, session, *more) -> str:
    return reverse(f"sessions:{name}", args=[session.case_id, session.pk, *more])


def test_the_author_reads_what_they_wrote(session, therapist):
    note = write(session)

    (own,) = own_here_and_now(session, therapist)
    assert own.words == WORDS
    assert note.version == 1
    assert CANARY.encode() not in bytes(note.sealed)


def test_several_stand_in_the_order_in_which_they_were_begun(session, therapist):
    first = write(session, HereAndNow(happened="One"), at=make.NOW)
    write(session, HereAndNow(happened="Two"))
    write(session, HereAndNow(happened="One more"), note_id=first.pk, version=1)

    found = own_here_and_now(session, therapist)
    assert [one.words.happened for one in found] == ["One more", "Two"]


def test_its_words_are_in_no_table_and_in_no_event(session):
    before = Event.objects.count()

    note = write(session)
    write(session, HereAndNow(happened=f"{CANARY} again"), note_id=note.pk, version=1)
    make_sessions.signed(session, techniques=("DIT_EMPATHY",))

    assert CANARY not in everything_stored()
    assert "went quiet here too" not in everything_stored()
    assert not Event.objects.filter(record_type="hereandnownote").exists()
    assert Event.objects.filter(verb__startswith="here").count() == 0
    assert Event.objects.count() > before  # the signature alone


def test_a_blank_one_is_never_begun_and_an_emptied_one_is_gone(session, therapist):
    assert write(session, HereAndNow(happened=BEGINS)) is None
    note = write(session)

    write(session, HereAndNow(), note_id=note.pk, version=1)

    assert own_here_and_now(session, therapist) == ()


def test_two_pages_of_one_author_keep_both_texts(session, therapist):
    note = write(session, HereAndNow(happened="First page", touched=("SELF",)))
    write(
        session,
        HereAndNow(happened="First page, more", said="YES"),
        note_id=note.pk,
        version=1,
    )

    with pytest.raises(actions.HereAndNowChangedElsewhere):
        write(
            session,
            HereAndNow(happened="Second page", touched=("OTHER",), said="NO"),
            note_id=note.pk,
            version=1,
        )

    (own,) = own_here_and_now(session, therapist)
    assert own.words.happened.startswith("First page, more\n\n[Typed on another page, ")
    assert own.words.happened.endswith("]\nSecond page")
    assert own.words.said == "YES"
    assert own.words.touched == ("OTHER",)


def test_the_same_page_sent_twice_changes_nothing(session):
    note = write(session)

    assert write(session, note_id=note.pk, version=0).version == 1
    assert write(session, note_id=note.pk, version=1).version == 1


def test_a_part_has_a_longest_length(session):
    with pytest.raises(rules.HereAndNowTooLong):
        write(session, HereAndNow(pull="x" * 4001))


def test_on_a_closed_case_none_is_begun_and_one_that_was_stays(client, session, case):
    note = write(session)
    case.status, case.closed_on = "CLOSED", make.TODAY
    case.closed_by, case.ending_reason = case.therapist, "COMPLETED"
    case.save()

    with pytest.raises(CaseAlreadyClosed):
        write(session)
    assert write(session, HereAndNow(happened="Later"), note_id=note.pk, version=1)
    client.force_login(case.therapist)
    page = client.get(url("here_and_now", session)).content.decode()
    assert "no new note is begun" in page
    assert "data-autosave-url" not in page
    assert "js/autosave.js" not in page
    own = client.get(url("here_and_now_note", session, note.pk)).content.decode()
    assert "data-autosave-url" in own
    assert "Another one" not in own


def test_it_opens_in_no_other_row_case_author_or_table(session, outsider):
    note = write(session)
    place = {
        "note_id": note.pk,
        "case_id": note.case_id,
        "author_id": note.author_id,
        "table": "therapy_sessions_hereandnownote",
    }
    assert opened_text(unseal(bytes(note.sealed), **place)) == WORDS
    for changed in (
        {"note_id": uuid4()},
        {"case_id": uuid4()},
        {"author_id": outsider.pk},
        {"table": "therapy_sessions_processnote"},
    ):
        with pytest.raises(ProcessNoteUnreadable):
            unseal(bytes(note.sealed), **(place | changed))


def test_without_the_key_the_page_says_so_and_shows_nothing(client, session, therapist):
    note = write(session)
    client.force_login(therapist)
    with override_settings(NOTES_KEY=b"x" * 32):
        page = client.get(url("here_and_now_note", session, note.pk))

    assert "cannot be opened with the key" in page.content.decode()
    assert CANARY not in page.content.decode()


# The pages


def test_it_begins_as_an_impression_and_is_kept_by_the_form_and_by_the_script(
    client, session, therapist
):
    client.force_login(therapist)
    blank = client.get(url("here_and_now", session)).content.decode()
    assert "It seemed to me that" in blank
    assert "may have to be disclosed" in blank
    note_id = str(uuid4())
    typed = {"note": note_id, "version": 0, "happened": "She went quiet", "said": "NO"}

    saved = client.post(url("here_and_now_autosave", session), typed).json()
    again = typed | {"version": saved["version"], "happened": "She went very quiet"}
    assert client.post(url("here_and_now", session), again).status_code == 302

    (own,) = own_here_and_now(session, therapist)
    assert str(own.note_id) == note_id
    assert (own.words.happened, own.words.said) == ("She went very quiet", "NO")
    assert (
        "She went very quiet"
        in client.get(url("here_and_now", session)).content.decode()
    )


def test_a_stale_autosave_is_told_and_both_texts_are_kept(client, session, therapist):
    note = write(session, HereAndNow(happened="First"))
    client.force_login(therapist)

    answer = client.post(
        url("here_and_now_autosave", session),
        {"note": str(note.pk), "version": 0, "happened": "Second"},
    )

    assert answer.status_code == 409
    (own,) = own_here_and_now(session, therapist)
    assert "First" in own.words.happened
    assert "Second" in own.words.happened


def test_what_cannot_be_kept_is_named_and_stays_on_the_page(client, session, therapist):
    client.force_login(therapist)
    typed = {"happened": "x" * 4001, "pull": "Stays here"}

    page = client.post(url("here_and_now", session), typed).content.decode()

    assert "can hold 4000 characters" in page
    assert "Stays here" in page
    assert client.post(url("here_and_now_autosave", session), typed).status_code == 409


@pytest.mark.parametrize("name", ["here_and_now_note", "lift"])
def test_for_everybody_else_there_is_none(
    client, session, therapist, supervisor, outsider, admin, name
):
    note = write(session)
    colleague = make.user("Callum Beside")
    make.access(to=session.case, user=colleague)
    for person in (supervisor, outsider, admin, colleague):
        client.force_login(person)
        for answer in (
            client.get(url("here_and_now_note", session, note.pk)),
            client.post(
                url("here_and_now_autosave", session),
                {"note": str(note.pk), "happened": "Overwritten"},
            ),
        ):
            assert answer.status_code == 404
        assert CANARY not in client.get(url("here_and_now", session)).content.decode()
    (own,) = own_here_and_now(session, therapist)
    assert own.words == WORDS


def test_nobody_else_finds_its_words_on_any_page(client, session, supervisor):
    write(session)
    make_sessions.signed(session, techniques=("DIT_EMPATHY",))
    client.force_login(supervisor)

    for page in (
        "sessions:list",
        "supervision:case",
        "overview",
        "formulation:patterns",
    ):
        shown = client.get(reverse(page, args=[session.case_id])).content.decode()
        assert CANARY not in shown
    shown = client.get(url("session", session)).content.decode()
    assert "In the room (" not in shown


def test_the_log_leads_to_it_and_keeps_what_is_typed(client, session, therapist):
    client.force_login(therapist)
    assert (
        "Note what happened between you"
        in client.get(url("log", session)).content.decode()
    )

    gone = client.post(
        url("log", session), {"version": 0, "do": "here_and_now", "text": "Typed"}
    )

    assert gone.url == url("here_and_now", session)
    assert SessionDraft.objects.get().fields["text"] == "Typed"


# Lifting


def lift(client, session, note, **data):
    return client.post(
        url("lift", session, note.pk), {"into": "note"} | data, follow=True
    )


def test_a_line_goes_into_the_draft_as_it_is_or_reworded(client, session, therapist):
    note = write(session)
    actions.save_draft(
        therapy_session=session,
        by=therapist,
        fields={"text": "Typed", "next_plan": "His sleep"},
        version=0,
    )
    client.force_login(therapist)

    lift(client, session, note, line="1")
    lift(client, session, note, line="0", reworded="We noticed that it went quiet.")

    fields = SessionDraft.objects.get().fields
    assert fields["text"] == (
        "Typed\n\nShe looked at the door.\n\nWe noticed that it went quiet."
    )
    assert fields["next_plan"] == "His sleep"
    assert DraftCopy.objects.filter(kind="CONFLICT").count() == 0
    (own,) = own_here_and_now(session, therapist)
    assert own.words == WORDS
    assert CANARY not in everything_stored()


def test_after_signing_it_is_an_addition_under_the_note(client, session, therapist):
    note = write(session)
    make_sessions.signed(session, techniques=("DIT_EMPATHY",))
    client.force_login(therapist)

    lift(client, session, note, line="1")

    assert NoteAddendum.objects.get().text == "She looked at the door."


def test_it_can_become_the_pattern_seen_in_the_room(client, session, therapist):
    note = write(session)
    client.force_login(therapist)

    lift(client, session, note, reworded="It went quiet between us", into="trace")

    seen = PatternSighting.objects.get()
    assert (seen.source, seen.trigger) == ("IN_THE_ROOM", "It went quiet between us")
    assert seen.person is None


def trace_cells(case) -> list[str]:
    """The words of the row of the room, session by session."""
    row = next(one for one in trace_of(case, today=make.TODAY).rows if not one.person)
    return [cell.words for cell in row.cells if cell.column.session_id]


def test_lifted_before_the_signature_it_is_signed_with_the_session(session, therapist):
    note = write(session)

    actions.lift_into_trace(note=note, by=therapist, line="It went quiet")
    assert trace_of(session.case, today=make.TODAY).outside == 0
    signed = make_sessions.signed(session, techniques=("DIT_EMPATHY",))

    link = SessionSighting.objects.get()
    assert (link.therapy_session, link.sighting.trigger) == (session, "It went quiet")
    assert [one["trigger"] for one in signed.content["sightings"]] == ["It went quiet"]
    assert trace_cells(session.case)[0] == "happened"


def test_lifted_after_the_signature_it_belongs_to_the_session_too(
    client, session, therapist
):
    note = write(session)
    signed = make_sessions.signed(session, techniques=("DIT_EMPATHY",))

    actions.lift_into_trace(note=note, by=therapist, line="It went quiet")

    assert signed.content["sightings"] == []
    assert trace_of(session.case, today=make.TODAY).outside == 0
    assert trace_cells(session.case)[0] == "happened"
    client.force_login(therapist)
    page = client.get(url("session", session)).content.decode()
    assert "In the room: it happened" in page


def test_a_void_takes_back_what_was_lifted_out_of_its_session(session, therapist):
    note = write(session)
    signed = make_sessions.signed(session, techniques=("DIT_EMPATHY",))
    actions.lift_into_trace(note=note, by=therapist, line="It went quiet")

    actions.void_note(note=signed, by=therapist, reason="Written for another client")

    assert not PatternSighting.objects.exists()
    assert PatternSighting.with_withdrawn.count() == 1


def test_nothing_or_too_much_is_not_lifted(client, session, therapist):
    note = write(session)
    client.force_login(therapist)

    assert "Choose a line" in lift(client, session, note).content.decode()
    long = lift(client, session, note, reworded="x" * 301, into="trace")
    assert "300 characters" in long.content.decode()
    assert not PatternSighting.objects.exists()
    assert not SessionDraft.objects.exists()


def test_the_own_pull_is_not_offered_for_lifting(client, session, therapist):
    note = write(session)
    client.force_login(therapist)

    page = client.get(url("here_and_now_note", session, note.pk)).content.decode()
    offered = page.split('id="h-lift"')[1]

    assert "She looked at the door." in offered
    assert "fill the silence" not in offered


def test_a_draft_of_somebody_else_takes_no_line(client, session, therapist):
    note = write(session)
    colleague = make.user("Callum Beside")
    make.access(to=session.case, user=colleague)
    actions.save_draft(
        therapy_session=session, by=colleague, fields={"text": "Theirs"}, version=0
    )
    client.force_login(therapist)

    page = lift(client, session, note, line="1").content.decode()

    assert "Callum" in page
    assert SessionDraft.objects.get().fields["text"] == "Theirs"


def test_an_ipt_case_has_no_pattern_to_lift_into(client, therapist):
    case = make.case(therapist=therapist)
    session = make_sessions.course(case=case)[0]
    note = write(session, HereAndNow(happened="She went quiet."))
    client.force_login(therapist)

    page = client.get(url("here_and_now_note", session, note.pk)).content.decode()
    assert "seen in the room" not in page
    with pytest.raises(rules.NotLifted):
        actions.lift_into_trace(note=note, by=therapist, line="It went quiet")


def test_an_unknown_part_of_a_later_version_is_left_out():
    assert opened_text('{"happened": "A", "mood": 3}') == HereAndNow(happened="A")
