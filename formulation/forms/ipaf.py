"""Forms of the interpersonal-affective focus and of sightings. They suggest no wording."""

from __future__ import annotations

from datetime import date
from typing import Any

from crispy_forms.layout import Fieldset, Layout, Row
from django import forms

from cases.forms import fields
from cases.models import Case
from formulation.actions.ipaf import IPAF_PARTS, REQUIRED_PARTS
from formulation.forms.who import WhoField
from formulation.models import Ipaf, PatternSighting, longest
from formulation.queries import PART_TITLES

HINTS = {
    "self_words": "With people who matter I see myself as … How do you think they saw you?",
    "other_words": "Others then seem … What did you expect they would do?",
    "affect_surface": "What were you feeling?",
    "affect_underneath": "And underneath?",
    "defence": "What did you do with the feeling? What does doing that spare you?",
    "cost": "And what does it cost?",
    "sayable_line": "The whole focus as one line that can be said aloud to the client.",
    "trigger": "Who, and what happened.",
    "experience": "What is felt, on the surface and underneath.",
    "expectation": "What the other is expected to do or think.",
    "response": "What is done, or hidden.",
    "consequence": "What happens then, and what it seems to prove.",
}


CONFIDENCE_CHOICES = [(str(one.value), str(one.label)) for one in Ipaf.Confidence]


def _part(part: str) -> forms.CharField:
    asked = REQUIRED_PARTS.get(part, "")
    return fields.text(
        PART_TITLES[part],
        most=longest(Ipaf, part),
        missing=f"Write {asked}" if asked else "",
        hint=HINTS[part],
        rows=2,
    )


class IpafForm(forms.Form):
    """A version: every part of the focus, and how the pattern goes round."""

    self_words = _part("self_words")
    other_words = _part("other_words")
    affect_surface = _part("affect_surface")
    affect_underneath = _part("affect_underneath")
    defence = _part("defence")
    cost = _part("cost")
    sayable_line = _part("sayable_line")
    trigger = _part("trigger")
    experience = _part("experience")
    expectation = _part("expectation")
    response = _part("response")
    consequence = _part("consequence")
    confidence = fields.pick(
        "How sure are you?", [("", "Not said"), *CONFIDENCE_CHOICES]
    )
    made_on = fields.day("Day of this version", missing="Enter the day of this version")
    reason = fields.line(
        "Why there is a new version",
        most=longest(Ipaf, "reason"),
        missing="Write why there is a new version. Earlier versions stay readable",
    )

    def __init__(
        self, *args: Any, today: date, current: Ipaf | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["made_on"].initial = today
        if current is None:
            del self.fields["reason"]
        else:
            for part in IPAF_PARTS:
                self.fields[part].initial = getattr(current, part)
            sure = current.confidence
            self.fields["confidence"].initial = "" if sure is None else str(sure)
        self.helper = fields.bare_helper()
        self.helper.layout = Layout(
            Fieldset(
                "The focus",
                Row("self_words", "other_words"),
                Row("affect_surface", "affect_underneath"),
                Row("defence", "cost"),
                "sayable_line",
            ),
            Fieldset(
                "How it goes round",
                "trigger",
                Row("experience", "expectation"),
                Row("response", "consequence"),
            ),
            Fieldset(
                "This version",
                "confidence",
                "made_on",
                *(["reason"] if current else []),
            ),
        )

    def clean_confidence(self) -> int | None:
        given = self.cleaned_data["confidence"]
        return int(given) if given else None


class ShareForm(forms.Form):
    """When it was put to the client, and how they took it."""

    shared_on = fields.day(
        "Shared with the client on", missing="Enter the day of sharing"
    )
    client_reaction = fields.text(
        "How the client took it",
        most=longest(Ipaf, "client_reaction"),
        missing="Write how the client took it, best in their own words",
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["shared_on"].initial = today
        self.helper = fields.bare_helper()


def _scene(part: str, hint: str) -> forms.CharField:
    most = longest(PatternSighting, part)
    return fields.text(PART_TITLES[part], most=most, hint=hint, rows=2)


class SightingForm(forms.Form):
    """One scene in which the pattern showed."""

    seen_on = fields.day("When", missing="Enter the day of the scene")
    source = fields.pick(
        "Where the pattern showed",
        PatternSighting.Source.choices,
        missing="Choose where the pattern showed",
    )
    person = WhoField(
        "With whom", hint="Leave empty for “In the room”. A dream can have nobody too."
    )
    changed = fields.pick(
        "This time",
        PatternSighting.Changed.choices,
        missing="Choose whether it happened, was noticed or went differently",
    )
    what_was_new = fields.text(
        "What was new",
        most=longest(PatternSighting, "what_was_new"),
        hint="Where it was noticed or done differently.",
        rows=2,
    )
    trigger = _scene("trigger", "What happened between you? Tell it like a scene.")
    experience = _scene(
        "experience", "What were you feeling on the surface? And underneath?"
    )
    expectation = _scene("expectation", "What did you expect they would do?")
    response = _scene("response", "What did you do with the feeling?")
    consequence = _scene("consequence", "What happened then?")

    def __init__(self, *args: Any, case: Case, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        who = self.fields["person"]
        assert isinstance(who, WhoField)  # noqa: S101
        who.offer(case)
        self.fields["seen_on"].initial = today
        self.fields["changed"].initial = PatternSighting.Changed.NO
        self.helper = fields.bare_helper()


class CompareForm(forms.Form):
    """Which two versions stand side by side."""

    older = forms.IntegerField(required=False)
    newer = forms.IntegerField(required=False)
