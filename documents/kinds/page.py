"""Pages for the client: plain headings, the client's own words, one page of paper.

What they are made from has versions of its own, so each is drafted anew from the newest,
and says which it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from django.db import models

from cases.models import Case
from documents.kinds import facts as facts_of
from documents.kinds import words
from documents.kinds.base import Group, Kind, Offer, Offers, Part, Reader, Shape, offer
from documents.kinds.gaps import Gap, NoGap
from documents.queries.case_record import Record
from documents.queries.origins import Rows
from protocols.base import Therapy

TEMPLATE = "documents/pdf/page.html"


def lacking(gap: Gap | NoGap | tuple[Gap, ...]) -> dict[str, Any]:
    """The fields of a part that say what it can lack, or why it cannot."""
    if isinstance(gap, NoGap):
        return {"no_gap": gap}
    return {"gaps": (gap,) if isinstance(gap, Gap) else gap}


def text(
    key: str,
    title: str,
    help_text: str = "",
    *,
    gap: Gap | NoGap | tuple[Gap, ...],
    needed: bool = False,
) -> Part:
    return Part(
        key=key, title=title, help=help_text, is_required=needed, **lacking(gap)
    )


def entries(
    key: str,
    title: str,
    help_text: str = "",
    *,
    gap: Gap | NoGap | tuple[Gap, ...],
    needed: bool = False,
) -> Part:
    return Part(
        key=key,
        title=title,
        help=f"{help_text} One on each line.".strip(),
        shape=Shape.LIST,
        is_required=needed,
        **lacking(gap),
    )


def quote(
    key: str,
    title: str,
    help_text: str = "",
    *,
    gap: Gap | NoGap | tuple[Gap, ...],
    needed: bool = False,
) -> Part:
    return Part(
        key=key,
        title=title,
        help=help_text,
        shape=Shape.QUOTE,
        is_required=needed,
        **lacking(gap),
    )


def said(
    record: Record,
    written: str,
    label: str,
    row: models.Model | None,
    *,
    is_drafted: bool = True,
    is_own: bool = True,
) -> list[Offer]:
    """What the record says, for the client: without surnames.

    `is_own`: the client speaks ("my sister"); otherwise they are spoken to.
    """
    told = record.own_words(written) if is_own else record.without_surnames(written)
    return offer(told, label, row, is_drafted=is_drafted)


def lines(
    record: Record, written: Iterable[str], label: str, row: models.Model | None
) -> list[Offer]:
    """The same, an entry for each."""
    return [one for line in written for one in said(record, line, label, row)]


def kept_lines(written: str) -> list[str]:
    return [line.strip() for line in written.splitlines() if line.strip()]


def page_facts(record: Record, on: date | None = None) -> dict[str, Any]:
    """The head of a page: whose it is, and of which day."""
    day = words.letter_day(on or record.today)
    return {**facts_of.people_facts(record), "lead": f"{record.first_name}, {day}"}


def page(
    *,
    key: str,
    title: str,
    purpose: str,
    parts: Sequence[Part],
    offers: Callable[[Record], Offers],
    made_from: Callable[[Case], Sequence[Rows]],
    why_not_yet: Callable[[Record], str],
    facts: Callable[[Record], dict[str, Any]] = page_facts,
    therapies: tuple[Therapy, ...] = (Therapy.IPT, Therapy.DIT),
    group: Group = Group.PAGES,
    reader: Reader = Reader.CLIENT,
    **more: Any,
) -> Kind:
    """A kind of page. `more` are other fields of Kind."""
    return Kind(
        key=key,
        title=title,
        purpose=purpose,
        reader=reader,
        parts=tuple(parts),
        template=more.pop("template", TEMPLATE),
        therapies=therapies,
        offers=offers,
        facts=facts,
        why_not_yet=why_not_yet,
        group=group,
        made_from=made_from,
        is_from_notes=False,
        is_clients_own=reader == Reader.CLIENT,
        is_drafted_anew=True,
        **more,
    )
