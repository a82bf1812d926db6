"""What a document was made from is kept, said in words, and looked at again later."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from documents import actions
from documents.models import Document
from documents.queries import origins
from documents.queries.superseded import is_superseded
from sessions.models import RelapsePlan
from tests import make, make_documents

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(therapist):
    return make_documents.daniel(therapist)


@pytest.fixture
def letter(case):
    draft = actions.draft_document(
        case=case, by=case.therapist, kind="ENDING_LETTER", at=make.NOW
    )
    return actions.approve_document(document=draft, by=case.therapist, at=make.NOW)


def newer_plan(case) -> RelapsePlan:
    plan = case.relapse_plans.latest("number")
    plan.pk, plan.number, plan._state.adding = None, plan.number + 1, True
    plan.id = RelapsePlan._meta.pk.get_default()
    plan.save()
    return plan


def test_the_rows_are_kept_with_version_and_hash(letter):
    plan = next(row for row in letter.source_records if row["record"] == "relapseplan")

    assert plan["number"] == 1
    assert len(plan["sha256"]) == 64


def test_the_page_says_what_it_was_made_from(letter):
    said = letter.facts["made_from"]

    assert "14 signed notes" in said
    assert "relapse plan (version 1)" in said


def test_a_newer_version_supersedes_it(letter, case):
    assert not is_superseded(letter)

    newer_plan(case)

    assert is_superseded(letter)


def test_a_row_that_says_something_else_supersedes_it(letter, case):
    case.focus_areas.update(words="Something else")

    assert is_superseded(letter)


def test_what_it_does_not_speak_of_may_change(letter, case):
    case.focus_areas.update(why_now="Known better now.")

    assert not is_superseded(letter)


@pytest.mark.parametrize(
    ("kind", "is_old"), [("ENDING_LETTER", False), ("GP_LETTER", True)]
)
def test_a_note_signed_later_supersedes_what_tells_the_whole_course(case, kind, is_old):
    before_the_end = case.session_notes.earliest("signed_at").signed_at
    draft = actions.draft_document(
        case=case, by=case.therapist, kind=kind, at=before_the_end
    )
    typed = dict.fromkeys(("next", "came", "worked", "treatment"), "As agreed.")
    actions.save_document(document=draft, by=case.therapist, parts=typed, version=0)

    early = actions.approve_document(
        document=draft, by=case.therapist, at=before_the_end
    )

    assert is_superseded(early) is is_old


def test_what_is_agreed_only_later_supersedes_what_spoke_of_none(therapist):
    case = make.case(therapist=therapist)
    make_documents.note(make_documents.session(case, make.TODAY - timedelta(days=7), 1))
    summary = actions.draft_document(
        case=case, by=therapist, kind="TREATMENT_SUMMARY", at=make.NOW
    )
    typed = {part["key"]: part["text"] or "As we said." for part in summary.parts}
    actions.save_document(document=summary, by=therapist, parts=typed, version=0)
    summary = actions.approve_document(document=summary, by=therapist, at=make.NOW)
    assert summary.source_records == []
    assert not is_superseded(summary)

    make_documents.focus(case)

    assert is_superseded(summary)


def test_several_rows_are_counted():
    rows = [{"record": "supportstep", "id": str(at), "number": None} for at in (1, 2)]

    assert origins.in_words(1, rows) == "1 signed note, 2 steps of the support plan"
    assert origins.in_words(0, rows[:1]) == "1 step of the support plan"


def test_the_rows_of_an_approved_document_do_not_change(letter):
    with pytest.raises(DatabaseError), transaction.atomic():
        Document.objects.filter(pk=letter.pk).update(source_records=[])
