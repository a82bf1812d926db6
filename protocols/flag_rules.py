"""The rules behind the flags, over plain values.

Each returns the evidence as one sentence, or None when there is nothing to say. The
same facts always give the same sentence: a dismissal is kept against it, and a new
sentence raises the flag again. Scores are (label, total) in the order they were taken,
the label being where each was taken: "session 7", "assessment".
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from protocols.risk import ITEM9_ASKS_FROM, Thoughts
from protocols.score_rules import (
    Scores,
    best_drop,
    change_words,
    deterioration,
    has_early_response,
    has_lost_gains,
    is_worse,
    lacks_early_response,
    lost_gains,
    no_change_mid,
    no_early_response,
    rises_twice,
    rising,
)
from protocols.thresholds import DEFAULTS, Thresholds

__all__ = [
    "Scores",
    "anniversary",
    "best_drop",
    "change_words",
    "consent",
    "contract_over",
    "deterioration",
    "drift",
    "due_for_review",
    "ended_early",
    "gap",
    "has_early_response",
    "has_lost_gains",
    "high_load",
    "is_worse",
    "item9",
    "lacks_early_response",
    "letter_due",
    "lost_gains",
    "measure_gap",
    "missed",
    "no_change_mid",
    "no_contract",
    "no_early_response",
    "no_ending",
    "no_focus",
    "note_late",
    "protection",
    "rises_twice",
    "rising",
    "risk_stale",
    "risk_unseen",
    "safety_plan_due",
    "under_18",
    "untold",
]

# Ages at which someone's own consent counts for more (England and Wales).
CONSENT_AGES = (16, 18)
WEEKLY = 7


def plural(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def item9(
    *, item9: int | None, label: str, thoughts: str = "", has_full_entry: bool
) -> str | None:
    """Item 9 or recorded thoughts ask for a full risk entry.

    item9: the latest answer; None when it was left blank, which is "not asked", not 0.
    label: where it was answered. thoughts: a key of risk.Thoughts, or empty.
    has_full_entry: one of that day or later stands in the record.
    """
    if has_full_entry:
        return None
    if thoughts not in ("", Thoughts.NONE):
        return f"Thoughts recorded at {label}, and no full risk entry since"
    if item9 is None:
        return f"Item 9 left blank at {label}, and not asked since"
    if item9 >= ITEM9_ASKS_FROM:
        return f"Item 9 is {item9} at {label}, and no full risk entry since"
    return None


def safety_plan_due(
    *,
    thoughts: str,
    days_since_plan: int | None,
    thresholds: Thresholds = DEFAULTS,
) -> str | None:
    """Thoughts were recorded and no plan was made or looked at lately.

    days_since_plan: None when there is no plan.
    """
    if thoughts in ("", Thoughts.NONE):
        return None
    if days_since_plan is None:
        return "Thoughts recorded, and no safety plan"
    if days_since_plan > thresholds.safety_plan_days:
        return "Thoughts recorded; safety plan not looked at for " + plural(
            days_since_plan, "day", "days"
        )
    return None


def risk_stale(*, label: str, has_entry: bool) -> str | None:
    """The last attended session has no risk entry."""
    return None if has_entry else f"No risk entry at {label}"


def joint_work(*, against_on: Sequence[date]) -> str | None:
    """A meeting alone speaks against joint work with a couple; who said so stays there."""
    if not against_on:
        return None
    days = " and ".join(f"{day.day} {day:%b}" for day in sorted(against_on))
    return f"A meeting alone on {days} speaks against joint work"


def risk_unseen(*, asked_on: Sequence[date]) -> str | None:
    """asked_on: days of entries that should have been acknowledged by now, in order."""
    if not asked_on:
        return None
    days = " and ".join(f"{day.day} {day:%b}" for day in asked_on)
    return f"The risk entry of {days} is not acknowledged by a supervisor"


def protection(*, named_on: date | None, is_called: bool) -> str | None:
    """named_on: the day of the last risk entry that says somebody may need protection."""
    if named_on is None or is_called:
        return None
    return (
        f"Somebody who may need protection was named on {named_on.day} "
        f"{named_on:%b}; no entry since says that the safeguarding lead was called"
    )


def anniversary(
    what: str, *, days_ahead: int, on: date, thresholds: Thresholds = DEFAULTS
) -> str | None:
    """what: "a death". days_ahead: until its next yearly day, 0 on the day itself."""
    if days_ahead > thresholds.anniversary_days:
        return None
    return f"The yearly day of {what} is {on.day} {on:%B}"


def run_of_false(answers: Sequence[bool]) -> int:
    """How many at the end, one after another, are False."""
    return next(
        (count for count, answer in enumerate(reversed(answers)) if answer),
        len(answers),
    )


def missed(
    attended: Sequence[bool], *, thresholds: Thresholds = DEFAULTS
) -> str | None:
    """Appointments in the order of their dates, True for attended.

    Only those that the client missed belong here, not those the therapist cancelled.
    """
    in_a_row = run_of_false(attended)
    if in_a_row >= thresholds.missed_in_a_row:
        return f"The last {in_a_row} appointments were missed"
    recent = list(attended)[-thresholds.recent_appointments :]
    count = recent.count(False)
    if count >= thresholds.missed_of_recent:
        return f"{count} of the last {len(recent)} appointments were missed"
    return None


def gap(
    days: int | None,
    *,
    cadence_days: int = WEEKLY,
    thresholds: Thresholds = DEFAULTS,
) -> str | None:
    """days: since the last attended session, None before the first.

    The threshold is that of a weekly course. A slower one is waited for by as much
    longer as it meets less often: its next session plus the same two weeks.
    """
    longest = thresholds.gap_days + max(0, cadence_days - WEEKLY)
    if days is None or days <= longest:
        return None
    return f"Last attended {days} days ago"


def no_focus(
    *, attended: int, deadline: int, is_agreed: bool, word: str = "focus"
) -> str | None:
    """word: "focus" or "IPAF"."""
    if is_agreed or attended < deadline:
        return None
    return f"{plural(attended, 'session', 'sessions')} attended, no {word} agreed"


def no_contract(*, attended: int, deadline: int, has_contract: bool) -> str | None:
    """No number of sessions and last date agreed when the first phase is over."""
    if has_contract or attended < deadline:
        return None
    return f"{plural(attended, 'session', 'sessions')} attended, no last date agreed"


def untold(
    *,
    attended_since: int,
    word: str = "formulation",
    thresholds: Thresholds = DEFAULTS,
) -> str | None:
    """A formulation or IPAF was written and has no answer of the client.

    attended_since: sessions after the day on which it was written.
    """
    if attended_since < thresholds.formulation_sessions:
        return None
    since = plural(attended_since, "session", "sessions")
    return f"{since} since the {word} was written, and no answer of the client"


def drift(linked: Sequence[bool], *, thresholds: Thresholds = DEFAULTS) -> str | None:
    """Middle sessions in order, True when the note links to the focus."""
    in_a_row = run_of_false(linked)
    if in_a_row < thresholds.drift_sessions:
        return None
    return f"The last {in_a_row} middle sessions have no link to the focus"


def measure_gap(
    measured: Sequence[bool], *, thresholds: Thresholds = DEFAULTS
) -> str | None:
    """Attended sessions in order, True when there is a score or a reason for none."""
    in_a_row = run_of_false(measured)
    if in_a_row < thresholds.measures_missed:
        return None
    return f"No questionnaire in the last {in_a_row} sessions"


def note_late(
    hours: float | None, *, label: str, thresholds: Thresholds = DEFAULTS
) -> str | None:
    """hours: since the session whose note is not signed; None when all are signed."""
    if hours is None or hours <= thresholds.note_hours:
        return None
    return f"The note of {label} is not signed after {int(hours // 24)} days"


def consent(
    *,
    withdrawn: Sequence[str] = (),
    ages_turned: Sequence[int] = (),
    agreed_on: date | None = None,
    days_since: int = 0,
    thresholds: Thresholds = DEFAULTS,
) -> str | None:
    """withdrawn: titles of consents taken back. ages_turned: since consent was given.

    agreed_on: when treatment was last agreed to, `days_since` days ago.
    """
    if withdrawn:
        return f"Taken back: {', '.join(withdrawn)}"
    reached = [age for age in ages_turned if age in CONSENT_AGES]
    if reached:
        return f"Turned {reached[-1]} since consent was given"
    if agreed_on is not None and days_since > thresholds.consent_days:
        return f"Treatment was last agreed to on {agreed_on.day} {agreed_on:%B %Y}"
    return None


def under_18(
    *, is_under_18: bool, attended: int, has_guardian: bool, is_agreed: bool
) -> str | None:
    """Who is told what is settled with a young client before session 2.

    is_agreed: what stays private was agreed and written down. Who consents is never
    computed: countries differ (Mufson, Dorta, Moreau & Weissman 2004).
    """
    if not is_under_18 or not attended:
        return None
    missing = [
        words
        for words, is_there in (
            ("no parent or guardian on the list", has_guardian),
            ("nothing agreed on what stays private", is_agreed),
        )
        if not is_there
    ]
    if not missing:
        return None
    held = plural(attended, "session", "sessions")
    return f"{held} held, and {' and '.join(missing)}"


def no_ending(
    *, attended: int, planned: int, due_when_left: int, has_begun: bool
) -> str | None:
    """due_when_left: the protocol's `ending_due_when_left`."""
    if has_begun or planned - attended > due_when_left:
        return None
    return f"{_left(attended, planned)}, and the ending has not begun"


def contract_over(*, attended: int, planned: int) -> str | None:
    """planned: of the plan in force, so that a changed plan clears it."""
    if attended <= planned:
        return None
    return f"{attended} sessions attended, {planned} planned"


def ended_early(
    *, attended: int, planned: int, has_reason: bool, had_ending_contact: bool
) -> str | None:
    """Closed before the planned number, with something left unsaid."""
    if attended >= planned or (has_reason and had_ending_contact):
        return None
    lacking = "no ending contact" if has_reason else "no reason written down"
    return f"Closed after {attended} of {planned} sessions, {lacking}"


def letter_due(
    *,
    attended: int,
    planned: int,
    deadline: int,
    is_begun: bool,
    is_shared: bool,
    due_when_left: int = 2,
) -> str | None:
    """No letter begun by the deadline, or none shared with two sessions left.

    deadline: the protocol's `letter_deadline(planned)`.
    """
    if not is_begun and attended >= deadline:
        return f"{_left(attended, planned)}, and no letter begun"
    if not is_shared and planned - attended <= due_when_left:
        return f"{_left(attended, planned)}, and the letter is not shared"
    return None


def _left(attended: int, planned: int) -> str:
    if attended >= planned:
        return "The last planned session has passed"
    return f"{plural(planned - attended, 'session', 'sessions')} left"


def due_for_review(
    days: int | None, *, thresholds: Thresholds = DEFAULTS
) -> str | None:
    """days: since the case was last looked at in supervision; None for never."""
    if days is None:
        return "Not yet looked at in supervision"
    if days < thresholds.review_days:
        return None
    return f"Last looked at {days} days ago"


def high_load(
    *, cases: int, plans: int, thresholds: Thresholds = DEFAULTS
) -> str | None:
    """cases: open ones of one therapist; plans: those of them with a safety plan."""
    if cases <= thresholds.caseload_cases and plans <= thresholds.caseload_plans:
        return None
    return f"{plural(cases, 'open case', 'open cases')}, {plans} with a safety plan"
