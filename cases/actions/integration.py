"""How the treatment stands beside other treatment: written down anew at every change."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from cases.actions.course import check_open
from cases.actions.days import check_day
from cases.models import Case, Integration

Use, Other = Integration.Use, Integration.Other
# What is compared to tell whether anything is new.
SAID = (
    "use", "other", "other_words", "delivered_by", "stays_in_other", "focus_here",
    "reason", "since",
)  # fmt: skip


class OtherNotNamed(Exception):
    def __str__(self) -> str:
        return "Name the other treatment"


class FocusHereNotNamed(Exception):
    def __str__(self) -> str:
        return "Write what this treatment works on, so that the two stay apart"


class SameIntegration(Exception):
    def __str__(self) -> str:
        return "Nothing is different from what stands now."


@transaction.atomic
def record_integration(
    *,
    case: Case,
    by: User,
    use: str,
    since: date,
    other: str = "",
    other_words: str = "",
    delivered_by: str = "",
    stays_in_other: str = "",
    focus_here: str = "",
    reason: str = "",
    at: datetime | None = None,
) -> Integration:
    """One more row; the earlier ones stay. On its own, what was said of another is left out.

    Raises OtherNotNamed, FocusHereNotNamed (the focus of each part has to be clear where
    methods are joined: Stuart & Robertson 2012), SameIntegration, DayNotPossible,
    CaseAlreadyClosed.
    """
    at = at or timezone.now()
    check_open(case)
    check_day(since, what="Since when", at=at)
    row = Integration(
        case=case,
        use=use,
        other=other,
        other_words=other_words.strip() if other == Other.OTHER else "",
        delivered_by=delivered_by.strip(),
        stays_in_other=stays_in_other.strip(),
        focus_here=focus_here.strip(),
        reason=reason.strip(),
        since=since,
        recorded_at=at,
        author=by,
    )
    if use == Use.SOLE:
        row.other = row.other_words = row.delivered_by = ""
        row.stays_in_other = row.focus_here = ""
    elif not row.other or (row.other == Other.OTHER and not row.other_words):
        raise OtherNotNamed
    elif not row.focus_here:
        raise FocusHereNotNamed
    last = Integration.objects.filter(case=case).order_by("recorded_at").last()
    if last and all(getattr(last, name) == getattr(row, name) for name in SAID):
        raise SameIntegration
    row.full_clean()
    row.save()
    audit.log(
        by=by,
        verb="integration.recorded",
        record=row,
        case=case,
        at=at,
        detail={"use": row.use, "other": row.other},
    )
    return row
