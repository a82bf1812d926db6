"""What one demo case is made of: plain data, told in weeks from the first session."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from typing import Any


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
    # Name of the person; empty for "in the room".
    person: str = ""
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
    next_step: str = ""
    no_plan_reason: str = ""


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
    late: bool = False
    # Days between the session and its signature.
    signed_after_days: int = 0
    next_plan: str = ""


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


@dataclass(frozen=True, kw_only=True)
class SafetyPlanStory:
    week: int
    parts: dict[str, str]


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
    weekday: int
    at: time
    # Weeks between the first session and the next one.
    began_weeks_ago: int
    reason_for_model: str
    decision: str
    suitability: dict[str, str] = field(default_factory=dict)
    safe_contact: str = ""
    phone: str = ""
    contacts: tuple[dict[str, Any], ...] = ()
    consents: tuple[str, ...] = ("TREATMENT", "RECORDS", "RECORDING", "SHARE_GP")
    intake: dict[str, Any] = field(default_factory=dict)
    functioning: tuple[tuple[int, dict[str, int]], ...] = ()
    baseline_risk: Risk | None = None
    safety_plans: tuple[SafetyPlanStory, ...] = ()
    people: tuple[Person, ...] = ()
    moves: tuple[Move, ...] = ()
    focus: dict[str, Any] | None = None
    focus_week: int = 4
    stages: tuple[tuple[int, str, str], ...] = ()
    ipafs: tuple[tuple[int, dict[str, str]], ...] = ()
    goals: tuple[GoalStory, ...] = ()
    visits: tuple[Visit, ...] = ()
    absences: tuple[Absence, ...] = ()
    # Parts of the closing letter in the therapist's own words, over what was drafted.
    letter: dict[str, str] = field(default_factory=dict)
    relapse_plan: dict[str, Any] | None = None
    relapse_week: int = 0
    follow_up: tuple[int, str] | None = None
    ending: dict[str, str] | None = None
    reviews: tuple[tuple[int, str], ...] = ()
    tasks: tuple[tuple[int, str], ...] = ()
    contract: dict[str, Any] = field(default_factory=dict)

    def born_on(self, today: date) -> date:
        return date(today.year - self.age, 2, 11)
