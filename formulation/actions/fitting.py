"""Whether a record fits its columns: lengths, ranges, known keys."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from formulation.actions.rules import RuleBroken


class DoesNotFit(RuleBroken):
    """Something given is too long, out of range or no known key."""


class UnknownKey(RuleBroken):
    sentence = "Choose from the answers that are offered"


def check_fits(record: models.Model) -> None:
    """Raise DoesNotFit with the first thing that is wrong, at its field."""
    try:
        record.full_clean()
    except ValidationError as wrong:
        field, (said, *_) = next(iter(wrong.message_dict.items()))
        raise DoesNotFit(said, field=field) from wrong


def check_keys(given: object, *, known: Collection[str], field: str) -> None:
    """Raise UnknownKey unless `given` is a list of known keys, none of them twice."""
    is_list = isinstance(given, list) and all(isinstance(key, str) for key in given)
    if not is_list or len(set(given)) < len(given) or set(given) - set(known):  # type: ignore[arg-type, call-overload]
        raise UnknownKey(field=field)


def fill(
    record: models.Model, given: Mapping[str, Any], *, known: Collection[str]
) -> list[str]:
    """Set fields of a record, trimmed, and name those that changed.

    Raises TypeError for a field that is not `known`.
    """
    changed = []
    for field, value in given.items():
        if field not in known:
            raise TypeError(f"A {record._meta.verbose_name} has no field {field!r}.")
        typed = value.strip() if isinstance(value, str) else value
        if getattr(record, field) != typed:
            setattr(record, field, typed)
            changed.append(field)
    return changed
