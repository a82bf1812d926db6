"""On its own, beside other treatment, or after it."""

from __future__ import annotations

from typing import Any

from crispy_forms.layout import Fieldset, Layout, Row

from cases.forms import fields
from cases.forms.dated import DatedForm
from cases.models import Integration

KEPT = (
    "use", "other", "other_words", "delivered_by", "stays_in_other", "focus_here",
    "reason", "since",
)  # fmt: skip


class IntegrationForm(DatedForm):
    """Begins with what stands now."""

    DAYS = ("since",)

    use = fields.pick(
        "This treatment stands",
        Integration.Use.choices,
        missing="Say how this treatment stands",
    )
    other = fields.select(
        "The other treatment", [("", "Choose"), *Integration.Other.choices]
    )
    other_words = fields.line("If something else, which", most=80)
    delivered_by = fields.line(
        "Who gives it", most=120, hint="“Myself”, or a name and a service."
    )
    stays_in_other = fields.text(
        "What stays in the other work",
        most=1000,
        hint="Panic work in CBT, doses with the GP.",
    )
    focus_here = fields.text(
        "What this treatment works on",
        most=1000,
        hint="One focus of its own, so that the two stay apart.",
    )
    reason = fields.text(
        "Why", most=2000, hint="Why this was added, or why the other has ended."
    )
    since = fields.day("Since when", missing="Enter the date from which this holds")

    def __init__(
        self, *args: Any, standing: Integration | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["since"].initial = self.today
        for name in KEPT if standing else ():
            self.fields[name].initial = getattr(standing, name)
        self.helper.layout = Layout(
            "use",
            Fieldset(
                "If beside or after other treatment",
                Row("other", "other_words"),
                "delivered_by",
                "stays_in_other",
                "focus_here",
            ),
            "reason",
            "since",
        )

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("use") in ("", None, Integration.Use.SOLE):
            return values
        if not values.get("other"):
            self.add_error("other", "Choose the other treatment")
        elif values["other"] == Integration.Other.OTHER and not values["other_words"]:
            self.add_error("other_words", "Write which other treatment")
        if not values.get("focus_here") and "focus_here" not in self.errors:
            self.add_error(
                "focus_here",
                "Write what this treatment works on, so that the two stay apart",
            )
        return values
