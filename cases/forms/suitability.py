"""IPT or DIT: the questions with their answers, and the clinician's written decision."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.forms.boundfield import BoundField

from cases.forms import fields
from cases.forms.dated import DatedForm
from cases.models import SuitabilityReview
from protocols import PROTOCOLS, grouped_choices, protocol, suitability
from protocols.suitability import Answer, Column, Question

Decision = SuitabilityReview.Decision
AGAINST = (Decision.NEITHER, Decision.WAIT)


class SuitabilityForm(DatedForm):
    """Questions in two columns; nothing is weighed or added up.

    `decision` takes the key of a protocol, or one of the decisions against both.
    """

    DAYS = ("decided_on",)

    cautions = fields.several("Cautions that apply", suitability.caution_choices())
    decision = fields.pick(
        "Decision",
        [
            *grouped_choices(),
            ("No model now", [(one.value, str(one.label)) for one in AGAINST]),
        ],
        missing="Write the decision: IPT, DIT, neither, or wait",
    )
    reasons = fields.several("What it rests on", suitability.REASONS)
    reason = fields.text(
        "The decision in your words",
        most=2000,
        missing="Write why: your words are what counts",
        hint="Two or three sentences. They stay with the case.",
    )
    client_view = fields.pick(
        "The client",
        SuitabilityReview.ClientView.choices,
        missing="Say whether the client agrees",
    )
    is_agreed_with_supervisor = fields.tick("Talked over with the supervisor")
    decided_on = fields.day("Date of the decision", missing="Enter the date")

    def __init__(self, *args: Any, age: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"].widget.hints = _hints(age)
        self.fields["decided_on"].initial = self.today
        for question in suitability.QUESTIONS:
            self.fields[f"q_{question.key}"] = _answer(question)
        self.helper.layout = Layout(
            "decision",
            "reasons",
            "reason",
            "client_view",
            "is_agreed_with_supervisor",
            "decided_on",
        )

    def decided(self) -> dict[str, Any]:
        """What `decide_model` takes."""
        values = fields.typed(self)
        chosen = values.pop("decision")
        is_model = chosen in PROTOCOLS
        answers = {
            question.key: values.pop(f"q_{question.key}") or Answer.NOT_ASKED.value
            for question in suitability.QUESTIONS
        }
        return {
            **values,
            "answers": answers,
            "protocol_key": chosen if is_model else "",
            "decision": protocol(chosen).therapy.value if is_model else chosen,
        }

    @property
    def ipt_questions(self) -> Iterator[BoundField]:
        return self._of((Column.IPT,))

    @property
    def dit_questions(self) -> Iterator[BoundField]:
        return self._of((Column.DIT,))

    @property
    def other_questions(self) -> Iterator[BoundField]:
        """Those that speak for either, or matter to both."""
        return (
            self[f"q_{question.key}"]
            for question in suitability.QUESTIONS
            if question.speaks_for not in ((Column.IPT,), (Column.DIT,))
        )

    def _of(self, columns: tuple[Column, ...]) -> Iterator[BoundField]:
        return (
            self[f"q_{question.key}"]
            for question in suitability.QUESTIONS
            if question.speaks_for == columns
        )


def _hints(age: int) -> dict[str, str]:
    """What each model is, and where its manual speaks of other ages than the client's.

    A hint, never a wall: the clinician decides.
    """
    return {
        key: " ".join(filter(None, (item.description, item.age_hint(age))))
        for key, item in PROTOCOLS.items()
    }


def _answer(question: Question) -> forms.ChoiceField:
    hint = ""
    if question.is_for_clinician:
        hint = "For you to answer; it is not read out."
    elif question.speaks_for == (Column.IPT, Column.DIT):
        hint = "Yes can speak for either."
    elif question.speaks_for == (Column.BOTH,):
        hint = "Both models need it."
    field = fields.pick(
        question.text,
        [(key.value, words) for key, words in suitability.ANSWERS],
        hint=hint,
    )
    field.initial = Answer.NOT_ASKED.value
    return field


class ChangeModelForm(DatedForm):
    """Another model later on, with the day and the reason."""

    DAYS = ("changed_on",)

    protocol_key = forms.ChoiceField(
        label="New model",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose the new model",
            "invalid_choice": "Choose a model other than the present one",
        },
    )
    reason = fields.text(
        "Why",
        most=2000,
        missing="Write why the model changes",
        hint="Stays with the case.",
    )
    changed_on = fields.day(
        "Date of the change", missing="Enter the date of the change"
    )

    def __init__(self, *args: Any, current: str, age: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["protocol_key"]
        field.choices = grouped_choices(but=current)  # type: ignore[attr-defined]
        field.widget.hints = _hints(age)
        self.fields["changed_on"].initial = self.today
