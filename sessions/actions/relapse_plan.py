"""The client's own plan for staying well: its versions, and who holds a copy."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from cases.actions import check_day
from cases.models import Case
from formulation.models import InventoryPerson
from sessions.actions.rules import RuleBroken, hold, moment_of
from sessions.models import PlanCopy, RelapsePlan, RelapsePlanPerson

PARTS = (
    "triggers",
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
    "obstacles",
    "unfinished",
    "copies",
)
# Parts without which it is no plan (Weissman, Markowitz & Klerman 2018; own layout).
NEEDED = {
    "triggers": "Write at least one thing that could set it off",
    "early_signs": "Write at least two warning signs, one per line",
    "green": "Write what keeps the client well",
    "amber": "Write what the client does when slipping",
    "red": "Write what the client does, and whom they call, when it is back",
    "supporters": "Name at least one person who helps, or a professional",
}
LEAST_SIGNS = 2


@dataclass(frozen=True, kw_only=True)
class PlanPerson:
    """Someone of the inventory and what they are in the plan, a RelapsePlanPerson.Role."""

    person_id: UUID
    role: str
    phone: str = ""


class PlanIncomplete(RuleBroken):
    """`problems` maps the parts to what is missing, in sentences."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(". ".join(problems.values()))
        self.problems = dict(problems)


class PlanUnchanged(RuleBroken):
    sentence = "Nothing is different from the plan as it stands"


class MadeInTheFuture(RuleBroken):
    sentence = "The day of the plan must be today or in the past"
    field = "made_on"


class ReviewTooEarly(RuleBroken):
    sentence = "The next look at the plan must come after the day it is made"
    field = "review_on"


class NotInThisInventory(RuleBroken):
    sentence = "Choose only people of this inventory"
    field = "supporters"


class CopyNotAgreed(RuleBroken):
    sentence = "Somebody else gets a copy only when the client agrees. Enter the day"
    field = "client_agreed_on"


class HolderNotNamed(RuleBroken):
    sentence = "Say who holds this copy"
    field = "who"


@transaction.atomic
def write_relapse_plan(
    *,
    case: Case,
    by: User,
    made_on: date,
    review_on: date | None = None,
    triggers_expected: Sequence[str] = (),
    obstacle_answers: Sequence[str] = (),
    people: Collection[PlanPerson] = (),
    at: datetime | None = None,
    **parts: str,
) -> RelapsePlan:
    """Write the next version of the plan; earlier ones stay as they were.

    `parts` are those of PARTS, in the client's words, one thing per line;
    `triggers_expected` and `obstacle_answers` stand beside the lines of their part.
    Green, amber and red are how the client says they are doing; nothing is computed from
    them. Raises PlanIncomplete, PlanUnchanged, MadeInTheFuture, ReviewTooEarly,
    NotInThisInventory.
    """
    hold(case)
    if unknown := parts.keys() - set(PARTS):
        raise TypeError(f"A relapse plan has no part {unknown.pop()!r}.")
    words = {part: parts.get(part, "").strip() for part in PARTS}
    if problems := plan_problems(words, people):
        raise PlanIncomplete(problems)
    now = moment_of(at)
    if made_on > timezone.localdate(now):
        raise MadeInTheFuture
    if review_on is not None and review_on <= made_on:
        raise ReviewTooEarly
    _check_people(case, people)
    beside: dict[str, list[str]] = {
        "triggers_expected": [one.strip() for one in triggers_expected],
        "obstacle_answers": [one.strip() for one in obstacle_answers],
    }
    last = RelapsePlan.objects.filter(case=case).order_by("-number").first()
    if last is not None and _is_same(last, {**words, **beside}, review_on, people):
        raise PlanUnchanged
    plan = RelapsePlan(
        case=case,
        number=last.number + 1 if last else 1,
        made_on=made_on,
        review_on=review_on,
        recorded_at=now,
        author=by,
        **words,
        **beside,
    )
    plan.full_clean()
    plan.save(force_insert=True)
    _write_people(plan, people)
    audit.log(
        by=by,
        verb="relapse_plan.written",
        record=plan,
        case=case,
        at=at,
        detail={"number": plan.number},
    )
    return plan


def plan_problems(
    words: Mapping[str, str], people: Collection[PlanPerson] = ()
) -> dict[str, str]:
    """What is missing, by part: one trigger, two signs, one action for each colour.

    Somebody who helps may be of the inventory, or be named in words.
    """
    found = {part: needs for part, needs in NEEDED.items() if not words.get(part)}
    if any(one.role == RelapsePlanPerson.Role.SUPPORTER for one in people):
        found.pop("supporters", None)
    signs = f"{words.get('early_signs', '')}\n{words.get('later_signs', '')}"
    if len([line for line in signs.splitlines() if line.strip()]) < LEAST_SIGNS:
        found["early_signs"] = NEEDED["early_signs"]
    return found


def _check_people(case: Case, people: Collection[PlanPerson]) -> None:
    ids = {one.person_id for one in people}
    if InventoryPerson.objects.filter(case=case, pk__in=ids).count() != len(ids):
        raise NotInThisInventory


def _write_people(plan: RelapsePlan, people: Collection[PlanPerson]) -> None:
    for one in people:
        row = RelapsePlanPerson(
            case=plan.case,
            plan=plan,
            person_id=one.person_id,
            role=one.role,
            phone=one.phone.strip(),
        )
        row.full_clean()
        row.save(force_insert=True)


def _is_same(
    last: RelapsePlan,
    words: Mapping[str, str | list[str]],
    review_on: date | None,
    people: Collection[PlanPerson],
) -> bool:
    had = set(last.people.values_list("person_id", "role", "phone"))
    return (
        last.review_on == review_on
        and all(getattr(last, part) == said for part, said in words.items())
        and had == {(one.person_id, one.role, one.phone.strip()) for one in people}
    )


@transaction.atomic
def give_plan_copy(
    *,
    plan: RelapsePlan,
    by: User,
    holder: str,
    given_on: date,
    who: str = "",
    client_agreed_on: date | None = None,
    at: datetime | None = None,
) -> PlanCopy:
    """Keep who holds a copy of this version. The client's own needs nobody's leave.

    Raises CopyNotAgreed, HolderNotNamed, cases.actions.DayNotPossible.
    """
    now = moment_of(at)
    check_day(given_on, what="Day on which the copy was given", at=now)
    if holder == PlanCopy.Holder.CLIENT:
        client_agreed_on = None
    elif client_agreed_on is None:
        raise CopyNotAgreed
    elif not who.strip():
        raise HolderNotNamed
    else:
        check_day(client_agreed_on, what="Day on which the client agreed", at=now)
    copy = PlanCopy(
        case=plan.case,
        plan=plan,
        holder=holder,
        who=who.strip(),
        given_on=given_on,
        client_agreed_on=client_agreed_on,
        recorded_at=now,
        recorded_by=by,
    )
    copy.full_clean()
    copy.save(force_insert=True)
    audit.log(by=by, verb="plan_copy.given", record=copy, case=plan.case, at=at)
    return copy
