"""The kinds of document. Adding one is one file, one template and one line here."""

from __future__ import annotations

from documents.kinds.base import Kind, Offer, Part, PrintPart, Reader, Shape
from documents.kinds.ending import ENDING
from documents.kinds.goodbye import GOODBYE
from documents.kinds.gp_letter import GP_LETTER
from documents.kinds.partner import PARTNER_SUMMARY
from documents.kinds.relapse_plan import RELAPSE_PLAN
from documents.kinds.summary import SUMMARY
from protocols.base import by_key

__all__ = [
    "KINDS",
    "Kind",
    "Offer",
    "Part",
    "PrintPart",
    "Reader",
    "Shape",
    "UnknownKind",
    "kind",
]

KINDS: dict[str, Kind] = by_key(
    (SUMMARY, PARTNER_SUMMARY, ENDING, GOODBYE, RELAPSE_PLAN, GP_LETTER),
    lambda item: item.key,
)


class UnknownKind(KeyError):
    """No document has this kind."""

    def __str__(self) -> str:
        return f"There is no document of the kind {self.args[0]}."


def kind(key: str) -> Kind:
    """The kind with this key. Raises UnknownKind."""
    try:
        return KINDS[key]
    except KeyError:
        raise UnknownKind(key) from None
