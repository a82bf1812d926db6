"""The pattern of a DIT case through its pages, as the story tells it."""

from __future__ import annotations

from ipt_practice.demo.story import Sighting
from tests.journeys.therapist import Therapist

LOOP = ("trigger", "experience", "expectation", "response", "consequence")


class PatternWork:
    """What a therapist writes of the one pattern that the work is about."""

    def __init__(self, therapist: Therapist) -> None:
        self.therapist = therapist
        self.visitor = therapist.visitor
        self.clock = therapist.clock

    def records(self, sighting: Sighting, week: int) -> None:
        """One scene: with whom, the round from trigger to consequence, and what was new."""
        self.therapist.opens("patterns/add/")
        told = {name: getattr(sighting, name) for name in (*LOOP, "what_was_new")}
        self.visitor.fill(
            {
                "seen_on": self.clock.day(week),
                "source": "PERSON" if sighting.person else "IN_THE_ROOM",
                "changed": sighting.changed,
                **{name: words for name, words in told.items() if words},
            }
        )
        if sighting.person:
            self.therapist.chooses_a_person(sighting.person)
        self.visitor.press("Record it")
        self.visitor.sees(sighting.trigger, sighting.response)

    def writes_the_focus(self, index: int) -> None:
        """All its parts and the loop; then put to the client, who answers."""
        ipaf = self.therapist.story.ipafs[index]
        words = ipaf.parts
        self.visitor.turn_to("Formulation")
        self.visitor.follow("New version" if index else "Write the first version")
        self.visitor.fill({**words, "made_on": self.clock.day(ipaf.written_week)})
        self.visitor.press("Save this version")
        drawn = self.visitor.text()
        for part in ("experience", "expectation", "response"):
            assert words[part] in drawn
        self.visitor.fill(
            {
                "shared_on": self.clock.day(ipaf.shared_week),
                "client_reaction": ipaf.client_reaction,
            }
        )
        self.visitor.press("Note as shared")
        self.visitor.sees(ipaf.client_reaction)
