"""What a practice has agreed to do after an answer about safety, as a list to go through.

The list is read, never ticked off for anyone: the program tells nobody, and says so. It
follows what was said and what the client's age is, and never a score or a level.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from protocols.risk import Intent, Plan, Thoughts

NHSE = "NHS England 2025, Staying safe from suicide"
NICE = "NICE NG225 2022"
OWN = "Own convention, to be tuned by the practice"
# Said with every list.
NOBODY_IS_TOLD = (
    "This program tells nobody. Whoever is to know is rung by you, and the time goes into "
    "the entry."
)


@dataclass(frozen=True, kw_only=True)
class StepsToTake:
    """Why these steps, the steps in order, and where they come from."""

    why: str
    when: str
    steps: tuple[str, ...]
    source: str


SAME_DAY = StepsToTake(
    why="Active thoughts with a plan or an intent",
    when="Today",
    steps=(
        "Stay with the client, or keep the line open.",
        "Ring the supervisor or the duty number from here.",
        "Together with the client: GP, crisis team or emergency services.",
        "Make the place safer: who keeps what could be used.",
        "Write down whom you reached, and at what time.",
        "Do not end before the next step is agreed: who, where, when.",
    ),
    source=f"{NHSE}; {NICE}",
)
SOONER = StepsToTake(
    why="Thoughts of being dead or of self-harm",
    when="Before the next session",
    steps=(
        "Make the safety plan, or look at it again together.",
        "Agree contact earlier than planned.",
        "Bring it to the next meeting with the supervisor.",
    ),
    source=f"{NHSE}; Stanley & Brown 2012",
)
PROTECT = StepsToTake(
    why="A child or an adult may need protection",
    when="Today",
    steps=(
        "Ring the safeguarding lead today.",
        "Write down what was said in the client's words, and what you saw.",
        "Do not bring in anyone who may be the cause.",
    ),
    source="Working together to safeguard children 2023; Care Act 2014",
)
YOUNG = StepsToTake(
    why="The client is under 18",
    when="Today",
    steps=(
        "Tell the client first whom you have to tell, where that is safe.",
        "Tell a parent or carer. Where that is not safe, write why not.",
        "Agree whether the school is told, and by whom.",
    ),
    source=f"{NICE}; {OWN}",
)


def steps_after(
    *,
    thoughts: str = "",
    plan: str = "",
    intent: str = "",
    concerns: Collection[str] = (),
    is_under_18: bool = False,
) -> tuple[StepsToTake, ...]:
    """What the answers ask for, the most pressing first; empty where nothing does.

    thoughts, plan, intent: keys of protocols.risk. Intent that is unsure counts: it was
    not ruled out. concerns: keys of protocols.risk.CONCERNS that were answered with yes.
    """
    found = []
    has_intent = intent in (Intent.YES, Intent.UNSURE)
    if thoughts == Thoughts.ACTIVE and (plan == Plan.YES or has_intent):
        found.append(SAME_DAY)
    if "safeguarding" in concerns or "harm_from_others" in concerns:
        found.append(PROTECT)
    if is_under_18 and thoughts not in ("", Thoughts.NONE):
        found.append(YOUNG)
    if thoughts not in ("", Thoughts.NONE) and SAME_DAY not in found:
        found.append(SOONER)
    return tuple(found)
