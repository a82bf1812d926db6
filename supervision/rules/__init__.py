"""The rules of `protocols.flag_rules`, applied to the facts of one case."""

from __future__ import annotations

from collections.abc import Mapping

from protocols.flags import FlagKey
from supervision.rules import ending, safety, scores, signals, work
from supervision.rules.evidence import Evidence, Rule

__all__ = ["ONCE_CLOSED", "WHILE_OPEN", "Evidence", "Rule"]

# Rules of open cases. A closed one asks for nothing but what concerns its closing.
WHILE_OPEN: Mapping[FlagKey, Rule] = {
    FlagKey.SI_ITEM9: safety.item9,
    FlagKey.SI_PLAN: safety.safety_plan,
    FlagKey.DETERIORATION: scores.deterioration,
    FlagKey.LOST_GAINS: scores.lost_gains,
    FlagKey.STEP_UP: scores.step_up,
    FlagKey.DNA2: work.missed,
    FlagKey.GAP: work.gap,
    FlagKey.NO_EARLY_RESPONSE: scores.no_early_response,
    FlagKey.NO_CHANGE_MID: scores.no_change_mid,
    FlagKey.RISK_STALE: safety.risk_stale,
    FlagKey.NOTE_LATE: work.note_late,
    FlagKey.NO_FOCUS: work.no_focus,
    FlagKey.NO_CONTRACT: work.no_contract,
    FlagKey.DRIFT: work.drift,
    FlagKey.MEASURE_GAP: scores.measure_gap,
    FlagKey.UNDER_18: work.under_18,
    FlagKey.CONSENT: work.consent,
    FlagKey.NO_ENDING: ending.no_ending,
    FlagKey.CONTRACT_OVER: ending.contract_over,
    FlagKey.LETTER_DUE: ending.letter_due,
    FlagKey.DUE_FOR_REVIEW: work.due_for_review,
    FlagKey.JOINT_WORK: safety.joint_work,
    FlagKey.EARLY_RESPONSE: signals.early_response,
    FlagKey.RISE_NEAR_END: signals.rise_near_end,
    FlagKey.WELL: signals.well,
    FlagKey.RISK_UNSEEN: safety.risk_unseen,
    FlagKey.SAFEGUARD: safety.protection,
    FlagKey.NO_FORMULATION_RESP: work.untold,
    FlagKey.ANNIV: work.anniversary,
}
ONCE_CLOSED: Mapping[FlagKey, Rule] = {
    FlagKey.ENDED_EARLY: ending.ended_early,
    FlagKey.CLIENT_DIED: ending.client_died,
}
