"""Writing to the log. If the event cannot be written, neither is what it speaks of."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connection, models, transaction

from audit.models import Event
from audit.seal import FIRST, seal_of

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

# Any number will do, as long as nothing else in the database uses it.
CHAIN_LOCK = 7_421_958


@transaction.atomic(savepoint=False)
def log(
    *,
    by: AbstractBaseUser | None,
    verb: str,
    record: models.Model | None = None,
    case: models.Model | None = None,
    at: datetime | None = None,
    detail: dict[str, Any] | None = None,
    address: str = "",
) -> Event:
    """Seal one event to the chain, in the transaction of what it speaks of.

    `verb` is `noun.past_tense`. `at` is the moment spoken of, where a caller was given
    one; the time of writing is always the clock's. `detail` holds names of fields,
    keys and ids, never a value that a person typed, but for the reason of an export,
    whose field says that it stands here.
    """
    _hold_the_chain()
    last = Event.objects.order_by("-id").values_list("seal", flat=True).first()
    event = Event(
        at=datetime.now(UTC),
        occurred_at=at,
        actor_id=by.pk if by is not None else None,
        actor_name=str(by) if by is not None else "",
        verb=verb,
        record_type=record._meta.model_name or "" if record is not None else "",
        record_id=str(record.pk) if record is not None else "",
        case_id=_case_id(record, case),
        detail=detail or {},
        address=address,
        previous=last or FIRST,
    )
    event.seal = seal_of(event, event.previous)
    event.save(force_insert=True)
    return event


def _case_id(record: models.Model | None, case: models.Model | None) -> UUID | None:
    if case is not None:
        return UUID(str(case.pk))
    found = getattr(record, "case_id", None)
    return UUID(str(found)) if found else None


def _hold_the_chain() -> None:
    """One writer at a time, or two events would claim the same predecessor.

    SQLite holds the whole database for a writer (transaction_mode=IMMEDIATE).
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])
