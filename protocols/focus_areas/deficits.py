"""Interpersonal deficits: few relationships, and no event that fits."""

from __future__ import annotations

from protocols.focus_areas.shapes import (
    KL84,
    WMK,
    Entry,
    FocusArea,
    FocusKey,
    Ladder,
    Stage,
    line,
)

# What makes closeness hard, as the client sees it. None of them is a diagnosis.
SENSITIVITIES: tuple[Entry, ...] = (
    Entry(key="SENSITIVE_REJECTION", title="Fears being turned away"),
    Entry(key="SENSITIVE_SHAME", title="Feels ashamed"),
    Entry(key="SENSITIVE_WATCHED", title="Feels watched among people"),
    Entry(key="SENSITIVE_TRUST", title="Finds it hard to trust"),
    Entry(key="SENSITIVE_GIVES", title="Gives more than comes back"),
    Entry(key="SENSITIVE_SIGNALS", title="Finds others hard to read"),
    Entry(key="SENSITIVE_ARGUES", title="Gets into arguments"),
    Entry(key="SENSITIVE_WITHDRAWS", title="Pulls back"),
    Entry(key="SENSITIVE_NEURODIVERGENT", title="Autistic or ADHD, in their own words"),
    Entry(key="SENSITIVE_SENSES", title="Noise, crowds or another language"),
    Entry(
        key="SENSITIVE_LIFE", title="Far from people, illness, caring, too little money"
    ),
)

DEFICITS = FocusArea(
    key=FocusKey.DEFICITS,
    title="Interpersonal deficits",
    client_title="Connecting with people",
    short_title="Connecting",
    definition=(
        "Few, short or unsatisfying relationships over a long time, and no recent event "
        "that fits another area. Chosen last, when nothing else fits."
    ),
    stages=(
        Stage(
            key="mapping",
            title="Mapping",
            meaning="Past and present relationships and what they have in common.",
        ),
        Stage(
            key="practising",
            title="Practising",
            meaning="Small contacts are rehearsed and tried.",
        ),
        Stage(
            key="building",
            title="Building",
            meaning="One or two contacts come back and grow.",
        ),
        Stage(
            key="keeping",
            title="Keeping",
            meaning="A contact has lived through a difficulty.",
        ),
    ),
    goals=(
        Entry(key="DEFICITS_GOAL_LESS_ALONE", title="Be less alone"),
        Entry(key="DEFICITS_GOAL_KEEP", title="Start relationships and keep them"),
    ),
    strategies=(
        Entry(key="DEFICITS_PAST", title="Past relationships, good and bad"),
        Entry(key="DEFICITS_PATTERNS", title="What repeats"),
        Entry(key="DEFICITS_ROOM", title="What happens between us, as an example"),
        Entry(key="DEFICITS_ROLE_PLAY", title="Role play"),
        Entry(key="DEFICITS_STEPS", title="Contacts in small steps"),
        Entry(key="DEFICITS_SKILLS", title="Starting, keeping, opening up, repairing"),
    ),
    markers=(
        Entry(key="DEFICITS_CONTACTS", title="More contacts in a week"),
        Entry(key="DEFICITS_STARTED", title="Has started conversations"),
        Entry(key="DEFICITS_OPENED", title="Has said something personal"),
        Entry(key="DEFICITS_REPAIRED", title="Has repaired something"),
        Entry(key="DEFICITS_LESS_LONELY", title="Is less lonely"),
    ),
    lines=(
        line(
            "DEFICITS_RELATIONSHIPS",
            "Past relationships and patterns",
            FocusKey.DEFICITS,
        ),
        line("DEFICITS_HERE", "The relationship in the room", FocusKey.DEFICITS),
        line("DEFICITS_SMALL", "Small new contacts", FocusKey.DEFICITS),
    ),
    prompts=(
        "When has someone felt easy to be with?",
        "What goes through you just before you would ring?",
    ),
    asks="Why none of the other three?",
    hint="Choose this only when no death, change or dispute fits, and say why.",
    pitfall="The word deficit is for colleagues. With the client say connecting with people.",
    needs_person=False,
    source=f"{WMK}; {KL84}; Stuart & Robertson 2012",
    ladder=Ladder(
        title="Situations to practise",
        client_title="Small steps towards people",
        client_hint=(
            "From easy to hard. Begin low, try one more than once, and note what "
            "happened. A step that was too high can be cut in two."
        ),
        step="A nod, a question, a place to go to",
        hint="Three to eight are usual. Begin low, and rehearse before trying.",
    ),
)
