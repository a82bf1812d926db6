"""Worksheets about feelings, and what they do between people."""

from __future__ import annotations

from protocols.base import PhaseKey
from protocols.worksheets.common import afterwards, mood, next_step
from protocols.worksheets.shapes import (
    MUFSON,
    WMK,
    Choices,
    Field,
    Kind,
    Section,
    WorksheetKind,
)

FEELINGS: Choices = (
    ("SAD", "Sad"),
    ("ANGRY", "Angry"),
    ("HURT", "Hurt"),
    ("SCARED", "Scared"),
    ("ASHAMED", "Ashamed"),
    ("GUILTY", "Guilty"),
    ("LONELY", "Lonely"),
    ("RELIEVED", "Relieved"),
    ("JEALOUS", "Jealous"),
    ("TENDER", "Tender"),
    ("NUMB", "Numb"),
)
SAID: Choices = (("YES", "Yes"), ("PARTLY", "In part"), ("NO", "No"))
# The stations of the circle, in the order in which it goes round.
STATIONS: Choices = (
    ("feeling", "What I feel"),
    ("behaviour", "What I do then"),
    ("effect", "What it does between us"),
    ("again", "What I feel then"),
)

FEELINGS_AND_NEED = WorksheetKind(
    key="FEELINGS_AND_NEED",
    title="Feelings and need",
    client_title="What I felt, what I needed",
    purpose="One moment: what happened, the feeling in it, the need under it, and whether it "
    "was said.",
    client_intro="A feeling tells you what you need. This page follows one from beginning to "
    "end.",
    techniques=("AFFECT",),
    phases=(PhaseKey.BEGINNING, PhaseKey.MIDDLE),
    source=WMK,
    person="With whom",
    reminder="Name the feeling before the need. Two feelings at once are the rule.",
    try_out=("try_out",),
    try_by="try_by",
    sections=(
        Section(
            key="MOMENT",
            title="The moment",
            client_title="The moment",
            parts=(
                Field(
                    key="event",
                    label="What happened",
                    client_label="What happened",
                    kind=Kind.LONG,
                    need="Say what happened",
                ),
                Field(
                    key="body",
                    label="Where it was felt in the body",
                    client_label="Where I felt it in my body",
                ),
                Field(
                    key="feelings",
                    label="Feelings",
                    client_label="What I felt",
                    kind=Kind.PICKS,
                    choices=FEELINGS,
                    need="Tick at least one feeling",
                ),
                Field(
                    key="strength",
                    label="How strong",
                    client_label="How strong",
                    kind=Kind.RATING_0_10,
                    low="hardly there",
                    high="as strong as can be",
                ),
            ),
        ),
        Section(
            key="NEED",
            title="The need",
            client_title="What I needed",
            parts=(
                Field(
                    key="need",
                    label="What the client needed",
                    client_label="What I needed",
                    kind=Kind.LONG,
                    need="Say what the client needed",
                ),
                Field(
                    key="said",
                    label="Was it said?",
                    client_label="Did I say it?",
                    kind=Kind.CHOICE,
                    choices=SAID,
                ),
                Field(
                    key="did",
                    label="What the client did",
                    client_label="What I did",
                    kind=Kind.LONG,
                ),
                mood("mood_after", "Mood after", "My mood after"),
            ),
        ),
        Section(
            key="NEXT",
            title="Another time",
            client_title="Another time",
            parts=next_step(),
        ),
        afterwards(),
    ),
)

DEPRESSION_CIRCLE = WorksheetKind(
    key="DEPRESSION_CIRCLE",
    address="circle",
    title="Depression circle",
    client_title="How it goes round",
    purpose="How something that happened, the feeling, what is done about it and what that "
    "does to the relationship keep each other going; and where to step out.",
    client_intro="Mood and what happens between people keep each other going. It can be "
    "stopped at any place of the circle.",
    techniques=("LINKING", "PSYCHOEDUCATION"),
    phases=(PhaseKey.BEGINNING, PhaseKey.MIDDLE),
    source=MUFSON,
    person="With whom",
    reminder="Draw it with the client, from one moment of this week.",
    try_out=("try_out",),
    try_by="try_by",
    has_loop=True,
    sections=(
        Section(
            key="ROUND",
            title="How it goes round",
            client_title="How it goes round",
            parts=(
                Field(
                    key="event",
                    label="What happened",
                    client_label="What happened",
                    need="Say what happened",
                ),
                Field(
                    key="feeling",
                    label="What the client felt",
                    client_label="What I felt",
                    need="Say what the client felt",
                ),
                Field(
                    key="behaviour",
                    label="What the client did",
                    client_label="What I did",
                    need="Say what the client did then",
                ),
                Field(
                    key="effect",
                    label="What that did to the relationship",
                    client_label="What that did between us",
                    need="Say what that did to the relationship",
                ),
                Field(
                    key="again",
                    label="What the client felt then",
                    client_label="What I felt then",
                    need="Say what the client felt then",
                ),
            ),
        ),
        Section(
            key="NEXT",
            title="Stepping out",
            client_title="Stepping out",
            parts=(
                Field(
                    key="step_out",
                    label="Where to step out",
                    client_label="Where I can step out",
                    kind=Kind.CHOICE,
                    choices=STATIONS,
                ),
                *next_step(),
            ),
        ),
        afterwards(),
    ),
)

FEELING = (FEELINGS_AND_NEED, DEPRESSION_CIRCLE)
