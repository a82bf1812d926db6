"""Words for asking about safety. There is no level, and nothing here computes one.

NICE NG225 (2022) and NHS England "Staying safe from suicide" (2025) advise against
grading people as low, medium or high. An entry says what was asked, what was said,
what was done and what comes next. The plan has the six parts of Stanley & Brown 2012.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

SOURCE = "NICE NG225 2022; NHS England 2025, Staying safe from suicide"

# PHQ-9 item 9: any answer above "Not at all" is a reason to ask (Kroenke 2001).
ITEM9_ASKS_FROM = 1
# A safety plan is looked at again within four weeks. Product convention.
SAFETY_PLAN_REVIEW_DAYS = 28


class Asked(StrEnum):
    YES = "YES"
    NO = "NO"
    NOT_APPROPRIATE = "NOT_APPROPRIATE"


class Compared(StrEnum):
    FIRST = "FIRST"
    SAME = "SAME"
    WORSE = "WORSE"
    BETTER = "BETTER"


class Thoughts(StrEnum):
    NONE = "NONE"
    PASSIVE = "PASSIVE"
    ACTIVE = "ACTIVE"


class Plan(StrEnum):
    NO = "NO"
    YES = "YES"


class Intent(StrEnum):
    NO = "NO"
    UNSURE = "UNSURE"
    YES = "YES"


class YesNo(StrEnum):
    NO = "NO"
    YES = "YES"


class Means(StrEnum):
    NOT_APPLICABLE = "NOT_APPLICABLE"
    REMOVED = "REMOVED"
    PRESENT = "PRESENT"


ASKED: tuple[tuple[Asked, str], ...] = (
    (Asked.YES, "Asked directly"),
    (Asked.NO, "Did not ask"),
    (Asked.NOT_APPROPRIATE, "Not appropriate"),
)
COMPARED: tuple[tuple[Compared, str], ...] = (
    (Compared.FIRST, "First time asked"),
    (Compared.SAME, "No change"),
    (Compared.WORSE, "More than last time"),
    (Compared.BETTER, "Less than last time"),
)
THOUGHTS: tuple[tuple[Thoughts, str], ...] = (
    (Thoughts.NONE, "None"),
    (Thoughts.PASSIVE, "Passive"),
    (Thoughts.ACTIVE, "Active"),
)
# What the two words mean, shown beside the choice.
THOUGHTS_HELP: dict[Thoughts, str] = {
    Thoughts.NONE: "No thoughts of being dead or of self-harm.",
    Thoughts.PASSIVE: "Wishing not to wake up or not to be here.",
    Thoughts.ACTIVE: "Thoughts of ending their life or of hurting themselves.",
}
PLAN: tuple[tuple[Plan, str], ...] = ((Plan.NO, "No plan"), (Plan.YES, "A plan"))
INTENT: tuple[tuple[Intent, str], ...] = (
    (Intent.NO, "No intent"),
    (Intent.UNSURE, "Unsure"),
    (Intent.YES, "Intent"),
)
MEANS: tuple[tuple[Means, str], ...] = (
    (Means.NOT_APPLICABLE, "Does not apply"),
    (Means.REMOVED, "Made safe"),
    (Means.PRESENT, "Within reach"),
)

# Harm to others and from others, and whoever depends on the client, belong to the same
# question (NHS England 2025); at home it can only be asked alone (NICE PH50 2014).
A_CONCERN: tuple[tuple[YesNo, str], ...] = (
    (YesNo.NO, "Nothing said"),
    (YesNo.YES, "Yes"),
)
ALONE: tuple[tuple[YesNo, str], ...] = (
    (YesNo.YES, "Asked alone"),
    (YesNo.NO, "Somebody was there"),
)
TOLD: tuple[tuple[YesNo, str], ...] = ((YesNo.YES, "Told"), (YesNo.NO, "Not told"))
# Fields of the entry that speak of others: a yes needs words.
CONCERNS: dict[str, str] = {
    "harm_to_others": "Harm to others",
    "harm_from_others": "Harm from others",
    "self_neglect": "Self-neglect",
    "safeguarding": "Children or adults who may need protection",
}

# How to ask: plainly, in the words that someone so low may have thought.
QUESTION = (
    "Sometimes when people feel this low they think about being dead or ending their "
    "life. Has that been in your mind since we met?"
)


@dataclass(frozen=True, kw_only=True)
class RiskAction:
    """Something that was done. `tells_supervisor`: the supervisor looks at it next day."""

    key: str
    title: str
    tells_supervisor: bool = False
    source: str = SOURCE


ACTIONS: tuple[RiskAction, ...] = (
    RiskAction(key="NONE_NEEDED", title="Nothing more needed"),
    RiskAction(key="PLAN_MADE", title="Safety plan made"),
    RiskAction(key="PLAN_REVIEWED", title="Safety plan looked at again"),
    RiskAction(key="MEANS_MADE_SAFE", title="Means made safe"),
    RiskAction(key="MORE_CONTACT", title="Contact made more often"),
    RiskAction(key="SUPPORTER", title="Talked to a supporter"),
    RiskAction(key="PARENT", title="Talked to a parent or carer"),
    RiskAction(key="SCHOOL", title="Talked to the school"),
    RiskAction(key="GP", title="Talked to the GP"),
    RiskAction(
        key="SUPERVISOR", title="Talked to the supervisor", tells_supervisor=True
    ),
    RiskAction(
        key="CRISIS_TEAM", title="Called the crisis team", tells_supervisor=True
    ),
    RiskAction(
        key="SAFEGUARDING", title="Called the safeguarding lead", tells_supervisor=True
    ),
    RiskAction(
        key="EMERGENCY", title="Called the emergency services", tells_supervisor=True
    ),
)


def action_choices() -> list[tuple[str, str]]:
    """(key, title) of every action, for a form."""
    return [(action.key, action.title) for action in ACTIONS]


def needs_full_entry(item9: int | None, thoughts: str = "") -> bool:
    """True when a quick entry is not enough.

    item9: the latest PHQ-9 answer, None when it was not answered. A missing answer is
    "not asked", never 0; it opens a question of its own, not the full entry.
    thoughts: a key of Thoughts, empty when nobody asked.
    """
    if item9 is not None and item9 >= ITEM9_ASKS_FROM:
        return True
    return thoughts not in ("", Thoughts.NONE)


@dataclass(frozen=True, kw_only=True)
class SafetyPlanPart:
    """One of the parts of a safety plan. `key` is the field it is stored in."""

    key: str
    title: str
    hint: str
    is_required: bool = True
    source: str = "Stanley & Brown 2012"


SAFETY_PLAN: tuple[SafetyPlanPart, ...] = (
    SafetyPlanPart(
        key="warning_signs",
        title="Signs that a bad time is coming",
        hint="What you think, feel or do when it starts.",
    ),
    SafetyPlanPart(
        key="on_my_own",
        title="What I can do on my own",
        hint="Things that take your mind somewhere else.",
    ),
    SafetyPlanPart(
        key="people_and_places",
        title="People and places that take my mind off it",
        hint="Company, not confession: being with others is enough.",
    ),
    SafetyPlanPart(
        key="people_to_ask",
        title="People I can ask for help",
        hint="Name and telephone number. Do they know that they are on this list?",
    ),
    SafetyPlanPart(
        key="professionals",
        title="Professionals and crisis lines",
        hint="The numbers that your practice has checked come with the print.",
    ),
    SafetyPlanPart(
        key="safer_place",
        title="Making the place safer",
        hint="What is put away, and who keeps it. Write none within reach if so.",
    ),
    SafetyPlanPart(
        key="reasons_for_living",
        title="What keeps me going",
        hint="People, animals, plans, beliefs.",
        is_required=False,
    ),
)
