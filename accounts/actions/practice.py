"""What the practice decides for itself, and what each person sets for themselves."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.logos import Picture
from accounts.models import Logo, Practice, User
from accounts.queries import practice
from audit import actions as audit
from protocols.thresholds import Thresholds

# Typed words: the log says that they changed, not what they said.
WORD_FIELDS = (
    "name",
    "address",
    "phone",
    "email",
    "crisis_lines",
    "deficits_title",
    "letterhead",
    "signature_line",
)
VALUE_FIELDS = (
    "crisis_verified_on",
    "paper",
    "missed_session_counts",
    "risk_acknowledged",
    "thresholds",
    "trainee_thresholds",
    "date_language",
    "has_room_to_sign",
    "shows_profession",
    "shows_registration",
)
PERSONAL_FIELDS = ("names_shown", "theme", "has_shortcuts")


@transaction.atomic
def change_practice(*, by: User, at: datetime | None = None, **fields: Any) -> Practice:
    """Save the practice's one row. Dates, numbers and choices are logged old and new.

    Raises protocols.thresholds.UnknownThreshold or ThresholdNotPossible.
    """
    unknown = set(fields) - {*WORD_FIELDS, *VALUE_FIELDS}
    if unknown:
        raise TypeError(f"Unknown fields: {', '.join(sorted(unknown))}")
    row = practice()
    before = {name: getattr(row, name) for name in fields}
    for name, value in fields.items():
        setattr(row, name, value)
    Thresholds.of(row.thresholds | row.trainee_thresholds)
    changed = [name for name in fields if before[name] != fields[name]]
    row.full_clean()
    row.save()
    values = [name for name in changed if name in VALUE_FIELDS]
    if changed:
        audit.log(
            by=by,
            verb="practice.changed",
            record=row,
            at=at,
            detail={
                "fields": changed,
                "old": {name: _plain(before[name]) for name in values},
                "new": {name: _plain(fields[name]) for name in values},
            },
        )
    return row


@transaction.atomic
def change_letterhead(
    *,
    by: User,
    picture: Picture | None = None,
    is_logo_removed: bool = False,
    at: datetime | None = None,
    **fields: Any,
) -> Practice:
    """How letters look from now on: lines, logo, signature, language of days.

    A picture that was used before is kept: letters that were approved with it are still
    printed with it.
    """
    row = change_practice(by=by, at=at, **fields)
    before = row.logo_id
    if picture is not None:
        row.logo, _ = Logo.objects.get_or_create(
            sha256=picture.sha256,
            defaults={
                "data": picture.data,
                "width": picture.width,
                "height": picture.height,
                "added_at": at or timezone.now(),
                "added_by": by,
            },
        )
    elif is_logo_removed:
        row.logo = None
    if row.logo_id != before:
        row.save(update_fields=["logo"])
        audit.log(
            by=by,
            verb="practice.changed",
            record=row,
            at=at,
            detail={"fields": ["logo"], "logo": bool(row.logo_id)},
        )
    return row


@transaction.atomic
def change_settings(
    *, person: User, by: User, at: datetime | None = None, **fields: Any
) -> User:
    """How someone likes their own screen. Nobody sets it for somebody else."""
    unknown = set(fields) - set(PERSONAL_FIELDS)
    if unknown or person.pk != by.pk:
        raise TypeError("Only one's own theme, names and shortcuts are settings")
    changed = [name for name in fields if getattr(person, name) != fields[name]]
    if not changed:
        return person
    for name in changed:
        setattr(person, name, fields[name])
    person.full_clean()
    person.save(update_fields=changed)
    audit.log(
        by=by,
        verb="settings.changed",
        record=person,
        at=at,
        detail={name: fields[name] for name in changed},
    )
    return person


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
