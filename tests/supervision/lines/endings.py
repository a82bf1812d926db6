"""The end of the plan."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests import make
from tests.make_facts import facts
from tests.supervision.lines.shapes import Line

BEGUN: dict[str, Any] = {"has_letter": True, "has_shared_letter": True}
COMPLETED = ("COMPLETED", "Back at work.")


def attended(number, protocol="IPT_ADULT", planned=16, came="", **known):
    return facts("+" * number + came, protocol=protocol, planned=planned, **known)


def left_words(number, planned):
    left = planned - number
    if left <= 0:
        return "The last planned session has passed"
    return "1 session left" if left == 1 else f"{left} sessions left"


def ending(from_session, protocol, planned, name):
    """The ending has begun by the end of this session."""
    there = attended(from_session, protocol, planned)
    return Line(
        flag="NO_ENDING",
        name=name,
        below=attended(from_session - 1, protocol, planned),
        at=there,
        cleared=replace(there, has_noted_ending=True),
        says=f"{left_words(from_session, planned)}, and the ending has not begun",
    )


def letter(from_session, protocol, planned, name):
    """A letter has been begun by the end of this session."""
    there = attended(from_session, protocol, planned)
    return Line(
        flag="LETTER_DUE",
        name=name,
        below=attended(from_session - 1, protocol, planned),
        at=there,
        cleared=replace(there, **BEGUN),
        says=f"{left_words(from_session, planned)}, and no letter begun",
    )


def shared(from_session, protocol, planned, name):
    """A letter that was begun is shared by the end of this session."""
    there = attended(from_session, protocol, planned, has_letter=True)
    return Line(
        flag="LETTER_DUE",
        name=name,
        below=attended(from_session - 1, protocol, planned, has_letter=True),
        at=there,
        cleared=replace(there, **BEGUN),
        says=f"{left_words(from_session, planned)}, and the letter is not shared",
    )


def closed(number, reason="AGREED_EARLY", outcome="Moved north.", **known):
    return attended(number, ending=(reason, outcome), **known)


LINES = (
    ending(14, "IPT_ADULT", 16, "two left of 16"),
    ending(10, "IPT_ADULT", 12, "two left of 12"),
    ending(10, "IPT_ADOLESCENT", 12, "two left with adolescents"),
    ending(7, "IPT_BRIEF", 8, "one left of brief IPT"),
    ending(6, "IPT_COUNSELLING", 6, "the last one of IPC has passed"),
    ending(11, "IPT_MAINTENANCE", 12, "one left of maintenance"),
    ending(18, "IPT_GROUP", 20, "two left of a group"),
    ending(13, "DIT_16_SEED", 16, "three left of DIT"),
    ending(13, "DIT_16_MANUAL", 16, "three left of DIT by the manual's phases"),
    Line(
        flag="NO_ENDING",
        name="a missed one uses one up where the practice says so",
        below=attended(13, came="-"),
        at=attended(13, came="-", missed_counts=True),
        cleared=attended(13, came="-", missed_counts=True, has_letter=True),
        says="2 sessions left, and the ending has not begun",
    ),
    Line(
        flag="NO_ENDING",
        name="work on it in a session",
        below=attended(14, each={14: {"has_ending_work": True}}),
        at=attended(14, came="-", each={15: {"has_ending_work": True}}),
        cleared=attended(14, each={3: {"has_ending_work": True}}),
        says="2 sessions left, and the ending has not begun",
    ),
    Line(
        flag="NO_ENDING",
        name="without a plan nothing is left to count",
        below=attended(14, has_contract=False),
        at=attended(16),
        cleared=attended(16, has_letter=True),
        says="The last planned session has passed, and the ending has not begun",
    ),
    Line(
        flag="CONTRACT_OVER",
        name="one more than planned",
        below=attended(12, planned=12),
        at=attended(13, planned=12),
        cleared=attended(13, planned=16),
        says="13 sessions attended, 12 planned",
    ),
    Line(
        flag="CONTRACT_OVER",
        name="missed ones are not attended",
        below=attended(12, planned=12, came="-", missed_counts=True),
        at=attended(13, planned=12, came="-"),
        cleared=attended(13, planned=12, has_contract=False),
        says="13 sessions attended, 12 planned",
    ),
    letter(12, "DIT_16_SEED", 16, "begun by 12 in DIT"),
    letter(12, "DIT_16_MANUAL", 16, "begun by 12 in DIT by the manual's phases"),
    letter(14, "IPT_ADULT", 16, "begun with two left of 16"),
    letter(10, "IPT_ADULT", 12, "begun with two left of 12"),
    letter(7, "IPT_BRIEF", 8, "begun with one left of brief IPT"),
    letter(6, "IPT_COUNSELLING", 6, "begun when the last one of IPC has passed"),
    letter(11, "IPT_MAINTENANCE", 12, "begun with one left of maintenance"),
    shared(14, "DIT_16_SEED", 16, "shared with two left in DIT"),
    shared(14, "IPT_ADULT", 16, "shared with two left of 16"),
    shared(7, "IPT_BRIEF", 8, "shared with one left of brief IPT"),
    shared(6, "IPT_COUNSELLING", 6, "shared when the last one of IPC has passed"),
    shared(12, "IPT_MAINTENANCE", 12, "shared when the last maintenance has passed"),
    Line(
        flag="LETTER_DUE",
        name="without a plan nothing is left to count",
        below=attended(16, has_contract=False),
        at=attended(16),
        cleared=attended(16, **BEGUN),
        says="The last planned session has passed, and no letter begun",
    ),
    Line(
        flag="ENDED_EARLY",
        name="one short, without a goodbye",
        below=closed(16),
        at=closed(15),
        cleared=closed(15, has_noted_ending=True),
        says="Closed after 15 of 16 sessions, no ending contact",
    ),
    Line(
        flag="ENDED_EARLY",
        name="without a reason",
        below=closed(15, reason="DIED", outcome=""),
        at=closed(4, outcome="", has_letter=True),
        cleared=closed(4, has_letter=True),
        says="Closed after 4 of 16 sessions, no reason written down",
    ),
    Line(
        flag="ENDED_EARLY",
        name="before there was a plan nothing ends early",
        below=closed(2, has_contract=False),
        at=closed(2),
        cleared=closed(2, has_letter=True),
        says="Closed after 2 of 16 sessions, no ending contact",
    ),
    Line(
        flag="CLIENT_DIED",
        name="until it was reviewed knowing of it; a review of that day is not enough",
        below=closed(16, *COMPLETED),
        at=closed(16, "DIED", "", reviewed_at=make.NOW),
        cleared=closed(16, "DIED", "", is_death_reviewed=True),
        says="Closed 23-Nov-2026: the client died",
    ),
    Line(
        flag="CLIENT_DIED",
        name="nobody has looked yet",
        below=closed(3, "STOPPED_COMING", "", reviewed_at=None),
        at=closed(3, "DIED", "", reviewed_at=None),
        cleared=closed(3, "DIED", "", is_death_reviewed=True),
        says="Closed 23-Nov-2026: the client died",
    ),
)
