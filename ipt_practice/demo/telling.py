"""One story on its way into the record: who tells it, and what stands there so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from accounts.models import User
from cases.models import Case
from documents.models import Document
from formulation.models import (
    FocusArea,
    Goal,
    InventoryPerson,
    Ipaf,
    LadderStep,
    SupportStep,
)
from ipt_practice.demo.scores import Answers, answers_of
from ipt_practice.demo.story import Story
from sessions.models import Homework, TherapySession, Worksheet


@dataclass
class Telling:
    """What the steps of a story hand on to each other."""

    story: Story
    cast: dict[str, User]
    today: date
    scores: dict[str, Answers] = field(default_factory=dict)
    # The note of the last session stays a draft: someone is late with it.
    leaves_last_unsigned: bool = False
    case: Case = field(init=False)
    people: dict[str, InventoryPerson] = field(default_factory=dict)
    goals: dict[str, Goal] = field(default_factory=dict)
    # Rows of the support plan, by their stories.
    support: dict[str, SupportStep] = field(default_factory=dict)
    # Worksheets, by their place in the story.
    sheets: dict[int, Worksheet] = field(default_factory=dict)
    focus_area: FocusArea | None = None
    steps: dict[str, LadderStep] = field(default_factory=dict)
    ipaf: Ipaf | None = None
    letter: Document | None = None
    last_homework: Homework | None = None
    last_session: TherapySession | None = None
    last_item9: int | None = None
    number: int = 0

    def __post_init__(self) -> None:
        self.clock = self.story.clock(self.today)
        self.by = self.cast[self.story.therapist]

    def answers(self, point: str) -> Answers | None:
        return self.scores.get(point) or answers_of(self.story.key, point)

    def item9(self, point: str) -> int | None:
        answers = self.answers(point)
        return answers["PHQ9"][8] if answers else None
