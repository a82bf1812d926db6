"""Old and new role side by side."""

from __future__ import annotations

from typing import Any

from crispy_forms.layout import Layout, Row

from cases.forms import fields
from formulation.forms.focus_details import (
    DetailForm,
    Part,
    line,
    text,
)
from formulation.models import RoleTransitionDetail


class RoleTransitionForm(DetailForm):
    """Old and new role side by side."""

    model = RoleTransitionDetail
    lead = "Name the two roles first. The good and the hard of both follow."

    old_role = line(
        RoleTransitionDetail, "old_role", "Old role", "Who were you before?"
    )
    new_role = line(
        RoleTransitionDetail, "new_role", "New role", "Who are you to be now?"
    )
    nature = fields.several("The change is", RoleTransitionDetail.Nature.choices)
    old_good = text(
        RoleTransitionDetail,
        "old_good",
        "Good about the old",
        "What did you lose when that changed?",
    )
    new_good = text(
        RoleTransitionDetail,
        "new_good",
        "Good about the new",
        "What could be good in it?",
    )
    old_hard = text(
        RoleTransitionDetail,
        "old_hard",
        "Hard about the old",
        "Is there anything you do not miss?",
    )
    new_hard = text(
        RoleTransitionDetail,
        "new_hard",
        "Hard about the new",
        "What do you fear in it?",
    )
    keep = text(
        RoleTransitionDetail, "keep", "To keep", "What of the old comes along?", 2
    )
    let_go = text(RoleTransitionDetail, "let_go", "To let go", rows=2)
    old_from_to = line(RoleTransitionDetail, "old_from_to", "From when to when")
    old_people = text(RoleTransitionDetail, "old_people", "Who was around", rows=2)
    old_proud_of = text(
        RoleTransitionDetail, "old_proud_of", "What I was proud of", rows=2
    )
    new_demands = text(
        RoleTransitionDetail,
        "new_demands",
        "What it asks",
        "What does the new part ask of you?",
    )
    skills_to_learn = text(
        RoleTransitionDetail,
        "skills_to_learn",
        "What to learn, and what helps to learn it",
    )
    new_opportunities = text(
        RoleTransitionDetail, "new_opportunities", "What it makes possible"
    )
    new_people = text(
        RoleTransitionDetail, "new_people", "Who is in it with me", rows=2
    )
    losses = text(
        RoleTransitionDetail,
        "losses",
        "What went with it",
        "Money, standing, routine, home, people.",
    )
    feelings_old = text(
        RoleTransitionDetail,
        "feelings_old",
        "Feelings about giving up the old",
        "Sadness, anger, guilt, relief.",
    )
    feelings_new = text(RoleTransitionDetail, "feelings_new", "Feelings about the new")
    supports_lost = text(
        RoleTransitionDetail, "supports_lost", "Support that is gone", rows=2
    )
    supports_there = text(
        RoleTransitionDetail, "supports_there", "Support that is there", rows=2
    )
    supports_to_build = text(
        RoleTransitionDetail, "supports_to_build", "Support to build", rows=2
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            Row("old_role", "new_role"),
            "nature",
            Part(
                "Two columns: good and hard, keep and let go",
                Row("old_good", "new_good"),
                Row("old_hard", "new_hard"),
                Row("keep", "let_go"),
                is_open=True,
            ),
            Part(
                "More about the old role", "old_from_to", "old_people", "old_proud_of"
            ),
            Part(
                "More about the new role",
                Row("new_demands", "skills_to_learn"),
                Row("new_opportunities", "new_people"),
            ),
            Part("Losses and feelings", "losses", Row("feelings_old", "feelings_new")),
            Part(
                "People who support",
                "supports_lost",
                Row("supports_there", "supports_to_build"),
            ),
        )
