"""A flag rests with a reason."""

from __future__ import annotations

from datetime import UTC, date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from cases.models import Case, FlagDismissal
from supervision.queries import flags_of


class NoSuchFlag(Exception):
    def __str__(self) -> str:
        return "This flag does not stand any more."


class FlagStandsOnSomethingElse(Exception):
    def __str__(self) -> str:
        return "What this flag rests on has changed. Look at it again."


class DismissalNeedsAReason(Exception):
    def __str__(self) -> str:
        return "Say why this flag can rest."


class DismissalEndsInThePast(Exception):
    def __str__(self) -> str:
        return "The day until which it rests must be today or later."


@transaction.atomic
def dismiss_flag(
    *,
    case: Case,
    by: User,
    flag: str,
    evidence: str,
    reason: str,
    until_on: date | None = None,
    at: datetime | None = None,
) -> FlagDismissal:
    """Let a flag rest with a reason, until a day or until it rests on something else.

    `evidence` is what it rested on for whoever read it (`RaisedFlag.rests_on`). Raises
    NoSuchFlag for one that does not stand, FlagStandsOnSomethingElse,
    DismissalNeedsAReason, DismissalEndsInThePast.
    """
    now = at or datetime.now(UTC)
    standing = {one.key: one for one in flags_of(case, now) if not one.is_group}
    if flag not in standing:
        raise NoSuchFlag
    if standing[flag].rests_on != evidence:
        raise FlagStandsOnSomethingElse
    if not reason.strip():
        raise DismissalNeedsAReason
    if until_on is not None and until_on < timezone.localdate(now):
        raise DismissalEndsInThePast
    dismissal = FlagDismissal(
        case=case,
        flag=flag,
        evidence=evidence,
        reason=reason.strip(),
        until_on=until_on,
        dismissed_at=now,
        dismissed_by=by,
    )
    dismissal.full_clean()
    dismissal.save(force_insert=True)
    # Which flag is not in the log: admins read the log, and some flags speak of safety.
    audit.log(by=by, verb="flag.dismissed", record=dismissal, case=case, at=at)
    return dismissal
