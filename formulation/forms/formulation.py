"""Forms of the IPT formulation. They offer what is on record, and no wording of their own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from cases.forms import fields
from cases.models import Case
from formulation.actions.formulation import FORMULATION_PARTS, REQUIRED_PARTS
from formulation.models import FocusArea, Formulation, TimelineEvent, longest
from formulation.queries import (
    FORMULATION_TITLES,
    EventLine,
    area_title,
    dated_events,
    events_of,
)

HINTS = {
    "illness": "In plain words, as you say it to the client: the illness, how hard it is, "
    "how long, what it has done. No code.",
    "trigger": "What was happening with people when it began. Or choose an event.",
    "maintaining": "The round: what the client does when low, what others do then, and "
    "how that feels.",
    "link_sentence": "Low mood and the focus, with or through whom.",
    "focus_words": "As agreed, or as far as it is said.",
    "mood_to_relationship": "When my mood is low, with people I …",
    "relationship_to_mood": "When that happens between us, my mood …",
    "hope": "It can be treated; in how many meetings; what we will do together.",
    "vulnerability": "Family, the past, temperament.",
    "strengths": "What has carried the client so far, and who.",
    "biological": "Sleep, illness, medicine, drink.",
    "psychological": "How early bonds and own ways of coping play in.",
    "social": "Work, culture, faith, money, people around.",
    "crisis": "What came on top.",
    "lacking_support": "Who was not there, or could not be.",
}


def _part(part: str, rows: int = 3) -> forms.CharField:
    asked = REQUIRED_PARTS.get(part, "")
    return fields.text(
        FORMULATION_TITLES[part],
        most=longest(Formulation, part),
        missing=f"Write {asked}" if asked else "",
        hint=HINTS[part],
        rows=rows,
    )


class EventField(forms.ModelChoiceField[TimelineEvent]):
    """An event of the timeline; `templates/formulation/event.html` draws it.

    `lines` are those offered, each with its time in words.
    """

    lines: tuple[EventLine, ...] = ()

    def __init__(self, label: str, *, hint: str = "") -> None:
        super().__init__(
            queryset=TimelineEvent.objects.none(),
            label=label,
            required=False,
            help_text=hint,
            error_messages={"invalid_choice": "Choose an event of this timeline"},
        )


class FormulationForm(forms.Form):
    """A version: the story in its parts, the focus, and what came together."""

    illness = _part("illness")
    trigger = _part("trigger")
    trigger_event = EventField("The event that set it off", hint="Of the timeline.")
    maintaining = _part("maintaining")
    link_sentence = _part("link_sentence", rows=2)
    focus_area = fields.pick("Focus", [], missing="Choose the focus")
    focus_words = _part("focus_words", rows=2)
    mood_to_relationship = _part("mood_to_relationship", rows=2)
    relationship_to_mood = _part("relationship_to_mood", rows=2)
    hope = _part("hope")
    vulnerability = _part("vulnerability", rows=2)
    strengths = _part("strengths", rows=2)
    biological = _part("biological", rows=2)
    psychological = _part("psychological", rows=2)
    social = _part("social", rows=2)
    crisis = _part("crisis", rows=2)
    lacking_support = _part("lacking_support", rows=2)
    made_on = fields.day("Day of this version", missing="Enter the day of this version")
    reason = fields.line(
        "Why there is a new version",
        most=longest(Formulation, "reason"),
        missing="Write why there is a new version. Earlier versions stay readable",
        hint="For example what the client corrected.",
    )

    def __init__(
        self,
        *args: Any,
        case: Case,
        focus_areas: Sequence[FocusArea],
        today: date,
        current: Formulation | None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.areas = {str(area.pk): area for area in focus_areas}
        self._offer(case)
        self.fields["made_on"].initial = today
        if current is None:
            del self.fields["reason"]
        self._fill(current)
        self.helper = fields.bare_helper()

    def _offer(self, case: Case) -> None:
        events, area = self.fields["trigger_event"], self.fields["focus_area"]
        assert isinstance(events, EventField)  # noqa: S101
        assert isinstance(area, forms.ChoiceField)  # noqa: S101
        events.queryset = events_of(case)
        events.lines = dated_events(case)
        area.choices = [(pk, area_title(one.area)) for pk, one in self.areas.items()]
        if len(self.areas) == 1:
            area.widget = forms.HiddenInput()

    def _fill(self, current: Formulation | None) -> None:
        """With the current version; the words of the focus are those of the focus of now."""
        if not self.areas:
            return
        chosen = next(iter(self.areas.values()))
        self.fields["focus_words"].initial = chosen.words
        if current is not None:
            for part in FORMULATION_PARTS:
                self.fields[part].initial = getattr(current, part)
            self.fields["trigger_event"].initial = current.trigger_event_id
            same = self.areas.get(str(current.focus_area_id))
            if same is None:
                self.fields["focus_words"].initial = chosen.words
            chosen = same or chosen
        self.fields["focus_area"].initial = str(chosen.pk)

    @property
    def chosen_area(self) -> FocusArea | None:
        """The area that the form stands on, for the page beside it."""
        return self.areas.get(str(self["focus_area"].value()))

    @property
    def has_more_open(self) -> bool:
        """Whether one of the parts that wait behind a line holds words or an error."""
        return any(
            self[name].value() or self[name].errors for name in FORMULATION_PARTS[-5:]
        )

    def version_fields(self) -> dict[str, Any]:
        """What was given, by the names that the action takes."""
        given = dict(self.cleaned_data)
        given["focus_area"] = self.areas[given["focus_area"]]
        return given


class RespondForm(forms.Form):
    """When it was put to the client, and what they said to it."""

    shared_on = fields.day(
        "Shared with the client on", missing="Enter the day of sharing"
    )
    response = fields.pick(
        "How the client took it",
        Formulation.Response.choices,
        missing="Choose how the client took it",
    )
    response_words = fields.text(
        "What the client said",
        most=longest(Formulation, "response_words"),
        missing="Write what the client said, best in their own words",
        hint="“Put that I don’t want to forget her.”",
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["shared_on"].initial = today
        self.helper = fields.bare_helper()
