"""Hours of supervision, and what a training asks for beside what was done.

Clients stand in it by initials and number alone: it leaves the house.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from accounts.models import User
from cases.models import Case
from protocols import protocol
from protocols.base import Therapy
from protocols.training import Ask, expectations_of
from sessions.queries import SessionLine, courses_of
from supervision.models import RecordingSample
from supervision.queries.flags import thresholds
from supervision.queries.held import sessions_between


@dataclass(frozen=True, kw_only=True)
class Hour:
    """One supervision session. `cases` were talked about; `others` sat there too."""

    on: date
    minutes: int
    mode: str
    supervisor: User
    present: tuple[User, ...]
    cases: tuple[Case, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(label_of(case) for case in self.cases)


@dataclass(frozen=True, kw_only=True)
class LoggedCase:
    """One case: sessions held in the time, how many of them were supervised, and how many
    recordings were sampled."""

    label: str
    therapy: Therapy
    held: int
    supervised: int
    sampled: int


@dataclass(frozen=True, kw_only=True)
class AskedFor:
    """What a training asks for, with what was done, in words."""

    title: str
    number: int
    done: str
    source: str


@dataclass(frozen=True, kw_only=True)
class Given:
    """What one supervisee was given, by the person whose log it is."""

    supervisee: User
    hours: tuple[Hour, ...]

    @property
    def time(self) -> str:
        return time_words(self.hours)


@dataclass(frozen=True, kw_only=True)
class HoursLog:
    """The log of one person between two days, both included."""

    person: User
    first: date
    last: date
    received: tuple[Hour, ...]
    cases: tuple[LoggedCase, ...]
    asked: tuple[AskedFor, ...]
    given: tuple[Given, ...]

    @property
    def time(self) -> str:
        return time_words(self.received)


def hours_log(person: User, reader: User, first: date, last: date) -> HoursLog:
    """In: whose log, who reads it, and the days. A fixed number of queries.

    What somebody gave as a supervisor stands in their own log for their own eyes alone.
    """
    hours = supervisions_of(person, first, last)
    received = [one for one in hours if one.supervisor != person]
    given = [one for one in hours if one.supervisor == person]
    cases = list(_cases(person, reader, first, last, received))
    return HoursLog(
        person=person,
        first=first,
        last=last,
        received=tuple(received),
        cases=tuple(cases),
        asked=tuple(_asked(cases, received)) if person.is_trainee else (),
        given=tuple(_given(given)) if reader == person else (),
    )


def label_of(case: Case) -> str:
    """ "D.O., 7H2K93QX": how a client stands in a log."""
    return f"{case.who.initials}, {case.client.number}"


def time_words(hours: Iterable[Hour]) -> str:
    """ "12 hours 30 minutes"."""
    whole, minutes = divmod(sum(one.minutes for one in hours), 60)
    words = f"{whole} hour{'' if whole == 1 else 's'}"
    return f"{words} {minutes} minutes" if minutes else words


def supervisions_of(person: User, first: date, last: date) -> list[Hour]:
    """Closed supervision sessions that someone held or was present in, oldest first.

    Of a group's cases only those that were this person's then. Three queries.
    """
    return [
        Hour(
            on=one.session.held_on,
            minutes=one.session.minutes or 0,
            mode=str(one.session.get_mode_display()),
            supervisor=one.session.supervisor,
            present=one.present,
            cases=one.cases,
        )
        for one in sessions_between(person, first, last)
    ]


def _cases(
    person: User, reader: User, first: date, last: date, received: Sequence[Hour]
) -> Iterable[LoggedCase]:
    cases = list(
        Case.objects.visible_to(reader)
        .filter(therapist=person)
        .exclude(protocol_key="")
        .with_people()
        .order_by("opened_at", "pk")
    )
    courses = courses_of(cases, has_lines=True)
    samples = list(
        RecordingSample.objects.filter(
            case__in=cases, sampled_on__gte=first, sampled_on__lte=last
        ).values_list("case", "recording", "recording__therapy_session")
    )
    for case in cases:
        held = [
            line
            for line in courses[case.pk].sessions
            if line.number is not None and first <= line.on <= last
        ]
        sampled = [one for one in samples if one[0] == case.pk]
        days = [one.on for one in received if case in one.cases]
        if held or sampled or days:
            yield LoggedCase(
                label=label_of(case),
                therapy=protocol(case.protocol_key).therapy,
                held=len(held),
                supervised=len(supervised(held, days, {one[2] for one in sampled})),
                sampled=len({one[1] for one in sampled}),
            )


def supervised(
    held: Sequence[SessionLine], days: Iterable[date], sampled: set[UUID]
) -> set[UUID]:
    """Of these sessions those that supervision looked at.

    A talk about a case counts for the last session before it, or of the same day; a
    recording that was sampled counts for its own. Own convention.
    """
    found = {line.session_id for line in held if line.session_id in sampled}
    for day in days:
        before = [line for line in held if line.on <= day]
        if before:
            found.add(before[-1].session_id)
    return found


def _given(hours: Iterable[Hour]) -> Iterable[Given]:
    by_person: dict[User, list[Hour]] = {}
    for one in hours:
        for supervisee in one.present:
            by_person.setdefault(supervisee, []).append(one)
    for supervisee in sorted(
        by_person, key=lambda one: (one.family_name, one.given_name)
    ):
        yield Given(supervisee=supervisee, hours=tuple(by_person[supervisee]))


def _asked(cases: Sequence[LoggedCase], received: Sequence[Hour]) -> Iterable[AskedFor]:
    numbers = asdict(thresholds())
    for therapy in Therapy:
        of_therapy = [one for one in cases if one.therapy == therapy]
        if not of_therapy:
            continue
        labels = {one.label for one in of_therapy}
        hours = [one for one in received if labels & set(one.labels)]
        for asked, number in expectations_of(therapy, numbers):
            yield AskedFor(
                title=asked.title,
                number=number,
                done=_done(asked.ask, number, of_therapy, hours),
                source=asked.source,
            )


def _done(
    ask: Ask, number: int, cases: Sequence[LoggedCase], hours: Sequence[Hour]
) -> str:
    if ask == Ask.CASES:
        return str(sum(one.supervised > 0 for one in cases))
    if ask == Ask.HOURS:
        return time_words(hours)
    if ask == Ask.RECORDINGS:
        return str(sum(one.sampled for one in cases))
    name = "sampled" if ask == Ask.RECORDINGS_PER_CASE else "supervised"
    done = [(one.label, int(getattr(one, name))) for one in cases]
    reached = sum(count >= number for _, count in done)
    words = "1 case" if reached == 1 else f"{reached or 'no'} cases"
    begun = "; ".join(f"{label}: {count}" for label, count in done if count)
    return f"Reached in {words}. {begun}".strip()
