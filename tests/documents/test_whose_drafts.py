"""A draft letter is its writers': who finds it, who writes it, who lets it leave."""

from __future__ import annotations

import pytest
from django.urls import reverse

from cases.models import Case
from documents import actions
from documents.models import Document
from tests import make, make_documents

pytestmark = pytest.mark.django_db


def of(name: str, case: Case, **more) -> str:
    return reverse(name, kwargs={"case_id": case.pk, **more})


def said(response) -> str:
    return " ".join(response.content.decode().split())


@pytest.fixture
def daniel(therapist):
    make_documents.practice()
    return make_documents.daniel(therapist)


def draft_of(case: Case) -> Document:
    return actions.draft_document(
        case=case, by=case.therapist, kind=Document.Kind.TREATMENT_SUMMARY
    )


def letter(name: str, document: Document) -> str:
    return of(f"documents:{name}", document.case, document_id=document.pk)


def test_a_draft_letter_is_no_page_for_a_co_therapist(signed_in, daniel, outsider):
    draft = draft_of(daniel)
    make.access(to=daniel, user=outsider, relation="CO_THERAPIST", ends_on=None)
    browser = signed_in(outsider)

    for name in ("document", "status"):
        assert browser.get(letter(name, draft)).status_code == 404
    for name in ("document", "autosave", "comment", "approve", "release", "shared"):
        assert browser.post(letter(name, draft)).status_code == 404
    new = browser.post(of("documents:new", daniel), {"kind": "ENDING_LETTER"})
    assert new.status_code == 403
    assert Document.objects.count() == 1


def test_what_is_approved_a_co_therapist_reads_and_does_not_write(
    signed_in, daniel, outsider
):
    approved = make_documents.approved(daniel)
    make.access(to=daniel, user=outsider, relation="CO_THERAPIST", ends_on=None)
    browser = signed_in(outsider)

    assert browser.get(letter("document", approved)).status_code == 200
    assert browser.post(letter("shared", approved)).status_code == 403
    assert browser.post(letter("release", approved)).status_code == 403


@pytest.mark.parametrize(("is_trainee", "status"), [(True, 200), (False, 404)])
def test_a_supervisor_reads_a_trainees_draft_alone(
    signed_in, daniel, therapist, supervisor, is_trainee, status
):
    draft = draft_of(daniel)
    therapist.is_trainee = is_trainee
    therapist.save()
    browser = signed_in(supervisor)

    assert browser.get(letter("document", draft)).status_code == status
    remark = browser.post(letter("comment", draft), {"part": "did", "text": "Warmer"})
    assert (remark.status_code == 404) is (status == 404)
    assert draft.comments.exists() is is_trainee
    listed = letter("document", draft) in said(
        browser.get(of("documents:list", daniel))
    )
    seen = letter("document", draft) in said(browser.get(of("overview", daniel)))
    assert (listed, seen) == (is_trainee, is_trainee)


@pytest.mark.parametrize(
    ("relation", "is_there"), [("CO_THERAPIST", False), ("COVER", True)]
)
def test_lists_show_a_draft_to_its_writers(
    signed_in, daniel, outsider, relation, is_there
):
    draft = draft_of(daniel)
    make.access(to=daniel, user=outsider, relation=relation)
    browser = signed_in(outsider)

    for page in ("documents:list", "overview"):
        found = letter("document", draft) in said(browser.get(of(page, daniel)))
        assert found is is_there


def test_cover_writes_and_approves_and_only_the_therapist_releases(
    signed_in, daniel, outsider
):
    draft = draft_of(daniel)
    make.access(to=daniel, user=outsider)
    browser = signed_in(outsider)
    typed = {f"part-{part['key']}": part["text"] or "x" for part in draft.parts}
    typed |= {"version": draft.version}
    editor = said(browser.get(letter("document", draft)))
    assert ">Approve</button>" in editor
    assert "Approve and release" not in editor

    both = browser.post(letter("approve", draft), typed | {"release": "1"})
    assert both.status_code == 403
    browser.post(letter("approve", draft), typed)
    draft.refresh_from_db()
    assert not draft.is_draft
    assert ">Release</button>" not in said(browser.get(letter("document", draft)))
    assert browser.post(letter("release", draft)).status_code == 403

    signed_in(daniel.therapist).post(letter("release", draft))
    draft.refresh_from_db()
    assert draft.released_by == daniel.therapist


def test_nobody_releases_by_another_way(daniel, outsider):
    approved = make_documents.approved(daniel)

    with pytest.raises(actions.NotItsTherapist, match="Only the case's therapist"):
        actions.release_document(document=approved, by=outsider)
