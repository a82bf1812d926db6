"""Taking a record out and putting it back; its words are kept meanwhile.

The caller holds the case, and asks whatever else must be so.
"""

from __future__ import annotations

from datetime import datetime

from accounts.models import User
from audit import actions as audit
from formulation.actions.rules import RuleBroken, moment_of
from formulation.models import InventoryPerson
from formulation.models.written import Removable


def check_standing(
    record: Removable | InventoryPerson, refused: type[RuleBroken]
) -> None:
    """Raise `refused` for one that was taken out, even a moment ago."""
    record.refresh_from_db(fields=["removed_at"])
    if record.removed_at is not None:
        raise refused


def check_taken_out(
    record: Removable | InventoryPerson, refused: type[RuleBroken]
) -> None:
    """Raise `refused` for one that stands, perhaps put back a moment ago."""
    record.refresh_from_db(fields=["removed_at"])
    if record.removed_at is None:
        raise refused


def take_out(
    record: Removable | InventoryPerson, *, by: User, verb: str, at: datetime | None
) -> None:
    """Out of the record, logged as `verb`."""
    record.removed_at = moment_of(at)
    record.save(update_fields=["removed_at"])
    audit.log(by=by, verb=verb, record=record, at=at)


def put_back(
    record: Removable | InventoryPerson, *, by: User, verb: str, at: datetime | None
) -> None:
    """Back as it was, logged as `verb`."""
    record.removed_at = None
    record.save(update_fields=["removed_at"])
    audit.log(by=by, verb=verb, record=record, at=at)
