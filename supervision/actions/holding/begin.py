"""A supervision session is begun; when it was and who was there changes until it is closed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from django.db import transaction

from accounts.models import User
from accounts.queries import is_supervised_by
from audit import actions as audit
from supervision.actions.holding.refusals import (
    CasesOfWhoIsAbsent,
    NobodyPresent,
    NotTheirSupervisor,
    OneToOneHasOne,
    OnlyItsSupervisorWrites,
    SessionChangedElsewhere,
    SessionIsClosed,
)
from supervision.models import SupervisionPresence, SupervisionSession


def check_holds(*, session: SupervisionSession, by: User) -> SupervisionSession:
    """The session, held for this transaction. Raises OnlyItsSupervisorWrites,
    SessionIsClosed."""
    held = SupervisionSession.objects.select_for_update(no_key=True).get(pk=session.pk)
    if held.supervisor_id != by.pk:
        raise OnlyItsSupervisorWrites
    if held.is_closed:
        raise SessionIsClosed
    return held


@transaction.atomic
def begin_session(
    *,
    by: User,
    held_on: date,
    mode: str,
    present: Sequence[User],
    starts_at: time | None = None,
    minutes: int | None = None,
    at: datetime | None = None,
) -> SupervisionSession:
    """Begin the record of a session with people whom `by` supervises on that day.

    Raises NobodyPresent, OneToOneHasOne, NotTheirSupervisor.
    """
    _check_present(by=by, held_on=held_on, mode=mode, present=present)
    session = SupervisionSession(
        supervisor=by,
        held_on=held_on,
        mode=mode,
        starts_at=starts_at,
        minutes=minutes,
        begun_at=at or datetime.now(UTC),
    )
    session.full_clean()
    session.save(force_insert=True)
    _set_present(session, present)
    audit.log(by=by, verb="supervision.begun", record=session, at=at)
    return session


@transaction.atomic
def change_session(
    *,
    session: SupervisionSession,
    by: User,
    held_on: date,
    mode: str,
    present: Sequence[User],
    version: int,
    starts_at: time | None = None,
    minutes: int | None = None,
    at: datetime | None = None,
) -> SupervisionSession:
    """When it was and who was there, on top of `version`.

    Raises what `check_holds` and `begin_session` raise, SessionChangedElsewhere,
    CasesOfWhoIsAbsent.
    """
    held = check_holds(session=session, by=by)
    if held.version != version:
        raise SessionChangedElsewhere(held)
    _check_present(by=by, held_on=held_on, mode=mode, present=present)
    for item in held.items.exclude(therapist__in=present).select_related("therapist"):
        raise CasesOfWhoIsAbsent(item.therapist)
    held.held_on, held.mode = held_on, mode
    held.starts_at, held.minutes = starts_at, minutes
    held.version += 1
    held.full_clean()
    held.save()
    _set_present(held, present)
    audit.log(by=by, verb="supervision.changed", record=held, at=at)
    return held


def _check_present(
    *, by: User, held_on: date, mode: str, present: Sequence[User]
) -> None:
    if not present:
        raise NobodyPresent
    if mode == SupervisionSession.Mode.ONE_TO_ONE and len(present) > 1:
        raise OneToOneHasOne
    for person in present:
        if not is_supervised_by(person, by, held_on):
            raise NotTheirSupervisor(person)


def _set_present(session: SupervisionSession, present: Sequence[User]) -> None:
    session.presences.exclude(user__in=present).delete()
    there = set(session.presences.values_list("user_id", flat=True))
    SupervisionPresence.objects.bulk_create(
        SupervisionPresence(session=session, user=person)
        for person in present
        if person.pk not in there
    )
