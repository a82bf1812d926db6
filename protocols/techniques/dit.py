"""The techniques of DIT."""

from __future__ import annotations

from protocols.base import Therapy
from protocols.techniques.shapes import Group, Technique

DIT_SOURCE = "Lemma, Target & Fonagy 2011"


def _dit(key: str, code: str, title: str, meaning: str, group: Group) -> Technique:
    return Technique(
        key=f"DIT_{key}",
        code=code,
        title=title,
        meaning=meaning,
        group=group,
        therapy=Therapy.DIT,
        source=DIT_SOURCE,
    )


DIT_TECHNIQUES: tuple[Technique, ...] = (
    _dit(
        "LISTENING",
        "LIS",
        "Receptive listening",
        "Leave room, and follow what comes within the focus.",
        Group.SUPPORTIVE,
    ),
    _dit(
        "EMPATHY",
        "EMP",
        "Empathic reflection",
        "Show that the feeling makes sense.",
        Group.SUPPORTIVE,
    ),
    _dit(
        "RUPTURE_REPAIR",
        "RUP",
        "Repairing a rupture",
        "Notice strain between us, own one's part, and look at it together.",
        Group.SUPPORTIVE,
    ),
    _dit(
        "MENTALIZING",
        "MEN",
        "Mentalizing enquiry",
        "Be curious about what goes on in one's own mind and in the other's.",
        Group.MENTALIZING,
    ),
    _dit(
        "CLARIFICATION",
        "CLF",
        "Clarification",
        "Who felt, thought and did what, in detail.",
        Group.EXPRESSIVE,
    ),
    _dit(
        "GENTLE_CONFRONTATION",
        "CNF",
        "Drawing attention",
        "Gently point to what is being avoided.",
        Group.EXPRESSIVE,
    ),
    _dit(
        "NAMING_AFFECT",
        "FEL",
        "Naming the feeling",
        "Find words for the feeling beneath the first one.",
        Group.EXPRESSIVE,
    ),
    _dit(
        "NAMING_DEFENCE",
        "DEF",
        "Naming the defence and its cost",
        "What is kept away, how, and what that costs.",
        Group.EXPRESSIVE,
    ),
    _dit(
        "IPAF_LINK",
        "INT",
        "Link to the IPAF",
        "Join this episode with the pattern that was agreed.",
        Group.EXPRESSIVE,
    ),
    _dit(
        "IN_THE_ROOM",
        "TRA",
        "In-the-room comment",
        "Join the pattern with what happens here, between the two of us.",
        Group.EXPRESSIVE,
    ),
    _dit(
        "PAST_LINK",
        "PAT",
        "Linking past and present",
        "Briefly back to where it was learned, and forward to now.",
        Group.EXPRESSIVE,
    ),
    _dit(
        "BACK_TO_FOCUS",
        "FOC",
        "Back to the focus",
        "Return to the pattern.",
        Group.STRUCTURING,
    ),
    _dit(
        "DIRECTIVE",
        "DIR",
        "Directive",
        "Encourage a new way of relating; late, and sparingly.",
        Group.STRUCTURING,
    ),
    _dit(
        "MEASURES",
        "MEA",
        "Talking about scores",
        "Take the score as something that is being said.",
        Group.STRUCTURING,
    ),
    _dit(
        "ENDING_THEMES",
        "END",
        "Ending themes",
        "The ending, what it stirs up, and the letter.",
        Group.STRUCTURING,
    ),
)
