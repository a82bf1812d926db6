"""The work on a focus through its pages, as the story tells it."""

from __future__ import annotations

from typing import Any

from protocols import focus_areas
from tests.journeys.therapist import Therapist

PEOPLE_FIELDS = ("also_grieving", "same_with")


class FocusWork:
    """What a therapist writes about the focus of their story."""

    def __init__(self, therapist: Therapist) -> None:
        self.therapist = therapist
        self.visitor = therapist.visitor
        self.work = therapist.story.focus_work
        self.area = focus_areas.focus_area((therapist.story.focus or {})["area"])

    def writes_the_details(self) -> None:
        """Week by week on one form, which keeps what was written before."""
        said: list[str] = []
        for _, details in self.work.details:
            self.therapist.opens("focus/")
            record = self.therapist.page.locator("[id^=details-]")
            with self.therapist.page.expect_navigation():
                record.locator("a[href$='/details/']").click()
            self.visitor.look()
            self.visitor.fill(
                {
                    name: self._as_typed(value)
                    for name, value in details.items()
                    if name not in PEOPLE_FIELDS
                }
            )
            for name in PEOPLE_FIELDS:
                for someone in details.get(name, ()):
                    chips = self.therapist.page.locator(f"label:has([name={name}])")
                    chips.filter(has_text=someone).locator("input").check()
            self.visitor.press("Save")
            said += [
                text
                for text in details.values()
                if isinstance(text, str) and not text.isupper()
            ]
        self.visitor.sees(*said)

    def climbs_the_ladder(self) -> None:
        for step in self.work.steps:
            self.therapist.opens("focus/")
            self.visitor.follow("Add a step")
            self.visitor.fill({"what": step.what, "fear": step.fear})
            self.visitor.press("Add", exact=True)
            if step.tried_week:
                rung = self.therapist.page.locator(".ladder > li")
                mine = rung.filter(has_text=step.what)
                with self.therapist.page.expect_navigation():
                    mine.get_by_role("link", name="Tried").click()
                self.visitor.fill(
                    {
                        "tried_on": self.therapist.clock.day(step.tried_week),
                        "what_happened": step.what_happened,
                    }
                )
                self.visitor.press("Note it")
        told = sorted(self.work.steps, key=lambda step: step.fear)
        self.visitor.sees(*[step.what for step in told])

    def ticks_what_was_taken_up(self) -> None:
        for week, keys in self.work.strategies:
            self.therapist.opens("focus/")
            self.visitor.fill(
                {"strategies": keys, "on": self.therapist.clock.day(week)}
            )
            self.visitor.press("Save the ticks")
        count = sum(len(keys) for _, keys in self.work.strategies)
        self.visitor.sees(f"{count} of {len(self.area.strategies)} taken up")

    def rates_the_signs(self, index: int) -> None:
        week, levels = self.work.markers[index]
        names = [sign.key for sign in self.area.markers]
        self.therapist.opens("focus/")
        self.visitor.follow("Rate the signs")
        self.visitor.fill({"rated_on": self.therapist.clock.day(week)})
        self.visitor.fill(dict(zip(names, levels, strict=True)))
        self.visitor.press("Save the ratings")

    @staticmethod
    def _as_typed(value: Any) -> Any:
        if isinstance(value, bool):
            return "YES" if value else "NO"
        return value
