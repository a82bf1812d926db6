"""Rating a piece of work: what it rests on, and line by line what was seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils import timezone

from cases.forms import fields
from protocols.competence import SCORES, CompetenceItem
from sessions.queries import SessionLine
from supervision.forms.plain import PlainForm
from supervision.models import CompetenceRating
from supervision.queries.ratings import first_items, other_items
from ui.words import document_day

EVIDENCE = CompetenceRating.Evidence
# The empty answer first, so that a choice can be undone.
ANSWERS = [
    ("", "Not looked at"),
    *((str(score), f"{score} {title}") for score, title in SCORES.items()),
    (CompetenceRating.NOT_APPLICABLE, "Did not apply"),
]


class BeginRatingForm(PlainForm):
    """`is_own`: therapists look back at a session of their own."""

    part = "begin"

    def __init__(
        self, *args: Any, sessions: Iterable[SessionLine], is_own: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        other = EVIDENCE.MEMORY if is_own else EVIDENCE.DISCUSSION
        first = (
            "Choose a session" if is_own else "No one session: the work as it stands"
        )
        self.fields["session"] = fields.select(
            "Session",
            [
                ("", first),
                *((str(one.session_id), _session_words(one)) for one in sessions),
            ],
            missing="Choose which of your sessions you look back at" if is_own else "",
        )
        self.fields["evidence"] = fields.pick(
            "What it rests on",
            [(kind.value, str(kind.label)) for kind in (EVIDENCE.RECORDING, other)],
            missing="Choose what the rating rests on",
        )


def _session_words(line: SessionLine) -> str:
    phase = f", {line.phase.title.lower()}" if line.phase else ""
    return f"{line.title}, {document_day(timezone.localdate(line.scheduled_at))}{phase}"


@dataclass(frozen=True, kw_only=True)
class ItemFields:
    """One line of the list as three fields; `minute` only beside a recording."""

    item: CompetenceItem
    score: BoundField
    comment: BoundField
    minute: BoundField | None

    @property
    def has_more(self) -> bool:
        """Whether something stands under the answer: then it is shown unfolded."""
        return any(box.value() for box in self._boxes)

    @property
    def has_errors(self) -> bool:
        return any(box.errors for box in self._boxes)

    @property
    def _boxes(self) -> list[BoundField]:
        return [self.comment, *([self.minute] if self.minute else [])]


class RatingForm(PlainForm):
    """The whole list, the lines of the phase first."""

    part = "rate"

    words = fields.text(
        "In your own words",
        most=2000,
        hint="What went well, and one thing to try next.",
        rows=4,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, rating: CompetenceRating, **kwargs: Any) -> None:
        kwargs["initial"] = _initial(rating)
        super().__init__(*args, **kwargs)
        self.rating = rating
        self.first, self.beside = first_items(rating), other_items(rating)
        for item in (*self.first, *self.beside):
            self.fields |= _fields_of(item, has_minute=rating.is_from_recording)

    @property
    def first_lines(self) -> list[ItemFields]:
        return [self._line(item) for item in self.first]

    @property
    def other_lines(self) -> list[ItemFields]:
        return [self._line(item) for item in self.beside]

    @property
    def has_others(self) -> bool:
        """Whether a line of another phase was answered, or is wrong."""
        return any(
            line.score.value() or line.has_more or line.has_errors or line.score.errors
            for line in self.other_lines
        )

    def _line(self, item: CompetenceItem) -> ItemFields:
        has_minute = f"{item.key}_minute" in self.fields
        return ItemFields(
            item=item,
            score=self[f"{item.key}_score"],
            comment=self[f"{item.key}_comment"],
            minute=self[f"{item.key}_minute"] if has_minute else None,
        )

    @property
    def answers(self) -> dict[str, dict[str, Any]]:
        """What was said, by line, ready for an action."""
        return {
            item.key: {
                "score": _score(self.cleaned_data[f"{item.key}_score"]),
                "comment": self.cleaned_data[f"{item.key}_comment"].strip(),
                "minute": self.cleaned_data.get(f"{item.key}_minute"),
            }
            for item in (*self.first, *self.beside)
        }

    @property
    def typed(self) -> dict[str, Any]:
        """What a save is given: answers, words and the version they were typed on."""
        kept = {name: self.cleaned_data[name] for name in ("words", "version")}
        return kept | {"answers": self.answers}

    def over(self, rating: CompetenceRating) -> RatingForm:
        """The same words, to be saved over what the draft holds by now."""
        data = {name: self.data.get(name, "") for name in self.fields}
        return RatingForm(data | {"version": str(rating.version)}, rating=rating)


def _initial(rating: CompetenceRating) -> dict[str, Any]:
    values: dict[str, Any] = {"words": rating.words, "version": rating.version}
    for key, answer in rating.answers.items():
        values |= {f"{key}_{name}": value for name, value in answer.items()}
    return values


def _fields_of(item: CompetenceItem, *, has_minute: bool) -> dict[str, forms.Field]:
    score = fields.pick(item.title, ANSWERS, hint=item.asks)
    # Seven short answers in one row: a list of twenty-five lines stays readable.
    score.widget.attrs["data-shape"] = "seg"
    found: dict[str, forms.Field] = {
        f"{item.key}_score": score,
        f"{item.key}_comment": fields.line("What you saw or heard", most=500),
    }
    if has_minute:
        sentence = "Minute must be a whole number from 0 to 300"
        found[f"{item.key}_minute"] = forms.IntegerField(
            label="Minute of the recording",
            required=False,
            min_value=0,
            max_value=300,
            widget=forms.TextInput(
                attrs={"inputmode": "numeric", "autocomplete": "off", "size": 3}
            ),
            error_messages=dict.fromkeys(
                ("invalid", "min_value", "max_value"), sentence
            ),
        )
    return found


def _score(value: str) -> int | str | None:
    return int(value) if value.isdigit() else value or None
