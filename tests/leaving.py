"""Everything that leaves the house about one case, as text that can be looked through.

PDFs are read back with a reader of PDFs, a ZIP file by file. Documents are filled with
every sentence that the record offers, also those that wait to be inserted: what a writer
could put in with one press must not be another person's either.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from django.test import Client as Browser
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pypdf import PdfReader

from accounts.models import User
from cases.models import Case
from documents import actions, files
from documents.jobs import packing
from documents.jobs import rendering as job
from documents.kinds import KINDS
from documents.models import Document, Rendering
from tests import make

# Read by therapist and supervisor in the same room, about whoever is in the case.
STAYS_IN_THE_HOUSE = {"supervision:brief_print"}


def squeezed(text: str) -> str:
    """Letters and digits alone: a line break or a hyphen hides nothing."""
    return re.sub(r"[^a-z0-9]", "", text.lower())


def found_in(texts: dict[str, str], words: Iterable[str]) -> dict[str, list[str]]:
    """Where one of the words stands, and which."""
    wanted = {word: squeezed(word) for word in words}
    return {
        place: there
        for place, text in texts.items()
        if (there := [word for word, bare in wanted.items() if bare in squeezed(text)])
    }


def documents_of(case: Case) -> list[Document]:
    """One approved document of every kind that can be made for the case and may leave the
    house."""
    return [
        approved
        for kind, definition in KINDS.items()
        if definition.leaves_the_house
        and (approved := approved_with_everything(case, kind)) is not None
    ]


def approved_with_everything(case: Case, kind: str) -> Document | None:
    """None where the kind does not belong to the case, or cannot be written yet."""
    definition = KINDS[kind]
    try:
        draft = actions.draft_document(case=case, by=case.therapist, kind=kind)
    except (actions.NotForThisCase, actions.NotYet):
        return None
    offered = definition.offers(definition.record_of(case, today=make.TODAY))
    texts = {
        part.key: part.joined(one.text for one in offered.get(part.key, ()))
        or "Written."
        for part in definition.parts
    }
    saved = actions.save_document(
        document=draft, by=case.therapist, parts=texts, version=draft.version
    )
    return actions.approve_document(document=saved, by=case.therapist)


def pdf_of(document: Document) -> bytes:
    """The PDF, made as the workers make it."""
    made = Rendering.objects.filter(document=document).latest("copy_number")
    job.run(made.pk)
    made.refresh_from_db()
    assert made.is_ready, made.problem
    assert made.size is not None
    return files.read(files.Kept(name=made.file, sha256=made.sha256, size=made.size))


def words_of(pdf: bytes) -> str:
    """Its text, and what it says of itself."""
    document = PdfReader(io.BytesIO(pdf))
    said = [page.extract_text() for page in document.pages]
    return "\n".join([*said, str(document.metadata), str(document.xmp_metadata)])


def zip_of(case: Case, admin: User, *, only: list[str] | None = None) -> dict[str, str]:
    """Name of each file in the export of a case -> its text. Its summary is released."""
    batch = actions.start_batch(by=admin, reason="Audit", case_ids=[case.pk], only=only)
    packing.run(batch.pk)
    batch.refresh_from_db()
    assert batch.size is not None
    kept = files.Kept(name=batch.file, sha256=batch.sha256, size=batch.size)
    with zipfile.ZipFile(io.BytesIO(files.read(kept))) as archive:
        return {
            name: f"{name}\n{_text(name, archive.read(name))}"
            for name in archive.namelist()
        }


def _text(name: str, data: bytes) -> str:
    return words_of(data) if name.endswith(".pdf") else data.decode()


def log_of(browser: Browser) -> str:
    """The access log as it is exported for a spreadsheet."""
    return browser.get(reverse("access_log_export")).getvalue().decode()


def print_pages() -> list[str]:
    """Names of all pages for paper that need nothing but the case, and may be given away."""
    found = sorted(
        name
        for name, arguments in _walk(get_resolver().url_patterns, "", ())
        if "print" in name.split(":")[-1] and arguments == ("case_id",)
        if name not in STAYS_IN_THE_HOUSE
    )
    assert len(found) > 10
    return found


def _walk(
    patterns: list[Any], space: str, outer: tuple[str, ...]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for pattern in patterns:
        inner = (*outer, *pattern.pattern.regex.groupindex)
        if isinstance(pattern, URLResolver):
            name = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern.url_patterns, name, inner)
        elif isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}", inner


def prints_of(browser: Browser, case: Case) -> dict[str, str]:
    """Each page for paper that there is for this case."""
    answers = {
        name: browser.get(reverse(name, args=[case.pk])) for name in print_pages()
    }
    return {
        name: answer.content.decode()
        for name, answer in answers.items()
        if answer.status_code == 200
    }
