"""All that is written about a focus: its details, ladder, ways of working, signs, goals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Prefetch

from cases.models import Case
from formulation.models import (
    DETAIL_OF,
    DeficitsDetail,
    FocusArea,
    FocusDetail,
    GriefDetail,
    InventoryPerson,
    LadderStep,
    MarkerRating,
    PastRelationship,
    RoleDisputeDetail,
    RoleTransitionDetail,
    StrategyUse,
)
from formulation.queries.focus import FocusCard
from formulation.queries.goals import GoalLine, goals_of
from formulation.queries.loneliness import Loneliness, loneliness_of
from protocols import focus_areas
from protocols.focus_areas import Entry, FocusKey

LEVELS = dict(focus_areas.MARKER_LEVELS)
TITLES: Mapping[str, str] = {
    one.key: one.title
    for one in (
        *focus_areas.MOURNING_SIGNS,
        *focus_areas.ISSUES,
        *focus_areas.SENSITIVITIES,
    )
} | {str(key): str(label) for key, label in RoleTransitionDetail.Nature.choices}


@dataclass(frozen=True, kw_only=True)
class StrategyLine:
    """A way of working of the area: since when it is used, and when it was before."""

    entry: Entry
    use: StrategyUse | None
    before: tuple[StrategyUse, ...]


@dataclass(frozen=True, kw_only=True)
class MarkerCell:
    """One rating in words; None where the sign was not rated on that day."""

    value: int | None

    @property
    def word(self) -> str:
        return "" if self.value is None else LEVELS[self.value]


@dataclass(frozen=True, kw_only=True)
class MarkerRow:
    """A sign of progress over the days on which any was rated."""

    entry: Entry
    cells: tuple[MarkerCell, ...]

    @property
    def latest(self) -> MarkerCell | None:
        rated = [cell for cell in self.cells if cell.value is not None]
        return rated[-1] if rated else None


@dataclass(frozen=True, kw_only=True)
class MarkerTable:
    """Every sign of the area by day, first to latest."""

    days: tuple[date, ...]
    rows: tuple[MarkerRow, ...]


@dataclass(frozen=True, kw_only=True)
class FocusRecord:
    """A focus with everything that hangs on it. `network` counts who is around now."""

    card: FocusCard
    detail: FocusDetail | None
    steps: tuple[LadderStep, ...]
    steps_out: tuple[LadderStep, ...]
    strategies: tuple[StrategyLine, ...]
    markers: MarkerTable
    past: tuple[PastRelationship, ...]
    past_out: tuple[PastRelationship, ...]
    goals: tuple[GoalLine, ...]
    network: int
    loneliness: Loneliness

    @property
    def template(self) -> str:
        """The template that shows the details of this area."""
        return f"formulation/focus_{self.card.area.key.lower()}.html"

    @property
    def picked(self) -> list[str]:
        """The words of the keys that were picked in the details."""
        match self.detail:
            case GriefDetail():
                keys = self.detail.mourning_signs
            case RoleTransitionDetail():
                keys = self.detail.nature
            case RoleDisputeDetail():
                keys = self.detail.issues
            case DeficitsDetail():
                keys = self.detail.sensitivities
            case _:
                keys = []
        return [TITLES[key] for key in keys]

    @property
    def missing(self) -> list[str]:
        """What is still needed before the focus can be agreed, as the rules have it."""
        found = []
        focus = self.card.focus
        if not focus.words:
            found.append("the focus in the client’s own words")
        if focus.area == FocusKey.ROLE_DISPUTE and not focus.stage:
            found.append("the stage of the dispute")
        if focus.area == FocusKey.ROLE_TRANSITION:
            if not getattr(self.detail, "old_role", ""):
                found.append("the name of the old role")
            if not getattr(self.detail, "new_role", ""):
                found.append("the name of the new role")
        return found

    @property
    def used(self) -> list[StrategyLine]:
        return [line for line in self.strategies if line.use]


def focus_records(case: Case, cards: Collection[FocusCard]) -> list[FocusRecord]:
    """The records of these focus areas of one case. At most seventeen queries, however many."""
    ids = [card.focus.pk for card in cards]
    details = _details(cards)
    steps = _by_focus(
        LadderStep.objects.filter(focus_area__in=ids).order_by(
            "fear", "recorded_at", "pk"
        )
    )
    uses = _by_focus(
        StrategyUse.objects.filter(focus_area__in=ids).order_by(
            "taken_up_on", "recorded_at", "pk"
        )
    )
    ratings = _by_focus(
        MarkerRating.objects.filter(focus_area__in=ids).order_by(
            "rated_on", "recorded_at", "pk"
        )
    )
    past = _by_focus(
        PastRelationship.objects.filter(focus_area__in=ids)
        .select_related("person")
        .order_by("recorded_at", "pk")
    )
    goals = goals_of(case) if ids else []
    network = _network(case) if ids else 0
    is_asked = any(card.area.key == FocusKey.DEFICITS for card in cards)
    loneliness = loneliness_of(case) if is_asked else Loneliness()
    return [
        FocusRecord(
            card=card,
            detail=details.get(card.focus.pk),
            steps=_standing(_easiest_first(steps[card.focus.pk])),
            steps_out=_taken_out(steps[card.focus.pk]),
            strategies=_strategies(card, uses[card.focus.pk]),
            markers=_markers(card, ratings[card.focus.pk]),
            past=_standing(past[card.focus.pk]),
            past_out=_taken_out(past[card.focus.pk]),
            goals=tuple(
                line for line in goals if line.goal.focus_area_id == card.focus.pk
            ),
            network=network,
            loneliness=loneliness,
        )
        for card in cards
    ]


def focus_record(case: Case, card: FocusCard) -> FocusRecord:
    """The record of one focus."""
    return focus_records(case, [card])[0]


def rated_days(focus: FocusArea) -> list[date]:
    """The days on which signs of progress of this focus were rated."""
    return rated_days_of([focus])[focus.pk]


def rated_days_of(focuses: Iterable[FocusArea]) -> dict[UUID, list[date]]:
    """The same of each focus, by its id. One query at most."""
    days: dict[UUID, set[date]] = {focus.pk: set() for focus in focuses}
    rated = MarkerRating.objects.filter(focus_area__in=days) if days else ()
    for one in rated:
        days[one.focus_area_id].add(one.rated_on)
    return {key: sorted(found) for key, found in days.items()}


def _details(cards: Iterable[FocusCard]) -> dict[UUID, FocusDetail]:
    """The record of each focus by its area, with the people it names."""
    by_area: dict[str, list[UUID]] = defaultdict(list)
    for card in cards:
        by_area[card.focus.area].append(card.focus.pk)
    found: dict[UUID, FocusDetail] = {}
    for area, ids in by_area.items():
        rows: Any = DETAIL_OF[area].objects.filter(focus_area__in=ids)
        if area == FocusKey.GRIEF:
            rows = rows.prefetch_related(_by_name("also_grieving"))
        if area == FocusKey.ROLE_DISPUTE:
            rows = rows.prefetch_related(_by_name("same_with"))
        found |= {row.focus_area_id: row for row in rows}
    return found


def _by_name(field: str) -> Prefetch[Any]:
    return Prefetch(field, queryset=InventoryPerson.objects.all().by_name())


def _network(case: Case) -> int:
    """How many people of the inventory the client is in touch with now."""
    return (
        InventoryPerson.objects.filter(case=case)
        .present()
        .filter(status=InventoryPerson.Status.CURRENT)
        .count()
    )


def _by_focus(rows: Iterable[Any]) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.focus_area_id].append(row)
    return found


def _standing(rows: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(row for row in rows if row.removed_at is None)


def _taken_out(rows: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(row for row in rows if row.removed_at is not None)


def _easiest_first(steps: list[LadderStep]) -> list[LadderStep]:
    """By how hard they are; those not rated yet come last. Both databases alike."""
    return sorted(steps, key=lambda step: (step.fear is None, step.fear or 0))


def _strategies(
    card: FocusCard, uses: Collection[StrategyUse]
) -> tuple[StrategyLine, ...]:
    return tuple(
        StrategyLine(
            entry=entry,
            use=next(
                (u for u in uses if u.key == entry.key and not u.removed_at), None
            ),
            before=tuple(u for u in uses if u.key == entry.key and u.removed_at),
        )
        for entry in card.area.strategies
    )


def _markers(card: FocusCard, ratings: Iterable[MarkerRating]) -> MarkerTable:
    keys = {entry.key for entry in card.area.markers}
    # Of two on one day the later recorded one holds: they come in that order.
    found = {(r.key, r.rated_on): r.value for r in ratings if r.key in keys}
    days = tuple(sorted({day for _, day in found}))
    return MarkerTable(
        days=days,
        rows=tuple(
            MarkerRow(
                entry=entry,
                cells=tuple(
                    MarkerCell(value=found.get((entry.key, day))) for day in days
                ),
            )
            for entry in card.area.markers
        ),
    )
