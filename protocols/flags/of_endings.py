"""The end of the plan, the letter, closing."""

from __future__ import annotations

from protocols.flags.shapes import OWN, WMK, Flag, FlagKey, Severity

FLAGS: tuple[Flag, ...] = (
    Flag(
        key=FlagKey.NO_ENDING,
        title="Ending not begun",
        rule=(
            "Two sessions or fewer are left (three in DIT, one in brief IPT and "
            "maintenance, none in counselling), or the last one has passed, and nothing "
            "of the ending has been worked on."
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
        rule=(
            "Closed before the planned number, with no reason or no ending contact. Not "
            "said where the client died."
        ),
        cleared_by="Letting it rest, with the reason or why there was no goodbye",
        severity=Severity.ATTENTION,
        order=20,
        source=OWN,
        is_once_closed=True,
    ),
    Flag(
        key=FlagKey.LETTER_DUE,
        title="Letter due",
        rule=(
            "Two sessions or fewer are left (one in brief IPT, none in counselling and "
            "maintenance) and no ending letter is shared; or no letter is begun at "
            "session 12 of 16 in DIT, or with one session left in maintenance."
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
        cleared_by="A supervisor’s review since then",
        severity=Severity.URGENT,
        order=24,
        source=OWN,
    ),
)
