"""The techniques of IPT."""

from __future__ import annotations

from protocols.base import Therapy
from protocols.techniques.shapes import Group, Technique

IPT_SOURCE = "Weissman, Markowitz & Klerman 2018"
STUART = "Stuart & Robertson 2012"


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
