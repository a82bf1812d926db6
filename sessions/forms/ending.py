"""The relapse-prevention plan, in the client's own words."""

from __future__ import annotations

from typing import Any

from django import forms

from cases.forms import fields
from protocols.endings import PlanSection, relapse_plan_sections

# Parts of a plan by the section of the manual that explains them.
SECTION_OF = {
    "triggers": "TRIGGERS",
    "early_signs": "SIGNS",
    "green": "GREEN",
    "amber": "AMBER",
    "red": "RED",
    "supporters": "SUPPORTERS",
    "what_helped": "HELPED",
    "obstacles": "OBSTACLES",
    "unfinished": "UNFINISHED",
}
LONGEST = 2000


class RelapsePlanForm(forms.Form):
    """What is missing is said by the action; nothing typed is lost."""

    made_on = fields.day("Made on", missing="Enter the day the plan was made")
    triggers = fields.text("What could set it off", most=LONGEST)
    early_signs = fields.text("Early signs", most=LONGEST)
    later_signs = fields.text("Later signs", most=LONGEST)
    first_to_notice = fields.line("Who notices first", most=120)
    green = fields.text("Green: doing well", most=LONGEST)
    amber = fields.text("Amber: slipping", most=LONGEST)
    red = fields.text("Red: it is back", most=LONGEST)
    supporters = fields.text("Who helps", most=LONGEST)
    what_helped = fields.text("What helped", most=LONGEST)
    obstacles = fields.text("What could get in the way", most=LONGEST)
    unfinished = fields.text("What is unfinished", most=LONGEST)
    copies = fields.line("Who has a copy", most=300)
    review_on = fields.day("Look at it again on")

    def __init__(self, *args: Any, therapy: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sections = {one.key: one for one in relapse_plan_sections(therapy)}
        for part, key in SECTION_OF.items():
            self._explain(part, sections.get(key))
        self.helper = fields.bare_helper()

    def _explain(self, part: str, section: PlanSection | None) -> None:
        """The section's hint at its field; a part that this therapy leaves out is gone."""
        if section is None:
            del self.fields[part]
        else:
            self.fields[part].help_text = f"{section.hint} One per line."
