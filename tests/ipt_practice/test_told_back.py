"""Formulations and support plans of the demo, as they are written."""

from __future__ import annotations

import pytest

from formulation.actions.formulation import FORMULATION_PARTS, REQUIRED_PARTS
from formulation.queries.plain_words import to_look_at
from ipt_practice.demo.load import STORIES

TOLD = {story.key: story for story in STORIES if story.formulations}


@pytest.mark.parametrize("key", ["DANIEL", "LEAH"])
def test_every_version_holds_what_a_version_needs_in_plain_words(key):
    for version in TOLD[key].formulations:
        assert set(REQUIRED_PARTS) <= set(version.parts) <= set(FORMULATION_PARTS)
        assert not to_look_at("\n".join(version.parts.values()), [])
        assert version.response_words


def test_daniel_corrects_the_first_version_and_agrees_with_the_second():
    first, second = TOLD["DANIEL"].formulations

    assert (first.week, second.week) == (4, 4)
    assert (first.response, second.response) == ("AMENDED", "AGREES")
    assert "forget her" in second.parts["focus_words"]
    assert second.reason


@pytest.mark.parametrize(
    ("key", "names"),
    [
        ("DANIEL", {"Samuel", "Jo"}),
        ("LEAH", {"Jude"}),
        ("SARA", {"Lily", "Gran Pat"}),
    ],
)
def test_support_is_planned_with_people_of_the_inventory(key, names):
    story = next(story for story in STORIES if story.key == key)
    known = {person.name for person in story.people}

    planned = {row.person for row in story.support if row.person}

    assert names <= planned <= known
    for row in story.support:
        assert bool(row.person) != bool(row.someone_new)
        assert row.came is None or row.came[0] >= row.week
