"""Why an area is not, or not now, the focus. Added, never overwritten."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from audit import actions as audit
from cases.models import Case
from formulation.actions.focus_rules import FocusAreaUnknown
from formulation.actions.rules import RuleBroken, hold, moment_of
from formulation.models import CandidateNote
from protocols import focus_areas


class WhyNotMissing(RuleBroken):
    sentence = "Write why this area is not the focus, or not now"


class SameWhyNot(RuleBroken):
    sentence = "This is what stands there already"


@transaction.atomic
def note_candidate(
    *, case: Case, by: User, area: str, why_not: str, at: datetime | None = None
) -> CandidateNote:
    """Write why an area is not the focus now; the latest word of an area holds.

    Raises FocusAreaUnknown, WhyNotMissing, SameWhyNot, cases.actions.CaseAlreadyClosed.
    """
    hold(case)
    if area not in {known.key for known in focus_areas.FOCUS_AREAS}:
        raise FocusAreaUnknown(field="area")
    if not why_not.strip():
        raise WhyNotMissing(field="why_not")
    notes = CandidateNote.objects.filter(case=case, area=area)
    last = notes.order_by("-recorded_at", "-pk").first()
    if last is not None and last.why_not == why_not.strip():
        raise SameWhyNot(field="why_not")
    note = CandidateNote(
        case=case,
        area=area,
        why_not=why_not.strip(),
        recorded_at=moment_of(at),
        author=by,
    )
    note.full_clean()
    note.save(force_insert=True)
    audit.log(
        by=by,
        verb="candidate.noted",
        record=note,
        case=case,
        at=at,
        detail={"area": area},
    )
    return note
