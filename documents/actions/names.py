"""No other member of the client's group is named in what leaves the house (ADR 0027)."""

from __future__ import annotations

from cases.models import Case
from documents import kinds
from documents.models import Document
from documents.queries.checks import texts_of
from sessions.actions.names import check_names_in_case

# In `facts` of a text that was approved with a name that somebody had looked at.
LOOKED_AT = "name_looked_at"


def check_members(document: Document, case: Case) -> None:
    """Raise OtherMemberNamed where the text, or a goal that is printed with it, names
    someone else who is or was in the client's group.

    Nothing is raised for a text whose name was looked at when it was approved.
    """
    if document.facts.get(LOOKED_AT):
        return
    kind = kinds.kind(document.kind)
    texts = {
        key: (kind.part(key).title, text) for key, text in texts_of(document).items()
    }
    check_names_in_case(case, texts | {"goals": ("Goals", _goals(document))})


def _goals(document: Document) -> str:
    rows = document.facts.get("goals", {}).get("rows", [])
    return "\n".join(str(row["words"]) for row in rows)
