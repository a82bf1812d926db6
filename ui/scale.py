"""A number on a short scale, with words at both ends, as a row of buttons."""

from __future__ import annotations

from typing import Any

from django import forms


class ScaleField(forms.TypedChoiceField):
    """0 to `most`; `low` and `high` say what the ends mean. Empty is None: not asked.

    `templates/formulation/scale.html` draws it with both ends in view.
    """

    def __init__(
        self,
        label: str,
        *,
        low: str,
        high: str,
        most: int = 10,
        nothing: str = "Not asked",
        **kwargs: Any,
    ) -> None:
        numbers = [(str(number), str(number)) for number in range(most + 1)]
        super().__init__(
            label=label,
            choices=[*numbers, ("", nothing)],
            coerce=int,
            empty_value=None,
            required=False,
            widget=forms.RadioSelect,
            error_messages={
                "invalid_choice": f"Choose a number from 0 to {most} for {label}"
            },
            **kwargs,
        )
        self.most, self.low, self.high = most, low, high
