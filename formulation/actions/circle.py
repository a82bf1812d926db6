"""What is done to a place in the circle besides moving: a wish, and taking a slip back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from formulation.actions.people_rules import check_present, check_ring
from formulation.actions.rules import RuleBroken, hold, moment_of
from formulation.models import ClosenessRating, InventoryPerson
from formulation.queries import may_take_back


class NothingToTakeBack(RuleBroken):
    sentence = "They were not placed yet, so there is no move to take back"


class MoveStands(RuleBroken):
    sentence = (
        "Only who made a move can take it back, on the same day. "
        "Move them again instead: the history keeps both"
    )


@transaction.atomic
def wish_ring(
    *,
    person: InventoryPerson,
    by: User,
    ring: int | None,
    at: datetime | None = None,
) -> InventoryPerson:
    """Where the client would like someone to stand, 1 to 5; None when there is no wish.

    The gap between the ring and the wish is what the client may want to change. Raises
    RingUnknown or PersonRemoved.
    """
    hold(person.case)
    check_present(person)
    if ring is not None:
        check_ring(ring)
    if person.desired_ring == ring:
        return person
    person.desired_ring = ring
    person.save(update_fields=["desired_ring"])
    audit.log(by=by, verb="person.wish_changed", record=person, case=person.case, at=at)
    return person


@transaction.atomic
def take_back_move(
    *, person: InventoryPerson, by: User, at: datetime | None = None
) -> ClosenessRating:
    """Undo the move that was recorded last: a slip of the hand, not a word of the client.

    Only who made it may, and only on that day. The row is kept, marked with the moment, and
    the log keeps both events. Raises NothingToTakeBack, MoveStands or PersonRemoved.
    """
    moment = moment_of(at)
    hold(person.case)
    check_present(person)
    move = person.ratings.holding().order_by("recorded_at", "pk").last()
    if move is None:
        raise NothingToTakeBack
    if not may_take_back(move, by=by, today=timezone.localdate(moment)):
        raise MoveStands
    move.taken_back_at = moment
    move.save(update_fields=["taken_back_at"])
    audit.log(
        by=by,
        verb="person.move_taken_back",
        record=person,
        case=person.case,
        at=at,
    )
    return move
