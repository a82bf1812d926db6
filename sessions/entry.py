"""Everything that one signature covers, as plain values.

A form, the demo and tests all hand over the same thing; nothing here touches a table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import zip_longest
from typing import NamedTuple
from uuid import UUID

from protocols import risk as risk_words


@dataclass(frozen=True, kw_only=True)
class RiskFields:
    """What was asked about safety. Values are those of `cases.models.RiskEntry`."""

    asked: str = risk_words.Asked.YES
    not_asked_reason: str = ""
    compared: str = ""
    thoughts: str = ""
    said: str = ""
    plan: str = ""
    plan_words: str = ""
    intent: str = ""
    behaviour: str = ""
    means: str = ""
    keeps_going: str = ""
    harm_to_others: str = ""
    harm_from_others: str = ""
    asked_alone: str = ""
    self_neglect: str = ""
    safeguarding: str = ""
    others: str = ""
    formulation: str = ""
    # Keys of protocols.risk.ACTIONS.
    actions: tuple[str, ...] = ()
    informed: str = ""
    informed_at: time | None = None
    parent_told: str = ""
    parent_not_told_reason: str = ""
    school_told: str = ""
    no_plan_reason: str = ""
    next_step: str = ""
    next_review_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class SightingFields:
    """One mark on the trace: with whom the pattern showed, and whether it changed.

    `person_id` is someone in the inventory; None means in the room. A mere mark has no
    words; values are those of `formulation.models.PatternSighting`.
    """

    person_id: UUID | None = None
    changed: str = "NO"
    source: str = ""
    trigger: str = ""
    experience: str = ""
    expectation: str = ""
    response: str = ""
    consequence: str = ""
    what_was_new: str = ""


# Which of two answers to one questionnaire stands.
OWN, TYPED = "OWN", "TYPED"


class TaskWent(NamedTuple):
    """How a task went. Values are those of `sessions.models.HomeworkReview`.

    `helped`, 0 to 10, marks the task as something that helps the client to cope.
    """

    outcome: str
    learned: str = ""
    happened: str = ""
    mood_effect: int | None = None
    helped: int | None = None


@dataclass(frozen=True, kw_only=True)
class TaskAbout:
    """More about one task for next time; all of it may stay empty."""

    why: str = ""
    suggested_by: str = ""
    when_and_where: str = ""
    obstacles: str = ""
    person_id: UUID | None = None


NOTHING_SAID = TaskAbout()


class NextTask(NamedTuple):
    """A task for next time, and what is said about it."""

    text: str
    about: TaskAbout = NOTHING_SAID


class CopingHelped(NamedTuple):
    """How much something that helps to cope did help this time, 0 to 10."""

    helped: int
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class SessionEntry:
    """A session as it was held, ready to be signed.

    `answers` maps a questionnaire's key to one answer per item, None for a blank one.
    `homework_reviews` maps the id of a task to how it went. `next_homework` holds one task
    per line; `homework_about` speaks of each line in turn. `coping` maps the id of a coping
    strategy to how much it helped. `held_at` is the time it really took place,
    None for the time it was booked for.
    """

    attendance: str = "CAME"
    place: str = "IN_PERSON"
    minutes: int = 50
    held_at: datetime | None = None
    answers: Mapping[str, tuple[int | None, ...]] = field(default_factory=dict)
    # Where the client sent answers too: OWN keeps theirs, TYPED those of this entry.
    kept: Mapping[str, str] = field(default_factory=dict)
    measure_missed_reason: str = ""
    risk: RiskFields | None = None
    # A couple: the partner's own entry, and who came (values of JointAttendance.Came).
    partner_risk: RiskFields | None = None
    came: str = ""
    ticks: tuple[str, ...] = ()
    techniques: tuple[str, ...] = ()
    homework_reviews: Mapping[UUID, TaskWent] = field(default_factory=dict)
    next_homework: str = ""
    homework_about: tuple[TaskAbout, ...] = ()
    coping: Mapping[UUID, CopingHelped] = field(default_factory=dict)
    # Next steps of worksheets that were ticked: the sheet's id, and the task in words.
    try_outs: Mapping[UUID, str] = field(default_factory=dict)
    try_outs_about: Mapping[UUID, TaskAbout] = field(default_factory=dict)
    finished_tasks: tuple[UUID, ...] = ()
    sightings: tuple[SightingFields, ...] = ()
    # Ids of people who were spoken of, and of goals that were worked on.
    people: tuple[UUID, ...] = ()
    goals: tuple[UUID, ...] = ()
    # What the client felt about the ending: keys of protocols.endings.FEELINGS, and words.
    felt: tuple[str, ...] = ()
    felt_words: str = ""
    text: str = ""
    focus_link: str = ""
    next_plan: str = ""
    # What the client said was important, in their words.
    important: str = ""
    # Fields whose text was taken over from last time and not looked at since.
    unconfirmed: tuple[str, ...] = ()

    @property
    def item9(self) -> int | None:
        """The answer to PHQ-9 item 9, None where it was not asked or is blank."""
        answers = self.answers.get("PHQ9", ())
        return answers[8] if len(answers) > 8 else None

    @property
    def next_tasks(self) -> tuple[NextTask, ...]:
        """The tasks that were written down, each with what is said about it."""
        return tuple(task for task in self._lines if task.text)

    @property
    def about_no_task(self) -> tuple[int, ...]:
        """Lines, from 0, that say more about a task that nobody wrote down."""
        if self._meant_for is not None:
            return ()
        return tuple(line for line, _ in self._about_nothing)

    @property
    def tasks_of_sheets(self) -> dict[UUID, NextTask]:
        """Next steps of worksheets as tasks, by the sheet's id.

        Where one is ticked and no task is written, what is said above is about that one.
        """
        found = {
            key: NextTask(text, self.try_outs_about.get(key, NOTHING_SAID))
            for key, text in self.try_outs.items()
        }
        if self._meant_for is not None:
            [(_, about)] = self._about_nothing
            found[self._meant_for] = found[self._meant_for]._replace(about=about)
        return found

    @property
    def _lines(self) -> list[NextTask]:
        texts = [line.strip() for line in self.next_homework.splitlines()]
        pairs = zip_longest(texts, self.homework_about)
        return [NextTask(text or "", about or NOTHING_SAID) for text, about in pairs]

    @property
    def _about_nothing(self) -> list[tuple[int, TaskAbout]]:
        return [
            (line, task.about)
            for line, task in enumerate(self._lines)
            if task.about != NOTHING_SAID and not task.text
        ]

    @property
    def _meant_for(self) -> UUID | None:
        """The one ticked sheet of which nothing is said, where one thing is said of nothing."""
        if len(self.try_outs) != 1 or len(self._about_nothing) != 1 or self.next_tasks:
            return None
        [sheet] = self.try_outs
        said = self.try_outs_about.get(sheet, NOTHING_SAID)
        return sheet if said == NOTHING_SAID else None
