"""What one demo case is made of: plain data, told in weeks from the first session."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any
from zlib import crc32

from ipt_practice.demo.circle_story import Earlier, Wished
from ipt_practice.demo.clock import CourseClock
from ipt_practice.demo.focus_story import FocusStory
from ipt_practice.demo.inventory_story import InventoryStory
from sessions.here_and_now import HereAndNow

# Days between the referral and the assessment.
REFERRED_BEFORE = timedelta(days=16)
YEAR = 365


@dataclass(frozen=True, kw_only=True)
class Person:
    """Someone in the social inventory, and where they stand at the start."""

    name: str
    relationship: str
    ring: int
    sector: str = "FAMILY"
    status: str = "CURRENT"
    tone: str = ""
    frequency: str = ""
    client_expects: str = ""
    expects_of_client: str = ""
    good_things: str = ""
    hard_things: str = ""
    changed_around_onset: str = ""
    wished_for: str = ""
    can_confide: str = ""
    knows: str = ""
    # Weeks before the first session, for someone who died.
    died_weeks_before: int | None = None


@dataclass(frozen=True, kw_only=True)
class Move:
    """A change of ring, in the week of a session."""

    name: str
    ring: int
    week: int
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Sighting:
    """One time that the pattern showed (DIT)."""

    trigger: str
    experience: str
    expectation: str
    response: str
    consequence: str
    # Name of the person; empty for "in the room". `is_past`: as it was then.
    person: str = ""
    is_past: bool = False
    is_dream: bool = False
    changed: str = "NO"
    what_was_new: str = ""


@dataclass(frozen=True, kw_only=True)
class Risk:
    """A full risk entry; where there is none, the session has the quick one."""

    thoughts: str
    said: str
    actions: tuple[str, ...]
    compared: str = "SAME"
    formulation: str = ""
    keeps_going: str = ""
    informed: str = ""
    # Under 18: why no parent was told, where "PARENT" is not among the actions.
    parent_not_told: str = ""
    next_step: str = ""
    no_plan_reason: str = ""

    @property
    def parent_told(self) -> str:
        if "PARENT" in self.actions:
            return "YES"
        return "NO" if self.parent_not_told else ""


@dataclass(frozen=True, kw_only=True)
class Visit:
    """One attended session."""

    week: int
    text: str
    link: str = ""
    techniques: tuple[str, ...] = ()
    # Task set for next time; how the one before went.
    homework: str = ""
    homework_went: str = ""
    homework_learned: str = ""
    risk: Risk | None = None
    sightings: tuple[Sighting, ...] = ()
    process_note: str = ""
    # Between the two in the room, by its author for its author.
    here_and_now: HereAndNow | None = None
    late: bool = False
    # Days between the session and its signature.
    signed_after_days: int = 0
    next_plan: str = ""
    # Agenda lines covered beyond those that the story bears out; own tasks left undone.
    ticks: tuple[str, ...] = ()
    not_done: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Absence:
    """An appointment that did not happen."""

    week: int
    attendance: str
    reason: str
    meaning: str = ""
    contact: str = ""


@dataclass(frozen=True, kw_only=True)
class GoalStory:
    """A goal with the client's ratings: (week, value), the first one the baseline."""

    words: str
    target: int
    ratings: tuple[tuple[int, int], ...]
    kind: str = ""
    method: str = ""
    # Whether it serves the focus area that was agreed (IPT).
    serves_focus: bool = False


@dataclass(frozen=True, kw_only=True)
class OriginStory:
    """Someone of the past with whom the pattern was learned (DIT).

    `changes` are read later: (week, fields).
    """

    week: int
    person: str
    words: dict[str, str]
    echoes: tuple[str, ...] = ()
    echo_with: tuple[str, ...] = ()
    changes: tuple[tuple[int, dict[str, str]], ...] = ()


@dataclass(frozen=True, kw_only=True)
class SafetyPlanStory:
    week: int
    parts: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class IpafStory:
    """A version of the IPAF: when it was written, and how it was taken when shared."""

    written_week: int
    shared_week: int
    parts: dict[str, Any]
    client_reaction: str


@dataclass(frozen=True, kw_only=True)
class LetterStory:
    """The closing letter: drafted, read together, finished; approved at the last session."""

    drafted_week: int
    parts: dict[str, str]
    read_week: int
    client_reaction: str
    # What was changed after it was read.
    changed: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Remark:
    """A comment on the case, by a key of the cast."""

    week: int
    by: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Story:
    """A whole case."""

    key: str
    given_name: str
    family_name: str
    pronouns: str
    age: int
    therapist: str
    problem: str
    protocol_key: str
    referral_source: str
    referral_reason: str
    planned: int
    # None: the last working day that is settled.
    weekday: int | None
    at: time
    # Weeks between the first session and the next one.
    began_weeks_ago: int
    reason_for_model: str
    decision: str
    suitability: dict[str, str] = field(default_factory=dict)
    cautions: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    client_view: str = "AGREES"
    is_agreed_with_supervisor: bool = True
    safe_contact: str = ""
    phone: str = ""
    contacts: tuple[dict[str, Any], ...] = ()
    consents: tuple[str, ...] = ("TREATMENT", "RECORDS", "RECORDING", "SHARE_GP")
    # Answers of the assessment; symptoms come from the questionnaires and from here.
    intake: dict[str, Any] = field(default_factory=dict)
    symptoms: dict[str, int] = field(default_factory=dict)
    onset_weeks_before: int = 26
    functioning: tuple[tuple[int, dict[str, int]], ...] = ()
    baseline_risk: Risk | None = None
    safety_plans: tuple[SafetyPlanStory, ...] = ()
    people: tuple[Person, ...] = ()
    moves: tuple[Move, ...] = ()
    # Where people stood before it began, and where the client would like them.
    earlier: tuple[Earlier, ...] = ()
    wished: tuple[Wished, ...] = ()
    # Events and stretches of symptoms, of `ipt_practice.demo.lived`.
    timeline: tuple[Any, ...] = ()
    inventory: InventoryStory = InventoryStory()
    focus: dict[str, Any] | None = None
    focus_week: int = 4
    focus_work: FocusStory = FocusStory()
    # A formulation in short, written and shared with the focus.
    link_sentence: str = ""
    # Why an area is not the focus: week, area, words.
    why_not: tuple[tuple[int, str, str], ...] = ()
    # Why the work went on past the first phase: week, words.
    gate_reasons: tuple[tuple[int, str], ...] = ()
    stages: tuple[tuple[int, str, str], ...] = ()
    ipafs: tuple[IpafStory, ...] = ()
    origins: tuple[OriginStory, ...] = ()
    # FormulationStory and SupportStory of demo/told_back.py.
    formulations: tuple[Any, ...] = ()
    support: tuple[Any, ...] = ()
    # SheetStory of demo/worksheet_telling.py.
    worksheets: tuple[Any, ...] = ()
    goals: tuple[GoalStory, ...] = ()
    # A CoupleStory of demo/couple_telling.py, where two come.
    couple: Any = None
    # What `ipt_practice.demo.around` tells: parents, school, getting here, what is next.
    around: tuple[Any, ...] = ()
    # CourseReviewStory and CopingStory (ipt_practice.demo.looking_back).
    course_reviews: tuple[Any, ...] = ()
    coping: tuple[Any, ...] = ()
    # ScaleStory (ipt_practice.demo.rated).
    scales: tuple[Any, ...] = ()
    visits: tuple[Visit, ...] = ()
    absences: tuple[Absence, ...] = ()
    letter: LetterStory | None = None
    relapse_plan: dict[str, Any] | None = None
    relapse_week: int = 0
    # ClosingStory and MaintenanceStory of demo/ending_story.py.
    closing: Any = None
    maintenance: Any = None
    follow_up: tuple[int, str] | None = None
    ending: dict[str, str] | None = None
    # Closed, and its summary not released yet.
    has_draft_summary: bool = False
    # The week in which the case was closed, where that was after the last appointment.
    closed_week: int = 0
    reviews: tuple[tuple[int, str], ...] = ()
    tasks: tuple[tuple[int, str], ...] = ()
    # What therapist and supervisor wrote to each other.
    comments: tuple[Remark, ...] = ()
    # A flag that was let rest by the therapist: week, key, reason.
    dismissals: tuple[tuple[int, str, str], ...] = ()
    has_extra_session: bool = False
    contract: dict[str, Any] = field(default_factory=dict)

    def clock(self, today: date) -> CourseClock:
        return CourseClock(
            today=today,
            weekday=self.weekday,
            at=self.at,
            began_weeks_ago=self.began_weeks_ago,
        )

    def born_on(self, today: date) -> date:
        """A birthday of one's own; `age` is right from the referral until today."""
        referred_on = self.clock(today).day(0) - REFERRED_BEFORE
        free = YEAR - (today - referred_on).days
        birthday = referred_on - timedelta(days=crc32(self.key.encode()) % free)
        if (birthday.month, birthday.day) == (2, 29):
            birthday -= timedelta(days=1)
        return birthday.replace(year=birthday.year - self.age)
