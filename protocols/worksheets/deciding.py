"""Worksheets about choosing what to do."""

from __future__ import annotations

from protocols.focus_areas import FocusKey
from protocols.worksheets.common import EFFECTS, afterwards, next_step
from protocols.worksheets.shapes import (
    WMK,
    Field,
    Kind,
    Look,
    Rows,
    Section,
    WorksheetKind,
)

DECISION_ANALYSIS = WorksheetKind(
    key="DECISION_ANALYSIS",
    title="Decision analysis and problem solving",
    client_title="What I can do about it",
    purpose="One problem in one sentence, all ways to meet it side by side, leaving it as it "
    "is among them, and a first step of the one that is chosen.",
    client_intro="There is more than one way. We put them side by side; you choose.",
    techniques=("DECISION_ANALYSIS", "PROBLEM_SOLVING"),
    areas=(FocusKey.ROLE_DISPUTE, FocusKey.ROLE_TRANSITION),
    source=WMK,
    person="Whom it concerns",
    reminder="The client gathers options first, without weighing them. “Leave it as it is” "
    "is an option.",
    try_out=("try_out",),
    try_by="try_by",
    sections=(
        Section(
            key="PROBLEM",
            title="The problem",
            client_title="What it is about",
            parts=(
                Field(
                    key="problem",
                    label="The problem in one sentence",
                    client_label="The problem in one sentence",
                    kind=Kind.LONG,
                    need="Say the problem in one sentence",
                ),
                Field(
                    key="wanted",
                    label="What the client wants",
                    client_label="What I want",
                    kind=Kind.LONG,
                ),
                Rows(
                    key="steps",
                    title="Smaller pieces, if it is a large one",
                    client_title="Smaller pieces of it",
                    one="piece",
                    starts_with=0,
                    on_blank=0,
                    most=8,
                    fields=(
                        Field(
                            key="piece",
                            label="Piece",
                            client_label="Piece",
                            need="say what this piece is",
                        ),
                    ),
                ),
            ),
        ),
        Section(
            key="OPTIONS",
            title="Options",
            client_title="What I could do",
            parts=(
                Rows(
                    key="options",
                    title="Options side by side",
                    client_title="Side by side",
                    one="option",
                    hint="Leaving it as it is counts as one.",
                    look=Look.SIDE_BY_SIDE,
                    least=2,
                    most=8,
                    starts_with=2,
                    on_blank=3,
                    need="Write at least two options; leaving it as it is can be one",
                    fields=(
                        Field(
                            key="option",
                            label="Option",
                            client_label="Option",
                            need="say what the option is",
                        ),
                        Field(
                            key="pros",
                            label="Speaks for it",
                            client_label="Speaks for it",
                            kind=Kind.LONG,
                        ),
                        Field(
                            key="cons",
                            label="Speaks against it",
                            client_label="Speaks against it",
                            kind=Kind.LONG,
                        ),
                        Field(
                            key="on_me",
                            label="For the client",
                            client_label="For me",
                            kind=Kind.EFFECT,
                            choices=EFFECTS,
                        ),
                        Field(
                            key="on_other",
                            label="For the other",
                            client_label="For the other",
                            kind=Kind.EFFECT,
                            choices=EFFECTS,
                        ),
                        Field(
                            key="doable",
                            label="How doable",
                            client_label="How doable",
                            kind=Kind.RATING_0_10,
                            low="not at all",
                            high="easily",
                        ),
                        Field(
                            key="feeling",
                            label="Feeling about it",
                            client_label="How it feels",
                        ),
                    ),
                ),
            ),
        ),
        Section(
            key="CHOICE",
            title="The choice",
            client_title="What I chose",
            parts=(
                Field(
                    key="chosen",
                    label="Chosen",
                    client_label="I chose",
                    kind=Kind.ROW,
                    of="options",
                    mark="Chosen",
                    hint="Not yet is an answer, too.",
                ),
                *next_step(
                    label="First step",
                    client_label="My first step",
                    hint="Who, what, where.",
                ),
                Field(
                    key="obstacle",
                    label="What could get in the way",
                    client_label="What could get in the way",
                ),
                Field(
                    key="support",
                    label="Who or what helps",
                    client_label="Who or what helps me",
                ),
            ),
        ),
        afterwards(),
    ),
)

DECIDING = (DECISION_ANALYSIS,)
