"""The appointments of a case that a document may speak of, with what hangs off each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from cases.models import Case, Client
from sessions.models import (
    Homework,
    JointAttendance,
    SessionGoal,
    SessionMeasure,
    TechniqueUse,
    TherapySession,
)

FIRST, SECOND = JointAttendance.Came.FIRST, JointAttendance.Came.SECOND


@dataclass(frozen=True, kw_only=True)
class Held:
    """One appointment that took place and is signed, with what hangs off it."""

    session: TherapySession
    on: date
    focus_link: str
    techniques: tuple[str, ...]
    # The words of the goals that were worked on.
    goals: tuple[str, ...]
    tried: tuple[str, ...]

    @property
    def label(self) -> str:
        if self.session.is_follow_up:
            return "Follow-up"
        return f"Session {self.session.number}"


def sessions_of(case: Case, person: Client) -> tuple[TherapySession, ...]:
    """Appointments in their order, without those to which the other of a couple came
    alone: what was said there is the other's."""
    rows = TherapySession.objects.filter(case=case).select_related("note").in_order()
    if case.partner is None:
        return tuple(rows)
    other = FIRST if person == case.partner else SECOND
    alone = JointAttendance.objects.filter(case=case, came=other)
    return tuple(rows.exclude(pk__in=alone.values("therapy_session")))


def day_of(moment: datetime) -> date:
    """The day in the practice's own time."""
    return timezone.localtime(moment).date()


def is_signed(session: TherapySession) -> bool:
    return hasattr(session, "note")


def held_of(case: Case, sessions: tuple[TherapySession, ...]) -> tuple[Held, ...]:
    techniques: dict[UUID, list[str]] = {}
    for use in TechniqueUse.objects.filter(case=case).order_by("pk"):
        techniques.setdefault(use.therapy_session_id, []).append(use.title)
    goals: dict[UUID, list[str]] = {}
    touched = SessionGoal.objects.filter(case=case).select_related("goal")
    for link in touched.order_by("goal__number"):
        goals.setdefault(link.therapy_session_id, []).append(link.goal.words)
    tried: dict[UUID, list[str]] = {}
    # Of a couple: a task that the other was given alone is the other's.
    done = Homework.objects.filter(
        case=case, review__outcome__in=["DONE", "PARTLY"], set_in__in=sessions
    )
    for task in done.select_related("review").order_by("pk"):
        tried.setdefault(task.review.reviewed_in_id, []).append(task.text)
    return tuple(
        Held(
            session=one,
            on=day_of(one.scheduled_at),
            focus_link=one.note.focus_link,
            techniques=tuple(techniques.get(one.pk, [])),
            goals=tuple(goals.get(one.pk, [])),
            tried=tuple(tried.get(one.pk, [])),
        )
        for one in sessions
        if one.is_attended and is_signed(one)
    )


def session_of(case: Case) -> dict[UUID, TherapySession]:
    links = SessionMeasure.objects.filter(case=case).select_related("therapy_session")
    return {link.administration_id: link.therapy_session for link in links}
