"""Good to know: what scores show that asks for no closer look. Each says its numbers."""

from __future__ import annotations

from datetime import datetime

from measures.signals import is_rise_near_the_end, stays_below
from protocols import flag_rules as rules
from protocols.thresholds import Thresholds
from supervision.facts import CaseFacts
from supervision.rules.evidence import Evidence, found
from supervision.rules.scores import series

PHQ9 = "PHQ9"
# PHQ-9 below this is remission (MacArthur toolkit; Kroenke 2001).
REMISSION = 5


def early_response(
    facts: CaseFacts, now: datetime, limits: Thresholds
) -> Evidence | None:
    """Said until the look at no early response would be over."""
    scores = series(facts, PHQ9, now)
    totals = [total for _, total in scores]
    if not 0 < len(totals) <= limits.early_second_look:
        return None
    if not rules.has_early_response(totals, limits):
        return None
    label, lowest = min(scores[: limits.early_look], key=lambda point: point[1])
    return found(
        f"PHQ-9 {totals[0]} at the start, {lowest} at {label}: "
        f"{totals[0] - lowest} lower"
    )


def rise_near_end(
    facts: CaseFacts, now: datetime, limits: Thresholds
) -> Evidence | None:
    """A small rise in the last planned sessions, which is common.

    Not said where the scores have got worse in all: it would explain that away.
    """
    scores = series(facts, PHQ9, now)
    totals = [total for _, total in scores]
    left = facts.course.left
    if facts.maintenance is not None or not is_rise_near_the_end(
        totals, sessions_left=left, thresholds=limits
    ):
        return None
    if (
        rules.is_worse(totals, limits.phq9_change)
        or rules.has_lost_gains(totals, limits.phq9_change)
        or rules.rises_twice(totals, limits.phq9_rise)
    ):
        return None
    (_, before), (label, last) = scores[-2:]
    return found(f"PHQ-9 {before}, then {last} at {label}: {last - before} higher")


def well(facts: CaseFacts, now: datetime, limits: Thresholds) -> Evidence | None:
    """Two scores running below the line: an earlier ending may be talked about."""
    totals = [total for _, total in series(facts, PHQ9, now)]
    if facts.maintenance is not None:
        return None
    for below in (REMISSION, limits.phq9_case):
        if stays_below(totals, below, limits):
            return found(
                f"PHQ-9 {totals[0]} at the start, {totals[-2]} and {totals[-1]} the last "
                f"two times: below {below}"
            )
    return None
