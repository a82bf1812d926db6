"""A supervisor's own notes: theirs alone, sealed, on no other page and in no log."""

from __future__ import annotations

import pytest
from django.urls import reverse

from audit.models import Event
from documents.export.scope import COPY_OF_A_CASE, WHOLE_PRACTICE
from supervision import actions
from supervision.models import SupervisorNote
from supervision.queries.own_notes import own_note_of, words_of
from tests import make

pytestmark = pytest.mark.django_db

SECRET = "I find him hard to like, and wonder why."


def url(case):
    return reverse("supervision:own_note", args=[case.pk])


def written(case, by, text=SECRET, version=0):
    return actions.write_own_note(case=case, by=by, text=text, version=version)


@pytest.fixture
def other(case):
    ida = make.user("Ida Mentor", roles="supervisor")
    make.supervision(supervisor=ida, supervisee=case.therapist)
    return ida


def test_they_are_sealed_and_open_to_their_author(case, supervisor):
    note = written(case, supervisor)

    assert SECRET.encode() not in bytes(note.sealed)
    assert words_of(own_note_of(case, supervisor)) == SECRET


def test_nobody_else_finds_them_on_any_page(case, supervisor, other, signed_in):
    written(case, supervisor)

    assert SECRET in signed_in(supervisor).get(url(case)).text
    assert SECRET not in signed_in(other).get(url(case)).text
    assert signed_in(case.therapist).get(url(case)).status_code == 403
    for name in ("case", "brief", "brief_print"):
        for person in (supervisor, other, case.therapist):
            page = signed_in(person).get(reverse(f"supervision:{name}", args=[case.pk]))
            assert SECRET not in page.text


def test_writing_them_leaves_no_event(case, supervisor):
    written(case, supervisor)

    assert not Event.objects.exists()


def test_only_who_supervises_the_therapist_begins_them(case, outsider):
    with pytest.raises(actions.OnlyItsSupervisorReviews):
        written(case, outsider)


def test_nothing_written_is_nothing_kept(case, supervisor):
    assert written(case, supervisor, " ") is None
    assert not SupervisorNote.objects.exists()


@pytest.mark.parametrize("scope", [COPY_OF_A_CASE, WHOLE_PRACTICE])
def test_they_are_in_no_export(scope):
    assert SupervisorNote not in scope.records()


def test_two_windows_keep_both_texts(case, supervisor):
    written(case, supervisor, "First")

    with pytest.raises(actions.OwnNoteChangedElsewhere):
        written(case, supervisor, "Second")

    assert words_of(own_note_of(case, supervisor)) == "First\n\nSecond"


def test_the_same_sent_twice_is_no_conflict(case, supervisor):
    written(case, supervisor, "First")

    assert written(case, supervisor, "First").version == 2


def test_they_have_an_end(case, supervisor):
    with pytest.raises(actions.OwnNoteTooLong):
        written(case, supervisor, "x" * 20_001)


def test_they_are_kept_on_their_page(case, supervisor, signed_in):
    browser = signed_in(supervisor)

    kept = browser.post(url(case), {"version": "0", "text": SECRET}, follow=True)
    assert "Only you can read it" in kept.text
    late = browser.post(url(case), {"version": "0", "text": "More"}, follow=True)
    assert "Both texts are kept" in late.text
    assert SECRET in late.text
    full = browser.post(url(case), {"version": "2", "text": "x" * 20_001})
    assert "characters" in full.text


def test_two_full_windows_are_told_that_both_do_not_fit(case, supervisor, signed_in):
    written(case, supervisor, "x" * 15_000)

    answer = signed_in(supervisor).post(
        url(case), {"version": "0", "text": "y" * 15_000}
    )

    assert "Keep your notes on one case to" in answer.text
    assert "y" * 15_000 in answer.text
