"""Whether a document may leave the house, and to whom: what the client agreed to."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from cases.queries import Agreed, agreed_by, agreed_by_clients, consent_words
from documents import kinds
from documents.models import Document, ExportItem


@dataclass(frozen=True, kw_only=True)
class Sending:
    """`purpose` names those it may go to; `why_not` is the sentence that stops it.

    `not_to` says for everyone else on that list why it does not go to them.
    """

    purpose: str
    why_not: str = ""
    not_to: tuple[str, ...] = ()


def sending_of(kind: kinds.Kind, agreed: Agreed) -> Sending:
    """In: the kind, and what the client agreed to and refused."""
    refused = dict(agreed.refused)
    if kind.must_be_agreed and kind.consent not in {*agreed.given, *refused}:
        refused[kind.consent] = (
            f"The client has not been asked about {consent_words(kind.consent)} yet. "
            "Record the answer first."
        )
    return Sending(
        purpose=kind.purpose_for(refused),
        why_not=refused.get(kind.consent, ""),
        not_to=tuple(
            refused[consent]
            for _, consent in kind.recipients
            if consent in refused and consent != kind.consent
        ),
    )


def sending_of_document(document: Document) -> Sending:
    """In: a document with its case and client loaded."""
    return sending_of(kinds.kind(document.kind), agreed_by(document.whose))


def why_not_sent(wanted: Collection[tuple[str, UUID]]) -> dict[tuple[str, UUID], str]:
    """In: kinds of documents, each with whom it is about. Out: those to which a refusal
    of that client stands, with the sentence. Two queries."""
    agreed = agreed_by_clients({client_id for _, client_id in wanted})
    return {
        (kind, client_id): agreed[client_id].refused[kinds.kind(kind).consent]
        for kind, client_id in wanted
        if client_id in agreed and kinds.kind(kind).consent in agreed[client_id].refused
    }


def refused_items(items: Iterable[ExportItem]) -> list[tuple[ExportItem, str]]:
    """Summaries of an export that may not go out any more. Two queries beside the items,
    which come `with_people`."""
    items = [item for item in items if item.document_id is not None]
    stopped = why_not_sent({(item.kind, item.whose.pk) for item in items})
    return [
        (item, stopped[item.kind, item.whose.pk])
        for item in items
        if (item.kind, item.whose.pk) in stopped
    ]
