"""What is typed about one case in a session, kept while it is typed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from django.db import transaction
from django.db.models import F

from accounts.models import User
from audit import actions as audit
from sessions.typed import Typed, storable
from supervision.actions.agenda import check_between_them
from supervision.actions.holding import check_holds
from supervision.models import (
    SupervisionAddendum,
    SupervisionItem,
    SupervisionReflection,
    SupervisionSession,
)


class TypedElsewhere(Exception):
    def __str__(self) -> str:
        return (
            "You have typed here in another window too. Nothing is lost: what you typed "
            "here is kept beside the form."
        )


class SessionNotClosed(Exception):
    def __str__(self) -> str:
        return "This session is not closed yet: write into it directly."


class NotPresent(Exception):
    def __str__(self) -> str:
        return "Only somebody who was present writes what they take from it."


class NothingWritten(Exception):
    def __str__(self) -> str:
        return "Write something first."


def keep_item(
    *,
    item: SupervisionItem,
    by: User,
    fields: Mapping[str, Typed],
    version: int,
    at: datetime | None = None,
) -> SupervisionItem:
    """Keep the form as typed, right or wrong, on top of `version`.

    Raises what `check_holds` raises, and TypedElsewhere when another window was faster,
    after keeping this text too. Typing is no event in the log.
    """
    kept, now = storable(fields), at or datetime.now(UTC)
    with transaction.atomic():
        check_holds(session=item.session, by=by)
        is_ours = SupervisionItem.objects.filter(pk=item.pk, version=version).update(
            typed=kept, version=F("version") + 1, saved_at=now
        )
        item.refresh_from_db()
        has_lost = not is_ours and item.typed != kept  # the same sent twice is not
        if has_lost:
            _keep_loser(item, kept, by=by, now=now)
    # Raised outside the transaction, so that the loser's text is kept.
    if has_lost:
        raise TypedElsewhere
    return item


def _keep_loser(
    item: SupervisionItem, kept: Mapping[str, Typed], *, by: User, now: datetime
) -> None:
    if any(one["fields"] == kept for one in item.lost):
        return
    item.lost = [*item.lost, {"fields": kept, "at": now.isoformat()}]
    item.save(update_fields=["lost"])
    audit.log(by=by, verb="draft.conflicted", record=item, case=item.case, at=now)


@transaction.atomic
def lay_aside(*, item: SupervisionItem, by: User, at: datetime | None = None) -> None:
    """What another window lost is seen, and no longer needed."""
    check_holds(session=item.session, by=by)
    item.lost = []
    item.save(update_fields=["lost"])
    audit.log(by=by, verb="draft.conflict_settled", record=item, case=item.case, at=at)


@transaction.atomic
def add_to_item(
    *, item: SupervisionItem, by: User, text: str, at: datetime | None = None
) -> SupervisionAddendum:
    """Add to what was said once the session is closed: therapist or supervisor.

    Raises NotBetweenThem, SessionNotClosed, NothingWritten.
    """
    now = at or datetime.now(UTC)
    check_between_them(case=item.case, by=by, at=now)
    if not item.session.is_closed:
        raise SessionNotClosed
    if not text.strip():
        raise NothingWritten
    added = SupervisionAddendum(
        item=item, case=item.case, text=text.strip(), author=by, written_at=now
    )
    added.full_clean()
    added.save(force_insert=True)
    audit.log(by=by, verb="supervision.added_to", record=added, case=item.case, at=at)
    return added


@transaction.atomic
def reflect(
    *, session: SupervisionSession, by: User, text: str, at: datetime | None = None
) -> SupervisionReflection:
    """What somebody who was present takes from a closed session. Their supervisor reads
    it, and nobody else who was there.

    Raises NotPresent, SessionNotClosed, NothingWritten.
    """
    if not session.presences.filter(user=by).exists():
        raise NotPresent
    if not session.is_closed:
        raise SessionNotClosed
    if not text.strip():
        raise NothingWritten
    reflection = SupervisionReflection(
        session=session,
        author=by,
        text=text.strip(),
        written_at=at or datetime.now(UTC),
    )
    reflection.full_clean()
    reflection.save(force_insert=True)
    audit.log(by=by, verb="reflection.written", record=reflection, at=at)
    return reflection
