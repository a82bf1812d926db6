"""Group IPT: what a group is for, its stages, its meetings one to one, and what to look at.

Weekly sessions of 90 minutes with two leaders, and a meeting alone with each member
before, half-way and after: Wilfley, MacKenzie, Welch, Ayres & Weissman 2000, Interpersonal
Psychotherapy for Group. Shorter groups of eight sessions: World Health Organization and
Columbia University 2016, Group Interpersonal Therapy (IPT) for Depression.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

WILFLEY = "Wilfley et al. 2000, IPT for Group"
WHO = "WHO & Columbia University 2016, Group IPT for Depression"

SESSIONS = 20
FEWEST_SESSIONS, MOST_SESSIONS = 8, 24
# Up to this many the group follows the short form (WHO), with one meeting before it.
LONGEST_SHORT_FORM = 12
MINUTES = 90
CADENCE_DAYS = 7
# Of the trials; a page says so, and lets a group be smaller or larger.
USUAL_SIZE = (6, 9)
# Letters for paper: A for the first who is added.
CODES = "ABCDEFGHIJKL"

# A meeting one to one half-way, between sessions 10 and 11 of 20, and one at most a week
# after the last session (Wilfley et al. 2000).
POST_WITHIN_DAYS = 7
# Own conventions for what the group's page points out; the rule stands beside each.
FEWEST_ATTENDED_PERCENT = 60
FEWEST_SESSIONS_TO_SAY_SO = 3
SILENT_SESSIONS = 2
# What a leader ticked stays pointed out until this many sessions passed without it.
NOTED_SESSIONS = 2


@dataclass(frozen=True, kw_only=True)
class Purpose:
    """What brings the members of one group together."""

    key: str
    title: str
    plain: str


PURPOSES = (
    Purpose(
        key="PUBLIC_SPEAKING",
        title="Fear of public speaking",
        plain="Being heard when others listen, one small step at a time.",
    ),
    Purpose(
        key="SOCIAL_ANXIETY",
        title="Social anxiety",
        plain="Being with people without hiding.",
    ),
    Purpose(
        key="YOUNG_ADULTS",
        title="Young adults",
        plain="Leaving home, work, study, friends and partners.",
    ),
    Purpose(
        key="DEPRESSION",
        title="Depression",
        plain="Low mood and what goes on with people.",
    ),
    Purpose(
        key="PERINATAL",
        title="Around the birth of a child",
        plain="Pregnancy, a new baby, and what changes with people.",
    ),
    Purpose(
        key="BINGE_EATING",
        title="Binge eating",
        plain="Eating, and what goes on with people before and after.",
    ),
    Purpose(key="OTHER", title="Something else", plain="Say what in a few words."),
)
PURPOSE_TITLES = {one.key: one.title for one in PURPOSES}


class Stage(StrEnum):
    """How a group grows; the keys are the book's, the titles ours."""

    ENGAGEMENT = "ENGAGEMENT"
    DIFFERENTIATION = "DIFFERENTIATION"
    WORK = "WORK"
    ENDING = "ENDING"


STAGES: dict[str, tuple[str, str]] = {
    Stage.ENGAGEMENT: ("Coming together", "Getting to know each other, feeling safe."),
    Stage.DIFFERENTIATION: (
        "Finding differences",
        "Each finds a place; disagreeing is allowed.",
    ),
    Stage.WORK: ("Working", "Goals are worked on, here and outside."),
    Stage.ENDING: ("Saying goodbye", "What has changed, and what ending feels like."),
}


def stage_of(number: int, planned: int) -> Stage:
    """The usual stage of session `number`: a quarter, to session 15 of 20, the last five.

    Of 20: 1-2 and 3-5 begin, 6-15 work, 16-20 end (Wilfley et al. 2000). Of other lengths
    in proportion. The leaders may choose another.
    """
    place = number / planned
    if place <= 2 / SESSIONS:
        return Stage.ENGAGEMENT
    if place <= 5 / SESSIONS:
        return Stage.DIFFERENTIATION
    return Stage.WORK if place <= 15 / SESSIONS else Stage.ENDING


class MeetingKind(StrEnum):
    """When a leader sees one member alone."""

    PRE = "PRE"
    MID = "MID"
    POST = "POST"


MEETING_TITLES = {
    MeetingKind.PRE: "Meeting before the group",
    MeetingKind.MID: "Half-way meeting",
    MeetingKind.POST: "Meeting after the group",
}

# What is gone through with someone before they join (Wilfley et al. 2000).
ORIENTATION = (
    ("HOW_IT_WORKS", "How a group works: we learn from what happens between us"),
    ("PUNCTUALITY", "Coming every week, on time, and saying so when not"),
    ("CONFIDENTIALITY", "What is said in the group stays in the group"),
    ("SPEAKING", "Nobody has to speak before they are ready"),
    ("OUTSIDE", "Meeting outside the group is talked about in the group"),
    ("LEAVING", "Who wants to stop comes once more to say goodbye"),
)


def protocol_key(planned: int) -> str:
    """The protocol of a member's own case, by the length of the group."""
    return "IPT_GROUP_8" if planned <= LONGEST_SHORT_FORM else "IPT_GROUP"


def has_later_meetings(planned: int) -> bool:
    """Whether members are seen alone half-way and afterwards: not in the short form."""
    return planned > LONGEST_SHORT_FORM


def is_mid_due(*, held: int, planned: int) -> bool:
    """Whether the half-way meetings are to be booked or held.

    From the session before half-way on, so that they fall between sessions 10 and 11 of
    20 (Wilfley et al. 2000).
    """
    return has_later_meetings(planned) and planned // 2 - 1 <= held < planned


def is_attendance_low(*, came: int, held: int) -> bool:
    """Fewer than 60 in 100 of at least three sessions held since joining. Own convention."""
    return (
        held >= FEWEST_SESSIONS_TO_SAY_SO
        and came * 100 < held * FEWEST_ATTENDED_PERCENT
    )
