"""PDFs as their reader has them: words, pages, fonts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader


def words_of(document: PdfReader) -> str:
    """All of its text in one line."""
    return " ".join(" ".join(page.extract_text() for page in document.pages).split())


def says(document: PdfReader, *expected: str) -> str:
    """All of these stand in it; its whole text."""
    text = words_of(document)
    for words in expected:
        assert words in text, f"{words!r} is not in:\n{text}"
    return text


def is_a_document_to_keep(document: PdfReader) -> None:
    """Its fonts travel with it, a screen reader finds its way, its title names nobody."""
    fonts = list(fonts_of(document))
    assert fonts
    for name, font in fonts:
        assert has_its_file(font), f"{name} is not embedded"
    root: Any = document.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"], "The document has no tags"
    assert str(root["/Lang"]).startswith("en")
    title = str(document.metadata.title) if document.metadata else ""
    assert title
    assert not {"Daniel", "Okafor", "Sara", "Linden"} & set(title.split())


def fonts_of(document: PdfReader) -> Iterator[tuple[str, Any]]:
    for page in document.pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            found = font.get_object()
            for part in found.get("/DescendantFonts", [found]):
                yield str(found["/BaseFont"]), part.get_object()


def has_its_file(font: Any) -> bool:
    descriptor = font["/FontDescriptor"]
    return any(f"/FontFile{kind}" in descriptor for kind in ("", "2", "3"))
