"""Two versions of a document side by side."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from documents import actions
from documents.models import Document
from documents.queries.compared import compared
from documents.queries.fact_changes import changes
from tests import make, make_documents, make_measures
from tests.walk import text_outside_details

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
    found = compared(second, may_read_drafts=True, today=make.TODAY)

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

    found = compared(third, older=3, newer=1, may_read_drafts=True, today=make.TODAY)

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

    found = compared(first, may_read_drafts=False, today=make.TODAY)

    assert found.pair is None
    assert [one.number for one in found.versions] == [1]


def test_two_approved_versions_take_one_query(second, django_assert_num_queries):
    actions.approve_document(document=second, by=second.case.therapist, at=make.NOW)
    with django_assert_num_queries(1):
        compared(second, may_read_drafts=True, today=make.TODAY)


def test_with_a_draft_the_queries_do_not_grow_with_what_was_measured(second, case):
    compared(second, may_read_drafts=True, today=make.TODAY)
    with CaptureQueriesContext(connection) as few:
        compared(second, may_read_drafts=True, today=make.TODAY)
    make_measures.administration(case, "PHQ9", 4)

    with CaptureQueriesContext(connection) as many:
        compared(second, may_read_drafts=True, today=make.TODAY)

    assert len(many) == len(few)


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


SCORE = {"measure": "PHQ-9", "start": 20, "middle": None, "end": 11, "meaning": "Mild."}


def said(older, newer):
    return [one.words for one in changes(older, newer)]


def test_a_score_that_changed_is_said_with_what_it_was():
    newer = SCORE | {"end": 9, "middle": 14}

    assert said({"scores": [SCORE]}, {"scores": [newer]}) == [
        "Middle PHQ-9: 14 (new)", "Last PHQ-9: 9 (was 11)"
    ]  # fmt: skip
    assert said({"scores": [SCORE]}, {"scores": [SCORE]}) == []


def test_a_goal_is_said_with_every_rating():
    rated = {"words": "Meet someone", "values": [1, None], "target": 8}
    older = {"goals": {"columns": ["Session 1", "Session 8"], "rows": [rated]}}
    newer = {
        "goals": older["goals"] | {"rows": [rated | {"values": [1, 7], "target": None}]}
    }

    assert said(older, newer) == [
        "Goal “Meet someone”: 1 (Session 1), 7 (Session 8) (was 1 (Session 1), aiming for 8)"
    ]


def test_dates_counts_and_people_are_said_as_they_stand_on_paper():
    older = {
        "who": [{"label": "Came to", "value": "13 of 14"}],
        "letter_day": "6 July 2026",
        "to": ["Dr Amos", "Elm Street"],
        "chart": {"columns": [{"label": "1", "scores": [9]}]},
        "circles": [{"caption": "Now", "people": [{"name": "Ada", "ring": 3}]}],
        "practice": {"crisis_lines": ["Samaritans: 116 123"]},
        "made_from": "9 signed notes",
    }
    newer = {
        "who": [{"label": "Came to", "value": "14 of 14"}],
        "letter_day": "13 July 2026",
        "chart": {
            "columns": [
                {"label": "1", "scores": [9]},
                {"label": "2", "scores": [None]},
                {"label": "3", "scores": [4]},
            ]
        },
        "circles": [{"caption": "Now", "people": [{"name": "Ada", "ring": 1}]}],
        "practice": {"crisis_lines": ["Samaritans: 116 123", "NHS: 111"]},
        "made_from": "10 signed notes",
    }

    assert said(older, newer) == [
        "Came to: 14 of 14 (was 13 of 14)",
        "Sent to: no longer there (was Dr Amos, Elm Street)",
        "Day: 13 July 2026 (was 6 July 2026)",
        "Sessions with a score: 2 (was 1)",
        "Ada, now: closest (was further out)",
        "Crisis numbers: Samaritans: 116 123; NHS: 111 (was Samaritans: 116 123)",
        "Made from: 10 signed notes (was 9 signed notes)",
    ]


@pytest.fixture
def measured_again(case) -> Document:
    """A summary, approved, and its second version drafted after another score."""
    common = {"by": case.therapist, "at": make.NOW}
    first = actions.draft_document(case=case, kind="TREATMENT_SUMMARY", **common)
    actions.approve_document(document=first, **common)
    make_measures.administration(case, "PHQ9", 9)
    return actions.draft_document(case=case, kind="TREATMENT_SUMMARY", **common)


def test_a_draft_is_compared_by_what_the_record_says_today(measured_again, signed_in):
    said = page(signed_in(measured_again.case.therapist), measured_again)

    assert "Last PHQ-9: 9 (was 6)" in said
    assert "Here they stand as the record has them today." in said
    assert "Made from: " not in said


def test_of_two_approved_versions_the_frozen_facts_are_compared(
    measured_again, case, signed_in
):
    actions.approve_document(document=measured_again, by=case.therapist, at=make.NOW)
    make_measures.administration(case, "PHQ9", 3, at=make.NOW)

    said = page(signed_in(case.therapist), measured_again)

    assert "Last PHQ-9: 9 (was 6)" in said
    assert "fixed when it is approved" not in said


def test_who_is_called_by_first_name_is_said_too(second, case):
    ada = case.people.get(name="Ada")
    named = actions.choose_names(
        document=second, by=case.therapist, named=[str(ada.pk)], parts={},
        version=second.version,
    )  # fmt: skip

    found = compared(named, may_read_drafts=True, today=make.TODAY)

    assert "By first name: Ada (new)" in [one.words for one in found.facts]


def test_while_names_are_hidden_the_facts_are_closed(measured_again, signed_in):
    therapist = measured_again.case.therapist
    therapist.names_shown = "INITIALS"
    therapist.save()

    said = page(signed_in(therapist), measured_again)

    assert "Last PHQ-9" not in text_outside_details(said)
    assert "Last PHQ-9" in said
