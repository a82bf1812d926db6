"""What a therapist does: the techniques of IPT and of DIT, recorded per session.

Said in our own words. They are recorded to be thought about, never scored, and no
number of any of them is a target.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from protocols.base import Therapy, by_key

IPT_SOURCE = "Weissman, Markowitz & Klerman 2018"
STUART = "Stuart & Robertson 2012"
DIT_SOURCE = "Lemma, Target & Fonagy 2011"


class Group(StrEnum):
    # IPT
    GENERAL = "GENERAL"
    CHANGE = "CHANGE"
    FOCUS = "FOCUS"
    ENDING = "ENDING"
    # DIT
    SUPPORTIVE = "SUPPORTIVE"
    EXPRESSIVE = "EXPRESSIVE"
    MENTALIZING = "MENTALIZING"
    STRUCTURING = "STRUCTURING"


GROUP_TITLES: dict[Group, str] = {
    Group.GENERAL: "Exploring and understanding",
    Group.CHANGE: "Changing something",
    Group.FOCUS: "For a focus area",
    Group.ENDING: "Ending",
    Group.SUPPORTIVE: "Supportive",
    Group.EXPRESSIVE: "Expressive",
    Group.MENTALIZING: "Mentalizing",
    Group.STRUCTURING: "Structuring",
}


@dataclass(frozen=True, kw_only=True)
class Technique:
    """`code` is the three letters that colleagues write in the margin."""

    key: str
    code: str
    title: str
    meaning: str
    group: Group
    therapy: Therapy
    source: str


def _ipt(
    key: str,
    code: str,
    title: str,
    meaning: str,
    group: Group,
    source: str = IPT_SOURCE,
) -> Technique:
    return Technique(
        key=key,
        code=code,
        title=title,
        meaning=meaning,
        group=group,
        therapy=Therapy.IPT,
        source=source,
    )


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


IPT_TECHNIQUES: tuple[Technique, ...] = (
    _ipt(
        "EXPLORATION",
        "EXP",
        "Exploration",
        "Open questions, then focused ones, about the week and the people in it.",
        Group.GENERAL,
    ),
    _ipt(
        "CLARIFICATION",
        "CLA",
        "Clarification",
        "Say back, set side by side, and sharpen what was meant.",
        Group.GENERAL,
    ),
    _ipt(
        "LINKING",
        "LNK",
        "Linking mood and event",
        "Join this week's change of mood with something between people, either way.",
        Group.GENERAL,
    ),
    _ipt(
        "AFFECT",
        "AFF",
        "Encouraging affect",
        "Notice a feeling, name it, let it be, and use it to choose.",
        Group.GENERAL,
    ),
    _ipt(
        "SOCIAL_INVENTORY",
        "INV",
        "Social inventory",
        "Go through the people who matter, and what each expects.",
        Group.GENERAL,
    ),
    _ipt(
        "TIMELINE",
        "TIM",
        "Timeline",
        "Lay events and symptoms along one line.",
        Group.GENERAL,
        STUART,
    ),
    _ipt(
        "PSYCHOEDUCATION",
        "EDU",
        "Psychoeducation",
        "Explain the illness, and how mood and relationships move each other.",
        Group.GENERAL,
    ),
    _ipt(
        "MEDICATION_REVIEW",
        "MED",
        "Medication and diagnosis",
        "Is medicine needed, is it taken, who prescribes.",
        Group.GENERAL,
    ),
    _ipt(
        "RELATIONSHIP",
        "REL",
        "Use of the relationship",
        "What happens between us as an example; sparingly, and not interpreted.",
        Group.GENERAL,
    ),
    _ipt(
        "COMMUNICATION_ANALYSIS",
        "COM",
        "Communication analysis",
        "One exchange, almost word by word: meant, felt, heard, and said otherwise.",
        Group.CHANGE,
    ),
    _ipt(
        "DECISION_ANALYSIS",
        "DEC",
        "Decision analysis",
        "All options, doing nothing among them, with what speaks for and against.",
        Group.CHANGE,
    ),
    _ipt(
        "PROBLEM_SOLVING",
        "PSV",
        "Problem solving",
        "Break it into steps, gather ideas, try one, look at what came of it.",
        Group.CHANGE,
        STUART,
    ),
    _ipt(
        "ROLE_PLAY",
        "ROL",
        "Role play",
        "Practise saying it: assertively, with limits, and with roles turned round.",
        Group.CHANGE,
    ),
    _ipt(
        "HOMEWORK",
        "HOM",
        "Task between sessions",
        "Something to try before next time. Not done is information too.",
        Group.CHANGE,
        STUART,
    ),
    _ipt(
        "SUPPORT_BUILDING",
        "SUP",
        "Support building",
        "Who could be asked, strengthened, found; and what stands in the way.",
        Group.CHANGE,
    ),
    _ipt(
        "DIRECTIVE",
        "DIR",
        "Directive",
        "Information, advice, a limit, practical help; sparingly.",
        Group.CHANGE,
    ),
    _ipt(
        "GRIEF_WORK",
        "MOU",
        "Grief work",
        "The story of the death, mixed feelings, reminders.",
        Group.FOCUS,
    ),
    _ipt(
        "TWO_COLUMNS",
        "TWO",
        "Old role and new role",
        "Good and hard sides of each, side by side.",
        Group.FOCUS,
    ),
    _ipt(
        "DISPUTE_STAGING",
        "STA",
        "Staging a dispute",
        "Renegotiating, at an impasse, or dissolving.",
        Group.FOCUS,
    ),
    _ipt(
        "CREDITING_GAINS",
        "CRE",
        "Crediting gains",
        "What got better, and what the client did for it.",
        Group.ENDING,
    ),
    _ipt(
        "ENDING_WORK",
        "END",
        "Ending work",
        "Name the ending, feel it, look back.",
        Group.ENDING,
    ),
    _ipt(
        "RELAPSE_PREVENTION",
        "REP",
        "Relapse prevention",
        "Warning signs, what to do, whom to call.",
        Group.ENDING,
    ),
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

TECHNIQUES: tuple[Technique, ...] = IPT_TECHNIQUES + DIT_TECHNIQUES

# What draws an IPT session away from IPT; shown to trainees as a reminder.
NOT_IPT: tuple[str, ...] = (
    "Interpreting the relationship with the therapist",
    "Challenging thoughts as in CBT",
    "Teaching relaxation as the main thing",
    "Drifting into the past",
    "Spending the hour on symptoms alone",
)
NOT_DIT: tuple[str, ...] = (
    "Worksheets as the main vehicle",
    "Open-ended exploration away from the pattern",
    "Long history taking for its own sake",
    "The past without a link to someone now",
)

_BY_KEY = by_key(TECHNIQUES, lambda technique: technique.key)


class UnknownTechnique(KeyError):
    """No technique has this key."""

    def __str__(self) -> str:
        return f"There is no technique with the key {self.args[0]}."


def technique(key: str) -> Technique:
    """The technique with this key. Raises UnknownTechnique."""
    try:
        return _BY_KEY[key]
    except KeyError:
        raise UnknownTechnique(key) from None


def techniques_of(therapy: str) -> tuple[Technique, ...]:
    """All techniques of a therapy, in the order in which they are offered."""
    return tuple(item for item in TECHNIQUES if item.therapy == therapy)
