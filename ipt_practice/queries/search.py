"""Finding cases by name, initials or client number."""

from __future__ import annotations

import re

from django.db.models import Q

from accounts.models import User
from cases.client_number import beginning, normalise
from cases.models import Case, CaseQuerySet

INITIALS = re.compile(r"(\w)\.?\s*(\w)\.?")


def cases_known_to(person: User) -> CaseQuerySet:
    """Cases that someone may know of: an admin all, as a register, others their own."""
    if person.is_practice_admin:
        return Case.objects.with_people()
    return Case.objects.visible_to(person).with_people()


def matching(cases: CaseQuerySet, words: str) -> CaseQuerySet:
    """Those whose client has this number, these initials, or all these words as names.

    Three characters or more are also the beginning of a number.
    """
    if not words:
        return cases
    return cases.filter(_is("client", words) | _is("couple__client", words))


def _is(whose: str, words: str) -> Q:
    """Whether the client, or the partner of a couple, is meant."""
    if number := normalise(words):
        return Q(**{f"{whose}__number": number})
    is_it = Q()
    for word in words.split():
        is_it &= (
            Q(**{f"{whose}__given_name__icontains": word})
            | Q(**{f"{whose}__family_name__icontains": word})
            | Q(**{f"{whose}__preferred_name__icontains": word})
        )
    if part := beginning(words):
        is_it |= Q(**{f"{whose}__number__startswith": part})
    if found := INITIALS.fullmatch(words):
        is_it |= _initials(whose, *found.groups())
    return is_it


def _initials(whose: str, first: str, last: str) -> Q:
    called = Q(**{f"{whose}__preferred_name__istartswith": first}) | Q(
        **{
            f"{whose}__preferred_name": "",
            f"{whose}__given_name__istartswith": first,
        }
    )
    return called & Q(**{f"{whose}__family_name__istartswith": last})
