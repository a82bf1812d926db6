"""Each kind is superseded when what it was made from has changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from cases.models import Case, Contact
from documents import kinds
from documents.kinds.worksheets import SHEETS
from documents.models import Document
from documents.queries.superseded import is_superseded
from sessions.models import Worksheet
from tests import (
    make_cases,
    make_formulation,
    make_kinds,
    make_sessions,
    make_young,
)

pytestmark = pytest.mark.django_db

LATER = timezone.now() + timedelta(days=1)


def another_version(row: Any) -> None:
    """The same row once more, with the next number."""
    row.pk = row.id = row._meta.pk.get_default()
    row.number, row._state.adding = row.number + 1, True
    row.reason = "Changed"
    row.save()


def new_plan(case: Case) -> None:
    another_version(case.relapse_plans.latest("number"))


def new_contract(case: Case) -> None:
    another_version(case.contracts.latest("number"))


def told_more(kind: str) -> Callable[[Case], object]:
    return lambda case: Contact.objects.filter(client=case.client, kind=kind).update(
        address="1 New Street", may_be_told="Everything"
    )


def written_on(case: Case) -> None:
    Worksheet.objects.filter(case=case).update(answers={})


CHANGES: dict[str, Callable[[Case], object]] = {
    "ASSESSMENT_LETTER": told_more("REFERRER"),
    "ENDING_LETTER": new_plan,
    "GOODBYE_LETTER": new_plan,
    "GP_LETTER": new_plan,
    "SCHOOL_SHEET": lambda case: make_young.school_plan(case, at=LATER),
    "PARENT_SHEET": told_more("GUARDIAN"),
    "AGREEMENT": new_contract,
    "SAFETY_PLAN": make_cases.safety_plan,
    "SUPPORT_PLAN": make_formulation.support,
    "RELAPSE_PLAN_LETTER": new_plan,
    "FORMULATION_PAGE": lambda case: make_formulation.formulation(
        case, reason="Understood better"
    ),
    "PATTERN_PAGE": lambda case: make_formulation.ipaf(case, reason="Sharper"),
    "CIRCLE_PAGE": lambda case: make_formulation.person(case, "Yusuf"),
    "REVIEW_PAGE": lambda case: make_sessions.course_review(
        case, reviewed_on=LATER.date()
    ),
    "TREATMENT_SUMMARY": new_plan,
    **{one.key: written_on for one in SHEETS},
}
# Of a second person and of a group: see the tests of those.
ELSEWHERE = {"PARTNER_SUMMARY", "GROUP_SUMMARY"}


def test_every_kind_of_this_room_has_a_change_here():
    own = {*Document.Kind, *(one.key for one in SHEETS)}

    assert set(CHANGES) | ELSEWHERE == own


@pytest.mark.parametrize("key", CHANGES)
def test_it_is_superseded_when_that_changes(key, therapist, supervisor):
    kind = kinds.kind(key)
    case = make_kinds.case_for(kind, therapist, supervisor)
    document = make_kinds.approved(kind, case)
    assert not is_superseded(document)

    CHANGES[key](case)

    assert is_superseded(document)
