"""The end of the plan, the letter, closing."""

from __future__ import annotations

from protocols.flags.shapes import OWN, WMK, Flag, FlagKey, Severity

FLAGS: tuple[Flag, ...] = (
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
        key=FlagKey.CLIENT_DIED,
        title="The client died",
        rule="The case was closed because the client died.",
        cleared_by="Looking at the case together in supervision",
        severity=Severity.URGENT,
        order=24,
        source=OWN,
    ),
)
