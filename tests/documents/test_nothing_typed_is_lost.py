"""Whatever happens while somebody writes a letter, what they typed is on the page or kept."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from documents import actions, kinds
from documents.models import Document
from documents.queries.record import record_of
from tests import make, make_couples, make_documents, make_sessions

pytestmark = pytest.mark.django_db
ENDING = Document.Kind.ENDING_LETTER
MINE = "I shall remember our walks, and the hat."


@pytest.fixture
def letter(therapist) -> Document:
    make_documents.practice()
    case = make_documents.daniel(therapist)
    return actions.draft_document(case=case, by=therapist, kind=ENDING)


def address(document, name="document"):
    return reverse(f"documents:{name}", args=[document.case_id, document.pk])


def typed(document, **more):
    filled = {f"part-{part['key']}": part["text"] for part in document.parts}
    return filled | {"version": document.version, "part-goodbye": MINE} | more


def test_a_refused_insertion_shows_what_was_typed(letter, signed_in):
    browser = signed_in(letter.case.therapist)

    page = browser.post(address(letter), typed(letter, insert="goodbye:0000"))

    assert "The record no longer offers this sentence." in page.content.decode()
    assert MINE in page.content.decode()
    browser.post(address(letter), typed(letter))
    letter.refresh_from_db()
    assert MINE in str(letter.parts)


def test_a_decision_about_a_sentence_that_is_gone_shows_what_was_typed(
    letter, signed_in
):
    browser = signed_in(letter.case.therapist)

    page = browser.post(address(letter), typed(letter, answer="signs:0000:KEEP"))

    assert "This sentence stands here no longer" in page.content.decode()
    assert MINE in page.content.decode()


def test_what_was_typed_after_somebody_approved_it_is_shown_to_be_copied(
    letter, signed_in
):
    therapist = letter.case.therapist
    browser = signed_in(therapist)
    before = typed(letter)
    actions.approve_document(document=letter, by=therapist)

    for name in ("document", "approve"):
        page = browser.post(address(letter, name), before)

        assert page.status_code == 409
        said = page.content.decode()
        assert "approved in another window" in said
        assert MINE in said
        assert "<h3>How you came</h3><p" not in said


def test_approved_twice_with_the_same_text_loses_nothing_and_says_nothing(
    letter, signed_in
):
    therapist = letter.case.therapist
    browser = signed_in(therapist)
    same = typed(letter)
    browser.post(address(letter, "approve"), same)

    page = browser.post(address(letter, "approve"), same)

    assert page.status_code == 302


def test_a_comment_on_a_text_that_was_approved_meanwhile_is_shown(letter, signed_in):
    therapist = letter.case.therapist
    browser = signed_in(therapist)
    actions.approve_document(document=letter, by=therapist)

    page = browser.post(
        address(letter, "comment"), {"text": "Say more of the hat.", "part": "goodbye"}
    )

    assert page.status_code == 409
    assert "Say more of the hat." in page.content.decode()


def test_a_sentence_that_does_not_fit_any_more_is_refused_and_the_text_stays(
    letter, signed_in
):
    full = "x" * 3990
    browser = signed_in(letter.case.therapist)
    record = record_of(letter.case, today=make.TODAY)
    [offer, *_] = kinds.kind(ENDING).offers_of(record)["goodbye"]

    page = browser.post(
        address(letter),
        typed(letter, insert=f"goodbye:{offer.key}", **{"part-goodbye": full}),
    )

    said = page.content.decode()
    assert "“Goodbye” is longer than 4000 characters. Shorten it." in said
    assert full in said


def test_a_line_end_counts_once_as_in_the_browser(letter, signed_in):
    lines = "\r\n".join(["ab"] * 1333)
    browser = signed_in(letter.case.therapist)

    page = browser.post(address(letter), typed(letter, **{"part-goodbye": lines}))

    assert page.status_code == 302


def test_in_a_line_what_is_inserted_takes_the_place_of_what_was_there(therapist):
    case = make_couples.couple_case(therapist=therapist)
    make_sessions.course(case=case, signed_ones=1)
    draft = actions.draft_document(case=case, by=therapist, kind=ENDING, at=make.NOW)
    record = record_of(case, today=make.TODAY)
    both = next(
        one for one in kinds.kind(ENDING).offers_of(record)["dear"] if one.label
    )

    for place in range(2):
        draft = actions.insert_from_record(
            document=draft, by=therapist, part="dear", offer=both.key, parts={},
            version=place,
        )  # fmt: skip

    [dear] = [one for one in draft.parts if one["key"] == "dear"]
    assert dear["text"] == both.text
    assert len(dear["links"]) == len(dear["sources"]) == 1


def test_pressed_twice_at_once_the_second_waits_for_the_draft_of_the_first(letter):
    case, again = letter.case, {"by": letter.case.therapist, "kind": ENDING}
    with CaptureQueriesContext(connection) as asked:
        found = actions.draft_document(case=case, **again)

    tables = [
        one["sql"].split("FROM ")[1].split()[0] for one in asked if "FROM" in one["sql"]
    ]
    assert found == letter
    assert "cases_case" in tables[0]
