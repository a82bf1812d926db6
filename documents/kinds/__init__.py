"""The kinds of document. Adding one is one file, and one line here.

A room above adds its own from its `apps.py`: `documents.kinds.register(kind)`.
"""

from __future__ import annotations

from documents.kinds.agreement import AGREEMENT
from documents.kinds.assessment_letter import ASSESSMENT_LETTER
from documents.kinds.base import Group, Kind, Offer, Part, PrintPart, Reader, Shape
from documents.kinds.circle import CIRCLE_PAGE
from documents.kinds.ending import ENDING
from documents.kinds.formulation import FORMULATION_PAGE, PATTERN_PAGE
from documents.kinds.gaps import Gap, NoGap
from documents.kinds.goodbye import GOODBYE
from documents.kinds.gp_letter import GP_LETTER
from documents.kinds.group_summary import GROUP_SUMMARY
from documents.kinds.partner import PARTNER_SUMMARY
from documents.kinds.relapse_plan import RELAPSE_PLAN
from documents.kinds.review import REVIEW_PAGE
from documents.kinds.safety_plan import SAFETY_PLAN
from documents.kinds.summary import SUMMARY
from documents.kinds.support_plan import SUPPORT_PLAN
from documents.kinds.worksheets import SHEETS
from documents.kinds.young import PARENT_SHEET, SCHOOL_SHEET

__all__ = [
    "KINDS",
    "Gap",
    "Group",
    "Kind",
    "NoGap",
    "Offer",
    "Part",
    "PrintPart",
    "Reader",
    "Shape",
    "KindTaken",
    "UnknownKind",
    "kind",
    "register",
]

# In the order in which the list page shows them, within each group.
KINDS: dict[str, Kind] = {}


class KindTaken(ValueError):
    """Two kinds of document have the same key."""


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


def register(*added: Kind) -> None:
    """Make these kinds known, once, while the program starts. Raises KindTaken."""
    for one in added:
        if KINDS.setdefault(one.key, one) is not one:
            raise KindTaken(one.key)


register(ASSESSMENT_LETTER, ENDING, GOODBYE, GP_LETTER, SCHOOL_SHEET, PARENT_SHEET)
register(AGREEMENT, SAFETY_PLAN, SUPPORT_PLAN, RELAPSE_PLAN)
register(FORMULATION_PAGE, PATTERN_PAGE, CIRCLE_PAGE, REVIEW_PAGE, GROUP_SUMMARY)
register(*SHEETS)
register(SUMMARY, PARTNER_SUMMARY)
