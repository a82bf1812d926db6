"""Letters, and how a closed case ended."""

from __future__ import annotations

from cases.models import Case
from documents.models import Document
from ipt_practice.queries.overview.shapes import Ending
from protocols.endings import end_reason


def documents_of(case: Case, *, may_read_drafts: bool) -> list[Document]:
    found = Document.objects.filter(case=case).readable(may_read_drafts=may_read_drafts)
    return list(found.newest_first())


def ending_of(case: Case, documents: tuple[Document, ...]) -> Ending | None:
    if not case.is_closed:
        return None
    summaries = [
        one for one in documents if one.kind == Document.Kind.TREATMENT_SUMMARY
    ]
    return Ending(
        reason=end_reason(case.ending_reason).title,
        outcome=case.ending_outcome,
        summary=summaries[0] if summaries else None,
    )
