"""The sentences of a draft with their sources: what the editor shows under each part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone

from cases.models import Case
from documents import links
from documents.kinds.base import Offers
from documents.links import Standing, Trace
from documents.models import Document
from sessions.models import NoteVoid
from ui.words import document_day

NOTE = "sessionnote"


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """One sentence that came from the record, as its writer sees it beside the part."""

    trace: Trace
    # Why the record offers it no longer, "" while it does.
    why_gone: str = ""

    @property
    def words(self) -> str:
        """What stands in the text; what was taken, where nothing in it is like it now."""
        return self.trace.sentence or self.trace.link.text

    @property
    def standing_words(self) -> str:
        return {
            Standing.AS_TAKEN: f"From {self.trace.link.label}",
            Standing.EDITED: f"Your words, from {self.trace.link.label}",
            Standing.OWN_WORDS: f"No longer in this part. It was from "
            f"{self.trace.link.label}",
        }[self.trace.standing]

    @property
    def is_in_text(self) -> bool:
        return self.trace.standing != Standing.OWN_WORDS


def sentences_of(document: Document, offers: Offers) -> dict[str, tuple[Sentence, ...]]:
    """Part -> its sentences in the order in which they were taken. One query more where
    the record offers something no longer."""
    traced = {
        part["key"]: _traced(part, offers.get(part["key"], ()))
        for part in document.parts
    }
    voided = _voided(document.case, [one for all_ in traced.values() for one in all_])
    return {
        key: tuple(
            Sentence(trace=one, why_gone=_why_gone(one, voided)) for one in found
        )
        for key, found in traced.items()
    }


def _traced(part: Mapping[str, Any], offers: Sequence[Any]) -> tuple[Trace, ...]:
    return links.traces(links.links_of(part), str(part["text"]), offers)


def _voided(case: Case, found: Sequence[Trace]) -> dict[str, str]:
    """Note -> the day on which it was voided."""
    notes = {
        UUID(one.link.record_id)
        for one in found
        if one.is_gone and one.link.record == NOTE and one.link.record_id
    }
    if not notes:
        return {}
    rows = NoteVoid.objects.filter(case=case, note__in=notes)
    return {
        str(note): document_day(timezone.localdate(moment))
        for note, moment in rows.values_list("note", "voided_at")
    }


def _why_gone(trace: Trace, voided: Mapping[str, str]) -> str:
    if not trace.is_gone:
        return ""
    if day := voided.get(trace.link.record_id):
        return f"The note that this came from was voided on {day}."
    return "The record no longer says this."
