"""How often a case is looked at, and the views that a supervisor keeps."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from django.db import transaction

from accounts.models import User
from audit import actions as audit
from cases.models import Case
from supervision.actions.reviewing import check_supervises
from supervision.models import ReviewInterval, SavedView
from supervision.queries.caseload import CaseloadFilter
from supervision.queries.views import view_of_name

MOST_VIEWS = 20


class IntervalNotPossible(Exception):
    def __str__(self) -> str:
        return f"Enter a number of days from 1 to {ReviewInterval.MOST_DAYS}"


class IntervalNeedsAReason(Exception):
    def __str__(self) -> str:
        return "Say why this case is looked at in its own time"


class ViewNeedsAName(Exception):
    def __str__(self) -> str:
        return "Give the view a name"


class ViewNameTaken(Exception):
    def __str__(self) -> str:
        return "You have a view of this name. Choose another name"


class TooManyViews(Exception):
    def __str__(self) -> str:
        return f"You have {MOST_VIEWS} views. Delete one first"


@transaction.atomic
def set_review_interval(
    *,
    case: Case,
    by: User,
    days: int | None,
    reason: str = "",
    at: datetime | None = None,
) -> ReviewInterval:
    """Within how many days the case is looked at again; None for what the practice set.

    Raises OnlyItsSupervisorReviews, IntervalNotPossible, IntervalNeedsAReason.
    """
    now = at or datetime.now(UTC)
    check_supervises(case=case, by=by, at=now)
    if days is not None and not 1 <= days <= ReviewInterval.MOST_DAYS:
        raise IntervalNotPossible
    if days is not None and not reason.strip():
        raise IntervalNeedsAReason
    interval = ReviewInterval(
        case=case, days=days, reason=reason.strip(), set_by=by, set_at=now
    )
    interval.full_clean()
    interval.save(force_insert=True)
    # The reason is not in the log: admins read the log.
    audit.log(
        by=by,
        verb="interval.set",
        record=interval,
        case=case,
        at=at,
        detail={"days": days or "as the practice"},
    )
    return interval


@transaction.atomic
def save_view(
    *,
    by: User,
    name: str,
    filters: Mapping[str, str],
    at: datetime | None = None,
) -> SavedView:
    """Keep filters and groups of the table under a name of one's own.

    Raises ViewNeedsAName, ViewNameTaken, TooManyViews; TypeError for a filter that the
    table does not know.
    """
    CaseloadFilter(**filters)
    name = " ".join(name.split())
    check_name(by=by, name=name)
    if SavedView.objects.filter(owner=by).count() >= MOST_VIEWS:
        raise TooManyViews
    view = SavedView(
        owner=by,
        name=name,
        filters={key: value for key, value in filters.items() if value},
        saved_at=at or datetime.now(UTC),
    )
    view.full_clean()
    view.save(force_insert=True)
    audit.log(by=by, verb="view.saved", record=view, at=at)
    return view


@transaction.atomic
def rename_view(*, view: SavedView, name: str, at: datetime | None = None) -> SavedView:
    """Another name for a view. Raises ViewNeedsAName, ViewNameTaken."""
    name = " ".join(name.split())
    check_name(by=view.owner, name=name, but=view)
    view.name = name
    view.full_clean()
    view.save(update_fields=["name"])
    audit.log(by=view.owner, verb="view.renamed", record=view, at=at)
    return view


@transaction.atomic
def delete_view(*, view: SavedView, at: datetime | None = None) -> None:
    """The view goes; the cases stay as they are."""
    audit.log(by=view.owner, verb="view.deleted", record=view, at=at)
    view.delete()


def check_name(*, by: User, name: str, but: SavedView | None = None) -> None:
    """Raise ViewNeedsAName, or ViewNameTaken where another view of theirs has it."""
    if not name:
        raise ViewNeedsAName
    if view_of_name(by, name) not in (None, but):
        raise ViewNameTaken
