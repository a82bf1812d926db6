"""A reader of PDFs finds the headings of a document as its bookmarks."""

import io

import pytest
from pypdf import PdfReader

from tests import leaving, make_documents

pytestmark = pytest.mark.django_db


def titles_in(outline):
    for one in outline:
        if isinstance(one, list):
            yield from titles_in(one)
        else:
            yield str(one.title)


def test_every_heading_of_a_summary_is_a_bookmark_and_none_holds_a_name(therapist):
    case = make_documents.daniel(therapist)
    summary = leaving.approved_with_everything(case, "TREATMENT_SUMMARY")

    reader = PdfReader(io.BytesIO(leaving.pdf_of(summary)))
    found = list(titles_in(reader.outline))

    assert found[0] == "Summary of treatment"
    assert {"Scores", "Goals", "Staying well"} <= set(found)
    assert not any(case.client.family_name in one for one in found)
