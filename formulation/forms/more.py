"""Fields that wait behind a line until they are wanted."""

from __future__ import annotations

from typing import Any

from crispy_forms.layout import Div
from django import forms


class More(Div):  # type: ignore[misc]
    """A titled line that opens some fields.

    Open already when one of them holds an error, something on record, or something typed.
    """

    template = "formulation/layout/more.html"

    def __init__(
        self, title: str, *names: object, hint: str = "", is_open: bool = False
    ) -> None:
        super().__init__(*names)
        self.title = title
        self.hint = hint
        self.is_open = is_open

    def render(self, form: forms.Form, *args: Any, **kwargs: Any) -> Any:
        names = {pointer.name for pointer in self.get_field_names()}
        held = {name for name in names if _holds(form, name)}
        self.is_open = self.is_open or bool(held | names & set(form.errors))
        return super().render(form, *args, **kwargs)


def _holds(form: forms.Form, name: str) -> bool:
    """Something that the field does not hold by itself."""
    value, usual = form[name].value(), form.fields[name].initial
    return (
        value not in (None, "", []) and value is not False and str(value) != str(usual)
    )
