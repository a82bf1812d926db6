"""The copies of a case that were made, and what is in every copy."""

from __future__ import annotations

from cases.models import Case
from documents.models import CaseExport

MOST_SHOWN = 10


def copies_of(case: Case) -> list[CaseExport]:
    """The latest copies of a case, newest first. One query."""
    copies = CaseExport.objects.filter(case=case).select_related("requested_by")
    return list(copies.newest_first()[:MOST_SHOWN])
