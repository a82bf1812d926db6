"""What became of what was decided: back to whoever sits together next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from cases.models import Case
from sessions.models import CarriedTask
from supervision.models import SupervisionItem


@dataclass(frozen=True, kw_only=True)
class Became:
    """Of one case: what is still open, what was done or not done since it was talked
    about last, and what was to be come back to."""

    open: tuple[CarriedTask, ...] = ()
    finished: tuple[CarriedTask, ...] = ()
    follow_up: str = ""

    def __bool__(self) -> bool:
        return bool(self.open or self.finished or self.follow_up)


def became_of(cases: Sequence[Case]) -> dict[UUID, Became]:
    """Case -> what became of it. Two queries."""
    last: dict[UUID, SupervisionItem] = {}
    for item in (
        SupervisionItem.objects.closed()
        .filter(case__in=cases)
        .select_related("session")
        .order_by("session__closed_at", "pk")
    ):
        last[item.case_id] = item
    tasks: dict[UUID, list[CarriedTask]] = {case.pk: [] for case in cases}
    for task in (
        CarriedTask.objects.filter(case__in=cases)
        .select_related("asked_by", "owner")
        .order_by("due_on", "asked_at", "pk")
    ):
        tasks[task.case_id].append(task)
    return {case.pk: _became(tasks[case.pk], last.get(case.pk)) for case in cases}


def _became(tasks: list[CarriedTask], last: SupervisionItem | None) -> Became:
    since = last.session.closed_at if last is not None else None
    return Became(
        open=tuple(task for task in tasks if task.is_open),
        finished=tuple(
            task
            for task in tasks
            if task.finished_at is not None
            and (since is None or task.finished_at > since)
        ),
        follow_up=last.follow_up if last is not None else "",
    )
