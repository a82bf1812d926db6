"""The start, the middle and now, out of the days on which something was asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date


def points_of(days: Sequence[date], *, is_closed: bool) -> list[tuple[str, date]]:
    """The first day, the latest, and of those in between the one nearest to half-way.

    `days` in order, none twice. One day alone is "So far". The latest is "At the end" once
    the case `is_closed`. Of two days as near to half-way the earlier one is the middle.
    """
    if not days:
        return []
    points = [("So far" if len(days) == 1 else "At the start", days[0])]
    if between := days[1:-1]:
        half = days[0] + (days[-1] - days[0]) / 2
        points.append(
            ("In the middle", min(between, key=lambda day: (abs(day - half), day)))
        )
    if len(days) > 1:
        points.append(("At the end" if is_closed else "Now", days[-1]))
    return points
