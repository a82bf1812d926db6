"""The PDF itself: opened with a reader, attacked, and asked for its fonts and its words."""

import io
import unicodedata
from datetime import date

import pytest
from pypdf import PdfReader

from documents import fonts, kinds, pdf
from documents.models import Document
from documents.pdf import CannotBeMade, render_pdf
from documents.queries.record import record_of
from tests import make, make_documents


def drafted(case, **facts) -> Document:
    kind = kinds.kind("TREATMENT_SUMMARY")
    record = record_of(case, today=make.TODAY)
    return Document(
        case=case,
        kind=kind.key,
        parts=kind.draft(record),
        facts=kind.facts(record) | {"signed": make_documents.FACTS["signed"]} | facts,
    )


def made(document: Document, *, paper: str = "A4") -> pdf.Pdf:
    kind = kinds.kind(document.kind)
    return render_pdf(kind.template, kind.print_context(document), paper=paper)


def opened(document: Document, **options) -> PdfReader:
    return PdfReader(io.BytesIO(made(document, **options).data))


def text_of(reader: PdfReader) -> str:
    pages = "\n".join(page.extract_text() for page in reader.pages)
    return " ".join(unicodedata.normalize("NFKC", pages).split())


@pytest.fixture
def summary(therapist):
    make_documents.practice()
    return drafted(make_documents.daniel(therapist))


def test_a_summary_says_what_its_reader_needs_in_order(summary):
    said = text_of(opened(summary))

    order = [
        "Harbour Psychological Therapies",
        "Summary of treatment",
        "Daniel Okafor",
        "14-Mar-1974 (52y)",
        "Dr P Ames, Elm Street",
        "IPT, 14 sessions planned",
        "14 of 15, 1 cancelled by client",
        "15-Jul to 14-Oct-2026",
        "Daniel came with depression",
        "Scores",
        "From severe to mild. Reliable change (6 or more), below the cut-off of 10.",
        "What brought Daniel, and the focus we agreed",
        "I don't want to forget my wife",
        "What we did",
        "In sessions 5 to 11 (middle phase)",
        "Goals",
        "Staying well",
        "What happens next",
        "Signed 23-Nov-2026 12:00",
        "Process notes are not part of this summary.",
    ]
    places = [said.find(piece) for piece in order]
    assert -1 not in places, [p for p, at in zip(order, places, strict=True) if at < 0]
    assert places == sorted(places)


def test_the_scores_are_those_of_the_record(summary):
    [phq9, gad7] = summary.facts["scores"]

    assert (phq9["start"], phq9["middle"], phq9["end"]) == (20, 15, 6)
    assert phq9["change"] == "−14"
    assert (gad7["start"], gad7["end"], gad7["change"]) == (12, 4, "−8")
    said = text_of(opened(summary))
    assert "20 15 6 −14" in said


def test_goals_stand_with_their_ratings(summary):
    said = text_of(opened(summary))

    assert "Session 4 Session 8 Session 14" in said
    assert "Say out loud what happened to my wife 0 4 8" in said


def test_other_people_are_named_by_their_relation_only(summary):
    said = text_of(opened(summary))

    for name in ("Ngozi", "Ada", "Chi ", "Samuel", "Eze"):
        assert name not in said
    assert "his older daughter" in said


def test_every_page_is_numbered_and_no_foot_or_title_holds_a_name(summary):
    reader = opened(summary)
    number = summary.case.client.number

    for place, page in enumerate(reader.pages, start=1):
        text = page.extract_text()
        assert f"Page {place} of {len(reader.pages)}" in text
        assert f"Client no. {number}" in text
    assert reader.metadata.title == f"Summary of treatment, client no. {number}"
    about = str(dict(reader.metadata)) + str(reader.xmp_metadata.stream.get_data())
    assert "Daniel" not in about
    assert "Okafor" not in about


def test_fonts_are_ours_and_embedded(summary):
    found = {}
    for page in opened(summary).pages:
        for font in page["/Resources"]["/Font"].values():
            font = font.get_object()
            below = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            found[str(font["/BaseFont"]).split("+")[1]] = "/FontFile2" in below

    assert found
    assert all(found.values())
    assert all(name.startswith(("Open-Sans", "Caladea")) for name in found)


def test_the_pdf_is_tagged_and_speaks_its_language(summary):
    reader = opened(summary)
    root = reader.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"] is not False
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid" in reader.xmp_metadata.stream.get_data()
    tags = {tag for tag, _ in _structure(root["/StructTreeRoot"])}
    assert {"/H1", "/H2", "/Table", "/TH", "/Figure", "/L"} <= tags


def _structure(node):
    """Every element of the structure tree: its tag, and its words for the chart."""
    children = node.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        child = child.get_object() if hasattr(child, "get_object") else child
        if isinstance(child, dict) and "/S" in child:
            yield str(child["/S"]), str(child.get("/Alt", ""))
            yield from _structure(child)


def test_the_chart_has_words_for_who_cannot_see_it(summary):
    root = opened(summary).trailer["/Root"]
    figures = [alt for tag, alt in _structure(root["/StructTreeRoot"]) if "Fig" in tag]

    assert any("PHQ-9 was 20 at assessment and 6" in words for words in figures)


@pytest.mark.parametrize(
    ("paper", "width", "height"), [("A4", 595, 842), ("LETTER", 612, 792)]
)
def test_the_paper_is_the_practices(summary, paper, width, height):
    box = opened(summary, paper=paper).pages[0].mediabox

    assert (round(box.width), round(box.height)) == (width, height)


def test_the_same_input_gives_the_same_bytes(summary):
    assert made(summary).data == made(summary).data


def test_typed_markup_is_printed_as_typed(summary):
    typed = '<img src="http://127.0.0.1:9/x.png"><script>x()</script> & <b>bold</b>'
    summary.parts = [{"key": "did", "title": "-", "text": typed, "sources": []}]

    assert " ".join(typed.split()) in text_of(opened(summary))


FONT_FROM_OUTSIDE = (
    '<style>@font-face { font-family: x; src: url("http://127.0.0.1:9/x.ttf") } '
    "p { font-family: x }</style>"
)
REFUSED = (
    '<img src="http://127.0.0.1:9/x.png">',
    '<img src="file:///etc/passwd">',
    '<img src="data:image/png;base64,iVBORw0KGgo=">',
    '<link rel="attachment" href="file:///etc/passwd">',
    '<link rel="stylesheet" href="http://127.0.0.1:9/x.css">',
    '<style>@import url("http://127.0.0.1:9/x.css");</style>',
    '<style>body { background: url("file:///etc/passwd") }</style>',
    FONT_FROM_OUTSIDE,
    '<object data="file:///etc/passwd"></object>',
    '<base href="file:///etc/"><img src="passwd">',
    '<a href="http://127.0.0.1:9/">out</a>',
    '<a href="javascript:app.alert(1)">out</a>',
)
WITHOUT_EFFECT = (
    '<svg><image href="http://127.0.0.1:9/x.png"/></svg>',
    '<svg><use href="http://127.0.0.1:9/x.svg#a"/></svg>',
    '<p style="list-style-image: url(//127.0.0.1:9/x.png)">',
    '<iframe src="http://127.0.0.1:9/"></iframe>',
    "<script>app.alert(1)</script>",
)


def with_markup(markup):
    return f"<html lang=en><title>t</title><body><p>text</p>{markup}</body></html>"


@pytest.fixture
def no_fetching(monkeypatch):
    monkeypatch.setattr(
        pdf.URLFetcher, "fetch", lambda *_: pytest.fail("something was fetched")
    )


@pytest.mark.parametrize("markup", REFUSED)
def test_an_address_in_a_document_stops_it(markup, no_fetching):
    """Even if markup got past the template, nothing outside is read."""
    with pytest.raises(CannotBeMade):
        pdf._write(with_markup(markup), paper="A4")


@pytest.mark.parametrize("markup", WITHOUT_EFFECT)
def test_other_addresses_are_never_followed(markup, no_fetching):
    data = pdf._write(with_markup(markup), paper="A4").data

    assert b"127.0.0.1" not in data
    assert b"/JavaScript" not in data


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("ꀀꀁ", "a Yi letter"),
        ("𐌰𐌽", "a Gothic letter"),
        ("😀", "a picture or symbol"),
        ("A\u202eevil", "a hidden mark that turns the direction of writing"),
    ],
)
def test_what_cannot_be_drawn_fails_with_its_place_and_never_prints_a_box(
    summary, text, sort
):
    summary.facts["who"][0]["value"] = text

    with pytest.raises(CannotBeMade) as refused:
        made(summary)

    assert f"There is {sort} in “Name” at the top" in str(refused.value)
    assert text not in str(refused.value)


@pytest.mark.parametrize(
    "name",
    [
        "Søren Ångström",
        "Nguyễn Thị Hằng",
        "Łukasz Żółć",
        "Ελένη Παπαδοπούλου",
        "Олександр Їжак",
        unicodedata.normalize("NFD", "Zoë Nuñez"),
    ],
)
def test_names_in_the_scripts_of_our_fonts_are_printed(summary, name):
    summary.facts["who"][0]["value"] = name

    assert unicodedata.normalize("NFKC", name) in text_of(opened(summary))


def test_a_document_that_is_too_long_is_refused(summary, monkeypatch):
    monkeypatch.setattr(pdf, "MOST_PAGES", 1)

    with pytest.raises(CannotBeMade, match="has 2 pages"):
        made(summary)


def test_fonts_are_found_without_importing_their_packages():
    import sys

    for face in fonts.FACES:
        assert fonts.bytes_of(face)[:4] == b"\x00\x01\x00\x00"
    assert "ttf_opensans" not in sys.modules
    assert "font_caladea" not in sys.modules


def test_a_summary_without_anything_but_sessions_is_still_a_page(therapist):
    case = make.case(therapist=therapist, protocol_key="IPT_ADULT")
    held = make_documents.session(case, date(2026, 7, 15), 1)
    make_documents.note(held)

    said = text_of(opened(drafted(case)))

    assert "IPT" in said
    assert "Scores" not in said
    assert "Goals" not in said
    assert "Staying well" not in said


def test_a_chart_goes_on_after_the_end(therapist):
    make_documents.practice()
    case = make_documents.daniel(therapist)
    later = make_documents.session(case, date(2026, 11, 18), kind="FOLLOW_UP")
    make_documents.score(case, "PHQ9", 5, date(2026, 11, 18), later)
    make_documents.note(later)

    document = drafted(case)

    assert document.facts["chart"]["columns"][-1] == {
        "label": "1 month",
        "scores": [5, None],
    }
    assert document.facts["scores"][0]["end"] == 6
    assert "1 mo" in text_of(opened(document))
