"""Rules over a series of scores: getting worse, gains lost, no response.

Scores are (label, total) in the order in which they were taken, the label being where
each was taken: "session 7", "the assessment". Each rule returns its evidence as one
sentence, or None.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from protocols.thresholds import DEFAULTS, Thresholds

Scores = Sequence[tuple[str, int]]


def is_worse(totals: Sequence[int], change: int) -> bool:
    """The latest is `change` or more above the first."""
    return len(totals) > 1 and totals[-1] - totals[0] >= change


def rises_twice(totals: Sequence[int], rise: int) -> bool:
    """The last two steps each went up by `rise` or more."""
    steps = [after - before for before, after in pairwise(totals[-3:])]
    return len(steps) > 1 and all(step >= rise for step in steps)


def has_lost_gains(totals: Sequence[int], change: int) -> bool:
    """The latest is `change` or more above the best so far, and it is not is_worse."""
    return (
        len(totals) > 1
        and totals[-1] - min(totals) >= change
        and not is_worse(totals, change)
    )


def best_drop(totals: Sequence[int]) -> int:
    """How far the lowest of all stands below the first; 0 when none does."""
    return totals[0] - min(totals) if totals else 0


def lacks_early_response(totals: Sequence[int], thresholds: Thresholds) -> bool:
    """Enough scores, began as a case, and never came down by a reliable change."""
    return (
        len(totals) >= thresholds.early_look
        and totals[0] >= thresholds.phq9_case
        and best_drop(totals) < thresholds.phq9_change
    )


def has_early_response(totals: Sequence[int], thresholds: Thresholds) -> bool:
    """Came down by a reliable change within the first scores (Delgadillo 2014)."""
    return best_drop(totals[: thresholds.early_look]) >= thresholds.phq9_change


def deterioration(
    scores: Scores, *, change: int = DEFAULTS.phq9_change, measure: str = "PHQ-9"
) -> str | None:
    """Reliably above the first score (reliable change: NHS Talking Therapies)."""
    if not is_worse([total for _, total in scores], change):
        return None
    (_, first), (label, last) = scores[0], scores[-1]
    return f"{measure} {first} at the start, {last} at {label}: {last - first} higher"


def rising(
    scores: Scores, *, rise: int = DEFAULTS.phq9_rise, measure: str = "PHQ-9"
) -> str | None:
    """Up twice running, wherever the first score stood."""
    totals = [total for _, total in scores]
    if not rises_twice(totals, rise):
        return None
    return f"{measure} rose twice running: {', '.join(map(str, totals[-3:]))}"


def lost_gains(
    scores: Scores, *, change: int = DEFAULTS.phq9_change, measure: str = "PHQ-9"
) -> str | None:
    """Reliably above the best score so far, though not above the first."""
    if not has_lost_gains([total for _, total in scores], change):
        return None
    best_label, best = min(scores, key=lambda point: point[1])
    label, last = scores[-1]
    return (
        f"{measure} {best} at {best_label}, {last} at {label}: {last - best} higher "
        "than its lowest"
    )


def look_of(count: int, thresholds: Thresholds) -> int:
    """At which score an early response was looked for last, of so many scores."""
    if count >= thresholds.early_second_look:
        return thresholds.early_second_look
    return thresholds.early_look


def no_early_response(
    scores: Scores, *, thresholds: Thresholds = DEFAULTS, measure: str = "PHQ-9"
) -> str | None:
    """No reliable drop by the 4th score. The sentence changes once, at the 6th.

    Said while the latest score still counts as a case, and only until two scores after
    the second look: from there on the mid-course rule speaks.
    """
    totals = [total for _, total in scores]
    if not lacks_early_response(totals, thresholds):
        return None
    is_past = len(totals) > thresholds.early_second_look + 1
    if is_past or totals[-1] < thresholds.phq9_case:
        return None
    seen = scores[: look_of(len(scores), thresholds)]
    first, label = seen[0][1], seen[-1][0]
    lowest = min(total for _, total in seen)
    return (
        f"{measure} {first} at the start, lowest {lowest} by {label}: "
        f"{first - lowest} lower"
    )


def no_change_mid(
    scores: Scores,
    *,
    attended: int,
    mid_review: int,
    thresholds: Thresholds = DEFAULTS,
    measure: str = "PHQ-9",
) -> str | None:
    """Half-way or later, no reliable drop and still a case."""
    if attended < mid_review or len(scores) < 2:
        return None
    (_, first), (label, last) = scores[0], scores[-1]
    if first - last >= thresholds.phq9_change or last < thresholds.phq9_case:
        return None
    return f"{measure} {first} at the start, {last} at {label}: {change_words(first, last)}"


def change_words(first: int, last: int) -> str:
    """ "2 lower", "3 higher", "no change"."""
    if first == last:
        return "no change"
    return f"{abs(last - first)} {'lower' if last < first else 'higher'}"
