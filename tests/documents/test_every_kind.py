"""What holds for every kind of document, whoever added it."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from pypdf import PdfReader

from cases.models import Case, Contact
from documents import actions, kinds
from documents.actions.drafting import MOST_CHARACTERS
from documents.models import Document
from documents.queries.pages import reading_of
from formulation.actions import share_ipaf
from protocols.base import Therapy
from tests import leaving, make, make_cases, make_whole

pytestmark = pytest.mark.django_db

PROTOCOL = {Therapy.IPT: "IPT_ADOLESCENT", Therapy.DIT: "DIT_16_SEED"}
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


def case_for(kind: kinds.Kind, therapist: Any, supervisor: Any) -> Case:
    case = make_whole.whole(
        therapist, supervisor, protocol_key=PROTOCOL[kind.therapies[0]]
    )
    for around in (Contact.Kind.REFERRER, Contact.Kind.GUARDIAN):
        make_cases.contact(
            case, kind=around, name=f"Dr {around}", may_be_told="When we meet"
        )
    ipaf = case.ipafs.order_by("-number").first()
    if ipaf is not None and not ipaf.is_shared:
        share_ipaf(
            ipaf=ipaf, by=therapist, shared_on=make.TODAY, client_reaction="That is me."
        )
    return case


def drafted(kind: kinds.Kind, case: Case) -> Document:
    """The whole case has a draft of a summary already, with few parts: it is filled."""
    draft = actions.draft_document(case=case, by=case.therapist, kind=kind.key)
    draft.parts = kind.draft(
        kind.record_of(case, today=make.TODAY, named=draft.named_people)
    )
    draft.save(update_fields=["parts"])
    return draft


def approved(kind: kinds.Kind, case: Case) -> Document:
    """What is asked for and has no source is typed in."""
    draft = drafted(kind, case)
    blank = {
        part.key: f"Typed under {part.title}."
        for part in kind.parts
        if part.is_required
        and not any(one["text"] for one in draft.parts if one["key"] == part.key)
    }
    saved = actions.save_document(
        document=draft, by=case.therapist, parts=blank, version=draft.version
    )
    return actions.approve_document(
        document=saved, by=case.therapist, names_checked=True
    )


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_drafted_from_the_record(kind, therapist, supervisor):
    case = case_for(kind, therapist, supervisor)

    parts = kind.draft(kind.record_of(case, today=make.TODAY))

    texts = [part["text"] for part in parts if part["text"]]
    assert texts
    assert all(len(text) <= MOST_CHARACTERS for text in texts)
    assert any(part["sources"] for part in parts)


@pytest.mark.parametrize("kind", KINDS)
def test_its_pdf_is_tagged_holds_every_heading_and_names_nobody_in_its_metadata(
    kind, therapist, supervisor
):
    case = case_for(kind, therapist, supervisor)
    document = approved(kind, case)

    pdf = leaving.pdf_of(document)

    reader = PdfReader(io.BytesIO(pdf))
    catalogue = reader.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/Lang"] == "en-GB"
    said = f"{reader.metadata} {reader.xmp_metadata}"
    assert not re.search("Wilma|Quist|Zinnia", said)
    assert case.client.number in str(reader.metadata)
    text = leaving.squeezed(" ".join(page.extract_text() for page in reader.pages))
    if kind.has_headings:
        titles = [
            one.part.title
            for one in reading_of(document).parts
            if one.part.key not in NO_HEADING.get(kind.key, {"dear", "signed"})
        ]
        assert [one for one in titles if leaving.squeezed(one) not in text] == []


@pytest.mark.parametrize("kind", KINDS)
def test_empty_parts_are_left_out(kind, therapist, supervisor):
    case = case_for(kind, therapist, supervisor)
    draft = drafted(kind, case)
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
    case = case_for(kind, therapist, supervisor)

    document = approved(kind, case)

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
