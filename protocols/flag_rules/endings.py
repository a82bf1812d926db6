"""The end of the plan, the letter, closing."""

from __future__ import annotations

from protocols.flag_rules.words import plural


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
