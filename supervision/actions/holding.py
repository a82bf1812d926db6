"""A supervision session is begun, filled from the agenda, closed, and added to.

It is its supervisor's draft until they close it. Closing turns what was typed into the
record, brings decisions home as tasks, and finishes what was on the agenda. What was not
talked about stays there (docs/adr/0041).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.queries import is_supervised_by
from audit import actions as audit
from cases.models import Case
from sessions import actions as sessions
from supervision.actions.agenda import finish_item, hold
from supervision.actions.reviewing import check_supervises
from supervision.content import SUPERVISOR, ItemContent, brought, read
from supervision.models import (
    AgendaItem,
    SupervisionDecision,
    SupervisionItem,
    SupervisionPresence,
    SupervisionSession,
)
from supervision.queries.agenda import open_item_of, open_items
from supervision.queries.brief_page import brief_page, question_of


class OnlyItsSupervisorWrites(Exception):
    def __str__(self) -> str:
        return "Only the supervisor who holds this session writes in it."


class SessionIsClosed(Exception):
    def __str__(self) -> str:
        return (
            "This session is closed. You can add to what was said, but not change it."
        )


class SessionChangedElsewhere(Exception):
    """Another window changed it. `session` is what is on the server now."""

    def __init__(self, session: SupervisionSession) -> None:
        super().__init__()
        self.session = session

    def __str__(self) -> str:
        return (
            "This session was changed in another window. Nothing is lost: what you chose "
            "is in the form. Save again to keep it."
        )


class NobodyPresent(Exception):
    def __str__(self) -> str:
        return "Choose who is present"


class NotTheirSupervisor(Exception):
    def __init__(self, person: User) -> None:
        super().__init__()
        self.person = person

    def __str__(self) -> str:
        return f"You did not supervise {self.person.full_name} on that day"


class OneToOneHasOne(Exception):
    def __str__(self) -> str:
        return "One to one is with one person. Choose one, or choose group"


class CasesOfWhoIsAbsent(Exception):
    def __init__(self, person: User) -> None:
        super().__init__()
        self.person = person

    def __str__(self) -> str:
        return (
            f"Cases of {self.person.full_name} are in this session. Take them out first"
        )


class TherapistNotPresent(Exception):
    def __str__(self) -> str:
        return "The therapist of this case is not among those present."


class AlreadyInSession(Exception):
    def __str__(self) -> str:
        return "This case is in the session already."


class NotHeldYet(Exception):
    def __str__(self) -> str:
        return "Date of session must be today or in the past"


class MinutesMissing(Exception):
    def __str__(self) -> str:
        return "Write how many minutes it took, then close it"


class ItemsNotReadable(Exception):
    """`items` are those with something that cannot be read."""

    def __init__(self, items: Sequence[SupervisionItem]) -> None:
        super().__init__()
        self.items = tuple(items)

    def __str__(self) -> str:
        numbers = ", ".join(item.case.client.number for item in self.items)
        return f"Something cannot be read yet: {numbers}. Open it to see what."


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


@transaction.atomic
def take_up(
    *, session: SupervisionSession, by: User, case: Case, at: datetime | None = None
) -> SupervisionItem:
    """Bring one case into the session, from the agenda where it stands there.

    Raises what `check_holds` raises, OnlyItsSupervisorReviews, TherapistNotPresent,
    AlreadyInSession.
    """
    held = check_holds(session=session, by=by)
    now = at or datetime.now(UTC)
    check_supervises(case=case, by=by, at=now)
    if not held.presences.filter(user=case.therapist_id).exists():
        raise TherapistNotPresent
    if held.items.filter(case=case).exists():
        raise AlreadyInSession
    return _taken_up(held, case, open_item_of(case), by=by, now=now, at=at)


@transaction.atomic
def take_over_agenda(
    *, session: SupervisionSession, by: User, at: datetime | None = None
) -> list[SupervisionItem]:
    """Everything on the agendas of those present that is not in the session yet.

    Raises what `check_holds` raises.
    """
    held = check_holds(session=session, by=by)
    now = at or datetime.now(UTC)
    today = timezone.localdate(now)
    present = [one.user for one in held.presences.select_related("user")]
    mine = [one for one in present if is_supervised_by(one, by, today)]
    there = set(held.items.values_list("case_id", flat=True))
    return [
        _taken_up(held, item.case, item, by=by, now=now, at=at)
        for item in open_items(mine)
        if item.case_id not in there
    ]


def _taken_up(
    session: SupervisionSession,
    case: Case,
    agenda_item: AgendaItem | None,
    *,
    by: User,
    now: datetime,
    at: datetime | None,
) -> SupervisionItem:
    item = SupervisionItem(
        session=session,
        case=case,
        therapist_id=case.therapist_id,
        agenda_item=agenda_item,
        position=session.items.count() + 1,
        typed=brought(agenda_item, question_of(case)),
        saved_at=now,
    )
    item.full_clean()
    item.save(force_insert=True)
    audit.log(by=by, verb="supervision.taken_up", record=item, case=case, at=at)
    return item


@transaction.atomic
def take_out(*, item: SupervisionItem, by: User, at: datetime | None = None) -> None:
    """The case is not talked about after all; on the agenda it stays.

    Raises what `check_holds` raises.
    """
    check_holds(session=item.session, by=by)
    audit.log(by=by, verb="supervision.taken_out", record=item, case=item.case, at=at)
    item.delete()


@transaction.atomic
def discard_session(
    *, session: SupervisionSession, by: User, at: datetime | None = None
) -> None:
    """A session that was not held: what was begun of it goes, agendas stay as they are.

    Raises what `check_holds` raises.
    """
    held = check_holds(session=session, by=by)
    audit.log(by=by, verb="supervision.discarded", record=held, at=at)
    held.items.all().delete()
    held.presences.all().delete()
    held.delete()


@transaction.atomic
def close_session(
    *, session: SupervisionSession, by: User, at: datetime | None = None
) -> SupervisionSession:
    """What was typed becomes the record, and no longer changes.

    Decisions go home as tasks. Cases about which nothing was written are taken out, and
    stay on the agenda. Raises what `check_holds` raises, NotHeldYet, MinutesMissing,
    ItemsNotReadable.
    """
    held, now = check_holds(session=session, by=by), at or datetime.now(UTC)
    if held.held_on > timezone.localdate(now):
        raise NotHeldYet
    if held.minutes is None:
        raise MinutesMissing
    items = list(
        held.items.select_related(
            "case__client", "case__therapist", "agenda_item"
        ).order_by("position", "pk")
    )
    contents = {item.pk: read(item.typed) for item in items}
    if unread := [item for item in items if contents[item.pk].problems]:
        raise ItemsNotReadable(unread)
    for item in items:
        if contents[item.pk].is_talked_about:
            _settle(item, contents[item.pk], held, by=by, now=now, at=at)
        else:
            item.delete()
    held.closed_at = now
    held.full_clean()
    held.save(update_fields=["closed_at"])
    audit.log(by=by, verb="supervision.closed", record=held, at=at)
    return held


def _settle(
    item: SupervisionItem,
    content: ItemContent,
    session: SupervisionSession,
    *,
    by: User,
    now: datetime,
    at: datetime | None,
) -> None:
    """One case's words into columns, its decisions into tasks, its agenda item done."""
    item.reason, item.question = content.reason, content.question
    item.discussion, item.recording = content.discussion, content.recording
    item.seen, item.follow_up = list(content.seen), content.follow_up
    item.typed = {}
    item.brief = brief_page(item.case, now).facts
    item.full_clean()
    item.save()
    for position, decision in enumerate(content.decisions, start=1):
        is_mine = decision.owner == SUPERVISOR
        row = SupervisionDecision(
            item=item,
            case=item.case,
            position=position,
            text=decision.text,
            owner=session.supervisor if is_mine else item.case.therapist,
            due_on=decision.due_on,
        )
        if not item.case.is_closed:
            row.task = sessions.ask_task(
                case=item.case,
                by=by,
                text=row.text,
                owner=row.owner,
                due_on=row.due_on,
                at=now,
            )
        row.full_clean()
        row.save(force_insert=True)
    hold(item.case)
    standing = open_item_of(item.case)
    if standing is not None:
        finish_item(item=standing, by=by, state=AgendaItem.State.DISCUSSED, at=at)
    audit.log(by=by, verb="supervision.written", record=item, case=item.case, at=at)
