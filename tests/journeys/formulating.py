"""The formulation of a worked case, entered through its pages."""

from __future__ import annotations

from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

from formulation import when
from ipt_practice.demo.inventory_story import Rated, ReviewStory, ThemeStory
from ipt_practice.demo.lived import Felt, Lived
from ipt_practice.demo.story import OriginStory
from tests.journeys.therapist import Therapist

FEW = 3


class Formulator(Therapist):
    """Begins in a case that is open already: the way there is another journey's."""

    def begins(self) -> None:
        """The client and the case, put on the stage; then the browser takes over."""
        case_id = self.visitor.site.shell(
            "from tests.journeys.backstage import open_case_of\n"
            f"open_case_of({self.story.key!r}, email={self.email!r})"
        ).strip()
        self.case_path = f"/cases/{case_id}/"
        self.signs_in()
        self.opens_the_case()

    # People

    def opens_the_person(self, name: str) -> None:
        self.opens("inventory/")
        people = self.page.get_by_role("table")
        people.get_by_role("link", name=f"Edit {name}", exact=True).click()
        self.visitor.look()

    def tells_more_of(self, name: str) -> None:
        """Everything else that the story knows of someone, and reads it again."""
        self.opens_the_person(name)
        self.visitor.follow("Change what is known")
        told = self.story.inventory.more[name]
        self.visitor.fill(told)
        self.visitor.press("Save", exact=True)
        self.visitor.sees(*_texts(told.values()))

    def rates(self, rated: Rated) -> None:
        self.opens_the_person(rated.name)
        form = self.page.locator("#rate")
        scales = zip(
            ("closeness", "satisfaction", "conflict"), rated.scales, strict=True
        )
        support = zip(("emotional", "practical"), rated.support, strict=True)
        self.visitor.fill(
            {
                **{name: value for name, value in scales if value is not None},
                **{name: key for name, key in support if key},
            }
        )
        form.locator("[name=rated_on]").fill(str(self.clock.day(rated.week)))
        self.visitor.press("Save the rating", inside=form)
        self.visitor.sees("Last rated")

    def notes(self, theme: ThemeStory) -> None:
        self.opens("inventory/themes/")
        self.visitor.follow("Note a theme")
        self.visitor.fill({"label": theme.label, "evidence": theme.evidence})
        self.visitor.fill({"direction": theme.direction} if theme.direction else {})
        self.ticks_people("people", theme.people)
        self.visitor.press("Save", exact=True)
        self.visitor.sees(theme.label, *theme.people)

    def reviews(self, review: ReviewStory) -> None:
        self.opens("inventory/themes/")
        self.visitor.follow("Looked at together")
        day = self.clock.day(review.week)
        self.visitor.fill({"reviewed_on": day, "summary": review.summary})
        self.visitor.press("Record it")
        self.visitor.sees(review.summary)

    # Life on one line

    def draws_the_life(self) -> None:
        """Every event and every stretch of symptoms; the list says what the drawing shows."""
        for one in self.story.timeline:
            if isinstance(one, Felt):
                self.adds_symptoms(one)
            else:
                self.adds_an_event(one)
        self.opens("timeline/")
        titles = [one.title for one in self.story.timeline if isinstance(one, Lived)]
        self.visitor.sees(*titles)
        assert self.page.locator("#main svg").count()

    def adds_an_event(self, event: Lived) -> None:
        self.opens("timeline/events/add/")
        self.visitor.fill({"title": event.title, "kind": event.kind})
        self.says_when("starts", event.starts)
        if event.ends:
            self.says_when("ends", event.ends)
        self.ticks_people("people", event.people)
        self.visitor.fill(event.said)
        self.visitor.press("Add to the timeline")
        self.visitor.sees(event.title)

    def adds_symptoms(self, felt: Felt) -> None:
        self.opens("timeline/episodes/add/")
        self.visitor.fill({"label": felt.label, "severity": felt.severity, **felt.said})
        self.says_when("starts", felt.starts)
        if felt.ends:
            self.says_when("ends", felt.ends)
        self.visitor.press("Add to the timeline")
        self.visitor.sees(felt.label)

    def says_when(self, name: str, time: Any) -> None:
        """As exactly as the story knows it: a day, a month, a season, a year, an age."""
        client = SimpleNamespace(born_on=self.story.born_on(self.today))
        told = SimpleNamespace(
            case=SimpleNamespace(client=client), clock=self.clock, today=self.today
        )
        typed = when.typed_from(time(told))
        self.visitor.fill({"precision": typed.pop("precision")}, prefix=f"{name}_")
        self.visitor.fill(typed, prefix=f"{name}_")

    # The focus, and where the pattern comes from

    def proposes_the_focus(self) -> None:
        """Chosen, and not agreed yet."""
        focus, day = self.story.focus or {}, self.clock.day(self.story.focus_week)
        self.opens("focus/choose/")
        told = ("area", "words", "why_now", "why_this")
        self.visitor.fill({name: focus[name] for name in told if focus.get(name)})
        if focus.get("person"):
            self.chooses_a_person(focus["person"])
        self.visitor.fill({"started_on": day})
        self.visitor.press("Choose this focus")
        self.visitor.sees(focus["words"])

    def agrees_the_focus(self) -> None:
        day = self.clock.day(self.story.focus_week)
        self.opens("focus/")
        self.visitor.fill({"agreed_on": day})
        self.visitor.press("The client agrees")
        self.visitor.sees(f"Agreed {day.day} {day:%b}")

    def tells_it_back(self, parts: dict[str, str], *, answer: str) -> None:
        """A version of the story about the focus; the client takes it, and says so."""
        day = self.clock.day(self.story.focus_week)
        self.opens("formulation/edit/")
        self.visitor.fill({**parts, "made_on": day})
        self.visitor.press("Save this version")
        self.visitor.fill(
            {"shared_on": day, "response": "AGREES", "response_words": answer}
        )
        self.visitor.press("Note as shared")
        self.visitor.sees(parts["link_sentence"], answer)

    def tells_where_it_comes_from(self, origin: OriginStory) -> None:
        self.opens("ipaf/origins/add/")
        self.chooses_a_person(origin.person)
        self.visitor.fill({**origin.words, "echoes": list(origin.echoes)})
        self.ticks_people("echo_with", origin.echo_with)
        self.visitor.press("Save", exact=True)
        self.visitor.sees(origin.person, *_texts(origin.words.values()))

    def ticks_people(self, name: str, people: Iterable[str]) -> None:
        boxes = self.page.locator(f"label:has([name={name}])")
        for each in people:
            self.visitor.open_around(boxes.first)
            boxes.filter(has_text=each).first.click()


def _texts(values: Iterable[Any]) -> list[str]:
    """What was written in words, and not picked by a key."""
    return [one for one in values if isinstance(one, str) and not one.isupper()]
