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
    if number := normalise(words):
        return cases.filter(client__number=number)
    is_it = Q()
    for word in words.split():
        is_it &= (
            Q(client__given_name__icontains=word)
            | Q(client__family_name__icontains=word)
            | Q(client__preferred_name__icontains=word)
        )
    if part := beginning(words):
        is_it |= Q(client__number__startswith=part)
    if found := INITIALS.fullmatch(words):
        is_it |= _initials(*found.groups())
    return cases.filter(is_it)


def _initials(first: str, last: str) -> Q:
    called = Q(client__preferred_name__istartswith=first) | Q(
        client__preferred_name="", client__given_name__istartswith=first
    )
    return called & Q(client__family_name__istartswith=last)
