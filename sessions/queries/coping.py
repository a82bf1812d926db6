"""What helps the client to cope, and how much it did each time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from cases.models import Case
from protocols.coping import HELPED_FROM, helped_words
from sessions.models import CopingPractice, CopingStrategy


@dataclass(frozen=True, kw_only=True)
class Practised:
    """One time. `session` is the number of the session whose log says so."""

    on: date
    session: int | None
    helped: int
    note: str

    @property
    def words(self) -> str:
        return helped_words(self.helped)


@dataclass(frozen=True, kw_only=True)
class CopingLine:
    """A strategy with every time that it was practised, first to last."""

    strategy_id: UUID
    words: str
    homework_id: UUID | None
    # The session that set the task from which it came, where it came from one.
    set_in: int | None
    practised: tuple[Practised, ...]
    removed_at: datetime | None = None

    @property
    def times(self) -> int:
        return len(self.practised)

    @property
    def last(self) -> Practised | None:
        return self.practised[-1] if self.practised else None

    @property
    def most(self) -> int:
        """The highest rating; 0 where nothing is rated."""
        return max((one.helped for one in self.practised), default=0)

    @property
    def has_helped(self) -> bool:
        """Offered when the plan for staying well is written (protocols.coping)."""
        return self.most >= HELPED_FROM

    @property
    def said(self) -> str:
        """ "helped a lot last time, 8 of 10; practised 3 times"."""
        if self.last is None:
            return "not practised yet"
        times = "once" if self.times == 1 else f"{self.times} times"
        when = " last time" if self.times > 1 else ""
        return f"{self.last.words}{when}, {self.last.helped} of 10; practised {times}"


def coping_of(case: Case) -> list[CopingLine]:
    """What helps, in the order in which it was written down. Two queries."""
    return _lines(CopingStrategy.objects.filter(case=case, removed_at__isnull=True))


def coping_taken_out(case: Case) -> list[CopingLine]:
    """What was taken out and can be put back. Two queries."""
    return _lines(CopingStrategy.objects.filter(case=case, removed_at__isnull=False))


def coping_that_helped(case: Case) -> list[CopingLine]:
    """Rated at least once as having helped, what helped most lately first. Two queries.

    For whoever writes the plan for staying well: `words` is the client's sentence, `said`
    how much it helped.
    """
    found = [line for line in coping_of(case) if line.has_helped]
    return sorted(found, key=lambda line: -(line.last.helped if line.last else 0))


def find_coping_strategy(case: Case, strategy_id: UUID) -> CopingStrategy | None:
    """The case's own, None for an id of any other case."""
    return CopingStrategy.objects.filter(case=case, pk=strategy_id).first()


def _lines(strategies: QuerySet[CopingStrategy]) -> list[CopingLine]:
    found = strategies.select_related("homework__set_in")
    rows = list(found.order_by("recorded_at", "pk"))
    practised: dict[UUID, list[Practised]] = {row.pk: [] for row in rows}
    practices = CopingPractice.objects.filter(strategy__in=practised)
    for one in practices.select_related("therapy_session").order_by(
        "practised_on", "recorded_at", "pk"
    ):
        session = one.therapy_session
        practised[one.strategy_id].append(
            Practised(
                on=one.practised_on,
                session=session.number if session else None,
                helped=one.helped,
                note=one.note,
            )
        )
    return [
        CopingLine(
            strategy_id=row.pk,
            words=row.words,
            homework_id=row.homework_id,
            set_in=row.homework.set_in.number if row.homework else None,
            practised=tuple(practised[row.pk]),
            removed_at=row.removed_at,
        )
        for row in rows
    ]
