"""Who stands in the circle, and where. Moves are added, never overwritten."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from cases.models import Case
from formulation.actions.fitting import check_fits, fill
from formulation.actions.people_rules import (
    PERSON_FIELDS,
    AlreadyInThisRing,
    PersonNotRemoved,
    check_death_still_in_focus,
    check_not_spoken_of,
    check_person,
    check_present,
    check_ring,
    check_room,
)
from formulation.actions.rules import (
    check_not_before,
    check_not_future,
    hold,
    moment_of,
)
from formulation.actions.taking_out import (
    check_taken_out,
    put_back,
    take_out,
)
from formulation.models import ClosenessRating, InventoryPerson


@transaction.atomic
def add_person(
    *,
    case: Case,
    by: User,
    ring: int | None,
    rated_on: date | None = None,
    note: str = "",
    at: datetime | None = None,
    **person_fields: Any,
) -> InventoryPerson:
    """Put someone into the inventory; with a ring, also into the circle.

    Only a name is needed. `rated_on` is the day on which the client placed them, the day
    of `at` when left out. Raises a RuleBroken with the sentence to show.
    """
    moment = moment_of(at)
    hold(case)
    check_room(case)
    person = InventoryPerson(case=case, author=by, added_at=moment)
    changed = fill(person, person_fields, known=PERSON_FIELDS)
    check_person(person, at=moment)
    check_fits(person)
    person.save()
    audit.log(
        by=by,
        verb="person.added",
        record=person,
        case=case,
        at=at,
        detail={"fields": changed},
    )
    if ring is not None:
        day = rated_on or timezone.localdate(moment)
        _place(person, by=by, ring=ring, rated_on=day, note=note, at=at)
    return person


@transaction.atomic
def change_person(
    *,
    person: InventoryPerson,
    by: User,
    at: datetime | None = None,
    **person_fields: Any,
) -> InventoryPerson:
    """Change what is known of someone. The log keeps which fields, not what was typed."""
    hold(person.case)
    check_present(person)
    changed = fill(person, person_fields, known=PERSON_FIELDS)
    if not changed:
        return person
    check_person(person, at=moment_of(at))
    check_death_still_in_focus(person)
    check_fits(person)
    person.save()
    audit.log(
        by=by,
        verb="person.changed",
        record=person,
        case=person.case,
        at=at,
        detail={"fields": changed},
    )
    return person


@transaction.atomic
def move_person(
    *,
    person: InventoryPerson,
    by: User,
    ring: int,
    rated_on: date,
    note: str = "",
    at: datetime | None = None,
) -> ClosenessRating:
    """Place someone in a ring on a day. Earlier places stay; the latest day holds.

    The same ring on a later day says that they still stand there.
    """
    hold(person.case)
    check_present(person)
    return _place(person, by=by, ring=ring, rated_on=rated_on, note=note, at=at)


@transaction.atomic
def remove_person(
    *, person: InventoryPerson, by: User, at: datetime | None = None
) -> InventoryPerson:
    """Take someone out of the inventory. Their moves are kept; `restore_person` undoes it.

    Raises PersonInFocus, PersonInSightings or PersonIsOrigin while the record speaks of them elsewhere.
    """
    hold(person.case)
    check_present(person)
    check_not_spoken_of(person)
    take_out(person, by=by, verb="person.removed", at=at)
    return person


@transaction.atomic
def restore_person(
    *, person: InventoryPerson, by: User, at: datetime | None = None
) -> InventoryPerson:
    """Put someone back where they stood."""
    hold(person.case)
    check_taken_out(person, PersonNotRemoved)
    check_room(person.case)
    put_back(person, by=by, verb="person.restored", at=at)
    return person


def _place(
    person: InventoryPerson,
    *,
    by: User,
    ring: int,
    rated_on: date,
    note: str,
    at: datetime | None,
) -> ClosenessRating:
    moment = moment_of(at)
    check_ring(ring)
    check_not_future(rated_on, at=moment, what="The day of the move", field="rated_on")
    check_not_before(
        rated_on,
        earliest=person.case.client.born_on,
        what="The day of the move",
        than="the client was born",
        field="rated_on",
    )
    last = person.ratings.in_order().filter(rated_on=rated_on).last()
    if last is not None and last.ring == ring:
        raise AlreadyInThisRing(field="ring")
    rating = ClosenessRating(
        case=person.case,
        person=person,
        ring=ring,
        rated_on=rated_on,
        note=note.strip(),
        recorded_at=moment,
        author=by,
    )
    check_fits(rating)
    rating.save()
    audit.log(by=by, verb="person.placed", record=person, case=person.case, at=at)
    return rating
