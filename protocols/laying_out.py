"""Laying the steps of a manual over a number of sessions."""

from __future__ import annotations

from collections.abc import Sequence

from protocols.parts import Step

# The steps of each session, session 1 first.
Layout = tuple[tuple[Step, ...], ...]


def spread(steps: Sequence[Step], length: int) -> Layout:
    """Lay steps over `length` sessions: fold the early ones together, or stretch.

    Every step is placed, and no session is left empty.
    """
    count = len(steps)
    if length >= count:
        return tuple((steps[index * count // length],) for index in range(length))
    # Negated floor division rounds up, so that folding starts with the first steps.
    starts = [-(-index * count // length) for index in range(length + 1)]
    return tuple(
        tuple(steps[start:end]) for start, end in zip(starts, starts[1:], strict=False)
    )


def beside(sessions: Layout, number: int, step: Step) -> Layout:
    """The same sessions, with one more step in session `number`."""
    return tuple(
        (*steps, step) if place == number else steps
        for place, steps in enumerate(sessions, start=1)
    )
