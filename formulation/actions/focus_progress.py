"""Ways of working that were taken up, and signs of progress, rated as the work goes on."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from audit import actions as audit
from formulation.actions.focus_rules import check_day_of, check_open
from formulation.actions.rules import RuleBroken, hold, moment_of
from formulation.models import FocusArea, MarkerRating, StrategyUse
from protocols import focus_areas


class StrategyUnknown(RuleBroken):
    sentence = "Choose from the ways of working of this focus area"


class NothingChanged(RuleBroken):
    sentence = "Tick a way of working that was taken up, or untick one"


class MarkerUnknown(RuleBroken):
    sentence = "Rate the signs of this focus area"


class LevelUnknown(RuleBroken):
    sentence = "Choose one of not yet, beginning, mostly, established"


class NoMarkerRated(RuleBroken):
    sentence = "Rate at least one sign"


@transaction.atomic
def change_strategies(
    *,
    focus_area: FocusArea,
    by: User,
    taken_up: Collection[str],
    put_down: Collection[str],
    on: date,
    at: datetime | None = None,
) -> list[StrategyUse]:
    """Tick and untick ways of working of this area on a day; returns those taken up.

    Only what the person changed is given, so that a page drawn earlier unticks nothing
    that someone else ticked meanwhile. One that stands already, or is not there any more,
    stays as it is. Unticking keeps the row with its days.
    """
    hold(focus_area.case)
    focus_area.refresh_from_db()
    check_open(focus_area)
    area = focus_areas.focus_area(focus_area.area)
    if not {*taken_up, *put_down} <= {entry.key for entry in area.strategies}:
        raise StrategyUnknown(field="strategies")
    if not taken_up and not put_down:
        raise NothingChanged(field="strategies")
    check_day_of(focus_area, on, what="The day", field="on", at=at)
    standing = focus_area.strategy_uses.filter(removed_at__isnull=True)
    already = set(standing.values_list("key", flat=True))
    standing.filter(key__in=put_down).update(removed_at=moment_of(at))
    begun = [
        StrategyUse(
            case=focus_area.case,
            focus_area=focus_area,
            key=key,
            taken_up_on=on,
            recorded_at=moment_of(at),
            author=by,
        )
        for key in sorted(set(taken_up) - already)
    ]
    StrategyUse.objects.bulk_create(begun)
    audit.log(
        by=by,
        verb="focus.strategies_changed",
        record=focus_area,
        case=focus_area.case,
        at=at,
        detail={
            "taken_up": [use.key for use in begun],
            "put_down": sorted(already & set(put_down)),
        },
    )
    return begun


@transaction.atomic
def rate_markers(
    *,
    focus_area: FocusArea,
    by: User,
    values: Mapping[str, int | None],
    rated_on: date,
    at: datetime | None = None,
) -> list[MarkerRating]:
    """Rate signs of progress of this area on one day; None leaves one out.

    0 not yet, 1 beginning, 2 mostly, 3 established. Of two ratings of one sign on one day
    the later recorded one holds.
    """
    hold(focus_area.case)
    focus_area.refresh_from_db()
    check_open(focus_area)
    area = focus_areas.focus_area(focus_area.area)
    if not set(values) <= {entry.key for entry in area.markers}:
        raise MarkerUnknown
    given = {key: value for key, value in values.items() if value is not None}
    if not given:
        raise NoMarkerRated
    levels = {level for level, _ in focus_areas.MARKER_LEVELS}
    if wrong := [key for key, value in given.items() if value not in levels]:
        raise LevelUnknown(field=wrong[0])
    check_day_of(
        focus_area, rated_on, what="The day of the rating", field="rated_on", at=at
    )
    rated = [
        MarkerRating(
            case=focus_area.case,
            focus_area=focus_area,
            key=key,
            value=value,
            rated_on=rated_on,
            recorded_at=moment_of(at),
            author=by,
        )
        for key, value in given.items()
    ]
    MarkerRating.objects.bulk_create(rated)
    audit.log(
        by=by,
        verb="focus.markers_rated",
        record=focus_area,
        case=focus_area.case,
        at=at,
        detail={"signs": sorted(given)},
    )
    return rated
