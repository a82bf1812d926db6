"""Two versions of a document side by side."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from documents import actions
from documents.models import Document
from documents.queries.compared import compared
from tests import make, make_documents

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(therapist):
    return make_documents.daniel(therapist)


@pytest.fixture
def second(case) -> Document:
    """A letter of which the first version is approved and the second is being written."""
    first = actions.draft_document(
        case=case, by=case.therapist, kind="ENDING_LETTER", at=make.NOW
    )
    typed = {"came": "You came with low mood.", "goodbye": ""}
    first = actions.save_document(
        document=first, by=case.therapist, parts=typed, version=first.version
    )
    actions.approve_document(document=first, by=case.therapist, at=make.NOW)
    draft = actions.draft_document(
        case=case, by=case.therapist, kind="ENDING_LETTER", at=make.NOW
    )
    typed = {"came": "You came with very low mood.", "goodbye": "Go well."}
    return actions.save_document(
        document=draft, by=case.therapist, parts=typed, version=draft.version
    )


def page(browser, document, **asked) -> str:
    path = reverse("documents:versions", args=[document.case_id, document.pk])
    return browser.get(path, asked).content.decode()


def test_the_one_before_stands_beside_it_with_the_words_marked(second, signed_in):
    said = page(signed_in(second.case.therapist), second)
    assert 'You came with <ins><span class="sr">new: </span>very</ins>' in said
    assert "2 parts changed between the two." in said
    assert "Version 1, approved" in said
    assert "Version 2, draft" in said


def test_a_part_that_is_empty_in_both_is_left_out(second):
    found = compared(second, may_read_drafts=True)

    assert all(part.older or part.newer for part in found.parts)
    assert [part.title for part in found.parts if part.is_changed] == [
        "How you came", "Goodbye"
    ]  # fmt: skip


def test_any_two_numbers_can_be_chosen_in_any_order(second, signed_in):
    therapist = second.case.therapist
    actions.approve_document(document=second, by=therapist, at=make.NOW)
    third = actions.draft_document(
        case=second.case, by=therapist, kind="ENDING_LETTER", at=make.NOW
    )

    found = compared(third, older=3, newer=1, may_read_drafts=True)

    assert found.pair is not None
    assert [one.number for one in found.pair] == [1, 3]
    said = page(signed_in(therapist), third, older="3", newer="1")
    assert "only in version 1" in said


def test_a_number_that_is_none_shows_the_latest_two(second, signed_in):
    said = page(signed_in(second.case.therapist), second, older="nine", newer="x")

    assert "only in version 2" in said


def test_while_there_is_one_the_page_says_so(case, signed_in):
    first = make_documents.approved(case)

    assert "One version so far" in page(signed_in(case.therapist), first)


def test_who_may_not_read_drafts_compares_what_is_approved(second, supervisor):
    first = Document.objects.get(kind="ENDING_LETTER", number=1)

    found = compared(first, may_read_drafts=False)

    assert found.pair is None
    assert [one.number for one in found.versions] == [1]


def test_the_number_of_queries_does_not_grow(second, django_assert_num_queries):
    with django_assert_num_queries(1):
        compared(second, may_read_drafts=True)


def test_the_list_asks_as_often_however_many_versions_there_are(second, signed_in):
    therapist = second.case.therapist
    browser = signed_in(therapist)
    path = reverse("documents:list", args=[second.case_id])
    actions.approve_document(document=second, by=therapist, at=make.NOW)
    browser.get(path)
    with CaptureQueriesContext(connection) as few:
        browser.get(path)
    for _ in range(3):
        draft = actions.draft_document(
            case=second.case, by=therapist, kind="ENDING_LETTER", at=make.NOW
        )
        actions.approve_document(document=draft, by=therapist, at=make.NOW)

    with CaptureQueriesContext(connection) as many:
        browser.get(path)

    assert len(many) == len(few)
