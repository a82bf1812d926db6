"""The rules behind the flags, over plain values.

Each returns the evidence as one sentence, or None when there is nothing to say. The
same facts always give the same sentence: a dismissal is kept against it, and a new
sentence raises the flag again. Scores are (label, total) in the order they were taken,
the label being where each was taken: "session 7", "assessment".
"""

from __future__ import annotations

from protocols.flag_rules.agreements import (
    CONSENT_AGES,
    consent,
    due_for_review,
    high_load,
    under_18,
)
from protocols.flag_rules.endings import (
    contract_over,
    ended_early,
    letter_due,
    no_ending,
)
from protocols.flag_rules.safety import (
    item9,
    joint_work,
    protection,
    risk_stale,
    risk_unseen,
    safety_plan_due,
)
from protocols.flag_rules.work import (
    WEEKLY,
    anniversary,
    drift,
    gap,
    is_late,
    measure_gap,
    missed,
    no_contract,
    no_focus,
    note_late,
    untold,
)
from protocols.score_rules import (
    Scores,
    best_drop,
    change_words,
    deterioration,
    has_early_response,
    has_lost_gains,
    is_worse,
    lacks_early_response,
    look_of,
    lost_gains,
    no_change_mid,
    no_early_response,
    rises_twice,
    rising,
)

__all__ = [
    "CONSENT_AGES",
    "Scores",
    "WEEKLY",
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
    "is_late",
    "is_worse",
    "item9",
    "joint_work",
    "lacks_early_response",
    "letter_due",
    "look_of",
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
