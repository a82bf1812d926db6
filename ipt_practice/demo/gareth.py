"""Gareth: the third episode is over; maintenance, in its seventh month of twenty-four."""

from datetime import time

from ipt_practice.demo.ending_story import MaintenanceStory
from ipt_practice.demo.focus_story import FocusStory
from ipt_practice.demo.scores import Answers, answers_of
from ipt_practice.demo.story import GoalStory, Person, Story, Visit

# The week of each month's session; two weekly ones came in between.
MONTH_OF_SESSION = {1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 5, 7: 6, 8: 6, 9: 7}
RISE_WEEK = 17
EXTRA_WEEKS = (18, 19)
BASELINE = 3
TERMS = {
    "reason": "Three episodes in twelve years, well now, and he wishes to go on.",
    "months": 24,
    "baseline_score": BASELINE,
    "areas": ("ROLE_TRANSITION",),
    "focus_words": "Looking after Dad without losing us",
    "goals": "Keep cycling on Saturdays\nSay it to Carys before it boils over",
    "early_signs": "Stops cycling\nIrritable with Carys\nSays that it will pass",
    "stop_rule": "Two years well, or when he says it is enough; talked about at each review.",
    "medication": "None since last year, agreed with the GP.",
    "prescriber_aware": "YES",
}
MAINTENANCE = MaintenanceStory(
    terms=TERMS,
    rises_week=RISE_WEEK,
    score=9,
    reason="PHQ-9 9 is 6 above 3 at the start: his father has moved in and the evenings "
    "are short.",
    extra_weeks=EXTRA_WEEKS,
)


def scores() -> dict[str, Answers]:
    """Session number -> answers; the weekly ones lie between two months."""
    found = {}
    for number, month in MONTH_OF_SESSION.items():
        answers = answers_of("GARETH", f"M{month}")
        if answers is not None:
            found[str(number)] = answers
    return found


def _visit(week: int, text: str, techniques: tuple[str, ...], **more: object) -> Visit:
    return Visit(week=week, text=text, techniques=techniques, **more)  # type: ignore[arg-type]


GARETH = Story(
    key="GARETH",
    given_name="Gareth",
    family_name="Evans",
    pronouns="he/him",
    age=58,
    therapist="ruth",
    problem="DEPRESSION",
    protocol_key="IPT_MAINTENANCE",
    referral_source="GP",
    referral_reason="Well after a third episode; wants to stay so.",
    planned=24,
    weekday=1,
    at=time(12, 0),
    began_weeks_ago=25,
    safe_contact="Mobile, any time.",
    contacts=(
        {
            "kind": "EMERGENCY",
            "name": "Carys Evans",
            "relation": "Wife",
            "phone": "01632 960981",
            "may_be_told": "Safety",
        },
        {
            "kind": "GP",
            "name": "Dr S Pryce",
            "relation": "GP",
            "address": "Harbour Surgery\n12 Quay Street",
            "may_be_told": "Start, end, safety",
        },
    ),
    decision="IPT",
    reason_for_model="Two courses of IPT helped; the third time it came with a change at home.",
    onset_weeks_before=110,
    intake={
        "main_problem": "I am well, and I know how it begins.",
        "around_onset": "Last time Mum died and Dad was on his own.",
        "course": "EPISODIC",
        "earlier_episodes": "Two, ten and five years before.",
        "diagnosis": "Recurrent depressive disorder, in remission",
        "physical_health": "Well. Cycles.",
        "medication": "None since last year.",
        "alcohol_drugs": "A pint at the weekend.",
        "past_therapy": "IPT twice; it helped.",
        "help_wanted": ["NOW", "SKILLS"],
        "weekly_time": "Tuesdays at noon, once a month",
        "absences": "None planned",
    },
    functioning=(
        (
            0,
            {
                "work": 1,
                "home": 1,
                "money": 0,
                "leisure": 0,
                "friendships": 1,
                "partner": 1,
                "parenting": 0,
            },
        ),
    ),
    reasons=("TRIGGER",),
    suitability={
        "TRIGGER": "YES",
        "CHANGE": "YES",
        "WILLING": "YES",
        "MEASURES": "YES",
    },
    people=(
        Person(
            name="Carys",
            relationship="wife",
            ring=1,
            tone="SUPPORTIVE",
            frequency="DAILY",
            can_confide="YES",
            knows="YES",
        ),
        Person(
            name="Dad",
            relationship="father",
            ring=2,
            tone="MIXED",
            frequency="DAILY",
            can_confide="NO",
            knows="NO",
        ),
        Person(
            name="Huw",
            relationship="friend from the cycling club",
            sector="FRIENDS",
            ring=3,
            tone="SUPPORTIVE",
            frequency="WEEKLY",
            can_confide="PARTLY",
            knows="YES",
        ),
    ),
    focus={
        "area": "ROLE_TRANSITION",
        "words": "Looking after Dad without losing us.",
        "why_now": "His father needs more help each month.",
        "why_this": "Nobody died this year, and there is no row; the days have changed.",
    },
    focus_week=1,
    focus_work=FocusStory(
        details=(
            (
                1,
                {
                    "old_role": "A son with a father who manages",
                    "new_role": "The one who looks after him",
                    "old_good": "Saturdays were ours",
                    "new_hard": "The evenings, and never being off duty",
                    "new_good": "Time with Dad, while there is some",
                },
            ),
        ),
    ),
    link_sentence="The low times came with changes that he carried alone.",
    contract={"cadence_days": 28},
    maintenance=MAINTENANCE,
    goals=(
        GoalStory(
            words="Keep cycling on Saturdays",
            target=8,
            serves_focus=True,
            ratings=((1, 6), (21, 5), (25, 7)),
        ),
    ),
    visits=(
        _visit(
            1,
            "What well looks like, early signs, when we would meet more often. Twenty-four "
            "months agreed.",
            ("PSYCHOEDUCATION", "RELAPSE_PREVENTION"),
            link="A plan for staying well while the days change.",
        ),
        _visit(
            5,
            "A quiet month. Cycled each Saturday.",
            ("EXPLORATION",),
            link="What is kept up.",
        ),
        _visit(
            9,
            "His father fell once; nothing broken. Asked Huw to come along on a Sunday.",
            ("LINKING",),
            link="New tasks, and who helps.",
        ),
        _visit(
            13,
            "Talks of his father moving in. Two columns: what would be lost, what could be good.",
            ("TWO_COLUMNS",),
            link="Before the change.",
        ),
        _visit(
            RISE_WEEK,
            "His father moved in. No cycling for three weeks, short with Carys: his own "
            "early signs. The score is up by six. Two weekly sessions added, his decision "
            "as well.",
            ("LINKING", "COMMUNICATION_ANALYSIS"),
            link="The change is here.",
        ),
        _visit(
            EXTRA_WEEKS[0],
            "One evening with Carys, line by line. He waits to be asked, she waits to be told.",
            ("COMMUNICATION_ANALYSIS",),
            link="The evenings, and who says what.",
        ),
        _visit(
            EXTRA_WEEKS[1],
            "Told Carys that Thursdays are too much. A carer comes on Thursdays now.",
            ("ROLE_PLAY",),
            link="Asking before it boils over.",
        ),
        _visit(
            21,
            "Lower again. Back on the bicycle once.",
            ("CREDITING_GAINS",),
            link="What helped.",
        ),
        _visit(
            25,
            "Cycles again. His father has found the chess club.",
            ("CREDITING_GAINS",),
            link="The new days have a shape.",
        ),
    ),
)
