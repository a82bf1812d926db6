"""Forms of two partners: what they want, agree on and say together."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from cases.forms import fields
from cases.models import Case
from formulation.actions.couples import (
    AGREEMENT_FIELDS,
    EXPECTATION_FIELDS,
    OWN_PART_FIELDS,
)
from formulation.models import (
    AgreementReview,
    CoupleAgreement,
    JointFormulation,
    OwnPart,
    RoleExpectation,
    longest,
)

ALONE = "Said alone: stays off every joint paper"


def _digits(choices: list[tuple[int, Any]]) -> list[tuple[str, str]]:
    return [("", "Not said"), *((str(key), str(label)) for key, label in choices)]


def _number(typed: str) -> int | None:
    return int(typed) if typed else None


class ForTwo(forms.Form):
    """Names both partners in its labels; `today` is offered as the day."""

    def __init__(self, *args: Any, case: Case, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = fields.bare_helper()
        self.first, self.second = (one.first_name for one in case.people_in_it)
        for name in ("said_on", "agreed_on", "looked_on"):
            if name in self.fields:
                self.fields[name].initial = today
        self.name_both()

    def name_both(self) -> None:
        """Put the names where the form speaks of the two."""


class ExpectationForm(ForTwo):
    """One area: what each wants, how far apart that is, how much could move."""

    area = fields.select(
        "Area",
        [("", "Choose"), *RoleExpectation.Area.choices],
        missing="Choose the area",
    )
    other_area = fields.line(
        "If something else, which", most=longest(RoleExpectation, "other_area")
    )
    first_wants = fields.text("", most=longest(RoleExpectation, "first_wants"), rows=2)
    is_first_alone = fields.tick(ALONE)
    second_wants = fields.text(
        "", most=longest(RoleExpectation, "second_wants"), rows=2
    )
    is_second_alone = fields.tick(ALONE)
    gap_words = fields.text(
        "The gap, in words", most=longest(RoleExpectation, "gap_words"), rows=2
    )
    gap = fields.pick("How wide", _digits(RoleExpectation.Gap.choices))
    negotiable = fields.pick(
        "How much could move", _digits(RoleExpectation.Negotiable.choices)
    )
    said_on = fields.day("Said on", missing="Enter the day on which it was said")

    def name_both(self) -> None:
        self.fields["first_wants"].label = f"What {self.first} wants"
        self.fields["second_wants"].label = f"What {self.second} wants"

    @classmethod
    def of(cls, row: RoleExpectation, *args: Any, **kwargs: Any) -> ExpectationForm:
        """The form filled with how it stood last; the day is today's."""
        initial = {name: getattr(row, name) for name in EXPECTATION_FIELDS}
        for name in ("gap", "negotiable"):
            initial[name] = "" if initial[name] is None else str(initial[name])
        initial["said_on"] = kwargs["today"]
        return cls(*args, initial=initial, **kwargs)

    def said(self) -> dict[str, Any]:
        values = {name: self.cleaned_data[name] for name in EXPECTATION_FIELDS}
        numbers = {name: _number(values[name]) for name in ("gap", "negotiable")}
        return values | numbers


class CoupleAgreementForm(ForTwo):
    """What the two try: who, when, and when they look at it again."""

    what = fields.text(
        "What",
        most=longest(CoupleAgreement, "what"),
        missing="Write what the two agreed",
        hint="Small enough to be seen: “Sundays at five, an hour to plan the week.”",
        rows=2,
    )
    who = fields.pick("Who", CoupleAgreement.Who.choices, missing="Choose who does it")
    when = fields.line(
        "When", most=longest(CoupleAgreement, "when"), hint="Like “Every Sunday”."
    )
    agreed_on = fields.day("Agreed on", missing="Enter the day it was agreed")
    review_on = fields.day("Look at it again on")

    def name_both(self) -> None:
        who = self.fields["who"]
        who.choices = [  # type: ignore[attr-defined]
            ("BOTH", "Both"),
            ("FIRST", self.first),
            ("SECOND", self.second),
        ]

    def agreed(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in AGREEMENT_FIELDS}


class LookForm(ForTwo):
    """How an agreement went. "Not kept" is information."""

    outcome = fields.pick(
        "How it went",
        AgreementReview.Outcome.choices,
        missing="Choose how it went",
        hint="What was not kept says something about the agreement, not about a person.",
    )
    words = fields.text(
        "What was learned, or what it is now",
        most=longest(AgreementReview, "words"),
        rows=2,
    )
    looked_on = fields.day("Looked at on", missing="Enter the day")


class OwnPartForm(ForTwo):
    """My part: what one does that keeps it going."""

    whose = fields.pick("Whose part", [], missing="Choose whose part it is")
    words = fields.text(
        "My part, in their words",
        most=longest(OwnPart, "words"),
        missing="Write it in their words",
        hint="“I go quiet, and hope to be asked.”",
        rows=2,
    )
    is_said_alone = fields.tick(ALONE)
    said_on = fields.day("Said on", missing="Enter the day on which it was said")

    def name_both(self) -> None:
        choices = [("FIRST", self.first), ("SECOND", self.second)]
        self.fields["whose"].choices = choices  # type: ignore[attr-defined]

    def said(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in OWN_PART_FIELDS}


class TogetherForm(ForTwo):
    """A version of how the two understand it, that both have heard."""

    words = fields.text(
        "How the two understand it",
        most=longest(JointFormulation, "words"),
        missing="Write how the two understand it",
        hint="To both of them, in plain words: what happens between you, and what you "
        "will try.",
        rows=8,
    )
    said_on = fields.day("Said on", missing="Enter the day on which it was said")
    is_said_jointly = fields.tick(
        "Both heard all of it",
        hint="Nothing in it was said by one of them alone.",
    )
