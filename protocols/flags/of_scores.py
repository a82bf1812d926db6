"""What the questionnaires show, and whether they are there."""

from __future__ import annotations

from protocols.flags.shapes import NHS_RC, OWN, WMK, Flag, FlagKey, Severity

FLAGS: tuple[Flag, ...] = (
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
        key=FlagKey.NO_EARLY_RESPONSE,
        title="No early response",
        rule=(
            "PHQ-9 began at {phq9_case} or more and had not come down by {phq9_change} "
            "at score {early_look}; looked at once more at score {early_second_look}, "
            "and not after that."
        ),
        cleared_by="A review with a note, until it is looked at once more",
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
        key=FlagKey.MEASURE_GAP,
        title="Questionnaire missing",
        rule="{measures_missed} attended sessions in a row without a questionnaire.",
        cleared_by="A questionnaire, or a reason",
        severity=Severity.TIDY_UP,
        order=16,
        source="NHS Talking Therapies manual v6 (scores at every contact)",
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
            "In the last four planned sessions PHQ-9 rose, by less than {phq9_change}, "
            "and is neither worse than at the start nor are gains lost. Rises near the "
            "end are common."
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
)
