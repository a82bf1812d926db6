"""What each session of IPT with adolescents is for, and its tasks. Own words."""

from __future__ import annotations

from functools import partial

from protocols.parts import step

MUFSON = "Mufson, Dorta, Moreau & Weissman 2004"

_step = partial(step, source=MUFSON)

BEGINNING_STEPS = (
    _step(
        "TEEN_START",
        "Symptoms, safety and who is told what",
        {
            "SYMPTOMS": "Symptoms gone through, with the questionnaire",
            "NAMED": "What is wrong named and explained",
            "AS_USUAL": "Permission to be unwell, and to do as much as usual: school, home",
            "SAFETY": "Safety asked about, alone; crisis numbers given",
            "PRIVACY": "What stays between us, what is shared, and safety as the exception",
            "HOW": "How IPT works: time limit, questionnaires, phone calls at first",
            "SCHOOL": "School: attending, and whom to talk to there",
            "NOTICE": "Task: notice mood and people",
        },
        ("Assessment", "First scores", "Crisis numbers", "Safety plan where needed"),
    ),
    _step(
        "TEEN_MOOD",
        "Mood, and what people have to do with it",
        {
            "THERMOMETER": "Mood thermometer, with both ends named",
            "TIMELINE": "Timeline drawn",
            "LOOP": "One loop drawn: what happened, feeling, what I did, what came of it",
            "CLOSEST": "Closeness circle begun with those closest",
        },
        ("Timeline", "Closeness circle"),
    ),
    _step(
        "TEEN_PEOPLE",
        "The people who matter",
        {
            "FAMILY": "Family: who lives where, who decides what",
            "FRIENDS": "Friends, school and online",
            "EXPECTATIONS": "What each expects of the other",
            "CHANGES": "What changed around the beginning",
            "ALLIES": "Who could help, at home and at school",
            "CANDIDATES": "Areas that could become the focus",
        },
        ("Closeness circle", "Social inventory", "Support plan"),
    ),
    _step(
        "TEEN_AGREE",
        "Formulation, focus and plan",
        {
            "FORMULATION": "Formulation shared and corrected",
            "FOCUS": "Focus agreed",
            "GOALS": "Goals agreed",
            "CONTRACT": "Number of sessions, last date, and each one's part agreed",
            "TELL": "What of this parents are told, and by whom",
        },
        ("Formulation", "Plan", "Goals"),
    ),
)
MIDDLE_STEPS = (
    _step(
        "TEEN_OPEN",
        "Opening the focus",
        {
            "DETAIL": "The focus in detail",
            "INCIDENT": "First incident taken apart, word by word",
            "FEELINGS": "Feelings named, and how strong they were",
        },
        ("Focus in detail",),
    ),
    _step(
        "TEEN_TALK",
        "Saying it another way",
        {
            "TIPS": "Tips for talking tried on that incident",
            "ROLE_PLAY": "Role play, with the roles changed once",
            "TRY": "Task: one conversation, with its time and place",
        },
        ("Role play",),
    ),
    _step(
        "TEEN_DECIDE",
        "Deciding",
        {
            "OUTCOME": "What came of the conversation",
            "OPTIONS": "All options, with for and against",
            "CHOICE": "One chosen by the client",
        },
        ("Decision analysis",),
    ),
    _step(
        "TEEN_HOME",
        "Using it at home and at school",
        {
            "PRACTISED": "A conversation practised for home or school",
            "WORKED": "What worked, and why; if not, no blame and the next option",
            "GAINS": "Gains beside the signs of progress",
            "LEFT": "Said how many sessions are left, and asked what that brings up",
        },
    ),
)
MID_REVIEW_STEP = _step(
    "TEEN_HALFWAY",
    "Mid-course review",
    {
        "SCORES": "Scores beside the first ones",
        "GOALS": "Goals rated",
        "FOCUS": "Is the focus still right?",
        "NO_CHANGE": "If little has changed: diagnosis, medication, parents, school",
    },
    ("Review",),
)
ENDING_STEPS = (
    _step(
        "TEEN_CLOSE_BEGIN",
        "Beginning the ending",
        {
            "NAMED": "Ending named",
            "FEELINGS": "Feelings about it",
            "CREDIT": "What the client did",
        },
    ),
    _step(
        "TEEN_CLOSE_SIGNS",
        "Warning signs",
        {
            "SIGNS": "Warning signs, and who notices first",
            "AHEAD": "What comes up: exams, moves, holidays, people leaving",
            "DRAFT": "Relapse plan drafted",
        },
        ("Relapse plan, first version",),
    ),
    _step(
        "TEEN_CLOSE_STEADY",
        "Gathering up",
        {
            "PLAN": "Relapse plan finished",
            "CIRCLE": "Circle drawn again beside the first",
            "UNFINISHED": "What is unfinished",
            "COPY": "Who may have a copy of the plan",
        },
        ("Closeness circle, second", "Relapse plan"),
    ),
    _step(
        "TEEN_CLOSE_GOODBYE",
        "Goodbye",
        {
            "SCORES": "Last questionnaires",
            "WHY": "What changed, and why",
            "NEXT": "Next contact, at school too, and letters",
            "GOODBYE": "Said goodbye",
        },
        ("Ending letter", "Letter to the GP"),
    ),
)
# One for each session to which parents are asked, in order.
PARENT_STEPS = (
    _step(
        "TEEN_PARENTS_START",
        "Parents at the beginning",
        {
            "EXPLAINED": "With parents: what {problem} is, and how IPT works",
            "HELP": "With parents: how they can help, and what not to expect yet",
            "SAFE": "With parents: safety at home, and whom to call",
        },
    ),
    _step(
        "TEEN_PARENTS_FOCUS",
        "Parents hear of the focus",
        {
            "FOCUS": "With parents: the focus, as agreed with the client beforehand",
            "PART": "With parents: their part in the plan",
        },
    ),
    _step(
        "TEEN_PARENTS_TALK",
        "Parents in the work",
        {
            "TALK": "With parents: one conversation, prepared with the client",
            "CHANGES": "With parents: what they have noticed",
        },
    ),
    _step(
        "TEEN_PARENTS_CLOSE",
        "Parents at the ending",
        {
            "GAINS": "With parents, last quarter of an hour: what has changed",
            "SIGNS": "With parents: warning signs, and what to do, as the client agreed",
        },
    ),
)
