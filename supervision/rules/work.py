"""Attendance, notes, focus and consent: whether the work goes on as agreed."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from cases.queries import is_under_18
from protocols import flag_rules as rules
from protocols.base import FocusKind, PhaseKey
from protocols.thresholds import Thresholds
from sessions.gates import NeedKey
from sessions.models import TherapySession
from supervision.facts import CaseFacts, SessionFacts
from supervision.rules.evidence import Evidence, counted, found, together
from ui.words import short_day

# Not the client's doing: these do not count as missed.
CANCELLED_BY_US = TherapySession.Attendance.CANCELLED_BY_THERAPIST
MIDDLE = (PhaseKey.MIDDLE, PhaseKey.WORKING_THROUGH)


def missed(facts: CaseFacts, now: datetime, limits: Thresholds) -> Evidence | None:
    due = [
        one
        for one in facts.sessions
        if not one.is_planned and one.line.attendance != CANCELLED_BY_US
    ]
    words = rules.missed([one.is_attended for one in due], thresholds=limits)
    return found(words, *[one.day for one in due if not one.is_attended][-1:])


def gap(facts: CaseFacts, now: datetime, limits: Thresholds) -> Evidence | None:
    last = facts.last_attended
    if last is None:
        return None
    days = (timezone.localdate(now) - last.day).days
    return counted(
        rules.gap(days, cadence_days=_cadence(facts), thresholds=limits),
        "Last attended",
        last.day,
        tag=f"No contact {days} d",
    )


def _cadence(facts: CaseFacts) -> int:
    """How many days the plan leaves between sessions; the manual's without a plan."""
    if facts.course.contract is not None:
        return facts.course.contract.cadence_days
    return facts.protocol.cadence_days if facts.protocol else rules.WEEKLY


def note_late(facts: CaseFacts, now: datetime, limits: Thresholds) -> Evidence | None:
    """An appointment in the past with neither a note nor an absence."""
    waits = [
        ((now - one.line.scheduled_at) / timedelta(hours=1), one.day)
        for one in facts.sessions
        if one.is_planned
    ]
    late = [(hours, day) for hours, day in waits if rules.is_late(hours, limits)]
    if not late:
        return None
    hours, oldest = late[0]
    words = rules.note_late(
        hours,
        label=short_day(oldest, today=timezone.localdate(now)),
        more=len(late) - 1,
        thresholds=limits,
    )
    return counted(words, "Note of", *(day for _, day in late))


def no_focus(facts: CaseFacts, now: datetime, limits: Thresholds) -> Evidence | None:
    if facts.protocol is None:
        return None
    is_ipaf = facts.protocol.focus_kind == FocusKind.IPAF
    words = rules.no_focus(
        attended=len(facts.attended),
        deadline=facts.protocol.focus_deadline(facts.course.planned),
        is_agreed=facts.is_focus_agreed,
        word="IPAF" if is_ipaf else "focus",
    )
    gate = facts.went_on_without(NeedKey.IPAF if is_ipaf else NeedKey.FOCUS)
    said = ""
    if gate is not None:
        day = short_day(gate.given_on, today=timezone.localdate(now))
        said = f"went on without on {day}: “{gate.reason.rstrip('.')}”"
    return found(words, said=said)


def no_contract(facts: CaseFacts, now: datetime, limits: Thresholds) -> Evidence | None:
    if facts.protocol is None:
        return None
    words = rules.no_contract(
        attended=len(facts.attended),
        deadline=facts.protocol.focus_deadline(facts.course.planned),
        has_contract=facts.course.has_contract,
    )
    return found(words)


def untold(facts: CaseFacts, now: datetime, limits: Thresholds) -> Evidence | None:
    """What was written is the client's to correct, so it is told back soon."""
    written_on = facts.untold_since
    if written_on is None:
        return None
    is_ipaf = facts.protocol and facts.protocol.focus_kind == FocusKind.IPAF
    words = rules.untold(
        attended_since=sum(one.day > written_on for one in facts.attended),
        word="IPAF" if is_ipaf else "formulation",
        thresholds=limits,
    )
    return counted(words, "Written", written_on)


def anniversary(facts: CaseFacts, now: datetime, limits: Thresholds) -> Evidence | None:
    """The yearly days of losses that are near, the nearest first."""
    today = timezone.localdate(now)
    returns = [(day.next_after(today), day.without_title) for day in facts.yearly_days]
    near = {
        (yearly.on, what): rules.anniversary(
            what, days_ahead=yearly.days_ahead, on=yearly.on, thresholds=limits
        )
        for yearly, what in returns
    }
    return together(*(found(words, on) for (on, _), words in sorted(near.items())))


def drift(facts: CaseFacts, now: datetime, limits: Thresholds) -> Evidence | None:
    if not facts.is_focus_agreed:
        return None
    middle = middle_sessions(facts)
    # A later session outside the middle that touches the focus answers it as well.
    linked = [
        one.is_linked for one in facts.attended if one.is_linked or _is_middle(one)
    ]
    words = rules.drift(linked, thresholds=limits)
    return found(words, *[one.day for one in middle][-1:])


def middle_sessions(facts: CaseFacts) -> list[SessionFacts]:
    """Attended ones of the phase that works on the focus, in order."""
    return [one for one in facts.attended if _is_middle(one)]


def _is_middle(one: SessionFacts) -> bool:
    return one.line.phase is not None and one.line.phase.key in MIDDLE


def consent(facts: CaseFacts, now: datetime, limits: Thresholds) -> Evidence | None:
    client, today = facts.case.client, timezone.localdate(now)
    then, age = client.age_on(facts.consented_on), client.age_on(today)
    words = rules.consent(
        withdrawn=[kind for kind, _ in facts.withdrawn],
        ages_turned=[mark for mark in rules.CONSENT_AGES if then < mark <= age],
        agreed_on=facts.consented_on,
        days_since=(today - facts.consented_on).days,
        thresholds=limits,
    )
    return found(words, *[day for _, day in facts.withdrawn])


def under_18(facts: CaseFacts, now: datetime, limits: Thresholds) -> Evidence | None:
    has = {"has_guardian": facts.has_guardian, "is_agreed": facts.is_privacy_agreed}
    words = rules.under_18(
        is_under_18=is_under_18(facts.case.client, timezone.localdate(now)),
        attended=len(facts.attended),
        **has,
    )
    return counted(words, *has.values())


def due_for_review(
    facts: CaseFacts, now: datetime, limits: Thresholds
) -> Evidence | None:
    days = facts.days_since_review(timezone.localdate(now))
    return counted(rules.due_for_review(days, thresholds=limits), facts.reviewed_at)
