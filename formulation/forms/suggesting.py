"""A line of text that offers what is usual, and takes anything."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


class SuggestingInput(forms.TextInput):
    """Its datalist stands beside it; browsers without one show a plain line."""

    def __init__(
        self, usual: Iterable[str], attrs: dict[str, Any] | None = None
    ) -> None:
        self.usual = tuple(usual)
        super().__init__({"autocomplete": "off", **(attrs or {})})

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: Any = None,
    ) -> SafeString:
        listed = f"{name}-usual"
        line = super().render(name, value, {**(attrs or {}), "list": listed}, renderer)
        offers = format_html_join(
            "", '<option value="{}">', ((one,) for one in self.usual)
        )
        return format_html('{}<datalist id="{}">{}</datalist>', line, listed, offers)
