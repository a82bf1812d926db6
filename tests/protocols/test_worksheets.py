import pytest

from protocols.base import PhaseKey, Therapy
from protocols.focus_areas import FocusKey
from protocols.techniques import TECHNIQUES
from protocols.worksheets import (
    KEPT_WITH_FOCUS,
    TEEN_TIPS,
    WORKSHEETS,
    Kind,
    UnknownWorksheet,
    filled_rows,
    lacking,
    picked_row,
    suited,
    try_out_of,
    worksheet,
    worksheet_at,
    worksheets_for,
)

KINDS = list(WORKSHEETS.values())
# No word of these stands on a page that a client takes home.
NOT_FOR_CLIENTS = (
    "deficit",
    "termination",
    "sick role",
    "defence",
    "transference",
    "resistance",
    "non-compliance",
    "dysfunctional",
    "the client",
)
TALK = worksheet("COMMUNICATION_ANALYSIS")
DECISION = worksheet("DECISION_ANALYSIS")


def parts_of(kind):
    return [part for section in kind.sections for part in section.parts]


def all_fields(kind):
    return [*kind.fields, *(one for rows in kind.rows for one in rows.fields)]


def line(number, who="CLIENT", words="He's awake again."):
    return {"id": number, "who": who, "words": words}


def talk(**changed):
    return {
        "when_where": "Sunday night",
        "wanted": "That it is noticed",
        "lines": [line(1), line(2, "OTHER", "Mm."), line(3)],
        "ended": "No words till noon",
    } | changed


@pytest.mark.parametrize("kind", KINDS, ids=lambda one: one.key)
class TestEverySheet:
    def test_has_words_for_the_clinician_and_for_the_client(self, kind):
        for words in (kind.title, kind.client_title, kind.purpose, kind.client_intro):
            assert words
        assert kind.sections

    def test_cites_a_source_and_a_technique_that_there_is(self, kind):
        assert kind.source
        assert set(kind.techniques) <= {one.key for one in TECHNIQUES}
        assert kind.techniques

    def test_names_every_part_once(self, kind):
        keys = [part.key for part in parts_of(kind)]

        assert len(keys) == len(set(keys))
        for rows in kind.rows:
            cells = [one.key for one in rows.fields]
            assert len(cells) == len(set(cells))
            assert not {"id"} & set(cells)

    def test_offers_choices_exactly_where_one_chooses(self, kind):
        choosing = {Kind.CHOICE, Kind.PICKS, Kind.EFFECT}

        for one in all_fields(kind):
            assert bool(one.choices) == (one.kind in choosing), one.key

    def test_says_what_both_ends_of_a_scale_mean(self, kind):
        for one in all_fields(kind):
            assert bool(one.low and one.high) == (one.kind == Kind.RATING_0_10)

    def test_picks_rows_of_its_own(self, kind):
        rows = {one.key for one in kind.rows}

        for one in all_fields(kind):
            assert bool(one.of and one.mark) == (one.kind == Kind.ROW)
            assert not one.of or one.of in rows

    def test_asks_for_no_more_rows_than_it_takes(self, kind):
        for rows in kind.rows:
            assert rows.starts_with <= rows.most
            assert rows.least <= rows.most
            assert bool(rows.need) == bool(rows.least)

    def test_says_nothing_on_paper_that_is_not_for_the_client(self, kind):
        labels = [one.client_label for one in all_fields(kind)]
        titles = [one.client_title for one in (*kind.sections, *kind.rows)]
        said = [kind.client_title, kind.client_intro, *labels, *titles, *kind.tips]

        for words in said:
            assert not any(one in words.casefold() for one in NOT_FOR_CLIENTS), words

    def test_has_something_on_paper(self, kind):
        assert any(one.client_label for one in all_fields(kind))

    def test_tries_out_what_it_asks(self, kind):
        keys = {one.key for one in kind.fields}

        assert set(kind.try_out) <= keys
        assert not kind.try_by or kind.try_by in keys

    def test_is_found_by_its_address(self, kind):
        assert worksheet_at(kind.slug) is kind
        assert "_" not in kind.slug

    def test_names_no_condition_in_its_address(self, kind):
        for word in ("depress", "anxi", "grief", "mourn", "suicid", "trauma"):
            assert word not in kind.slug


def test_a_sheet_that_there_is_not_has_no_address_and_a_plain_error():
    assert worksheet_at("horoscope") is None
    with pytest.raises(UnknownWorksheet, match="no worksheet with the key HOROSCOPE"):
        worksheet("HOROSCOPE")


def test_a_communication_analysis_needs_three_lines():
    two = talk(lines=[line(1), line(2)])

    assert lacking(TALK, talk(), has_person=True) == []
    assert [one.sentence for one in lacking(TALK, two, has_person=True)] == [
        "Write at least three lines of the exchange"
    ]


def test_a_communication_analysis_needs_someone_when_wish_and_end():
    found = lacking(TALK, {"lines": talk()["lines"]}, has_person=False)

    assert [one.field for one in found] == ["person", "when_where", "wanted", "ended"]


def test_a_line_that_is_begun_needs_its_words_and_who_speaks():
    begun = {"id": 7, "who": "", "words": " ", "meant": "please get up"}
    found = lacking(TALK, talk(lines=[*talk()["lines"], begun]), has_person=True)

    assert [(one.row, one.cell) for one in found] == [(7, "who"), (7, "words")]
    assert [one.sentence for one in found] == [
        "Line 4: say who speaks",
        "Line 4: write what was said",
    ]


def test_a_line_of_which_only_the_speaker_is_chosen_is_empty():
    blank = {"id": 4, "who": "OTHER", "words": ""}

    assert filled_rows(TALK.sections[1].rows[0], {"lines": [blank]}) == []


def test_a_decision_needs_two_options_and_one_may_be_to_leave_it():
    one = [{"id": 1, "option": "Ask for early shifts"}]
    both = [*one, {"id": 2, "option": "Leave it as it is"}]
    problem = {"problem": "No evening together"}

    assert lacking(DECISION, {**problem, "options": both}, has_person=False) == []
    assert [
        one.field
        for one in lacking(DECISION, {**problem, "options": one}, has_person=False)
    ] == ["options"]
    assert "leaving it as it is can be one" in DECISION.sections[1].rows[0].need


def test_problem_solving_goes_from_the_problem_to_what_happened():
    """Stuart & Robertson 2012: define, collect, weigh, choose, try, look at it."""
    sheet = worksheet("PROBLEM_SOLVING")
    options = next(rows for rows in sheet.rows if rows.key == "options")

    assert [one.key for one in options.fields] == ["option", "pros", "cons"]
    keys = [one.key for one in sheet.fields]
    asked = ["problem", "chosen", "try_out", "tried", "happened", "learned"]
    assert [key for key in keys if key in asked] == asked
    one = {"problem": "Nowhere to be alone", "options": [{"id": 1, "option": "Shed"}]}
    assert [lack.field for lack in lacking(sheet, one, has_person=False)] == ["options"]


def test_zero_is_an_answer():
    rounds = [{"id": 1, "happened": "", "sure": 0}]
    play = worksheet("ROLE_PLAY").sections[1].rows[0]

    assert filled_rows(play, {"rounds": rounds}) == rounds


@pytest.mark.parametrize(
    ("key", "needs"),
    [
        ("ROLE_PLAY", ["scene", "aim", "rounds"]),
        ("FEELINGS_AND_NEED", ["event", "feelings", "need"]),
        ("DEPRESSION_CIRCLE", ["event", "feeling", "behaviour", "effect", "again"]),
        ("DISCLOSURE_PLAN", ["person", "say", "after"]),
        ("INCIDENT_LOG", ["moments"]),
        ("UNSAID_LETTER", ["person", "kept"]),
        ("ANNIVERSARY_PLAN", ["day", "expect", "like", "call"]),
    ],
)
def test_what_each_sheet_needs_to_be_finished(key, needs):
    found = lacking(worksheet(key), {}, has_person=False)

    assert [one.field for one in found] == needs


def test_a_try_out_is_what_was_chosen_to_be_tried_else_what_would_be_said():
    said = {"instead": "I've done three.\nPlease take this one"}

    assert try_out_of(TALK, {}) == ""
    assert try_out_of(TALK, said) == "I've done three. Please take this one"
    assert try_out_of(TALK, {**said, "try_out": "Agree who has 2 a.m."}) == (
        "Agree who has 2 a.m."
    )


def test_the_row_that_was_picked_is_found_by_its_id():
    rows = [line(4), line(9)]
    went_off = next(one for one in TALK.fields if one.key == "went_off")

    assert picked_row(went_off, rows, {"went_off": "9"}) == 2
    assert picked_row(went_off, rows, {"went_off": "5"}) == 0
    assert picked_row(went_off, rows, {}) == 0


def test_what_suits_the_focus_comes_first():
    first = suited(Therapy.IPT, area=FocusKey.ROLE_DISPUTE, phase=PhaseKey.MIDDLE)[0]
    grieving = suited(Therapy.IPT, area=FocusKey.GRIEF, phase=PhaseKey.MIDDLE)

    assert first.key == "COMMUNICATION_ANALYSIS"
    assert {one.key for one in grieving[:3]} == {
        "UNSAID_LETTER",
        "ANNIVERSARY_PLAN",
        "DISCLOSURE_PLAN",
    }
    assert set(grieving) == set(KINDS)


def test_dit_works_without_worksheets_and_no_therapy_yet_leaves_all_open():
    assert suited(Therapy.DIT) == ()
    assert set(suited(None)) == set(KINDS)


def test_a_technique_knows_its_worksheets():
    assert [one.key for one in worksheets_for("PROBLEM_SOLVING")] == ["PROBLEM_SOLVING"]
    assert [one.key for one in worksheets_for("DECISION_ANALYSIS")] == [
        "DECISION_ANALYSIS"
    ]
    assert worksheets_for("CLARIFICATION") == ()


def test_story_and_two_columns_stand_with_the_focus():
    assert {one.area for one in KEPT_WITH_FOCUS} == {
        FocusKey.GRIEF,
        FocusKey.ROLE_TRANSITION,
    }
    assert not {one.key for one in KEPT_WITH_FOCUS} & set(WORKSHEETS)


def test_young_people_get_five_tips_for_a_talk():
    assert len(TEEN_TIPS) == 5
    assert TALK.tips == TEEN_TIPS
