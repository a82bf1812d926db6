"""What several worksheets ask in the same words."""

from __future__ import annotations

from protocols.worksheets.shapes import Choices, Field, Kind, Section

EFFECTS: Choices = (
    ("-2", "-2 much worse"),
    ("-1", "-1 a little worse"),
    ("0", "0 no change"),
    ("1", "+1 a little better"),
    ("2", "+2 much better"),
)
TRIED: Choices = (
    ("YES", "Tried"),
    ("PARTLY", "Tried in part"),
    ("NOT_YET", "Not tried yet"),
    ("DECIDED_NOT", "Decided not to"),
)


def mood(key: str, label: str, client_label: str) -> Field:
    """Mood on one short scale."""
    return Field(
        key=key,
        label=label,
        client_label=client_label,
        kind=Kind.RATING_0_10,
        low="as low as can be",
        high="really well",
    )


def confidence(key: str, label: str, client_label: str) -> Field:
    return Field(
        key=key,
        label=label,
        client_label=client_label,
        kind=Kind.RATING_0_10,
        low="not sure at all",
        high="quite sure",
    )


def next_step(
    label: str = "What the client will try",
    client_label: str = "What I will try",
    hint: str = "",
) -> tuple[Field, Field]:
    """A small step and its day. Offered as the task of the next session's log."""
    return (
        Field(
            key="try_out",
            label=label,
            client_label=client_label,
            hint=hint or "Small enough to be likely. It is offered as the next task.",
        ),
        Field(key="try_by", label="By", client_label="By when", kind=Kind.DATE),
    )


def afterwards() -> Section:
    """Written when it was tried. Not trying is information too."""
    return Section(
        key="AFTERWARDS",
        title="What came of it",
        client_title="How it went",
        help="Write this later. Not tried is worth a sentence, too: what stood in the way?",
        is_afterwards=True,
        parts=(
            Field(key="tried", label="Tried?", kind=Kind.CHOICE, choices=TRIED),
            Field(
                key="happened",
                label="What happened",
                client_label="What happened",
                kind=Kind.LONG,
            ),
            Field(
                key="learned",
                label="What was learned",
                client_label="What I learned",
                kind=Kind.LONG,
            ),
        ),
    )
