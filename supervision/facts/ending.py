"""What counts as work on the ending, by the manual."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from uuid import UUID

from protocols import PROTOCOLS
from protocols.base import PhaseKey
from protocols.ending_checklist import CHECKLIST, Stage
from sessions.models import EndingFeeling, EndingStep

ENDING_PHASES = (PhaseKey.ENDING, PhaseKey.CONSOLIDATION)
# Steps of the checklist that are talked about; the others are papers and dates.
TALKED_ABOUT = frozenset(
    step.key for step in CHECKLIST if step.stage == Stage.LAST_SESSIONS
)


@cache
def ending_keys(protocol_key: str) -> frozenset[str]:
    """Agenda lines that belong to the ending of a protocol and to nothing before it."""
    protocol = PROTOCOLS[protocol_key]
    ending: set[str] = set()
    before = {line.key for line in protocol.standing}
    for plan in protocol.phase_plans:
        (ending if plan.key in ENDING_PHASES else before).update(
            line.key for line in plan.lines
        )
    work_from = protocol.ending_work_from(protocol.sessions)
    for number in range(1, protocol.sessions + 1):
        phase = protocol.phase_of(number, protocol.sessions)
        is_ending = phase.key in ENDING_PHASES or number >= work_from
        (ending if is_ending else before).update(
            task.key for task in protocol.tasks(number, protocol.sessions)
        )
    return frozenset(ending - before)


def noted_endings(ids: Collection[UUID]) -> set[UUID]:
    """Cases in which a feeling about the ending was written down, or a step of it noted
    outside a session and not taken back. Two queries."""
    found = set(
        EndingFeeling.objects.filter(case__in=ids).values_list("case", flat=True)
    )
    steps = EndingStep.objects.filter(case__in=ids, key__in=TALKED_ABOUT)
    # The last row of a key counts.
    latest = {
        (case_id, key): is_done
        for case_id, key, is_done in steps.order_by("recorded_at", "pk").values_list(
            "case", "key", "is_done"
        )
    }
    return found | {case_id for (case_id, _), is_done in latest.items() if is_done}
