"""Whether the work goes on as the two agreed."""

from __future__ import annotations

from protocols.flags.shapes import OWN, WMK, Flag, FlagKey, Severity

FLAGS: tuple[Flag, ...] = (
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
        cleared_by="A session that touches the focus, or letting it rest with a reason",
        severity=Severity.ATTENTION,
        order=15,
        source=WMK,
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
)
