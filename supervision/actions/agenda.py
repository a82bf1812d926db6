"""A case goes onto the agenda of supervision, moves in it, and is taken off."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.models import User
from accounts.queries import is_supervised_by
from audit import actions as audit
from cases.models import Case
from supervision.actions.reviewing import NotBetweenThem
from supervision.models import AgendaItem
from supervision.queries.agenda import open_item_of
from ui.words import long_day


class AlreadyOnAgenda(Exception):
    """`item` is the one that stands there."""

    def __init__(self, item: AgendaItem) -> None:
        super().__init__()
        self.item = item

    def __str__(self) -> str:
        put_on = long_day(timezone.localdate(self.item.put_at))
        return f"On the agenda already: {self.item.put_by.full_name} put it there on {put_on}."


class NotOnAgenda(Exception):
    def __str__(self) -> str:
        return "This case is not on the agenda any more."


class AgendaChangedElsewhere(Exception):
    """Somebody changed the question in between. `item` is what stands there now."""

    def __init__(self, item: AgendaItem) -> None:
        super().__init__()
        self.item = item

    def __str__(self) -> str:
        return (
            "The question was changed in between. Nothing is lost: yours is in the form, "
            "what stands there now is beside it. Choose what to keep, then save."
        )


class PutThereByTheSupervisor(Exception):
    def __str__(self) -> str:
        return (
            "Your supervisor put this on the agenda. Talk about it, or ask them to take "
            "it off."
        )


class OnlyItsTherapistSorts(Exception):
    def __str__(self) -> str:
        return "Only the case's therapist sorts their agenda."


def check_between_them(*, case: Case, by: User, at: datetime) -> None:
    """Raises NotBetweenThem for anybody but the therapist and their supervisors."""
    if by.pk != case.therapist_id and not is_supervised_by(
        case.therapist, by, timezone.localdate(at)
    ):
        raise NotBetweenThem


@transaction.atomic
def put_on_agenda(
    *,
    case: Case,
    by: User,
    reason: str,
    question: str = "",
    at: datetime | None = None,
) -> AgendaItem:
    """Put a case on its therapist's next agenda, at the end of it.

    `reason` is one of AgendaItem.Reason. Raises NotBetweenThem, AlreadyOnAgenda.
    """
    now = at or datetime.now(UTC)
    check_between_them(case=case, by=by, at=now)
    hold(case)
    if standing := open_item_of(case):
        raise AlreadyOnAgenda(standing)
    others = AgendaItem.objects.open().filter(case__therapist=case.therapist_id)
    last = others.aggregate(last=Max("position"))["last"] or 0
    item = AgendaItem(
        case=case,
        reason=reason,
        question=question.strip(),
        position=last + 1,
        put_by=by,
        put_at=now,
    )
    item.full_clean()
    item.save(force_insert=True)
    # Why is not in the log: admins read the log.
    audit.log(by=by, verb="agenda.added", record=item, case=case, at=at)
    return item


@transaction.atomic
def change_agenda_item(
    *,
    case: Case,
    by: User,
    reason: str,
    question: str,
    version: int,
    at: datetime | None = None,
) -> AgendaItem:
    """Other words for why the case is on the agenda, on top of `version`.

    Raises NotBetweenThem, NotOnAgenda, AgendaChangedElsewhere.
    """
    check_between_them(case=case, by=by, at=at or datetime.now(UTC))
    item = _standing(case)
    if item.version != version:
        raise AgendaChangedElsewhere(item)
    item.reason, item.question = reason, question.strip()
    item.version += 1
    item.full_clean()
    item.save(update_fields=["reason", "question", "version"])
    audit.log(by=by, verb="agenda.changed", record=item, case=case, at=at)
    return item


@transaction.atomic
def withdraw_from_agenda(
    *, case: Case, by: User, at: datetime | None = None
) -> AgendaItem:
    """Take the case off the agenda without having talked about it.

    A therapist does not take off what a supervisor of theirs put there. Raises
    NotBetweenThem, NotOnAgenda, PutThereByTheSupervisor.
    """
    now = at or datetime.now(UTC)
    check_between_them(case=case, by=by, at=now)
    item = _standing(case)
    if by.pk == case.therapist_id and is_supervised_by(
        by, item.put_by, timezone.localdate(now)
    ):
        raise PutThereByTheSupervisor
    return finish_item(item=item, by=by, state=AgendaItem.State.WITHDRAWN, at=at)


@transaction.atomic
def move_on_agenda(
    *, case: Case, by: User, is_up: bool, at: datetime | None = None
) -> None:
    """One place up, or down, on the therapist's own agenda. At the end nothing happens.

    Raises OnlyItsTherapistSorts, NotOnAgenda.
    """
    if by.pk != case.therapist_id:
        raise OnlyItsTherapistSorts
    _standing(case)
    items = list(
        AgendaItem.objects.open()
        .filter(case__therapist=by)
        .select_for_update(no_key=True, of=("self",))
        .in_order()
    )
    place = next(n for n, one in enumerate(items) if one.case_id == case.pk)
    moved = items.pop(place)
    items.insert(max(0, place - 1 if is_up else place + 1), moved)
    for position, item in enumerate(items, start=1):
        item.position = position
    AgendaItem.objects.bulk_update(items, ["position"])
    audit.log(by=by, verb="agenda.sorted", record=moved, case=case, at=at)


def finish_item(
    *, item: AgendaItem, by: User, state: str, at: datetime | None
) -> AgendaItem:
    """Talked about, or taken off. Inside the caller's transaction, which checked it."""
    item.state = state
    item.finished_by = by
    item.finished_at = at or datetime.now(UTC)
    item.full_clean()
    item.save(update_fields=["state", "finished_by", "finished_at"])
    audit.log(by=by, verb=f"agenda.{state.lower()}", record=item, case=item.case, at=at)
    return item


def hold(case: Case) -> None:
    """One writer at a time on the agenda of a case."""
    Case.objects.select_for_update(no_key=True, of=("self",)).get(pk=case.pk)


def _standing(case: Case) -> AgendaItem:
    hold(case)
    item = open_item_of(case)
    if item is None:
        raise NotOnAgenda
    return item
