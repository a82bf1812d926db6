"""The list of clients: for clinicians with their course, for admins as a register."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator

from accounts.models import User
from cases.models import Case, CaseQuerySet
from cases.queries import RegisterRow, register_row
from ipt_practice.queries.lines import CaseLine, case_lines
from ipt_practice.queries.search import matching

PER_PAGE = 50
ASSESSMENT = "ASSESSMENT"
ASSESSMENT_TITLE = "Assessment"


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What someone asked for. `words` is a name, initials or a number."""

    words: str = ""
    phase: str = ""
    is_closed: bool = False
    page: str = ""


@dataclass(frozen=True, kw_only=True)
class Choice:
    key: str
    title: str
    count: int


@dataclass(frozen=True, kw_only=True)
class ClientList:
    """One page of lines, and how many there are in each phase."""

    page: Page[CaseLine]
    phases: tuple[Choice, ...]
    open_count: int
    closed_count: int
    has_others: bool


@dataclass(frozen=True, kw_only=True)
class Register:
    """One page of the register: names, numbers, days; nothing clinical."""

    page: Page[Case]
    rows: tuple[RegisterRow, ...]
    open_count: int
    closed_count: int


def client_list(reader: User, wanted: Wanted, on: date) -> ClientList:
    """Cases that the reader may open. The number of queries is the same for any number."""
    known = Case.objects.visible_to(reader).with_people()
    counts = _counts(known)
    lines = list(case_lines(_sought(known, wanted), on).values())
    shown = [line for line in lines if wanted.phase in ("", phase_key(line))]
    return ClientList(
        page=Paginator(shown, PER_PAGE).get_page(wanted.page),
        phases=_phases(lines),
        open_count=counts[False],
        closed_count=counts[True],
        has_others=any(line.case.therapist_id != reader.pk for line in shown),
    )


def register(wanted: Wanted) -> Register:
    """Every case of the practice, for the admin. Three queries."""
    known = Case.objects.with_people()
    counts = _counts(known)
    page = Paginator(_sought(known, wanted), PER_PAGE).get_page(wanted.page)
    return Register(
        page=page,
        rows=tuple(register_row(case) for case in page.object_list),
        open_count=counts[False],
        closed_count=counts[True],
    )


def _sought(known: CaseQuerySet, wanted: Wanted) -> CaseQuerySet:
    """A search looks at open and closed ones alike."""
    if wanted.words:
        found = matching(known, wanted.words)
    else:
        found = known.closed() if wanted.is_closed else known.open()
    return found.order_by(
        "client__family_name", "client__given_name", "-referred_on", "pk"
    )


def _counts(known: CaseQuerySet) -> dict[bool, int]:
    states = Counter(known.values_list("status", flat=True))
    closed = states.pop(Case.Status.CLOSED, 0)
    return {True: closed, False: sum(states.values())}


def phase_key(line: CaseLine) -> str:
    return line.phase.key.value if line.phase else ASSESSMENT


def _phases(lines: list[CaseLine]) -> tuple[Choice, ...]:
    """The phases that occur, in the order of a treatment, the assessment first."""
    counts = Counter(phase_key(line) for line in lines)
    titles = {
        line.phase.key.value: (line.phase.tone, line.phase.title)
        for line in lines
        if line.phase
    }
    found = [
        Choice(key=key, title=title, count=counts[key])
        for key, (_, title) in sorted(titles.items(), key=lambda pair: pair[1])
    ]
    if counts[ASSESSMENT]:
        found.insert(
            0,
            Choice(key=ASSESSMENT, title=ASSESSMENT_TITLE, count=counts[ASSESSMENT]),
        )
    return tuple(found)
