"""A supervision session ends: discarded as not held, or closed.

Closing turns what was typed into the record, brings decisions home as tasks, and finishes
what was on the agenda. What was not talked about stays there (docs/adr/0041).
"""

from __future__ import annotations

from datetime import UTC, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from sessions import actions as sessions
from supervision.actions.agenda import finish_item, hold
from supervision.actions.holding.begin import check_holds
from supervision.actions.holding.refusals import (
    ItemsNotReadable,
    MinutesMissing,
    NotHeldYet,
    TypedBeside,
)
from supervision.content import SUPERVISOR, ItemContent, read
from supervision.models import (
    AgendaItem,
    SupervisionDecision,
    SupervisionItem,
    SupervisionSession,
)
from supervision.queries.agenda import open_item_of
from supervision.queries.brief_page import brief_page


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
    ItemsNotReadable, TypedBeside.
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
    if beside := [item for item in items if item.lost]:
        raise TypedBeside(beside)
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
    if standing is not None and _was_talked_about(standing, item):
        finish_item(item=standing, by=by, state=AgendaItem.State.DISCUSSED, at=at)
    audit.log(by=by, verb="supervision.written", record=item, case=item.case, at=at)


def _was_talked_about(standing: AgendaItem, item: SupervisionItem) -> bool:
    """Whether it stood there when the last word was written here. What came later, perhaps
    after another supervisor's session, is for the next one."""
    return standing.put_at <= item.saved_at
