"""What each session of IPT with a couple is for, and its tasks. Own words."""

from __future__ import annotations

from functools import partial

from protocols.formats import Meeting
from protocols.parts import AgendaLine, step

FOLEY = "Foley, Rounsaville, Weissman, Sholomskas & Chevron 1989"

_step = partial(step, source=FOLEY)

BEGINNING_STEPS = (
    _step(
        "COUPLE_JOINT",
        "Both in the room",
        {
            "SYMPTOMS": "Symptoms of the client, with the questionnaire",
            "NAMED": "What is wrong named and explained to both",
            "BOTH": "What each hopes for from coming together",
            "FRAME": "Number of sessions, last date, and how joint sessions work",
            "SECRETS": "What is done with something told alone, agreed in writing",
            "ALONE": "A meeting with each alone arranged before the next session",
        },
        ("First scores", "Agreement about secrets"),
    ),
    _step(
        "COUPLE_HISTORY",
        "The two of them",
        {
            "STORY": "How the two met, and turning points since",
            "BEGINNING": "What changed between them around the beginning",
            "COMMITMENT": "How committed each is, 0 to 10, by each",
            "STRENGTHS": "What works between them",
        },
        ("Timeline",),
    ),
    _step(
        "COUPLE_EXPECT",
        "What each expects",
        {
            "MATRIX": "Expectations gone through area by area, by each",
            "GAPS": "Where they differ, and how much can be moved",
            "MUTE": "What has never been said aloud",
        },
        ("Expectations",),
    ),
    _step(
        "COUPLE_AGREE",
        "Formulation, focus and plan",
        {
            "FORMULATION": "Joint formulation, of what was said by both",
            "STAGE": "Where the dispute stands: talking, stuck, or parting",
            "GOALS": "Goals agreed by both",
            "CONTRACT": "Number of sessions and last date agreed",
        },
        ("Formulation", "Plan", "Goals"),
    ),
)
MIDDLE_STEPS = (
    _step(
        "COUPLE_TALK",
        "How they talk",
        {
            "SAMPLE": "One exchange taken apart, word by word, with both",
            "MEANT": "What was meant, and what was heard",
        },
        ("Communication analysis",),
    ),
    _step(
        "COUPLE_PART",
        "Each one's part",
        {
            "PART": "Each names the own part",
            "FEELINGS": "Feelings said to the other, and heard",
        },
    ),
    _step(
        "COUPLE_OPTIONS",
        "Options",
        {
            "OPTIONS": "Options collected by both",
            "MOVE": "Who can move where",
        },
        ("Decision analysis",),
    ),
    _step(
        "COUPLE_DEAL",
        "Agreements",
        {
            "DEAL": "One agreement: what, who, when, and looked at when",
            "REHEARSE": "The hard part of it practised here",
        },
        ("Agreements",),
    ),
    _step(
        "COUPLE_TRY",
        "Trying out and learning",
        {
            "OUTCOME": "What came of the agreement",
            "WORKED": "If it worked: why? If not: no blame, change it",
        },
    ),
    _step(
        "COUPLE_STEADY",
        "Making it steady; the ending comes near",
        {
            "GAINS": "Gains beside the first expectations",
            "LEFT": "Said how many sessions are left, and asked each what that brings up",
        },
    ),
)
MID_REVIEW_STEP = _step(
    "COUPLE_HALFWAY",
    "Mid-course review",
    {
        "SCORES": "Scores beside the first ones",
        "GOALS": "Goals rated by each",
        "STAGE": "Where the dispute stands now",
        "SAFE": "Each asked alone again about safety",
        "REMAINING": "What the remaining sessions are for",
    },
    ("Review",),
)
ENDING_STEPS = (
    _step(
        "COUPLE_CLOSE_BEGIN",
        "Beginning the ending",
        {
            "NAMED": "Ending named",
            "FEELINGS": "What each feels about it",
            "CREDIT": "What each did, said by the other",
        },
    ),
    _step(
        "COUPLE_CLOSE_SIGNS",
        "Warning signs for two",
        {
            "SIGNS": "Warning signs, of {problem} and between them",
            "DRAFT": "Relapse plan drafted: what each does",
        },
        ("Relapse plan, first version",),
    ),
    _step(
        "COUPLE_CLOSE_STEADY",
        "Gathering up",
        {
            "MATRIX": "Expectations gone through again",
            "AGREEMENTS": "Agreements that stay",
            "UNFINISHED": "What is unfinished, and for whom",
        },
        ("Expectations, second", "Relapse plan"),
    ),
    _step(
        "COUPLE_CLOSE_GOODBYE",
        "Goodbye",
        {
            "SCORES": "Last questionnaires",
            "WHY": "What changed, and why",
            "NEXT": "What next, together or for one",
            "GOODBYE": "Said goodbye",
        },
        ("Ending letter", "Letter to the GP"),
    ),
)


def _alone(key: str, title: str) -> Meeting:
    return Meeting(
        key=key,
        title=title,
        # After the first joint session and before the work together begins.
        after=1,
        source=f"{FOLEY}; the safety questions are our own convention",
        tasks=tuple(
            AgendaLine(key=f"{key}_{suffix}", title=task, source=FOLEY)
            for suffix, task in (
                ("SAFETY", "Asked alone about fear, control and violence"),
                ("RISK", "Asked about own safety"),
                ("VIEW", "Own view of the relationship"),
                ("TOLD", "What of this may be said to the other"),
                ("JOINT", "Is working together still right?"),
            )
        ),
    )


ALONE_WITH_CLIENT = _alone("COUPLE_ALONE_CLIENT", "Individual meeting with the client")
ALONE_WITH_PARTNER = _alone(
    "COUPLE_ALONE_PARTNER", "Individual meeting with the partner"
)
