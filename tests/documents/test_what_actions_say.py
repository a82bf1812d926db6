"""Sentences of refusals, and the paths that no page leads through."""

import pytest

from cases.models import Case
from documents import actions
from documents.actions import answering, batches, drafting, renderings
from documents.models import Document, ExportBatch
from tests import make, make_documents

REFUSALS = [
    batches.NotAnAdmin(),
    batches.ReasonMissing(),
    batches.NothingToExport(),
    batches.ExportNotRunning(),
    batches.NothingToTryAgain(),
    batches.ExportGone(),
    drafting.NotForThisCase(),
    drafting.DocumentAlreadyApproved(),
    drafting.TextTooLong("Goodbye"),
    drafting.CommentMissing(),
    answering.SourceGone(),
    renderings.DocumentNotApproved(),
]


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda one: type(one).__name__)
def test_a_refusal_is_a_whole_sentence(refusal):
    said = str(refusal)

    assert said[0].isupper() or said[0] == "“"
    assert said.endswith(".")


@pytest.fixture
def daniel(therapist) -> Case:
    make_documents.practice()
    return make_documents.daniel(therapist)


def approved(case: Case, kind: str) -> Document:
    document = actions.draft_document(case=case, by=case.therapist, kind=kind)
    return actions.approve_document(document=document, by=case.therapist)


def test_a_signature_names_the_registration(daniel):
    daniel.therapist.registration_number = "IPT-0412"

    document = approved(daniel, Document.Kind.TREATMENT_SUMMARY)

    assert "registration IPT-0412" in document.facts["signed"]["line"]


def test_a_letter_to_the_client_is_released_without_anybody_elses_consent(daniel):
    plan = approved(daniel, Document.Kind.RELAPSE_PLAN_LETTER)

    released = actions.release_document(document=plan, by=daniel.therapist)

    assert released.is_released


def test_closing_leaves_a_summary_alone_that_was_released_before(daniel):
    summary = approved(daniel, Document.Kind.TREATMENT_SUMMARY)
    actions.release_document(document=summary, by=daniel.therapist)

    left = actions.close_case_with_summary(
        case=daniel,
        by=daniel.therapist,
        closed_on=make.TODAY,
        ending_reason="COMPLETED",
        ending_outcome="Well.",
        told="The client",
        at=make.NOW,
    )

    assert left == summary


def test_an_export_that_could_not_be_packed_is_tried_again(daniel, admin):
    summary = approved(daniel, Document.Kind.TREATMENT_SUMMARY)
    actions.release_document(document=summary, by=daniel.therapist)
    batch = actions.start_batch(by=admin, reason="Audit", case_ids=[daniel.pk])
    batch.state = ExportBatch.State.READY
    batch.problem = "The disk was full."
    batch.save()

    again = actions.retry_batch(batch=batch, by=admin)

    assert again.is_running
    assert again.problem == ""
