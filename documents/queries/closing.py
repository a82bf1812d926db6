"""What the closing page shows, and what stands in the way of closing."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from cases.models import Case
from cases.queries import agreed_by
from documents import kinds
from documents.kinds.base import PrintPart
from documents.models import Document
from documents.queries.record import record_of
from documents.queries.sending import sending_of
from sessions.queries import Course, course_of, movable

SUMMARY = Document.Kind.TREATMENT_SUMMARY


@dataclass(frozen=True, kw_only=True)
class SummaryToSign:
    """The summary as it would be signed when the case is closed.

    `seen` names exactly this text. `standing` is the draft or the version it comes from;
    None where it is drafted while closing.
    """

    parts: tuple[PrintPart, ...]
    standing: Document | None
    seen: str

    @property
    def is_released(self) -> bool:
        return self.standing is not None and self.standing.is_released


@dataclass(frozen=True, kw_only=True)
class Closing:
    """`summary` is None where no session was ever signed. `why_not_sent` is the client's
    refusal, where there is one: then it is signed, but not released. `to_remove` are the
    days of sessions that are booked and will not be held; `held_words` says that fewer
    were held than planned, where that is so."""

    unsigned: tuple[str, ...]
    to_remove: tuple[date, ...]
    held_words: str
    summary: SummaryToSign | None
    why_not_sent: str


def unsigned_sessions(case: Case) -> list[str]:
    """Sessions that somebody began to write down and nobody signed: "Session 9"."""
    return [line.title for line in course_of(case).drafts]


def closing_of(case: Case, *, today: date) -> Closing:
    kind = kinds.kind(SUMMARY)
    course = course_of(case)
    return Closing(
        unsigned=tuple(line.title for line in course.drafts),
        to_remove=tuple(
            timezone.localdate(one.scheduled_at)
            for one in movable(case, timezone.now())
        ),
        held_words=_held_words(course),
        summary=_summary(case, kind, today),
        why_not_sent=sending_of(kind, agreed_by(case.client)).why_not,
    )


def _held_words(course: Course) -> str:
    """ "4 of 16 planned sessions were held", where some of the plan was left."""
    if not course.has_contract or not course.left:
        return ""
    were = "was" if course.attended == 1 else "were"
    return f"{course.attended} of {course.planned} planned sessions {were} held"


def _summary(case: Case, kind: kinds.Kind, today: date) -> SummaryToSign | None:
    standing = (
        Document.objects.filter(case=case, kind=SUMMARY).order_by("-number").first()
    )
    if standing is not None:
        stored = standing.parts
    else:
        record = record_of(case, today=today)
        if record.protocol is None or kind.why_not_yet(record):
            return None
        stored = kind.draft(record)
    return SummaryToSign(
        parts=tuple(kind.print_parts(stored).values()),
        standing=standing,
        seen=_hash(stored),
    )


def _hash(stored: list[dict[str, Any]]) -> str:
    texts = json.dumps([part["text"] for part in stored])
    return hashlib.sha256(texts.encode()).hexdigest()[:16]
