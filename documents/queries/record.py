"""Everything about one case that a document may speak of, read once.

Only what is signed or kept in versions; process notes are not read here, nor anywhere
else in this room. A fixed number of queries, however long the course was.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from django.utils import timezone

from accounts.models import Practice
from accounts.queries import practice
from cases.models import (
    Case,
    Client,
    Contact,
    FunctioningRating,
    IntakeVersion,
    RiskEntry,
    SafetyPlan,
)
from cases.queries import Agreed, NamesBeside, agreed_by, names_beside
from documents.models import PartWording
from documents.queries.joint import Joint, joint_of
from documents.queries.naming import Naming
from documents.queries.papers import Papers
from formulation.models import FocusArea, InventoryPerson, Ipaf
from formulation.queries import (
    FocusBoard,
    GoalLine,
    focus_board,
    focus_kind_of,
    goals_of,
)
from measures.queries import ScorePoint, series_of_cases
from protocols import PROTOCOLS, problems
from protocols.base import FocusKind, Protocol, Therapy
from sessions.models import (
    Contract,
    Homework,
    JointAttendance,
    RelapsePlan,
    RelapsePlanPerson,
    SessionGoal,
    SessionMeasure,
    SessionSighting,
    TechniqueUse,
    TherapySession,
)
from sessions.queries import Course, Stretch, course_of

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


@dataclass(frozen=True, kw_only=True)
class Seen:
    """The pattern, where it showed: the session it was told in, and with whom."""

    sighting_id: UUID
    on: date
    session_label: str
    source: str
    changed: str
    with_whom: str
    trigger: str
    response: str
    what_was_new: str


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


def record_of(case: Case, *, today: date) -> Record:
    """Read the case for a document. In: a case with its client and therapist loaded."""
    sessions = sessions_of(case, case.client)
    keys = list(dict.fromkeys(["PHQ9", "GAD7", case.main_measure]))
    board = focus_board(case)
    course = course_of(case)
    plan = RelapsePlan.objects.filter(case=case).order_by("-number").first()
    protocol = PROTOCOLS.get(case.protocol_key)
    return Record(
        case=case,
        client=case.client,
        today=today,
        practice=practice(),
        protocol=protocol,
        contract=course.contract,
        course=course,
        sessions=sessions,
        held=held_of(case, sessions),
        scores=series_of_cases([case.pk], keys)[case.pk],
        session_of=session_of(case),
        focus=board.primary.focus if board.primary else None,
        earlier_focus=_earlier_focus(case, board),
        ipaf=Ipaf.objects.filter(case=case).order_by("-number").first(),
        seen=_seen(case),
        goals=tuple(goals_of(case)),
        plan=plan,
        plan_people=tuple(
            RelapsePlanPerson.objects.filter(plan=plan)
            .select_related("person")
            .order_by("person__name", "pk")
        ),
        risk=RiskEntry.objects.filter(case=case, about=None)
        .order_by("-asked_on", "-recorded_at")
        .first(),
        safety_plan=SafetyPlan.objects.filter(case=case, about=None)
        .order_by("-number")
        .first(),
        intake=IntakeVersion.objects.filter(case=case).order_by("-number").first(),
        functioning=tuple(
            FunctioningRating.objects.filter(case=case).order_by(
                "rated_on", "recorded_at"
            )
        ),
        gp=Contact.objects.filter(
            client=case.client, kind=Contact.Kind.GP, removed_at__isnull=True
        ).first(),
        agreed=agreed_by(case.client),
        people=tuple(InventoryPerson.objects.filter(case=case).by_name()),
        beside=names_beside(case),
        joint=joint_of(case, case.client),
    )


def sessions_of(case: Case, person: Client) -> tuple[TherapySession, ...]:
    """Appointments in their order, without those to which the other of a couple came
    alone: what was said there is the other's."""
    rows = TherapySession.objects.filter(case=case).select_related("note").in_order()
    if case.partner is None:
        return tuple(rows)
    other = FIRST if person == case.partner else SECOND
    alone = JointAttendance.objects.filter(case=case, came=other)
    return tuple(rows.exclude(pk__in=alone.values("therapy_session")))


def _earlier_focus(case: Case, board: FocusBoard) -> FocusArea | None:
    """The last primary focus of an IPT that came before DIT, one still open first."""
    if focus_kind_of(case) != FocusKind.IPAF:
        return None
    own = [c.focus for c in board.past if c.focus.rank == FocusArea.Rank.PRIMARY]
    still_open = [focus for focus in own if focus.ended_on is None]
    return next(iter([*still_open, *own]), None)


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


def _seen(case: Case) -> tuple[Seen, ...]:
    links = (
        SessionSighting.objects.filter(case=case)
        .select_related("sighting__person", "therapy_session")
        .order_by("sighting__seen_on", "sighting__recorded_at", "pk")
    )
    return tuple(
        Seen(
            sighting_id=link.sighting_id,
            on=link.sighting.seen_on,
            session_label=f"Session {link.therapy_session.number}",
            source=link.sighting.source,
            changed=link.sighting.changed,
            with_whom=link.sighting.person.relationship if link.sighting.person else "",
            trigger=link.sighting.trigger,
            response=link.sighting.response,
            what_was_new=link.sighting.what_was_new,
        )
        for link in links
    )
