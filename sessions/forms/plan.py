"""The plan: a form that proposes, and one that changes what was agreed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Any

from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.utils import timezone

from cases.forms import fields
from protocols import PROTOCOLS, protocol
from protocols.base import Protocol
from sessions.dates import NoSuchTime
from sessions.forms.moments import days_field, time_field
from sessions.models import Contract, TherapySession
from sessions.plan import Proposal, propose
from sessions.queries.course import Course

WORDS = (
    "place",
    "missed_sessions",
    "between_sessions",
    "client_part",
    "therapist_part",
    "afterwards",
)
USUAL_TIME = time(14, 0)
WEEKEND = (5, 6)


class PlanForm(forms.Form):
    """What the plan is made of. `known` is the protocol of the case."""

    starts_on = fields.day(
        "First session on", missing="Enter the day of the first session"
    )
    time = time_field("At", missing="Enter the time of the sessions")
    skipped_days = days_field(
        "Days without a session",
        hint="Holidays and planned absences, one date per line.",
    )
    place = fields.line("Where", most=80)
    missed_sessions = fields.text(
        "If a session is missed", most=500, hint="As agreed with the client.", rows=2
    )
    between_sessions = fields.text("Contact between sessions", most=500, rows=2)
    client_part = fields.text("The client’s part", most=1000, rows=2)
    therapist_part = fields.text("The therapist’s part", most=1000, rows=2)
    afterwards = fields.text("What happens afterwards", most=1000, rows=2)
    agreed_on = fields.day("Agreed on", missing="Enter the day on which you agreed")
    reason = fields.text(
        "Why so many, or so few",
        most=500,
        hint="Only for a number outside the usual range.",
        rows=2,
    )

    def __init__(self, *args: Any, known: Protocol, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = known
        lengths = range(known.fewest_possible, known.most_possible + 1)
        self.fields["planned"] = forms.TypedChoiceField(
            label="Sessions",
            coerce=int,
            choices=[(str(n), _length_words(known, n)) for n in lengths],
            error_messages={"required": "Choose how many sessions"},
        )
        self.fields["cadence_days"] = forms.TypedChoiceField(
            label="How often",
            coerce=int,
            choices=[
                ("7", "Every week"),
                ("14", "Every two weeks"),
                ("3", "Twice a week, three days apart"),
                ("28", "Every four weeks"),
            ],
            error_messages={"required": "Choose how often"},
        )
        self.fields["minutes"] = _minutes()
        self.schemes = schemes_of(known)
        if len(self.schemes) > 1:
            self.fields["protocol_key"] = fields.pick(
                "Phases", self.schemes, missing="Choose how the phases are cut"
            )
        self.helper = fields.bare_helper()
        self.helper.layout = Layout(*self._layout())

    def _layout(self) -> list[Any]:
        scheme = ["protocol_key"] if len(self.schemes) > 1 else []
        return [
            *scheme,
            Row("planned", "cadence_days", "minutes"),
            "reason",
            Row("starts_on", "time"),
            "skipped_days",
            Fieldset("What was agreed", *WORDS),
            "agreed_on",
        ]

    def values(self) -> dict[str, Any]:
        """For `agree_contract`. Only after `is_valid`."""
        return dict(self.cleaned_data)

    def proposal(self) -> Proposal:
        """The plan laid over the calendar. Raises NoSuchTime."""
        values = self.cleaned_data
        return propose(
            protocol=protocol(values.get("protocol_key") or self.known.key),
            planned=values["planned"],
            starts_on=values["starts_on"],
            at=values["time"],
            cadence_days=values["cadence_days"],
            skipped_days=values["skipped_days"],
        )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not self.errors:
            try:
                self.proposal()
            except NoSuchTime as problem:
                self.add_error("time", str(problem))
        return values

    def add_problem(self, field: str, sentence: str) -> None:
        self.add_error(field if field in self.fields else None, sentence)


class ChangePlanForm(PlanForm):
    """The plan as it stands, to be changed with a reason."""

    next_on = fields.day("Next session on")

    def __init__(
        self, *args: Any, known: Protocol, has_next: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, known=known, **kwargs)
        del self.fields["starts_on"]
        self.fields["reason"] = fields.text(
            "Why the plan changes",
            most=500,
            missing="Write why the plan changes. The reason stays in the record",
            hint="Your supervisor sees this.",
            rows=2,
        )
        if not has_next:
            del self.fields["next_on"]

    def _layout(self) -> list[Any]:
        scheme = ["protocol_key"] if len(self.schemes) > 1 else []
        return [
            "reason",
            *scheme,
            Row("planned", "cadence_days", "minutes"),
            Row("next_on", "time"),
            "skipped_days",
            Fieldset("What was agreed", *WORDS),
            "agreed_on",
        ]

    def clean(self) -> dict[str, Any]:
        return forms.Form.clean(self) or {}


def proposed_values(known: Protocol, course: Course, today: date) -> dict[str, Any]:
    """What the plan page proposes before anybody has typed."""
    booked = course.sessions[0] if course.sessions else None
    first = booked.on if booked else first_day(known, today)
    at = timezone.localtime(booked.scheduled_at).time() if booked else USUAL_TIME
    return {
        "protocol_key": known.key,
        "planned": known.sessions,
        "cadence_days": known.cadence_days,
        "minutes": known.minutes,
        "starts_on": first,
        "time": at,
        "agreed_on": today,
        "skipped_days": [],
    }


def first_day(known: Protocol, today: date) -> date:
    """One step from today; the Monday after where that is a weekend."""
    day = today + timedelta(days=known.cadence_days)
    while day.weekday() in WEEKEND:
        day += timedelta(days=1)
    return day


def standing_values(
    contract: Contract, to_come: Sequence[TherapySession], today: date
) -> dict[str, Any]:
    """The plan as it stands, for the form that changes it; `to_come` are those it moves."""
    return {
        "protocol_key": contract.protocol_key,
        "planned": contract.planned,
        "cadence_days": contract.cadence_days,
        "minutes": contract.minutes,
        "time": contract.time,
        "skipped_days": contract.skipped_days,
        "agreed_on": today,
        "next_on": timezone.localdate(to_come[0].scheduled_at) if to_come else None,
        **{name: getattr(contract, name) for name in WORDS},
    }


def schemes_of(known: Protocol) -> list[tuple[str, str]]:
    """The ways of cutting the phases of this therapy (DIT has two)."""
    return [
        (item.key, item.title)
        for item in PROTOCOLS.values()
        if item.is_scheme_of(known)
    ]


def _length_words(known: Protocol, planned: int) -> str:
    return str(planned) if known.is_offered(planned) else f"{planned}, needs a reason"


def _minutes() -> forms.IntegerField:
    sentence = "Minutes must be a number between 1 and 120"
    return forms.IntegerField(
        label="Minutes",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": "4"}),
        error_messages={"required": sentence, "invalid": sentence},
    )
