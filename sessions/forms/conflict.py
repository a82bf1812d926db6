"""Choosing between two texts of one draft."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from cases.forms import fields
from sessions.queries.conflict import Conflict, ConflictPart
from sessions.typed import Typed, one

SAVED, KEPT, BOTH = "SAVED", "KEPT", "BOTH"


@dataclass(frozen=True, kw_only=True)
class Row:
    part: ConflictPart
    field: BoundField


class ConflictForm(forms.Form):
    """One choice for each part that differs."""

    def __init__(self, *args: Any, choice: Conflict, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choice = choice
        for part in choice.parts:
            options = [(SAVED, "What is saved"), (KEPT, "What was typed elsewhere")]
            if part.is_text:
                options.append((BOTH, "Both, one after the other"))
            self.fields[part.key] = fields.pick(
                part.title,
                options,
                missing=f"{part.title}: choose what to keep",
            )

    @property
    def rows(self) -> Iterator[Row]:
        return (Row(part=part, field=self[part.key]) for part in self.choice.parts)

    def chosen(self) -> dict[str, Typed]:
        """The draft's fields as chosen. Only after `is_valid`."""
        merged: dict[str, Typed] = dict(self.choice.saved)
        for part in self.choice.parts:
            kept_names = part.names if self.cleaned_data[part.key] != SAVED else ()
            for name in kept_names:
                merged[name] = self.choice.kept.get(name, "")
            if self.cleaned_data[part.key] == BOTH:
                merged[part.key] = self._both(part.key)
        return merged

    def _both(self, name: str) -> str:
        texts = [one(self.choice.saved, name), one(self.choice.kept, name)]
        return "\n\n".join(text for text in texts if text)
