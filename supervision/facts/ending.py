"""What counts as work on the ending, by the manual."""

from __future__ import annotations

from functools import cache

from protocols import PROTOCOLS
from protocols.base import PhaseKey

ENDING_PHASES = (PhaseKey.ENDING, PhaseKey.CONSOLIDATION)


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
