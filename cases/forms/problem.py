"""Another problem treated, or another main measure, with the day and the reason."""

from __future__ import annotations

from typing import Any

from crispy_forms.layout import Layout, Row

from cases.forms import fields
from cases.forms.dated import DatedForm
from cases.models import Case
from protocols import problems


class ProblemForm(DatedForm):
    """Begins with what stands now."""

    DAYS = ("changed_on",)

    problem = fields.select(
        "Problem treated",
        problems.choices(),
        missing="Choose the problem treated",
        hint="Agendas, prompts and letters use this word.",
    )
    other_problem = fields.line(
        "If something else, which", most=80, hint="One or two words, as in a sentence."
    )
    main_measure = fields.select(
        "Main measure",
        list(problems.MAIN_MEASURES.items()),
        hint="Offered beside PHQ-9 and GAD-7, first in letters and summaries.",
    )
    reason = fields.text(
        "Why",
        most=2000,
        rows=3,
        missing="Write why this changes",
        hint="Stays with the case.",
    )
    changed_on = fields.day(
        "Date of the change", missing="Enter the date of the change"
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("problem", "other_problem", "main_measure"):
            self.fields[name].initial = getattr(case, name)
        self.fields["changed_on"].initial = self.today
        self.helper.layout = Layout(
            Row("problem", "other_problem"), "main_measure", "reason", "changed_on"
        )

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        is_other = values.get("problem") == problems.ProblemKey.OTHER
        if is_other and not values.get("other_problem"):
            self.add_error("other_problem", "Write which problem is treated")
        return values
