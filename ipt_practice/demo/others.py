"""Ellen, who waits for a decision, and two cases in the archive."""

from datetime import time

from ipt_practice.demo.story import Absence, GoalStory, Person, Story, Visit

ELLEN = Story(
    key="ELLEN",
    given_name="Ellen",
    family_name="Ford",
    pronouns="she/her",
    age=26,
    therapist="ruth",
    problem="ANXIETY",
    protocol_key="",
    referral_source="GP",
    referral_reason="GP: worried and low since she moved in with her partner; it has happened "
    "before.",
    planned=0,
    weekday=3,
    at=time(9, 0),
    began_weeks_ago=1,
    phone="01632 960151",
    decision="",
    reason_for_model="",
    intake={
        "main_problem": "I worry all day and then I pick a fight.",
        "around_onset": "Moved in together in the summer.",
        "course": "FLUCTUATING",
    },
    people=(
        Person(
            name="Max",
            relationship="partner",
            ring=1,
            tone="MIXED",
            frequency="DAILY",
            can_confide="PARTLY",
            knows="PARTLY",
        ),
        Person(
            name="Mum",
            relationship="mother",
            ring=2,
            tone="DIFFICULT",
            frequency="WEEKLY",
            can_confide="NO",
            knows="NO",
        ),
    ),
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
    decision="IPT",
    reason_for_model="One relationship, stuck, and a date when it began.",
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
        "why_now": "Since the spring, when the house filled up.",
        "why_this": "Neither a death nor a change of role is at the centre.",
    },
    focus_week=3,
    goals=(GoalStory(words="Say one wish a week", target=6, ratings=((3, 1),)),),
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
            techniques=("LINKING",),
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
    ending={
        "reason": "AGREED_EARLY",
        "outcome": "Her shifts left no hour in common. May come back when they change.",
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
    referral_reason="Retires in the autumn and does not sleep.",
    planned=12,
    weekday=4,
    at=time(9, 0),
    began_weeks_ago=32,
    decision="IPT",
    reason_for_model="A change with a date; wants to prepare for it.",
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
    goals=(
        GoalStory(
            words="Two things in the week that are mine",
            target=7,
            ratings=((3, 1), (6, 3), (9, 5), (12, 7)),
        ),
    ),
    visits=tuple(
        Visit(
            week=week,
            techniques=("TWO_COLUMNS",) if week > 3 else ("EXPLORATION",),
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
    ending={
        "reason": "COMPLETED",
        "outcome": "Thirteen sessions, one more than agreed. Sleeps; chairs the committee.",
        "told": "Nobody",
    },
)
