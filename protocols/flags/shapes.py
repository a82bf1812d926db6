"""What a flag says of itself: its title, its rule in words, what clears it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from protocols.thresholds import DEFAULTS, Thresholds

WMK = "Weissman, Markowitz & Klerman 2018"
OWN = "Own convention, to be tuned by the practice"
NHS_RC = "NHS Talking Therapies manual v6 (reliable change)"
NHSE = "NHS England 2025, Staying safe from suicide"

# A practice may set any number to one: "1 working days".
ONE_OF_MANY = re.compile(r"\b1 (working )?(appointment|day|hour)s\b")


class FlagKey(StrEnum):
    SI_ITEM9 = "SI_ITEM9"
    SI_PLAN = "SI_PLAN"
    SAFEGUARD = "SAFEGUARD"
    DETERIORATION = "DETERIORATION"
    LOST_GAINS = "LOST_GAINS"
    STEP_UP = "STEP_UP"
    DNA2 = "DNA2"
    GAP = "GAP"
    NO_EARLY_RESPONSE = "NO_EARLY_RESPONSE"
    NO_CHANGE_MID = "NO_CHANGE_MID"
    RISK_STALE = "RISK_STALE"
    NOTE_LATE = "NOTE_LATE"
    NO_FOCUS = "NO_FOCUS"
    NO_CONTRACT = "NO_CONTRACT"
    DRIFT = "DRIFT"
    MEASURE_GAP = "MEASURE_GAP"
    CONSENT = "CONSENT"
    NO_ENDING = "NO_ENDING"
    CONTRACT_OVER = "CONTRACT_OVER"
    ENDED_EARLY = "ENDED_EARLY"
    LETTER_DUE = "LETTER_DUE"
    DUE_FOR_REVIEW = "DUE_FOR_REVIEW"
    JOINT_WORK = "JOINT_WORK"
    CLIENT_DIED = "CLIENT_DIED"
    EARLY_RESPONSE = "EARLY_RESPONSE"
    RISE_NEAR_END = "RISE_NEAR_END"
    WELL = "WELL"
    UNDER_18 = "UNDER_18"
    RISK_UNSEEN = "RISK_UNSEEN"
    NO_FORMULATION_RESP = "NO_FORMULATION_RESP"
    ANNIV = "ANNIV"
    HIGH_LOAD = "HIGH_LOAD"


class Severity(StrEnum):
    """How soon the task wants doing."""

    URGENT = "URGENT"
    ATTENTION = "ATTENTION"
    TIDY_UP = "TIDY_UP"
    INFO = "INFO"


SEVERITY_TITLES: dict[Severity, str] = {
    Severity.URGENT: "Today",
    Severity.ATTENTION: "Soon",
    Severity.TIDY_UP: "Tidy up",
    Severity.INFO: "Good to know",
}


@dataclass(frozen=True, kw_only=True)
class Flag:
    """One flag. `title` is the word on the tag, `rule` is shown beside it.

    `rule` holds thresholds in braces. `order`: what stands first in a list.
    `is_group`: shown as a group of cases, not as a mark on each.
    """

    key: FlagKey
    title: str
    rule: str
    cleared_by: str
    severity: Severity
    order: int
    source: str
    is_group: bool = False
    # Of a therapist's cases together, not of one case.
    is_of_therapist: bool = False
    # Of a case that is closed: it is on no list any more.
    is_once_closed: bool = False

    @property
    def seen_by(self) -> str:
        """Where therapist and supervisor see it. On the case both see all of its flags."""
        if self.is_of_therapist:
            return "Today, caseload"
        if self.is_once_closed or (
            self.severity == Severity.INFO and not self.is_group
        ):
            return "Case"
        if self.severity in (Severity.URGENT, Severity.ATTENTION):
            return "Case, Today, caseload"
        return "Case, caseload"

    def rule_in_words(self, thresholds: Thresholds = DEFAULTS) -> str:
        """The rule with the practice's numbers in it."""
        said = self.rule.format_map(vars(thresholds))
        return ONE_OF_MANY.sub(lambda found: found.group().removesuffix("s"), said)
