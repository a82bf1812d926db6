"""IPT for adults, one to one: 12 to 16 weekly sessions.

Structure from Weissman, Markowitz & Klerman 2018; the 16-session form with sessions
1-4, 5-12 and 13-16 is the UK convention (Law 2011, IAPT practitioner curriculum).
Lengths between 12 and 16 follow the same proportions.
"""

from __future__ import annotations

from protocols.base import (
    AgendaLine,
    FocusKind,
    Format,
    LetterKind,
    MeasureSchedule,
    PhaseKey,
    PhasePlan,
    Protocol,
    RecordedIn,
    ReviewKind,
    Therapy,
    spread,
)
from protocols.focus_areas import FOCUS_AREAS
from protocols.formats import ADULTS
from protocols.ipt_steps import (
    BEGINNING_STEPS,
    ENDING_STEPS,
    MID_REVIEW_STEP,
    MIDDLE_STEPS_AFTER_REVIEW,
    MIDDLE_STEPS_BEFORE_REVIEW,
)
from protocols.laying_out import Layout
from protocols.parts import ReviewNumbers, three_reviews
from protocols.techniques import IPT_TECHNIQUES

WMK = "Weissman, Markowitz & Klerman 2018"
UK = "Law 2011, UK 16-session convention"
NHS = "NHS Talking Therapies manual v6 (scores at every contact)"

# Length of beginning, middle and ending. 12, 14 and 16 as in the UK convention and the
# manual's shorter form; 13 and 15 keep the proportions of their neighbours.
PHASE_LENGTHS: dict[int, tuple[int, int, int]] = {
    12: (3, 6, 3),
    13: (3, 7, 3),
    14: (4, 7, 3),
    15: (4, 7, 4),
    16: (4, 8, 4),
}
# End of the beginning, half-way, before the ending.
REVIEWS: dict[int, tuple[int, int, int]] = {
    12: (3, 6, 9),
    13: (3, 6, 9),
    14: (4, 8, 12),
    15: (4, 8, 12),
    16: (4, 8, 12),
}
# Outside 12-16 (a course that was shortened or extended, always with a reason) the
# beginning and the ending take a quarter each, four sessions at most. Own convention.
LONGEST_OUTER_PHASE = 4
# A letter is due once no more than this many sessions are left. Own convention.
LETTER_DUE_WHEN_LEFT = 2


def _standing(
    key: str,
    title: str,
    *,
    is_expected: bool = False,
    recorded_in: RecordedIn | None = None,
) -> AgendaLine:
    return AgendaLine(
        key=key,
        title=title,
        source=WMK,
        is_expected=is_expected,
        recorded_in=recorded_in,
    )


MEASURE = _standing(
    "MEASURE_REVIEWED",
    "Questionnaire filled in and looked at together",
    is_expected=True,
    recorded_in=RecordedIn.MEASURES,
)
RISK = _standing(
    "RISK_ASKED", "Asked about safety", is_expected=True, recorded_in=RecordedIn.RISK
)
COUNT = _standing("COUNT_SAID", "Said which session this is, and how many are left")
LINK = _standing("MOOD_LINKED", "Linked mood to events with people", is_expected=True)
TASK_REVIEWED = _standing(
    "TASK_REVIEWED", "Reviewed the task", recorded_in=RecordedIn.HOMEWORK
)
AGENDA_SET = _standing("AGENDA_SET", "Agreed what to talk about today")
FOCUS_WORK = _standing(
    "FOCUS_WORK",
    "Worked on the focus",
    is_expected=True,
    recorded_in=RecordedIn.FOCUS_LINK,
)
AFFECT = _standing("AFFECT_EXPLORED", "Explored feelings")
TECHNIQUE = _standing(
    "TECHNIQUE_RECORDED",
    "Wrote down what was used",
    is_expected=True,
    recorded_in=RecordedIn.TECHNIQUES,
)
PRACTICE = _standing("PRACTISED", "Practised something together")
TASK_SET = _standing(
    "TASK_SET", "Set or revised the task", recorded_in=RecordedIn.HOMEWORK
)
SUPPORT = _standing("SUPPORT_TOUCHED", "Came back to the people who can help")
SUMMARY = _standing("SUMMED_UP", "Summed up, and asked how this session was")
NEXT = _standing("NEXT_CONFIRMED", "Confirmed the next session")

STANDING: tuple[AgendaLine, ...] = (
    MEASURE,
    RISK,
    COUNT,
    AGENDA_SET,
    LINK,
    AFFECT,
    TECHNIQUE,
    PRACTICE,
    SUPPORT,
    SUMMARY,
    NEXT,
)


def _line(key: str, title: str, phase: PhaseKey) -> AgendaLine:
    return AgendaLine(key=key, title=title, source=WMK, phase=phase)


BEGINNING = PhasePlan(
    key=PhaseKey.BEGINNING,
    title="Beginning",
    tone=1,
    purpose="What is wrong, since when, who matters, and what to work on.",
    lines=(
        _line("BEGINNING_NAMED", "Symptoms, and {problem} named", PhaseKey.BEGINNING),
        _line("BEGINNING_TIMELINE", "Timeline", PhaseKey.BEGINNING),
        _line("BEGINNING_INVENTORY", "Social inventory", PhaseKey.BEGINNING),
        _line(
            "BEGINNING_EVENT",
            "Which event and which relationship",
            PhaseKey.BEGINNING,
        ),
        _line("BEGINNING_FOCUS", "Focus offered and agreed", PhaseKey.BEGINNING),
        _line("BEGINNING_PLAN", "Plan and number of sessions", PhaseKey.BEGINNING),
    ),
    source=f"{WMK}; {UK}",
)
MIDDLE = PhasePlan(
    key=PhaseKey.MIDDLE,
    title="Middle",
    tone=2,
    purpose="Work on the focus, week by week.",
    lines=(
        _line("MIDDLE_WEEK", "Symptoms and the week", PhaseKey.MIDDLE),
        TASK_REVIEWED,
        FOCUS_WORK,
        TASK_SET,
    ),
    source=f"{WMK}; {UK}",
)
ENDING = PhasePlan(
    key=PhaseKey.ENDING,
    title="Ending",
    tone=4,
    purpose="What has changed and who did it, the goodbye, and staying well.",
    lines=(
        TASK_REVIEWED,
        _line("ENDING_CHANGED", "What has changed, and who did it", PhaseKey.ENDING),
        _line("ENDING_FEELINGS", "Feelings about ending", PhaseKey.ENDING),
        _line("ENDING_SIGNS", "Warning signs", PhaseKey.ENDING),
        _line("ENDING_PEOPLE", "Who to turn to", PhaseKey.ENDING),
        _line("ENDING_LETTER", "Ending letter", PhaseKey.ENDING),
        _line("ENDING_NEXT", "Maintenance or next step", PhaseKey.ENDING),
    ),
    source=f"{WMK}; {UK}",
)


def phase_lengths(planned: int) -> tuple[int, int, int]:
    """Sessions in beginning, middle and ending."""
    if planned in PHASE_LENGTHS:
        return PHASE_LENGTHS[planned]
    outer = min(LONGEST_OUTER_PHASE, planned // 4)
    return (outer, planned - 2 * outer, outer)


def review_numbers(planned: int) -> ReviewNumbers:
    """End of the beginning, half-way, end of the middle."""
    if planned in REVIEWS:
        return three_reviews(*REVIEWS[planned])
    beginning, middle, _ = phase_lengths(planned)
    return three_reviews(beginning, (planned + 1) // 2, beginning + middle)


def layout(planned: int) -> Layout:
    """The steps of each session; the mid-course review has a session of its own."""
    beginning, middle, ending = phase_lengths(planned)
    mid_review = dict(review_numbers(planned))[ReviewKind.MIDDLE]
    return (
        *spread(BEGINNING_STEPS, beginning),
        *spread(MIDDLE_STEPS_BEFORE_REVIEW, mid_review - beginning - 1),
        (MID_REVIEW_STEP,),
        *spread(MIDDLE_STEPS_AFTER_REVIEW, beginning + middle - mid_review),
        *spread(ENDING_STEPS, ending),
    )


def letter_due(planned: int) -> int:
    """The session after which two are left."""
    return planned - LETTER_DUE_WHEN_LEFT


def ending_from(planned: int) -> int:
    """The first session of the ending phase."""
    return planned - phase_lengths(planned)[2] + 1


IPT_ADULT = Protocol(
    key="IPT_ADULT",
    title="IPT, adult, 12 to 16 sessions",
    short_title="IPT",
    therapy=Therapy.IPT,
    format=Format.INDIVIDUAL,
    ages=ADULTS,
    description=(
        "Interpersonal Psychotherapy: one current problem between people, in a fixed "
        "number of weekly sessions."
    ),
    source=f"{WMK}; {UK}",
    sessions=16,
    shortest=12,
    longest=16,
    cadence_days=7,
    minutes=50,
    phase_plans=(BEGINNING, MIDDLE, ENDING),
    standing=STANDING,
    focus_lines={area.key.value: area.lines for area in FOCUS_AREAS},
    focus_phase=PhaseKey.MIDDLE,
    focus_kind=FocusKind.FOCUS_AREA,
    letter=LetterKind.ENDING_LETTER,
    techniques=tuple(technique.key for technique in IPT_TECHNIQUES),
    measures=(
        MeasureSchedule(instrument="PHQ9", source=NHS),
        MeasureSchedule(instrument="GAD7", source=NHS),
    ),
    # Termination is raised two to four sessions before the end (WMK).
    ending_due_when_left=2,
    fewest_possible=6,
    most_possible=40,
    phase_lengths=phase_lengths,
    layout=layout,
    review_numbers=review_numbers,
    letter_due=letter_due,
    ending_from=ending_from,
)
