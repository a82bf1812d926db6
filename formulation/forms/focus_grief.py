"""The death in its order, the relationship, the mourning."""

from __future__ import annotations

from typing import Any

from crispy_forms.layout import Layout, Row

from cases.forms import fields
from formulation.forms.focus_details import (
    NOT_SAID,
    DetailForm,
    Part,
    entries,
    line,
    number,
    several,
    text,
    yes_no,
)
from formulation.forms.who import SeveralField
from formulation.models import GriefDetail
from protocols import focus_areas


class GriefForm(DetailForm):
    """The death in its order, the relationship good and hard, the mourning."""

    model = GriefDetail
    lead = "Begin with how it happened. Everything else can wait for its session."
    answers = ("was_present", "attended_funeral")
    people = ("also_grieving",)

    manner = fields.pick("How the death came", [*GriefDetail.Manner.choices, NOT_SAID])
    cause = line(GriefDetail, "cause", "Cause")
    age_at_death = number(
        "Age at death", most=130, said="Enter the age in years, from 0 to 130"
    )
    before = text(GriefDetail, "before", "Before", "Take me through the days before.")
    at_the_death = text(
        GriefDetail,
        "at_the_death",
        "The death itself",
        "Who was where? How did you hear?",
    )
    afterwards = text(
        GriefDetail,
        "afterwards",
        "Afterwards",
        "The funeral, the first weeks, and since.",
    )
    was_present = yes_no("Was the client there?")
    attended_funeral = yes_no("Did they go to the funeral?")
    last_contact = line(GriefDetail, "last_contact", "Last contact")
    loved_parts = text(
        GriefDetail, "loved_parts", "Loved", "What was she like? What do you miss most?"
    )
    hard_parts = text(
        GriefDetail, "hard_parts", "Hard", "And the maddening? What do you not miss?"
    )
    mixed_feelings = text(GriefDetail, "mixed_feelings", "Mixed feelings")
    unsaid = text(
        GriefDetail, "unsaid", "Never said", "What would you still tell them?"
    )
    guilt = text(GriefDetail, "guilt", "Guilt")
    anger = text(GriefDetail, "anger", "Anger", "At whom? Where do you feel it?")
    mourning_signs = fields.several(
        "What the mourning is like",
        entries(focus_areas.MOURNING_SIGNS),
        hint="What do you find yourself avoiding?",
    )
    also_grieving = SeveralField("Who else grieves", hint="Who else misses them?")
    who_shares_it = line(
        GriefDetail,
        "who_shares_it",
        "Who can share it, and who stopped talking about it",
    )
    rituals = text(GriefDetail, "rituals", "Rites of faith and culture", rows=2)
    empty_roles = text(
        GriefDetail,
        "empty_roles",
        "What they did that nobody does now",
        "One on each line. Who could carry a part of it?",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "manner",
            Row("cause", "age_at_death"),
            "before",
            "at_the_death",
            "afterwards",
            Part(
                "Who was there",
                Row("was_present", "attended_funeral"),
                "last_contact",
            ),
            Part(
                "The relationship, good and hard",
                Row("loved_parts", "hard_parts"),
                Row("mixed_feelings", "unsaid"),
                Row("guilt", "anger"),
            ),
            Part(
                "The mourning, and who shares it",
                "mourning_signs",
                several("also_grieving"),
                "who_shares_it",
                "rituals",
            ),
            Part("What is empty now", "empty_roles"),
        )
