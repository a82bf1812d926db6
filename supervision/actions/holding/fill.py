"""Cases come into a supervision session, from the agenda or one by one, and out again."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.models import User
from accounts.queries import is_supervised_by
from audit import actions as audit
from cases.models import Case
from supervision.actions.holding.begin import check_holds
from supervision.actions.holding.refusals import AlreadyInSession, TherapistNotPresent
from supervision.actions.reviewing import check_supervises
from supervision.content import brought
from supervision.models import AgendaItem, SupervisionItem, SupervisionSession
from supervision.queries.agenda import open_item_of, open_items
from supervision.queries.brief_page import question_of


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
    last = session.items.aggregate(last=Max("position"))["last"]
    item = SupervisionItem(
        session=session,
        case=case,
        therapist_id=case.therapist_id,
        agenda_item=agenda_item,
        position=(last or 0) + 1,
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
