"""The caseload table, and the flags of one case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from accounts.models import User
from accounts.queries import practice, supervisees_of
from cases.models import Case, Client
from measures.scales import scale_of
from protocols.base import Phase
from protocols.focus_areas import focus_area
from protocols.thresholds import Thresholds
from sessions.models import CarriedTask, Countersignature, SessionNote
from supervision.facts import CaseFacts, facts_of
from supervision.flags import RaisedFlag, raised
from supervision.models import SupervisionReview
from ui.drawing import Scale


@dataclass(frozen=True, kw_only=True)
class CaseloadRow:
    """One case in the table."""

    case_id: UUID
    client: Client
    therapist: User
    therapy: str
    focus: str
    number: int
    planned: int | None
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
    focuses: tuple[str, ...]
    phases: tuple[str, ...]

    @property
    def rows(self) -> tuple[CaseloadRow, ...]:
        return tuple(row for group in self.groups for row in group.rows)

    def after(self, case_id: UUID) -> UUID | None:
        """The case to look at next, None after the last."""
        ids = [row.case_id for row in self.rows]
        place = ids.index(case_id) + 1 if case_id in ids else 0
        return ids[place] if place < len(ids) else None


VIEWS = (
    ("", "All"),
    ("flagged", "Flagged"),
    ("late", "Notes late"),
    ("ending", "Ending soon"),
    ("due", "Due for review"),
)


def thresholds() -> Thresholds:
    """The practice's own numbers over the defaults."""
    return Thresholds.of(practice().thresholds)


def flags_of_cases(
    cases: Sequence[Case], now: datetime
) -> dict[UUID, list[RaisedFlag]]:
    """Case -> its flags, the most pressing first. A fixed number of queries."""
    limits = thresholds()
    return {facts.case.pk: raised(facts, now, limits) for facts in facts_of(cases)}


def flags_of(case: Case, now: datetime) -> list[RaisedFlag]:
    return flags_of_cases([case], now)[case.pk]


def caseload_of(
    supervisor: User, now: datetime, wanted: CaseloadFilter | None = None
) -> Caseload:
    """Open cases of everyone whom this person supervises today, worrying ones first."""
    wanted = wanted or CaseloadFilter()
    supervisees = tuple(supervisees_of(supervisor, timezone.localdate(now)))
    cases = Case.objects.open().of_therapists(supervisees).with_people()
    limits = thresholds()
    rows = [_row(facts, now, limits) for facts in facts_of(cases)]
    rows.sort(key=_urgency)
    shown = [row for row in rows if _matches(row, wanted)]
    return Caseload(
        groups=_groups(shown, limits),
        total=len(rows),
        shown=len(shown),
        reviewed=sum(not row.is_due for row in rows),
        views=tuple((key, title, _count(rows, key)) for key, title in VIEWS),
        therapists=supervisees,
        focuses=tuple(sorted({row.focus for row in rows if row.focus})),
        phases=tuple(dict.fromkeys(row.phase.title for row in rows if row.phase)),
    )


def _row(facts: CaseFacts, now: datetime, limits: Thresholds) -> CaseloadRow:
    case, today = facts.case, timezone.localdate(now)
    flags = raised(facts, now, limits)
    protocol, planned = facts.protocol, facts.planned
    number = len(facts.attended)
    phq = [point.total for point in facts.scores["PHQ9"]]
    known = [total for total in phq if total is not None]
    gad = [point.total for point in facts.scores["GAD7"] if point.total is not None]
    last = facts.last_attended
    change = known[-1] - known[0] if len(known) > 1 else None
    return CaseloadRow(
        case_id=case.pk,
        client=case.client,
        therapist=case.therapist,
        therapy=protocol.therapy.value if protocol else "",
        focus=_focus_words(facts),
        number=number,
        planned=planned,
        phase=protocol.phase_of(max(number, 1), planned)
        if protocol and planned
        else None,
        scores=tuple(phq),
        scale=scale_of("PHQ9", case.client.age_on(today)),
        first=known[0] if known else None,
        now=known[-1] if known else None,
        change=change,
        anxiety=gad[-1] if gad else None,
        seen_on=last.day if last else None,
        seen_days=(today - last.day).days if last else None,
        reviewed_days=(now - facts.reviewed_at).days if facts.reviewed_at else None,
        flags=tuple(flag for flag in flags if not flag.is_group),
        is_due=any(flag.is_group for flag in flags),
        is_worse=change is not None and change >= limits.phq9_change,
    )


def _focus_words(facts: CaseFacts) -> str:
    if facts.focus_title in ("", "IPAF"):
        return facts.focus_title
    return focus_area(facts.focus_title).title


def _urgency(row: CaseloadRow) -> tuple[int, int, str]:
    first = row.flags[0].order if row.flags else 99
    return (first, -(row.reviewed_days or 999), str(row.client.number))


def _matches(row: CaseloadRow, wanted: CaseloadFilter) -> bool:
    return (
        _is_in_view(row, wanted.view)
        and wanted.therapist in ("", str(row.therapist.pk))
        and wanted.therapy in ("", row.therapy)
        and wanted.focus in ("", row.focus)
        and wanted.phase in ("", row.phase.title if row.phase else None)
    )


def _is_in_view(row: CaseloadRow, view: str) -> bool:
    if view == "flagged":
        return bool(row.flags)
    if view == "late":
        return any(flag.key == "NOTE_LATE" for flag in row.flags)
    if view == "ending":
        return row.planned is not None and row.planned - row.number <= 3
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
        ("fine", "Reviewed, on course", f"in the last {limits.review_days} days", rest),
    )
    return tuple(
        CaseloadGroup(key=key, title=title, note=note, rows=members)
        for key, title, note, members in groups
        if members
    )


@dataclass(frozen=True, kw_only=True)
class WaitingNote:
    """A trainee's signed session that waits for a supervisor."""

    note: SessionNote
    is_returned: bool


def waiting_for(supervisor: User, on: date) -> list[WaitingNote]:
    """Signed notes of current supervisees without a countersignature, oldest first."""
    notes = (
        SessionNote.objects.filter(
            needs_countersignature=True,
            author__in=supervisees_of(supervisor, on),
        )
        .exclude(countersignatures__decision=Countersignature.Decision.AGREED)
        .select_related("case__client", "therapy_session", "author")
        .prefetch_related("countersignatures", "addenda")
        .order_by("signed_at", "pk")
    )
    return [
        WaitingNote(note=note, is_returned=bool(note.countersignatures.all()))
        for note in notes
    ]


def conversation(case: Case) -> list[SupervisionReview]:
    """Reviews and comments of a case, newest first."""
    return list(
        SupervisionReview.objects.filter(case=case)
        .select_related("author")
        .order_by("-written_at", "pk")
    )


def tasks_of(case: Case) -> list[CarriedTask]:
    """What supervisors asked for in this case, open ones first."""
    return list(
        CarriedTask.objects.filter(case=case)
        .select_related("asked_by", "owner")
        .order_by("finished_at", "due_on", "asked_at", "pk")
    )


def note_of_session(case: Case, session_id: UUID) -> SessionNote | None:
    """The signed note of one of this case's sessions."""
    return (
        SessionNote.objects.filter(case=case, therapy_session=session_id)
        .select_related("therapy_session", "author", "case__client")
        .prefetch_related("addenda", "countersignatures")
        .first()
    )
