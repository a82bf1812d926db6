"""Which flags a case raises now: the rules of protocols applied to its facts.

Every flag states its rule and its evidence. One that was dismissed rests until its day
is over or its evidence reads differently.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from measures.queries import ScorePoint
from protocols import flag_rules as rules
from protocols.base import FocusKind, PhaseKey
from protocols.flags import Flag, FlagKey, Severity, flag
from protocols.thresholds import Thresholds
from sessions.models import TherapySession
from supervision.facts import CaseFacts, SessionFacts

NAMES = {"PHQ9": "PHQ-9", "GAD7": "GAD-7"}
# Not the client's doing: these do not count as missed.
CANCELLED_BY_US = TherapySession.Attendance.CANCELLED_BY_THERAPIST


@dataclass(frozen=True, kw_only=True)
class RaisedFlag:
    """One flag of one case: what it is called, why it stands, what clears it."""

    key: str
    title: str
    rule: str
    evidence: str
    cleared_by: str
    severity: Severity
    order: int
    is_group: bool


Rule = Callable[[CaseFacts, datetime, Thresholds], str | None]


def raised(facts: CaseFacts, now: datetime, thresholds: Thresholds) -> list[RaisedFlag]:
    """The flags that stand, the most pressing first. Dismissed ones are left out."""
    found = []
    for key, rule in RULES.items():
        evidence = rule(facts, now, thresholds)
        if evidence and not _rests(facts, key, evidence, timezone.localdate(now)):
            found.append(_raise(flag(key), evidence, thresholds))
    return sorted(found, key=lambda one: one.order)


def _raise(known: Flag, evidence: str, thresholds: Thresholds) -> RaisedFlag:
    return RaisedFlag(
        key=known.key,
        title=known.title,
        rule=known.rule_in_words(thresholds),
        evidence=evidence,
        cleared_by=known.cleared_by,
        severity=known.severity,
        order=known.order,
        is_group=known.is_group,
    )


def _rests(facts: CaseFacts, key: str, evidence: str, today: date) -> bool:
    return any(
        dismissal.flag == key
        and dismissal.evidence == evidence
        and (dismissal.until_on is None or dismissal.until_on >= today)
        for dismissal in facts.dismissals
    )


def _label(facts: CaseFacts, point: ScorePoint) -> str:
    """Where a score was taken, in words: "session 7", "the assessment"."""
    if facts.attended and point.taken_on < facts.attended[0].day:
        return "the assessment"
    for one in facts.attended:
        if one.number is not None and one.day == point.taken_on:
            return f"session {one.number}"
    return f"{point.taken_on.day} {point.taken_on:%b}"


def _series(facts: CaseFacts, key: str) -> list[tuple[str, int]]:
    return [
        (_label(facts, point), point.total)
        for point in facts.scores[key]
        if point.total is not None
    ]


def _item9(facts: CaseFacts, now: datetime, thresholds: Thresholds) -> str | None:
    """The latest answer, signed or still in a draft, against the entries since."""
    drafted = [one for one in facts.sessions if one.draft_item9 is not None]
    points = facts.scores["PHQ9"]
    thoughts = facts.risks[-1].thoughts if facts.risks else ""
    if drafted:
        last = drafted[-1]
        value, day, label = last.draft_item9, last.day, "the unsigned session"
    elif points:
        value, day = points[-1].risk_item, points[-1].taken_on
        label = _label(facts, points[-1])
    elif facts.risks:
        value, day, label = 0, facts.risks[-1].asked_on, "the last risk entry"
    else:
        return None
    # A blank item 9 that was asked about since, in whatever form, is no longer blank.
    entries = [risk for risk in facts.risks if risk.asked_on >= day]
    if value is None and entries:
        value = 0
    return rules.item9(
        item9=value,
        label=label,
        thoughts=thoughts,
        has_full_entry=any(risk.is_full for risk in entries),
    )


def _safety_plan(facts: CaseFacts, now: datetime, thresholds: Thresholds) -> str | None:
    if not facts.risks:
        return None
    looked = [risk.asked_on for risk in facts.risks if risk.looked_at_plan]
    days = [*looked, *([facts.plan_made_on] if facts.plan_made_on else [])]
    has_plan = facts.plan_made_on is not None
    since = (timezone.localdate(now) - max(days)).days if has_plan else None
    return rules.safety_plan_due(
        thoughts=facts.risks[-1].thoughts, days_since_plan=since, thresholds=thresholds
    )


def _deterioration(facts: CaseFacts, now: datetime, limits: Thresholds) -> str | None:
    changes = {"PHQ9": limits.phq9_change, "GAD7": limits.gad7_change}
    for key, change in changes.items():
        found = rules.deterioration(
            _series(facts, key), change=change, measure=NAMES[key]
        )
        if found:
            return found
    return None


def _lost_gains(facts: CaseFacts, now: datetime, limits: Thresholds) -> str | None:
    if _deterioration(facts, now, limits):
        return None
    changes = {"PHQ9": limits.phq9_change, "GAD7": limits.gad7_change}
    for key, change in changes.items():
        found = rules.lost_gains(_series(facts, key), change=change, measure=NAMES[key])
        if found:
            return found
    return None


def _no_early_response(
    facts: CaseFacts, now: datetime, limits: Thresholds
) -> str | None:
    return rules.no_early_response(_series(facts, "PHQ9"), thresholds=limits)


def _no_change_mid(facts: CaseFacts, now: datetime, limits: Thresholds) -> str | None:
    if facts.protocol is None or facts.planned is None:
        return None
    return rules.no_change_mid(
        _series(facts, "PHQ9"),
        attended=len(facts.attended),
        mid_review=facts.protocol.mid_review(facts.planned),
        thresholds=limits,
    )


def _missed(facts: CaseFacts, now: datetime, thresholds: Thresholds) -> str | None:
    kept = [
        one.is_attended
        for one in facts.sessions
        if not one.is_planned and one.attendance != CANCELLED_BY_US
    ]
    return rules.missed(kept, thresholds=thresholds)


def _gap(facts: CaseFacts, now: datetime, thresholds: Thresholds) -> str | None:
    if facts.last_attended is None:
        return None
    days = (timezone.localdate(now) - facts.last_attended.day).days
    return rules.gap(days, thresholds=thresholds)


def _risk_stale(facts: CaseFacts, now: datetime, thresholds: Thresholds) -> str | None:
    last = facts.last_attended
    if last is None or last.number is None:
        return None
    asked_that_day = any(risk.asked_on == last.day for risk in facts.risks)
    return rules.risk_stale(
        label=f"session {last.number}", has_entry=last.has_risk or asked_that_day
    )


def _note_late(facts: CaseFacts, now: datetime, thresholds: Thresholds) -> str | None:
    waiting = [one for one in facts.sessions if _waits_for_note(one, now)]
    if not waiting:
        return None
    oldest = waiting[0]
    hours = (now - oldest.scheduled_at) / timedelta(hours=1)
    label = f"{oldest.day.day} {oldest.day:%b}"
    return rules.note_late(hours, label=label, thresholds=thresholds)


def _waits_for_note(one: SessionFacts, now: datetime) -> bool:
    """An appointment in the past with neither a note nor an absence."""
    return one.is_planned and not one.is_signed and one.scheduled_at < now


def _no_focus(facts: CaseFacts, now: datetime, thresholds: Thresholds) -> str | None:
    if facts.protocol is None or facts.planned is None:
        return None
    is_ipaf = facts.protocol.focus_kind == FocusKind.IPAF
    return rules.no_focus(
        attended=len(facts.attended),
        deadline=facts.protocol.focus_deadline(facts.planned),
        is_agreed=facts.is_focus_agreed,
        word="IPAF" if is_ipaf else "focus",
    )


def _no_contract(facts: CaseFacts, now: datetime, thresholds: Thresholds) -> str | None:
    if facts.protocol is None:
        return None
    planned = facts.planned or facts.protocol.sessions
    return rules.no_contract(
        attended=len(facts.attended),
        deadline=facts.protocol.focus_deadline(planned),
        has_contract=facts.has_contract,
    )


def _drift(facts: CaseFacts, now: datetime, thresholds: Thresholds) -> str | None:
    protocol, planned = facts.protocol, facts.planned
    if protocol is None or planned is None or not facts.is_focus_agreed:
        return None
    middle = [
        one.is_linked
        for one in facts.attended
        if one.number is not None
        and protocol.phase_of(one.number, planned).key
        in (PhaseKey.MIDDLE, PhaseKey.WORKING_THROUGH)
    ]
    return rules.drift(middle, thresholds=thresholds)


def _measure_gap(facts: CaseFacts, now: datetime, thresholds: Thresholds) -> str | None:
    taken = {point.taken_on for key in facts.scores for point in facts.scores[key]}
    measured = [one.has_measure or one.day in taken for one in facts.attended]
    return rules.measure_gap(measured, thresholds=thresholds)


def _consent(facts: CaseFacts, now: datetime, thresholds: Thresholds) -> str | None:
    client, today = facts.case.client, timezone.localdate(now)
    then, age = client.age_on(facts.case.referred_on), client.age_on(today)
    turned = [mark for mark in rules.CONSENT_AGES if then < mark <= age]
    return rules.consent(withdrawn=facts.withdrawn_consents, ages_turned=turned)


def _no_ending(facts: CaseFacts, now: datetime, thresholds: Thresholds) -> str | None:
    if facts.protocol is None or facts.planned is None:
        return None
    return rules.no_ending(
        attended=len(facts.attended),
        planned=facts.planned,
        due_when_left=facts.protocol.ending_due_when_left,
        has_begun=facts.has_letter or any(s.has_ending_work for s in facts.attended),
    )


def _contract_over(
    facts: CaseFacts, now: datetime, thresholds: Thresholds
) -> str | None:
    if facts.planned is None:
        return None
    return rules.contract_over(attended=len(facts.attended), planned=facts.planned)


def _letter_due(facts: CaseFacts, now: datetime, thresholds: Thresholds) -> str | None:
    if facts.protocol is None or facts.planned is None:
        return None
    return rules.letter_due(
        attended=len(facts.attended),
        planned=facts.planned,
        deadline=facts.protocol.letter_deadline(facts.planned),
        is_begun=facts.has_letter,
        is_shared=facts.has_shared_letter,
    )


def _due_for_review(facts: CaseFacts, now: datetime, limits: Thresholds) -> str | None:
    days = (now - facts.reviewed_at).days if facts.reviewed_at else None
    return rules.due_for_review(days, thresholds=limits)


def _ended_early(facts: CaseFacts, now: datetime, thresholds: Thresholds) -> str | None:
    if not facts.case.is_closed or facts.planned is None:
        return None
    return rules.ended_early(
        attended=len(facts.attended),
        planned=facts.planned,
        has_reason=bool(facts.case.ending_outcome),
        had_ending_contact=facts.has_letter
        or any(one.has_ending_work for one in facts.attended),
    )


def _while_open(rule: Rule) -> Rule:
    """A closed case asks for nothing but what concerns its closing."""

    def only_open(facts: CaseFacts, now: datetime, limits: Thresholds) -> str | None:
        return None if facts.case.is_closed else rule(facts, now, limits)

    return only_open


RULES: dict[FlagKey, Rule] = {
    FlagKey.SI_ITEM9: _while_open(_item9),
    FlagKey.SI_PLAN: _while_open(_safety_plan),
    FlagKey.DETERIORATION: _while_open(_deterioration),
    FlagKey.LOST_GAINS: _while_open(_lost_gains),
    FlagKey.DNA2: _while_open(_missed),
    FlagKey.GAP: _while_open(_gap),
    FlagKey.NO_EARLY_RESPONSE: _while_open(_no_early_response),
    FlagKey.NO_CHANGE_MID: _while_open(_no_change_mid),
    FlagKey.RISK_STALE: _while_open(_risk_stale),
    FlagKey.NOTE_LATE: _while_open(_note_late),
    FlagKey.NO_FOCUS: _while_open(_no_focus),
    FlagKey.NO_CONTRACT: _while_open(_no_contract),
    FlagKey.DRIFT: _while_open(_drift),
    FlagKey.MEASURE_GAP: _while_open(_measure_gap),
    FlagKey.CONSENT: _while_open(_consent),
    FlagKey.NO_ENDING: _while_open(_no_ending),
    FlagKey.CONTRACT_OVER: _while_open(_contract_over),
    FlagKey.ENDED_EARLY: _ended_early,
    FlagKey.LETTER_DUE: _while_open(_letter_due),
    FlagKey.DUE_FOR_REVIEW: _while_open(_due_for_review),
}
