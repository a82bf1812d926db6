"""The caseload table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from accounts.models import User
from accounts.queries import supervisees_of
from cases.models import Case, Client, Pair
from formulation.queries import area_choices
from measures.queries import ScorePoint
from measures.scales import scale_of
from protocols.base import FocusKind, Phase
from protocols.flags import Severity
from protocols.thresholds import Thresholds
from supervision.facts import CaseFacts, facts_of
from supervision.flags import RaisedFlag, flags_in
from supervision.queries.flags import thresholds
from ui.drawing import Scale

IPAF = "IPAF"
NONE_YET = "none yet"
# Sessions left from which a case counts as ending soon.
ENDING_SOON = 3


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
    flags: tuple[RaisedFlag, ...]
    is_due: bool
    is_worse: bool


@dataclass(frozen=True, kw_only=True)
class CaseloadGroup:
    key: str
    title: str
    note: str
    rows: tuple[CaseloadRow, ...]


@dataclass(frozen=True, kw_only=True)
class CaseloadFilter:
    """What the reader asked for; empty means everything."""

    view: str = ""
    therapist: str = ""
    therapy: str = ""
    focus: str = ""
    phase: str = ""


@dataclass(frozen=True, kw_only=True)
class Caseload:
    """The table, its groups, and the numbers on its tabs."""

    groups: tuple[CaseloadGroup, ...]
    total: int
    shown: int
    reviewed: int
    views: tuple[tuple[str, str, int], ...]
    therapists: tuple[User, ...]
    # Formats of their own, beside IPT and DIT.
    formats: tuple[str, ...]
    focuses: tuple[str, ...]
    phases: tuple[str, ...]

    @property
    def rows(self) -> tuple[CaseloadRow, ...]:
        return tuple(row for group in self.groups for row in group.rows)

    def place(self, case_id: UUID) -> int | None:
        """Where a case stands in the table, counted from 1."""
        ids = [row.case_id for row in self.rows]
        return ids.index(case_id) + 1 if case_id in ids else None

    def after(self, case_id: UUID) -> UUID | None:
        """The case to look at next, None after the last."""
        rows, place = self.rows, self.place(case_id) or 0
        return rows[place].case_id if place < len(rows) else None


VIEWS = (
    ("", "All"),
    ("flagged", "Flagged"),
    ("late", "Notes late"),
    ("ending", "Ending soon"),
    ("due", "Due for review"),
)


def caseload_of(
    supervisor: User, now: datetime, wanted: CaseloadFilter | None = None
) -> Caseload:
    """Open cases of everyone whom this person supervises today, worrying ones first.

    The number of queries does not depend on the number of cases.
    """
    wanted = wanted or CaseloadFilter()
    supervisees = tuple(supervisees_of(supervisor, timezone.localdate(now)))
    cases = Case.objects.open().of_therapists(supervisees).with_people()
    limits, titles = thresholds(), dict(area_choices())
    rows = [row_of(facts, now, limits, titles) for facts in facts_of(cases)]
    rows.sort(key=_urgency)
    shown = [row for row in rows if _matches(row, wanted)]
    return Caseload(
        groups=_groups(shown, limits),
        total=len(rows),
        shown=len(shown),
        reviewed=sum(not row.is_due for row in rows),
        views=tuple((key, title, _count(rows, key)) for key, title in VIEWS),
        therapists=supervisees,
        formats=tuple(
            sorted({row.model for row in rows if row.model not in ("", row.therapy)})
        ),
        focuses=tuple(sorted({row.focus for row in rows if row.focus})),
        phases=tuple(dict.fromkeys(row.phase.title for row in rows if row.phase)),
    )


def row_of(
    facts: CaseFacts, now: datetime, limits: Thresholds, titles: Mapping[str, str]
) -> CaseloadRow:
    """`titles` are the focus areas in the practice's words."""
    case, course, today = facts.case, facts.course, timezone.localdate(now)
    flags = flags_in(facts, now, limits).standing
    totals = [p.total for p in facts.scores["PHQ9"] if p.total is not None]
    anxiety = [p.total for p in facts.scores["GAD7"] if p.total is not None]
    last = facts.last_attended
    change = totals[-1] - totals[0] if len(totals) > 1 else None
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
        reviewed_days=(now - facts.reviewed_at).days if facts.reviewed_at else None,
        flags=tuple(
            flag
            for flag in flags
            if not flag.is_group and flag.severity != Severity.INFO
        ),
        is_due=any(flag.is_group for flag in flags),
        is_worse=change is not None and change >= limits.phq9_change,
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


def _urgency(row: CaseloadRow) -> tuple[int, float, str]:
    """The most pressing flag first, then who was not looked at for longest."""
    first = row.flags[0].order if row.flags else 99
    waited = float("inf") if row.reviewed_days is None else row.reviewed_days
    return (first, -waited, row.client.number)


def _matches(row: CaseloadRow, wanted: CaseloadFilter) -> bool:
    return (
        _is_in_view(row, wanted.view)
        and wanted.therapist in ("", str(row.therapist.pk))
        and wanted.therapy in ("", row.therapy, row.model)
        and wanted.focus in ("", row.focus)
        and wanted.phase in ("", row.phase.title if row.phase else None)
    )


def _is_in_view(row: CaseloadRow, view: str) -> bool:
    if view == "flagged":
        return bool(row.flags)
    if view == "late":
        return any(flag.key == "NOTE_LATE" for flag in row.flags)
    if view == "ending":
        return row.planned is not None and row.left <= ENDING_SOON
    if view == "due":
        return row.is_due
    return True


def _count(rows: Sequence[CaseloadRow], view: str) -> int:
    return sum(_is_in_view(row, view) for row in rows)


def _groups(
    rows: Sequence[CaseloadRow], limits: Thresholds
) -> tuple[CaseloadGroup, ...]:
    flagged = tuple(row for row in rows if row.flags)
    due = tuple(row for row in rows if not row.flags and row.is_due)
    rest = tuple(row for row in rows if not row.flags and not row.is_due)
    groups = (
        ("flagged", "Needs a closer look", "sorted by urgency", flagged),
        ("due", "Due for review", f"not reviewed for {limits.review_days} days", due),
        ("fine", "Reviewed, no flag", f"in the last {limits.review_days} days", rest),
    )
    return tuple(
        CaseloadGroup(key=key, title=title, note=note, rows=members)
        for key, title, note, members in groups
        if members
    )
