"""A client's life line with the course of treatment on it, ready to be drawn."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from formulation.models import InventoryPerson, TimelineEvent
from formulation.queries import EpisodeLine, EventLine, Timeline
from formulation.when import yearly
from sessions.queries.course import Course, SessionLine
from ui.drawing import Happening, Life, Stretch
from ui.words import TITLES, short_day, without_names

# Words with a capital that name nobody.
NO_NAMES = frozenset({*TITLES, "The", "A", "An", "My", "Our", "Her", "His"})


class Zoom(StrEnum):
    """How much of a life is drawn; the value stands in the address."""

    LIFE = "life"
    YEAR = "year"


ZOOM_TITLES = {Zoom.LIFE: "Whole life", Zoom.YEAR: "Last 12 months"}


@dataclass(frozen=True, kw_only=True)
class Held:
    """The sessions that took place, as ticks on the line and in words."""

    lines: tuple[SessionLine, ...]

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(line.on for line in self.lines)

    def words(self, today: date) -> str:
        """ "14 sessions, 26 Aug to 25 Nov"; empty before the first."""
        if not self.lines:
            return ""
        count = len(self.lines)
        first, last = (short_day(self.lines[at].on, today=today) for at in (0, -1))
        if count == 1:
            return f"1 session, {first}"
        return f"{count} sessions, {first} to {last}"


def held_of(course: Course) -> Held:
    """Those that were signed, follow-ups too: what is only planned is no part of a life."""
    lines = [line for line in (*course.sessions, *course.follow_ups) if line.is_signed]
    return Held(lines=tuple(sorted(lines, key=lambda line: line.scheduled_at)))


def zoom_of(asked: str) -> Zoom:
    """What the address asks for; a whole life where it asks for nothing known."""
    return Zoom.YEAR if asked == Zoom.YEAR else Zoom.LIFE


def life_of(line: Timeline, held: Held, *, today: date, zoom: Zoom) -> Life:
    """The drawing of a page: each event leads to its row in the list beside it."""
    events = [
        _happening(one, one.event.title, url=f"#event-{one.event.pk}")
        for one in line.events
    ]
    return _life(line, held, events, line.episodes, today=today, zoom=zoom)


def life_on_paper(
    line: Timeline,
    held: Held,
    people: Iterable[InventoryPerson],
    *,
    names: Iterable[str],
    today: date,
    zoom: Zoom,
) -> Life:
    """The same for paper: nothing sensitive, and nobody's name.

    `people` is the whole inventory: a title that names someone says what they are to the
    client. One that names the client (`names`) is told by its kind.
    """
    events = [
        _happening(one, title_on_paper(one.event, people, names))
        for one in line.events
        if one.may_be_printed
    ]
    return _life(line, held, events, line.episodes, today=today, zoom=zoom)


def title_on_paper(
    event: TimelineEvent, people: Iterable[InventoryPerson], names: Iterable[str]
) -> str:
    """ "Wife died" for "Ngozi died"; the kind of event where a name cannot be told so.

    `names` are the client's own. Only names that the record knows are found.
    """
    kind = str(event.get_kind_display())
    if any(_in(event.title, word) for name in names for word in _name_words(name)):
        return kind
    told = event.title
    by_word = {
        word: person.relationship
        for person in people
        for word in (*_name_words(person.name), person.name)
    }
    for word in sorted(by_word, key=len, reverse=True):
        if _in(told, word):
            relation = by_word[word]
            if not relation or without_names(relation) != relation:
                return kind
            told = re.sub(_pattern(word), relation, told)
    return told[:1].upper() + told[1:]


def _name_words(name: str) -> list[str]:
    """ "Lund" of "Mr Lund": the words of a label that are names."""
    words = re.findall(r"\w+", name)
    return [
        word
        for word in words
        if not word[:1].islower() and word not in NO_NAMES and len(word) > 1
    ]


def _in(title: str, word: str) -> bool:
    return re.search(_pattern(word), title) is not None


def _pattern(word: str) -> str:
    return rf"(?<!\w){re.escape(word)}(?!\w)"


def _life(
    line: Timeline,
    held: Held,
    events: Iterable[Happening],
    episodes: Iterable[EpisodeLine],
    *,
    today: date,
    zoom: Zoom,
) -> Life:
    onset = line.onset
    life = Life(
        first=line.born_on,
        last=today,
        today=today,
        happenings=tuple(events),
        stretches=tuple(_stretch(one) for one in episodes),
        sessions=held.days,
        onset=(onset.when.first, onset.when.last) if onset else None,
        onset_words=onset.words if onset else "",
        born_on=line.born_on,
    )
    if zoom == Zoom.YEAR:
        return life.between(yearly(today, today.year - 1), today)
    return life


def _happening(one: EventLine, title: str, url: str = "") -> Happening:
    event = one.event
    kind = str(event.get_kind_display())
    said = [one.words, kind]
    if event.mood_effect is not None:
        said.append(f"mood {one.mood_words}")
    if one.came_first_words:
        said.append(one.came_first_words)
    return Happening(
        id=str(event.pk),
        title=title,
        kind=kind,
        first=one.starts.first,
        last=one.starts.last,
        until=one.ends.last if one.ends else None,
        mood=event.mood_effect,
        weight=_weight(one),
        words=", ".join(said),
        url=url,
    )


def _weight(one: EventLine) -> int:
    """Whose words stay where there is no room for all: near the onset, then strongly felt."""
    return (
        100 * (one.event.symptom_link == TimelineEvent.SymptomLink.AT_ONSET)
        + 50 * one.is_near_onset
        + 10 * abs(one.event.mood_effect or 0)
        + bool(one.event.role_change)
    )


def _stretch(one: EpisodeLine) -> Stretch:
    return Stretch(
        first=one.starts.first,
        last=one.ends.last if one.ends else None,
        severity=one.episode.severity,
    )
