"""What the questionnaires show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from sessions.models import MaintenanceContract
from supervision.facts.shapes import MaintenanceFacts
from tests import make
from tests.make_facts import at_noon, facts, point
from tests.supervision.lines.shapes import TODAY, Line, days

NOTED: dict[str, Any] = {"noted_at": make.NOW}
LAST_DAY = at_noon(TODAY - days(1))
FIFTEEN = date(2011, 5, 3)


def at_session(number, *totals, protocol="IPT_ADULT", planned=None, **known):
    """So many sessions, and these scores at the last of them."""
    return facts("+" * number, protocol=protocol, planned=planned, phq9=totals, **known)


def half_way(number, last, first=15, **known):
    return at_session(number, first, last, **known)


def no_change(protocol, planned, mid_review, name):
    """No change at the half of a course of this length, and not a session before."""
    known = {"protocol": protocol, "planned": planned}
    return Line(
        flag="NO_CHANGE_MID",
        name=name,
        below=half_way(mid_review - 1, 10, **known),
        at=half_way(mid_review, 10, **known),
        cleared=half_way(mid_review, 10, mid_reviewed_at=make.NOW, **known),
        says=f"PHQ-9 15 at the start, 10 at session {mid_review}: 5 lower",
    )


def measured(there, **known):
    """Sessions with a questionnaire (x) and without (.)."""
    each = {place: {"has_measure": one == "x"} for place, one in enumerate(there, 1)}
    return facts("+" * len(there), each=each, **known)


def with_blank(*totals):
    """The last one has too many blanks for a total, and was entered after the note."""
    known = facts(phq9=totals)
    blank = point("PHQ9", None, TODAY)
    return replace(
        known, scores=known.scores | {"PHQ9": [*known.scores["PHQ9"], blank]}
    )


def maintained(*totals, agreed=30, rise=6, **known):
    """Agreed at PHQ-9 3: meet weekly again from 10, or from so many points above."""
    decided_at = known.pop("decided_at", None)
    contract = MaintenanceContract(
        baseline_measure="PHQ9",
        baseline_score=3,
        step_up_score=10,
        step_up_rise=rise,
        agreed_on=TODAY - days(agreed),
    )
    agreed_facts = MaintenanceFacts(contract=contract, decided_at=decided_at)
    return facts(
        protocol="IPT_MAINTENANCE", phq9=totals, maintenance=agreed_facts, **known
    )


LINES = (
    Line(
        flag="DETERIORATION",
        name="six above the first",
        below=facts(phq9=[12, 17]),
        at=facts(phq9=[12, 18]),
        cleared=facts(phq9=[12, 18], **NOTED),
        says="PHQ-9 12 at the start, 18 at the assessment: 6 higher",
    ),
    Line(
        flag="DETERIORATION",
        name="said with the session of that day, the first included",
        below=facts("+", phq9=[12, 17]),
        at=facts("+", phq9=[12, 18]),
        cleared=facts("++", phq9=[12, 18, 17]),
        says="PHQ-9 12 at the start, 18 at session 1: 6 higher",
    ),
    Line(
        flag="DETERIORATION",
        name="four of GAD-7",
        below=facts(gad7=[8, 11]),
        at=facts(gad7=[8, 12]),
        cleared=facts(gad7=[8, 12], noted_at=LAST_DAY),
        says="GAD-7 8 at the start, 12 at the assessment: 4 higher",
    ),
    Line(
        flag="DETERIORATION",
        name="both questionnaires are named",
        below=facts(phq9=[12, 17], gad7=[8, 11]),
        at=facts(phq9=[12, 18], gad7=[8, 12]),
        cleared=facts(phq9=[12, 18, 17], gad7=[8, 12, 11]),
        says=(
            "PHQ-9 12 at the start, 18 at the assessment: 6 higher. "
            "GAD-7 8 at the start, 12 at the assessment: 4 higher"
        ),
    ),
    Line(
        flag="DETERIORATION",
        name="three up twice running",
        below=facts(phq9=[20, 8, 11, 13]),
        at=facts(phq9=[20, 8, 11, 14]),
        cleared=facts(phq9=[20, 8, 11, 14], **NOTED),
        says="PHQ-9 rose twice running: 8, 11, 14",
    ),
    Line(
        flag="DETERIORATION",
        name="the first of the two rises has to be three as well",
        below=facts(phq9=[20, 8, 10, 13]),
        at=facts(phq9=[20, 8, 11, 15]),
        cleared=facts(phq9=[20, 8, 11, 15, 15]),
        says="PHQ-9 rose twice running: 8, 11, 15",
    ),
    Line(
        flag="DETERIORATION",
        name="the numbers of the practice",
        below=facts(phq9=[12, 15], gad7=[8, 12]),
        at=facts(phq9=[12, 16], gad7=[8, 12]),
        cleared=facts(phq9=[12, 16, 15]),
        limits=replace(Line.limits, phq9_change=4, gad7_change=5),
        says="PHQ-9 12 at the start, 16 at the assessment: 4 higher",
    ),
    Line(
        flag="DETERIORATION",
        name="the numbers for a case in training",
        below=facts(phq9=[12, 15], of_trainee={"phq9_change": 4}),
        at=facts(phq9=[12, 16], of_trainee={"phq9_change": 4}),
        cleared=facts(phq9=[12, 16]),
        says="PHQ-9 12 at the start, 16 at the assessment: 4 higher",
    ),
    Line(
        flag="DETERIORATION",
        name="a note holds until there is another total",
        below=replace(with_blank(12, 18), noted_at=LAST_DAY),
        at=replace(facts(phq9=[12, 18, 18]), noted_at=LAST_DAY - days(1)),
        cleared=facts(phq9=[12, 18, 18], noted_at=LAST_DAY),
        says="PHQ-9 12 at the start, 18 at the assessment: 6 higher",
    ),
    Line(
        flag="STEP_UP",
        name="six above the score in remission",
        below=maintained(3, 8),
        at=maintained(3, 9, noted_at=LAST_DAY - days(1)),
        cleared=maintained(3, 9, noted_at=LAST_DAY),
        says="PHQ-9 9 is 6 above 3 at the start: the step-up rule is met",
    ),
    Line(
        flag="STEP_UP",
        name="the score that was agreed",
        below=maintained(3, 9, rise=20),
        at=maintained(3, 10, rise=20, decided_at=LAST_DAY - days(1)),
        cleared=maintained(3, 10, rise=20, decided_at=LAST_DAY),
        says=(
            "PHQ-9 10 is 7 above 3 at the start, and 10 or more: the step-up rule is met"
        ),
    ),
    Line(
        flag="STEP_UP",
        name="a score of the day on which it was agreed counts",
        below=maintained(9, agreed=0),
        at=maintained(3, 9, agreed=1),
        cleared=maintained(3, 9, agreed=1, decided_at=LAST_DAY),
        says="PHQ-9 9 is 6 above 3 at the start: the step-up rule is met",
    ),
    Line(
        flag="STEP_UP",
        name="where maintenance was agreed and something was scored",
        below=maintained(),
        at=maintained(3, 9, None),
        cleared=facts(protocol="IPT_MAINTENANCE", phq9=[3, 9]),
        says="PHQ-9 9 is 6 above 3 at the start: the step-up rule is met",
    ),
    Line(
        flag="LOST_GAINS",
        name="six above the lowest",
        below=facts(phq9=[18, 9, 14]),
        at=facts(phq9=[18, 9, 15]),
        cleared=facts(phq9=[18, 9, 15], **NOTED),
        says=(
            "PHQ-9 9 at the assessment, 15 at the assessment: 6 higher than its lowest"
        ),
    ),
    Line(
        flag="LOST_GAINS",
        name="said with the sessions of both days",
        below=facts("+++", phq9=[18, 9, 14]),
        at=facts("+++", phq9=[18, 9, 15]),
        cleared=facts("++++", phq9=[18, 9, 15, 14]),
        says="PHQ-9 9 at session 2, 15 at session 3: 6 higher than its lowest",
    ),
    Line(
        flag="LOST_GAINS",
        name="four above the lowest GAD-7",
        below=facts(gad7=[12, 5, 8]),
        at=facts(gad7=[12, 5, 9]),
        cleared=facts(gad7=[12, 5, 9, 8]),
        says=(
            "GAD-7 5 at the assessment, 9 at the assessment: 4 higher than its lowest"
        ),
    ),
    Line(
        flag="LOST_GAINS",
        name="not beside getting worse",
        below=facts(phq9=[12, 9, 18]),
        at=facts(phq9=[12, 9, 17]),
        cleared=facts(phq9=[12, 9, 14]),
        says=(
            "PHQ-9 9 at the assessment, 17 at the assessment: 8 higher than its lowest"
        ),
    ),
    Line(
        flag="NO_EARLY_RESPONSE",
        name="at the fourth score",
        below=facts(phq9=[10, 10, 10]),
        at=facts(phq9=[15, 10, 11, 10]),
        cleared=facts(phq9=[15, 9, 11, 10]),
        says="PHQ-9 15 at the start, lowest 10 by the assessment: 5 lower",
    ),
    Line(
        flag="NO_EARLY_RESPONSE",
        name="from ten on",
        below=facts(phq9=[9, 10, 10, 10]),
        at=facts(phq9=[10, 10, 10, 10]),
        cleared=facts(phq9=[10, 10, 10, 9]),
        says="PHQ-9 10 at the start, lowest 10 by the assessment: 0 lower",
    ),
    Line(
        flag="NO_EARLY_RESPONSE",
        name="from eleven on at 13 to 17 years",
        below=facts(phq9=[10, 11, 11, 11], born_on=FIFTEEN),
        at=facts(phq9=[11, 11, 11, 11], born_on=FIFTEEN),
        cleared=facts(phq9=[11, 11, 11, 10], born_on=FIFTEEN),
        says="PHQ-9 11 at the start, lowest 11 by the assessment: 0 lower",
    ),
    Line(
        flag="NO_EARLY_RESPONSE",
        name="a note holds until the sixth score",
        below=facts(phq9=[15] * 5, noted_at=LAST_DAY - days(7)),
        at=facts(phq9=[15] * 6, noted_at=LAST_DAY - days(7)),
        cleared=facts(phq9=[15] * 6, noted_at=LAST_DAY),
        says="PHQ-9 15 at the start, lowest 15 by the assessment: 0 lower",
    ),
    Line(
        flag="NO_EARLY_RESPONSE",
        name="said until the seventh score, not at the eighth",
        below=facts(phq9=[15] * 8),
        at=facts(phq9=[15] * 7),
        cleared=facts(phq9=[15] * 7, noted_at=LAST_DAY - days(7)),
        says="PHQ-9 15 at the start, lowest 15 by the assessment: 0 lower",
    ),
    no_change("IPT_ADULT", 16, 8, "half of 16"),
    no_change("IPT_ADULT", 12, 6, "half of 12"),
    no_change("IPT_ADOLESCENT", 12, 6, "adolescents"),
    no_change("IPT_BRIEF", 8, 4, "brief IPT"),
    no_change("IPT_GROUP", 20, 10, "a group"),
    no_change("IPT_COUPLE", 16, 8, "a couple"),
    no_change("DIT_16_SEED", 16, 8, "DIT"),
    no_change("DIT_16_MANUAL", 16, 8, "DIT by the manual's phases"),
    Line(
        flag="NO_CHANGE_MID",
        name="a drop of five, not of six",
        below=half_way(8, 10, first=16),
        at=half_way(8, 10, first=15),
        cleared=half_way(8, 9, first=15),
        says="PHQ-9 15 at the start, 10 at session 8: 5 lower",
    ),
    Line(
        flag="NO_CHANGE_MID",
        name="a note holds until the next score",
        below=half_way(8, 9, first=9),
        at=half_way(8, 15, noted_at=LAST_DAY - days(1)),
        cleared=half_way(8, 15, noted_at=LAST_DAY),
        says="PHQ-9 15 at the start, 15 at session 8: no change",
    ),
    Line(
        flag="NO_CHANGE_MID",
        name="from eleven on at 13 to 17 years",
        below=half_way(8, 10, born_on=FIFTEEN),
        at=half_way(8, 11, born_on=FIFTEEN),
        cleared=half_way(8, 10, born_on=FIFTEEN),
        says="PHQ-9 15 at the start, 11 at session 8: 4 lower",
    ),
    Line(
        flag="MEASURE_GAP",
        name="two in a row",
        below=measured(".x."),
        at=measured("x.."),
        cleared=measured("..x"),
        says="No questionnaire in the last 2 sessions",
    ),
    Line(
        flag="MEASURE_GAP",
        name="one that was filled in on the day counts",
        below=facts("+", each={1: {"has_measure": False}}),
        at=facts("++", each={1: {"has_measure": False}, 2: {"has_measure": False}}),
        cleared=facts(
            "++",
            each={1: {"has_measure": False}, 2: {"has_measure": False}},
            gad7=[5],
        ),
        says="No questionnaire in the last 2 sessions",
    ),
    Line(
        flag="EARLY_RESPONSE",
        name="six within four scores",
        below=facts(phq9=[18, 17, 16, 13, 12]),
        at=facts(phq9=[18, 17, 16, 12, 18, 17]),
        cleared=facts(phq9=[18, 17, 16, 12, 18, 18, 18]),
        says="PHQ-9 18 at the start, 12 at the assessment: 6 lower",
    ),
    Line(
        flag="RISE_NEAR_END",
        name="in the last four planned sessions",
        below=at_session(12, 11, 12),
        at=at_session(13, 11, 12),
        cleared=at_session(13, 11, 12, 12),
        says="PHQ-9 11, then 12 at session 13: 1 higher",
    ),
    Line(
        flag="RISE_NEAR_END",
        name="of less than six",
        below=at_session(13, 11, 17),
        at=at_session(13, 11, 16),
        cleared=at_session(13, 11, 11),
        says="PHQ-9 11, then 16 at session 13: 5 higher",
    ),
    Line(
        flag="RISE_NEAR_END",
        name="where the scores have not got worse in all",
        below=at_session(13, 20, 8, 12, 14),
        at=at_session(13, 20, 8, 11, 13),
        cleared=at_session(13, 20, 8, 11, 14),
        says="PHQ-9 11, then 13 at session 13: 2 higher",
    ),
    Line(
        flag="WELL",
        name="two scores below ten",
        below=facts(phq9=[16, 10, 9]),
        at=facts(phq9=[16, 8, 9]),
        cleared=facts(phq9=[16, 9, 9, 10]),
        says="PHQ-9 16 at the start, 8 and 9 the last two times: below 10",
    ),
    Line(
        flag="WELL",
        name="each six under the first",
        below=facts(phq9=[10, 4, 5]),
        at=facts(phq9=[10, 4, 4]),
        cleared=facts(phq9=[10, 4, 4, 5]),
        says="PHQ-9 10 at the start, 4 and 4 the last two times: below 5",
    ),
)
