"""Forms of the IPT focus: choosing, agreeing, stages, renegotiating."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from cases.forms import fields
from cases.models import Case
from formulation.forms.who import WhoField
from formulation.models import FocusArea, FocusStage, longest
from formulation.queries import area_choices
from protocols import PROTOCOLS, focus_areas

TEXTS = ("area", "words", "person", "why_now", "why_this", "no_death_reason")


def _text(label: str, field: str, hint: str = "") -> forms.CharField:
    return fields.text(label, most=longest(FocusArea, field), hint=hint)


class FocusForm(forms.Form):
    """Which area, whose words, who, and why. The client's words may wait."""

    area = fields.pick(
        "Focus area",
        [],
        missing="Choose one of the four areas",
        hint="Choose what the client recognises, what fits in time, and what can change.",
    )
    person = WhoField(
        "Who it is about",
        hint="Grief and a dispute need the person. Add them in the inventory first.",
    )
    no_death_reason = fields.line(
        "If nobody died: why grief and not a role transition",
        most=longest(FocusArea, "no_death_reason"),
        hint="Only for grief over someone who has not died. The reason stays visible.",
    )
    words = _text(
        "In the client’s own words",
        "words",
        "Can wait until the focus is agreed, and not longer.",
    )
    why_now = _text(
        "Why now",
        "why_now",
        "When were you last yourself? What was happening with people around then?",
    )
    why_this = _text(
        "Why this and not the others",
        "why_this",
        "One to three sentences. The fourth area needs them.",
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        area = self.fields["area"]
        assert isinstance(area, forms.ChoiceField)  # noqa: S101
        area.choices = area_choices()
        area.widget.hints = _hints(case)
        area.error_messages["invalid_choice"] = "Choose one of the four areas"
        who = self.fields["person"]
        assert isinstance(who, WhoField)  # noqa: S101
        who.offer(case)
        self.helper = fields.bare_helper()

    @classmethod
    def of(cls, focus: FocusArea, *args: Any, **kwargs: Any) -> FocusForm:
        """The form filled with what is on record."""
        initial = {name: getattr(focus, name) for name in TEXTS}
        return cls(*args, initial=initial, case=focus.case, **kwargs)

    def texts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in TEXTS}


def _hints(case: Case) -> dict[str, str]:
    """What each area is; and where the format of the course leaves it out."""
    model = PROTOCOLS.get(case.protocol_key)
    left_out = model.excluded_focus_areas if model else ()
    hint = f" {model.short_title} leaves it out: write why." if model else ""
    return {
        area.key: area.definition + (hint if area.key in left_out else "")
        for area in focus_areas.FOCUS_AREAS
    }


class ChooseForm(FocusForm):
    """A new focus, from a day on."""

    started_on = fields.day("Chosen on", missing="Enter the day of the choice")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["started_on"].initial = today


class ChangeForm(FocusForm):
    """Another focus instead of this one, openly: a day and a reason."""

    reason = fields.text(
        "Why the focus changes",
        most=longest(FocusArea, "ended_reason"),
        missing="Write why the focus changes. The reason stays in the record",
        hint="As you put it to the client, and what they said.",
    )
    ended_on = fields.day(
        "Changed with the client on", missing="Enter the day of the change"
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ended_on"].initial = today


class AgreeForm(forms.Form):
    agreed_on = fields.day(
        "Agreed with the client on", missing="Enter the day of agreement"
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agreed_on"].initial = today
        self.helper = fields.bare_helper()


class StageForm(forms.Form):
    """Where the work stands, and what showed it."""

    stage = fields.pick("Stage", [], missing="Choose a stage")
    reached_on = fields.day("Reached on", missing="Enter the day of the stage")
    reason = fields.line(
        "What showed it",
        most=longest(FocusStage, "reason"),
        missing="Write what showed that the work has reached this stage",
    )

    def __init__(
        self, *args: Any, area: focus_areas.FocusArea, today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        stage = self.fields["stage"]
        assert isinstance(stage, forms.ChoiceField)  # noqa: S101
        stage.choices = [(known.key, known.title) for known in area.stages]
        stage.widget.hints = {known.key: known.meaning for known in area.stages}
        stage.error_messages["invalid_choice"] = (
            "Choose one of the stages of this focus area"
        )
        self.fields["reached_on"].initial = today
        self.helper = fields.bare_helper()
