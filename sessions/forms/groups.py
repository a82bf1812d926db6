"""A therapy group: itself, its leaders and members."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from crispy_forms.layout import Layout, Row
from django import forms

from accounts.models import User
from cases.forms import fields
from cases.models import Case, GroupLeader, TherapyGroup
from protocols import groups as words
from sessions.forms.moments import time_field


def number_field(label: str, *, least: int, most: int, hint: str = "") -> Any:
    """A whole number in a range, with one sentence for whatever else is typed."""
    range_words = f"{label} must be a number between {least} and {most}"
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=most,
        help_text=hint,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "size": "4", "autocomplete": "off"}
        ),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), range_words
        ),
    )


class RuleForm(forms.Form):
    """A form that shows a rule's sentence at its field."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = fields.bare_helper()

    def add_problem(self, field: str, sentence: str) -> None:
        """A rule's sentence at its field, or above the form."""
        self.add_error(field if field in self.fields else None, sentence)


@dataclass(frozen=True, kw_only=True)
class Stands:
    """What is saved in a field where something else was typed."""

    label: str
    text: str


def standing_beside(form: forms.Form, saved: Mapping[str, Any]) -> list[Stands]:
    """Texts that somebody else has saved meanwhile, so that nobody's words are lost.

    `saved` maps fields of the form to what is saved in them.
    """
    found = []
    for name, value in saved.items():
        field = form.fields[name]
        said = words_in(field, value)
        if said and said != words_in(field, form[name].value()):
            found.append(Stands(label=str(field.label), text=said))
    return found


def words_in(field: forms.Field, value: Any) -> str:
    """What a field holds, as a person reads it: the words of a choice, an hour, a text."""
    values = value if isinstance(value, list | tuple) else (value,)
    if isinstance(field, forms.BooleanField):
        return "Ticked" if any(values) else ""
    titles = {}
    if isinstance(field, forms.ChoiceField):
        titles = {str(key): str(title) for key, title in list(field.choices)}  # type: ignore[arg-type]
    said = [
        f"{one:%H:%M}" if isinstance(one, time) else " ".join(str(one).split())
        for one in values
        if one not in (None, "", False)
    ]
    return "\n".join(titles.get(one, one) for one in said).strip()


class GroupForm(RuleForm):
    """A new group, or what is on record of one."""

    name = fields.line(
        "Name", most=80, missing="Give the group a name", hint="Members may see it."
    )
    purpose = fields.pick(
        "What it is for",
        [(one.key, one.title) for one in words.PURPOSES],
        missing="Choose what the group is for",
        hints={one.key: one.plain for one in words.PURPOSES},
    )
    other_purpose = fields.line("If something else, what", most=80)
    planned = number_field(
        "Sessions",
        least=words.FEWEST_SESSIONS,
        most=words.MOST_SESSIONS,
        hint="20 in the manual for groups; 8 in the short form.",
    )
    minutes = number_field("Minutes", least=30, most=120)
    cadence_days = number_field("Days between sessions", least=1, most=28)
    starts_on = fields.day(
        "First session", missing="Enter the day of the first session"
    )
    time = time_field("Time", missing="Enter the time")
    place = fields.line("Room, or online", most=80)
    rules = fields.text(
        "How this group works",
        most=1000,
        hint="What all agreed to: being on time, what stays in the room.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("planned", words.SESSIONS)
        self.initial.setdefault("minutes", words.MINUTES)
        self.initial.setdefault("cadence_days", words.CADENCE_DAYS)
        self.helper.layout = Layout(
            "name",
            "purpose",
            "other_purpose",
            Row("starts_on", "time"),
            Row("planned", "minutes", "cadence_days"),
            "place",
            "rules",
        )

    @classmethod
    def of(cls, group: TherapyGroup, *args: Any) -> GroupForm:
        """The form filled with what is on record."""
        initial = {name: getattr(group, name) for name in cls.base_fields}
        return cls(*args, initial=initial)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("purpose") == "OTHER" and not values.get("other_purpose"):
            self.add_error(
                "other_purpose", "Write in a few words what the group is for"
            )
        elif values.get("purpose") != "OTHER":
            values["other_purpose"] = ""
        return values


class LeaderForm(RuleForm):
    """Another leader, or leave cover for one."""

    person = fields.select("Who", [], missing="Choose who leads the group")
    relation = fields.pick(
        "As",
        GroupLeader.Relation.choices,
        missing="Choose leader or leave cover",
        hints={
            GroupLeader.Relation.LEADER: "Leads every session from now on.",
            GroupLeader.Relation.COVER: "Leads while someone is away, and ends by itself.",
        },
    )
    starts_on = fields.day("First day", missing="Enter the first day")
    ends_on = fields.day("Last day", hint="Leave cover needs one.")
    hand_over = fields.text(
        "Hand-over", most=2000, hint="Leave cover needs one: what to look at first."
    )

    def __init__(
        self, *args: Any, people: Iterable[User], today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in people}
        self.fields["person"].choices = [  # type: ignore[attr-defined]
            ("", "Choose"),
            *((key, one.full_name) for key, one in self.people.items()),
        ]
        self.initial.setdefault("relation", GroupLeader.Relation.LEADER)
        self.initial.setdefault("starts_on", today)
        self.helper.layout = Layout(
            "person", "relation", Row("starts_on", "ends_on"), "hand_over"
        )

    def leading(self) -> dict[str, Any]:
        """What `add_leader` takes."""
        values = fields.typed(self)
        return {"user": self.people[values.pop("person")], **values}


class AddMemberForm(RuleForm):
    """One of one's own clients, on the way into the group."""

    case = fields.select("Client", [], missing="Choose a client")

    def __init__(self, *args: Any, cases: Iterable[Case], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cases = {str(one.pk): one for one in cases}
        self.fields["case"].choices = [  # type: ignore[attr-defined]
            ("", "Choose"),
            *(
                (key, f"{one.client.display_name}, {one.client.number}")
                for key, one in self.cases.items()
            ),
        ]

    @property
    def chosen(self) -> Case:
        return self.cases[self.cleaned_data["case"]]


class JoinForm(RuleForm):
    """In the group from a day on."""

    joined_on = fields.day("Day of joining", missing="Enter the day of joining")
    late_reason = fields.line(
        "Why they join now",
        most=300,
        hint="Only if the group has met already. No other member’s name.",
    )


class LeaveForm(RuleForm):
    """Out of the group before it ends."""

    left_on = fields.day("Day of leaving", missing="Enter the day of leaving")
    left_reason = fields.line(
        "Why they leave the group",
        most=300,
        missing="Write why the client leaves the group",
        hint="For example: a new work shift.",
    )


class EndGroupForm(RuleForm):
    """The group has met for the last time."""

    ended_on = fields.day(
        "Last day of the group", missing="Enter the last day of the group"
    )
