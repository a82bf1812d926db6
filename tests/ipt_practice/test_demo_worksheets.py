"""The worksheets of the demo's stories, before anything is loaded."""

import pytest

from ipt_practice.demo import couple_worksheets, daniel_worksheets, leah_worksheets
from ipt_practice.demo.worksheet_telling import rows_of
from protocols.worksheets import lacking, worksheet

SHEETS = (
    *daniel_worksheets.WORKSHEETS,
    *leah_worksheets.WORKSHEETS,
    *couple_worksheets.WORKSHEETS,
)


@pytest.mark.parametrize("story", SHEETS, ids=lambda one: f"{one.kind} {one.week}")
def test_a_sheet_of_a_story_lacks_nothing_and_answers_only_what_is_asked(story):
    kind = worksheet(story.kind)
    answers = {**story.answers, **rows_of(story)}
    if story.day_after is not None:
        answers["day"] = "2026-11-30"

    assert set(answers) <= kind.keys
    assert lacking(kind, answers, has_person=bool(story.person)) == []
    assert not story.came or set(story.came[1]) <= kind.keys
