"""When the signs of progress of a focus are rated: start, every four sessions, end.

Weissman, Markowitz & Klerman 2018 review the focus as the work goes on; the rhythm of
four sessions is the house's own.
"""

from __future__ import annotations

RATED_EVERY = 4


def markers_due_at(number: int, *, planned: int) -> bool:
    """Whether the signs are rated at the session of this number, of so many planned.

    The start is no number: the first rating is due as soon as there is a focus.
    """
    return number > 0 and (number % RATED_EVERY == 0 or number == planned)


def last_due(number: int, *, planned: int) -> int:
    """The latest session up to `number` at which they were due; 0 when there was none."""
    return next(
        (one for one in range(number, 0, -1) if markers_due_at(one, planned=planned)), 0
    )
