"""What the forms of the four areas have in common: asked little first, nothing required."""

from __future__ import annotations

from typing import Any, ClassVar

from crispy_forms.layout import Field
from django import forms

from cases.forms import fields
from cases.models import Case
from formulation.forms.people import More
from formulation.forms.who import SeveralField
from formulation.models import FocusDetail, longest
from protocols.focus_areas import Entry

NOT_SAID = ("", "Not said")
YES_NO = [("YES", "Yes"), ("NO", "No"), NOT_SAID]


class Part(More):
    """Fields behind a line; open already where one of them holds something."""

    def render(self, form: forms.Form, *args: Any, **kwargs: Any) -> Any:
        names = {pointer.name for pointer in self.get_field_names()}
        self.is_open = self.is_open or any(form[name].value() for name in names)
        return super().render(form, *args, **kwargs)


def several(name: str) -> Field:
    """The people as chips, printed by the name tag."""
    return Field(name, template="formulation/layout/several.html")


def yes_no(label: str, *, hint: str = "") -> forms.ChoiceField:
    """Yes, no, or not said; `DetailForm.details` turns it into true, false or None."""
    return fields.pick(label, YES_NO, hint=hint)


class DetailForm(forms.Form):
    """What one area asks about. Each area has its own form; every field may stay empty."""

    model: ClassVar[type[FocusDetail]]
    lead: ClassVar[str] = ""
    # Which fields are not plain text.
    answers: ClassVar[tuple[str, ...]] = ()
    people: ClassVar[tuple[str, ...]] = ()
    # Answers that are added to a history: the form begins without them.
    asked_anew: ClassVar[tuple[str, ...]] = ()

    def __init__(
        self, *args: Any, case: Case, record: FocusDetail | None, **kwargs: Any
    ) -> None:
        if record is not None:
            kwargs.setdefault("initial", self._initial(record))
        super().__init__(*args, **kwargs)
        for name in self.people:
            field = self.fields[name]
            assert isinstance(field, SeveralField)  # noqa: S101
            field.offer(case, list(self.initial.get(name, [])))
        self.helper = fields.bare_helper()

    @classmethod
    def _initial(cls, record: FocusDetail) -> dict[str, Any]:
        found = {}
        for name in set(cls.base_fields) - set(cls.asked_anew):
            value = getattr(record, name)
            if name in cls.people:
                value = list(value.all())
            elif name in cls.answers:
                value = {True: "YES", False: "NO", None: ""}[value]
            found[name] = value
        return found

    def details(self) -> dict[str, Any]:
        """What was given, by the names that `write_details` takes."""
        given = dict(self.cleaned_data)
        for name in self.answers:
            given[name] = {"YES": True, "NO": False}.get(given[name])
        for name in self.people:
            given[name] = list(given[name])
        return given


def text(
    model: type[FocusDetail], name: str, label: str, hint: str = "", rows: int = 3
) -> forms.CharField:
    return fields.text(label, most=longest(model, name), hint=hint, rows=rows)


def line(
    model: type[FocusDetail], name: str, label: str, hint: str = ""
) -> forms.CharField:
    return fields.line(label, most=longest(model, name), hint=hint)


def number(label: str, *, most: int, said: str, hint: str = "") -> forms.IntegerField:
    """A whole number from 0 up; `said` is the sentence for anything else."""
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=most,
        help_text=hint,
        widget=forms.NumberInput(attrs={"class": "short"}),
        error_messages={"invalid": said, "min_value": said, "max_value": said},
    )


def entries(found: tuple[Entry, ...]) -> list[tuple[str, str]]:
    """Keys and words of a list of the content, for a form."""
    return [(one.key, one.title) for one in found]
