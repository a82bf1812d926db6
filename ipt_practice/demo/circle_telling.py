"""The circle of a demo case: drawn as it was before, and as it is wished for."""

from __future__ import annotations

from datetime import datetime, timedelta

from formulation import actions as formulation
from formulation.queries import beginning_of
from ipt_practice.demo.telling import Telling

# The client thinks of an ordinary day well before, not of the last one.
WELL_BEFORE = timedelta(weeks=8)


def tell_circle(told: Telling, week: int, at: datetime) -> None:
    """Earlier places and wishes of this week."""
    for earlier in told.story.earlier:
        if earlier.week == week:
            formulation.move_person(
                person=told.people[earlier.name],
                by=told.by,
                ring=earlier.ring,
                rated_on=beginning_of(told.case).limit - WELL_BEFORE,
                note=earlier.note,
                at=at,
            )
    for wished in told.story.wished:
        if wished.week == week:
            formulation.wish_ring(
                person=told.people[wished.name], by=told.by, ring=wished.ring, at=at
            )
