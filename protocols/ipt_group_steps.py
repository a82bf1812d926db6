"""What each session of IPT in a group is for, and its tasks. Own words."""

from __future__ import annotations

from functools import partial

from protocols.formats import Meeting
from protocols.parts import AgendaLine, step

WILFLEY = "Wilfley, MacKenzie, Welch, Ayres & Weissman 2000"

_step = partial(step, source=WILFLEY)

BEGINNING_STEPS = (
    _step(
        "GROUP_MEET",
        "Meeting one another",
        {
            "FRAME": "Number of sessions, last date, time and punctuality said",
            "PRIVACY": "What is said here stays here, agreed by everyone",
            "STORIES": "Each says why they came, as much as they want",
            "HOPE": "Hope: why a group can help",
        },
        ("First scores",),
    ),
    _step(
        "GROUP_GOALS",
        "Goals said aloud",
        {
            "GOALS": "Each says a goal from the meeting before the group",
            "LINK": "How {problem} and what happens with people go together",
            "ALIKE": "What members have in common",
        },
        ("Goals",),
    ),
    _step(
        "GROUP_LINKS",
        "Linking members",
        {
            "WEEK": "Each one's week: mood and people",
            "LINKS": "Members linked with one another",
            "FIRST": "First work on one member's situation",
        },
    ),
    _step(
        "GROUP_DIFFER",
        "Room for differences",
        {
            "TENSION": "Tension looked at, not smoothed over",
            "QUIET": "Those who are quiet asked in",
            "NORMS": "How we want to be with each other",
        },
    ),
    _step(
        "GROUP_LOOK",
        "Where each stands",
        {
            "STAND": "Each says where they stand with their goal",
            "NEXT": "What each will work on from here",
        },
        ("Review",),
    ),
)
MIDDLE_STEPS = (
    _step(
        "GROUP_OPEN",
        "Work on goals begins",
        {
            "TURNS": "One to three members have the room today",
            "INCIDENT": "An incident taken apart with the group's help",
            "TASK": "Each leaves with a task",
        },
    ),
    _step(
        "GROUP_FEEL",
        "Feelings",
        {
            "AFFECT": "Feelings stayed with, in the member and in those who listen",
            "ALIKE": "Who knows this too?",
        },
    ),
    _step(
        "GROUP_TALK",
        "How we talk to each other",
        {
            "WORDS": "An exchange gone through word by word",
            "FEEDBACK": "Members say how it reached them",
            "HERE": "Something that happened here used as an example of out there",
        },
    ),
    _step(
        "GROUP_DECIDE",
        "Deciding",
        {
            "OPTIONS": "Options collected by the group",
            "CHOICE": "One chosen by the member",
        },
    ),
    _step(
        "GROUP_REHEARSE",
        "Rehearsing",
        {
            "ROLE_PLAY": "Role play with other members",
            "TRY": "Task: try it outside",
        },
    ),
    _step(
        "GROUP_CARRY",
        "Carrying it outside",
        {
            "OUTCOME": "What came of it",
            "WORKED": "If it worked: why? If not: no blame, next option",
        },
    ),
    _step(
        "GROUP_STEADY",
        "Making it steady; the ending comes near",
        {
            "GAINS": "Gains beside each one's goals",
            "LEFT": "Said how many sessions are left, and asked what that brings up",
        },
    ),
)
MID_REVIEW_STEP = _step(
    "GROUP_HALFWAY",
    "Mid-course review",
    {
        "SCORES": "Scores beside the first ones",
        "GOALS": "Goals rated by each",
        "GROUP": "How is the group working together?",
        "REMAINING": "What the remaining sessions are for",
    },
    ("Review",),
)
ENDING_STEPS = (
    _step(
        "GROUP_CLOSE_NAMED",
        "The ending named",
        {
            "NAMED": "Ending named, with the date",
            "LOSS": "Ending as a loss: sad, angry and relieved may all be said",
        },
    ),
    _step(
        "GROUP_CLOSE_FEEL",
        "What the group has been",
        {
            "OTHER": "Other endings in members' lives",
            "MEANT": "What members have meant to one another",
        },
    ),
    _step(
        "GROUP_CLOSE_GAINS",
        "Who did it",
        {
            "CREDIT": "Each tells another what they saw them do",
            "OWN": "Each names their own part",
        },
    ),
    _step(
        "GROUP_CLOSE_SIGNS",
        "Warning signs",
        {
            "SIGNS": "Warning signs of each",
            "PLAN": "Whom each will turn to",
            "CONTACT": "Wishes to meet afterwards talked over, not promised",
        },
        ("Relapse plan, first version",),
    ),
    _step(
        "GROUP_CLOSE_GOODBYE",
        "Goodbye",
        {
            "SCORES": "Last questionnaires",
            "GOALS": "Goals looked at for the last time",
            "GOODBYE": "Said goodbye, each to each",
        },
        ("Relapse plan",),
    ),
)


def _meeting(
    key: str,
    title: str,
    after: int,
    tasks: dict[str, str],
    within_days: int | None = None,
) -> Meeting:
    return Meeting(
        key=key,
        title=title,
        after=after,
        within_days=within_days,
        source=WILFLEY,
        tasks=tuple(
            AgendaLine(key=f"{key}_{suffix}", title=task, source=WILFLEY)
            for suffix, task in tasks.items()
        ),
    )


def before_the_group() -> Meeting:
    """Each member alone, before the first session."""
    return _meeting(
        "GROUP_BEFORE",
        "Individual meeting",
        0,
        {
            "SYMPTOMS": "Symptoms, and {problem} named",
            "INVENTORY": "Short inventory",
            "FOCUS": "Focus area",
            "GOALS": "Two or three goals in plain words, on a card",
            "GROUP": "How a group works: punctuality, privacy, taking part",
            "FEARS": "Hopes and fears about a group",
            "KNOWS": "Does the client know anybody in the group?",
            "SAFETY": "Safety asked about",
            "CONTRACT": "Plan agreed",
        },
    )


def half_way(planned: int) -> Meeting:
    """Each member alone, in the middle: between 10 and 11 of 20."""
    return _meeting(
        "GROUP_BETWEEN",
        "Individual meeting half-way",
        planned // 2,
        {
            "GOALS": "Goals looked at, and changed where needed",
            "GROUP": "The member's part in the group",
            "SCORES": "Scores beside the first ones",
        },
    )


def after_the_group(planned: int, within_days: int) -> Meeting:
    """Each member alone, within days of the last session."""
    return _meeting(
        "GROUP_AFTER",
        "Individual meeting to close",
        planned,
        {
            "GAINS": "What has changed, and who did it",
            "PLAN": "Own plan for staying well",
            "NEXT": "What next",
        },
        within_days,
    )
