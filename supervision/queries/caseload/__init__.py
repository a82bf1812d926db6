"""The caseload table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from accounts.queries import supervisees_of
from cases.models import Case, CaseQuerySet
from formulation.queries import area_choices
from protocols.endings import END_REASONS
from supervision.facts import facts_of
from supervision.queries.caseload.rows import CaseloadRow, row_of
from supervision.queries.caseload.showing import (
    VIEWS,
    CaseloadFilter,
    CaseloadGroup,
    count,
    focus_codes,
    groups,
    matches,
    urgency,
)
from supervision.queries.countersigning import waiting_notes
from supervision.queries.flags import thresholds

__all__ = [
    "Caseload",
    "CaseloadFilter",
    "CaseloadGroup",
    "CaseloadRow",
    "caseload_of",
    "row_of",
]


@dataclass(frozen=True, kw_only=True)
class Caseload:
    """The table, its groups, and the numbers on its tabs."""

    groups: tuple[CaseloadGroup, ...]
    total: int
    shown: int
    reviewed: int
    # By how many days the one that has waited longest is past its time; 0 for none.
    longest_overdue: int
    views: tuple[tuple[str, str, int], ...]
    therapists: tuple[User, ...]
    # Formats of their own, beside IPT and DIT.
    formats: tuple[str, ...]
    # (what stands for it in the address, title)
    focuses: tuple[tuple[str, str], ...]
    phases: tuple[str, ...]

    @property
    def to_go(self) -> int:
        """How many wait to be reviewed, each for its first time or again."""
        return self.total - self.reviewed

    @property
    def rows(self) -> tuple[CaseloadRow, ...]:
        return tuple(row for group in self.groups for row in group.rows)

    def place(self, case_id: UUID) -> int | None:
        """Where a case stands in the table, counted from 1."""
        ids = [row.case_id for row in self.rows]
        return ids.index(case_id) + 1 if case_id in ids else None

    def after(self, case_id: UUID) -> UUID | None:
        """The case to look at next: below this one, then from the top again.

        Whoever was looked at today is passed over, or two cases of the same urgency
        would follow each other for ever. None where no other is left.
        """
        rows, place = self.rows, self.place(case_id) or 0
        for row in (*rows[place:], *rows[:place]):
            if row.case_id != case_id and row.reviewed_days != 0:
                return row.case_id
        return None


def _to_look_at(supervisees: Sequence[User]) -> CaseQuerySet:
    told = [reason.key for reason in END_REASONS if reason.tells_supervisor]
    cases = Case.objects.of_therapists(supervisees).with_people()
    return cases.filter(~Q(status=Case.Status.CLOSED) | Q(ending_reason__in=told))


def caseload_of(
    supervisor: User, now: datetime, wanted: CaseloadFilter | None = None
) -> Caseload:
    """Open cases of everyone whom this person supervises today, worrying ones first.

    A closed one is among them while its end is something to be told: that the client
    died, until that has been looked at. The number of queries does not depend on the number of cases.
    """
    wanted, today = wanted or CaseloadFilter(), timezone.localdate(now)
    supervisees = tuple(supervisees_of(supervisor, today))
    cases = _to_look_at(supervisees)
    limits, titles = thresholds(), dict(area_choices())
    to_sign = set(waiting_notes(supervisor, today).values_list("case_id", flat=True))
    found = (
        row_of(facts, now, limits, titles, is_to_countersign=facts.case.pk in to_sign)
        for facts in facts_of(cases)
    )
    rows = sorted((row for row in found if row.is_open or row.flags), key=urgency)
    codes = focus_codes(titles)
    shown = [row for row in rows if matches(row, wanted, codes)]
    return Caseload(
        groups=groups(shown, wanted.group),
        total=len(rows),
        shown=len(shown),
        reviewed=sum(not row.is_due for row in rows),
        longest_overdue=max([0, *(row.overdue_days or 0 for row in rows)]),
        views=tuple((key, title, count(rows, key)) for key, title in VIEWS),
        therapists=supervisees,
        formats=tuple(
            sorted({row.model for row in rows if row.model not in ("", row.therapy)})
        ),
        focuses=tuple(
            (codes[title], title)
            for title in sorted({row.focus for row in rows if row.focus})
        ),
        phases=tuple(dict.fromkeys(row.phase.title for row in rows if row.phase)),
    )
