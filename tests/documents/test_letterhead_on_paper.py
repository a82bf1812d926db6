"""Letterhead, logo, signature and the language of days, on every kind of paper."""

import io

import pytest
from PIL import Image, ImageDraw
from pypdf import PdfReader

from accounts import actions as practice
from accounts.logos import picture_of
from accounts.models import Logo
from documents import actions, kinds
from documents.jobs import rendering as job
from documents.models import Document, Rendering
from documents.pdf import CannotBeMade, render_pdf
from tests import make_documents
from tests.leaving import pdf_of

ENDING = Document.Kind.ENDING_LETTER
SUMMARY = Document.Kind.TREATMENT_SUMMARY


@pytest.fixture
def daniel(therapist, admin):
    make_documents.practice()
    image = Image.new("RGB", (600, 160), "white")
    ImageDraw.Draw(image).ellipse((20, 20, 140, 140), fill=(23, 89, 79))
    written = io.BytesIO()
    image.save(written, "PNG")
    practice.change_letterhead(
        by=admin,
        picture=picture_of(written.getvalue()),
        letterhead="harbour.example.org\nCharity 012345",
        date_language="de",
        has_room_to_sign=True,
        shows_profession=True,
        shows_registration=False,
        signature_line="For Harbour Psychological Therapies",
    )
    therapist.registration_number = "REG-998877"
    therapist.save()
    return make_documents.daniel(therapist)


def approved(case, kind):
    draft = actions.draft_document(case=case, by=case.therapist, kind=kind)
    parts = {"goodbye": "I wish you well."}
    return actions.approve_document(
        document=actions.save_document(
            document=draft, by=case.therapist, parts=parts, version=0
        ),
        by=case.therapist,
    )


def text_of(data):
    pages = PdfReader(io.BytesIO(data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize("kind", [ENDING, SUMMARY, "GP_LETTER", "RELAPSE_PLAN_LETTER"])
def test_every_kind_prints_the_letterhead_the_logo_and_the_signature(daniel, kind):
    data = pdf_of(approved(daniel, kind))

    text = text_of(data)
    assert "harbour.example.org" in text
    assert "Charity 012345" in text
    assert "For Harbour Psychological Therapies" in text
    assert "REG-998877" not in text
    images = [
        image for page in PdfReader(io.BytesIO(data)).pages for image in page.images
    ]
    assert images


def test_days_are_said_in_the_practices_language_and_nothing_else_is(daniel):
    text = text_of(pdf_of(approved(daniel, ENDING)))

    assert "between Juli and Oktober 2026" in text
    assert "How you came" in text


def test_the_same_approved_letter_gives_the_same_bytes_with_its_logo(daniel):
    document = approved(daniel, ENDING)
    kind = kinds.kind(ENDING)
    pictures = job.pictures_of(document)

    made = {
        render_pdf(kind.template, kind.print_context(document), pictures=pictures).data
        for _ in range(2)
    }

    assert len(made) == 1


def test_a_letter_is_printed_with_the_logo_that_it_was_approved_with(daniel, admin):
    document = approved(daniel, ENDING)

    practice.change_letterhead(by=admin, is_logo_removed=True)

    assert len(job.pictures_of(document)) == 1
    assert PdfReader(io.BytesIO(pdf_of(document))).pages[0].images


def test_a_logo_that_is_damaged_fails_the_letter_with_a_sentence(daniel):
    document = approved(daniel, ENDING)
    Logo.objects.update(data=b"x")

    with pytest.raises(CannotBeMade, match="damaged or gone"):
        job.pictures_of(document)
    rendering = Rendering.objects.get(document=document)
    job.run(rendering.pk)
    rendering.refresh_from_db()
    assert rendering.is_failed
    assert "Tell your admin" in rendering.problem


def test_a_letter_of_before_there_were_logos_is_still_printed(therapist):
    case = make_documents.daniel(therapist)

    assert job.pictures_of(make_documents.approved(case)) == {}


def test_that_others_are_named_by_relation_is_said_only_while_it_is_so(daniel):
    summary = actions.draft_document(case=daniel, by=daniel.therapist, kind=SUMMARY)
    kind = kinds.kind(SUMMARY)
    assert kind.print_context(summary)["has_names"] is False

    named = actions.choose_names(
        document=summary, by=daniel.therapist, parts={}, version=0,
        named=[str(daniel.people.get(name="Ada").pk)],
    )  # fmt: skip

    assert kind.print_context(named)["has_names"] is True
