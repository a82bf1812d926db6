"""The end of the plan: ending work, the letter, closing."""

from __future__ import annotations

from datetime import datetime

from protocols import flag_rules as rules
from protocols.endings import end_reason
from protocols.thresholds import Thresholds
from supervision.facts import CaseFacts
from supervision.rules.evidence import Evidence, found
from ui.words import document_day


def no_ending(facts: CaseFacts, now: datetime, limits: Thresholds) -> Evidence | None:
    if facts.protocol is None or not facts.course.has_contract:
        return None
    words = rules.no_ending(
        attended=facts.used,
        planned=facts.course.planned,
        due_when_left=facts.protocol.ending_due_when_left,
        has_begun=facts.has_ending_work,
    )
    return found(words)


def contract_over(
    facts: CaseFacts, now: datetime, limits: Thresholds
) -> Evidence | None:
    if not facts.course.has_contract or facts.protocol is None:
        return None
    words = rules.contract_over(
        attended=len(facts.attended), planned=facts.course.planned
    )
    return found(words)


def letter_due(facts: CaseFacts, now: datetime, limits: Thresholds) -> Evidence | None:
    if facts.protocol is None or not facts.course.has_contract:
        return None
    words = rules.letter_due(
        attended=facts.used,
        planned=facts.course.planned,
        deadline=facts.protocol.letter_deadline(facts.course.planned),
        is_begun=facts.has_letter,
        is_shared=facts.has_shared_letter,
        due_when_left=facts.protocol.letter_shared_when_left,
    )
    return found(words)


def ended_early(facts: CaseFacts, now: datetime, limits: Thresholds) -> Evidence | None:
    """A death asks for no reason and no goodbye: `client_died` speaks of it."""
    if not facts.case.is_closed or not facts.course.has_contract:
        return None
    if end_reason(facts.case.ending_reason).tells_supervisor:
        return None
    words = rules.ended_early(
        attended=len(facts.attended),
        planned=facts.course.planned,
        has_reason=bool(facts.case.ending_outcome),
        had_ending_contact=facts.has_ending_work,
    )
    return found(words)


def client_died(facts: CaseFacts, now: datetime, limits: Thresholds) -> Evidence | None:
    """The supervisor is told, until they have reviewed the case knowing of it."""
    case = facts.case
    if not case.is_closed or case.closed_on is None:
        return None
    if not end_reason(case.ending_reason).tells_supervisor or facts.is_death_reviewed:
        return None
    return found(f"Closed {document_day(case.closed_on)}: the client died")
