"""Forms of the inventory. Asks little first: who it is, and a ring."""

from __future__ import annotations

from datetime import date
from typing import Any

from crispy_forms.layout import Div, Layout, Row
from django import forms

from cases.forms import fields
from formulation.actions.people import PERSON_FIELDS
from formulation.models import ClosenessRating, InventoryPerson, longest
from formulation.sectors import sector_of

RINGS = [(str(ring.value), str(ring.label)) for ring in ClosenessRating.Ring]
NOT_SAID = ("", "Not said")
Person = InventoryPerson


def _text(label: str, field: str, hint: str = "") -> forms.CharField:
    return fields.text(label, most=longest(Person, field), hint=hint, rows=2)


class More(Div):  # type: ignore[misc]
    """Fields behind a line that opens them; open already when one holds an error."""

    template = "formulation/layout/more.html"

    def __init__(self, title: str, *names: object, is_open: bool = False) -> None:
        super().__init__(*names)
        self.title = title
        self.is_open = is_open

    def render(self, form: forms.Form, *args: Any, **kwargs: Any) -> Any:
        names = {pointer.name for pointer in self.get_field_names()}
        self.is_open = self.is_open or bool(names & set(form.errors))
        return super().render(form, *args, **kwargs)


class PersonForm(forms.Form):
    """What is known of someone. Questions that help to ask stand beside the fields."""

    name = fields.line(
        "Name or label",
        most=longest(Person, "name"),
        missing="Give the person a name or a label, like “neighbour”",
        hint="A first name or a label is enough. Leave out surnames of other people.",
    )
    relationship = fields.line(
        "Relationship",
        most=longest(Person, "relationship"),
        hint="For example sister, friend from work, former partner.",
    )
    sector = fields.pick(
        "Part of life",
        Person.Sector.choices,
        hint="Left open, it follows from a relationship such as “teacher”.",
    )
    status = fields.pick("Contact now", Person.Status.choices)
    died_on = fields.day("Day of death", hint="Only where the person has died.")
    tone = fields.pick("How it feels", [NOT_SAID, *Person.Tone.choices])
    frequency = fields.pick(
        "How often",
        [NOT_SAID, *Person.Frequency.choices],
        hint="How often are you in touch, and who starts it?",
    )
    client_expects = _text(
        "What the client expects of them",
        "client_expects",
        "What would you like that you do not get? Do they know?",
    )
    expects_of_client = _text(
        "What they expect of the client",
        "expects_of_client",
        "What do you think they want from you? Is that fair?",
    )
    good_things = _text("What is good", "good_things", "What do you enjoy together?")
    hard_things = _text(
        "What is hard",
        "hard_things",
        "When things go wrong between you, what usually happens next?",
    )
    changed_around_onset = _text(
        "What changed around the beginning",
        "changed_around_onset",
        "Has it been different since things got worse?",
    )
    wished_for = _text(
        "What would be better",
        "wished_for",
        "What would you want to be different by the end?",
    )
    can_confide = fields.pick(
        "Can the client confide in them?",
        [NOT_SAID, *[c for c in Person.Answer.choices if c[0] != "SHOULD"]],
        hint="If you had bad news tonight, would you ring them?",
    )
    knows = fields.pick(
        "Do they know about the difficulty?",
        [NOT_SAID, *[c for c in Person.Answer.choices if c[0] != "USED_TO"]],
    )
    is_never_printed = fields.tick(
        "Never print this person",
        hint="For someone whom the client wants on no paper. They stay on the screen.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["status"].initial = Person.Status.CURRENT
        for name in ("sector", "status"):
            self.fields[name].required = False
        self.helper = fields.bare_helper()
        self.helper.layout = Layout(
            Row("name", "relationship"),
            "sector",
            *contact_layout(),
            *meaning_layout(),
        )

    @classmethod
    def of(cls, person: InventoryPerson, *args: Any, **kwargs: Any) -> PersonForm:
        """The form filled with what is on record."""
        initial = {field: getattr(person, field) for field in PERSON_FIELDS}
        return cls(*args, initial=initial, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Nobody is family by default: the relationship says it, or the person asks."""
        given = super().clean() or {}
        if not given.get("sector") and "sector" not in self.errors:
            given["sector"] = sector_of(given.get("relationship") or "")
            if not given["sector"]:
                self.add_error("sector", "Choose a part of life")
        return given

    def person_fields(self) -> dict[str, Any]:
        """What was given, by the names that the actions take."""
        given = {name: self.cleaned_data[name] for name in PERSON_FIELDS}
        given["status"] = given["status"] or Person.Status.CURRENT
        return given


def contact_layout() -> list[object]:
    return ["tone", "status", "died_on", "frequency"]


def meaning_layout() -> list[object]:
    return [
        Row("client_expects", "expects_of_client"),
        Row("good_things", "hard_things"),
        Row("changed_around_onset", "wished_for"),
        "can_confide",
        "knows",
        "is_never_printed",
    ]


class AddPersonForm(PersonForm):
    """Who they are and how close they stand; everything else can wait."""

    ring = fields.pick("Ring", RINGS, missing="Choose how close they stand")
    rated_on = fields.day(
        "Placed on",
        missing="Enter the day on which the client placed them",
        hint="The day on which you spoke about it.",
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rated_on"].initial = today
        self.helper.layout = Layout(
            Row("name", "relationship"),
            "sector",
            "ring",
            More("Tone and contact", *contact_layout()),
            More("What each expects, good and hard", *meaning_layout()),
            More("Another day than today", "rated_on"),
        )

    def placing(self) -> dict[str, Any]:
        return {
            "ring": int(self.cleaned_data["ring"]),
            "rated_on": self.cleaned_data["rated_on"],
        }


class MoveForm(forms.Form):
    """Another ring, on a day. Plain radio buttons do what dragging would."""

    ring = fields.pick("Ring", RINGS, missing="Choose a ring")
    rated_on = fields.day("On", missing="Enter the day of the move")
    note = fields.line(
        "What moved", most=longest(ClosenessRating, "note"), hint="A few words."
    )

    def __init__(
        self, *args: Any, today: date, ring: int | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ring"].initial = str(ring) if ring else None
        self.fields["rated_on"].initial = today
        self.helper = fields.bare_helper()
        self.helper.layout = Layout("ring", Row("rated_on", "note"))

    def move(self) -> dict[str, Any]:
        return {**self.cleaned_data, "ring": int(self.cleaned_data["ring"])}
