"""What a group's page is made of: a member's row, a mark, something to look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from cases.models import GroupMembership, RiskEntry
from formulation.models import Goal
from protocols.groups import MeetingKind
from sessions.models import IndividualMeeting


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One member in one session. `letter` is P, L or A; a dash while not in the group.

    `note` says how far the member's own note is: signed, begun, or open.
    """

    number: int
    letter: str
    words: str
    reason: str = ""
    is_silent: bool = False
    in_spotlight: bool = False
    therapy_session_id: UUID | None = None
    note: str = ""

    @property
    def came(self) -> bool:
        return self.letter in ("P", "L")

    @property
    def was_asked(self) -> bool:
        return self.letter in ("P", "L", "A")


@dataclass(frozen=True, kw_only=True)
class Pointer:
    """Something to look at: what, by which rule, and what it rests on. Nothing is rated."""

    title: str
    evidence: str
    rule: str
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class MemberRow:
    """`is_open`: the reader may open the member's case, so names and goals are shown."""

    membership: GroupMembership
    is_open: bool
    goals: tuple[Goal, ...]
    meetings: Mapping[str, IndividualMeeting]
    marks: tuple[Mark, ...]
    risk: RiskEntry | None

    @property
    def held(self) -> int:
        return sum(mark.was_asked for mark in self.marks)

    @property
    def came(self) -> int:
        return sum(mark.came for mark in self.marks)

    @property
    def is_in(self) -> bool:
        return self.membership.joined_on is not None and self.membership.left_on is None

    @property
    def has_left(self) -> bool:
        return self.membership.left_on is not None

    @property
    def is_prepared(self) -> bool:
        return self.has_met(MeetingKind.PRE)

    def has_met(self, kind: str) -> bool:
        meeting = self.meetings.get(kind)
        return meeting is not None and meeting.is_signed
