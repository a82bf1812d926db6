"""A consent that is taken back stops a summary wherever it could still leave the house."""

import io
import zipfile

import pytest
from django.urls import reverse

from cases import actions as cases
from cases.queries import agreed_by, agreed_by_clients
from documents import actions, files, kinds
from documents.jobs import packing
from documents.jobs import rendering as job
from documents.models import Document, ExportItem, Rendering
from documents.queries.exports import plan_export
from documents.queries.progress import progress_of
from documents.queries.sending import sending_of
from tests import make, make_cases, make_documents

SUMMARY = Document.Kind.TREATMENT_SUMMARY
SENTENCE = "The client took back consent to writing to the GP on 01-Oct-2026."


@pytest.fixture
def daniel(therapist):
    make_documents.practice()
    return make_documents.daniel(therapist)


@pytest.fixture
def sent(therapist):
    """A released summary whose PDF is made."""
    case = make.closed_case(therapist=therapist)
    document = make_documents.released(case)
    actions.request_rendering(document=document, by=therapist)
    make_all()
    return document


def make_all():
    for rendering in Rendering.objects.waiting():
        job.run(rendering.pk)


def page_of(browser, document, name="document"):
    args = [document.case_id, document.pk]
    response = browser.get(reverse(f"documents:{name}", args=args))
    return response, " ".join(response.content.decode().split())


def test_a_released_summary_is_not_downloaded_after_the_withdrawal(
    sent, therapist, admin, signed_in
):
    url = reverse("documents:pdf", args=[sent.case_id, sent.pk])
    assert signed_in(admin).get(url).status_code == 200
    make_cases.withdrawn_consent(sent.case)

    for person in (admin, therapist):
        response, words = page_of(signed_in(person), sent, "pdf")
        assert response.status_code == 403
        assert SENTENCE in words
        assert "The text stays in the record" in words
    with pytest.raises(cases.ConsentWithdrawn):
        actions.download_document(document=sent, by=therapist)


def test_its_page_says_why_and_still_shows_the_text(sent, therapist, signed_in):
    make_cases.withdrawn_consent(sent.case)

    _, words = page_of(signed_in(therapist), sent)

    assert SENTENCE in words
    assert "Not sent out" in words
    assert "Download the PDF" not in words
    assert (
        kinds.kind(SUMMARY).print_parts(sent.parts)["in_short"].paragraphs[0] in words
    )


def test_an_approved_summary_offers_no_release_after_the_withdrawal(
    daniel, therapist, signed_in
):
    document = make_documents.approved(daniel)
    assert "Release" in page_of(signed_in(therapist), document)[1]
    make_cases.withdrawn_consent(daniel)

    assert "</svg>Release" not in page_of(signed_in(therapist), document)[1]
    url = reverse("documents:list", args=[daniel.pk])
    assert "Not sent out" in signed_in(therapist).get(url).content.decode()


def test_consent_given_again_opens_it_again(sent, therapist):
    make_cases.withdrawn_consent(sent.case)
    make_cases.consent(sent.case, given_on=make.TODAY)

    assert actions.download_document(document=sent, by=therapist).startswith(b"%PDF")


def test_the_editor_names_the_refusal_before_approval(daniel, therapist, signed_in):
    document = actions.draft_document(case=daniel, by=therapist, kind=SUMMARY)
    browser = signed_in(therapist)
    assert (
        "Consent to writing to the GP is not recorded" in page_of(browser, document)[1]
    )
    make_cases.consent(daniel, limits="Dates only")
    assert "with limits: Dates only" in page_of(browser, document)[1]
    make_cases.withdrawn_consent(daniel)

    _, words = page_of(browser, document)

    assert f"{SENTENCE} It can be approved, but not released" in words
    assert "Approve and release" not in words


def test_a_letter_to_the_client_asks_for_no_consent(daniel, therapist, signed_in):
    make_cases.withdrawn_consent(daniel)
    letter = actions.draft_document(
        case=daniel, by=therapist, kind=Document.Kind.ENDING_LETTER
    )

    assert "writing to the GP" not in page_of(signed_in(therapist), letter)[1]


def test_an_export_leaves_the_case_out_with_the_sentence(sent, admin, signed_in):
    make_cases.withdrawn_consent(sent.case)

    plan = plan_export([sent.case_id])

    assert [line.why_not for line in plan.left_out] == [SENTENCE]
    assert not plan.left_out[0].can_be_asked_for
    page = signed_in(admin).post(
        reverse("documents:new_export"),
        {"numbers": sent.case.client.number, "look": "1"},
    )
    assert SENTENCE in page.content.decode()
    assert "Ask for it" not in page.content.decode()
    with pytest.raises(actions.NothingToExport):
        actions.start_batch(by=admin, reason="Audit", case_ids=[sent.case_id])


def started(admin, *documents):
    return actions.start_batch(
        by=admin, reason="Audit", case_ids=[one.case_id for one in documents]
    )


def packed(batch):
    packing.run(batch.pk)
    batch.refresh_from_db()
    kept = files.Kept(name=batch.file, sha256=batch.sha256, size=batch.size)
    return zipfile.ZipFile(io.BytesIO(files.read(kept)))


def test_a_withdrawal_while_the_export_runs_leaves_it_out_of_the_zip(
    sent, therapist, admin
):
    other = make_documents.released(make.closed_case(therapist=therapist))
    batch = started(admin, sent, other)
    make_all()
    make_cases.withdrawn_consent(sent.case)

    archive = packed(batch)

    assert not any(sent.case.client.number in name for name in archive.namelist())
    assert SENTENCE in archive.read("manifest.csv").decode()
    assert ExportItem.objects.get(case=sent.case).left_out == SENTENCE
    progress = progress_of(batch, at=make.NOW)
    assert (progress.done, progress.total, progress.can_retry) == (1, 1, False)
    assert progress.askable == frozenset()


def test_a_withdrawal_after_the_zip_was_made_stops_its_download(sent, admin, signed_in):
    batch = started(admin, sent)
    make_all()
    packed(batch)
    make_cases.withdrawn_consent(sent.case)

    page = signed_in(admin).get(
        reverse("documents:export_download", args=[batch.pk]), follow=True
    )

    assert f"{sent.case.client.number}: {SENTENCE}" in page.content.decode()
    with pytest.raises(actions.ConsentTakenBackSince, match="leaves this summary out"):
        actions.download_batch(batch=batch, by=admin)


def test_the_line_of_recipients_names_only_those_not_refused(case):
    kind = kinds.kind(SUMMARY)
    whole = "For the GP, the referrer or the next therapist."
    assert sending_of(kind, agreed_by(case.client)).purpose == whole
    make_cases.withdrawn_consent(case, "SHARE_REFERRER")

    sending = sending_of(kind, agreed_by(case.client))

    assert sending.purpose == "For the GP or the next therapist."
    assert sending.why_not == ""
    assert "writing to the referrer" in sending.not_to[0]
    make_cases.withdrawn_consent(case)
    assert sending_of(kind, agreed_by(case.client)).purpose == ""


def test_a_gp_who_may_not_be_contacted_gets_no_summary_either(case):
    gone = {"consent_withdrawn_on": make.TODAY}
    make_cases.contact(case, kind="GP", name="Dr Amin", **gone)
    assert "contact with the GP on" in agreed_by(case.client).refused["SHARE_GP"]
    make_cases.contact(case, kind="GP", name="Dr Bell")

    assert "SHARE_GP" not in agreed_by(case.client).refused


def test_what_many_clients_agreed_to_costs_two_queries(
    therapist, django_assert_num_queries
):
    clients = [make.case(therapist=therapist).client_id for _ in range(3)]

    with django_assert_num_queries(2):
        assert len(agreed_by_clients(clients)) == 3
