"""Brief IPT (IPT-B): 8 weekly sessions after one meeting about what stands in the way.

Structure from Swartz, Grote & Graham 2014: an engagement session first, a beginning of
two sessions at most, a manageable focus that builds on what the client can already do,
never the interpersonal deficits. The small review at 4, the first change by session 3
and the wider spacing of the last sessions are our own convention.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from protocols.base import AgendaLine, Format, PhaseKey, ReviewKind
from protocols.formats import Option
from protocols.ipt import BEGINNING, ENDING, IPT_ADULT, MIDDLE
from protocols.laying_out import Layout, beside, spread
from protocols.parts import ReviewNumbers, step

SWARTZ = "Swartz, Grote & Graham 2014"

# The beginning is limited to two sessions (Swartz 2014); the last session is the ending.
BEGINNING_LENGTH = 2
ENDING_LENGTH = 1
# Ending work begins one session before the last. Own convention.
ENDING_SESSIONS = 2
# A letter is due, and shared, with one session left. Own convention.
LETTER_DUE_WHEN_LEFT = 1

_step = partial(step, source=SWARTZ)

# What keeps people from coming, gone through one by one.
BARRIERS: tuple[Option, ...] = tuple(
    Option(key=key, title=title, source=SWARTZ)
    for key, title in (
        ("TIME", "Time"),
        ("CHILDCARE", "Childcare"),
        ("TRAVEL", "Getting here"),
        ("COST", "Cost"),
        ("STIGMA", "What others might think"),
        ("SYMPTOMS", "Feeling too unwell to come"),
        ("PAST_HELP", "Bad experience with help before"),
    )
)
ENGAGEMENT_STEP = _step(
    "BRIEF_ENGAGE",
    "Engagement session",
    {
        "STORY": "The client's own story of what is wrong",
        "HOPE": "What the client hopes for",
        "PAST": "Help in the past, good and bad",
        "CULTURE": "What asking for help means in the family and where they come from",
        "BARRIERS": "What could get in the way of coming, and an answer to each",
        "DECIDED": "Decided together whether to begin",
    },
    ("Barriers and answers",),
)
BEGINNING_STEPS = (
    _step(
        "BRIEF_START",
        "Symptoms, safety and the ending in view",
        {
            "SYMPTOMS": "Symptoms gone through, with the questionnaire",
            "NAMED": "What is wrong named and explained",
            "ROLE": "Permission to be unwell, and the part in getting better",
            "SAFETY": "Safety asked about, crisis numbers given",
            "NEAR": "What happened near the beginning",
            "CLOSEST": "Inventory of those closest",
            "LAST": "Eight sessions, and the last date, said aloud",
        },
        ("Assessment", "First scores", "Crisis numbers", "Safety plan where needed"),
    ),
    _step(
        "BRIEF_AGREE",
        "One manageable focus",
        {
            "FORMULATION": "Formulation shared and corrected",
            "FOCUS": "Focus agreed: manageable, and building on what the client can do",
            "GOALS": "Goals agreed",
            "CONTRACT": "Number of sessions and last date agreed",
            "WIN": "One small change to try before session 3",
        },
        ("Formulation", "Plan", "Goals"),
    ),
)
MIDDLE_STEPS = (
    _step(
        "BRIEF_WIN",
        "The first small change",
        {
            "OUTCOME": "What came of the small change",
            "ACTIVITY": "Plan for the week: something with people, something that does good",
            "INCIDENT": "One incident taken apart",
        },
        ("Plan for the week",),
    ),
    _step(
        "BRIEF_TALK",
        "Feelings and words",
        {
            "AFFECT": "Feelings stayed with",
            "WORDS": "Said another way, and role play",
            "TRY": "Task: try it",
        },
        ("Role play",),
    ),
    _step(
        "BRIEF_DECIDE",
        "Deciding",
        {
            "OPTIONS": "All options, with for and against",
            "CHOICE": "One chosen by the client",
            "OBSTACLES": "What could get in the way",
        },
        ("Decision analysis",),
    ),
    _step(
        "BRIEF_LEARN",
        "Trying out and learning",
        {
            "OUTCOME": "What came of it",
            "WORKED": "If it worked: why? If not: no blame, next option",
            "SUPPORT": "Who helps to keep it going",
        },
    ),
    _step(
        "BRIEF_NEAR",
        "The ending comes near",
        {
            "FEELINGS": "Feelings about ending",
            "SIGNS": "Warning signs",
            "DRAFT": "Relapse plan drafted",
            "SPACING": "Would a longer gap before the last session help?",
        },
        ("Relapse plan, first version",),
    ),
)
MINI_REVIEW_STEP = _step(
    "BRIEF_HALFWAY",
    "Small review",
    {
        "SCORES": "Scores beside the first ones",
        "FOCUS": "Is the focus still right and manageable?",
        "REMAINING": "What the remaining sessions are for",
    },
    ("Review",),
)
ENDING_STEPS = (
    _step(
        "BRIEF_CLOSE",
        "Goodbye",
        {
            "SCORES": "Last questionnaires",
            "CREDIT": "What changed, and what the client did",
            "PLAN": "Relapse plan finished",
            "NEXT": "What next, if more is needed",
            "GOODBYE": "Said goodbye",
        },
        ("Ending letter", "Relapse plan", "Letter to the GP"),
    ),
)


def phase_lengths(planned: int) -> tuple[int, int, int]:
    """Beginning, middle and ending: 2, 5 and 1 of 8."""
    middle = planned - BEGINNING_LENGTH - ENDING_LENGTH
    return (BEGINNING_LENGTH, middle, ENDING_LENGTH)


def review_numbers(planned: int) -> ReviewNumbers:
    """The focus at 2, and one small review half-way: 4 of 8."""
    return (
        (ReviewKind.FOCUS, BEGINNING_LENGTH),
        (ReviewKind.MIDDLE, planned // 2),
    )


def layout(planned: int) -> Layout:
    """The steps of each session; the small review shares its session with the work."""
    beginning, middle, ending = phase_lengths(planned)
    sessions = (
        *spread(BEGINNING_STEPS, beginning),
        *spread(MIDDLE_STEPS, middle),
        *spread(ENDING_STEPS, ending),
    )
    return beside(sessions, planned // 2, MINI_REVIEW_STEP)


def letter_due(planned: int) -> int:
    """The session after which one is left."""
    return planned - LETTER_DUE_WHEN_LEFT


def ending_from(planned: int) -> int:
    """The last but one: the ending phase alone would be too late."""
    return planned - ENDING_SESSIONS + 1


IPT_BRIEF = replace(
    IPT_ADULT,
    key="IPT_BRIEF",
    title="IPT-B, brief, 8 sessions",
    short_title="Brief IPT",
    format=Format.BRIEF,
    description=(
        "One engagement session, then eight: a manageable focus that builds on what the "
        "client can do. For people unlikely to come sixteen times."
    ),
    source=SWARTZ,
    sessions=8,
    shortest=8,
    longest=8,
    fewest_possible=6,
    most_possible=12,
    phase_plans=(
        replace(
            BEGINNING,
            purpose="What is wrong and who matters; a manageable focus by session 2.",
            source=SWARTZ,
        ),
        replace(
            MIDDLE,
            lines=(
                *MIDDLE.lines,
                AgendaLine(
                    key="BRIEF_MIDDLE_ACTIVITY",
                    title="Something done with people this week",
                    source=SWARTZ,
                    phase=PhaseKey.MIDDLE,
                ),
            ),
            source=SWARTZ,
        ),
        replace(ENDING, source=SWARTZ),
    ),
    excluded_focus_areas=("DEFICITS",),
    focus_lines={
        key: lines for key, lines in IPT_ADULT.focus_lines.items() if key != "DEFICITS"
    },
    engagement=ENGAGEMENT_STEP,
    ending_due_when_left=1,
    letter_shared_when_left=LETTER_DUE_WHEN_LEFT,
    phase_lengths=phase_lengths,
    layout=layout,
    review_numbers=review_numbers,
    letter_due=letter_due,
    ending_from=ending_from,
)
