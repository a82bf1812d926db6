"""Names in the scripts of the world: drawn with the right face, read back, or refused."""

import io
import os
import unicodedata
from pathlib import Path

import pytest
from pypdf import PdfReader

from documents import fonts, pdf
from documents.fonts import further
from documents.pdf import CannotBeMade
from documents.pdf_styles import CHART, style_of
from ui.direction import TURNING

NAMES = {
    "Latin": "Søren Ångström",
    "Vietnamese": "Nguyễn Thị Hằng",
    "Greek": "Ελένη Παπαδοπούλου",
    "Greek with all accents": "Ἀλεξάνδρα Ὀδυσσέως",
    "Cyrillic": "Олександр Їжак",
    "Arabic": "فاطمة الزهراء",
    "Hebrew": "יעל כהן",
    "Devanagari": "अनिल कुमार",
    "Bengali": "শর্মিষ্ঠা দাস",
    "Gurmukhi": "ਹਰਪ੍ਰੀਤ ਕੌਰ",
    "Tamil": "கவிதா",
    "Thai": "สมชาย ใจดี",
    "Georgian": "ნინო ბერიძე",
    "Armenian": "Անահիտ Պետրոսյան",
    "Ethiopic": "ሰላም ተስፋዬ",
    "Chinese": "李小龍",
    "Japanese": "さくら 山田",
    "Korean": "김민준",
}
THAI = Path("/usr/share/fonts/truetype/noto/NotoSansThai-Regular.ttf")
OURS = ("Latin", "Vietnamese", "Greek", "Cyrillic")

is_installed = further.can_draw("अ") and further.can_draw("李")
noto = pytest.mark.skipif(
    not is_installed and "CI" not in os.environ,
    reason="apt-get install fonts-noto-core fonts-noto-cjk",
)


def printed(name: str) -> bytes:
    """A page with the name in plain and in bold, among Latin words and numbers."""
    html = (
        "<html lang=en><title>t</title><body><p>Client: "
        f'{name} (since 12 May) and <b style="font-weight: 600">{name}</b></p></body>'
    )
    return pdf._write(html, paper="A4").data


def page_of(data: bytes):
    return PdfReader(io.BytesIO(data)).pages[0]


def letters(text: str) -> str:
    """Without spaces: readers put some between the marks of a syllable."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def faces_of(data: bytes) -> set[str]:
    found = page_of(data)["/Resources"]["/Font"].values()
    return {str(font.get_object()["/BaseFont"]).split("+")[1] for font in found}


@noto
@pytest.mark.parametrize("script", NAMES)
def test_a_name_is_printed_and_can_be_read_back(script):
    name = NAMES[script]
    data = printed(name)

    assert letters(page_of(data).extract_text()).count(letters(name)) == 2
    assert len(data) < 20_000
    if script in OURS:
        assert all(face.startswith("Open-Sans") for face in faces_of(data))
    else:
        assert len({face for face in faces_of(data) if "Further" in face}) == 2


@noto
@pytest.mark.parametrize("script", ["Arabic", "Japanese"])
def test_a_name_in_another_script_gives_the_same_bytes_every_time(script):
    assert printed(NAMES[script]) == printed(NAMES[script])


@noto
def test_several_scripts_stand_in_one_document():
    rows = "".join(f"<p>{name}</p>" for name in NAMES.values())
    html = f"<html lang=en><title>t</title><body>{rows}</body>"

    said = letters(page_of(pdf._write(html, paper="A4").data).extract_text())

    assert [script for script, name in NAMES.items() if letters(name) not in said] == []


@noto
def test_a_drawing_in_a_document_writes_names_too():
    svg = (
        f'<svg viewBox="0 0 200 20"><style>{style_of(CHART)}</style>'
        f'<text x="0" y="15">{NAMES["Thai"]}</text></svg>'
    )
    html = f"<html lang=en><title>t</title><body>{svg}</body>"

    said = letters(page_of(pdf._write(html, paper="A4").data).extract_text())

    assert letters(NAMES["Thai"]) in said


@noto
@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("さくら 山田", "JP"),
        ("김민준 金", "KR"),
        ("李小龍", "SC"),
        ("한국 さくら", "JP"),
    ],
)
def test_the_shapes_are_those_of_the_writers_region(text, region):
    from fontTools.ttLib import TTFont

    plain, bold = fonts.faces_for(fonts.beyond_ours(text))

    for face in (plain, bold):
        with TTFont(io.BytesIO(face.data)) as font:
            assert font["name"].getDebugName(1) == f"Noto Sans CJK {region}"
            assert font["maxp"].numGlyphs < 40
    assert (plain.face.weight, bold.face.weight) == (400, 600)


@noto
def test_a_face_for_another_script_is_gone_when_its_document_is_made():
    ours = pdf.press()
    before = ours.plain

    printed(NAMES["Thai"])

    assert ours.plain is before
    assert set(ours.assets) == {face.url for face in fonts.FACES}
    assert faces_of(printed("Ellen")) == {"Open-Sans", "Open-Sans-Semi-Bold"}


def test_a_document_in_our_own_scripts_asks_for_no_further_face(monkeypatch):
    monkeypatch.setattr(further, "_load", lambda *_: pytest.fail("loaded"))

    for script in OURS:
        printed(NAMES[script])


@pytest.fixture
def no_noto(monkeypatch, tmp_path):
    """A machine on which the packages are not installed."""
    for kept in (further._path, further._covered):
        kept.cache_clear()
    monkeypatch.setattr(further, "FOLDERS", (tmp_path,))
    yield
    for kept in (further._path, further._covered):
        kept.cache_clear()


@pytest.mark.parametrize(
    ("script", "sort", "package"),
    [
        ("Chinese", "a Chinese, Japanese or Korean character", "fonts-noto-cjk"),
        ("Korean", "a Chinese, Japanese or Korean character", "fonts-noto-cjk"),
        ("Thai", "a Thai letter", "fonts-noto-core"),
        ("Arabic", "an Arabic letter", "fonts-noto-core"),
    ],
)
def test_where_a_font_is_missing_the_sentence_names_its_package(
    no_noto, script, sort, package
):
    with pytest.raises(CannotBeMade) as refused:
        printed(NAMES[script])

    assert f"There is {sort} in the document" in str(refused.value)
    assert f"install the package {package}" in str(refused.value)
    assert NAMES[script] not in str(refused.value)


@noto
def test_without_its_bold_face_a_name_is_still_printed(no_noto, tmp_path):
    (tmp_path / THAI.name).write_bytes(THAI.read_bytes())

    said = page_of(printed(NAMES["Thai"])).extract_text()

    assert letters(said).count(letters(NAMES["Thai"])) == 2


def test_a_glyph_that_is_missing_after_all_fails_the_document(monkeypatch):
    """Looking the characters up could go wrong; what was drawn is asked once more."""
    monkeypatch.setattr(fonts, "undrawable", lambda _: None)

    with pytest.raises(CannotBeMade, match="that cannot be printed"):
        printed("\uf8f0")


@pytest.mark.parametrize("mark", sorted(TURNING))
def test_a_mark_that_turns_the_direction_is_refused_in_every_script(mark):
    with pytest.raises(CannotBeMade, match="turns the direction of writing"):
        printed(f"A{mark}evil")
