"""A worksheet on paper: what was said in its place, and room to write what was not."""

from __future__ import annotations

import io
from types import SimpleNamespace

import pytest
from pypdf import PdfReader

from documents import kinds
from documents.kinds.base import PrintPart
from documents.kinds.sheet_paper import Answer, Grid, laid_out
from documents.kinds.worksheets import key_of
from documents.pdf import render_pdf
from protocols.worksheets import WORKSHEETS
from tests import make, make_documents, make_kinds, make_worksheets

TALK = WORKSHEETS["COMMUNICATION_ANALYSIS"]
DECISION = WORKSHEETS["DECISION_ANALYSIS"]
ROUND = WORKSHEETS["DEPRESSION_CIRCLE"]
STATIONS = (
    "What happened: Jude wrote",
    "What I felt: Hope",
    "What I did: Nothing",
    "What that did between us: Silence",
    "What I felt then: Alone",
)


def parts_of(sheet, **texts):
    return {
        section.key.lower(): PrintPart(
            key=section.key.lower(),
            title=section.client_title,
            shape="LIST",
            paragraphs=tuple(texts[section.key.lower()]),
        )
        for section in sheet.sections
        if section.key.lower() in texts
    }


def stretch(sheet, title, *, facts=None, **texts):
    found = laid_out(sheet, parts_of(sheet, **texts), facts or {})
    return next((one for one in found if one.title == title), None)


def text_of(sheet, facts=None, **texts):
    """What stands on the page, as a reader of PDFs finds it."""
    kind = kinds.kind(key_of(sheet))
    stored = [{"key": key, "text": "\n".join(lines)} for key, lines in texts.items()]
    facts = {
        "client_number": "HP2000",
        "practice": {},
        "signed": {"line": "Ruth", "at": "today"},
    } | (facts or {})
    document = SimpleNamespace(parts=stored, facts=facts, named_people=[])
    pdf = render_pdf(kind.template, kind.print_context(document))
    reader = PdfReader(io.BytesIO(pdf.data))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_a_line_stands_beside_the_question_that_it_answers():
    before = stretch(TALK, "Before it began", before=["What I wanted: To be heard"])

    assert Answer(label="What I wanted", words="To be heard") in before.pieces
    assert before.others == ()


def test_a_question_without_an_answer_has_the_room_that_its_kind_needs():
    before = stretch(TALK, "Before it began", before=["What I wanted: To be heard"])

    when, _, mood = before.pieces
    assert (when.label, when.words, when.is_long) == ("When and where", "", False)
    assert mood.numbers[0] == "0"
    assert mood.numbers[-1] == "10"
    assert mood.low == "as low as can be"


def test_what_is_ticked_has_boxes_and_what_picks_a_row_has_no_line():
    where = stretch(TALK, "Where it went off")

    (patterns,) = where.pieces
    assert "Silence" in patterns.ticks


def test_a_line_that_answers_nothing_is_printed_as_it_was_approved():
    before = stretch(TALK, "Before it began", before=["I was tired that night."])

    assert before.others == ("I was tired that night.",)
    assert "I was tired that night." in text_of(
        TALK, before=["I was tired that night."]
    )


def test_the_same_answer_twice_is_printed_twice():
    lines = ["What I wanted: Peace", "What I wanted: Quiet"]

    before = stretch(TALK, "Before it began", before=lines)

    assert before.others == ("What I wanted: Quiet",)


def test_a_talk_is_a_table_with_each_speaker_in_front():
    lines = [
        "1. Priya; Said: He is awake; again; Felt: tired (Here it went off)",
        "2. Tom; Said: Mm.",
    ]

    (grid,) = stretch(TALK, "Word by word", exchange=lines).pieces

    assert grid.look == "LINES"
    first, second = grid.lines
    assert first.words == {
        "Who": "Priya",
        "Said": "He is awake; again",
        "Felt": "tired",
    }
    assert first.marks == ("Here it went off",)
    assert second.words["Who"] == "Tom"


def test_a_row_that_cannot_be_taken_apart_is_kept_whole():
    (grid,) = stretch(
        DECISION, "What I could do", options=["1. Just wait; Option: Go; Option: Stay"]
    ).pieces

    assert grid.look == "CARDS"
    assert grid.lines[0].rest == "Just wait; Option: Stay"
    said = text_of(DECISION, options=["1. Just wait; Option: Go; Option: Stay"])
    assert "Just wait; Option: Stay" in said


@pytest.mark.parametrize(
    ("count", "look"), [(2, "COLUMNS"), (4, "COLUMNS"), (5, "CARDS")]
)
def test_ways_stand_side_by_side_while_there_is_room(count, look):
    lines = [
        f"{at}. Option: Way {at}; For me: -1 a little worse"
        for at in range(1, count + 1)
    ]

    (grid,) = stretch(DECISION, "What I could do", options=lines).pieces

    assert grid.look == look
    assert grid.lines[0].words["For me"] == "−1 a little worse"
    said = text_of(DECISION, options=lines)
    assert all(f"Way {at}" in said for at in range(1, count + 1))


def test_nothing_said_yet_leaves_empty_rows_to_write_in():
    (grid,) = stretch(TALK, "Word by word").pieces

    assert isinstance(grid, Grid)
    assert grid.is_blank
    assert len(grid.lines) == 5


def test_on_a_finished_sheet_only_how_it_went_is_left_to_write():
    facts = {"is_finished": True}
    found = laid_out(TALK, parts_of(TALK, before=["What I wanted: Peace"]), facts)

    assert [one.title for one in found] == ["Before it began", "How it went"]
    assert [one.label for one in found[0].pieces] == ["What I wanted"]
    assert [one.words for one in found[1].pieces] == ["", ""]


def test_the_round_is_drawn_and_its_words_can_be_read():
    facts = {"round": True}
    texts = {"round": STATIONS, "next": ["Where I can step out: What I do then"]}

    first = laid_out(ROUND, parts_of(ROUND, **texts), facts)[0]

    assert first.picture.startswith("<svg")
    assert "a place to step out" in first.picture
    said = text_of(ROUND, **texts)
    assert "Silence" in said
    assert said.count("Jude wrote") == 1


@pytest.mark.parametrize("last", ["", "Alone. " * 40])
def test_a_round_that_lacks_a_station_or_says_too_much_stays_in_words(last):
    lines = [*STATIONS[:4], f"What I felt then: {last}"]

    first = laid_out(ROUND, parts_of(ROUND, round=lines), {})[0]

    assert not first.picture
    assert len(first.pieces) == 5


@pytest.mark.parametrize("sheet", WORKSHEETS.values(), ids=lambda one: one.key)
def test_an_empty_sheet_asks_everything_that_it_asks_of_a_client(sheet):
    said = text_of(sheet)

    for section in sheet.sections:
        for one in section.fields:
            if one.client_label and one.kind != "ROW":
                assert one.client_label in said
            elif not one.client_label and one.label:
                assert f" {one.label} " not in said


def test_rows_begin_on_the_page_of_their_heading_however_many_they_are():
    facts = {"intro": "A few words are enough. " * 40}
    first, _, _ = text_of(WORKSHEETS["INCIDENT_LOG"], facts).partition("Page 1 of")

    assert "Moment 1" in first


@pytest.mark.django_db
@pytest.mark.parametrize("sheet", WORKSHEETS.values(), ids=lambda one: one.key)
def test_every_answer_of_a_full_sheet_finds_its_place(sheet, therapist, supervisor):
    kind = kinds.kind(key_of(sheet))
    case = make_kinds.case_for(kind, therapist, supervisor)
    record = kind.record_of(case, today=make.TODAY)
    parts = kind.print_parts(kind.draft(record))

    found = laid_out(sheet, parts, {})

    assert not [one.others for one in found if one.others]
    assert not [
        line
        for one in found
        for piece in one.pieces
        if isinstance(piece, Grid)
        for line in piece.lines
        if line.rest
    ]


@pytest.mark.django_db
def test_with_whom_it_is_stands_at_the_top_unless_they_are_never_printed(therapist):
    case = make_documents.daniel(therapist)
    tom = make_documents.person(case, "Tom Hale", "partner")
    make_worksheets.worksheet(case, person=tom)
    kind = kinds.kind("SHEET_COMMUNICATION_ANAL")
    named = [str(tom.pk)]

    record = kind.record_of(case, today=make.TODAY, named=named)
    assert kind.facts_of(record)["with"] == ["With whom", "Tom"]

    tom.is_never_printed = True
    tom.save()
    record = kind.record_of(case, today=make.TODAY, named=named)
    assert kind.facts_of(record)["with"] == []
