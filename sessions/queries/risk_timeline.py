"""Everything about safety in the order in which it happened, in words.

Entries, answers to an item on self-harm, versions of the plan, and what supervisors said.
Nothing is graded and nothing is drawn out of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.utils import timezone

from cases.models import Case, Client
from cases.queries import about_of, safety_plans
from measures.instruments import instrument
from measures.models import Administration
from sessions.models import SessionMeasure
from sessions.queries.risk import RiskLine, risk_lines


class Kind(StrEnum):
    ENTRY = "ENTRY"
    ITEM = "ITEM"
    PLAN = "PLAN"
    READ = "READ"


KIND_TITLES = {
    Kind.ENTRY: "Risk entry",
    Kind.ITEM: "Questionnaire",
    Kind.PLAN: "Safety plan",
    Kind.READ: "Supervisor",
}


@dataclass(frozen=True, kw_only=True)
class SafetyEvent:
    """One thing that happened. `number` is the session's, None outside a session.

    `words` say what it was; `text` is free text, which hides with the names. `mark` is a
    letter or figure for the drawing, explained beside it; `entry_id` leads to the entry.
    """

    on: date
    at: datetime
    kind: Kind
    number: int | None
    words: str
    text: str = ""
    mark: str = ""
    entry_id: UUID | None = None

    @property
    def kind_title(self) -> str:
        return KIND_TITLES[self.kind]


def safety_events(case: Case, client: Client) -> list[SafetyEvent]:
    """Of the client, or of the partner of a couple; newest first. Seven queries."""
    lines = risk_lines(case, client)
    events = [
        *(_entry(line) for line in lines),
        *(event for line in lines for event in _read(line)),
        *_items(case, client),
        *_plans(case, client),
    ]
    return sorted(events, key=lambda event: (event.on, event.at), reverse=True)


MARKS = {"NONE": "0", "PASSIVE": "P", "ACTIVE": "A", "": "–"}


def _entry(line: RiskLine) -> SafetyEvent:
    entry = line.entry
    said = entry.thoughts_words
    words = f"Asked: {said}" if entry.asked == entry.Asked.YES else said.capitalize()
    if entry.compared:
        words += f", {entry.get_compared_display().lower()}"
    if line.actions:
        done = (f"{title[0].lower()}{title[1:]}" for title in line.actions)
        words += f". Done: {', '.join(done)}"
    return SafetyEvent(
        on=entry.asked_on,
        at=entry.recorded_at,
        kind=Kind.ENTRY,
        number=line.number,
        words=words,
        text=entry.next_step,
        mark=MARKS[entry.thoughts],
        entry_id=entry.pk,
    )


def _read(line: RiskLine) -> Iterator[SafetyEvent]:
    for one in line.acknowledgements:
        yield SafetyEvent(
            on=timezone.localdate(one.written_at),
            at=one.written_at,
            kind=Kind.READ,
            number=None,
            words=f"{one.author.full_name} read the entry",
            text=one.text,
            mark="R",
            entry_id=line.entry.pk,
        )


def _items(case: Case, client: Client) -> Iterator[SafetyEvent]:
    """Answers to the item on self-harm, a blank one included: blank is not 0."""
    numbers = dict(
        SessionMeasure.objects.filter(case=case).values_list(
            "administration_id", "therapy_session__number"
        )
    )
    rows = Administration.objects.standing().filter(
        case=case, about=about_of(case, client)
    )
    for row in rows.in_order():
        definition = instrument(row.instrument_key)
        number = definition.risk_item_number
        if number is None:
            continue
        item = f"{definition.short_title} item {number}"
        blank = row.risk_item is None
        yield SafetyEvent(
            on=row.taken_on,
            at=row.recorded_at,
            kind=Kind.ITEM,
            number=numbers.get(row.pk),
            words=f"{item} left blank" if blank else f"{item}: {row.risk_item}",
            mark="–" if blank else str(row.risk_item),
        )


def _plans(case: Case, client: Client) -> Iterator[SafetyEvent]:
    for plan in safety_plans(case, about=about_of(case, client)):
        agreed = (
            "agreed by the client" if plan.is_agreed_by_client else "not yet agreed"
        )
        yield SafetyEvent(
            on=plan.made_on,
            at=plan.recorded_at,
            kind=Kind.PLAN,
            number=None,
            words=f"Version {plan.number} made, {agreed}",
            mark=str(plan.number),
        )
