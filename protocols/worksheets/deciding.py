"""Worksheets about choosing what to do."""

from __future__ import annotations

from protocols.focus_areas import FocusKey
from protocols.worksheets.common import EFFECTS, afterwards, next_step
from protocols.worksheets.shapes import (
    STUART,
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
    title="Decision analysis",
    client_title="What I can do about it",
    purpose="A decision that is hard to make: all ways side by side, leaving it as it is among "
    "them, what each does to both sides, and a first step of the one that is chosen.",
    client_intro="There is more than one way. We put them side by side; you choose.",
    techniques=("DECISION_ANALYSIS",),
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

PROBLEM_SOLVING = WorksheetKind(
    key="PROBLEM_SOLVING",
    title="Problem solving",
    client_title="One step at a time",
    purpose="A practical problem, cut into pieces: ways to meet one of them, what speaks for "
    "and against each, one step to try, and what happened.",
    client_intro="A large problem gets easier in pieces. We take one, collect what could be "
    "done, and try one step.",
    techniques=("PROBLEM_SOLVING",),
    areas=(FocusKey.ROLE_TRANSITION, FocusKey.DEFICITS),
    source=STUART,
    person="Whom it concerns",
    reminder="The client says how they would solve it before you do. A step that did not "
    "work is a finding; go back to the options with it.",
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
                    key="goal",
                    label="What would be good enough",
                    client_label="What would be good enough for me",
                    kind=Kind.LONG,
                    hint="How the client would notice that it is solved.",
                ),
            ),
        ),
        Section(
            key="PIECES",
            title="Pieces of it",
            client_title="Pieces of it",
            parts=(
                Rows(
                    key="steps",
                    title="Cut into pieces",
                    client_title="Cut into pieces",
                    one="piece",
                    hint="Leave them out where the problem is small already.",
                    starts_with=2,
                    on_blank=3,
                    most=8,
                    fields=(
                        Field(
                            key="piece",
                            label="What it is",
                            client_label="What it is",
                            need="say what this piece is",
                        ),
                    ),
                ),
                Field(
                    key="first_piece",
                    label="Which piece first",
                    client_label="The piece I begin with",
                    kind=Kind.ROW,
                    of="steps",
                    mark="First",
                    hint="The one that can be changed soonest, not the largest.",
                ),
            ),
        ),
        Section(
            key="OPTIONS",
            title="What could be done",
            client_title="What I could do",
            parts=(
                Rows(
                    key="options",
                    title="Options side by side",
                    client_title="Side by side",
                    one="option",
                    hint="Collect first, weigh afterwards.",
                    look=Look.SIDE_BY_SIDE,
                    least=2,
                    most=8,
                    starts_with=2,
                    on_blank=3,
                    need="Write at least two options",
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
                    ),
                ),
            ),
        ),
        Section(
            key="STEP",
            title="The step",
            client_title="What I will do",
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
                    label="The step to try",
                    client_label="The step I will try",
                    hint="Who, what, where.",
                ),
                Field(
                    key="obstacle",
                    label="What could get in the way, and what then",
                    client_label="What could get in the way, and what I do then",
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

DECIDING = (DECISION_ANALYSIS, PROBLEM_SOLVING)
