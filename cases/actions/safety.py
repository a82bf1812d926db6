"""What was asked about safety, and the client's plan for a bad hour.

Nothing here grades a person (NICE NG225 2022; NHS England 2025, "Staying safe from
suicide"). The one hard rule: a reason for concern is never recorded with a tick alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from cases.actions.couples import check_in_case
from cases.actions.days import DayNotPossible, check_day
from cases.models import Case, Client, Helper, RiskEntry, SafetyPlan
from cases.queries.people import is_under_18
from cases.queries.safety import current_safety_plan
from protocols import risk

NEEDS_ASKED = "Say whether you asked about thoughts of self-harm"
NEEDS_THOUGHTS = "Say which thoughts there are: none, passive or active"
NEEDS_REASON = "Write why you did not ask"
NEEDS_SAID = "Write what you asked about thoughts of self-harm and what was said"
NEEDS_ACTION = "Choose what you did, or “Nothing more needed”"
NOTHING_STANDS_ALONE = "“Nothing more needed” cannot stand beside something you did"
NEEDS_PLAN = "Make a safety plan first, or write why there is none"
NEEDS_WORSE_AND_SAFER = "Write what makes it worse and what makes it safer now"
NEEDS_OTHERS = "Write what was said about others"
NEEDS_ALONE = "Say whether you asked alone"
NEEDS_PARENT = "Say whether a parent or carer was told"
NEEDS_PARENT_REASON = "Write why no parent or carer was told"
REVIEW_BEFORE = "Next look cannot be before the day you asked"


class RiskEntryIncomplete(Exception):
    """`problems` maps the fields to what is missing, in sentences."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__()
        self.problems = dict(problems)

    def __str__(self) -> str:
        return ". ".join(self.problems.values())


def risk_problems(
    values: Mapping[str, Any], *, has_plan: bool, is_under_18: bool = False
) -> dict[str, str]:
    """What is missing from a risk entry, by field; empty when it can be recorded.

    `values` are fields of RiskEntry, `has_plan` whether the record holds a safety plan,
    `is_under_18` the age of whom it is about on that day.
    The full entry is needed when item 9 is 1 or more, when there are thoughts, or when
    `is_full` says so. Somebody who could not be asked still needs what was done.
    """
    found: dict[str, str] = {}
    asked = values.get("asked") or ""
    thoughts = values.get("thoughts") or ""
    if not asked:
        found["asked"] = NEEDS_ASKED
    elif asked == risk.Asked.YES:
        if not thoughts:
            found["thoughts"] = NEEDS_THOUGHTS
    elif not _text(values, "not_asked_reason"):
        found["not_asked_reason"] = NEEDS_REASON
    actions = values.get("actions") or []
    if "NONE_NEEDED" in actions and len(actions) > 1:
        found["actions"] = NOTHING_STANDS_ALONE
    review, day = values.get("next_review_on"), values.get("asked_on")
    if review and day and review < day:
        found["next_review_on"] = REVIEW_BEFORE
    found |= _missing_about_others(values)
    if needs_full(values):
        found |= _missing_from_full(values, asked, has_plan=has_plan)
        if is_under_18:
            found |= _missing_about_parents(values)
    return found


def needs_full(values: Mapping[str, Any]) -> bool:
    """Whether the quick entry is not enough."""
    return bool(values.get("is_full")) or risk.needs_full_entry(
        values.get("item9"), values.get("thoughts") or ""
    )


def _missing_from_full(
    values: Mapping[str, Any], asked: str, *, has_plan: bool
) -> dict[str, str]:
    found: dict[str, str] = {}
    if asked == risk.Asked.YES and not _text(values, "said"):
        found["said"] = NEEDS_SAID
    if (values.get("thoughts") or risk.Thoughts.NONE) != risk.Thoughts.NONE and (
        not _text(values, "formulation")
    ):
        found["formulation"] = NEEDS_WORSE_AND_SAFER
    if not values.get("actions"):
        found["actions"] = NEEDS_ACTION
    if not (has_plan or _text(values, "no_plan_reason")):
        found["no_plan_reason"] = NEEDS_PLAN
    return found


def _missing_about_others(values: Mapping[str, Any]) -> dict[str, str]:
    """A yes needs words; an answer about harm at home says who was in the room."""
    found: dict[str, str] = {}
    concerns = [name for name in risk.CONCERNS if values.get(name) == risk.YesNo.YES]
    if concerns and not _text(values, "others"):
        found["others"] = NEEDS_OTHERS
    if values.get("harm_from_others") and not values.get("asked_alone"):
        found["asked_alone"] = NEEDS_ALONE
    return found


def _missing_about_parents(values: Mapping[str, Any]) -> dict[str, str]:
    """Under 18 a full entry says whether a parent knows (NICE NG225 2022, 1.5)."""
    told = values.get("parent_told") or ""
    if not told and "PARENT" not in (values.get("actions") or []):
        return {"parent_told": NEEDS_PARENT}
    if told == risk.YesNo.NO and not _text(values, "parent_not_told_reason"):
        return {"parent_not_told_reason": NEEDS_PARENT_REASON}
    return {}


def _text(values: Mapping[str, Any], name: str) -> str:
    return str(values.get(name) or "").strip()


@transaction.atomic
def record_risk(
    *,
    case: Case,
    by: User,
    asked_on: date,
    asked: str,
    about: Client | None = None,
    at: datetime | None = None,
    **fields: Any,
) -> RiskEntry:
    """Record what was asked about safety. Entries are never changed: amend by a new one.

    `fields` are the other fields of RiskEntry; `about` is one of the two where the case is
    a couple's. A full entry keeps the safety plan that stands. Raises RiskEntryIncomplete,
    NotInThisCase, DayNotPossible. A closed case takes entries too:
    a follow-up may bring one.
    """
    at = at or timezone.now()
    about = check_in_case(case, about)
    check_day(asked_on, what="Date you asked", at=at)
    values = {**fields, "asked_on": asked_on, "asked": asked}
    values["is_full"] = needs_full(values)
    plan = current_safety_plan(case, about=about) if values["is_full"] else None
    is_young = is_under_18(about or case.client, asked_on)
    if problems := risk_problems(
        values, has_plan=plan is not None, is_under_18=is_young
    ):
        raise RiskEntryIncomplete(problems)
    values["actions"] = list(values.get("actions") or [])
    if asked != risk.Asked.YES:
        values["thoughts"] = ""
    entry = RiskEntry(
        case=case,
        about=about,
        author=by,
        recorded_at=at,
        safety_plan=plan,
        **values,
    )
    # What it points to is at hand; the constraints are checked by the database itself.
    entry.clean_fields(exclude={"case", "about", "author", "safety_plan"})
    entry.save(force_insert=True)
    audit.log(by=by, verb="risk.recorded", record=entry, case=case, at=at)
    return entry


class NobodyToAsk(Exception):
    """Part four of Stanley & Brown 2012: at least one person, by name or in words."""

    def __str__(self) -> str:
        return "Name at least one person whom the client can ask for help"


@transaction.atomic
def make_safety_plan(
    *,
    case: Case,
    by: User,
    made_on: date,
    review_on: date | None = None,
    about: Client | None = None,
    helpers: Sequence[Helper] = (),
    at: datetime | None = None,
    **parts: Any,
) -> SafetyPlan:
    """Write the next version of the safety plan; earlier ones stay as they are.

    It is looked at again within four weeks, which is also the default. `parts` are the
    fields of SafetyPlan (Stanley & Brown 2012), `helpers` who can be asked for help (rows
    without a name are left out), `about` is as for a risk entry. Raises DayNotPossible,
    NotInThisCase, NobodyToAsk.
    """
    at = at or timezone.now()
    check_day(made_on, what="Date of the plan", at=at)
    latest = made_on + timedelta(days=risk.SAFETY_PLAN_REVIEW_DAYS)
    review_on = review_on or latest
    if not made_on <= review_on <= latest:
        raise DayNotPossible("Look at the plan again within four weeks")
    people = [asdict(one) for one in helpers if one.name.strip()]
    if not people and not str(parts.get("people_to_ask") or "").strip():
        raise NobodyToAsk
    Case.objects.select_for_update().get(pk=case.pk)
    last = SafetyPlan.objects.filter(case=case).aggregate(last=Max("number"))["last"]
    plan = SafetyPlan(
        case=case,
        about=check_in_case(case, about),
        number=(last or 0) + 1,
        helpers=people,
        made_on=made_on,
        review_on=review_on,
        recorded_at=at,
        author=by,
        **parts,
    )
    plan.full_clean()
    plan.save()
    audit.log(by=by, verb="safety_plan.made", record=plan, case=case, at=at)
    return plan


@transaction.atomic
def withdraw_risk(*, entry: RiskEntry, by: User, at: datetime | None = None) -> None:
    """Take back an entry that was written for another client. It stays in its table.

    The database refuses it for every other reason: an entry is amended by a new one.
    """
    entry.withdrawn_at = at or timezone.now()
    entry.save(update_fields=["withdrawn_at"])
    audit.log(by=by, verb="risk.withdrawn", record=entry, case=entry.case, at=at)
