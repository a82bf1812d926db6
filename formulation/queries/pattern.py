"""The interpersonal-affective focus, its versions, and where the pattern was seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from cases.models import Case
from formulation.models import Ipaf, PatternSighting
from formulation.queries.focus import focus_kind_of
from protocols.base import FocusKind


class HasNumber(Protocol):
    """A version of something, known by its number."""

    @property
    def number(self) -> int: ...


Numbered = TypeVar("Numbered", bound=HasNumber)

PART_TITLES = {
    "sayable_line": "In one line",
    "self_words": "Me, as I feel then",
    "other_words": "The other, as I expect",
    "affect_surface": "The feeling on the surface",
    "affect_underneath": "The feeling underneath",
    "defence": "The defence",
    "cost": "The cost",
    "trigger": "Trigger",
    "experience": "Experience",
    "expectation": "Expectation",
    "response": "Response",
    "consequence": "Consequence",
}


@dataclass(frozen=True, kw_only=True)
class PartPair:
    """One part of two versions, side by side."""

    title: str
    older: str
    newer: str

    @property
    def is_changed(self) -> bool:
        return self.older != self.newer


@dataclass(frozen=True, kw_only=True)
class Pattern:
    """All sightings of a case, latest first, and what they add up to in words."""

    sightings: tuple[PatternSighting, ...]

    @property
    def counts(self) -> str:
        """Seen with 4 people, 1 from the past, 2 times in the room; 3 different endings."""
        source = PatternSighting.Source
        now = len({s.person_id for s in self.sightings if s.source == source.PERSON})
        past = len({s.person_id for s in self.sightings if s.source == source.PAST})
        room = sum(s.source == source.IN_THE_ROOM for s in self.sightings)
        dreamt = sum(s.source == source.DREAM for s in self.sightings)
        new = sum(s.changed == PatternSighting.Changed.YES for s in self.sightings)
        endings = f"{new} different {'ending' if new == 1 else 'endings'}"
        where = [
            f"with {now} {'person' if now == 1 else 'people'}" if now else "",
            f"{past} from the past" if past else "",
            f"{room} {'time' if room == 1 else 'times'} in the room" if room else "",
            f"{dreamt} {'time' if dreamt == 1 else 'times'} dreamt" if dreamt else "",
        ]
        seen = ", ".join(part for part in where if part)
        if not seen:
            return "Not seen yet"
        return f"Seen {seen}" + (f"; {endings}" if new else "")


def current_ipaf(case: Case) -> Ipaf | None:
    """The version with the highest number. None in an IPT case and before the decision."""
    if focus_kind_of(case) != FocusKind.IPAF:
        return None
    return Ipaf.objects.filter(case=case).order_by("-number").first()


def current_of(case: Case, versions: list[Ipaf]) -> Ipaf | None:
    """The current one of `ipaf_versions`, without asking the database again."""
    is_dit = focus_kind_of(case) == FocusKind.IPAF
    return versions[0] if is_dit and versions else None


def ipaf_versions(case: Case) -> list[Ipaf]:
    """Every version, latest first, kept also when the case has left DIT."""
    return list(
        Ipaf.objects.filter(case=case).select_related("author").order_by("-number")
    )


def compared(older: Ipaf, newer: Ipaf) -> list[PartPair]:
    """Part by part; parts that neither version holds are left out."""
    pairs = [
        PartPair(title=title, older=getattr(older, part), newer=getattr(newer, part))
        for part, title in PART_TITLES.items()
    ]
    return [pair for pair in pairs if pair.older or pair.newer]


def chosen_pair(
    versions: Iterable[Numbered], older: int | None, newer: int | None
) -> tuple[Numbered, Numbered] | None:
    """The two versions asked for, the lower number first; else the latest two."""
    by_number = {version.number: version for version in versions}
    if len(by_number) < 2:
        return None
    latest, before = sorted(by_number, reverse=True)[:2]
    one = older if older in by_number else before
    two = newer if newer in by_number else latest
    return by_number[min(one, two)], by_number[max(one, two)]


def pattern_of(case: Case) -> Pattern:
    """Where the pattern was seen. One query."""
    return Pattern(
        sightings=tuple(
            PatternSighting.objects.filter(case=case)
            .select_related("person")
            .order_by("-seen_on", "-recorded_at")
        )
    )
