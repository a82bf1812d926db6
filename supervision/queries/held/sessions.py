"""Supervision sessions: those that somebody held or was in, in a list and for a log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Prefetch

from accounts.models import User
from cases.models import Case
from supervision.models import SupervisionItem, SupervisionPresence, SupervisionSession
from supervision.queries.between import cases_between


@dataclass(frozen=True, kw_only=True)
class SessionLine:
    """A session in a list. `cases` counts those that the reader may open."""

    session: SupervisionSession
    present: tuple[User, ...]
    cases: int


@dataclass(frozen=True, kw_only=True)
class HeldSession:
    """A closed session for a log of hours: no words that were said.

    `cases` are those that the asked person held supervision on, or brought;
    `recordings` counts in how many of them a place in a recording is named.
    """

    session: SupervisionSession
    present: tuple[User, ...]
    cases: tuple[Case, ...]
    recordings: int
    is_supervisor: bool


def sessions_of(user: User, on: date) -> list[SessionLine]:
    """Those that one holds, drafts first, and the closed ones that one was in.

    Three queries.
    """
    found = (
        SupervisionSession.objects.filter(
            pk__in=SupervisionSession.objects.readable_by(user).values("pk")
        )
        .select_related("supervisor")
        .prefetch_related(_presences())
        .order_by("-held_on", "-begun_at", "pk")
    )
    openable = SupervisionItem.objects.filter(case__in=cases_between(user, on))
    cases = dict(
        openable.values("session").annotate(n=Count("pk")).values_list("session", "n")
    )
    lines = [
        SessionLine(session=one, present=_present(one), cases=cases.get(one.pk, 0))
        for one in found
    ]
    return sorted(lines, key=lambda line: line.session.is_closed)


def sessions_between(user: User, start: date, end: date) -> list[HeldSession]:
    """Closed sessions that someone held or was present in, oldest first; both days are
    included. Three queries."""
    held = (
        SupervisionSession.objects.closed()
        .readable_by(user)
        .between(start, end)
        .select_related("supervisor")
        .prefetch_related(
            _presences(),
            Prefetch(
                "items",
                SupervisionItem.objects.select_related(
                    "case__client", "case__couple__client"
                ).order_by("position", "pk"),
            ),
        )
        .order_by("held_on", "starts_at", "pk")
    )
    return [_for_log(one, user) for one in held]


def _for_log(session: SupervisionSession, user: User) -> HeldSession:
    is_supervisor = session.supervisor_id == user.pk
    items = [
        item
        for item in session.items.all()
        if is_supervisor or item.therapist_id == user.pk
    ]
    return HeldSession(
        session=session,
        present=_present(session),
        cases=tuple(item.case for item in items),
        recordings=sum(bool(item.recording) for item in items),
        is_supervisor=is_supervisor,
    )


def find_session(user: User, session_id: UUID) -> SupervisionSession | None:
    """One that this person may read."""
    return (
        SupervisionSession.objects.readable_by(user)
        .filter(pk=session_id)
        .select_related("supervisor")
        .first()
    )


def _presences() -> Prefetch[str]:
    return Prefetch(
        "presences",
        SupervisionPresence.objects.select_related("user").order_by(
            "user__family_name", "user__given_name", "pk"
        ),
    )


def _present(session: SupervisionSession) -> tuple[User, ...]:
    return tuple(one.user for one in session.presences.all())
