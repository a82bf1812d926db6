"""Consent, young clients, and the look of a supervisor."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from protocols.flag_rules.words import plural
from protocols.thresholds import DEFAULTS, Thresholds

# Ages at which someone's own consent counts for more (England and Wales).
CONSENT_AGES = (16, 18)


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
    said = []
    if withdrawn:
        said.append(f"Taken back: {', '.join(withdrawn)}")
    reached = [age for age in ages_turned if age in CONSENT_AGES]
    if reached:
        said.append(f"Turned {reached[-1]} since consent was given")
    if agreed_on is not None and days_since > thresholds.consent_days:
        said.append(
            f"Treatment was last agreed to on {agreed_on.day} {agreed_on:%B %Y}"
        )
    # All of it: what was let rest over one comes back with the next.
    return ". ".join(said) or None


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
