"""Dynamic Interpersonal Therapy: 16 weekly sessions on one pattern, the IPAF.

Lemma, Target & Fonagy 2011. Two ways of cutting the sixteen sessions are in use: the
manual's three phases, and four phases with a consolidation. A course keeps the one it
began with. In both, ending work begins by session 13 and a letter is begun by 12.
"""

from __future__ import annotations

from dataclasses import replace

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
from protocols.dit_steps import (
    DEEPEN_STEP,
    FIRST_STEPS,
    LAST_STEPS,
    MID_REVIEW_STEP,
    MIDDLE_STEPS_AFTER_REVIEW,
    MIDDLE_STEPS_BEFORE_REVIEW,
)
from protocols.laying_out import Layout
from protocols.parts import ReviewNumbers, three_reviews
from protocols.techniques import DIT_TECHNIQUES

LTF = "Lemma, Target & Fonagy 2011"
FOUR_PHASES_SOURCE = f"{LTF}; cut into four phases by our own convention"
NHS = "NHS Talking Therapies manual v6 (scores at every contact)"

PLANNED = 16
ENGAGEMENT_LENGTH = 4
# Four phases: the last session is the ending, the five before it consolidate.
CONSOLIDATION_LENGTH = 5
LAST_LENGTH = 1
# Three phases: the ending is four sessions long.
ENDING_LENGTH = 4
# Half-way and before the ending: sessions 8 and 12 of 16.
LATE_REVIEW_WHEN_LEFT = 4
# The letter is begun by session 12 of 16, to be read before the last. Own convention.
LETTER_DUE_WHEN_LEFT = 4
# Ending work begins by session 13 of 16.
ENDING_SESSIONS = 4


def _line(key: str, title: str, phase: PhaseKey, *, source: str = LTF) -> AgendaLine:
    return AgendaLine(key=key, title=title, source=source, phase=phase)


# Ticking is kept light: space first, structure second.
STANDING: tuple[AgendaLine, ...] = (
    AgendaLine(
        key="DIT_MEASURE_REVIEWED",
        title="Questionnaire filled in and talked about",
        source=LTF,
        is_expected=True,
        recorded_in=RecordedIn.MEASURES,
    ),
    AgendaLine(
        key="DIT_RISK_ASKED",
        title="Asked about safety",
        source=LTF,
        is_expected=True,
        recorded_in=RecordedIn.RISK,
    ),
    AgendaLine(
        key="DIT_COUNT_SAID",
        title="Said how many sessions are left",
        source=LTF,
    ),
)

ENGAGEMENT_LINES = (
    _line(
        "DIT_ENGAGEMENT_REPEATS",
        "Relationships, and what repeats",
        PhaseKey.ENGAGEMENT,
    ),
    _line("DIT_ENGAGEMENT_IPAF", "First IPAF", PhaseKey.ENGAGEMENT),
    _line("DIT_ENGAGEMENT_SHARED", "IPAF shared and agreed", PhaseKey.ENGAGEMENT),
)
WORKING_LINES = (
    _line(
        "DIT_WORKING_SHOWED",
        "Where the pattern showed this week",
        PhaseKey.WORKING_THROUGH,
    ),
    _line("DIT_WORKING_FEELING", "The feeling", PhaseKey.WORKING_THROUGH),
    _line("DIT_WORKING_DEFENCE", "The defence and its cost", PhaseKey.WORKING_THROUGH),
    _line("DIT_WORKING_ROOM", "In the room", PhaseKey.WORKING_THROUGH),
    _line("DIT_WORKING_NEW", "Trying something different", PhaseKey.WORKING_THROUGH),
)
CONSOLIDATION_LINES = (
    _line(
        "DIT_CONSOLIDATION_NOTICED",
        "Change noticed by others",
        PhaseKey.CONSOLIDATION,
    ),
    _line("DIT_CONSOLIDATION_PAST", "Link to the past", PhaseKey.CONSOLIDATION),
    _line("DIT_CONSOLIDATION_ENDING", "The ending named", PhaseKey.CONSOLIDATION),
    _line("DIT_CONSOLIDATION_LETTER", "Draft letter", PhaseKey.CONSOLIDATION),
)
END_LINES = (
    _line("DIT_END_LOSS", "Loss and separation", PhaseKey.ENDING),
    _line("DIT_END_LETTER", "Letter read together", PhaseKey.ENDING),
    _line("DIT_END_TAKES", "What the client takes along", PhaseKey.ENDING),
)


def _in_phase(lines: tuple[AgendaLine, ...], phase: PhaseKey) -> tuple[AgendaLine, ...]:
    """The same lines, keys included, standing in another phase."""
    return tuple(replace(line, phase=phase) for line in lines)


ENGAGEMENT = PhasePlan(
    key=PhaseKey.ENGAGEMENT,
    title="Engagement",
    tone=1,
    purpose="Safety, stories of relationships, and one pattern found together.",
    lines=ENGAGEMENT_LINES,
    source=LTF,
)
WORKING_THROUGH = PhasePlan(
    key=PhaseKey.WORKING_THROUGH,
    title="Working through",
    tone=2,
    purpose="Notice the pattern out there and in here, and try something new.",
    lines=WORKING_LINES,
    source=LTF,
)
CONSOLIDATION = PhasePlan(
    key=PhaseKey.CONSOLIDATION,
    title="Consolidation",
    tone=3,
    purpose="Make new ways steady, and begin to say goodbye.",
    lines=CONSOLIDATION_LINES,
    source=FOUR_PHASES_SOURCE,
)
LAST = PhasePlan(
    key=PhaseKey.ENDING,
    title="Ending",
    tone=4,
    purpose="Lose, keep, and say goodbye.",
    lines=END_LINES,
    source=LTF,
)
MANUAL_BEGINNING = PhasePlan(
    key=PhaseKey.BEGINNING,
    title="Beginning",
    tone=1,
    purpose="Safety, stories of relationships, and one pattern found together.",
    lines=_in_phase(ENGAGEMENT_LINES, PhaseKey.BEGINNING),
    source=LTF,
)
MANUAL_MIDDLE = PhasePlan(
    key=PhaseKey.MIDDLE,
    title="Middle",
    tone=2,
    purpose="Work on the pattern in present relationships and in the room.",
    lines=(
        *_in_phase(WORKING_LINES, PhaseKey.MIDDLE),
        *_in_phase(CONSOLIDATION_LINES[:2], PhaseKey.MIDDLE),
    ),
    source=LTF,
)
MANUAL_ENDING = PhasePlan(
    key=PhaseKey.ENDING,
    title="Ending",
    tone=4,
    purpose="Work the pattern through once more, in saying goodbye.",
    lines=(*_in_phase(CONSOLIDATION_LINES[2:], PhaseKey.ENDING), *END_LINES),
    source=LTF,
)


def four_phases(planned: int) -> tuple[int, int, int, int]:
    """Engagement, working through, consolidation, ending: 4, 6, 5, 1 of 16."""
    late = CONSOLIDATION_LENGTH + LAST_LENGTH
    return (
        ENGAGEMENT_LENGTH,
        planned - ENGAGEMENT_LENGTH - late,
        CONSOLIDATION_LENGTH,
        LAST_LENGTH,
    )


def three_phases(planned: int) -> tuple[int, int, int]:
    """Beginning, middle, ending: 4, 8, 4 of 16."""
    return (
        ENGAGEMENT_LENGTH,
        planned - ENGAGEMENT_LENGTH - ENDING_LENGTH,
        ENDING_LENGTH,
    )


def review_numbers(planned: int) -> ReviewNumbers:
    """End of engagement, half-way, before the ending: 4, 8, 12 of 16."""
    return three_reviews(
        ENGAGEMENT_LENGTH, planned // 2, planned - LATE_REVIEW_WHEN_LEFT
    )


def layout(planned: int) -> Layout:
    """The steps of each session. The review shares its session with the work."""
    middle_first = ENGAGEMENT_LENGTH + 1
    mid_review = dict(review_numbers(planned))[ReviewKind.MIDDLE]
    middle_last = planned - ENDING_SESSIONS
    return (
        *((step,) for step in FIRST_STEPS),
        *spread(MIDDLE_STEPS_BEFORE_REVIEW, mid_review - middle_first),
        (DEEPEN_STEP, MID_REVIEW_STEP),
        *spread(MIDDLE_STEPS_AFTER_REVIEW, middle_last - mid_review),
        *((step,) for step in LAST_STEPS),
    )


def letter_due(planned: int) -> int:
    """Session 12 of 16."""
    return planned - LETTER_DUE_WHEN_LEFT


def ending_from(planned: int) -> int:
    """Session 13 of 16, whichever way the phases are cut."""
    return planned - ENDING_SESSIONS + 1


# The work is the manual's. Cutting it into 4, 6, 5 and 1 sessions is not: the manual has
# three phases (DIT_16_MANUAL), and the consolidation with its length is our convention.
# Its key is older than its name: the protocol that this project was seeded with. Cases are
# stored under it, so it stays.
DIT_16_FOUR_PHASES = Protocol(
    key="DIT_16_SEED",
    title="DIT, 16 sessions, four phases",
    short_title="DIT",
    therapy=Therapy.DIT,
    format=Format.INDIVIDUAL,
    description=(
        "Dynamic Interpersonal Therapy: one recurring pattern of self, other and "
        "feeling. Engagement, working through, consolidation, ending."
    ),
    source=FOUR_PHASES_SOURCE,
    sessions=PLANNED,
    shortest=PLANNED,
    longest=PLANNED,
    cadence_days=7,
    minutes=50,
    phase_plans=(ENGAGEMENT, WORKING_THROUGH, CONSOLIDATION, LAST),
    standing=STANDING,
    focus_lines={},
    focus_phase=PhaseKey.WORKING_THROUGH,
    focus_kind=FocusKind.IPAF,
    letter=LetterKind.GOODBYE_LETTER,
    techniques=tuple(technique.key for technique in DIT_TECHNIQUES),
    measures=(
        MeasureSchedule(instrument="PHQ9", source=NHS),
        MeasureSchedule(instrument="GAD7", source=NHS),
    ),
    # Ending work is due by session 13, so it has begun when three are left.
    ending_due_when_left=3,
    fewest_possible=12,
    most_possible=40,
    phase_lengths=four_phases,
    layout=layout,
    review_numbers=review_numbers,
    letter_due=letter_due,
    ending_from=ending_from,
)

DIT_16_MANUAL = replace(
    DIT_16_FOUR_PHASES,
    key="DIT_16_MANUAL",
    title="DIT, 16 sessions, three phases",
    description=(
        "Dynamic Interpersonal Therapy: one recurring pattern of self, other and "
        "feeling. Beginning, middle, ending, as in the manual."
    ),
    source=LTF,
    phase_plans=(MANUAL_BEGINNING, MANUAL_MIDDLE, MANUAL_ENDING),
    focus_phase=PhaseKey.MIDDLE,
    phase_lengths=three_phases,
)
