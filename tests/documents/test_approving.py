"""Approval freezes, release lets go, and neither happens over a blank or a withdrawal."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from audit.models import Event
from cases import actions as cases
from cases.models import Consent
from documents import actions
from documents.jobs import rendering as job
from documents.models import Document, Rendering, SummaryRequest
from documents.queries.superseded import is_superseded
from sessions import actions as sessions
from sessions.models import SessionNote
from tests import make, make_documents

SUMMARY = Document.Kind.TREATMENT_SUMMARY


@pytest.fixture
def daniel(therapist):
    make_documents.practice()
    return make_documents.daniel(therapist)


@pytest.fixture
def summary(daniel):
    return actions.draft_document(
        case=daniel, by=daniel.therapist, kind=SUMMARY, at=make.NOW
    )


def approve(document, **options):
    return actions.approve_document(
        document=document, by=document.created_by, at=make.NOW, **options
    )


def blank(document, key, text=""):
    return actions.save_document(
        document=document, by=document.created_by, parts={key: text}, version=0
    )


def test_approval_freezes_text_facts_and_the_notes_it_came_from(summary, daniel):
    document = approve(summary)

    assert document.state == Document.State.APPROVED
    assert document.facts["scores"][0]["end"] == 6
    assert document.facts["signed"]["name"] == "Ruth Adeyemi"
    assert document.facts["signed"]["at"] == "23-Nov-2026 12:00"
    notes = SessionNote.objects.filter(case=daniel)
    assert {source["note"] for source in document.source_notes} == {
        str(note.pk) for note in notes
    }
    assert all(len(source["sha256"]) == 64 for source in document.source_notes)
    assert Rendering.objects.get().document == document


def test_approved_text_does_not_change_any_more(summary):
    document = approve(summary)

    with pytest.raises(actions.DocumentAlreadyApproved):
        actions.save_document(
            document=document, by=document.created_by, parts={"did": "x"}, version=0
        )
    with pytest.raises(actions.DocumentAlreadyApproved):
        approve(document)
    for change in ({"parts": []}, {"named_people": ["x"]}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Document.objects.filter(pk=document.pk).update(**change)


def test_later_scores_do_not_change_what_was_approved(summary, daniel):
    document = approve(summary)
    make_documents.score(daniel, "PHQ9", 24, make.TODAY)

    document.refresh_from_db()
    assert document.facts["scores"][0]["end"] == 6


def test_a_blank_part_stops_the_approval_with_its_title(summary):
    document = blank(summary, "in_short")

    with pytest.raises(actions.DocumentIncomplete, match="“In short” is blank"):
        approve(document)


@pytest.mark.parametrize("left", ["Dear ____", "We [NAME] met", "{first_name}", "XXX"])
def test_a_left_over_placeholder_stops_the_approval(summary, left):
    document = blank(summary, "did", left)

    with pytest.raises(actions.DocumentIncomplete, match="placeholder"):
        approve(document)


@pytest.mark.parametrize("fine", ["“I […] stayed”", "the [his wife’s] chair"])
def test_marks_of_a_quotation_are_no_placeholder(summary, fine):
    assert approve(blank(summary, "did", fine)).approved_at == make.NOW


def test_a_new_version_is_a_copy_that_can_be_changed(summary):
    first = approve(summary)

    second = actions.draft_document(
        case=first.case, by=first.created_by, kind=SUMMARY, at=make.NOW
    )

    assert (second.number, second.state) == (2, Document.State.DRAFT)
    assert second.parts == first.parts


def test_only_approved_documents_are_released(summary):
    with pytest.raises(actions.DocumentNotApproved):
        actions.release_document(document=summary, by=summary.created_by)


def test_releasing_answers_the_admins_request(summary, daniel, admin):
    actions.ask_for_summary(case=daniel, by=admin)
    document = approve(summary)

    released = actions.release_document(document=document, by=daniel.therapist)

    assert released.is_released
    assert SummaryRequest.objects.get().answered_at is not None
    assert Event.objects.filter(verb="document.released", case_id=daniel.pk).exists()
    with pytest.raises(actions.AlreadyReleased):
        actions.release_document(document=document, by=daniel.therapist)


def test_a_withdrawn_consent_stops_the_release_with_its_sentence(summary, daniel):
    cases.give_consent(
        client=daniel.client,
        case=daniel,
        by=daniel.therapist,
        kind=Consent.Kind.SHARE_GP,
        given_on=make.TODAY - timedelta(days=60),
        limits="",
    )
    cases.withdraw_consent(
        client=daniel.client,
        case=daniel,
        by=daniel.therapist,
        kind=Consent.Kind.SHARE_GP,
        withdrawn_on=make.TODAY,
    )
    document = approve(summary)

    with pytest.raises(cases.ConsentWithdrawn, match="GP"):
        actions.release_document(document=document, by=daniel.therapist)
    document.refresh_from_db()
    assert not document.is_released


def test_an_addendum_to_a_source_marks_the_document_as_superseded(summary, daniel):
    document = approve(summary)
    assert not is_superseded(document)

    note = SessionNote.objects.filter(case=daniel).order_by("signed_at").first()
    sessions.add_addendum(
        note=note,
        by=daniel.therapist,
        text="The date was wrong.",
        at=make.NOW + timedelta(hours=1),
    )

    assert is_superseded(document)


@pytest.mark.parametrize("kind", ["TREATMENT_SUMMARY", "ENDING_LETTER"])
def test_a_voided_source_marks_the_document_as_superseded(kind, daniel, signed_in):
    document = approve(
        actions.draft_document(case=daniel, by=daniel.therapist, kind=kind, at=make.NOW)
    )
    note = SessionNote.objects.filter(case=daniel).order_by("signed_at").first()
    page = reverse("documents:document", args=[daniel.pk, document.pk])
    said = "Superseded by later entries"
    browser = signed_in(daniel.therapist)
    assert said not in browser.get(page).content.decode()

    sessions.void_note(
        note=note,
        by=daniel.therapist,
        reason="Written into the wrong record",
        at=make.NOW + timedelta(hours=1),
    )

    assert is_superseded(document)
    assert said in browser.get(page).content.decode()
    assert (
        said
        in browser.get(reverse("documents:list", args=[daniel.pk])).content.decode()
    )


def test_a_note_voided_before_the_approval_marks_nothing(daniel):
    note = SessionNote.objects.filter(case=daniel).order_by("signed_at").last()
    sessions.void_note(
        note=note,
        by=daniel.therapist,
        reason="Written into the wrong record",
        at=make.NOW - timedelta(minutes=5),
    )
    document = approve(
        actions.draft_document(
            case=daniel,
            by=daniel.therapist,
            kind=Document.Kind.ENDING_LETTER,
            at=make.NOW,
        )
    )

    assert not is_superseded(document)


def test_a_session_signed_later_marks_a_summary_and_not_a_letter(summary, daniel):
    letter = approve(
        actions.draft_document(
            case=daniel,
            by=daniel.therapist,
            kind=Document.Kind.ENDING_LETTER,
            at=make.NOW,
        )
    )
    document = approve(summary)
    later = make_documents.session(daniel, make.TODAY + timedelta(days=7), 15)
    make_documents.note(later)

    assert is_superseded(document)
    assert not is_superseded(letter)


def test_reading_together_is_kept_with_what_the_client_said(daniel):
    letter = actions.draft_document(
        case=daniel,
        by=daniel.therapist,
        kind=Document.Kind.ENDING_LETTER,
        at=make.NOW,
    )

    shared = actions.share_document(
        document=letter,
        by=daniel.therapist,
        shared_on=make.TODAY,
        client_reaction="Put that I don’t want to forget her.",
        at=make.NOW,
    )

    assert shared.shared_on == make.TODAY
    with pytest.raises(cases.DayNotPossible):
        actions.share_document(
            document=letter,
            by=daniel.therapist,
            shared_on=make.TODAY + timedelta(days=2),
            at=make.NOW,
        )


def test_a_download_is_logged_and_gives_the_issued_bytes(summary, therapist):
    document = approve(summary)
    with pytest.raises(actions.PdfNotReady):
        actions.download_document(document=document, by=therapist)
    job.run(Rendering.objects.get().pk)

    first = actions.download_document(document=document, by=therapist)
    second = actions.download_document(document=document, by=therapist)

    assert first == second
    assert first.startswith(b"%PDF")
    assert Event.objects.filter(verb="document.downloaded").count() == 2


def close(case, **options):
    values = {
        "closed_on": make.TODAY,
        "ending_reason": "COMPLETED",
        "ending_outcome": "Better.",
        "told": "The client",
        "at": make.NOW,
    }
    return actions.close_case_with_summary(
        case=case, by=case.therapist, **(values | options)
    )


def test_closing_signs_and_releases_the_summary_in_one_step(daniel):
    document = close(daniel)

    daniel.refresh_from_db()
    assert daniel.is_closed
    assert document.is_released
    said = {part["key"]: part["text"] for part in document.parts}
    assert "Treatment ended on 23 November 2026: completed as planned." in said["next"]


def test_closing_can_leave_the_summary_signed_or_a_draft(daniel, therapist):
    assert close(daniel, summary="SIGN").state == Document.State.APPROVED
    other = make_documents.daniel(therapist)
    assert close(other, summary="DRAFT").is_draft


def test_closing_takes_the_draft_that_was_written_before(summary, daniel):
    blank(summary, "did", "In my own words.")

    document = close(daniel)

    assert document == summary
    said = {part["key"]: part["text"] for part in document.parts}
    assert said["did"] == "In my own words."


def test_a_case_with_an_unsigned_session_does_not_close(daniel):
    open_one = make_documents.session(daniel, make.TODAY, attendance="PLANNED")
    sessions.save_draft(
        therapy_session=open_one,
        by=daniel.therapist,
        fields={"text": "typed"},
        version=0,
    )

    with pytest.raises(actions.SessionsUnsigned, match="Session 15 is not signed yet"):
        close(daniel)
    daniel.refresh_from_db()
    assert not daniel.is_closed


def test_a_case_without_any_session_closes_without_a_summary(case):
    assert close(case, ending_reason="STOPPED_COMING") is None
    case.refresh_from_db()
    assert case.is_closed


def test_nothing_is_closed_when_the_summary_cannot_be_released(summary, daniel):
    blank(summary, "in_short")

    with pytest.raises(actions.DocumentIncomplete):
        close(daniel)
    daniel.refresh_from_db()
    assert not daniel.is_closed
