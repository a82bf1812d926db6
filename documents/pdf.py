"""HTML to PDF. The only module that imports WeasyPrint (docs/adr/0021).

Nothing is fetched: the fonts and the stylesheet are bytes in memory, every other address
stops the document. `warm` prepares both once, in the worker's parent before it forks. A
document with a name in another script gets the faces for it, and drops them when it is made.
"""

from __future__ import annotations

import atexit
import os
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import weasyprint
from django.template.loader import render_to_string
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from documents import fonts
from documents.direction import BEFORE_NUMBER, keep_numbers_in_order
from documents.pdf_styles import DOCUMENT, SHEET, style_of

MOST_PAGES = 200
PAPER = {"A4": "@page { size: A4 }", "LETTER": "@page { size: letter }"}
OWN_FONT_NAMES = tuple(
    family.replace(" ", with_)
    for family in (*fonts.FAMILIES, f"{fonts.FURTHER} ")
    for with_ in ("", "-")
)
# What a page of ours never holds: code that runs, files that ride along, ways out.
FORBIDDEN = ("JavaScript", "JS", "Launch", "EmbeddedFile", "EmbeddedFiles", "URI")
UNKNOWN_CHARACTER = (
    "There is a character in the document that cannot be printed. Write it in another way "
    "and try again."
)


class CannotBeMade(Exception):
    """A document that cannot become a PDF as it stands. Says what to do about it."""


class AddressRefused(FatalURLFetchingError):  # type: ignore[misc]
    """Fatal, so that WeasyPrint does not go on without the piece."""


@dataclass(frozen=True, kw_only=True)
class Pdf:
    data: bytes
    pages: int


class OwnBytesOnly(URLFetcher):  # type: ignore[misc]
    """Serves what it was given; refuses every other address, whatever its scheme."""

    def __init__(self, assets: dict[str, tuple[bytes, str]]) -> None:
        super().__init__(
            allow_redirects=False, allowed_protocols={"app"}, fail_on_errors=True
        )
        self.assets = assets

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
        if url not in self.assets:
            raise AddressRefused("an address in a document was refused")
        body, mime = self.assets[url]
        return URLFetcherResponse(url, body, {"Content-Type": mime})


@dataclass(frozen=True, kw_only=True)
class Type:
    """The faces that a document is set in, and the stylesheet that names them."""

    fonts: FontConfiguration
    style: Any


class Press:
    """Fonts and stylesheets, prepared once per process and used for every document."""

    def __init__(self) -> None:
        self.assets = {
            face.url: (fonts.bytes_of(face), "font/ttf") for face in fonts.FACES
        }
        self.fetcher = OwnBytesOnly(self.assets)
        self.plain = self._type(())
        self.paper = {
            key: _parse(rule, self.plain.fonts, self.fetcher)
            for key, rule in PAPER.items()
        }

    def type_for(self, further: Collection[fonts.LoadedFace]) -> Type:
        """Our faces, with these for one document beside them.

        What only that document needs is not kept: its files go when it is made.
        """
        return self._type(further) if further else self.plain

    def _type(self, further: Collection[fonts.LoadedFace]) -> Type:
        configuration = FontConfiguration()
        faces = [*fonts.FACES, *(one.face for one in further)]
        rules = "\n".join(face.rule for face in faces)
        fetcher = OwnBytesOnly(
            self.assets | {one.face.url: (one.data, "font/ttf") for one in further}
        )
        ours = f"{style_of(DOCUMENT)}\n{style_of(SHEET)}"
        style = fonts.listed(ours, further)
        return Type(
            fonts=configuration,
            style=_parse(f"{rules}\n{style}", configuration, fetcher),
        )


def _parse(text: str, configuration: FontConfiguration, fetcher: OwnBytesOnly) -> Any:
    return weasyprint.CSS(
        string=text,
        base_url="app://none/",
        font_config=configuration,
        url_fetcher=fetcher,
    )


_press: Press | None = None


def press() -> Press:
    global _press
    if _press is None:
        _press = Press()
        atexit.register(_let_go, os.getpid())
    return _press


def _let_go(made_by: int) -> None:
    """Drop the fonts' temporary files, once, by the process that made them.

    Left to the interpreter's last moments, WeasyPrint complains; done by a forked child,
    it would take the files from its brothers.
    """
    global _press
    if os.getpid() == made_by:
        _press = None


def warm() -> None:
    """Prepare fonts and styles, and render once, so that the first document is quick."""
    press()
    fonts.drawable()
    _write("<html lang=en><title>-</title><body><p>-</p></body></html>", paper="A4")


def render_pdf(
    template: str,
    context: dict[str, Any],
    *,
    paper: str = "A4",
    pictures: Mapping[str, bytes] = MappingProxyType({}),
) -> Pdf:
    """Draw a template as a tagged PDF (PDF/UA-1), with the fonts embedded.

    In: a template under `templates/documents/pdf/` and plain strings and numbers for
    it; "A4" or "LETTER"; PNG pictures by the `app://` address that the template names
    them with. Raises CannotBeMade, with a sentence for people, for
    characters that no font can draw, for any outside address, and for too many pages.
    The same input gives the same bytes.
    """
    return _write(render_to_string(template, context), paper=paper, pictures=pictures)


def _write(
    html: str,
    *,
    paper: str,
    pictures: Mapping[str, bytes] = MappingProxyType({}),
) -> Pdf:
    ours = press()
    found: list[int] = []
    # Letters with their accents in one piece: that is what fonts have glyphs for.
    html = unicodedata.normalize("NFC", html)
    try:
        source = _read(html, pictures)
        further = fonts.faces_for(_check_characters(source.etree_element))
        if further:
            source = _read(fonts.listed(html, further), pictures)
        if BEFORE_NUMBER.search(html):
            keep_numbers_in_order(source.etree_element)
        type_ = ours.type_for(further)
        data = source.write_pdf(
            stylesheets=[type_.style, ours.paper.get(paper, ours.paper["A4"])],
            font_config=type_.fonts,
            pdf_variant="pdf/ua-1",
            finisher=lambda document, pdf: found.append(_check(document, pdf)),
        )
    except FatalURLFetchingError as refused:
        raise CannotBeMade(
            "The text holds an address of a file or a web page. Take it out and try "
            "again."
        ) from refused
    return Pdf(data=data, pages=found[0])


def _read(html: str, pictures: Mapping[str, bytes]) -> Any:
    own = {address: (data, "image/png") for address, data in pictures.items()}
    fetcher = OwnBytesOnly(press().assets | own) if own else press().fetcher
    return weasyprint.HTML(string=html, base_url="app://none/", url_fetcher=fetcher)


def _check_characters(tree: Any) -> set[str]:
    """Every character can be drawn, or the document fails and says where to look.

    Returns those that our own faces lack. Templates name the place with `data-place`,
    such as "the client’s name".
    """
    beyond_ours: set[str] = set()
    for text, place in _texts(tree, "the document"):
        here = fonts.beyond_ours(text)
        if here and (character := fonts.undrawable(text)):
            raise CannotBeMade(_cannot_be_printed(character, place))
        beyond_ours |= here
    return beyond_ours


def _texts(element: Any, place: str) -> Iterator[tuple[str, str]]:
    """Each piece of text under an element, with the place that it stands in."""
    if not isinstance(element.tag, str) or element.tag in ("style", "script"):
        return
    here = element.get("data-place") or place
    if element.text:
        yield element.text, here
    for child in element:
        yield from _texts(child, here)
        if child.tail:
            yield child.tail, here


def _cannot_be_printed(character: str, place: str) -> str:
    said = f"There is {fonts.sort_of(character)} in {place} that cannot be printed. "
    if not unicodedata.category(character).startswith(("L", "M")):
        return f"{said}Write it in another way and try again."
    return (
        f"{said}Write it in another way, or ask whoever runs the server to install the "
        f"package {fonts.package_of(character)}, then try again."
    )


def _check(document: Any, pdf: Any) -> int:
    """Look at what is about to be written: pages, fonts, nothing that runs or leaves."""
    pages = len(document.pages)
    if pages > MOST_PAGES:
        raise CannotBeMade(
            f"The document has {pages} pages; the most that can be made is "
            f"{MOST_PAGES}. Shorten it and try again."
        )
    if any(font.missing for font in document.fonts.values()):
        raise CannotBeMade(UNKNOWN_CHARACTER)
    for thing in pdf.objects:
        _check_object(getattr(thing, "extra", thing))
    return pages


def _check_object(thing: Any) -> None:
    """One object of the file, with everything nested in it."""
    if isinstance(thing, list):
        for one in thing:
            _check_object(one)
    if isinstance(thing, dict):
        _check_entries(thing)
        for one in thing.values():
            _check_object(one)


def _check_entries(thing: dict[str, Any]) -> None:
    kinds = {str(thing.get(key, "")).lstrip("/") for key in ("S", "Type", "Subtype")}
    if kinds.intersection(FORBIDDEN) or set(thing).intersection(FORBIDDEN):
        raise CannotBeMade("The PDF would hold something that runs or leads outside.")
    font = thing.get("BaseFont", b"")
    name = font.decode() if isinstance(font, bytes) else str(font)
    if name and not name.split("+")[-1].startswith(OWN_FONT_NAMES):
        raise CannotBeMade(UNKNOWN_CHARACTER)
