"""Forms of the work on a focus: ways of working, signs of progress, ladder, past ties."""

from __future__ import annotations

from datetime import date
from typing import Any

from crispy_forms.layout import Layout
from django import forms

from cases.forms import fields
from cases.models import Case
from formulation.forms.focus_details import number
from formulation.forms.who import WhoField
from formulation.models import LadderStep, PastRelationship, longest
from formulation.queries import FocusRecord
from protocols import focus_areas

LEVELS = [(str(level), title) for level, title in focus_areas.MARKER_LEVELS]
FEAR = "Enter a number from 0, easy, to 10, hardest"


class StrategiesForm(forms.Form):
    """Ticked is taken up. `was` says what stood ticked when the page was drawn."""

    strategies = fields.several("Ways of working", [])
    was = forms.CharField(required=False, widget=forms.HiddenInput)
    on = fields.day("On", missing="Enter the day")

    def __init__(
        self, *args: Any, record: FocusRecord, today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        picks = self.fields["strategies"]
        assert isinstance(picks, forms.MultipleChoiceField)  # noqa: S101
        picks.choices = [(one.entry.key, one.entry.title) for one in record.strategies]
        picks.widget.attrs["data-shape"] = "ticks"
        used = [one.entry.key for one in record.used]
        self.fields["strategies"].initial = used
        self.fields["was"].initial = " ".join(used)
        self.fields["on"].initial = today
        self.record = record
        self.helper = fields.bare_helper()

    def rows(self) -> list[tuple[Any, Any]]:
        """Each way of working with its box."""
        options = list(self["strategies"].subwidgets)
        return list(zip(self.record.strategies, options, strict=True))

    def change(self) -> dict[str, Any]:
        """Only what the person ticked or unticked."""
        ticked = set(self.cleaned_data["strategies"])
        was = set(self.cleaned_data["was"].split())
        return {
            "taken_up": sorted(ticked - was),
            "put_down": sorted(was - ticked),
            "on": self.cleaned_data["on"],
        }


class MarkersForm(forms.Form):
    """Every sign of the area, in words, on one day. Any may be left out."""

    rated_on = fields.day("Rated on", missing="Enter the day of the rating")

    def __init__(
        self, *args: Any, record: FocusRecord, today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.keys = []
        for row in record.markers.rows:
            last = row.latest
            hint = f"Last time: {last.word.lower()}." if last else ""
            self.fields[row.entry.key] = fields.pick(row.entry.title, LEVELS, hint=hint)
            self.keys.append(row.entry.key)
        self.fields["rated_on"].initial = today
        self.helper = fields.bare_helper()
        self.helper.layout = Layout("rated_on", *self.keys)

    def values(self) -> dict[str, int | None]:
        """The level of each sign; None where it was left out."""
        given = {key: self.cleaned_data[key] for key in self.keys}
        return {key: int(value) if value else None for key, value in given.items()}


class StepForm(forms.Form):
    """A step of the ladder: what it is, and how hard."""

    what = fields.line(
        "Step",
        most=longest(LadderStep, "what"),
        missing="Write what the step is",
    )
    fear = number(
        "How hard",
        most=10,
        said=FEAR,
        hint="From 0, easy, to 10, hardest. Can wait.",
    )
    is_avoided = fields.tick("The client keeps away from it now")

    def __init__(self, *args: Any, ladder: focus_areas.Ladder, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].help_text = f"{ladder.step}. {ladder.hint}"
        self.fields["is_avoided"].initial = True
        self.helper = fields.bare_helper()
        self.helper.layout = Layout("what", "fear", "is_avoided")


class ChangeStepForm(StepForm):
    """The same, with when it was tried and what happened."""

    tried_on = fields.day("Tried on", hint="Leave empty while it was not tried.")
    what_happened = fields.text(
        "What happened", most=longest(LadderStep, "what_happened"), rows=2
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "what", "fear", "is_avoided", "tried_on", "what_happened"
        )

    @classmethod
    def of(cls, step: LadderStep, *args: Any, **kwargs: Any) -> ChangeStepForm:
        """The form filled with what is on record."""
        initial = {name: getattr(step, name) for name in cls.base_fields}
        return cls(*args, initial=initial, **kwargs)


class TryForm(forms.Form):
    """The client tried a step."""

    tried_on = fields.day("Tried on", missing="Enter the day on which it was tried")
    what_happened = fields.text(
        "What happened",
        most=longest(LadderStep, "what_happened"),
        hint="As the client tells it. Half of a step counts.",
        rows=2,
    )
    is_avoided = fields.tick("The client still keeps away from it")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tried_on"].initial = today
        self.helper = fields.bare_helper()


def _told(name: str, label: str) -> forms.CharField:
    return fields.text(label, most=longest(PastRelationship, name), rows=2)


class PastForm(forms.Form):
    """A relationship of before: how it began, went, and ended."""

    who = fields.line(
        "Who it was",
        most=longest(PastRelationship, "who"),
        hint="A first name or a label, like “friend from school”.",
    )
    person = WhoField("Or someone in the inventory")
    began = _told("began", "How it began")
    went_well = _told("went_well", "What went well")
    went_wrong = _told("went_wrong", "What went wrong")
    ended = _told("ended", "How it ended")

    def __init__(
        self,
        *args: Any,
        case: Case,
        past: PastRelationship | None = None,
        **kwargs: Any,
    ) -> None:
        if past is not None:
            names = list(self.base_fields)
            kwargs["initial"] = {name: getattr(past, name) for name in names}
        super().__init__(*args, **kwargs)
        who = self.fields["person"]
        assert isinstance(who, WhoField)  # noqa: S101
        who.offer(case)
        if past is not None and past.person is not None:
            self.initial["person"] = past.person_id
        self.helper = fields.bare_helper()
