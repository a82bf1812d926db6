"""The views of the table that a supervisor has saved."""

from __future__ import annotations

from dataclasses import dataclass, fields
from uuid import UUID

from django.utils.http import urlencode

from accounts.models import User
from cases.models import Case
from supervision.models import ReviewInterval, SavedView
from supervision.queries.caseload.showing import CaseloadFilter


@dataclass(frozen=True, kw_only=True)
class ViewTab:
    """One saved view: its name, its filters as an address carries them."""

    view: SavedView
    query: str
    is_open: bool


def filters_of(view: SavedView) -> dict[str, str]:
    """What it filters by, in the order of the form: databases keep another one."""
    names = (one.name for one in fields(CaseloadFilter))
    return {name: view.filters[name] for name in names if name in view.filters}


def tabs_of(owner: User, kept: dict[str, str]) -> list[ViewTab]:
    """Their views by name; open is the one whose filters `kept` are. One query."""
    return [
        ViewTab(
            view=view, query=urlencode(filters_of(view)), is_open=view.filters == kept
        )
        for view in SavedView.objects.filter(owner=owner).order_by("name", "pk")
    ]


def view_of_name(owner: User, name: str) -> SavedView | None:
    return SavedView.objects.filter(owner=owner, name__iexact=name).first()


def own_view(owner: User, view_id: UUID) -> SavedView | None:
    return SavedView.objects.filter(owner=owner, pk=view_id).first()


def interval_of(case: Case) -> ReviewInterval | None:
    """What was decided last about how often this case is looked at."""
    return (
        ReviewInterval.objects.filter(case=case)
        .select_related("set_by")
        .order_by("-set_at", "-pk")
        .first()
    )
