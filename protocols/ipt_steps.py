"""What each session of IPT is for, and its tasks. Own words."""

from __future__ import annotations

from functools import partial

from protocols.parts import step

WMK = "Weissman, Markowitz & Klerman 2018"
UK = "Law 2011, UK 16-session convention"


_step = partial(step, source=f"{WMK}; {UK}")

BEGINNING_STEPS = (
    _step(
        "START",
        "Symptoms, safety and hope",
        {
            "HISTORY": "History of this episode",
            "SYMPTOMS": "Symptoms gone through, with the questionnaire",
            "NAMED": "What is wrong named and explained",
            "ROLE": "Permission to be unwell, and the part in getting better",
            "MEDICATION": "Is medication needed?",
            "SAFETY": "Safety asked about, crisis numbers given",
            "HOW": "How IPT works: time limit, questionnaires",
            "WHO_KNOWS": "Who knows about {problem}?",
            "NOTICE": "Task: notice mood and people",
        },
        ("Assessment", "First scores", "Crisis numbers", "Safety plan where needed"),
    ),
    _step(
        "ONSET",
        "Timeline and beginning of the trouble",
        {
            "HISTORY": "History finished, earlier episodes",
            "TIMELINE": "Timeline drawn",
            "NEAR": "What happened near the beginning",
            "INVENTORY": "Inventory begun with those closest",
            "RELIEF": "Who could take something off the client this week?",
        },
        ("Timeline",),
    ),
    _step(
        "PEOPLE",
        "The people who matter",
        {
            "CIRCLE": "Closeness circle",
            "EXPECTATIONS": "What each expects of the other",
            "CHANGES": "What changed around the beginning",
            "SUPPORT": "Support, and someone to confide in",
            "PATTERNS": "What repeats",
            "CANDIDATES": "Areas that could become the focus",
        },
        ("Closeness circle", "Social inventory", "Support plan"),
    ),
    _step(
        "AGREE",
        "Formulation, focus and plan",
        {
            "FORMULATION": "Formulation shared and corrected",
            "FOCUS": "Focus agreed",
            "GOALS": "Goals agreed",
            "CONTRACT": "Number of sessions and last date agreed",
            "MIDDLE": "How the middle works explained",
            "QUESTIONS": "Questions and doubts",
        },
        ("Formulation", "Plan", "Goals"),
    ),
)
MIDDLE_STEPS_BEFORE_REVIEW = (
    _step(
        "OPEN",
        "Opening the focus",
        {
            "DETAIL": "The focus in detail",
            "INCIDENT": "First incident, story of the loss, or old and new role taken apart",
            "STAGE": "Where the focus stands",
        },
        ("Focus in detail",),
    ),
    _step(
        "DEEPEN",
        "Feelings",
        {
            "AFFECT": "Feelings stayed with",
            "INCIDENT": "Second incident",
            "MIXED": "Mixed feelings",
            "ALLIANCE": "How is working together?",
        },
        ("Worksheet",),
    ),
    _step(
        "PATTERNS",
        "What repeats",
        {
            "PARALLELS": "The same with others",
            "UPHELD": "What keeps it going",
            "TRIED": "What has been tried",
            "OPTIONS": "First options",
        },
        ("Worksheet",),
    ),
)
MID_REVIEW_STEP = _step(
    "HALFWAY",
    "Mid-course review",
    {
        "SCORES": "Scores beside the first ones",
        "GOALS": "Goals rated",
        "FOCUS": "Is the focus still right?",
        "MARKERS": "Signs of progress",
        "NO_CHANGE": "If little has changed: diagnosis, medication, how often we meet",
        "REMAINING": "What the remaining sessions are for",
    },
    ("Review",),
)
MIDDLE_STEPS_AFTER_REVIEW = (
    _step(
        "DECIDE",
        "Deciding",
        {
            "OPTIONS": "All options, with for and against",
            "CHOICE": "One chosen by the client",
            "OBSTACLES": "What could get in the way",
        },
        ("Decision analysis",),
    ),
    _step(
        "REHEARSE",
        "Rehearsing",
        {
            "ROLE_PLAY": "Role play",
            "TIMING": "When, where and in which words",
            "TRY": "Task: try it",
        },
        ("Role play",),
    ),
    _step(
        "LEARN",
        "Trying out and learning",
        {
            "OUTCOME": "What came of it",
            "WORKED": "If it worked: why?",
            "NOT": "If not: no blame, next option",
        },
    ),
    _step(
        "STEADY",
        "Making it steady; the ending comes near",
        {
            "GAINS": "Gains beside the signs of progress",
            "SUPPORT": "Support plan looked at again",
            "LEFT": "Said how many sessions are left, and asked what that brings up",
        },
        ("Review",),
    ),
)
ENDING_STEPS = (
    _step(
        "CLOSE_BEGIN",
        "Beginning the ending",
        {
            "NAMED": "Ending named",
            "FEELINGS": "Feelings about it",
            "OTHER": "Other endings, and the focus",
            "CREDIT": "What the client did, what the therapist did",
        },
    ),
    _step(
        "CLOSE_ALONE",
        "On one's own feet",
        {
            "NEW": "What the client does now and did not do then",
            "SIGNS": "Warning signs",
            "TRIGGERS": "What could set it off",
            "DRAFT": "Relapse plan drafted",
            "WHO": "Who else could know",
        },
        ("Relapse plan, first version",),
    ),
    _step(
        "CLOSE_STEADY",
        "Gathering up",
        {
            "PLAN": "Relapse plan finished",
            "CIRCLE": "Inventory and circle gone over again",
            "UNFINISHED": "What is unfinished",
            "MAINTENANCE": "Would maintenance help?",
        },
        ("Closeness circle, second", "Relapse plan"),
    ),
    _step(
        "CLOSE_GOODBYE",
        "Goodbye",
        {
            "SCORES": "Last questionnaires",
            "WHY": "What changed, and why",
            "FEELINGS": "Feelings",
            "NEXT": "Next contact, and letters",
            "GOODBYE": "Said goodbye",
        },
        ("Ending letter", "Letter to the GP"),
    ),
)
