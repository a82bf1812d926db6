"""The support plan through its pages, as the story tells it."""

from __future__ import annotations

from ipt_practice.demo.told_back import SupportStory
from tests.journeys.therapist import Therapist


class SupportWork:
    """Who could help with what, what stands in the way, and what came of it."""

    def __init__(self, therapist: Therapist) -> None:
        self.therapist = therapist
        self.visitor = therapist.visitor
        self.clock = therapist.clock

    def plans(self, planned: SupportStory) -> None:
        self.therapist.opens("inventory/support/add/")
        self.visitor.fill({"kind": planned.kind, "step": planned.step, **planned.row})
        if planned.person:
            self.therapist.chooses_a_person(planned.person)
        else:
            self.visitor.fill({"someone_new": planned.someone_new})
        if planned.by_week:
            day = max(self.clock.day(planned.by_week), self.therapist.today)
            self.visitor.fill({"by_when": day})
        self.visitor.press("Put into the plan")
        self.visitor.sees(planned.step, planned.row.get("barrier_met", ""))

    def notes_what_came(self, planned: SupportStory) -> None:
        """How it went, how the mood was after it, and what was learned."""
        assert planned.came, "Nothing came of it in the story."
        week, outcome, effect, learned = planned.came
        who = planned.person or planned.someone_new
        self.therapist.opens("inventory/support/")
        self.visitor.follow(f"How did it go? {who}")
        self.visitor.fill(
            {"outcome": outcome, "outcome_on": self.clock.day(week), "learned": learned}
        )
        self.visitor.fill({} if effect is None else {"mood_effect": str(effect)})
        self.visitor.press("Note it")
        self.visitor.sees(learned)
