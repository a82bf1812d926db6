"""What the crowd's focus areas need before they are agreed, and one dispute in full."""

from __future__ import annotations

from ipt_practice.demo.dispute_focus import AT_AN_IMPASSE
from ipt_practice.demo.focus_story import FocusStory

# Which of the crowd has the dispute in full.
IN_FULL = 5
AGREED = 3


def focus_work(index: int) -> FocusStory:
    """What is written about the focus of one of the crowd."""
    return AT_AN_IMPASSE if index == IN_FULL else FocusStory()


def stages(index: int, *, area: str) -> tuple[tuple[int, str, str], ...]:
    """A dispute is agreed with the stage that it is at; `area` is "" for DIT."""
    if area != "ROLE_DISPUTE":
        return ()
    agreed = (AGREED, "impasse", "Neither brings it up any more")
    moved = (8, "renegotiation", "A row first, then a call that both began")
    return (agreed, moved) if index == IN_FULL else (agreed,)
