"""What waits for a therapist beside the sessions: questions, requests, marks to look at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.utils import timezone

from accounts.models import User
from cases.models import Case
from ipt_practice.queries.needs.ahead import Ahead, anniversaries_ahead, coming_up
from ipt_practice.queries.needs.by_others import (
    asked_by_supervisors,
    comments_on,
    letters_answered,
    notes_returned,
    summaries,
)
from ipt_practice.queries.needs.marks import marks
from ipt_practice.queries.needs.shapes import Need, need_of
from measures.queries import ago, answered_lately
from protocols.flags import Severity
from supervision.queries import flags_of_cases
from supervision.queries.recordings import to_destroy
from ui.words import document_day

__all__ = ["Ahead", "Need", "anniversaries_ahead", "coming_up", "needs_of"]


def needs_of(user: User, now: datetime) -> list[Need]:
    """Marks of today, what others ask for, marks that can wait, then what was written.

    Therapist and supervisor see the same marks. Eleven queries, and those of the marks.
    """
    cases = list(Case.objects.writable_by(user).with_people())
    flags = flags_of_cases(cases, now)
    return [
        *marks(cases, flags, Severity.URGENT),
        *_answered(cases, now),
        *_recordings(user, timezone.localdate(now)),
        *notes_returned(user),
        *letters_answered(user),
        *asked_by_supervisors(user),
        *summaries(user),
        *marks(cases, flags, Severity.ATTENTION),
        *comments_on(user, now),
    ]


def _recordings(user: User, on: date) -> list[Need]:
    """Recordings of one's own cases whose time is over, or soon; also of closed ones."""
    return [
        need_of(
            line.recording.case,
            f"Recording of {document_day(line.recording.made_on)}. {line.reason}",
            "supervision:recordings",
            "Open the register",
            sign="warn" if line.is_pressing else "clock",
        )
        for line in to_destroy(user, on)
    ]


def _answered(cases: Sequence[Case], now: datetime) -> list[Need]:
    """Questionnaires that clients sent on their own within a day."""
    by_id = {case.pk: case for case in cases}
    return [
        need_of(
            by_id[link.case_id],
            f"{link.titles} answered {ago(link.answered_at, now)}",
            "sessions:measures",
            "See the scores",
            sign="check",
            tone="quiet",
        )
        for link in answered_lately(list(by_id), now)
        if link.answered_at is not None
    ]
