"""What waits for a clinician: the day's sessions, drafts to sign, sessions not written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from accounts.models import User
from cases.models import Case, CaseAccess
from protocols.risk import needs_full_entry
from sessions.models import SessionDraft, TherapySession
from sessions.models.plan import TherapySessionQuerySet
from sessions.queries.course import Course, SessionLine
from sessions.queries.courses import courses_of
from sessions.typed import one


@dataclass(frozen=True, kw_only=True)
class Appointment:
    """One session of a day, with the case and the course it belongs to."""

    case: Case
    course: Course
    line: SessionLine

    @property
    def ends_at(self) -> datetime:
        return self.line.scheduled_at + timedelta(minutes=self.line.minutes)


@dataclass(frozen=True, kw_only=True)
class DraftLine:
    """Something held and not signed. `saved_at` is None where nothing was typed yet;

    `missing` says in words what a signature would still want; `left_by` names who began
    it and cannot go on: then it is to be set aside."""

    case: Case
    session_id: UUID
    scheduled_at: datetime
    title: str
    saved_at: datetime | None
    missing: tuple[str, ...]
    is_blocked: bool
    left_by: str = ""


def sessions_on(user: User, day: date) -> list[Appointment]:
    """The user's own and covered sessions of one day, by time. Six queries at most."""
    return sessions_between(user, day, day)


def sessions_between(user: User, first: date, last: date) -> list[Appointment]:
    """The same for several days, both included: coming up, the week."""
    zone = timezone.get_current_timezone()
    begin = datetime.combine(first, time.min, tzinfo=zone)
    end = datetime.combine(last + timedelta(days=1), time.min, tzinfo=zone)
    cases = Case.objects.own_or_granted(user).with_people()
    ids = list(
        TherapySession.objects.between(begin, end)
        .filter(case__in=cases)
        .in_order()
        .values_list("pk", "case_id")
    )
    of_day = {case.pk: case for case in cases.filter(pk__in={c for _, c in ids})}
    courses = courses_of(of_day.values(), has_lines=True)
    return [
        Appointment(
            case=of_day[case_id],
            course=courses[case_id],
            line=courses[case_id].line_of(session_id),
        )
        for session_id, case_id in ids
    ]


def drafts_of(user: User, now: datetime | None = None) -> list[DraftLine]:
    """Everything held and not signed in the user's own and covered cases, oldest first.

    Own drafts, and past sessions of which nothing is written yet. A draft whose author
    can no longer go on waits for the case's therapist; nothing of it is said.
    """
    sessions = list(
        waiting_to_sign(user, now)
        .select_related(
            "draft__author", "case__client", "case__couple__client", "case__therapist"
        )
        .in_order()
    )
    courses = courses_of({one.case_id: one.case for one in sessions}.values())
    return [
        _draft_line(session, courses[session.case_id], user) for session in sessions
    ]


def waiting_to_sign(user: User, now: datetime | None = None) -> TherapySessionQuerySet:
    """The sessions that `drafts_of` lists, for who only counts them."""
    now = now or timezone.now()
    grants = CaseAccess.objects.current(timezone.localdate(now)).filter(
        case=OuterRef("case"), user=OuterRef("draft__author")
    )
    left_behind = Q(draft__isnull=False, case__therapist=user) & ~Exists(grants)
    unwritten = Q(draft__isnull=True, scheduled_at__lt=now)
    return (
        TherapySession.objects.planned()
        .filter(case__in=Case.objects.own_or_granted(user))
        .filter(Q(draft__author=user) | left_behind | unwritten)
    )


def _draft_line(session: TherapySession, course: Course, user: User) -> DraftLine:
    draft: SessionDraft | None = getattr(session, "draft", None)
    line = course.line_of(session.pk)
    if draft is not None and draft.author_id != user.pk:
        return DraftLine(
            case=session.case,
            session_id=session.pk,
            scheduled_at=session.scheduled_at,
            title=line.title,
            saved_at=draft.saved_at,
            missing=(),
            is_blocked=False,
            left_by=draft.author.full_name,
        )
    blocked = draft is not None and _is_blocked(draft)
    return DraftLine(
        case=session.case,
        session_id=session.pk,
        scheduled_at=session.scheduled_at,
        title=line.title,
        saved_at=draft.saved_at if draft else None,
        missing=_missing(draft),
        is_blocked=blocked,
    )


def _is_blocked(draft: SessionDraft) -> bool:
    """The one hard stop, as far as it shows in what was typed."""
    thoughts = one(draft.fields, "risk-thoughts")
    is_needed = needs_full_entry(draft.item9, thoughts)
    return is_needed and not one(draft.fields, "risk-said")


def _missing(draft: SessionDraft | None) -> tuple[str, ...]:
    """Parts that are still blank, in the order of the form."""
    if draft is None:
        return ("nothing written yet",)
    typed = draft.fields
    parts = {
        "measures": one(typed, "phq9_1") or one(typed, "measure_missed_reason"),
        "risk": one(typed, "risk_quick") or one(typed, "risk-said"),
        "techniques": typed.get("techniques"),
        "note": one(typed, "text"),
    }
    found = [name for name, said in parts.items() if not said]
    if _is_blocked(draft) and "risk" not in found:
        found.insert(0, "risk")
    return tuple(found)
