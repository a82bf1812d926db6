"""Whether the work goes on as the two agreed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from protocols.flag_rules.words import plural
from protocols.thresholds import DEFAULTS, Thresholds

WEEKLY = 7
# Below it hours are said, from it on days.
TWO_DAYS = 48


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


def is_late(hours: float, thresholds: Thresholds = DEFAULTS) -> bool:
    """hours: since the session whose note is not signed."""
    return hours > thresholds.note_hours


def note_late(
    hours: float | None,
    *,
    label: str,
    more: int = 0,
    thresholds: Thresholds = DEFAULTS,
) -> str | None:
    """hours: since the first session whose note is not signed; None when all are.

    more: how many later ones are late as well.
    """
    if hours is None or not is_late(hours, thresholds):
        return None
    waited = f"{int(hours)} hours" if hours < TWO_DAYS else f"{int(hours // 24)} days"
    said = f"The note of {label} is not signed after {waited}"
    if more:
        said += f", nor {'is 1 later one' if more == 1 else f'are {more} later ones'}"
    return said


def anniversary(
    what: str, *, days_ahead: int, on: date, thresholds: Thresholds = DEFAULTS
) -> str | None:
    """what: "a death". days_ahead: until its next yearly day, 0 on the day itself."""
    if days_ahead > thresholds.anniversary_days:
        return None
    return f"The yearly day of {what} is {on.day} {on:%B}"
