"""The sessions in which someone of the inventory, or a goal, appears."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from cases.models import Case
from formulation.models import Goal, InventoryPerson
from sessions.models import (
    SessionGoal,
    SessionPerson,
    SessionSighting,
    TherapySession,
)
from sessions.queries.trace import MARKS, Mark


@dataclass(frozen=True, kw_only=True)
class Appearance:
    """One session, with what was marked in its trace of the person."""

    session_id: UUID
    number: int | None
    on: date
    marks: tuple[Mark, ...] = ()

    @property
    def title(self) -> str:
        return f"Session {self.number}" if self.number else "Follow-up contact"


@dataclass(frozen=True, kw_only=True)
class Appearances:
    """Latest first. `numbered` of the `held` sessions of the treatment; no follow-ups."""

    lines: tuple[Appearance, ...]
    held: int

    @property
    def numbered(self) -> int:
        return sum(line.number is not None for line in self.lines)

    @property
    def ratio(self) -> str:
        """ "in 7 of 12 sessions"."""
        word = "session" if self.held == 1 else "sessions"
        return f"in {self.numbered} of {self.held} {word}"


def sessions_with(person: InventoryPerson) -> Appearances:
    """Where someone was spoken of, or marked in the trace. Three queries."""
    spoken = SessionPerson.objects.filter(person=person)
    seen = SessionSighting.objects.filter(sighting__person=person)
    marks: dict[UUID, list[str]] = {}
    sessions: dict[UUID, TherapySession] = {}
    for link in spoken.select_related("therapy_session"):
        sessions[link.therapy_session_id] = link.therapy_session
    for mark in seen.select_related("therapy_session", "sighting"):
        sessions[mark.therapy_session_id] = mark.therapy_session
        marks.setdefault(mark.therapy_session_id, []).append(mark.sighting.changed)
    return Appearances(
        lines=_lines(sessions.values(), marks), held=_held(person.case, since=None)
    )


def sessions_on_goal(goal: Goal) -> Appearances:
    """Where a goal was worked on, of the sessions since it was set. Two queries."""
    links = SessionGoal.objects.filter(goal=goal).select_related("therapy_session")
    sessions = [link.therapy_session for link in links]
    first = min((_day(one) for one in sessions), default=goal.set_on)
    return Appearances(
        lines=_lines(sessions, {}),
        held=_held(goal.case, since=min(first, goal.set_on)),
    )


def _lines(
    sessions: Iterable[TherapySession], marks: dict[UUID, list[str]]
) -> tuple[Appearance, ...]:
    return tuple(
        Appearance(
            session_id=one.pk,
            number=one.number,
            on=_day(one),
            marks=tuple(
                Mark(changed=changed, count=count)
                for changed in MARKS
                if (count := marks.get(one.pk, []).count(changed))
            ),
        )
        for one in sorted(sessions, key=lambda one: one.scheduled_at, reverse=True)
    )


def _day(session: TherapySession) -> date:
    return timezone.localdate(session.scheduled_at)


def _held(case: Case, *, since: date | None) -> int:
    """How many sessions of the treatment are signed, from a day on."""
    days = (
        TherapySession.objects.in_treatment()
        .filter(case=case, number__isnull=False)
        .values_list("scheduled_at", flat=True)
    )
    return sum(since is None or timezone.localdate(one) >= since for one in days)
