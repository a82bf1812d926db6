"""The second row of a case's pages: what stands under one tab."""

from __future__ import annotations

import pytest
from django.urls import reverse

from sessions.queries.courses import course_of
from sessions.sections import sections_of
from tests import make

pytestmark = pytest.mark.django_db


def test_the_longest_address_that_holds_the_page_is_the_current_one(therapist):
    case = make.case(therapist=therapist, protocol_key="IPT_ADULT")
    goals = reverse("formulation:goals", args=[case.pk])

    sections = sections_of(course_of(case), tab="plan", path=f"{goals}add/")

    assert [(one.label, one.is_current) for one in sections] == [
        ("Plan", False),
        ("Goals", True),
        ("Reviews", False),
        ("Ending", False),
    ]


def test_a_tab_with_one_page_has_no_second_row(case):
    assert sections_of(course_of(case), tab="measures", path="/") == ()


@pytest.mark.parametrize(
    ("protocol_key", "labels"),
    [
        (
            "IPT_ADULT",
            ["Focus", "From inventory to focus", "Formulation", "Worksheets"],
        ),
        (
            "DIT_16_SEED",
            [
                "Formulation",
                "From inventory to focus",
                "Where it showed",
                "Where it comes from",
            ],
        ),
        ("", ["IPT or DIT", "From inventory to focus"]),
    ],
)
def test_the_pages_under_the_focus_are_those_of_the_model(
    therapist, protocol_key, labels
):
    case = make.case(therapist=therapist, protocol_key=protocol_key)

    sections = sections_of(course_of(case), tab="focus", path="/")

    assert [one.label for one in sections] == labels
