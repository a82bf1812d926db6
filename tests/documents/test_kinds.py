"""The register of kinds: known by their keys, added to by rooms above."""

from __future__ import annotations

from dataclasses import replace

import pytest

from documents import actions, kinds
from documents.kinds import KindTaken, Reader, UnknownKind
from documents.kinds.gp_letter import GP_LETTER
from tests import make, make_cases, make_documents


@pytest.fixture
def own_kinds(monkeypatch):
    """A register of its own, so that a test may add to it."""
    monkeypatch.setattr(kinds, "KINDS", dict(kinds.KINDS))


@pytest.fixture
def memo(own_kinds):
    """A kind of a room above: a page that stays in the house."""
    made = replace(
        kinds.kind("ENDING_LETTER"), key="MEMO", title="Memo", reader=Reader.HOUSE
    )
    kinds.register(made)
    return made


def test_a_room_above_adds_a_kind(memo):
    assert kinds.kind("MEMO") is memo


def test_two_kinds_never_share_a_key(own_kinds):
    with pytest.raises(KindTaken, match="GP_LETTER"):
        kinds.register(replace(GP_LETTER, title="Another"))


def test_the_same_kind_may_be_registered_again(own_kinds):
    kinds.register(GP_LETTER)

    assert list(kinds.KINDS).count("GP_LETTER") == 1


def test_an_unknown_kind_says_so():
    with pytest.raises(UnknownKind, match="no document of the kind NOTHING"):
        kinds.kind("NOTHING")


@pytest.mark.django_db
def test_a_page_of_the_house_is_approved_and_never_released(therapist, memo):
    case = make_documents.daniel(therapist)
    draft = actions.draft_document(case=case, by=therapist, kind="MEMO", at=make.NOW)

    document = actions.approve_document(document=draft, by=therapist, at=make.NOW)

    with pytest.raises(actions.StaysInTheHouse, match="inside the practice"):
        actions.release_document(document=document, by=therapist, at=make.NOW)


@pytest.mark.django_db
def test_one_that_is_drafted_anew_copies_no_earlier_version(therapist, own_kinds):
    kinds.register(
        replace(kinds.kind("ENDING_LETTER"), key="ANEW", is_drafted_anew=True)
    )
    case = make_documents.daniel(therapist)
    first = actions.draft_document(case=case, by=therapist, kind="ANEW", at=make.NOW)
    drafted = first.parts
    changed = actions.save_document(
        document=first, by=therapist, parts={"came": "Changed."}, version=0
    )
    actions.approve_document(document=changed, by=therapist, at=make.NOW)

    second = actions.draft_document(case=case, by=therapist, kind="ANEW", at=make.NOW)

    assert second.number == 2
    assert second.parts == drafted


@pytest.mark.django_db
def test_people_stand_by_first_name_on_the_clients_own_page(therapist):
    case = make_documents.daniel(therapist)
    case.people.filter(name="Ada").update(name="Ada Okafor")
    ada = case.people.get(name="Ada Okafor")
    make_cases.safety_plan(case, people_and_places="Ada Okafor, on Sundays")

    own = actions.draft_document(
        case=case, by=therapist, kind="SAFETY_PLAN", at=make.NOW
    )

    text = str(own.parts)
    assert str(ada.pk) in own.named_people
    assert "Ada, on Sundays" in text
    assert "Okafor" not in text


@pytest.mark.django_db
def test_who_is_never_printed_stands_by_their_relation_there(therapist):
    case = make_documents.daniel(therapist)
    case.people.filter(name__startswith="Ada").update(is_never_printed=True)
    make_cases.safety_plan(case, people_and_places="Ada, on Sundays")

    own = actions.draft_document(
        case=case, by=therapist, kind="SAFETY_PLAN", at=make.NOW
    )

    assert "Ada" not in str(own.parts)
    assert "on Sundays" in str(own.parts)
