"""What must hold of the people of an inventory, and the sentence where it does not."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from cases.models import Case
from formulation.actions.fitting import check_keys
from formulation.actions.rules import RuleBroken, check_not_future
from formulation.actions.taking_out import (
    check_standing,
)
from formulation.models import FocusArea, InventoryPerson, OriginRelationship
from protocols.focus_areas import FocusKey

DIT_FIELDS = ("dit_self", "dit_other", "dit_feeling", "dit_response")
PERSON_FIELDS = (
    "name",
    "relationship",
    "sector",
    "status",
    "died_on",
    "tone",
    "frequency",
    "modes",
    "age",
    "since",
    "desired_ring",
    "support_given",
    "client_expects",
    "expectation_met",
    "expects_of_client",
    "client_agrees",
    "client_can_meet",
    "good_things",
    "hard_things",
    "changed_around_onset",
    "onset_change",
    "wished_for",
    "difficult_moment",
    "relevance",
    "relevance_words",
    "therapy_roles",
    *DIT_FIELDS,
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


class WaysAfterDeath(RuleBroken):
    sentence = "Someone who has died can have no contact now. Choose no way of contact"


class RingUnknown(RuleBroken):
    sentence = "Choose a ring from 1 (closest) to 5 (outside)"


class RelevanceUnknown(RuleBroken):
    sentence = "Choose how much it has to do with the symptoms"


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


class PersonInSupportPlan(RuleBroken):
    sentence = (
        "The support plan speaks of this person, so they stay in the inventory. "
        "Take the row out of the plan first"
    )


class PersonIsOrigin(RuleBroken):
    sentence = (
        "“Where it comes from” speaks of this person, so they stay in the inventory. "
        "Their ring can be “outside”"
    )


class DeathIsTheFocus(RuleBroken):
    sentence = "The grief focus rests on this death. Change the focus first"


def check_room(case: Case) -> None:
    """Raise TooManyPeople when nobody more fits in."""
    if case.people.filter(removed_at__isnull=True).count() >= MOST_PEOPLE:
        raise TooManyPeople


def check_present(person: InventoryPerson) -> None:
    """Raise PersonRemoved for someone who was taken out, even a moment ago."""
    check_standing(person, PersonRemoved)


def check_not_spoken_of(person: InventoryPerson) -> None:
    """Raise what says where the record rests on this person."""
    if person.focus_areas.exists():
        raise PersonInFocus
    if person.sightings.exists():
        raise PersonInSightings
    if person.support_steps.filter(removed_at__isnull=True).exists():
        raise PersonInSupportPlan
    origins = OriginRelationship.objects.filter(removed_at=None)
    if origins.filter(Q(person=person) | Q(echo_with=person)).exists():
        raise PersonIsOrigin


def check_ring(ring: int, *, field: str = "ring") -> None:
    """1 is closest, 4 the outermost ring, 5 outside: absent, yet powerful."""
    if ring not in range(1, 6):
        raise RingUnknown(field=field)


def check_person(person: InventoryPerson, *, at: datetime) -> None:
    """What is known of someone makes sense together."""
    if not person.name:
        raise PersonHasNoName(field="name")
    check_keys(person.modes, known=InventoryPerson.Mode.values, field="modes")
    check_keys(
        person.therapy_roles, known=InventoryPerson.Role.values, field="therapy_roles"
    )
    if person.desired_ring is not None:
        check_ring(person.desired_ring, field="desired_ring")
    if person.relevance not in (None, *InventoryPerson.Relevance.values):
        raise RelevanceUnknown(field="relevance")
    _check_death(person, at=at)


def check_death_still_in_focus(person: InventoryPerson) -> None:
    """A grief focus that names no other reason needs its person to have died."""
    if person.is_deceased:
        return
    resting_on_it = FocusArea.objects.current().filter(
        person=person, area=FocusKey.GRIEF, no_death_reason=""
    )
    if resting_on_it.exists():
        raise DeathIsTheFocus(field="status")


def _check_death(person: InventoryPerson, *, at: datetime) -> None:
    if person.died_on is not None:
        if not person.is_deceased:
            raise DeathDayWithoutDeath(field="died_on")
        check_not_future(
            person.died_on, at=at, what="The day of death", field="died_on"
        )
    if not person.is_deceased:
        return
    if person.frequency not in ("", InventoryPerson.Frequency.NEVER):
        raise ContactAfterDeath(field="frequency")
    if person.modes:
        raise WaysAfterDeath(field="modes")
