"""Numbers of a scale are recorded, or taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from cases.actions import check_in_case
from cases.models import Case, Client
from measures.actions.administrations import (
    AlreadyTakenBack,
    ReasonMissing,
    TakenOnIsInTheFuture,
)
from measures.models import ScaleEntry
from measures.score_only import scale


@transaction.atomic
def record_scale_entry(
    *,
    case: Case,
    by: User,
    scale_key: str,
    taken_on: date,
    numbers: Sequence[Decimal | None],
    about: Client | None = None,
    at: datetime | None = None,
) -> ScaleEntry:
    """Keep one number per part of the scale, in the order of its parts.

    Raises UnknownScale, InvalidNumber with a sentence for a number that is missing, out
    of range or too fine, TakenOnIsInTheFuture, ValueError for a wrong count of numbers,
    and NotInThisCase where `about` is neither of the two of a couple.
    """
    now = at or datetime.now(UTC)
    if taken_on > timezone.localdate(now):
        raise TakenOnIsInTheFuture
    definition = scale(scale_key)
    checked = [
        part.check(number)
        for part, number in zip(definition.parts, numbers, strict=True)
    ]
    entry = ScaleEntry(
        case=case,
        about=check_in_case(case, about),
        scale_key=definition.key,
        scale_version=definition.version,
        taken_on=taken_on,
        values=[str(number) for number in checked],
        recorded_at=now,
        author=by,
    )
    entry.clean_fields(exclude={"case", "about", "author"})
    entry.save(force_insert=True)
    audit.log(
        by=by,
        verb="scale.recorded",
        record=entry,
        case=case,
        at=at,
        detail={"scale": definition.key},
    )
    return entry


@transaction.atomic
def withdraw_scale_entry(
    *, entry: ScaleEntry, by: User, reason: str, at: datetime | None = None
) -> ScaleEntry:
    """Take back numbers entered in error. They stay readable, and leave every table.

    Raises AlreadyTakenBack and ReasonMissing.
    """
    entry = ScaleEntry.objects.select_for_update(no_key=True).get(pk=entry.pk)
    if entry.withdrawn_at is not None:
        raise AlreadyTakenBack
    if not reason.strip():
        raise ReasonMissing
    entry.withdrawn_at = at or datetime.now(UTC)
    entry.withdrawn_reason = reason.strip()
    entry.full_clean()
    entry.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    audit.log(by=by, verb="scale.withdrawn", record=entry, case=entry.case, at=at)
    return entry
