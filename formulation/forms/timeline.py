"""Forms of the timeline. Ask little first: what, of what kind, and when."""

from __future__ import annotations

from datetime import date
from typing import Any

from crispy_forms.layout import Field, Layout, Row
from django import forms

from cases.forms import fields
from cases.models import Case
from formulation.forms.people import More
from formulation.forms.when import WhenField
from formulation.models import (
    InventoryPerson,
    SymptomEpisode,
    TimelineEvent,
    longest,
)
from formulation.queries import MOOD_WORDS, SEVERITY_WORDS, EpisodeLine, EventLine
from formulation.when import Precision, When

NOT_SAID = ("", "Not said")
MOODS = [
    (str(effect), f"{f'+{effect}' if effect > 0 else effect}, {said}".replace("-", "−"))
    for effect, said in MOOD_WORDS.items()
]
FELT = ("feelings_then", "feelings_now", "mood_effect", "came_first", "symptom_link")
BY_KIND, KEPT_OFF, PRINTED = "", "YES", "NO"
FEELINGS = (
    "For example sad, angry, hurt, scared, ashamed, guilty, lonely, relieved, numb."
)


def _event_line(label: str, field: str, hint: str) -> forms.CharField:
    return fields.line(label, most=longest(TimelineEvent, field), hint=hint)


class PeopleField(forms.ModelMultipleChoiceField[InventoryPerson]):
    """Any of the inventory; `timeline/people.html` prints them with `{% name %}`."""

    def __init__(self, label: str, *, hint: str = "") -> None:
        super().__init__(
            queryset=InventoryPerson.objects.none(),
            label=label,
            required=False,
            help_text=hint,
        )

    def clean(self, value: Any) -> Any:
        """Whatever is not one of them gets one sentence."""
        try:
            return super().clean(value)
        except forms.ValidationError as wrong:
            raise forms.ValidationError("Choose people from this inventory") from wrong


class EventForm(forms.Form):
    """Something that happened, once or for a while."""

    title = fields.line(
        "What happened",
        most=longest(TimelineEvent, "title"),
        missing="Say in a few words what happened",
        hint="A few words, best the client’s own. The drawing shows them.",
    )
    kind = fields.select(
        "Kind",
        [("", "Choose"), *TimelineEvent.Kind.choices],
        missing="Choose what kind of event it was",
        hint="Of a trauma a label is enough: nothing more is asked here.",
    )
    starts = WhenField("When", missing="Choose how exactly it is known, and say when")
    ends = WhenField("Until", none="No end")
    people = PeopleField("Who took part")
    role_change = fields.text(
        "What changed in roles and relationships",
        most=longest(TimelineEvent, "role_change"),
        hint="Someone gone, a row, a move, a new or lost role, more alone?",
        rows=2,
    )
    feelings_then = _event_line("Feelings then", "feelings_then", FEELINGS)
    feelings_now = _event_line(
        "Feelings now", "feelings_now", "Looking back on it today."
    )
    mood_effect = fields.select("Effect on mood", [NOT_SAID, *MOODS])
    came_first = fields.pick(
        "Mood and event", [NOT_SAID, *TimelineEvent.CameFirst.choices]
    )
    symptom_link = fields.pick(
        "Link to the symptoms", [NOT_SAID, *TimelineEvent.SymptomLink.choices]
    )
    is_sensitive = fields.pick(
        "On paper",
        [
            (BY_KIND, "As its kind: a trauma stays off"),
            (KEPT_OFF, "Never print it"),
            (PRINTED, "Print it"),
        ],
    )

    def __init__(
        self, *args: Any, case: Case, on: date | None = None, **kwargs: Any
    ) -> None:
        """`on` is the day that stands in a form for a new event."""
        super().__init__(*args, **kwargs)
        self.fields["starts"].initial = (
            When(first=on, last=on, precision=Precision.DAY)
            if on
            else {"precision": Precision.DAY.value}
        )
        for name in ("starts", "ends"):
            self.fields[name].born_on = case.client.born_on  # type: ignore[attr-defined]
        people = self.fields["people"]
        assert isinstance(people, PeopleField)  # noqa: S101
        people.queryset = InventoryPerson.objects.filter(case=case).present().by_name()
        self.helper = fields.bare_helper()
        self.helper.layout = self._layout()

    @classmethod
    def of(cls, line: EventLine, *args: Any, **kwargs: Any) -> EventForm:
        """The form filled with what is on record."""
        event = line.event
        initial = {
            "title": event.title,
            "kind": event.kind,
            "starts": line.starts,
            "ends": line.ends,
            "people": [person.pk for person in line.people],
            "role_change": event.role_change,
            "feelings_then": event.feelings_then,
            "feelings_now": event.feelings_now,
            "mood_effect": "" if event.mood_effect is None else str(event.mood_effect),
            "came_first": event.came_first,
            "symptom_link": event.symptom_link,
            "is_sensitive": KEPT_OFF if event.is_sensitive else PRINTED,
        }
        return cls(*args, initial=initial, **kwargs)

    def _layout(self) -> Layout:
        """What holds something already stands open."""
        held = {name for name, value in self.initial.items() if value}
        return Layout(
            "title",
            "kind",
            "starts",
            More("It lasted a while", "ends", is_open="ends" in held),
            More(
                "Who took part, and what changed",
                Field("people", template="formulation/timeline/people.html"),
                "role_change",
                is_open=bool(held & {"people", "role_change"}),
            ),
            More(
                "Feelings, mood and symptoms",
                Row("feelings_then", "feelings_now"),
                *FELT[2:],
                is_open=bool(held & set(FELT)),
            ),
            More("On paper", "is_sensitive", is_open=bool(self.initial)),
        )

    def took_part(self) -> list[tuple[InventoryPerson, bool]]:
        """Everyone of the inventory, and whether they are ticked."""
        ticked = {str(one) for one in self["people"].value() or ()}
        people = self.fields["people"].queryset  # type: ignore[attr-defined]
        return [(person, str(person.pk) in ticked) for person in people]

    def event_fields(self) -> dict[str, Any]:
        """What was given, by the names that the actions take."""
        given = dict(self.cleaned_data)
        effect, choice = given["mood_effect"], given["is_sensitive"]
        given["mood_effect"] = int(effect) if effect else None
        given["people"] = list(given["people"])
        given["is_sensitive"] = None if choice == BY_KIND else choice == KEPT_OFF
        return given


class EpisodeForm(forms.Form):
    """A stretch of symptoms. Left without an end it is the current one."""

    label = fields.line(
        "Symptoms",
        most=longest(SymptomEpisode, "label"),
        missing="Say in a few words what the symptoms were",
        hint="For example low mood, panic, hardly sleeping.",
    )
    severity = fields.pick(
        "How hard it was",
        [(str(at), f"{at}, {said}") for at, said in enumerate(SEVERITY_WORDS)],
        missing="Choose how hard it was, from 0 to 3",
    )
    starts = WhenField(
        "It began",
        missing="Choose how exactly it is known, and say when it began",
        hint="When were you last yourself?",
    )
    ends = WhenField("It ended", none="Still there")
    treated_by = fields.line(
        "Treated by", most=longest(SymptomEpisode, "treated_by"), hint="If anyone."
    )
    what_helped = fields.line(
        "What helped", most=longest(SymptomEpisode, "what_helped")
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["starts"].initial = {"precision": Precision.MONTH.value}
        for name in ("starts", "ends"):
            self.fields[name].born_on = case.client.born_on  # type: ignore[attr-defined]
        self.helper = fields.bare_helper()
        self.helper.layout = Layout(
            "label", "severity", "starts", "ends", Row("treated_by", "what_helped")
        )

    @classmethod
    def of(cls, line: EpisodeLine, *args: Any, **kwargs: Any) -> EpisodeForm:
        """The form filled with what is on record."""
        episode = line.episode
        initial = {
            "label": episode.label,
            "severity": str(episode.severity),
            "starts": line.starts,
            "ends": line.ends,
            "treated_by": episode.treated_by,
            "what_helped": episode.what_helped,
        }
        return cls(*args, initial=initial, **kwargs)

    def episode_fields(self) -> dict[str, Any]:
        """What was given, by the names that the actions take."""
        return {**self.cleaned_data, "severity": int(self.cleaned_data["severity"])}
