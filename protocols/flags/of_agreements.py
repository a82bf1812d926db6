"""Consent, young clients, and the look of a supervisor."""

from __future__ import annotations

from protocols.flags.shapes import OWN, Flag, FlagKey, Severity

FLAGS: tuple[Flag, ...] = (
    Flag(
        key=FlagKey.CONSENT,
        title="Consent to look at",
        rule=(
            "A consent was taken back, or the client has turned 16 or 18 since "
            "treatment was agreed to, or that was more than {consent_days} days ago."
        ),
        cleared_by="Asking again",
        severity=Severity.ATTENTION,
        order=17,
        source=OWN,
    ),
    Flag(
        key=FlagKey.UNDER_18,
        title="Under 18",
        rule=(
            "The client is under 18, a session was held, and there is no parent or "
            "guardian on the list, or nothing is agreed on what stays private."
        ),
        cleared_by="A parent or guardian on the list, and what stays private",
        severity=Severity.ATTENTION,
        order=28,
        source=f"Mufson, Dorta, Moreau & Weissman 2004; {OWN}",
    ),
    Flag(
        key=FlagKey.DUE_FOR_REVIEW,
        title="Due for review",
        rule="Not looked at in supervision for {review_days} days.",
        cleared_by="A review",
        severity=Severity.INFO,
        order=22,
        is_group=True,
        source="NHS Talking Therapies manual v6 (review of live cases)",
    ),
    Flag(
        key=FlagKey.HIGH_LOAD,
        title="Many cases",
        rule=(
            "One therapist has more than {caseload_cases} open cases, or more than "
            "{caseload_plans} of them have a safety plan."
        ),
        cleared_by="Fewer cases, or a supervisor’s words, until there are more",
        severity=Severity.INFO,
        order=32,
        source=OWN,
        is_of_therapist=True,
    ),
)
