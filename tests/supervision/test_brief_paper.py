"""The supervision brief as a document: of the two alone, on one page, in no copy."""

import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from documents import actions
from documents.export.reading import read_cases
from documents.export.scope import COPY_OF_A_CASE, WHOLE_PRACTICE
from documents.models import Document
from supervision.brief_paper import BRIEF, KEY
from supervision.queries.brief_page import LONGEST, LONGEST_IN_A_ROW
from tests import leaving, make, make_documents, make_kinds

pytestmark = pytest.mark.django_db

WORDS = "Does she need me to be softer with her?"


@pytest.fixture
def brief(therapist, supervisor):
    case = make_kinds.case_for(BRIEF, therapist, supervisor)
    draft = actions.draft_document(case=case, by=therapist, kind=KEY)
    saved = actions.save_document(
        document=draft, by=therapist, parts={"question": WORDS}, version=draft.version
    )
    return actions.approve_document(document=saved, by=therapist, names_checked=True)


def page_of(brief):
    return reverse("documents:document", args=[brief.case_id, brief.pk])


def list_of(case):
    return reverse("documents:list", args=[case.pk])


def test_therapist_and_supervisor_read_it(brief, signed_in, supervisor):
    for who in (brief.case.therapist, supervisor):
        browser = signed_in(who)
        assert WORDS in browser.get(page_of(brief)).text
        assert page_of(brief) in browser.get(list_of(brief.case)).text


@pytest.mark.parametrize("relation", ["COVER", "CO_THERAPIST"])
def test_whoever_else_works_in_the_case_finds_none(
    brief, signed_in, outsider, relation
):
    make.access(to=brief.case, user=outsider, relation=relation)
    browser = signed_in(outsider)

    assert browser.get(page_of(brief)).status_code == 404
    for page in (list_of(brief.case), reverse("overview", args=[brief.case_id])):
        shown = browser.get(page).text
        assert page_of(brief) not in shown
        assert BRIEF.purpose not in shown
    begin = reverse("documents:new", args=[brief.case_id])
    assert browser.post(begin, {"kind": KEY}).status_code in (403, 404)


def test_an_admin_finds_none_and_nobody_releases_it(brief, signed_in):
    admin = make.user("Priti Shah", roles="admin")
    pdf = reverse("documents:pdf", args=[brief.case_id, brief.pk])

    assert signed_in(admin).get(pdf).status_code == 404
    with pytest.raises(actions.StaysInTheHouse):
        actions.release_document(
            document=brief, by=brief.case.therapist, names_checked=True
        )


@pytest.mark.parametrize("scope", [COPY_OF_A_CASE, WHOLE_PRACTICE])
def test_it_is_in_no_copy_of_the_record(brief, scope):
    make_documents.made(brief)

    (found,) = read_cases([brief.case_id], scope)

    kinds = {row["kind"] for row in found.records.get("documents.document", ())}
    assert KEY not in kinds
    assert str(brief.pk) not in {one.document_id for one in found.pdfs}
    assert Document.objects.filter(kind=KEY).exists()


def test_the_longest_words_stay_on_one_page(therapist, supervisor):
    """As long as what is offered is ever cut to."""
    case = make_kinds.case_for(BRIEF, therapist, supervisor)
    draft = actions.draft_document(case=case, by=therapist, kind=KEY)
    words = "She would rather not be asked by anybody until somebody does. " * 8
    row, text = words[:LONGEST_IN_A_ROW], words[:LONGEST]
    parts = {
        "question": text,
        "focus": f"{row} {row}",
        "formulation": f"{words[:140]}\n{words[:140]}",
        "added": text,
        "safety": "\n".join([words[: 4 * LONGEST_IN_A_ROW]] * 3),
        "flags": "\n".join([row] * 4),
        "became": "\n".join([row] * 4),
        "planned": "\n".join([row] * 4),
    }
    saved = actions.save_document(
        document=draft, by=therapist, parts=parts, version=draft.version
    )

    kept = actions.approve_document(document=saved, by=therapist, names_checked=True)

    assert len(PdfReader(io.BytesIO(leaving.pdf_of(kept))).pages) == 1


def test_on_paper_it_is_one_page_with_initials_and_number(brief):
    reader = PdfReader(io.BytesIO(leaving.pdf_of(brief)))

    (page,) = reader.pages
    text = " ".join(page.extract_text().split())
    client = brief.case.client
    assert WORDS in text
    assert f"{client.initials}, {client.number}" in text
    assert client.family_name not in text
