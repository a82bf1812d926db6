"""What the record does not say yet: said to the writer with the way to it, never on paper."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.models import Practice
from documents import actions, kinds
from documents.kinds.gaps import NoGap
from documents.queries.editor import editor_of
from tests import (
    make,
    make_couples,
    make_kinds,
    make_sessions,
)

pytestmark = pytest.mark.django_db

# Kinds about a second person or a group have a case of their own.
ELSEWHERE = {"PARTNER_SUMMARY", "GROUP_SUMMARY"}
EVERY_KIND = [pytest.param(kind, id=key) for key, kind in kinds.KINDS.items()]
OF_ONE = [one for one in EVERY_KIND if one.id not in ELSEWHERE]


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_every_part_says_what_it_can_lack_or_why_it_lacks_nothing(kind):
    silent = [one.key for one in kind.parts if bool(one.gaps) == bool(one.no_gap)]

    assert silent == []


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_each_gap_leads_to_a_page_of_the_case_or_says_who_enters_it(kind, case):
    for part in kind.parts:
        for gap in part.gaps:
            if gap.write_at:
                assert str(case.pk) in reverse(gap.write_at, args=[case.pk])
            else:
                assert "admin" in gap.words


@pytest.mark.parametrize("kind", OF_ONE)
def test_what_is_always_there_is_there_in_a_case_that_holds_little(
    kind, therapist, supervisor
):
    case = bare(kind, therapist)
    record = kind.record_of(case, today=make.TODAY)
    if kind.why_not_yet(record):
        case = make_kinds.case_for(kind, therapist, supervisor)
        record = kind.record_of(case, today=make.TODAY)
    always = {one.key for one in kind.parts if one.no_gap == NoGap.ALWAYS_THERE}

    offers = kind.offers_of(record)

    assert [key for key in always if not offers.get(key)] == []


def test_in_a_couple_what_is_always_there_is_there_for_the_partner(therapist):
    case = make_couples.couple_case(therapist=therapist)
    make_sessions.course(case=case, signed_ones=1)
    kind = kinds.kind("PARTNER_SUMMARY")
    always = {one.key for one in kind.parts if one.no_gap == NoGap.ALWAYS_THERE}

    offers = kind.offers_of(kind.record_of(case, today=make.TODAY))

    assert [key for key in always if not offers.get(key)] == []


@pytest.mark.parametrize("kind", OF_ONE)
def test_a_gap_stands_beside_its_empty_part_and_on_no_paper(
    kind, therapist, supervisor
):
    case = make_kinds.case_for(kind, therapist, supervisor)
    draft = make_kinds.drafted(kind, case)
    empty = dict.fromkeys((one.key for one in kind.parts if not one.is_required), "")
    saved = actions.save_document(
        document=draft, by=therapist, parts=empty, version=draft.version
    )
    offered = kind.offers_of(kind.record_of(case, today=make.TODAY))

    editor = editor_of(saved, case, today=make.TODAY)

    said = [one.gap for one in editor.parts if one.gap]
    assert all(
        not [two for two in offered.get(one.part.key, ()) if two.label]
        for one in editor.parts
        if one.gap
    )
    printed = render_to_string(kind.template, kind.print_context(saved))
    every = {gap.words for part in kind.parts for gap in part.gaps}
    assert [words for words in every if words in printed] == []
    assert {one.words for one in said} <= every


@pytest.mark.parametrize(
    ("kind", "protocol", "part", "words", "where"),
    [
        ("TREATMENT_SUMMARY", "IPT_ADULT", "words", "No focus is agreed.", "formulation:focus"),
        ("TREATMENT_SUMMARY", "DIT_16_SEED", "words", "No pattern is written yet.", "formulation:ipaf"),
        ("TREATMENT_SUMMARY", "IPT_ADULT", "helps", "The relapse plan does not say what helps.",
         "sessions:relapse_plan"),
        ("AGREEMENT", "IPT_ADULT", "goals", "No goal is open.", "formulation:goals"),
        ("AGREEMENT", "IPT_ADULT", "recording", "Nobody has recorded a yes or a no to recordings.",
         "cases:contacts"),
        ("GP_LETTER", "IPT_ADULT", "medication", "The assessment says nothing about medication.",
         "cases:intake"),
    ],
)  # fmt: skip
def test_a_gap_leads_to_where_it_is_written(
    kind, protocol, part, words, where, therapist, signed_in
):
    case = sparse(therapist, protocol)
    draft = actions.draft_document(case=case, by=therapist, kind=kind, at=make.NOW)
    page = reverse("documents:document", args=[case.pk, draft.pk])

    said = signed_in(therapist).get(page).content.decode()

    beside = said.split(f'id="part-{part}"')[1].split('<div class="part"')[0]
    assert words in beside
    assert f'href="{reverse(where, args=[case.pk])}"' in beside


def test_a_letter_of_a_dit_lacks_no_focus(therapist):
    case = sparse(therapist, "DIT_16_SEED")
    draft = actions.draft_document(
        case=case, by=therapist, kind="GP_LETTER", at=make.NOW
    )

    focus = next(
        one
        for one in editor_of(draft, case, today=make.TODAY).parts
        if one.part.key == "focus"
    )

    assert (focus.text, focus.gap) == ("", None)


def test_only_a_young_client_lacks_an_agreement_on_what_stays_private(therapist):
    kind = kinds.kind("AGREEMENT")
    case = sparse(therapist, "IPT_ADULT")
    record = kind.record_of(case, today=make.TODAY)
    assert kind.part("private").gap_in(record) is None

    case.client.born_on = make.TODAY.replace(year=make.TODAY.year - 15)

    assert kind.part("private").gap_in(record) is not None


def test_what_has_to_be_there_is_not_said_to_be_left_out(therapist, signed_in):
    case = sparse(therapist, "IPT_ADULT")
    Practice.objects.update(crisis_lines="")
    draft = actions.draft_document(
        case=case, by=therapist, kind="AGREEMENT", at=make.NOW
    )
    page = reverse("documents:document", args=[case.pk, draft.pk])

    said = signed_in(therapist).get(page).content.decode()

    beside = said.split('id="part-crisis"')[1].split('<div class="part"')[0]
    assert "an admin enters them." in beside
    assert "This part has to say something before it can be approved." in beside
    assert "Left empty" not in beside


def sparse(therapist, protocol_key):
    """Sessions and little else."""
    case = make.case(therapist=therapist, protocol_key=protocol_key)
    first = make_sessions.course(case=case)[0]
    make_sessions.signed(first, techniques=())
    return case


def bare(kind, therapist):
    return sparse(therapist, make_kinds.PROTOCOL[kind.therapies[0]])
