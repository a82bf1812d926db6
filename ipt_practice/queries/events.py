"""The access log, as far as someone may read it. It never holds clinical content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from accounts.models import User, UserQuerySet
from accounts.queries import supervisees_of
from audit.models import Event, EventQuerySet
from cases.models import Case, CaseQuerySet
from ipt_practice.queries.event_words import (
    ABOUT_ACCESS,
    detail_of,
    subject_of,
    verb_words,
    words_of,
)

# Nobody but its author learns that a process note exists.
PROCESS_NOTE = "processnote"
BATCH = 1000
AUTHORS_ALONE = (
    Q(record_type__in=(PROCESS_NOTE, "hereandnownote"))
    | Q(verb__startswith="process_note.")
    | Q(verb__startswith="here_and_now.")
)


@dataclass(frozen=True, kw_only=True)
class EventLine:
    """One event in words. `case_id` only where the reader may open that case.

    `subject` is the person whom it is about, where that is a colleague.
    """

    at: datetime
    occurred_at: datetime | None
    actor: str
    words: str
    subject: str
    detail: str
    case_number: str
    case_id: UUID | None
    address: str


@dataclass(frozen=True, kw_only=True)
class Filter:
    """What to look for; days include both ends."""

    first: date | None = None
    last: date | None = None
    actor_id: UUID | None = None
    verb: str = ""
    number: str = ""


def events_for(reader: User, sought: Filter) -> EventQuerySet:
    """Newest first: an admin sees all events, others those of their own cases.

    A supervisor's are the cases of the people they supervise now.
    """
    events = Event.objects.exclude(AUTHORS_ALONE & ~Q(actor_id=reader.pk))
    if not reader.is_practice_admin:
        events = events.filter(case_id__in=cases_answered_for(reader).values("pk"))
    return _narrowed(events, sought).newest_first()


def cases_answered_for(reader: User) -> CaseQuerySet:
    """Cases whose log someone reads: their own, and those of their supervisees.

    Whoever is no therapist any more has no own cases. Leave cover and co-therapists work
    in a case, and do not audit it.
    """
    return Case.objects.filter(
        Q(therapist=reader, therapist__is_therapist=True)
        | Q(therapist__in=supervisees_of(reader, timezone.localdate()))
    )


def answers_for(reader: User, case: Case) -> bool:
    return cases_answered_for(reader).filter(pk=case.pk).exists()


def _narrowed(events: EventQuerySet, sought: Filter) -> EventQuerySet:
    if sought.first:
        events = events.filter(at__gte=_midnight(sought.first))
    if sought.last:
        events = events.filter(at__lt=_midnight(sought.last + timedelta(days=1)))
    if sought.actor_id:
        events = events.filter(actor_id=sought.actor_id)
    if sought.verb:
        events = events.filter(verb=sought.verb)
    if sought.number:
        cases = Case.objects.filter(client__number=sought.number)
        events = events.filter(case_id__in=cases.values("pk"))
    return events


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def events_of_case(case: Case, reader: User) -> EventQuerySet:
    """Who opened and changed this case, newest first."""
    events = Event.objects.of_case(case.pk)
    return events.exclude(AUTHORS_ALONE & ~Q(actor_id=reader.pk)).newest_first()


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the lines of some events need to know beside the events themselves."""

    numbers: Mapping[UUID, str]
    readable: frozenset[UUID]
    people: Mapping[UUID, str]


def lines_of(events: Iterable[Event], reader: User) -> list[EventLine]:
    """Events in words, with the numbers of cases and the names of people. Three queries."""
    found = list(events)
    ids = {event.case_id for event in found if event.case_id}
    cases = Case.objects.filter(pk__in=ids)
    readable = Case.objects.visible_to(reader).filter(pk__in=ids)
    known = Known(
        numbers=dict(cases.values_list("pk", "client__number")),
        readable=frozenset(readable.values_list("pk", flat=True)),
        people={one.pk: one.full_name for one in User.objects.get_queryset()},
    )
    return [_line(event, known) for event in found]


def all_lines(events: EventQuerySet, reader: User) -> Iterator[EventLine]:
    """The same for an export of any length, a thousand at a time."""
    batch: list[Event] = []
    for event in events.iterator(chunk_size=BATCH):
        batch.append(event)
        if len(batch) == BATCH:
            yield from lines_of(batch, reader)
            batch = []
    yield from lines_of(batch, reader)


def _line(event: Event, known: Known) -> EventLine:
    case_id = event.case_id if event.case_id in known.readable else None
    # What a case's event says beyond its verb is for those who may read the case.
    is_told = case_id or event.case_id is None or event.verb in ABOUT_ACCESS
    return EventLine(
        at=event.at,
        occurred_at=event.occurred_at,
        actor=event.actor_name or "Nobody signed in",
        words=words_of(event),
        subject=subject_of(event, known.people) if is_told else "",
        detail=detail_of(event, known.people) if is_told else "",
        case_number=known.numbers.get(event.case_id, "") if event.case_id else "",
        case_id=case_id,
        address=event.address,
    )


def verbs_for(reader: User) -> list[tuple[str, str]]:
    """Every verb that stands in this reader's log, in words."""
    verbs = events_for(reader, Filter()).order_by().values_list("verb", flat=True)
    return sorted(
        ((verb, verb_words(verb)) for verb in set(verbs.distinct())),
        key=lambda pair: pair[1],
    )


def actors_for(reader: User) -> UserQuerySet:
    """Everyone who stands in this reader's log."""
    ids = events_for(reader, Filter()).order_by().values("actor_id")
    return User.objects.get_queryset().filter(pk__in=ids).by_name()
