"""The letter to the GP: one page of facts, with a yes of the client's, seen first."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cases.actions import ConsentWithdrawn
from documents import actions, kinds
from documents.actions.approving import ConsentNotAsked
from documents.models import Document
from documents.queries.record import record_of
from tests import make, make_cases, make_documents, make_ending

pytestmark = pytest.mark.django_db

KIND = Document.Kind.GP_LETTER


def drafted(case) -> Document:
    return actions.draft_document(
        case=case, by=case.therapist, kind=KIND, at=make.NOW + timedelta(days=40)
    )


def approved(case) -> Document:
    typed = dict.fromkeys(("safety", "next"), "As agreed.")
    draft = drafted(case)
    saved = actions.save_document(
        document=draft, by=case.therapist, parts=typed, version=draft.version
    )
    return actions.approve_document(document=saved, by=case.therapist)


def said(document: Document) -> str:
    return " ".join(part["text"] for part in document.parts)


def seen(document: Document) -> Document:
    return actions.share_document(
        document=document, by=document.case.therapist, shared_on=make.TODAY
    )


def test_it_tells_dates_attendance_focus_and_scores(therapist):
    text = said(drafted(make_documents.daniel(therapist)))

    assert "appointments between" in text
    assert "We worked on grief." in text
    assert "PHQ-9 went from" in text
    assert "cut-off of 10" in text


def test_of_a_dit_the_pattern_is_not_told(therapist):
    case = make_documents.sara(therapist)

    document = drafted(case)

    focus = next(part for part in document.parts if part["key"] == "focus")
    line = record_of(case, today=make.TODAY).ipaf
    assert focus["text"] == ""
    assert line is not None
    assert line.sayable_line not in said(document)
    assert kinds.kind(KIND).offers(record_of(case, today=make.TODAY))["focus"] == []


def test_it_names_nobody_who_holds_the_plan(therapist):
    case = make_documents.daniel(therapist)
    plan = case.relapse_plans.get()
    make_ending.copy(plan)
    make_ending.copy(
        plan, holder="SUPPORTER", who="Ada Okafor", client_agreed_on=make.TODAY
    )

    text = said(drafted(case))

    assert "a copy is with someone who helps" in text
    assert "Ada" not in text


def test_it_is_drafted_without_consent_but_goes_to_nobody(therapist):
    document = seen(approved(make_documents.daniel(therapist)))

    with pytest.raises(ConsentNotAsked, match="has not been asked about writing"):
        actions.release_document(document=document, by=therapist)
    with pytest.raises(ConsentNotAsked):
        actions.download_document(document=document, by=therapist)


def test_a_refusal_stops_it(therapist):
    case = make_documents.daniel(therapist)
    make_cases.withdrawn_consent(case)

    with pytest.raises(ConsentWithdrawn, match="took back consent"):
        actions.release_document(document=seen(approved(case)), by=therapist)


def test_the_client_sees_it_before_it_goes(therapist):
    case = make_documents.daniel(therapist)
    make_cases.consent(case)
    document = approved(case)

    with pytest.raises(actions.NotSeenByClient, match="before it goes"):
        actions.release_document(document=document, by=therapist)
    released = actions.release_document(document=seen(document), by=therapist)

    assert released.is_released


@pytest.mark.parametrize(
    ("name", "addressed"),
    [
        ("Dr B Amos", "Dr Amos"),
        ("Dr. B. K. Amos", "Dr. Amos"),
        ("Dr Amos", "Dr Amos"),
        ("Dr Bo Amos", "Dr Bo Amos"),
        ("The surgery on J Street", "The surgery on J Street"),
    ],
)
def test_a_gp_is_addressed_without_initials(name, addressed, therapist):
    case = make_documents.daniel(therapist)
    case.client.contacts.filter(kind="GP").update(name=name)

    parts = {part["key"]: part["text"] for part in drafted(case).parts}
    assert parts["dear"] == addressed
