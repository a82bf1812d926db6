"""Tasks in the log: how they went, the next ones and more about each, what helps to cope.

What takes longer than a press waits behind a line, so that logging stays quick.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField

from cases.forms import fields
from formulation.models import InventoryPerson, longest
from formulation.queries.support import MOOD_WORDS
from protocols.coping import LEAST_WORDS, MOST, MOST_WORDS
from sessions.models import CopingPractice, Homework, HomeworkReview
from sessions.queries.coping import CopingLine
from sessions.queries.homework import HomeworkLine
from sessions.queries.sheet import LogSheet
from sessions.typed import (
    ABOUT,
    COPING,
    HOMEWORK,
    MOST_TASKS,
    Typed,
    about_name,
    next_tasks_in,
    one,
    task_name,
)
from ui.scale import ScaleField

WENT = [("", "Not looked at"), *HomeworkReview.Outcome.choices]
MOOD = [
    ("", "Not said"),
    *((str(value), words.capitalize()) for value, words in MOOD_WORDS.items()),
]
LONGEST_TASK = 300
# Rows that wait for a task; each save offers one more than is filled.
FEWEST_ROWS = 3


class TaskWhoField(forms.ChoiceField):
    """Someone of the inventory, drawn by `templates/formulation/who.html`.

    The people are asked for once, as every task has this field.
    """

    def __init__(self, people: Sequence[InventoryPerson]) -> None:
        self.queryset = people
        super().__init__(
            label="With whom",
            required=False,
            choices=[("", ""), *((str(one.pk), one.name) for one in people)],
            error_messages={"invalid_choice": "Choose a person from this inventory"},
        )


@dataclass(frozen=True, kw_only=True)
class HomeworkRow:
    """An open task: how it went, and behind a line what happened."""

    line: HomeworkLine
    outcome: BoundField
    learned: BoundField
    happened: BoundField
    mood: BoundField
    helped: BoundField

    @property
    def is_open(self) -> bool:
        """Whether what waits behind the line holds something or an error."""
        return _holds_any([self.happened, self.mood, self.helped])


@dataclass(frozen=True, kw_only=True)
class NextTaskRow:
    """A task for next time, and behind a line more about it."""

    number: int
    task: BoundField
    about: list[BoundField]

    @property
    def is_about_open(self) -> bool:
        return _holds_any(self.about)

    @property
    def is_begun(self) -> bool:
        return _holds_any([self.task, *self.about])


@dataclass(frozen=True, kw_only=True)
class CopingRow:
    line: CopingLine
    helped: BoundField
    note: BoundField


def homework_fields(
    sheet: LogSheet, typed: Mapping[str, Typed]
) -> Iterator[tuple[str, forms.Field]]:
    """By name: three for a press each, and the rest of every open task."""
    for line in sheet.homework:
        name = f"{HOMEWORK}_{line.homework_id}"
        yield name, fields.pick("How it went", WENT)
        yield f"{name}_learned", fields.line("What was learned", most=500)
        yield (
            f"{name}_happened",
            fields.text(
                "What happened", most=longest(HomeworkReview, "happened"), rows=2
            ),
        )
        yield f"{name}_mood", fields.pick("What it did to the mood", MOOD)
        yield f"{name}_helped", helped_field("Does it help to cope? Then how much")
    for row in range(1, rows_for(typed) + 1):
        label = "Task for next time" if row == 1 else f"Task {row} for next time"
        yield task_name(row), fields.text(label, most=2000, rows=2)
        yield from about_fields(sheet, str(row))
    for found in sheet.try_outs:
        yield from about_fields(sheet, str(found.worksheet_id))
    for strategy in sheet.coping:
        name = f"{COPING}_{strategy.strategy_id}"
        yield name, helped_field("How much it helped", nothing="Not practised")
        most = longest(CopingPractice, "note")
        yield f"{name}_note", fields.line("In a few words", most=most)


def rows_for(typed: Mapping[str, Typed]) -> int:
    """How many tasks for next time can be written."""
    return min(MOST_TASKS, max(FEWEST_ROWS, len(next_tasks_in(typed)) + 1))


def next_tasks_initial(typed: Mapping[str, Typed]) -> dict[str, str]:
    """What was typed with each task in a row of its own, also those of one row."""
    values = {}
    for row, (text, key) in enumerate(next_tasks_in(typed), start=1):
        values[task_name(row)] = text
        for part in ABOUT:
            said = one(typed, about_name(key, part)) if key else ""
            values[about_name(str(row), part)] = said
    return values


def too_long(text: str) -> bool:
    return any(len(line.strip()) > LONGEST_TASK for line in text.splitlines())


def about_fields(sheet: LogSheet, key: str) -> Iterator[tuple[str, forms.Field]]:
    """More about one task: of a row, or of a worksheet by its id."""
    texts = {
        "why": ("Why: how it belongs to the focus", ""),
        "when_and_where": ("When and where", "For example “Sunday, after church”."),
        "obstacles": (
            "What could get in the way",
            "And what the client would do then.",
        ),
    }
    for name, (label, hint) in texts.items():
        most = longest(Homework, name)
        yield about_name(key, name), fields.line(label, most=most, hint=hint)
    yield (
        about_name(key, "suggested_by"),
        fields.pick("Whose idea", [("", "Not said"), *Homework.SuggestedBy.choices]),
    )
    if sheet.people:
        yield about_name(key, "person"), TaskWhoField(sheet.people)


def helped_field(label: str, *, nothing: str = "Not marked") -> ScaleField:
    """0 to 10 with both ends in words; None where nothing is chosen."""
    return ScaleField(
        label,
        low=LEAST_WORDS.lower(),
        high=MOST_WORDS.lower(),
        most=MOST,
        nothing=nothing,
    )


def homework_rows(form: forms.Form, sheet: LogSheet) -> list[HomeworkRow]:
    return [
        HomeworkRow(
            line=line,
            outcome=form[f"{HOMEWORK}_{line.homework_id}"],
            learned=form[f"{HOMEWORK}_{line.homework_id}_learned"],
            happened=form[f"{HOMEWORK}_{line.homework_id}_happened"],
            mood=form[f"{HOMEWORK}_{line.homework_id}_mood"],
            helped=form[f"{HOMEWORK}_{line.homework_id}_helped"],
        )
        for line in sheet.homework
    ]


def coping_rows(form: forms.Form, sheet: LogSheet) -> list[CopingRow]:
    return [
        CopingRow(
            line=line,
            helped=form[f"{COPING}_{line.strategy_id}"],
            note=form[f"{COPING}_{line.strategy_id}_note"],
        )
        for line in sheet.coping
    ]


def next_task_rows(form: forms.Form) -> list[NextTaskRow]:
    """The rows that this form has."""
    return [
        NextTaskRow(number=row, task=form[name], about=about_of(form, str(row)))
        for row in range(1, MOST_TASKS + 1)
        if (name := task_name(row)) in form.fields
    ]


def about_of(form: forms.Form, key: str) -> list[BoundField]:
    """The fields about one task that this form asks."""
    names = [about_name(key, part) for part in ABOUT]
    return [form[name] for name in names if name in form.fields]


def _holds_any(found: list[BoundField]) -> bool:
    return any(field.value() or field.errors for field in found)
