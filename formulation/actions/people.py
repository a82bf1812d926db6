"""Who stands in the circle, and where. Moves are added, never overwritten."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from cases.models import Case
from formulation.actions.rules import (
    RuleBroken,
    check_not_before,
    check_not_future,
    hold,
    moment_of,
)
from formulation.models import (
    ClosenessRating,
    FocusArea,
    InventoryPerson,
    OriginRelationship,
)
from protocols.focus_areas import FocusKey

PERSON_FIELDS = (
    "name",
    "relationship",
    "sector",
    "status",
    "died_on",
    "tone",
    "frequency",
    "client_expects",
    "expects_of_client",
    "good_things",
    "hard_things",
    "changed_around_onset",
    "wished_for",
    "can_confide",
    "knows",
    "is_never_printed",
)
# More than a circle or a list can show; usual is 5 to 12.
MOST_PEOPLE = 100


class PersonHasNoName(RuleBroken):
    sentence = "Give the person a name or a label, like “neighbour”"


class TooManyPeople(RuleBroken):
    sentence = f"The inventory holds {MOST_PEOPLE} people. Remove someone who matters less first"


class DeathDayWithoutDeath(RuleBroken):
    sentence = "A day of death needs “Died” as the state of contact"


class ContactAfterDeath(RuleBroken):
    sentence = "Someone who has died can have no contact now. Choose “Not at all”"


class RingUnknown(RuleBroken):
    sentence = "Choose a ring from 1 (closest) to 5 (outside)"


class AlreadyInThisRing(RuleBroken):
    sentence = "They already stand in this ring on that day. Choose another ring or day"


class PersonRemoved(RuleBroken):
    sentence = "This person was removed from the inventory. Put them back first"


class PersonNotRemoved(RuleBroken):
    sentence = "This person is in the inventory"


class PersonInFocus(RuleBroken):
    sentence = (
        "A focus area speaks of this person, so they stay in the inventory. "
        "Their ring can be “outside”"
    )


class PersonInSightings(RuleBroken):
    sentence = (
        "The pattern was seen with this person, so they stay in the inventory. "
        "Their ring can be “outside”"
    )


class PersonIsOrigin(RuleBroken):
    sentence = (
        "“Where it comes from” speaks of this person, so they stay in the inventory. "
        "Their ring can be “outside”"
    )


class DeathIsTheFocus(RuleBroken):
    sentence = "The grief focus rests on this death. Change the focus first"


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
    if case.people.filter(removed_at__isnull=True).count() >= MOST_PEOPLE:
        raise TooManyPeople
    person = InventoryPerson(case=case, author=by, added_at=moment)
    changed = _fill(person, person_fields)
    _check_person(person, at=moment)
    person.full_clean()
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
    changed = _fill(person, person_fields)
    if not changed:
        return person
    _check_person(person, at=moment_of(at))
    _check_death_still_in_focus(person)
    person.full_clean()
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
    if person.focus_areas.exists():
        raise PersonInFocus
    if person.sightings.exists():
        raise PersonInSightings
    origins = OriginRelationship.objects.filter(removed_at=None)
    if origins.filter(Q(person=person) | Q(echo_with=person)).exists():
        raise PersonIsOrigin
    person.removed_at = moment_of(at)
    person.save(update_fields=["removed_at"])
    audit.log(by=by, verb="person.removed", record=person, case=person.case, at=at)
    return person


@transaction.atomic
def restore_person(
    *, person: InventoryPerson, by: User, at: datetime | None = None
) -> InventoryPerson:
    """Put someone back where they stood."""
    hold(person.case)
    person.refresh_from_db(fields=["removed_at"])
    if person.removed_at is None:
        raise PersonNotRemoved
    person.removed_at = None
    person.save(update_fields=["removed_at"])
    audit.log(by=by, verb="person.restored", record=person, case=person.case, at=at)
    return person


def check_present(person: InventoryPerson) -> None:
    """Raise PersonRemoved for someone who was taken out, even a moment ago."""
    person.refresh_from_db(fields=["removed_at"])
    if person.removed_at is not None:
        raise PersonRemoved


def check_ring(ring: int) -> None:
    """1 is closest, 4 the outermost ring, 5 outside: absent, yet powerful."""
    if ring not in range(1, 6):
        raise RingUnknown(field="ring")


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
    last = (
        person.ratings.filter(rated_on=rated_on).order_by("-recorded_at", "-pk").first()
    )
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
    rating.full_clean()
    rating.save()
    audit.log(by=by, verb="person.placed", record=person, case=person.case, at=at)
    return rating


def _fill(person: InventoryPerson, fields: Mapping[str, Any]) -> list[str]:
    """Set the fields, trimmed, and name those that changed. TypeError for a stranger."""
    changed = []
    for field, value in fields.items():
        if field not in PERSON_FIELDS:
            raise TypeError(f"A person in the inventory has no field {field!r}.")
        typed = value.strip() if isinstance(value, str) else value
        if getattr(person, field) != typed:
            setattr(person, field, typed)
            changed.append(field)
    return changed


def _check_person(person: InventoryPerson, *, at: datetime) -> None:
    if not person.name:
        raise PersonHasNoName(field="name")
    if person.died_on is not None:
        if not person.is_deceased:
            raise DeathDayWithoutDeath(field="died_on")
        check_not_future(
            person.died_on, at=at, what="The day of death", field="died_on"
        )
    never = InventoryPerson.Frequency.NEVER
    if person.is_deceased and person.frequency not in ("", never):
        raise ContactAfterDeath(field="frequency")


def _check_death_still_in_focus(person: InventoryPerson) -> None:
    """A grief focus that names no other reason needs its person to have died."""
    if person.is_deceased:
        return
    resting_on_it = FocusArea.objects.current().filter(
        person=person, area=FocusKey.GRIEF, no_death_reason=""
    )
    if resting_on_it.exists():
        raise DeathIsTheFocus(field="status")
