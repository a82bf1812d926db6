"""The client's copy of a worksheet: of each kind the sheet that was worked on last.

Titles and labels are those of `protocols.worksheets` for the client; what is for the
clinician alone has no label there and never comes onto paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.utils import timezone

from cases.models import Case
from documents.kinds import page
from documents.kinds.base import Group, Kind, Offer, Offers, Part
from documents.kinds.gaps import Gap
from documents.kinds.sheet_paper import laid_out
from documents.queries.case_record import Record
from documents.queries.origins import Rows
from protocols.worksheets import WORKSHEETS, WorksheetKind
from sessions.models import Worksheet
from sessions.queries.worksheets import Reading, Row, Said, SectionRead, tips_for

KEY = "SHEET_{}"
NOT_FILLED = Gap(words="The sheet says nothing here.", write_at="sessions:worksheets")
TEMPLATE = "documents/pdf/sheet.html"


def key_of(sheet: WorksheetKind) -> str:
    """From its address, which names no condition: file names are made from it."""
    return KEY.format(sheet.slug.upper().replace("-", "_"))[:24]


def _part(sheet: WorksheetKind, place: int) -> Part:
    section = sheet.sections[place]
    title = section.client_title or section.title or sheet.client_title
    return page.entries(section.key.lower(), title, gap=NOT_FILLED, needed=place == 0)


def offers(sheet_kind: WorksheetKind, record: Record) -> Offers:
    sheet = record.papers.worksheets.get(sheet_kind.key)
    if sheet is None:
        return {}
    reading = Reading(
        sheet=sheet, kind=sheet_kind, answers=sheet.answers, is_for_client=True
    )
    return {
        section.key.lower(): _entries(record, sheet, section)
        for section in reading.sections()
    }


def _entries(record: Record, sheet: Worksheet, section: SectionRead) -> list[Offer]:
    label = f"Worksheet, state {sheet.version}"
    return page.lines(record, _lines(section), label, sheet)


def _lines(section: SectionRead) -> Iterator[str]:
    for part in section.parts:
        if isinstance(part, Said):
            yield _said(part)
        else:
            yield from (_row(row) for row in part.rows)


def _said(one: Said) -> str:
    """How sure I was: 7 of 10."""
    words = _words(one)
    return f"{one.label}: {words}" if one.label else words


def _words(one: Said) -> str:
    if one.person is not None:
        return str(one.person.first_name if one.is_first_name else one.person.name)
    # An entry is one line of the part.
    said = " ".join(one.words.split())
    return f"{said} of 10" if one.is_scale else said


def _row(row: Row) -> str:
    """1. Priya; Words: He is awake again; Tone: flat."""
    said = "; ".join(
        _words(one) if one.person is not None else _said(one) for one in row.said
    )
    marks = f" ({', '.join(row.marks)})" if row.marks else ""
    return f"{row.place}. {said}{marks}"


def facts(sheet_kind: WorksheetKind, record: Record) -> dict[str, Any]:
    sheet = record.papers.worksheets.get(sheet_kind.key)
    day = timezone.localdate(sheet.changed_at) if sheet else None
    return page.page_facts(record, day) | {
        "intro": sheet_kind.client_intro,
        "is_finished": bool(sheet and sheet.is_finished),
        "with": _with_whom(sheet_kind, record, sheet),
        "tips": list(tips_for(sheet_kind, record.case)),
    }


def _with_whom(
    sheet_kind: WorksheetKind, record: Record, sheet: Worksheet | None
) -> list[str]:
    """With whom: Tom. Nobody of whom the client asked that they never be printed."""
    if sheet is None or sheet.person is None or sheet.person.is_never_printed:
        return []
    return [sheet_kind.person, record.own_words(sheet.person.name)]


def why_not_yet(sheet_kind: WorksheetKind, record: Record) -> str:
    if sheet_kind.key not in record.papers.worksheets:
        return "No sheet of this kind was filled in yet."
    return ""


def made_from(sheet_kind: WorksheetKind, case: Case) -> tuple[Rows, ...]:
    sheets = Worksheet.objects.filter(case=case, kind=sheet_kind.key).standing()
    return (
        Rows(rows=sheets.latest_first()[:1], says=("kind", "answers", "person_id")),
    )


def _kind(sheet: WorksheetKind) -> Kind:
    return page.page(
        key=key_of(sheet),
        title=sheet.client_title,
        short=sheet.title,
        purpose=f"The client’s copy of the worksheet “{sheet.title}”.",
        group=Group.SHEETS,
        parts=[_part(sheet, place) for place in range(len(sheet.sections))],
        offers=partial(offers, sheet),
        facts=partial(facts, sheet),
        made_from=partial(made_from, sheet),
        why_not_yet=partial(why_not_yet, sheet),
        template=TEMPLATE,
        lay_out=partial(laid_out, sheet),
        is_listed_when_made=True,
    )


SHEETS: tuple[Kind, ...] = tuple(_kind(sheet) for sheet in WORKSHEETS.values())
