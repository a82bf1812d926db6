"""Flags: what asks for a look at a case, each with its rule in words.

Severity says how soon a task wants doing. It is never said of a person. A flag is a
suggestion with evidence; it can be dismissed with a reason, and nothing is sent to
anyone because of it. The rules themselves are in `protocols.flag_rules`.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum

from protocols.base import by_key
from protocols.thresholds import (
    DEFAULTS,
    THRESHOLD_NAMES,
    THRESHOLD_TITLES,
    ThresholdNotPossible,
    Thresholds,
    UnknownThreshold,
)

__all__ = [
    "DEFAULTS",
    "FLAGS",
    "SEVERITY_TITLES",
    "THRESHOLD_NAMES",
    "THRESHOLD_TITLES",
    "Flag",
    "FlagKey",
    "Severity",
    "ThresholdNotPossible",
    "Thresholds",
    "UnknownThreshold",
    "flag",
]

WMK = "Weissman, Markowitz & Klerman 2018"
OWN = "Own convention, to be tuned by the practice"
NHS_RC = "NHS Talking Therapies manual v6 (reliable change)"
NHSE = "NHS England 2025, Staying safe from suicide"


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

    @property
    def seen_by(self) -> str:
        """Where therapist and supervisor see it. On the case both see all of its flags."""
        if self.is_of_therapist:
            return "Today, caseload"
        if self.severity == Severity.INFO and not self.is_group:
            return "Case"
        return "Case, caseload"

    def rule_in_words(self, thresholds: Thresholds = DEFAULTS) -> str:
        """The rule with the practice's numbers in it."""
        return self.rule.format(**asdict(thresholds))


FLAGS: tuple[Flag, ...] = (
    Flag(
        key=FlagKey.SI_ITEM9,
        title="Item 9",
        rule=(
            "The latest item 9 is 1 or more or was left blank, or thoughts were "
            "recorded, and there is no full risk entry of that day or later."
        ),
        cleared_by="A full risk entry",
        severity=Severity.URGENT,
        order=1,
        source=f"{NHSE}; Kroenke 2001",
    ),
    Flag(
        key=FlagKey.SI_PLAN,
        title="Safety plan due",
        rule=(
            "Thoughts were recorded, and no safety plan was made or looked at in the "
            "last {safety_plan_days} days."
        ),
        cleared_by="A safety plan, made or looked at again",
        severity=Severity.URGENT,
        order=2,
        source=f"{NHSE}; Stanley & Brown 2012",
    ),
    Flag(
        key=FlagKey.SAFEGUARD,
        title="Somebody may need protection",
        rule=(
            "A risk entry says yes to harm from others, self-neglect or a child or "
            "adult who may need protection, and no entry of that day or later says that "
            "the safeguarding lead was called."
        ),
        cleared_by="A risk entry that says whom you reached",
        severity=Severity.URGENT,
        order=3,
        source="Working together to safeguard children 2023; Care Act 2014",
    ),
    Flag(
        key=FlagKey.DETERIORATION,
        title="Getting worse",
        rule=(
            "The latest PHQ-9 is {phq9_change} or more above the first, or GAD-7 is "
            "{gad7_change} or more above; or PHQ-9 rose by {phq9_rise} or more twice "
            "running."
        ),
        cleared_by="A review with a note, until the next score",
        severity=Severity.URGENT,
        order=4,
        source=NHS_RC,
    ),
    Flag(
        key=FlagKey.LOST_GAINS,
        title="Gains lost",
        rule=(
            "The latest PHQ-9 is {phq9_change} or more above the lowest so far, or "
            "GAD-7 is {gad7_change} or more above, and neither is so above the first."
        ),
        cleared_by="A review with a note, until the next score",
        severity=Severity.ATTENTION,
        order=5,
        source=NHS_RC,
    ),
    Flag(
        key=FlagKey.STEP_UP,
        title="Step-up rule met",
        rule=(
            "Maintenance: the latest score has reached what the contract names for "
            "meeting weekly again, or has risen by as much above the one in remission, "
            "and nothing was decided since."
        ),
        cleared_by="Extra sessions, a new contract, or a review with a note",
        severity=Severity.ATTENTION,
        order=6,
        source=f"Frank et al. 1990; {OWN}",
    ),
    Flag(
        key=FlagKey.DNA2,
        title="Missed sessions",
        rule=(
            "{missed_in_a_row} appointments missed in a row, or {missed_of_recent} of "
            "the last {recent_appointments}."
        ),
        cleared_by="Contact with the client, and a plan",
        severity=Severity.ATTENTION,
        order=7,
        source=OWN,
    ),
    Flag(
        key=FlagKey.GAP,
        title="No contact",
        rule=(
            "The last attended session was more than {gap_days} days ago. A course that "
            "meets less often than weekly is waited for as much longer."
        ),
        cleared_by="Contact with the client",
        severity=Severity.ATTENTION,
        order=8,
        source=OWN,
    ),
    Flag(
        key=FlagKey.NO_EARLY_RESPONSE,
        title="No early response",
        rule=(
            "PHQ-9 began at {phq9_case} or more and had not come down by {phq9_change} "
            "at score {early_look}; looked at once more at score {early_second_look}, "
            "and not after that."
        ),
        cleared_by="A review with a note, until the next score",
        severity=Severity.ATTENTION,
        order=9,
        source="Delgadillo 2014; own convention",
    ),
    Flag(
        key=FlagKey.NO_CHANGE_MID,
        title="No change",
        rule=(
            "Half-way or later, PHQ-9 has come down by less than {phq9_change} and is "
            "still {phq9_case} or more."
        ),
        cleared_by="The review half-way, or a supervisor’s note until the next score",
        severity=Severity.ATTENTION,
        order=10,
        source=f"{WMK}; {NHS_RC}",
    ),
    Flag(
        key=FlagKey.RISK_STALE,
        title="Safety not asked",
        rule="The last attended session has no risk entry.",
        cleared_by="A risk entry",
        severity=Severity.ATTENTION,
        order=11,
        source=NHSE,
    ),
    Flag(
        key=FlagKey.NOTE_LATE,
        title="Note late",
        rule="A session's note is not signed {note_hours} hours after the session.",
        cleared_by="Signing the note",
        severity=Severity.TIDY_UP,
        order=12,
        source=OWN,
    ),
    Flag(
        key=FlagKey.NO_FOCUS,
        title="Focus not agreed",
        rule="The first phase is over, and no focus or IPAF is agreed.",
        cleared_by="Agreeing a focus or an IPAF, or a reason",
        severity=Severity.URGENT,
        order=13,
        source=f"{WMK}; Lemma, Target & Fonagy 2011",
    ),
    Flag(
        key=FlagKey.NO_CONTRACT,
        title="No last date",
        rule="The first phase is over, and no number of sessions and last date is agreed.",
        cleared_by="Agreeing the plan",
        severity=Severity.ATTENTION,
        order=14,
        source=WMK,
    ),
    Flag(
        key=FlagKey.DRIFT,
        title="Focus not touched",
        rule="{drift_sessions} middle sessions in a row with no link to the focus.",
        cleared_by="A session that touches the focus, or a reason",
        severity=Severity.ATTENTION,
        order=15,
        source=WMK,
    ),
    Flag(
        key=FlagKey.MEASURE_GAP,
        title="Questionnaire missing",
        rule="{measures_missed} attended sessions in a row without a questionnaire.",
        cleared_by="A questionnaire, or a reason",
        severity=Severity.TIDY_UP,
        order=16,
        source="NHS Talking Therapies manual v6 (scores at every contact)",
    ),
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
        key=FlagKey.NO_ENDING,
        title="Ending not begun",
        rule=(
            "Two sessions or fewer are left (three in DIT), or the last one has passed, "
            "and nothing of the ending has been worked on."
        ),
        cleared_by="Working on the ending",
        severity=Severity.URGENT,
        order=18,
        source=f"{WMK}; Lemma, Target & Fonagy 2011",
    ),
    Flag(
        key=FlagKey.CONTRACT_OVER,
        title="Past the planned number",
        rule="More sessions were attended than planned, and no change of plan says why.",
        cleared_by="A new plan with its reason, or closing",
        severity=Severity.URGENT,
        order=19,
        source=WMK,
    ),
    Flag(
        key=FlagKey.ENDED_EARLY,
        title="Ended early",
        rule="Closed before the planned number, with no reason or no ending contact.",
        cleared_by="Writing down the reason",
        severity=Severity.ATTENTION,
        order=20,
        source=OWN,
    ),
    Flag(
        key=FlagKey.LETTER_DUE,
        title="Letter due",
        rule=(
            "Two sessions or fewer are left and no ending letter is shared; in DIT, "
            "session 12 has passed and no letter is begun."
        ),
        cleared_by="Beginning or sharing the letter",
        severity=Severity.TIDY_UP,
        order=21,
        source=f"Lemma, Target & Fonagy 2011; {OWN}",
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
        key=FlagKey.JOINT_WORK,
        title="Joint work should not go on",
        rule="A partner seen alone said something after which joint work should not go on.",
        cleared_by="Working individually, or a later meeting alone",
        severity=Severity.URGENT,
        order=23,
        source="Foley et al. 1989; Stith, McCollum & Rosen 2011",
    ),
    Flag(
        key=FlagKey.CLIENT_DIED,
        title="The client died",
        rule="The case was closed because the client died.",
        cleared_by="Looking at the case together in supervision",
        severity=Severity.URGENT,
        order=24,
        source=OWN,
    ),
    Flag(
        key=FlagKey.EARLY_RESPONSE,
        title="Early response",
        rule=(
            "PHQ-9 came down by {phq9_change} or more within the first {early_look} "
            "scores; said until score {early_second_look}."
        ),
        cleared_by="Later scores",
        severity=Severity.INFO,
        order=25,
        source="Delgadillo 2014; Beard & Delgadillo 2019",
    ),
    Flag(
        key=FlagKey.RISE_NEAR_END,
        title="A small rise near the end",
        rule=(
            "In the last four planned sessions PHQ-9 rose, by less than {phq9_change}. "
            "Rises near the end are common."
        ),
        cleared_by="The next score",
        severity=Severity.INFO,
        order=26,
        source="Lemma, Target & Fonagy 2011",
    ),
    Flag(
        key=FlagKey.WELL,
        title="Well for two scores running",
        rule=(
            "The last two PHQ-9 are below 5, or below {phq9_case}, and each is "
            "{phq9_change} or more under the first. Whether to end earlier is for the "
            "two of you."
        ),
        cleared_by="A higher score, or the ending",
        severity=Severity.INFO,
        order=27,
        source="Kroenke 2001; own convention",
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
        key=FlagKey.RISK_UNSEEN,
        title="Risk entry not acknowledged",
        rule=(
            "The practice asks a supervisor to acknowledge such a risk entry within "
            "{acknowledge_days} working days, and nobody has. Public holidays are not "
            "known here."
        ),
        cleared_by="A supervisor’s words under the entry",
        severity=Severity.URGENT,
        order=29,
        source=OWN,
    ),
    Flag(
        key=FlagKey.NO_FORMULATION_RESP,
        title="Formulation not told back",
        rule=(
            "A formulation or IPAF was written, and {formulation_sessions} attended "
            "sessions later the client’s answer to it is not there."
        ),
        cleared_by="Telling it back, with what the client said",
        severity=Severity.TIDY_UP,
        order=30,
        source=f"Markowitz & Swartz 2007; Lemma, Target & Fonagy 2011; {OWN}",
    ),
    Flag(
        key=FlagKey.ANNIV,
        title="A yearly day is near",
        rule=(
            "The yearly day of a death, a separation or a day that is kept is at most "
            "{anniversary_days} days away."
        ),
        cleared_by="The day itself, or letting it rest",
        severity=Severity.INFO,
        order=31,
        source=WMK,
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

_BY_KEY = by_key(FLAGS, lambda item: item.key)


def flag(key: str) -> Flag:
    """The flag with this key. Raises KeyError."""
    return _BY_KEY[key]
