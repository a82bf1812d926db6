"""Forms of the inventory. Asks little first: who it is, and a ring."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from crispy_forms.layout import Layout, Row
from django import forms

from cases.forms import fields
from formulation.actions.people_rules import DIT_FIELDS, PERSON_FIELDS
from formulation.forms.more import More as More
from formulation.forms.suggesting import SuggestingInput
from formulation.models import ClosenessRating, InventoryPerson, longest
from formulation.sectors import USUAL, sector_of

RINGS = [(str(ring.value), str(ring.label)) for ring in ClosenessRating.Ring]
NOT_SAID = ("", "Not said")
Person = InventoryPerson
Answer = Person.Answer
NUMBERS = ("desired_ring", "relevance")


def _text(label: str, field: str, hint: str = "") -> forms.CharField:
    return fields.text(label, most=longest(Person, field), hint=hint, rows=2)


def _line(label: str, field: str, hint: str = "") -> forms.CharField:
    return fields.line(label, most=longest(Person, field), hint=hint)


def _answer(label: str, *answers: Answer, hint: str = "") -> forms.ChoiceField:
    offered = [(str(one.value), str(one.label)) for one in answers]
    return fields.pick(label, [NOT_SAID, *offered], hint=hint)


def _offered(choices: Iterable[tuple[Any, Any]]) -> list[tuple[str, str]]:
    return [NOT_SAID, *((str(value), str(label)) for value, label in choices)]


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
        hint="For example sister, friend from work, former partner, dog.",
    )
    sector = fields.pick(
        "Part of life",
        Person.Sector.choices,
        hint="Left open, it follows from a relationship such as “teacher”.",
    )
    status = fields.pick("Contact now", Person.Status.choices)
    died_on = fields.day("Day of death", hint="Only where the person has died.")
    frequency = fields.pick(
        "How often",
        [NOT_SAID, *Person.Frequency.choices],
        hint="How often are you in touch, and who starts it?",
    )
    modes = fields.several("How they are in touch", Person.Mode.choices)
    age = _line("Age or generation", "age", "For example 44, or “of my parents’ age”.")
    since = _line("Known since", "since", "A year, an age, or “always”.")
    tone = fields.pick("How it feels", [NOT_SAID, *Person.Tone.choices])
    desired_ring = fields.pick(
        "Where the client would like them to stand",
        _offered(RINGS),
        hint="If it could be as you wish, how close would they be?",
    )
    can_confide = fields.pick(
        "Can the client confide in them?",
        _offered(Person.CONFIDING.items()),
        hint="If you had bad news tonight, would you ring them?",
    )
    knows = _answer(
        "Do they know about the difficulty?",
        Answer.YES,
        Answer.PARTLY,
        Answer.NO,
        Answer.SHOULD,
        hint="Who of those close to you has heard how you have been?",
    )
    support_given = _text(
        "What the client gives them",
        "support_given",
        "What do they come to you for?",
    )
    client_expects = _text(
        "What the client expects of them",
        "client_expects",
        "What would you like that you do not get? Do they know?",
    )
    expectation_met = _answer("Is it met?", Answer.YES, Answer.PARTLY, Answer.NO)
    expects_of_client = _text(
        "What they expect of the client",
        "expects_of_client",
        "What do you think they want from you? Is that fair?",
    )
    client_agrees = _answer(
        "Does the client agree?", Answer.YES, Answer.PARTLY, Answer.NO
    )
    client_can_meet = _answer(
        "Can the client meet it?", Answer.YES, Answer.PARTLY, Answer.NO
    )
    good_things = _text("What is good", "good_things", "What do you enjoy together?")
    hard_things = _text("What is hard", "hard_things", "What wears you out or hurts?")
    difficult_moment = _text(
        "A typical difficult moment",
        "difficult_moment",
        "When things go wrong between you, what usually happens next?",
    )
    wished_for = _text(
        "What would be better",
        "wished_for",
        "What would you want to be different by the end?",
    )
    changed_around_onset = _text(
        "What changed around the beginning",
        "changed_around_onset",
        "Has it been different since things got worse?",
    )
    onset_change = fields.pick("Which way", [NOT_SAID, *Person.OnsetChange.choices])
    relevance = fields.pick(
        "Has it to do with the symptoms?",
        _offered(Person.Relevance.choices),
        hint="Does how you are rise and fall with how it is between you?",
    )
    relevance_words = _line("In a sentence", "relevance_words")
    therapy_roles = fields.several("In this therapy", Person.Role.choices)
    dit_self = _line("With them I am", "dit_self", "How do you think they saw you?")
    dit_other = _line("They are", "dit_other", "What did you expect they would do?")
    dit_feeling = _line("What I feel", "dit_feeling", "And underneath?")
    dit_response = _line("What I then do", "dit_response", "With the feeling.")
    is_never_printed = fields.tick(
        "Never print this person",
        hint="For someone whom the client wants on no paper. They stay on the screen.",
    )

    def __init__(self, *args: Any, is_dit: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["relationship"].widget = SuggestingInput(
            USUAL, self.fields["relationship"].widget.attrs
        )
        self.fields["status"].initial = Person.Status.CURRENT
        if not is_dit:
            for name in DIT_FIELDS:
                del self.fields[name]
        self.helper = fields.bare_helper()
        self.helper.layout = Layout(*first_layout(), *rest_layout(is_dit=is_dit))

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
        """What was asked and given, by the names that the actions take."""
        given = {
            name: self.cleaned_data[name]
            for name in PERSON_FIELDS
            if name in self.fields
        }
        given["status"] = given["status"] or Person.Status.CURRENT
        for name in NUMBERS:
            given[name] = int(given[name]) if given[name] else None
        return given


def first_layout() -> list[object]:
    return [Row("name", "relationship"), "sector"]


def rest_layout(*, is_dit: bool) -> list[object]:
    """What can wait, in the order in which one would ask."""
    dit = [
        More(
            "How the client lives it (DIT)",
            Row("dit_self", "dit_other"),
            Row("dit_feeling", "dit_response"),
            hint="The same relationship, read for the pattern",
        )
    ]
    return [
        More(
            "Contact",
            "status",
            "died_on",
            "frequency",
            "modes",
            Row("age", "since"),
            hint="State, how often, how, known since",
        ),
        More(
            "Closeness and support",
            "tone",
            "desired_ring",
            "can_confide",
            "knows",
            "support_given",
            hint="How it feels, wished-for ring, confiding",
        ),
        More(
            "What each expects",
            "client_expects",
            "expectation_met",
            "expects_of_client",
            Row("client_agrees", "client_can_meet"),
            hint="Both ways",
        ),
        More(
            "Good and hard",
            Row("good_things", "hard_things"),
            Row("difficult_moment", "wished_for"),
            hint="What is enjoyed, what hurts, what would be better",
        ),
        More(
            "Around the onset",
            "changed_around_onset",
            "onset_change",
            hint="What changed when it began",
        ),
        More(
            "For the therapy",
            "relevance",
            "relevance_words",
            "therapy_roles",
            hint="What it has to do with the symptoms",
        ),
        *(dit if is_dit else []),
        More("Printing", "is_never_printed"),
    ]


class AddPersonForm(PersonForm):
    """Who they are and how close they stand; everything else can wait."""

    ring = fields.pick("Ring", RINGS, missing="Choose how close they stand")
    rated_on = fields.day(
        "Placed on",
        missing="Enter the day on which the client placed them",
        hint="The day on which you spoke about it.",
    )

    def __init__(
        self, *args: Any, today: date, is_dit: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, is_dit=is_dit, **kwargs)
        self.fields["rated_on"].initial = today
        self.helper.layout = Layout(
            *first_layout(),
            "ring",
            *rest_layout(is_dit=is_dit),
            More("Another day than today", "rated_on"),
        )

    def placing(self) -> dict[str, Any]:
        return {
            "ring": int(self.cleaned_data["ring"]),
            "rated_on": self.cleaned_data["rated_on"],
        }
