"""A supervision session: when it was, who was there, what was said about each case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms

from accounts.models import User
from cases.forms import fields
from cases.models import Case
from sessions.forms.group_typing import LostText, put_typed, texts_beside
from sessions.typed import Typed
from supervision.content import (
    LONGEST,
    LONGEST_DECISION,
    MOST_DECISIONS,
    SPARE_ROWS,
    SUPERVISOR,
    THERAPIST,
    TITLES,
    read,
    rows_in,
)
from supervision.forms.plain import PlainForm
from supervision.models import AgendaItem, SupervisionItem, SupervisionSession


class HeadForm(PlainForm):
    """`version` is that of the session that the form was opened on, 0 for a new one."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    held_on = fields.day("Date of session", missing="Enter the date of the session")
    starts_at = fields.clock("Began at")
    minutes = forms.IntegerField(
        label="Minutes",
        required=False,
        min_value=1,
        max_value=480,
        help_text="Can wait until the end.",
        error_messages={
            "invalid": "Minutes must be a number between 1 and 480",
            "min_value": "Minutes must be a number between 1 and 480",
            "max_value": "Minutes must be a number between 1 and 480",
        },
    )
    mode = fields.pick(
        "One to one, or in a group",
        SupervisionSession.Mode.choices,
        missing="Choose one to one or group",
    )

    def __init__(self, *args: Any, people: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in people}
        names = [(key, one.full_name) for key, one in self.people.items()]
        self.fields["present"] = fields.several("Present", names)

    @property
    def chosen(self) -> dict[str, Any]:
        """What was given, ready for an action."""
        given = dict(self.cleaned_data)
        given["present"] = [self.people[key] for key in given["present"]]
        return given


class TakeUpForm(PlainForm):
    part = "take"

    def __init__(self, *args: Any, cases: Iterable[Case], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cases = {str(one.pk): one for one in cases}
        numbers = [(key, one.client.number) for key, one in self.cases.items()]
        self.fields["case"] = fields.select(
            "A case", [("", "Choose"), *numbers], missing="Choose a case"
        )

    @property
    def chosen(self) -> Case:
        return self.cases[self.cleaned_data["case"]]


class ItemForm(PlainForm):
    """What was said about one case. What cannot be read is kept, and named here.

    The rules are those of `supervision.content`, which closing asks too.
    """

    reason = fields.pick("Why it was brought", AgendaItem.Reason.choices)
    question = fields.text(TITLES["question"], most=LONGEST["question"], rows=2)
    discussion = fields.text(
        TITLES["discussion"],
        most=LONGEST["discussion"],
        rows=8,
        hint="The therapist reads it once the session is closed.",
    )
    recording = fields.line(
        TITLES["recording"],
        most=LONGEST["recording"],
        hint="Where the passage begins, like 12:30. The recording itself is not kept here.",
    )
    follow_up = fields.line(
        TITLES["follow_up"],
        most=LONGEST["follow_up"],
        hint="It stands at the top when this case is talked about again.",
    )

    def __init__(
        self,
        *args: Any,
        item: SupervisionItem,
        seen: Sequence[tuple[str, str]],
        typed: Mapping[str, Typed],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if seen:
            self.fields["seen"] = fields.several("Looked at", seen)
        self._rows = range(1, min(len(rows_in(typed)) + SPARE_ROWS, MOST_DECISIONS) + 1)
        owners = [
            (THERAPIST, item.case.therapist.short_name),
            (SUPERVISOR, item.session.supervisor.short_name),
        ]
        for row in self._rows:
            self.fields[f"decision_{row}"] = fields.line(
                f"Decision {row}", most=LONGEST_DECISION
            )
            self.fields[f"owner_{row}"] = fields.select(f"Who, decision {row}", owners)
            self.fields[f"due_{row}"] = fields.line(
                f"By, decision {row}", most=20, type="date"
            )
        if not self.is_bound:
            put_typed(self, typed)

    @property
    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField, forms.BoundField]]:
        return [
            (self[f"decision_{row}"], self[f"owner_{row}"], self[f"due_{row}"])
            for row in self._rows
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name, sentence in read(_plain(self.data)).problems.items():
            if name not in self.errors:
                self.add_error(name if name in self.fields else None, sentence)
        return cleaned

    def lost(self, item: SupervisionItem) -> list[LostText]:
        """What another window typed and the form does not hold."""
        return texts_beside(self, item.lost)


class WordsForm(PlainForm):
    """Something added once the session is closed."""

    part = "words"

    text = fields.text("What you add", most=4000, missing="Write something first")


class ReflectionForm(PlainForm):
    part = "reflection"

    text = fields.text(
        "What you take from it",
        most=4000,
        missing="Write something first",
        hint="You and your supervisor read it. It stays as it is written.",
    )


def _plain(data: Mapping[str, Any]) -> dict[str, Typed]:
    """A posted form, or a mapping, as a draft keeps it."""
    lists = getattr(data, "lists", None)
    if lists is None:
        return dict(data)
    return {name: v[0] if len(v) == 1 else v for name, v in lists()}
