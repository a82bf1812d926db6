"""Forms for talks around a young client, and for the plan with the school."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from crispy_forms.layout import Layout, Row
from django import forms

from cases.forms import fields
from cases.forms.dated import DatedForm
from cases.forms.people import contact_words
from cases.models import Case, Contact
from formulation.models import longest
from sessions.actions.family import SCHOOL_FIELDS, TALK_FIELDS
from sessions.models import FamilyContact, SchoolPlan
from sessions.models.family import BEST_MOOD, WORST_MOOD
from sessions.queries.course import SessionLine

NOBODY = ("", "Nobody chosen")
ON_ITS_OWN = ("", "On its own")
MOODS = [
    ("", "Not asked"),
    (str(BEST_MOOD), f"{BEST_MOOD}, the best it can be"),
    *((str(mood), str(mood)) for mood in range(BEST_MOOD + 1, WORST_MOOD)),
    (str(WORST_MOOD), f"{WORST_MOOD}, the worst it can be"),
]
MINUTES_RANGE = "Minutes must be a number between 1 and 180"


class TalkForm(DatedForm):
    """One talk: with a parent, with the school, or by phone with the client."""

    DAYS = ("held_on",)

    kind = fields.pick(
        "With", FamilyContact.Kind.choices, missing="Choose who this talk was with"
    )
    with_whom = fields.select(
        "Who", [NOBODY], hint="From Contacts and consent. Not needed for a check-in."
    )
    held_on = fields.day("Day", missing="Enter the day")
    minutes = forms.IntegerField(
        label="Minutes",
        required=False,
        min_value=1,
        max_value=180,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": "4"}),
        error_messages={
            "invalid": MINUTES_RANGE,
            "min_value": MINUTES_RANGE,
            "max_value": MINUTES_RANGE,
        },
    )
    therapy_session = fields.select("Part of a session", [ON_ITS_OWN])
    mood = fields.select(
        "Mood the client gives", MOODS, hint="On the phone. 10 is the worst."
    )
    purposes = fields.several("About", FamilyContact.Purpose.choices)
    client_agreed_to = fields.text(
        "What the client agreed may be said",
        most=longest(FamilyContact, "client_agreed_to"),
        hint="Asked before the talk. “Nothing agreed: only listened” is an answer.",
        rows=2,
    )
    words = fields.text(
        "What was said and agreed",
        most=longest(FamilyContact, "words"),
        hint="Like “Home by nine, and a reply within ten minutes”.",
    )

    def __init__(
        self,
        *args: Any,
        contacts: Iterable[Contact],
        lines: Iterable[SessionLine],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.contacts = {str(one.pk): one for one in contacts}
        self.fields["with_whom"].choices = [  # type: ignore[attr-defined]
            NOBODY,
            *((key, contact_words(one)) for key, one in self.contacts.items()),
        ]
        self.fields["therapy_session"].choices = [  # type: ignore[attr-defined]
            ON_ITS_OWN,
            *((str(line.session_id), line.title) for line in lines),
        ]
        self.helper.layout = Layout(
            "kind",
            "with_whom",
            Row("held_on", "minutes"),
            Row("therapy_session", "mood"),
            "purposes",
            "client_agreed_to",
            "words",
        )

    @classmethod
    def of(cls, talk: FamilyContact, *args: Any, **kwargs: Any) -> TalkForm:
        """The form filled with what is on record."""
        initial = {name: getattr(talk, name) for name in TALK_FIELDS}
        initial["with_whom"] = str(talk.with_whom_id or "")
        initial["therapy_session"] = str(talk.therapy_session_id or "")
        return cls(*args, initial=initial, **kwargs)

    def talk(self, case: Case) -> dict[str, Any]:
        """What was given, by the names that the actions take."""
        given = fields.typed(self)
        chosen = given["therapy_session"]
        sessions = case.therapy_sessions.filter(pk=chosen) if chosen else None
        return given | {
            "with_whom": self.contacts.get(given["with_whom"]),
            "therapy_session": sessions.first() if sessions is not None else None,
            "mood": int(given["mood"]) if given["mood"] else None,
        }


class SchoolPlanForm(DatedForm):
    """What the school does, with what the client agrees that it may know."""

    DAYS = ("agreed_on",)

    contact = fields.select(
        "Who at the school", [NOBODY], missing="Choose who this was agreed with"
    )
    may_know = fields.text(
        "What the school may know",
        most=longest(SchoolPlan, "may_know"),
        missing="Write what the client agrees that the school may know",
        hint="In the client’s words, like “Attendance, and how to help. Nothing else”.",
        rows=2,
    )
    attendance = fields.text(
        "Attendance",
        most=longest(SchoolPlan, "attendance"),
        hint="Do as much as you usually do: going in counts, and so does a late start.",
        rows=2,
    )
    workload = fields.text("Work", most=longest(SchoolPlan, "workload"), rows=2)
    adjustments = fields.text(
        "Adjustments",
        most=longest(SchoolPlan, "adjustments"),
        hint="A pass to leave the room, a place to go, someone to check in with.",
        rows=2,
    )
    feedback = fields.text(
        "How the school lets us know",
        most=longest(SchoolPlan, "feedback"),
        rows=2,
    )
    agreed_on = fields.day("Agreed on", missing="Enter the day")
    review_on = fields.day("Look at it again on")

    def __init__(self, *args: Any, contacts: Iterable[Contact], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.contacts = {str(one.pk): one for one in contacts}
        self.fields["contact"].choices = [  # type: ignore[attr-defined]
            NOBODY,
            *((key, contact_words(one)) for key, one in self.contacts.items()),
        ]
        self.helper.layout = Layout(
            "contact",
            "may_know",
            "attendance",
            "workload",
            "adjustments",
            "feedback",
            Row("agreed_on", "review_on"),
        )

    def plan(self) -> dict[str, Any]:
        """What was given, by the names that the action takes."""
        given = {name: self.cleaned_data[name] for name in SCHOOL_FIELDS}
        return given | {"contact": self.contacts[self.cleaned_data["contact"]]}
