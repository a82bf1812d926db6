"""One case as a document sees it: what it holds, and how it names people.

Only what is signed or kept in versions; process notes are not read here, nor anywhere
else in this room.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from uuid import UUID

from accounts.models import Practice
from cases.models import (
    Case,
    Client,
    Contact,
    FunctioningRating,
    IntakeVersion,
    RiskEntry,
    SafetyPlan,
)
from cases.queries import Agreed, NamesBeside
from documents.models import PartWording
from documents.queries.held import Held
from documents.queries.joint import Joint
from documents.queries.naming import Naming
from documents.queries.papers import Papers
from documents.queries.seen import Seen
from formulation.models import FocusArea, InventoryPerson, Ipaf
from formulation.queries import GoalLine
from measures.queries import ScorePoint
from protocols import problems
from protocols.base import Protocol, Therapy
from sessions.models import Contract, RelapsePlan, RelapsePlanPerson, TherapySession
from sessions.queries import Course, Stretch


@dataclass(frozen=True, kw_only=True)
class Record:
    """The case as a document sees it. `today` is the day it is written on."""

    case: Case
    # Whom it is about: the case's client, or the partner of a couple.
    client: Client
    today: date
    practice: Practice
    protocol: Protocol | None
    contract: Contract | None
    course: Course
    sessions: tuple[TherapySession, ...]
    held: tuple[Held, ...]
    scores: dict[str, list[ScorePoint]]
    session_of: dict[UUID, TherapySession]
    focus: FocusArea | None
    # The IPT focus of a case that has gone over to DIT since.
    earlier_focus: FocusArea | None
    ipaf: Ipaf | None
    seen: tuple[Seen, ...]
    goals: tuple[GoalLine, ...]
    plan: RelapsePlan | None
    # Who of the inventory stands in it.
    plan_people: tuple[RelapsePlanPerson, ...]
    risk: RiskEntry | None
    safety_plan: SafetyPlan | None
    intake: IntakeVersion | None
    functioning: tuple[FunctioningRating, ...]
    gp: Contact | None
    agreed: Agreed
    people: tuple[InventoryPerson, ...]
    # Others who are or were in a group with the client.
    beside: NamesBeside
    # A couple: what both have heard, and the meetings alone of whom it is about.
    joint: Joint | None
    # People whom the writer of this document calls by their first name.
    named: frozenset[UUID] = frozenset()
    # Part -> what the practice says there in its own words.
    wordings: Mapping[str, PartWording] = field(default_factory=dict)

    @cached_property
    def papers(self) -> Papers:
        """What pages are made from that only the case's client has."""
        return Papers(self.case if self.client == self.case.client else None)

    @property
    def first_name(self) -> str:
        return self.client.first_name

    @property
    def is_dit(self) -> bool:
        return self.protocol is not None and self.protocol.therapy == Therapy.DIT

    @property
    def earlier(self) -> Stretch | None:
        """What was followed until the model changed last; None where it never did."""
        return self.course.stretches[-2] if self.course.has_changed_model else None

    @cached_property
    def came_with(self) -> str:
        """What is treated, after "came with"; never "depression" unless that is it."""
        if self.case.problem == problems.ProblemKey.OTHER and self.case.other_problem:
            return self.case.other_problem
        return problems.problem(self.case.problem).came_with

    @cached_property
    def client_came_with(self) -> str:
        if self.case.problem == problems.ProblemKey.OTHER and self.case.other_problem:
            return self.case.other_problem
        return problems.problem(self.case.problem).client_came_with

    @cached_property
    def attended(self) -> tuple[Held, ...]:
        return tuple(held for held in self.held if not held.session.is_follow_up)

    @cached_property
    def missed(self) -> tuple[TherapySession, ...]:
        return tuple(one for one in self.sessions if one.is_missed)

    @property
    def planned(self) -> int:
        """Sessions agreed; where nothing was agreed, those that took place."""
        if self.contract is not None:
            return self.contract.planned
        return max(len(self.attended), 1)

    @cached_property
    def follow_up(self) -> TherapySession | None:
        """The next contact after the ending, where one is booked."""
        return next(
            (one for one in self.sessions if one.is_follow_up and one.is_planned), None
        )

    def said(self, answer: str) -> str:
        """What the assessment says under this key, if it was completed."""
        if self.intake is None:
            return ""
        return str(self.intake.answers.get(answer, "") or "").strip()

    @cached_property
    def own(self) -> str:
        """ "his", "her" or "their", as the client's pronouns say."""
        said = self.client.pronouns.lower()
        if said.startswith("he"):
            return "his"
        return "her" if said.startswith("she") else "their"

    @cached_property
    def they(self) -> str:
        return {"his": "he", "her": "she"}.get(self.own, "they")

    @cached_property
    def naming(self) -> Naming:
        """Whom this document calls by their first name, and what it calls the others."""
        others = [one for one in self.case.people_in_it if one != self.client]
        return Naming(
            people=self.people,
            named=self.named,
            own=self.own,
            knows_relations=self.client == self.case.client,
            partners=tuple(
                name
                for one in others
                for name in (one.display_name, one.full_name, one.first_name)
            ),
            client_names=frozenset(self.client.full_name.split()),
        )

    def relation(self, person: InventoryPerson, *, to_client: bool = False) -> str:
        """Someone by what they are to the client: "his daughter", "your daughter"."""
        return self.naming.relation(person, "your" if to_client else self.own)

    def without_names(self, text: str) -> str:
        """The text for readers who are not the client."""
        return self.naming.to_others(text)

    def quoted_without_names(self, text: str) -> str:
        """The client's own words in quotation marks, for readers who are not the client."""
        return self.naming.quoted_to_others(text)

    def without_surnames(self, text: str) -> str:
        """The text for the client, said to them."""
        return self.naming.to_client(text)

    def own_words(self, text: str) -> str:
        """The text for the client, where it is their own: quoted, or in their plan."""
        return self.naming.own_words(text)
