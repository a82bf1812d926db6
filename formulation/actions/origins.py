"""Where the pattern was learned, always with a way back to the present.

Lemma, Target & Fonagy 2011: the past is touched to make sense of how things are now.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from accounts.models import User
from audit import actions as audit
from cases.models import Case
from formulation.actions.focus_rules import PersonOfAnotherCase
from formulation.actions.ipaf import check_takes_sightings
from formulation.actions.people_rules import check_present
from formulation.actions.rules import RuleBroken, hold, moment_of
from formulation.actions.taking_out import (
    check_standing,
    check_taken_out,
    put_back,
    take_out,
)
from formulation.models import InventoryPerson, OriginRelationship

ORIGIN_WORDS = (
    "years",
    "what_it_was_like",
    "how_they_responded",
    "learned_to_expect",
    "memory",
    "different_reading",
)


class OriginNeedsPerson(RuleBroken):
    sentence = "Choose someone of the inventory. Add them there first if they are new"


class OriginTwice(RuleBroken):
    sentence = "This person stands here already. Change what is written there"


class OriginIsEmpty(RuleBroken):
    sentence = "Write what it was like, or what the client learned to expect"


class ElementUnknown(RuleBroken):
    sentence = "Choose from the four parts of the focus"


class EchoIsOfThePresent(RuleBroken):
    sentence = "An echo is with someone in the client’s life now, not with someone who has died"


class OriginRemoved(RuleBroken):
    sentence = "This was taken out. Put it back first"


class OriginNotRemoved(RuleBroken):
    sentence = "This stands here already"


@transaction.atomic
def add_origin(
    *,
    case: Case,
    by: User,
    person: InventoryPerson | None,
    echoes: Sequence[str] = (),
    echo_with: Iterable[InventoryPerson] = (),
    at: datetime | None = None,
    **words: str,
) -> OriginRelationship:
    """Note a relationship of the past in which the pattern was learned.

    `words` are named in ORIGIN_WORDS; `echoes` are keys of OriginRelationship.Element;
    `echo_with` are people of now with whom it comes back. Raises a RuleBroken.
    """
    hold(case)
    check_takes_sightings(case)
    origin = OriginRelationship(case=case, author=by, recorded_at=moment_of(at))
    _write(origin, person=person, echoes=echoes, echo_with=echo_with, words=words)
    audit.log(by=by, verb="origin.added", record=origin, case=case, at=at)
    return origin


@transaction.atomic
def change_origin(
    *,
    origin: OriginRelationship,
    by: User,
    person: InventoryPerson | None,
    echoes: Sequence[str] = (),
    echo_with: Iterable[InventoryPerson] = (),
    at: datetime | None = None,
    **words: str,
) -> OriginRelationship:
    """Write it anew, for instance when the client comes to read it differently."""
    hold(origin.case)
    check_takes_sightings(origin.case)
    check_not_taken_out(origin)
    _write(origin, person=person, echoes=echoes, echo_with=echo_with, words=words)
    audit.log(by=by, verb="origin.changed", record=origin, case=origin.case, at=at)
    return origin


@transaction.atomic
def remove_origin(
    *, origin: OriginRelationship, by: User, at: datetime | None = None
) -> OriginRelationship:
    """Take it out. Its words are kept; `restore_origin` undoes it."""
    hold(origin.case)
    check_not_taken_out(origin)
    take_out(origin, by=by, verb="origin.removed", at=at)
    return origin


@transaction.atomic
def restore_origin(
    *, origin: OriginRelationship, by: User, at: datetime | None = None
) -> OriginRelationship:
    """Put it back, while its person and those of its echo are in the inventory."""
    hold(origin.case)
    check_taken_out(origin, OriginNotRemoved)
    _check_person(origin, origin.person)
    _check_echo(origin.case, list(origin.echo_with.all()))
    put_back(origin, by=by, verb="origin.restored", at=at)
    return origin


def check_not_taken_out(origin: OriginRelationship) -> None:
    """Raise OriginRemoved for one that was taken out, even a moment ago."""
    check_standing(origin, OriginRemoved)


def _write(
    origin: OriginRelationship,
    *,
    person: InventoryPerson | None,
    echoes: Sequence[str],
    echo_with: Iterable[InventoryPerson],
    words: dict[str, str],
) -> None:
    if person is None:
        raise OriginNeedsPerson(field="person")
    _check_person(origin, person)
    if unknown := set(words) - set(ORIGIN_WORDS):
        raise TypeError(f"An origin has no field {min(unknown)!r}.")
    for field in ORIGIN_WORDS:
        setattr(origin, field, words.get(field, "").strip())
    if not (origin.what_it_was_like or origin.learned_to_expect):
        raise OriginIsEmpty(field="what_it_was_like")
    if set(echoes) - set(OriginRelationship.Element.values):
        raise ElementUnknown(field="echoes")
    people = list(echo_with)
    _check_echo(origin.case, people)
    origin.person = person
    origin.echoes = [one for one in OriginRelationship.Element.values if one in echoes]
    origin.full_clean()
    origin.save()
    origin.echo_with.set(people)


def _check_person(origin: OriginRelationship, person: InventoryPerson) -> None:
    if person.case_id != origin.case_id:
        raise PersonOfAnotherCase(field="person")
    check_present(person)
    others = OriginRelationship.objects.filter(person=person, removed_at=None)
    if others.exclude(pk=origin.pk).exists():
        raise OriginTwice(field="person")


def _check_echo(case: Case, people: list[InventoryPerson]) -> None:
    for person in people:
        if person.case_id != case.pk:
            raise PersonOfAnotherCase(field="echo_with")
        check_present(person)
        if person.is_deceased:
            raise EchoIsOfThePresent(field="echo_with")
