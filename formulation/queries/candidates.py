"""What the record holds for each of the four areas, and what was written of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from cases.models import Case
from formulation.candidates import (
    CHANGES,
    EventFacts,
    Of,
    PersonFacts,
    Row,
    candidates,
    is_around,
)
from formulation.models import CandidateNote, FocusArea, InventoryPerson
from formulation.queries.circle import Place, circle_of
from formulation.queries.focus import areas, focus_board
from formulation.queries.relationships import latest_answer, ratings_by_person
from formulation.queries.timeline import EventLine, Onset, timeline_of
from formulation.when import When
from protocols import focus_areas
from protocols.focus_areas import FocusKey


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """One row with the person or the event that it leads to; both None: the inventory."""

    row: Row
    person: InventoryPerson | None = None
    line: EventLine | None = None


@dataclass(frozen=True, kw_only=True)
class Changed:
    """Someone whose relation to the client changed around the onset, and how."""

    person: InventoryPerson
    words: str


@dataclass(frozen=True, kw_only=True)
class CandidateArea:
    """One area with all that speaks for it. `focus` is the current one of this area.

    `note` is the latest word on why not, `earlier` those before it, latest first.
    """

    area: focus_areas.FocusArea
    title: str
    evidence: tuple[Evidence, ...]
    note: CandidateNote | None
    earlier: tuple[CandidateNote, ...]
    focus: FocusArea | None

    @property
    def people(self) -> list[InventoryPerson]:
        """Whom the focus may be about: the people of the rows."""
        return [one.person for one in self.evidence if one.person is not None]

    @property
    def is_hint_shown(self) -> bool:
        """Grief without anybody who died: the soft hint."""
        return self.area.key == FocusKey.GRIEF and not any(
            person.is_deceased for person in self.people
        )


@dataclass(frozen=True, kw_only=True)
class CandidateBoard:
    """The four areas, in the order of the manual. `primary` and `secondary` are current."""

    onset: Onset | None
    changed: tuple[Changed, ...]
    events: tuple[EventLine, ...]
    areas: tuple[CandidateArea, ...]
    primary: FocusArea | None
    secondary: FocusArea | None
    has_people: bool


def candidates_of(case: Case) -> CandidateBoard:
    """Everything on the page; a fixed number of queries. `case` comes with its client."""
    timeline = timeline_of(case)
    places = circle_of(case).places
    onset = timeline.onset.when if timeline.onset else None
    found = candidates(
        people=_facts(case, places),
        events=[_event_facts(line) for line in timeline.events],
        onset=onset,
    )
    people = {place.person.pk: place.person for place in places}
    lines = {line.event.pk: line for line in timeline.events}
    board = focus_board(case)
    notes = _notes(case)
    return CandidateBoard(
        onset=timeline.onset,
        changed=tuple(_changed(people.values())),
        events=tuple(
            line
            for line in timeline.events
            if onset and any(is_around(one, onset) for one in _times(line))
        ),
        areas=tuple(
            CandidateArea(
                area=area,
                title=title,
                evidence=tuple(
                    _evidence(row, people, lines) for row in found.of(area.key)
                ),
                note=next(iter(notes.get(area.key, [])), None),
                earlier=tuple(notes.get(area.key, [])[1:]),
                focus=next(
                    (
                        card.focus
                        for card in board.current
                        if card.focus.area == area.key
                    ),
                    None,
                ),
            )
            for area, title in areas()
        ),
        primary=board.primary.focus if board.primary else None,
        secondary=board.secondary.focus if board.secondary else None,
        has_people=bool(people),
    )


def _facts(case: Case, places: Iterable[Place]) -> list[PersonFacts]:
    """By name, so that the order says nothing."""
    ratings = ratings_by_person(case)
    ordered = sorted(places, key=lambda one: (one.person.name, str(one.person.pk)))
    return [
        PersonFacts(
            id=place.person.pk,
            status=place.person.status,
            died_on=place.person.died_on,
            relevance=place.person.relevance,
            ring=place.ring,
            conflict=_number(
                latest_answer(ratings.get(place.person.pk, ()), "conflict")
            ),
            expectation_met=place.person.expectation_met,
            client_agrees=place.person.client_agrees,
            client_can_meet=place.person.client_can_meet,
            can_confide=place.person.can_confide,
            onset_change=place.person.onset_change,
        )
        for place in ordered
    ]


def _number(answer: str | int | None) -> int | None:
    return None if answer is None else int(answer)


def _event_facts(line: EventLine) -> EventFacts:
    return EventFacts(
        id=line.event.pk,
        kind=line.event.kind,
        times=_times(line),
        has_role_change=bool(line.event.role_change),
        people=frozenset(person.pk for person in line.people),
    )


def _times(line: EventLine) -> tuple[When, ...]:
    return tuple(one for one in (line.starts, line.ends) if one is not None)


def _changed(people: Iterable[InventoryPerson]) -> Iterable[Changed]:
    """Also whoever has only words about it, without one of the choices."""
    for person in sorted(people, key=lambda one: (one.name, str(one.pk))):
        words = CHANGES.get(person.onset_change, "")
        is_same = person.onset_change == InventoryPerson.OnsetChange.NO_CHANGE
        if words or not is_same and person.changed_around_onset:
            yield Changed(person=person, words=words)


def _evidence(
    row: Row,
    people: Mapping[UUID, InventoryPerson],
    lines: Mapping[UUID, EventLine],
) -> Evidence:
    if row.id is None:
        return Evidence(row=row)
    if row.of == Of.PERSON:
        return Evidence(row=row, person=people[row.id])
    return Evidence(row=row, line=lines[row.id])


def _notes(case: Case) -> dict[str, Sequence[CandidateNote]]:
    """By area, latest first."""
    found: dict[str, list[CandidateNote]] = {}
    notes = CandidateNote.objects.filter(case=case).select_related("author")
    for note in notes.order_by("-recorded_at", "-pk"):
        found.setdefault(note.area, []).append(note)
    return dict(found)
