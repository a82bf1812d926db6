"""Outcomes of closed courses: counts only, small ones hidden, never by therapist."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from accounts.models import User
from accounts.queries import supervisees_of
from cases.models import Case
from ipt_practice.queries.outcomes.counting import (
    TOO_FEW,
    CountLine,
    Group,
    Rate,
    Row,
    count_lines,
    outcome_rows,
)
from ipt_practice.queries.outcomes.reading import (
    BEFORE,
    FIRST,
    IPAF,
    LAST,
    MIDDLE,
    NO_FOCUS,
    CourseFacts,
    course_facts,
)
from measures.outcomes import SMALLEST_SHOWN
from measures.small_numbers import hidden
from protocols import focus_areas, protocol
from protocols import titles as protocol_titles
from protocols.base import Therapy
from protocols.endings import end_reason_choices

__all__ = ["TOO_FEW", "CountLine", "Outcomes", "Rate", "Row", "Section", "outcomes_of"]

STOPPED = "STOPPED_COMING"
PHASES = {
    BEFORE: "Before the first session",
    FIRST: "In the first phase",
    MIDDLE: "In between",
    LAST: "In the last phase",
}
THERAPIES = {Therapy.IPT: "IPT", Therapy.DIT: "DIT"}
NHS, PHQ9_ONLY = "NHS index: PHQ-9 and GAD-7", "PHQ-9 only (not the NHS index)"


@dataclass(frozen=True, kw_only=True)
class Section:
    """Finished courses that are counted by one index; `rows` are empty where too few."""

    title: str
    whole: Row
    therapies: list[Row] = field(default_factory=list)
    protocols: list[Row] = field(default_factory=list)
    focuses: list[Row] = field(default_factory=list)

    @property
    def is_shown(self) -> bool:
        return self.whole.finished is not None

    @property
    def tables(self) -> list[tuple[str, list[Row]]]:
        """(heading, rows), those that hold anything."""
        found = [
            ("Together", [self.whole]),
            ("By therapy", self.therapies),
            ("By protocol", self.protocols),
            ("By focus area", self.focuses),
        ]
        return [(heading, rows) for heading, rows in found if rows]


@dataclass(frozen=True, kw_only=True)
class Outcomes:
    """The page. `closed` None is hidden; `year` None is all years; `years` can be chosen.

    One year alone has no groups and no endings: taken away from all years, they could
    give away a few people of another year.
    """

    closed: int | None
    year: int | None = None
    years: list[int] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    endings: list[CountLine] = field(default_factory=list)
    drop_outs: list[CountLine] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return self.closed == 0


def outcomes_of(person: User, on: date, *, year: str = "") -> Outcomes:
    """Of everyone for the practice admin, of those they supervise for a supervisor.

    `year` is one of `Outcomes.years`; anything else means all. At most five queries.
    """
    facts = course_facts(_closed_cases(person, on))
    years = _years(facts)
    chosen = next((one for one in years if str(one) == year), None)
    if len(facts) < SMALLEST_SHOWN:
        return Outcomes(closed=None if facts else 0)
    if chosen is not None:
        closed = sum(one.closed_on.year == chosen for one in facts)
        sections = _sections_of_year(facts, chosen)
        return Outcomes(closed=closed, year=chosen, years=years, sections=sections)
    endings = count_lines(facts, dict(end_reason_choices()), lambda one: one.reason)
    return Outcomes(
        closed=len(facts),
        years=years,
        sections=[_section(title, group) for title, group in _by_index(facts)],
        endings=endings,
        drop_outs=_drop_outs(facts, endings),
    )


def _closed_cases(person: User, on: date) -> Sequence[Case]:
    cases = Case.objects.filter(status=Case.Status.CLOSED)
    if not person.is_practice_admin:
        cases = cases.filter(therapist__in=supervisees_of(person, on))
    return list(
        cases.only(
            "pk", "protocol_key", "referred_on", "closed_on", "ending_reason", "status"
        )
    )


def _years(facts: Group) -> list[int]:
    """Years that can be looked at alone: all years less one must not give it away."""
    counts = Counter(one.closed_on.year for one in facts)
    out = hidden(counts)
    return sorted((year for year in counts if year not in out), reverse=True)


def _by_index(facts: Group) -> list[tuple[str, Group]]:
    """Finished courses by the index that counts them, those that there are."""
    finished = [one for one in facts if one.is_finished]
    parts = [
        (NHS, [one for one in finished if not one.is_phq9_only]),
        (PHQ9_ONLY, [one for one in finished if one.is_phq9_only]),
    ]
    return [(title, group) for title, group in parts if group]


def _sections_of_year(facts: Group, year: int) -> list[Section]:
    """One year among all: hidden where another could be worked out from it."""
    found = []
    for title, group in _by_index(facts):
        [whole] = outcome_rows({"All courses": group})
        years = sorted({one.closed_on.year for one in group})
        rows = outcome_rows(
            {str(one): [c for c in group if c.closed_on.year == one] for one in years},
            may_recover=whole.recovery is not None,
        )
        of_year = next((row for row in rows if row.title == str(year)), None)
        if of_year is not None:
            found.append(Section(title=title, whole=of_year))
    return found


def _section(title: str, group: Group) -> Section:
    [whole] = outcome_rows({"All courses": group})
    if whole.finished is None:
        return Section(title=title, whole=whole)
    recovers = whole.recovery is not None
    of_therapy: dict[str, list[CourseFacts]] = {
        name: [one for one in group if protocol(one.protocol_key).therapy == therapy]
        for therapy, name in THERAPIES.items()
    }
    therapies = outcome_rows(of_therapy, may_recover=recovers)
    protocols, focuses = [], []
    for row in therapies:
        if not row.finished:
            continue
        recovers = row.recovery is not None
        members = of_therapy[row.title]
        protocols += outcome_rows(_by_protocol(members), may_recover=recovers)
        if row.title == THERAPIES[Therapy.IPT]:
            focuses = outcome_rows(_by_focus(members), may_recover=recovers)
    return Section(
        title=title,
        whole=whole,
        therapies=therapies,
        protocols=protocols,
        focuses=focuses,
    )


def _by_protocol(group: Group) -> Mapping[str, Group]:
    found = {
        title: [one for one in group if one.protocol_key == key]
        for key, title in protocol_titles()
    }
    return {title: members for title, members in found.items() if members}


def _by_focus(group: Group) -> Mapping[str, Group]:
    titles = [*focus_areas.choices(), (NO_FOCUS, "No focus agreed"), (IPAF, "IPAF")]
    found = {title: [one for one in group if one.focus == key] for key, title in titles}
    return {title: members for title, members in found.items() if members}


def _drop_outs(facts: Group, endings: Sequence[CountLine]) -> list[CountLine]:
    """By phase, where so many stopped coming that their number is shown."""
    stopped = [one for one in facts if one.reason == STOPPED]
    title = dict(end_reason_choices())[STOPPED]
    is_shown = any(line.title == title and line.count for line in endings)
    return count_lines(stopped, PHASES, lambda one: one.phase) if is_shown else []
