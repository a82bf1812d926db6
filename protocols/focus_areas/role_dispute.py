"""Role dispute: two people want different things of their relationship."""

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

# What a dispute can be about; the client's own words stand beside it.
ISSUES: tuple[Entry, ...] = (
    Entry(key="ISSUE_TASKS", title="Who does what"),
    Entry(key="ISSUE_CLOSENESS", title="Closeness"),
    Entry(key="ISSUE_MONEY", title="Money"),
    Entry(key="ISSUE_CHILDREN", title="Children"),
    Entry(key="ISSUE_SEX", title="Sex"),
    Entry(key="ISSUE_FAMILY", title="The other’s family"),
    Entry(key="ISSUE_TIME", title="Time"),
    Entry(key="ISSUE_LOYALTY", title="Loyalty"),
    Entry(key="ISSUE_RESPECT", title="Respect"),
    Entry(key="ISSUE_ILLNESS", title="Illness"),
    Entry(key="ISSUE_OTHER", title="Something else"),
)

ROLE_DISPUTE = FocusArea(
    key=FocusKey.ROLE_DISPUTE,
    title="Role dispute",
    client_title="A dispute",
    short_title="Dispute",
    definition=(
        "The client and someone important want different things of their relationship, "
        "in open argument or in silence."
    ),
    stages=(
        Stage(
            key="renegotiation",
            title="Renegotiating",
            meaning="Both know the difference and still try. Calm it, name the issues.",
        ),
        Stage(
            key="impasse",
            title="At an impasse",
            meaning=(
                "Talking has stopped. Bringing it into the open can look worse at first: "
                "tell the client so."
            ),
        ),
        Stage(
            key="dissolution",
            title="Dissolving",
            meaning="It is over or to be ended. The work turns to mourning and moving on.",
        ),
        Stage(
            key="resolved",
            title="Resolved",
            meaning="Something has been agreed, accepted or ended.",
        ),
    ),
    goals=(
        Entry(key="DISPUTE_GOAL_NAME", title="Say what the dispute is about"),
        Entry(key="DISPUTE_GOAL_CHOOSE", title="Choose what to do about it"),
        Entry(
            key="DISPUTE_GOAL_CHANGE",
            title="Change how it is talked about, or what is expected",
        ),
    ),
    strategies=(
        Entry(key="DISPUTE_ISSUES", title="Name the issues and the stage"),
        Entry(key="DISPUTE_EXPECTATIONS", title="What each expects of the other"),
        Entry(key="DISPUTE_WISHES", title="Wishes, limits, alternatives"),
        Entry(key="DISPUTE_PARALLELS", title="The same with other people"),
        Entry(key="DISPUTE_UPHELD", title="What keeps it going"),
        Entry(key="DISPUTE_COMMUNICATION", title="Communication analysis"),
        Entry(key="DISPUTE_DECISION", title="Decision analysis"),
        Entry(key="DISPUTE_ROLE_PLAY", title="Role play"),
        Entry(key="DISPUTE_TRY", title="Try out, with a time chosen for it"),
    ),
    markers=(
        Entry(key="DISPUTE_NO_BLAME", title="States the issue without blame"),
        Entry(key="DISPUTE_SAID", title="Has said own expectation aloud"),
        Entry(key="DISPUTE_HELD", title="Has held one conversation differently"),
        Entry(key="DISPUTE_VIEW", title="Understands the other's view"),
        Entry(key="DISPUTE_MOVED", title="The stage has moved"),
        Entry(key="DISPUTE_DECIDED", title="Has decided"),
    ),
    lines=(
        line(
            "DISPUTE_STAGE",
            "Stage: renegotiating, at an impasse or dissolving",
            FocusKey.ROLE_DISPUTE,
        ),
        line("DISPUTE_EACH", "What each expects", FocusKey.ROLE_DISPUTE),
        line("DISPUTE_EXCHANGE", "Communication analysis", FocusKey.ROLE_DISPUTE),
        line("DISPUTE_CHOICES", "Choices", FocusKey.ROLE_DISPUTE),
    ),
    prompts=(
        "What are you each asking for?",
        "Has either of you said that aloud?",
        "Are you still trying, stuck, or finished?",
        "What happened, in order: who said what?",
    ),
    asks="With whom?",
    hint=(
        "Name the other person: a partner, relative, friend or colleague, now or from "
        "before. Ask alone about fear, control and violence before anyone else is "
        "brought in."
    ),
    pitfall="No outcome is the right one. Staying, leaving and accepting are the client's.",
    needs_person=True,
    source=f"{WMK}; {KL84}",
)
