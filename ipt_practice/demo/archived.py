"""Two cases in the archive: one that stopped early, one that ran over its plan."""

from datetime import time

from ipt_practice.demo.dispute_focus import NOOR
from ipt_practice.demo.focus_story import FocusStory
from ipt_practice.demo.story import Absence, GoalStory, Person, Story, Visit

TECHNIQUES_OF_PIOTR = (
    ("PSYCHOEDUCATION", "EXPLORATION"),
    ("TIMELINE",),
    ("SOCIAL_INVENTORY", "LINKING"),
    ("TWO_COLUMNS",),
    ("TWO_COLUMNS", "AFFECT"),
    ("LINKING",),
    ("AFFECT",),
    ("LINKING", "CLARIFICATION"),
    ("ROLE_PLAY",),
    ("TWO_COLUMNS", "CREDITING_GAINS"),
    ("ENDING_WORK", "RELATIONSHIP"),
    ("ENDING_WORK", "RELAPSE_PREVENTION"),
    ("ENDING_WORK",),
)

STOPPED_EARLY = Story(
    key="STOPPED_EARLY",
    given_name="Noor",
    family_name="Haddad",
    pronouns="she/her",
    age=33,
    therapist="ruth",
    problem="DEPRESSION",
    protocol_key="IPT_ADULT",
    referral_source="SELF",
    referral_reason="Rows at home since her mother-in-law moved in.",
    planned=12,
    weekday=1,
    at=time(11, 0),
    began_weeks_ago=30,
    safe_contact="By text, in working hours only.",
    contacts=(
        {
            "kind": "EMERGENCY",
            "name": "Sami Haddad",
            "relation": "Husband",
            "phone": "01632 960162",
            "may_be_told": "Safety",
        },
    ),
    decision="IPT",
    reason_for_model="One relationship, stuck, and a date when it began.",
    onset_weeks_before=14,
    intake={
        "main_problem": "I hold my tongue all day and shout at night.",
        "around_onset": "His mother moved into the back room.",
        "course": "GRADUAL",
        "earlier_episodes": "None.",
        "diagnosis": "Depressive episode, moderate",
        "physical_health": "Well.",
        "medication": "None.",
        "alcohol_drugs": "None.",
        "past_therapy": "None.",
        "help_wanted": ["NOW", "SKILLS"],
        "weekly_time": "Tuesdays, as long as her shifts allow",
        "absences": "Shifts change every quarter",
    },
    functioning=(
        (
            0,
            {
                "work": 1,
                "home": 3,
                "money": 1,
                "leisure": 2,
                "friendships": 1,
                "partner": 3,
                "parenting": 1,
            },
        ),
    ),
    reasons=("TRIGGER",),
    suitability={
        "TRIGGER": "YES",
        "STUCK": "YES",
        "PRACTICAL": "YES",
        "REPEATS": "NO",
        "WILLING": "YES",
        "MEASURES": "YES",
    },
    people=(
        Person(
            name="Husband",
            relationship="husband",
            ring=1,
            tone="MIXED",
            frequency="DAILY",
            can_confide="PARTLY",
            knows="PARTLY",
        ),
    ),
    focus={
        "area": "ROLE_DISPUTE",
        "words": "We both wait for the other to say it.",
        "person": "Husband",
        "why_now": "Since the house filled up.",
        "why_this": "Neither a death nor a change of role is at the centre.",
    },
    focus_week=3,
    focus_work=NOOR,
    stages=((3, "renegotiation", "Both still bring it up at supper"),),
    link_sentence="The low mood goes with a house that has no room to speak.",
    goals=(
        GoalStory(
            words="Say one wish a week", target=6, serves_focus=True, ratings=((3, 1),)
        ),
    ),
    visits=(
        Visit(
            week=1, techniques=("PSYCHOEDUCATION",), text="History of the last months."
        ),
        Visit(
            week=2,
            techniques=("SOCIAL_INVENTORY",),
            text="Circle drawn, four at one table.",
        ),
        Visit(
            week=3,
            techniques=("LINKING", "SOCIAL_INVENTORY"),
            text="Agreed on the dispute as the focus.",
            link="Focus agreed.",
        ),
        Visit(
            week=4,
            techniques=("COMMUNICATION_ANALYSIS",),
            text="One supper, line by line. New shift pattern at work from next week.",
            link="What each of them expects.",
        ),
    ),
    absences=(
        Absence(
            week=5,
            attendance="CANCELLED_BY_CLIENT",
            reason="Shift changed",
            contact="Offered two other times",
        ),
    ),
    has_draft_summary=True,
    ending={
        "reason": "AGREED_EARLY",
        "outcome": "Her shifts left no hour in common. She may come back when they change.",
        "told": "Nobody",
    },
)

RAN_OVER = Story(
    key="RAN_OVER",
    given_name="Piotr",
    family_name="Zielinski",
    pronouns="he/him",
    age=61,
    therapist="jonas",
    problem="LIFE_TRANSITION",
    protocol_key="IPT_ADULT",
    referral_source="EMPLOYER",
    referral_reason="Retires in three months and does not sleep.",
    planned=12,
    weekday=4,
    at=time(9, 0),
    began_weeks_ago=32,
    safe_contact="Landline is fine.",
    contacts=(
        {
            "kind": "EMERGENCY",
            "name": "Basia Zielinska",
            "relation": "Wife",
            "phone": "01632 960179",
            "may_be_told": "Safety",
        },
    ),
    decision="IPT",
    reason_for_model="A change with a date; wants to prepare for it.",
    onset_weeks_before=6,
    intake={
        "main_problem": "I wake at three and count the Mondays that are left.",
        "around_onset": "The letter with the date came.",
        "course": "SUDDEN",
        "earlier_episodes": "None.",
        "diagnosis": "Adjustment to retirement, with poor sleep",
        "physical_health": "Knees. Otherwise well.",
        "medication": "Something for the knees, from the GP",
        "alcohol_drugs": "A beer on Saturdays",
        "past_therapy": "None.",
        "help_wanted": ["NOW", "STRUCTURE"],
        "weekly_time": "Fridays at nine",
        "session_limit": "Twelve, paid by the works",
    },
    functioning=(
        (
            0,
            {
                "work": 2,
                "home": 0,
                "money": 1,
                "leisure": 2,
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
        "PRACTICAL": "YES",
        "REPEATS": "NO",
        "WILLING": "YES",
        "MEASURES": "YES",
    },
    people=(
        Person(
            name="Basia",
            relationship="wife",
            ring=1,
            tone="SUPPORTIVE",
            frequency="DAILY",
            can_confide="YES",
            knows="YES",
        ),
    ),
    focus={
        "area": "ROLE_TRANSITION",
        "words": "Who am I on a Monday?",
        "why_now": "Since the letter with the date.",
        "why_this": "Nothing else has changed.",
    },
    focus_week=3,
    focus_work=FocusStory(
        details=(
            (
                3,
                {
                    "old_role": "At work on Mondays",
                    "new_role": "Retired",
                    "nature": ["LIFE_STAGE"],
                },
            ),
        )
    ),
    link_sentence="The low mood goes with a working life that came to its end.",
    goals=(
        GoalStory(
            words="Two things in the week that are mine",
            target=7,
            serves_focus=True,
            ratings=((3, 1), (6, 3), (9, 5), (12, 7)),
        ),
    ),
    visits=tuple(
        Visit(
            week=week,
            techniques=TECHNIQUES_OF_PIOTR[week - 1],
            ticks=("CLOSE_ALONE_SIGNS", "CLOSE_ALONE_WHO") if week == 12 else (),
            not_done=("CLOSE_GOODBYE_GOODBYE",) if week == 12 else (),
            text=text,
            link="The change from the works to the allotment." if week > 3 else "",
        )
        for week, text in enumerate(
            (
                "History, and what the works have been to him.",
                "Forty years on one line.",
                "Circle drawn; agreed on the change as the focus.",
                "What was good and what was hard about the works.",
                "What the new time might hold, and what frightens him in it.",
                "Half-way. The allotment committee has asked him.",
                "Sorrow about the lads he trained.",
                "A week without sleep before the farewell speech.",
                "The speech, told from the end.",
                "First Monday at home.",
                "What remains to be said to Basia.",
                "Signs to watch for; who would see them.",
                "One session more than was agreed, to say goodbye after the date itself.",
            ),
            start=1,
        )
    ),
    # The thirteenth was past the plan: seen in supervision, and closed the week after.
    reviews=((13, "Thirteen of twelve, and no new plan. Close it, or agree on more."),),
    closed_week=14,
    has_draft_summary=True,
    ending={
        "reason": "COMPLETED",
        "outcome": "Thirteen sessions, one more than agreed. Sleeps; chairs the committee.",
        "told": "Nobody",
    },
)
