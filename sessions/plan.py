"""The proposed plan: dates, phases and reviews, before anything is saved."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time

from protocols.base import Phase, Protocol, Review
from sessions.dates import moment, session_days


@dataclass(frozen=True, kw_only=True)
class PlannedSession:
    """One line of the proposal."""

    number: int
    at: datetime
    on: date
    phase: Phase
    title: str
    review: Review | None
    marks: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """A plan that nobody has agreed to yet."""

    protocol: Protocol
    planned: int
    sessions: tuple[PlannedSession, ...]

    @property
    def ends_on(self) -> date:
        return self.sessions[-1].on

    @property
    def phases(self) -> tuple[Phase, ...]:
        return self.protocol.phases(self.planned)

    @property
    def letter_number(self) -> int:
        return self.protocol.letter_deadline(self.planned)

    def on(self, number: int) -> date:
        return self.sessions[number - 1].on


def propose(
    *,
    protocol: Protocol,
    planned: int,
    starts_on: date,
    at: time,
    cadence_days: int,
    skipped_days: Collection[date] = (),
) -> Proposal:
    """Lay the protocol over the calendar.

    Raises protocols.base.LengthNotPossible, and sessions.dates.NoSuchTime for a day on
    which the time does not exist.
    """
    protocol.check_length(planned)
    days = session_days(
        starts_on, planned, cadence_days=cadence_days, skipped_days=skipped_days
    )
    sessions = []
    for number, day in enumerate(days, start=1):
        guide = protocol.guide(number, planned)
        sessions.append(
            PlannedSession(
                number=number,
                at=moment(day, at),
                on=day,
                phase=guide.phase,
                title=guide.title,
                review=guide.review,
                marks=guide.marks,
            )
        )
    return Proposal(protocol=protocol, planned=planned, sessions=tuple(sessions))
