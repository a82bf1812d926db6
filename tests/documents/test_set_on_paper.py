"""How documents lie on the page: nothing alone, nothing lost, room where there is little to say."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from documents.kinds.base import PrintPart, leaves_room
from documents.pdf import render_pdf
from tests import leaving, make_documents

pytestmark = pytest.mark.django_db


def pages_of(data):
    return [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]


def part(*paragraphs):
    return PrintPart(key="a", title="A", shape="LIST", paragraphs=paragraphs)


def test_a_page_with_little_on_it_is_set_wide_and_a_full_one_is_not():
    assert leaves_room([part("One line."), part("Another.")])
    assert not leaves_room([part(*["One line."] * 27)])
    assert not leaves_room([part("Long. " * 400)])


def letter(lines):
    parts = {
        "story": PrintPart(
            key="story",
            title="How you came",
            shape="TEXT",
            paragraphs=tuple(f"Sentence {at}." for at in range(lines)),
        )
    }
    facts = {
        "client_number": "HP2000",
        "practice": {"name": "Quayside"},
        "letter_day": "30 November 2026",
        "signed": {"line": "Ruth Adeyemi, therapist", "has_room": True},
    }
    context = {"title": "Ending letter", "parts": parts, "facts": facts}
    return pages_of(render_pdf("documents/pdf/letter.html", context).data)


def test_a_signature_never_stands_alone_on_a_page():
    """Whatever the length of the letter."""
    for lines in range(20, 32):
        pages = letter(lines)
        last = pages[-1]
        assert "Ruth Adeyemi" in last
        assert "Sentence" in last, f"{lines} lines"


def name_before_signed(document, therapist):
    """How often it is printed above "Signed", which is not alone on the last page."""
    above, found, _ = pages_of(leaving.pdf_of(document))[-1].partition("Signed ")
    assert found
    return above.count(therapist.full_name)


def test_signed_with_a_pen_a_letter_to_others_prints_the_name_once(therapist):
    make_documents.practice(has_room_to_sign=True)
    case = make_documents.daniel(therapist)

    for kind in ("GP_LETTER", "TREATMENT_SUMMARY"):
        document = leaving.approved_with_everything(case, kind)
        assert name_before_signed(document, therapist) == 1


def test_signed_in_print_the_name_stands_as_a_signature(therapist):
    make_documents.practice(has_room_to_sign=False)
    case = make_documents.daniel(therapist)
    document = leaving.approved_with_everything(case, "TREATMENT_SUMMARY")

    assert name_before_signed(document, therapist) == 2


def test_a_long_name_keeps_to_its_place_on_the_page(therapist):
    """It breaks where it has to, and runs into nothing beside it."""
    make_documents.practice()
    case = make_documents.daniel(therapist)
    case.client.family_name = "Hubertus" * 10
    case.client.save()
    document = leaving.approved_with_everything(case, "TREATMENT_SUMMARY")

    first = pages_of(leaving.pdf_of(document))[0]

    words = [word for word in first.split() if "ertus" in word]
    assert words
    assert max(len(word) for word in words) < 30
