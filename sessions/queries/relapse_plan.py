"""The client's plan for staying well: its versions, its copies, what the record offers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch

from cases.models import Case
from formulation.models import InventoryPerson, TimelineEvent
from formulation.queries import PartPair
from formulation.queries.anniversaries import Anniversary, yearly_days_of
from sessions.models import (
    HomeworkReview,
    PlanCopy,
    RelapsePlan,
    RelapsePlanPerson,
)
from sessions.queries.coping import coping_that_helped

# Tasks that were worth doing: what they taught may help again.
HELPED = (HomeworkReview.Outcome.DONE, HomeworkReview.Outcome.PARTLY)
# Parts that the next version begins with, as they stand.
CARRIED = (
    "early_signs",
    "later_signs",
    "first_to_notice",
    "green",
    "amber_signs",
    "amber",
    "amber_tell",
    "red_signs",
    "red",
    "red_stop",
    "way_back",
    "supporters",
    "what_helped",
    "lessons",
    "unfinished",
)
Role = RelapsePlanPerson.Role
TITLES = {
    "triggers": "What could set it off",
    "early_signs": "Early warning signs",
    "later_signs": "Later warning signs",
    "first_to_notice": "Who notices first",
    "green": "Green: what I keep doing",
    "amber_signs": "Amber: what I notice",
    "amber": "Amber: what I do within 48 hours",
    "amber_tell": "Amber: whom I tell",
    "red_signs": "Red: what I notice",
    "red": "Red: what I do, and whom I call",
    "red_stop": "Red: what I leave off",
    "way_back": "How I come back to treatment",
    "supporters": "Who helps",
    "what_helped": "What helped",
    "lessons": "Three things I have learned",
    "obstacles": "What could get in the way",
    "unfinished": "What is unfinished",
}


@dataclass(frozen=True, kw_only=True)
class PersonOffered:
    """Someone of the inventory, and what they are in the plan as it stands."""

    person: InventoryPerson
    helps: bool = False
    notices: bool = False
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class Beginning:
    """What a new version begins with, and what the record offers beside it.

    Offers are (value, words); a trigger's value holds what and when, apart by " | ".
    """

    parts: dict[str, str]
    triggers: tuple[tuple[str, str], ...]
    obstacles: tuple[tuple[str, str], ...]
    people: tuple[PersonOffered, ...]
    offered_triggers: tuple[tuple[str, str], ...]
    offered_helped: tuple[tuple[str, str], ...]
    # Of what helps to cope, by its words: how much it helped.
    helped_how: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class PersonInPlan:
    """Someone in the plan, as it is printed."""

    person: InventoryPerson
    phone: str


@dataclass(frozen=True, kw_only=True)
class PlanShown:
    """One version with the people in it and the copies that were given of it."""

    plan: RelapsePlan
    supporters: tuple[PersonInPlan, ...]
    first_to_notice: tuple[PersonInPlan, ...]
    copies: tuple[PlanCopy, ...]


def current_plan(case: Case) -> RelapsePlan | None:
    return RelapsePlan.objects.filter(case=case).order_by("-number").first()


def plans_of(case: Case) -> list[PlanShown]:
    """Every version, newest first. Three queries."""
    people = RelapsePlanPerson.objects.select_related("person").order_by(
        "person__name", "pk"
    )
    copies = PlanCopy.objects.order_by("given_on", "recorded_at")
    beside: list[Any] = [
        Prefetch("people", queryset=people),
        Prefetch("copies_given", queryset=copies),
    ]
    plans = RelapsePlan.objects.filter(case=case).order_by("-number")
    return [
        _shown(plan)
        for plan in plans.select_related("author").prefetch_related(*beside)
    ]


def _shown(plan: RelapsePlan) -> PlanShown:
    people = list(plan.people.all())
    return PlanShown(
        plan=plan,
        supporters=_people(people, Role.SUPPORTER),
        first_to_notice=_people(people, Role.FIRST_TO_NOTICE),
        copies=tuple(plan.copies_given.all()),
    )


def _people(rows: Sequence[RelapsePlanPerson], role: str) -> tuple[PersonInPlan, ...]:
    return tuple(
        PersonInPlan(person=row.person, phone=row.phone)
        for row in rows
        if row.role == role
    )


def plan_to_begin_with(case: Case, today: date) -> Beginning:
    """The last version; beside it what the record holds, to be taken over by a tick.

    Triggers are the yearly days of the timeline and of people who died; what helped is
    what tasks have taught. Seven queries.
    """
    last = next(iter(plans_of(case)), None)
    plan = last.plan if last else None
    had = {words for words, _ in plan.trigger_lines} if plan else set()
    helped = plan.what_helped.splitlines() if plan else []
    coping = {one.words: one.said for one in coping_that_helped(case)}
    return Beginning(
        parts={part: getattr(plan, part) for part in CARRIED} if plan else {},
        triggers=tuple(plan.trigger_lines) if plan else (),
        obstacles=tuple(plan.obstacle_lines) if plan else (),
        people=tuple(_people_offered(case, last)),
        offered_triggers=tuple(
            one for one in _yearly(case, today) if one[0].split(" | ")[0] not in had
        ),
        offered_helped=tuple(
            (words, words) for words in _helped(case, coping) if words not in helped
        ),
        helped_how=coping,
    )


def _people_offered(case: Case, last: PlanShown | None) -> Iterator[PersonOffered]:
    helps = {one.person.pk: one.phone for one in last.supporters} if last else {}
    notices = {one.person.pk for one in last.first_to_notice} if last else set()
    people = InventoryPerson.objects.filter(
        case=case, status=InventoryPerson.Status.CURRENT
    )
    for person in people.present().by_name():
        yield PersonOffered(
            person=person,
            helps=person.pk in helps,
            notices=person.pk in notices,
            phone=helps.get(person.pk, ""),
        )


def _yearly(case: Case, today: date) -> Iterator[tuple[str, str]]:
    for day in yearly_days_of([case], today)[case.pk]:
        what, when = _what(day), day.day_words
        yield f"{what} | {when}", f"{what}, {when}"


def _what(day: Anniversary) -> str:
    if day.person is not None:
        return f"The day {day.person.name} died"
    event: TimelineEvent | None = day.event
    return f"The anniversary: {event.title}" if event else "An anniversary"


def _helped(case: Case, coping: Iterable[str]) -> list[str]:
    """Ways of coping that helped, and what was learned from tasks, each once."""
    reviews = (
        HomeworkReview.objects.filter(case=case, outcome__in=HELPED)
        .exclude(learned="")
        .order_by("reviewed_in__scheduled_at")
    )
    lines = list(coping)
    lines += [" ".join(review.learned.split()) for review in reviews]
    return list(dict.fromkeys(lines))


def two_plans(
    plans: Sequence[PlanShown], older: int | None, newer: int | None
) -> tuple[PlanShown, PlanShown] | None:
    """The two versions asked for, the lower number first; else the latest two."""
    by_number = {one.plan.number: one for one in plans}
    if len(by_number) < 2:
        return None
    latest, before = sorted(by_number, reverse=True)[:2]
    one = older if older in by_number else before
    two = newer if newer in by_number else latest
    return by_number[min(one, two)], by_number[max(one, two)]


def compared_plans(older: PlanShown, newer: PlanShown) -> list[PartPair]:
    """Part by part; parts that neither version holds are left out."""
    pairs = [
        PartPair(title=title, older=_text(older, part), newer=_text(newer, part))
        for part, title in TITLES.items()
    ]
    return [pair for pair in pairs if pair.older or pair.newer]


def _text(shown: PlanShown, part: str) -> str:
    """A part as one text, with what stands beside its lines and the people of it."""
    plan = shown.plan
    if part == "triggers":
        return _beside(plan.trigger_lines)
    if part == "obstacles":
        return _beside(plan.obstacle_lines)
    said = str(getattr(plan, part))
    if part in ("supporters", "first_to_notice"):
        people = getattr(shown, part)
        named = [
            f"{one.person.name}, {one.phone}" if one.phone else one.person.name
            for one in people
        ]
        return "\n".join([*named, said] if said else named)
    return said


def _beside(lines: Sequence[tuple[str, str]]) -> str:
    return "\n".join(
        f"{words} ({beside})" if beside else words for words, beside in lines
    )
