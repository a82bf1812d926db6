"""Role transition: a role gained, lost or never reached."""

from __future__ import annotations

from protocols.focus_areas.shapes import (
    KL84,
    WMK,
    Entry,
    FocusArea,
    FocusKey,
    Stage,
    line,
)

ROLE_TRANSITION = FocusArea(
    key=FocusKey.ROLE_TRANSITION,
    title="Role transition",
    client_title="A change of role",
    short_title="Transition",
    definition=(
        "A change in who one is for others, or in one's place: a role gained, lost or "
        "never reached. Job, illness, move, parenthood, retirement, separation."
    ),
    stages=(
        Stage(
            key="letting_go",
            title="Letting go of the old",
            meaning="The old role is still where the client lives.",
        ),
        Stage(
            key="feeling",
            title="Feeling the loss",
            meaning="What is gone can be missed, and some of it not missed.",
        ),
        Stage(
            key="balanced",
            title="Seeing the new in balance",
            meaning="Old and new have both good and hard sides.",
        ),
        Stage(
            key="mastering",
            title="Mastering the new",
            meaning="Skills and people for the new role are being tried.",
        ),
    ),
    goals=(
        Entry(key="TRANSITION_GOAL_MOURN", title="Mourn the old role and let it go"),
        Entry(key="TRANSITION_GOAL_SEE", title="See what the new role can hold"),
        Entry(
            key="TRANSITION_GOAL_MASTER",
            title="Regain confidence by managing what the new role asks",
        ),
    ),
    strategies=(
        Entry(key="TRANSITION_LINK", title="Link the trouble to the change"),
        Entry(key="TRANSITION_REVIEW", title="Good and hard sides of old and new"),
        Entry(key="TRANSITION_LOSS", title="Feelings about what was lost"),
        Entry(key="TRANSITION_CHANGE", title="Feelings about change itself"),
        Entry(key="TRANSITION_SKILLS", title="Skills that the new role needs"),
        Entry(key="TRANSITION_SUPPORT", title="People lost, kept and to be found"),
        Entry(key="TRANSITION_REHEARSE", title="Rehearse and try out"),
    ),
    markers=(
        Entry(key="TRANSITION_BOTH", title="Names good and hard sides of both roles"),
        Entry(key="TRANSITION_ACT", title="Has managed something in the new role"),
        Entry(key="TRANSITION_CONTACT", title="Has made a new contact"),
        Entry(key="TRANSITION_MOOD", title="Notices the link with mood"),
    ),
    lines=(
        line(
            "TRANSITION_OLD", "Old role: good and bad sides", FocusKey.ROLE_TRANSITION
        ),
        line("TRANSITION_LOSING", "Feelings about losing it", FocusKey.ROLE_TRANSITION),
        line(
            "TRANSITION_NEW",
            "New role: skills and supports it needs",
            FocusKey.ROLE_TRANSITION,
        ),
    ),
    prompts=(
        "What did you lose when that changed? Is there anything you do not miss?",
        "What does the new part ask of you? What could be good in it?",
    ),
    asks="From what, to what?",
    hint="Name the old and the new role. A change with no old role is often isolation.",
    pitfall="Review facts of both roles. Do not argue with thoughts.",
    needs_person=False,
    source=f"{WMK}; {KL84}",
)
