"""One case as the table shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from accounts.models import User
from cases.models import Client, Pair
from measures.queries import ScorePoint
from measures.scales import scale_of
from protocols.base import FocusKind, Phase
from protocols.flags import Severity
from protocols.thresholds import Thresholds
from supervision.facts import CaseFacts
from supervision.flags import RaisedFlag, flags_in
from ui.drawing import Scale

IPAF = "IPAF"
NONE_YET = "none yet"


@dataclass(frozen=True, kw_only=True)
class CaseloadRow:
    """One case in the table."""

    case_id: UUID
    client: Client
    who: Client | Pair
    therapist: User
    therapy: str
    # "IPT", "DIT", or a format of its own: "Couple IPT".
    model: str
    # What the filter goes by, and what the table says: with the version of an IPAF.
    focus: str
    focus_words: str
    number: int
    planned: int | None
    left: int
    phase: Phase | None
    # PHQ-9 by session: the assessment first, None for a gap.
    scores: tuple[int | None, ...]
    scale: Scale
    first: int | None
    now: int | None
    change: int | None
    anxiety: int | None
    seen_on: date | None
    seen_days: int | None
    reviewed_days: int | None
    # Within how many days it is to be looked at again, and by how many that has passed:
    # below 1 where there is time, None where nobody has looked yet.
    review_days: int
    overdue_days: int | None
    flags: tuple[RaisedFlag, ...]
    is_open: bool
    is_due: bool
    is_worse: bool
    # A note in it waits for the signature of whoever looks at the table.
    is_to_countersign: bool


def row_of(
    facts: CaseFacts,
    now: datetime,
    limits: Thresholds,
    titles: Mapping[str, str],
    *,
    is_to_countersign: bool = False,
) -> CaseloadRow:
    """`titles` are the focus areas in the practice's words."""
    case, course, today = facts.case, facts.course, timezone.localdate(now)
    flags = flags_in(facts, now, limits).standing
    totals = [p.total for p in facts.scores["PHQ9"] if p.total is not None]
    anxiety = [p.total for p in facts.scores["GAD7"] if p.total is not None]
    last = facts.last_attended
    change = totals[-1] - totals[0] if len(totals) > 1 else None
    waited = facts.days_since_review(today)
    own = facts.limits(limits, today)
    return CaseloadRow(
        case_id=case.pk,
        client=case.client,
        who=case.who,
        therapist=case.therapist,
        therapy=course.protocol.therapy.value if course.protocol else "",
        model=course.protocol.short_title if course.protocol else "",
        focus=_focus(facts, titles),
        focus_words=_focus_words(facts, titles),
        number=course.attended,
        planned=course.planned if course.has_contract else None,
        left=course.left,
        phase=course.phase,
        scores=_by_session(facts),
        scale=scale_of("PHQ9", case.client.age_on(today)),
        first=totals[0] if totals else None,
        now=totals[-1] if totals else None,
        change=change,
        anxiety=anxiety[-1] if anxiety else None,
        seen_on=last.day if last else None,
        seen_days=(today - last.day).days if last else None,
        reviewed_days=waited,
        review_days=own.review_days,
        overdue_days=None if waited is None else waited - own.review_days,
        flags=tuple(
            flag
            for flag in flags
            if not flag.is_group and flag.severity != Severity.INFO
        ),
        is_open=not case.is_closed,
        is_due=case.is_closed or any(flag.is_group for flag in flags),
        is_worse=change is not None and change >= own.phq9_change,
        is_to_countersign=is_to_countersign,
    )


def _by_session(facts: CaseFacts) -> tuple[int | None, ...]:
    """PHQ-9: the last one before session 1, then one place for each attended session."""
    first = facts.attended[0].day if facts.attended else None
    points = facts.scores["PHQ9"]
    before = [p for p in points if first is None or p.taken_on < first]
    by_day: dict[date, ScorePoint] = {point.taken_on: point for point in points}
    scores: list[int | None] = [before[-1].total if before else None]
    for one in facts.attended:
        own = one.line.scores.get("PHQ9")
        taken = by_day.get(one.day)
        scores.append(own if own is not None else taken.total if taken else None)
    return tuple(scores)


def _focus_words(facts: CaseFacts, titles: Mapping[str, str]) -> str:
    if facts.protocol is None:
        return ""
    focus = _focus(facts, titles)
    return (facts.focus.line if focus == IPAF else focus) or NONE_YET


def _focus(facts: CaseFacts, titles: Mapping[str, str]) -> str:
    if not facts.focus.line or facts.protocol is None:
        return ""
    if facts.protocol.focus_kind == FocusKind.IPAF:
        return IPAF
    return titles[facts.focus.area]
