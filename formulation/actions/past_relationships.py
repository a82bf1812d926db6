"""Two or three past relationships looked at closely (the fourth area).

How they began, went well, went wrong and ended (Weissman, Markowitz & Klerman 2018).
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from audit import actions as audit
from formulation.actions.focus_rules import PersonOfAnotherCase, check_open
from formulation.actions.people_rules import check_present
from formulation.actions.rules import RuleBroken, hold, moment_of
from formulation.actions.taking_out import (
    check_standing,
    check_taken_out,
    put_back,
    take_out,
)
from formulation.models import FocusArea, InventoryPerson, PastRelationship
from protocols.focus_areas import FocusKey

TEXTS = ("who", "began", "went_well", "went_wrong", "ended")


class OnlyInTheFourthArea(RuleBroken):
    sentence = "Past relationships are looked at in the fourth area only"


class NobodyNamed(RuleBroken):
    sentence = "Name the person, or choose someone from the inventory"


class PastTakenOut(RuleBroken):
    sentence = "This relationship was taken out. Put it back first"


class PastStands(RuleBroken):
    sentence = "This relationship is in the record"


@transaction.atomic
def add_past_relationship(
    *,
    focus_area: FocusArea,
    by: User,
    person: InventoryPerson | None = None,
    at: datetime | None = None,
    **texts: str,
) -> PastRelationship:
    """Add a relationship: someone of the inventory, or a name or label in `who`."""
    hold(focus_area.case)
    focus_area.refresh_from_db()
    check_open(focus_area)
    if focus_area.area != FocusKey.DEFICITS:
        raise OnlyInTheFourthArea
    past = PastRelationship(
        case=focus_area.case,
        focus_area=focus_area,
        author=by,
        recorded_at=moment_of(at),
    )
    _fill(past, person, texts)
    past.full_clean()
    past.save()
    _log("past_relationship.added", past, by=by, at=at)
    return past


@transaction.atomic
def change_past_relationship(
    *,
    past: PastRelationship,
    by: User,
    person: InventoryPerson | None,
    at: datetime | None = None,
    **texts: str,
) -> PastRelationship:
    """Change what is told of a relationship."""
    _hold(past)
    _fill(past, person, texts)
    past.full_clean()
    past.save()
    _log("past_relationship.changed", past, by=by, at=at)
    return past


@transaction.atomic
def remove_past_relationship(
    *, past: PastRelationship, by: User, at: datetime | None = None
) -> PastRelationship:
    """Take it out. Its words are kept; `restore_past_relationship` undoes it."""
    _hold(past)
    take_out(past, by=by, verb="past_relationship.removed", at=at)
    return past


@transaction.atomic
def restore_past_relationship(
    *, past: PastRelationship, by: User, at: datetime | None = None
) -> PastRelationship:
    """Put it back, as it was."""
    hold(past.case)
    past.refresh_from_db()
    check_open(past.focus_area)
    check_taken_out(past, PastStands)
    put_back(past, by=by, verb="past_relationship.restored", at=at)
    return past


def _hold(past: PastRelationship) -> None:
    hold(past.case)
    past.refresh_from_db()
    check_open(past.focus_area)
    check_standing(past, PastTakenOut)


def _fill(
    past: PastRelationship, person: InventoryPerson | None, texts: dict[str, str]
) -> None:
    if person is not None:
        if person.case_id != past.case_id:
            raise PersonOfAnotherCase(field="person")
        if person.pk != past.person_id:
            check_present(person)
    past.person = person
    for name, value in texts.items():
        if name not in TEXTS:
            raise TypeError(f"A past relationship has no field {name!r}.")
        setattr(past, name, value.strip())
    if person is None and not past.who:
        raise NobodyNamed(field="who")


def _log(verb: str, past: PastRelationship, *, by: User, at: datetime | None) -> None:
    audit.log(by=by, verb=verb, record=past, case=past.case, at=at)
