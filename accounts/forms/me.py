"""How someone likes their own screen."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms

from accounts.models import User


class SettingsForm(forms.Form):
    names_shown = forms.ChoiceField(
        label="Names of clients",
        choices=User.Names.choices,
        widget=forms.RadioSelect,
        help_text=(
            "On lists, supervisors and practice admins begin with initials. "
            "Alt I changes it for one sign-in."
        ),
        error_messages={"required": "Choose names or initials"},
    )
    theme = forms.ChoiceField(
        label="Light or dark",
        choices=User.Theme.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose light, dark, or as the device"},
    )
    has_shortcuts = forms.BooleanField(
        label="Single-letter shortcuts",
        required=False,
        help_text="Turn them off if you speak to your computer or press keys by accident.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout("names_shown", "theme", "has_shortcuts")

    @staticmethod
    def of(person: User) -> dict[str, Any]:
        return {
            "names_shown": person.names_shown,
            "theme": person.theme,
            "has_shortcuts": person.has_shortcuts,
        }


class NamesForm(forms.Form):
    """The button in the bar."""

    names = forms.ChoiceField(choices=User.Names.choices)


class ThemeForm(forms.Form):
    """The button in the bar."""

    theme = forms.ChoiceField(choices=User.Theme.choices)
