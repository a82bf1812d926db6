"""Tasks in the log: how they went, the next one and more about it, what helps to cope.

What takes longer than a press waits behind a line, so that logging stays quick.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField

from cases.forms import fields
from formulation.forms.scale import ScaleField
from formulation.forms.who import WhoField
from formulation.models import InventoryPerson, longest
from formulation.queries.support import MOOD_WORDS
from protocols.coping import LEAST_WORDS, MOST, MOST_WORDS
from sessions.models import CopingPractice, Homework, HomeworkReview
from sessions.queries.coping import CopingLine
from sessions.queries.homework import HomeworkLine
from sessions.queries.sheet import LogSheet
from sessions.typed import COPING, HOMEWORK

WENT = [("", "Not looked at"), *HomeworkReview.Outcome.choices]
MOOD = [
    ("", "Not said"),
    *((str(value), words.capitalize()) for value, words in MOOD_WORDS.items()),
]
ABOUT = ("why", "when_and_where", "obstacles", "suggested_by", "person")


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
        waiting = (self.happened, self.mood, self.helped)
        return any(field.value() or field.errors for field in waiting)


@dataclass(frozen=True, kw_only=True)
class CopingRow:
    line: CopingLine
    helped: BoundField
    note: BoundField


def homework_fields(sheet: LogSheet) -> Iterator[tuple[str, forms.Field]]:
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
    yield from about_fields(sheet)
    for strategy in sheet.coping:
        name = f"{COPING}_{strategy.strategy_id}"
        yield name, helped_field("How much it helped", nothing="Not practised")
        most = longest(CopingPractice, "note")
        yield f"{name}_note", fields.line("In a few words", most=most)


def about_fields(sheet: LogSheet) -> Iterator[tuple[str, forms.Field]]:
    """More about the next task; asked of the first where several are set."""
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
        yield f"{HOMEWORK}_{name}", fields.line(label, most=most, hint=hint)
    yield (
        f"{HOMEWORK}_suggested_by",
        fields.pick("Whose idea", [("", "Not said"), *Homework.SuggestedBy.choices]),
    )
    if sheet.people:
        who = WhoField("With whom")
        ids = [person.pk for person in sheet.people]
        who.queryset = InventoryPerson.objects.filter(pk__in=ids).by_name()
        yield f"{HOMEWORK}_person", who


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


def about_of(form: forms.Form) -> list[BoundField]:
    """The fields about the next task that this form asks."""
    names = [f"{HOMEWORK}_{name}" for name in ABOUT]
    return [form[name] for name in names if name in form.fields]
