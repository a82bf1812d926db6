"""Worksheets for grief. The story of the death itself stands with the focus."""

from __future__ import annotations

from protocols.base import PhaseKey
from protocols.focus_areas import FocusKey
from protocols.worksheets.common import afterwards, next_step
from protocols.worksheets.shapes import (
    STUART,
    WMK,
    Choices,
    Field,
    KeptWithFocus,
    Kind,
    Section,
    WorksheetKind,
)

KEPT: Choices = (
    ("PRIVATE", "Kept private"),
    ("READ_HERE", "Read aloud here"),
    ("READ_WITH", "Read with someone close"),
)

UNSAID_LETTER = WorksheetKind(
    key="UNSAID_LETTER",
    title="Letter of what was never said",
    client_title="What I never told you",
    purpose="Words to someone who has died or is gone: the good, the hard, and what stayed "
    "unsaid. The client decides who reads it.",
    client_intro="Nobody has to read this. Write to the one you miss: what was good, what "
    "was hard, what stayed unsaid.",
    techniques=("GRIEF_WORK", "AFFECT"),
    areas=(FocusKey.GRIEF,),
    source=WMK,
    person="To whom",
    person_need="Choose to whom the letter is",
    reminder="Not everybody wants to write. A letter that stays private needs no word here "
    "but that it was written.",
    sections=(
        Section(
            key="LETTER",
            title="The letter",
            client_title="",
            parts=(
                Field(
                    key="missed",
                    label="What the client misses",
                    client_label="What I miss",
                    kind=Kind.LONG,
                ),
                Field(
                    key="hard",
                    label="What was hard",
                    client_label="What was hard with you",
                    kind=Kind.LONG,
                ),
                Field(
                    key="unsaid",
                    label="What was never said",
                    client_label="What I never told you",
                    kind=Kind.LONG,
                ),
                Field(
                    key="now",
                    label="How it is now",
                    client_label="How it is for me now",
                    kind=Kind.LONG,
                ),
            ),
        ),
        Section(
            key="READ",
            title="What became of it",
            client_title="",
            parts=(
                Field(
                    key="kept",
                    label="The client’s wish",
                    kind=Kind.CHOICE,
                    choices=KEPT,
                    need="Say whether it was read, or is kept private",
                ),
                Field(
                    key="came_up",
                    label="What writing or reading it brought up",
                    kind=Kind.LONG,
                ),
            ),
        ),
    ),
)

ANNIVERSARY_PLAN = WorksheetKind(
    key="ANNIVERSARY_PLAN",
    title="Plan for an anniversary",
    client_title="My plan for the day",
    purpose="A day that will hurt is planned beforehand: what to expect, what is wanted, with "
    "whom, and what helps if it gets hard.",
    client_intro="That this day hurts is no step back. A plan keeps you from being alone "
    "with it.",
    techniques=("GRIEF_WORK", "SUPPORT_BUILDING"),
    areas=(FocusKey.GRIEF,),
    phases=(PhaseKey.MIDDLE, PhaseKey.ENDING),
    source=STUART,
    person="In memory of",
    reminder="Say beforehand that the score may rise that week. Look at the safety plan "
    "together.",
    try_out=("try_out",),
    try_by="try_by",
    sections=(
        Section(
            key="DAY",
            title="The day",
            client_title="The day",
            parts=(
                Field(
                    key="day",
                    label="Which day",
                    client_label="The day",
                    kind=Kind.DATE,
                    need="Enter the day",
                ),
                Field(
                    key="what",
                    label="What day it is",
                    client_label="What day it is",
                ),
                Field(
                    key="expect",
                    label="What the client expects",
                    client_label="How I think it will be",
                    kind=Kind.LONG,
                    need="Say what the client expects of the day",
                ),
                Field(
                    key="like",
                    label="What the client would like",
                    client_label="What I would like",
                    kind=Kind.LONG,
                    need="Say what the client would like the day to be",
                ),
                Field(
                    key="with_whom",
                    label="With whom",
                    client_label="With whom",
                ),
            ),
        ),
        Section(
            key="HARD",
            title="If it gets hard",
            client_title="If it gets hard",
            parts=(
                Field(
                    key="if_hard",
                    label="What helps then",
                    client_label="What I do then",
                    kind=Kind.LONG,
                ),
                Field(
                    key="call",
                    label="Whom to call",
                    client_label="Whom I call",
                    need="Say whom the client can call",
                ),
            ),
        ),
        Section(
            key="NEXT",
            title="Before the day",
            client_title="Before the day",
            parts=next_step(),
        ),
        afterwards(),
    ),
)

MOURNING = (UNSAID_LETTER, ANNIVERSARY_PLAN)

GRIEF_STORY = KeptWithFocus(
    key="GRIEF_STORY",
    title="Story of the loss",
    client_title="The story of how it was",
    purpose="The relationship as it was, and the death in its order. Written with the focus; "
    "printed from there.",
    area=FocusKey.GRIEF,
    technique="GRIEF_WORK",
    source=WMK,
)
TWO_COLUMNS = KeptWithFocus(
    key="TWO_COLUMNS",
    title="Two columns, before and now",
    client_title="Before and now",
    purpose="The old role and the new one, with the good and the hard of each. Written with "
    "the focus; printed from there.",
    area=FocusKey.ROLE_TRANSITION,
    technique="TWO_COLUMNS",
    source=WMK,
)

KEPT_WITH_FOCUS = (GRIEF_STORY, TWO_COLUMNS)
