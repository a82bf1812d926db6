"""The relapse-prevention plan, in the client's own words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField

from cases.forms import fields
from cases.forms.dated import DatedForm
from protocols.endings import PlanSection, relapse_plan_sections
from sessions.actions import PlanPerson
from sessions.models import PlanCopy, RelapsePlanPerson
from sessions.queries.relapse_plan import Beginning, PersonOffered

# Parts of a plan by the section of the manual that explains them.
SECTION_OF = {
    "early_signs": "SIGNS",
    "green": "GREEN",
    "amber_signs": "AMBER_SIGNS",
    "amber": "AMBER",
    "amber_tell": "AMBER_TELL",
    "red_signs": "RED_SIGNS",
    "red": "RED",
    "red_stop": "RED_STOP",
    "way_back": "WAY_BACK",
    "supporters": "SUPPORTERS",
    "what_helped": "HELPED",
    "lessons": "LESSONS",
    "unfinished": "UNFINISHED",
}
LONGEST = 2000
TRIGGERS, OBSTACLES = 6, 4
HELPS, NOTICES = (
    RelapsePlanPerson.Role.SUPPORTER,
    RelapsePlanPerson.Role.FIRST_TO_NOTICE,
)


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two lines that belong together: a trigger and when it is expected."""

    first: BoundField
    second: BoundField


@dataclass(frozen=True, kw_only=True)
class PersonRow:
    """`person` of the inventory: whether they help, notice first, and their number."""

    person: Any
    helps: BoundField
    notices: BoundField
    phone: BoundField


class RelapsePlanForm(forms.Form):
    """What is missing is said by the action; nothing typed is lost.

    What the record offers is ticked to be taken over, and is never there by itself.
    """

    made_on = fields.day("Made on", missing="Enter the day the plan was made")
    review_on = fields.day("Look at it again on", hint="Often after 1, 3 and 6 months.")
    early_signs = fields.text("Early warning signs", most=LONGEST)
    later_signs = fields.text("Later warning signs", most=LONGEST)
    first_to_notice = fields.line(
        "Somebody else who notices first", most=120, hint="Or the client."
    )
    green = fields.text("What I keep doing", most=LONGEST)
    amber_signs = fields.text("What I notice", most=LONGEST)
    amber = fields.text("What I do within 48 hours", most=LONGEST)
    amber_tell = fields.text("Whom I tell", most=1000, rows=2)
    red_signs = fields.text("What I notice", most=LONGEST)
    red = fields.text("What I do, and whom I call", most=LONGEST)
    red_stop = fields.text("What I leave off", most=1000, rows=2)
    way_back = fields.line("How I come back to treatment", most=300)
    supporters = fields.text("Others who help, or a professional", most=LONGEST, rows=2)
    what_helped = fields.text("What helped", most=LONGEST)
    lessons = fields.text("Three things I have learned", most=LONGEST)
    unfinished = fields.text("What is unfinished", most=LONGEST, rows=2)

    def __init__(
        self, *args: Any, therapy: str, begin: Beginning, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.begin = begin
        sections = {one.key: one for one in relapse_plan_sections(therapy)}
        for part, key in SECTION_OF.items():
            self._explain(part, sections.get(key))
        self.has_obstacles = "OBSTACLES" in sections
        self._pairs("trigger", "expected", TRIGGERS, begin.triggers)
        self._pairs("obstacle", "answer", OBSTACLES, begin.obstacles)
        for one in begin.people:
            self._person(one)
        self.fields["offered_triggers"] = _offers("Take over", begin.offered_triggers)
        self.fields["offered_helped"] = _offers(
            "Take over", begin.offered_helped, hints=begin.helped_how
        )
        self.helper = fields.bare_helper()

    def _explain(self, part: str, section: PlanSection | None) -> None:
        """The section's hint at its field; a part that this therapy leaves out is gone."""
        if section is None:
            del self.fields[part]
            return
        is_line = isinstance(self.fields[part].widget, forms.TextInput)
        self.fields[part].help_text = section.hint + (
            "" if is_line else " One per line."
        )

    def _pairs(
        self, first: str, second: str, count: int, begin: Sequence[tuple[str, str]]
    ) -> None:
        count = max(count, len(begin) + 1)
        for at in range(count):
            words, beside = begin[at] if at < len(begin) else ("", "")
            self.fields[f"{first}_{at}"] = fields.line(
                f"{first.capitalize()} {at + 1}", most=300
            )
            self.fields[f"{second}_{at}"] = fields.line(
                f"{'When expected' if second == 'expected' else 'Answer'}, {at + 1}",
                most=200,
            )
            self.initial.setdefault(f"{first}_{at}", words)
            self.initial.setdefault(f"{second}_{at}", beside)

    def _person(self, one: PersonOffered) -> None:
        key = one.person.pk
        for name, label, begin in (
            ("helps", "Helps", one.helps),
            ("notices", "Notices first", one.notices),
        ):
            self.fields[f"{name}_{key}"] = fields.tick(label)
            self.initial.setdefault(f"{name}_{key}", begin)
        self.fields[f"phone_{key}"] = fields.line("Phone", most=40)
        self.initial.setdefault(f"phone_{key}", one.phone)

    @property
    def triggers(self) -> list[Pair]:
        return list(self._bound("trigger", "expected"))

    @property
    def obstacles(self) -> list[Pair]:
        return list(self._bound("obstacle", "answer")) if self.has_obstacles else []

    def _bound(self, first: str, second: str) -> Iterator[Pair]:
        at = 0
        while f"{first}_{at}" in self.fields:
            yield Pair(first=self[f"{first}_{at}"], second=self[f"{second}_{at}"])
            at += 1

    @property
    def people(self) -> list[PersonRow]:
        return [
            PersonRow(
                person=one.person,
                helps=self[f"helps_{one.person.pk}"],
                notices=self[f"notices_{one.person.pk}"],
                phone=self[f"phone_{one.person.pk}"],
            )
            for one in self.begin.people
        ]

    def values(self) -> dict[str, Any]:
        """For `write_relapse_plan`. Only after `is_valid`."""
        given = self.cleaned_data
        parts = {
            name: given[name]
            for name in (*SECTION_OF, "later_signs", "first_to_notice")
            if name in given
        }
        triggers = self._typed("trigger", "expected")
        triggers += [_split(one) for one in given["offered_triggers"]]
        obstacles = self._typed("obstacle", "answer")
        helped = [parts.get("what_helped", ""), *given["offered_helped"]]
        return parts | {
            "made_on": given["made_on"],
            "review_on": given["review_on"],
            "triggers": "\n".join(words for words, _ in triggers),
            "triggers_expected": [beside for _, beside in triggers],
            "obstacles": "\n".join(words for words, _ in obstacles),
            "obstacle_answers": [beside for _, beside in obstacles],
            "what_helped": "\n".join(one for one in helped if one),
            "people": list(self._chosen()),
        }

    def _typed(self, first: str, second: str) -> list[tuple[str, str]]:
        return [
            (words, self.cleaned_data.get(pair.second.name, ""))
            for pair in self._bound(first, second)
            if (words := self.cleaned_data.get(pair.first.name, ""))
        ]

    def _chosen(self) -> Iterator[PlanPerson]:
        for one in self.begin.people:
            key: UUID = one.person.pk
            phone = self.cleaned_data.get(f"phone_{key}", "")
            if self.cleaned_data.get(f"helps_{key}"):
                yield PlanPerson(person_id=key, role=HELPS, phone=phone)
            if self.cleaned_data.get(f"notices_{key}"):
                yield PlanPerson(person_id=key, role=NOTICES)

    def add_problems(self, problems: Mapping[str, str]) -> None:
        """What the plan lacks, each at the field where it is written."""
        for part, sentence in problems.items():
            self.add_error({"triggers": "trigger_0"}.get(part, part), sentence)


SPLIT = " | "


def _split(offered: str) -> tuple[str, str]:
    words, _, expected = offered.partition(SPLIT)
    return words, expected


def _offers(
    label: str,
    offered: Sequence[tuple[str, str]],
    *,
    hints: Mapping[str, str] | None = None,
) -> forms.MultipleChoiceField:
    """Each line that the record offers: what is stored, and how it reads."""
    field = fields.several(label, offered)
    field.widget.hints = {
        words: said.capitalize() for words, said in (hints or {}).items()
    }
    field.widget.attrs["data-shape"] = "ticks"
    return field


class PlanCopyForm(DatedForm):
    """Who holds a copy. For others than the client the day on which they agreed."""

    DAYS = ("given_on", "client_agreed_on")

    holder = fields.pick(
        "For", PlanCopy.Holder.choices, missing="Choose who gets the copy"
    )
    who = fields.line("Name", most=120, hint="Not needed for the client’s own copy.")
    given_on = fields.day("Given on", missing="Enter the day the copy was given")
    client_agreed_on = fields.day(
        "The client agreed on", hint="Nobody else gets a copy without it."
    )
