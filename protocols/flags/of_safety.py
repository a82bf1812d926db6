"""What was asked about safety, and what was answered."""

from __future__ import annotations

from protocols.flags.shapes import NHSE, OWN, Flag, FlagKey, Severity

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
            "last {safety_plan_days} days. Of a couple each has their own."
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
        key=FlagKey.RISK_STALE,
        title="Safety not asked",
        rule="The last attended session has no risk entry.",
        cleared_by="A risk entry",
        severity=Severity.ATTENTION,
        order=11,
        source=NHSE,
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
)
