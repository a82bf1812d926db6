"""What holds for every kind of document, whoever added it."""

from __future__ import annotations

import io
import re

import pytest
from pypdf import PdfReader

from cases.actions import ConsentWithdrawn
from cases.models import Consent
from documents import actions, kinds
from documents.actions.drafting import MOST_CHARACTERS
from documents.queries.pages import reading_of
from tests import leaving, make, make_cases, make_kinds, make_whole
from tests.documents import test_bookmarks as bookmarks
from tests.journeys import paper

pytestmark = pytest.mark.django_db

# Kinds about a second person or a group have tests of their own.
ELSEWHERE = {"PARTNER_SUMMARY", "GROUP_SUMMARY"}
KINDS = [
    pytest.param(kind, id=key)
    for key, kind in kinds.KINDS.items()
    if key not in ELSEWHERE
]
# Parts that stand without their title on paper.
NO_HEADING = {
    "TREATMENT_SUMMARY": {"in_short", "words", "brought"},
    "RELAPSE_PLAN_LETTER": {"dear", "opening", "signed"},
}
RISK_WORDS = ("suicid", "self-harm", "item 9", "thoughts of")


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_drafted_from_the_record(kind, therapist, supervisor):
    case = make_kinds.case_for(kind, therapist, supervisor)

    parts = kind.draft(kind.record_of(case, today=make.TODAY))

    texts = [part["text"] for part in parts if part["text"]]
    assert texts
    assert all(len(text) <= MOST_CHARACTERS for text in texts)
    assert any(part["sources"] for part in parts)


@pytest.mark.parametrize("kind", KINDS)
def test_its_pdf_is_tagged_holds_every_heading_and_names_nobody_in_its_metadata(
    kind, therapist, supervisor
):
    case = make_kinds.case_for(kind, therapist, supervisor)
    document = make_kinds.approved(kind, case)

    pdf = leaving.pdf_of(document)

    reader = PdfReader(io.BytesIO(pdf))
    catalogue = reader.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/Lang"] == "en-GB"
    said = f"{reader.metadata} {reader.xmp_metadata}"
    assert not re.search("Wilma|Quist|Zinnia", said)
    assert case.client.number in str(reader.metadata)
    text = leaving.squeezed(" ".join(page.extract_text() for page in reader.pages))
    assert all(paper.has_its_file(font) for _, font in paper.fonts_of(reader))
    pages = [leaving.squeezed(page.extract_text()) for page in reader.pages]
    number = leaving.squeezed(case.client.number)
    for at, page in enumerate(pages, start=1):
        # Something above the foot, which says whose it is and of how many pages.
        above, _, foot = page.rpartition(f"clientno{number}")
        assert len(above) > 80
        assert foot.endswith(f"page{at}of{len(pages)}")
    marks = " ".join(bookmarks.titles_in(reader.outline))
    assert not re.search("Wilma|Quist|Zinnia", marks)
    if kind.has_headings:
        assert marks
    if kind.has_headings:
        titles = [
            one.part.title
            for one in reading_of(document).parts
            if one.part.key not in NO_HEADING.get(kind.key, {"dear", "signed"})
        ]
        assert [one for one in titles if leaving.squeezed(one) not in text] == []


@pytest.mark.parametrize("kind", KINDS)
def test_empty_parts_are_left_out(kind, therapist, supervisor):
    case = make_kinds.case_for(kind, therapist, supervisor)
    draft = make_kinds.drafted(kind, case)
    optional = [part for part in kind.parts if not part.is_required]
    emptied = dict.fromkeys((part.key for part in optional), "")
    saved = actions.save_document(
        document=draft, by=case.therapist, parts=emptied, version=draft.version
    )

    kept = {one.part.key for one in reading_of(saved).parts}

    assert not kept & set(emptied)


@pytest.mark.parametrize("kind", KINDS)
def test_approved_it_says_what_it_was_made_from_and_nothing_of_risk(
    kind, therapist, supervisor
):
    case = make_kinds.case_for(kind, therapist, supervisor)

    document = make_kinds.approved(kind, case)

    assert document.source_notes or document.source_records
    assert document.facts["made_from"]
    if not kind.is_from_notes:
        assert not document.source_notes
    assert not reading_of(document).is_superseded
    kept = str([document.parts, document.facts]).lower()
    assert "process note" not in kept
    if not kind.speaks_of_safety:
        assert [word for word in RISK_WORDS if word in kept] == []


def test_a_kind_that_this_case_does_not_follow_is_refused(therapist, supervisor):
    case = make_whole.whole(therapist, supervisor, protocol_key="DIT_16_SEED")

    with pytest.raises(actions.NotForThisCase):
        actions.draft_document(
            case=case, by=therapist, kind="FORMULATION_PAGE", at=make.NOW
        )


@pytest.mark.parametrize(
    "kind",
    [one for one in kinds.KINDS.values() if one.must_be_agreed],
    ids=lambda one: one.key,
)
def test_what_goes_to_others_takes_a_yes_and_is_seen_first(kind, therapist, supervisor):
    case = make_kinds.case_for(kind, therapist, supervisor)
    Consent.objects.filter(client=case.client, kind=kind.consent).delete()
    document = make_kinds.approved(kind, case)
    release = {"document": document, "by": therapist, "names_checked": True}

    with pytest.raises(ConsentWithdrawn, match="has not been asked"):
        actions.release_document(**release)
    make_cases.consent(case, kind=kind.consent)
    with pytest.raises(actions.NotSeenByClient):
        actions.release_document(**release)
    actions.share_document(document=document, by=therapist, shared_on=make.TODAY)

    assert actions.release_document(**release).is_released


def test_only_its_therapist_releases_and_every_kind_asks_for_that(
    therapist, supervisor
):
    kind = kinds.kind("SAFETY_PLAN")
    document = make_kinds.approved(
        kind, make_kinds.case_for(kind, therapist, supervisor)
    )

    with pytest.raises(actions.NotItsTherapist):
        actions.release_document(document=document, by=supervisor)
