"""A process note is its author's alone: sealed, unlogged, and in no other table."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection
from django.urls import reverse

from audit.models import Event
from cases.actions import CaseAlreadyClosed
from cases.models import Case
from sessions import actions
from sessions.actions import process_notes as rules
from sessions.models import ProcessNote, TherapySession
from sessions.queries import own_process_note
from sessions.typed import PrivateText, fingerprint
from tests import make, make_sessions

pytestmark = pytest.mark.django_db

CANARY = "canary-4471 it seemed to me"


@pytest.fixture
def session(case) -> TherapySession:
    return make_sessions.course(case=case)[0]


def write(session, text: str, **fields):
    by = fields.pop("by", session.case.therapist)
    return actions.write_process_note(
        therapy_session=session, by=by, text=text, **fields
    )


def typed(text: str, came_from: str) -> PrivateText:
    """As the log form posts it, which began from `came_from`."""
    return PrivateText(text=text, came_from=fingerprint(came_from))


def everything_stored() -> str:
    """Every value of every row of every table, as the database holds it."""
    found = []
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            cursor.execute(
                "SELECT * FROM TABLE_".replace("TABLE_", model._meta.db_table)
            )
            found += [as_text(value) for row in cursor.fetchall() for value in row]
    return "\n".join(found)


def as_text(value: object) -> str:
    if isinstance(value, (bytes, memoryview)):
        return bytes(value).decode("latin-1")
    return str(value)


def test_the_author_reads_what_they_wrote(session, therapist):
    note = write(session, CANARY)

    own = own_process_note(session, therapist)
    assert (own.text, own.version) == (CANARY, 1)
    assert own.exists
    assert CANARY.encode() not in bytes(note.sealed)


def test_nobody_else_finds_anything(session, supervisor, outsider):
    write(session, CANARY)

    for person in (supervisor, outsider):
        assert not own_process_note(session, person).exists


def test_two_people_each_have_their_own(session, therapist, outsider):
    write(session, "Mine")
    write(session, "Yours", by=outsider)

    assert own_process_note(session, therapist).text == "Mine"
    assert own_process_note(session, outsider).text == "Yours"


def test_its_words_are_in_no_table_also_after_drafts_conflicts_and_signing(
    session, therapist
):
    save = {"therapy_session": session, "by": therapist}
    fields = {
        "text": "Plain note",
        "process_note": CANARY,
        "process_note_from": fingerprint(CANARY),
    }
    actions.save_draft(version=0, fields=fields, process_note=typed(CANARY, ""), **save)
    more = typed(f"{CANARY} more", CANARY)
    actions.save_draft(version=1, fields=fields, process_note=more, **save)
    with pytest.raises(actions.DraftChangedElsewhere):
        actions.save_draft(
            version=0,
            fields={"text": "Other"},
            process_note=typed(f"{CANARY} elsewhere", CANARY),
            **save,
        )
    assert "Plain note" in everything_stored()
    assert "canary" not in everything_stored()
    assert fingerprint(CANARY) not in everything_stored()
    own = own_process_note(session, therapist).text
    assert own.startswith(f"{CANARY} more\n\n[Typed on another page, ")
    assert own.endswith(f"{CANARY} elsewhere")

    make_sessions.signed(session)

    assert "canary" not in everything_stored()
    assert CANARY in own_process_note(session, therapist).text


def test_nothing_about_it_is_logged(session):
    before = Event.objects.count()

    write(session, CANARY)

    assert Event.objects.count() == before


def test_an_empty_one_is_never_begun(session):
    assert write(session, "  ") is None
    assert not ProcessNote.objects.exists()


def test_it_can_be_emptied_later(session, therapist):
    write(session, CANARY)

    write(session, "")

    assert own_process_note(session, therapist).text == ""


def test_the_same_words_again_change_nothing(session):
    assert write(session, CANARY).version == 1
    assert write(session, CANARY).version == 1


def test_two_pages_of_one_author_keep_both_texts(session, therapist):
    write(session, "First page", version=0)

    with pytest.raises(actions.ProcessNoteChangedElsewhere):
        write(session, "Second page", version=0)

    own = own_process_note(session, therapist)
    assert own.text.startswith("First page\n\n[Typed on another page, ")
    assert own.text.endswith("]\nSecond page")


def test_a_page_that_went_on_from_the_saved_text_is_no_conflict(session, therapist):
    write(session, "First", version=0)

    write(session, "First and more", version=0)

    assert own_process_note(session, therapist).text == "First and more"


def test_an_old_page_with_nothing_new_is_no_conflict(session, therapist):
    write(session, "First and more", version=0)

    write(session, "First", version=0)

    assert own_process_note(session, therapist).text == "First and more"


def test_it_has_an_end(session):
    with pytest.raises(rules.ProcessNoteTooLong):
        write(session, "x" * 20_001)


def test_it_can_be_written_after_signing(session, therapist):
    make_sessions.signed(session)

    write(session, CANARY)

    assert own_process_note(session, therapist).text == CANARY


def test_a_row_that_was_moved_does_not_open_for_another_author(
    session, therapist, outsider
):
    write(session, CANARY)
    ProcessNote.objects.update(author=outsider)

    own = own_process_note(session, outsider)

    assert own.text == ""
    assert "cannot be opened" in own.problem


def test_a_row_that_was_moved_to_another_session_shows_nobody_s_words(session, case):
    write(session, CANARY)
    sealed = ProcessNote.objects.get().sealed
    other = make_sessions.sessions(case)[1]
    write(other, "Another week")
    ProcessNote.objects.filter(therapy_session=other).update(sealed=sealed)

    own = own_process_note(other, case.therapist)

    assert own.text == ""
    assert own.problem


# After closing


@pytest.fixture
def closed(session):
    """The session's case, closed."""
    make_sessions.signed(session)
    Case.objects.filter(pk=session.case_id).update(
        status="CLOSED",
        closed_on=make.TODAY,
        closed_by=session.case.therapist,
        ending_reason="COMPLETED",
    )
    return Case.objects.get(pk=session.case_id)


def test_on_a_closed_case_no_note_is_begun(signed_in, session, closed, therapist):
    with pytest.raises(CaseAlreadyClosed):
        write(session, CANARY)

    browser = signed_in(therapist)
    page = reverse("sessions:process_note", args=[closed.pk, session.pk])
    assert browser.get(page).status_code == 404
    assert browser.post(page, {"text": CANARY, "version": "0"}).status_code == 404
    shown = browser.get(reverse("sessions:session", args=[closed.pk, session.pk]))
    assert "Your process note" not in shown.content.decode()
    assert not ProcessNote.objects.exists()


def test_one_that_was_begun_before_stays_its_authors_to_read_and_change(
    signed_in, session, therapist, request
):
    write(session, CANARY)
    closed = request.getfixturevalue("closed")
    page = reverse("sessions:process_note", args=[closed.pk, session.pk])

    browser = signed_in(therapist)
    assert CANARY in browser.get(page).content.decode()
    browser.post(page, {"text": "Thought again", "version": "1"})

    assert own_process_note(session, therapist).text == "Thought again"
