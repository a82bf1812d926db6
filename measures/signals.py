"""Signals over a series of PHQ-9 totals. Each is a prompt to look, not a prediction."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from protocols.score_rules import (
    has_early_response,
    has_lost_gains,
    is_worse,
    lacks_early_response,
)
from protocols.thresholds import DEFAULTS, Thresholds

# Schueller 2015: PHQ-9 from which response is unlikely, by week of treatment.
SCHUELLER: dict[int, int] = {4: 17, 9: 13, 14: 9}
# In the last planned sessions a small rise is common (Lemma, Target & Fonagy 2011).
LAST_SESSIONS = 4
# Two scores running, before an early ending is thought of. Own convention.
RUNNING = 2


class Signal(StrEnum):
    DETERIORATING = "DETERIORATING"
    LOST_GAINS = "LOST_GAINS"
    NO_EARLY_RESPONSE = "NO_EARLY_RESPONSE"
    EARLY_RESPONSE = "EARLY_RESPONSE"
    ON_TRACK = "ON_TRACK"
    OFF_TRACK = "OFF_TRACK"


def signal(totals: Sequence[int], thresholds: Thresholds = DEFAULTS) -> Signal:
    """The first of the signals that applies to a series of PHQ-9 totals."""
    if is_worse(totals, thresholds.phq9_change):
        return Signal.DETERIORATING
    if has_lost_gains(totals, thresholds.phq9_change):
        return Signal.LOST_GAINS
    if lacks_early_response(totals, thresholds):
        return Signal.NO_EARLY_RESPONSE
    if has_early_response(totals, thresholds):
        return Signal.EARLY_RESPONSE
    return Signal.ON_TRACK


def schueller(week: int, total: int) -> Signal:
    """Off track from 17 at week 4, 13 at week 9, 9 at week 14 (Schueller 2015).

    Other weeks have no rule and are on track.
    """
    off_from = SCHUELLER.get(week)
    if off_from is not None and total >= off_from:
        return Signal.OFF_TRACK
    return Signal.ON_TRACK


def is_rise_near_the_end(
    totals: Sequence[int],
    *,
    sessions_left: int,
    thresholds: Thresholds = DEFAULTS,
) -> bool:
    """A rise of less than a reliable change in the last planned sessions."""
    if len(totals) < RUNNING or sessions_left >= LAST_SESSIONS:
        return False
    return 0 < totals[-1] - totals[-2] < thresholds.phq9_change


def stays_below(
    totals: Sequence[int], below: int, thresholds: Thresholds = DEFAULTS
) -> bool:
    """The last two are below `below`, each reliably under the first.

    5 is remission, 10 recovery. It may be worth talking about an early ending.
    """
    if len(totals) <= RUNNING:
        return False
    return all(
        total < below and totals[0] - total >= thresholds.phq9_change
        for total in totals[-RUNNING:]
    )
