"""Rules over the scores of one case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.utils import timezone

from measures.queries import ScorePoint
from protocols import flag_rules as rules
from protocols.thresholds import Thresholds
from sessions.queries.maintenance import is_step_up, rule_words
from supervision.facts import CaseFacts
from supervision.rules.evidence import Evidence, found, label_of, together

NAMES = {"PHQ9": "PHQ-9", "GAD7": "GAD-7"}


def deterioration(
    facts: CaseFacts, now: datetime, limits: Thresholds
) -> Evidence | None:
    """Reliably above the first score; or PHQ-9 twice up by half of that, one after the
    other."""
    phq9, gad7 = _of_scores(rules.deterioration, facts, now, limits)
    return together(phq9 or _rising(facts, now, limits), gad7)


def _rising(facts: CaseFacts, now: datetime, limits: Thresholds) -> Evidence | None:
    words = rules.rising(series(facts, "PHQ9", now), rise=limits.phq9_rise)
    if not words or _is_noted(facts, "PHQ9"):
        return None
    return found(words, scored(facts, "PHQ9")[-1].taken_on)


def lost_gains(facts: CaseFacts, now: datetime, limits: Thresholds) -> Evidence | None:
    if deterioration(facts, now, limits):
        return None
    return together(*_of_scores(rules.lost_gains, facts, now, limits))


def _of_scores(
    rule: Callable[..., str | None],
    facts: CaseFacts,
    now: datetime,
    limits: Thresholds,
) -> list[Evidence | None]:
    """What PHQ-9 and GAD-7 show by a rule of scores, where nobody noted it."""
    changes = {"PHQ9": limits.phq9_change, "GAD7": limits.gad7_change}
    shown: list[Evidence | None] = []
    for key, change in changes.items():
        words = rule(series(facts, key, now), change=change, measure=NAMES[key])
        is_new = words and not _is_noted(facts, key)
        shown.append(found(words, scored(facts, key)[-1].taken_on) if is_new else None)
    return shown


def step_up(facts: CaseFacts, now: datetime, limits: Thresholds) -> Evidence | None:
    """The rule that was agreed for maintenance, by the last score since it was agreed."""
    agreed = facts.maintenance
    if agreed is None:
        return None
    key, since = agreed.contract.baseline_measure, agreed.contract.agreed_on
    totals = scored(facts, key)
    if not totals or totals[-1].taken_on < since:
        return None
    last = totals[-1]
    is_met = is_step_up(agreed.contract, last.total or 0)
    decided = agreed.decided_at
    is_answered = decided is not None and decided >= last.recorded_at
    if not is_met or is_answered or _is_noted(facts, key):
        return None
    words = rule_words(agreed.contract, last.total or 0).rstrip(".")
    return found(words, last.taken_on)


def no_early_response(
    facts: CaseFacts, now: datetime, limits: Thresholds
) -> Evidence | None:
    """A note answers the look that it was written after; the next look is another."""
    words = rules.no_early_response(series(facts, "PHQ9", now), thresholds=limits)
    if words is None:
        return None
    totals = scored(facts, "PHQ9")
    look = rules.look_of(len(totals), limits)
    return None if _is_noted(facts, "PHQ9", look) else found(words)


def no_change_mid(
    facts: CaseFacts, now: datetime, limits: Thresholds
) -> Evidence | None:
    if facts.protocol is None:
        return None
    mid_review = facts.protocol.mid_review(facts.course.planned)
    if mid_review is None:
        return None
    words = rules.no_change_mid(
        series(facts, "PHQ9", now),
        attended=len(facts.attended),
        mid_review=mid_review,
        thresholds=limits,
    )
    # The review half-way is what this asks for; a supervisor's note answers it too.
    if words is None or facts.mid_reviewed_at or _is_noted(facts, "PHQ9"):
        return None
    return found(words, scored(facts, "PHQ9")[-1].taken_on)


def measure_gap(facts: CaseFacts, now: datetime, limits: Thresholds) -> Evidence | None:
    taken = {point.taken_on for key in facts.scores for point in facts.scores[key]}
    measured = [one.has_measure or one.day in taken for one in facts.attended]
    words = rules.measure_gap(measured, thresholds=limits)
    return found(words, *[one.day for one in facts.attended][-1:])


def series(facts: CaseFacts, key: str, now: datetime) -> list[tuple[str, int]]:
    """(where it was taken, total) of one questionnaire, oldest first."""
    today = timezone.localdate(now)
    return [
        (label_of(facts, point, today), point.total)
        for point in scored(facts, key)
        if point.total is not None
    ]


def scored(facts: CaseFacts, key: str) -> list[ScorePoint]:
    """Those with a total: one with too many blanks shows no change."""
    return [point for point in facts.scores[key] if point.total is not None]


def _is_noted(facts: CaseFacts, key: str, place: int = 0) -> bool:
    """A supervisor has written a review since the latest score of this questionnaire, or
    since the one at this place, counted from 1."""
    since = scored(facts, key)[place - 1].recorded_at
    return facts.noted_at is not None and facts.noted_at >= since
