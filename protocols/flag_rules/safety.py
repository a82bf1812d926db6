"""What was asked about safety, and what was answered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from protocols.flag_rules.words import plural
from protocols.risk import ITEM9_ASKS_FROM, Thoughts
from protocols.thresholds import DEFAULTS, Thresholds


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
    days = " and ".join(f"{day.day} {day:%b}" for day in sorted(set(against_on)))
    return f"A meeting alone on {days} speaks against joint work"


def risk_unseen(*, asked_on: Sequence[date]) -> str | None:
    """asked_on: days of entries that should have been acknowledged by now, in order."""
    if not asked_on:
        return None
    days = ", ".join(f"{day.day} {day:%b}" for day in dict.fromkeys(asked_on))
    if len(asked_on) == 1:
        return f"The risk entry of {days} is not acknowledged by a supervisor"
    return f"{len(asked_on)} risk entries are not acknowledged by a supervisor: {days}"


def protection(*, named_on: date | None, is_called: bool) -> str | None:
    """named_on: the day of the last risk entry that says somebody may need protection."""
    if named_on is None or is_called:
        return None
    return (
        f"Somebody who may need protection was named on {named_on.day} "
        f"{named_on:%b}; no entry since says that the safeguarding lead was called"
    )
