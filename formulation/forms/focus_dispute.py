"""What each wants and expects of the other, and what the client seeks."""

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
    several,
    text,
)
from formulation.forms.who import SeveralField
from formulation.models import RoleDisputeDetail
from protocols import focus_areas


class RoleDisputeForm(DetailForm):
    """What each wants and expects, how it goes, and what the client seeks."""

    model = RoleDisputeDetail
    lead = "Begin with what it is about, and with safety, asked alone."
    people = ("same_with",)

    issues = fields.several("What it is about", entries(focus_areas.ISSUES))
    about = text(
        RoleDisputeDetail,
        "about",
        "In the client’s words",
        "What are you each asking for?",
    )
    safety = fields.pick(
        "Fear, control or violence",
        RoleDisputeDetail.Safety.choices,
        hint="Ask when the client is alone. Nobody else is brought in before that.",
    )
    client_wants = text(RoleDisputeDetail, "client_wants", "What I want")
    other_wants = text(RoleDisputeDetail, "other_wants", "What I think they want")
    client_expects = text(
        RoleDisputeDetail,
        "client_expects",
        "What I expect",
        "Has either of you said that aloud?",
    )
    other_expects = text(RoleDisputeDetail, "other_expects", "What they expect")
    how_sure = fields.pick(
        "How sure about the other’s side",
        [
            *(
                (str(key), str(label))
                for key, label in RoleDisputeDetail.HowSure.choices
            ),
            NOT_SAID,
        ],
    )
    how_it_starts = text(
        RoleDisputeDetail,
        "how_it_starts",
        "How it starts",
        "What happened, in order: who said what?",
        2,
    )
    who_pursues = line(RoleDisputeDetail, "who_pursues", "Who goes after the other")
    who_withdraws = line(RoleDisputeDetail, "who_withdraws", "Who pulls back")
    never_said = text(RoleDisputeDetail, "never_said", "What is never said", rows=2)
    how_it_ends = text(RoleDisputeDetail, "how_it_ends", "How it usually ends", rows=2)
    since_when = text(
        RoleDisputeDetail,
        "since_when",
        "Since when, and when it got worse",
        "And the low mood: before, with it, or after?",
        2,
    )
    upheld_by = fields.pick(
        "What keeps it going", [*RoleDisputeDetail.Upheld.choices, NOT_SAID]
    )
    same_with = SeveralField("The same with", hint="Does it go like this with others?")
    change_gains = text(
        RoleDisputeDetail, "change_gains", "Gained by changing it", rows=2
    )
    change_costs = text(
        RoleDisputeDetail, "change_costs", "Lost by changing it", rows=2
    )
    leaving_gains = text(
        RoleDisputeDetail, "leaving_gains", "Gained by leaving", rows=2
    )
    leaving_costs = text(RoleDisputeDetail, "leaving_costs", "Lost by leaving", rows=2)
    sought = fields.pick(
        "What the client seeks",
        [*RoleDisputeDetail.Sought.choices, NOT_SAID],
        hint="The client’s choice, not the therapist’s. None of them is the right one.",
    )
    managed_before = text(
        RoleDisputeDetail,
        "managed_before",
        "What the client has managed before in such moments",
        "When did it go a little better? What did you do then?",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["safety"].initial = RoleDisputeDetail.Safety.NOT_ASKED
        self.helper.layout = Layout(
            "issues",
            "about",
            "safety",
            Part(
                "What each wants and expects",
                Row("client_wants", "other_wants"),
                Row("client_expects", "other_expects"),
                "how_sure",
                is_open=True,
            ),
            Part(
                "How it goes",
                "how_it_starts",
                Row("who_pursues", "who_withdraws"),
                Row("never_said", "how_it_ends"),
                "since_when",
                "upheld_by",
                several("same_with"),
            ),
            Part(
                "What would be gained and lost",
                Row("change_gains", "change_costs"),
                Row("leaving_gains", "leaving_costs"),
            ),
            Part(
                "What the client seeks, and has managed before",
                "sought",
                "managed_before",
            ),
        )

    def details(self) -> dict[str, Any]:
        given = super().details()
        given["safety"] = given["safety"] or RoleDisputeDetail.Safety.NOT_ASKED
        given["how_sure"] = int(given["how_sure"]) if given["how_sure"] else None
        return given
