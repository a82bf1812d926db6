"""What each session of DIT is for, and its tasks. Own words."""

from __future__ import annotations

from functools import partial

from protocols.parts import step

LTF = "Lemma, Target & Fonagy 2011"


_step = partial(step, source=LTF)

FIRST_STEPS = (
    _step(
        "DIT_1",
        "Why now",
        {
            "WHY": "Why now, and symptoms",
            "FRAME": "The frame: number, time, last date, missed sessions, questionnaires",
            "STORIES": "Listened for stories of relationships",
            "FEEL": "First feel of how it is between us",
            "SAFETY": "Safety asked about",
            "CONTRACT": "Preliminary plan",
        },
        ("Assessment", "First scores", "Plan"),
    ),
    _step(
        "DIT_2",
        "Relationships now and then",
        {
            "NARRATIVES": "Three relationships told as scenes",
            "FEELINGS": "How feelings are handled",
            "ENDINGS": "Earlier endings",
            "PATTERN": "Provisional pattern",
            "SCORES": "Scores talked about",
        },
        ("Social inventory",),
    ),
    _step(
        "DIT_3",
        "Trying a link",
        {
            "EPISODES": "More episodes",
            "LINK": "A link tried, and the answer to it watched",
            "DRAFT": "IPAF drafted",
            "MOOD": "How {problem} and relating go together",
            "DIFFERENT": "What the client would like to be different",
        },
        ("IPAF, first version",),
    ),
    _step(
        "DIT_4",
        "Sharing the IPAF",
        {
            "SHARED": "IPAF shared in plain words",
            "CHANGED": "Changed with the client",
            "GOALS": "Goals of relating",
            "AGREED": "Agreed to work on it",
            "SUPERVISOR": "Supervisor sees the IPAF",
        },
        ("IPAF", "Goals"),
    ),
)
LIVE_STEP = _step(
    "DIT_LIVE",
    "The pattern, live",
    {
        "EXAMPLES": "Followed live examples",
        "MARKED": "Marked the pattern when it showed",
        "NAMED": "Helped to name the feeling",
        "LINKED": "Began to link",
        "FOCUS": "Kept to the focus",
    },
)
DEEPEN_STEP = _step(
    "DIT_DEEPEN",
    "Feeling, defence, origin",
    {
        "AFFECT": "Feeling and defence, deeper",
        "ROOM": "In the room, when it is alive",
        "ORIGIN": "Where it was learned",
    },
)
MID_REVIEW_STEP = _step(
    "DIT_REVIEW",
    "Mid-course review",
    {
        "IPAF": "IPAF looked at again",
        "SCORES": "Scores beside the first ones",
        "ALLIANCE": "How is working together?",
        "GOALS": "Goals rated",
        "LEFT": "Said how many are left",
    },
    ("Review",),
)
NEW_STEP = _step(
    "DIT_NEW",
    "New ways with one person",
    {
        "WAYS": "New ways with one person",
        "OUTCOME": "What worked and what did not",
        "ANGER": "Anger and closeness",
        "FORESHADOWED": "Ending foreshadowed",
    },
)
WIDEN_STEP = _step(
    "DIT_WIDEN",
    "Carrying it further",
    {
        "OTHERS": "With other people",
        "CHANGED": "What has changed, what has not",
        "LEAVING": "Feelings about parting begin",
        "OUTLINE": "Letter outlined by the last of these sessions",
        "BEGIN": "Asked oneself how the ending begins",
    },
    ("Letter, outline",),
)
LAST_STEPS = (
    _step(
        "DIT_CLOSE_NAMED",
        "The ending named and felt",
        {
            "FELT": "Disappointments and gains",
            "FLARES": "How the pattern flares up around the ending",
            "LETTER": "Draft letter shared or read",
        },
        ("Letter, draft",),
    ),
    _step(
        "DIT_CLOSE_ANSWER",
        "The answer to the letter",
        {
            "ANSWER": "The client's answer to the letter",
            "CARRIED": "What is carried on",
            "SETBACKS": "Setbacks",
        },
    ),
    _step(
        "DIT_CLOSE_AHEAD",
        "Looking ahead",
        {
            "AHEAD": "Looking ahead",
            "PEOPLE": "People to turn to",
            "PLAN": "What I will carry on",
            "SCORES": "Questionnaires",
        },
        ("Continuing plan",),
    ),
    _step(
        "DIT_CLOSE_GOODBYE",
        "Goodbye",
        {
            "GOODBYE": "Said goodbye",
            "LOOKING_BACK": "Last look back",
            "SCORES": "Last questionnaires",
            "LETTER": "Final letter given",
            "NEXT": "What next",
        },
        ("Goodbye letter", "Letter to the GP"),
    ),
)
# Sessions 5-6, 7, 8 (the review), 9-10 and 11-12 of 16.
MIDDLE_STEPS_BEFORE_REVIEW = (LIVE_STEP, LIVE_STEP, DEEPEN_STEP)
MIDDLE_STEPS_AFTER_REVIEW = (NEW_STEP, NEW_STEP, WIDEN_STEP, WIDEN_STEP)
