"""Leah, 45: IPT, role transition, eight of twelve sessions."""

from datetime import time

from ipt_practice.demo.story import GoalStory, Person, Story, Visit

LEAH = Story(
    key="LEAH",
    given_name="Leah",
    family_name="Brandt",
    pronouns="she/her",
    age=45,
    therapist="ruth",
    problem="DEPRESSION",
    protocol_key="IPT_ADULT",
    referral_source="SELF",
    referral_reason="Lost her post at the local paper after nineteen years and cannot get up "
    "in the mornings.",
    planned=12,
    weekday=0,
    at=time(10, 0),
    began_weeks_ago=8,
    phone="01632 960121",
    decision="IPT",
    reason_for_model="A clear change with a date, a role lost and none found yet.",
    suitability={
        "TRIGGER": "YES",
        "CHANGE": "YES",
        "PRACTICAL": "YES",
        "REPEATS": "NO",
        "WILLING": "YES",
        "MEASURES": "YES",
    },
    functioning=(
        (0, {"work": 4, "home": 1, "money": 2, "leisure": 3, "friendships": 3}),
    ),
    people=(
        Person(
            name="Mum",
            relationship="mother",
            ring=1,
            tone="SUPPORTIVE",
            frequency="DAILY",
            can_confide="PARTLY",
            knows="YES",
        ),
        Person(
            name="Jude",
            relationship="former colleague",
            ring=2,
            sector="WORK",
            tone="SUPPORTIVE",
            frequency="RARELY",
            can_confide="USED_TO",
            knows="PARTLY",
            changed_around_onset="We used to talk every day",
        ),
        Person(
            name="Len",
            relationship="former colleague",
            ring=3,
            sector="WORK",
            tone="MIXED",
            frequency="NEVER",
            can_confide="NO",
            knows="NO",
        ),
        Person(
            name="The editor",
            relationship="former manager",
            ring=4,
            sector="WORK",
            tone="DIFFICULT",
            frequency="NEVER",
            can_confide="NO",
            knows="NO",
        ),
    ),
    focus={
        "area": "ROLE_TRANSITION",
        "words": "I was the one who caught the mistakes. Now nobody needs me to look.",
        "why_now": "The low mood began in the weeks after the desk was closed.",
        "why_this": "Nobody died, and there is no one she is stuck with.",
    },
    focus_week=3,
    stages=(
        (3, "letting_go", "Still buys the paper to see the errors"),
        (7, "balanced", "Names what she does not miss"),
    ),
    goals=(
        GoalStory(
            words="Ring one person from before each week",
            target=7,
            ratings=((3, 1), (6, 3), (8, 4)),
        ),
        GoalStory(
            words="Try out one thing that could be work",
            target=6,
            ratings=((3, 0), (6, 2), (8, 4)),
        ),
    ),
    visits=(
        Visit(
            week=1,
            techniques=("PSYCHOEDUCATION", "LINKING"),
            text="History of this episode. Gave it a name; she had thought it was laziness.",
            homework="Notice the mornings that are less heavy",
        ),
        Visit(
            week=2,
            techniques=("TIMELINE", "SOCIAL_INVENTORY"),
            homework_went="DONE",
            text="Nineteen years on one line. The week after the desk closed nobody rang.",
            homework="List who used to ring",
        ),
        Visit(
            week=3,
            techniques=("SOCIAL_INVENTORY", "LINKING"),
            homework_went="DONE",
            text="Circle drawn. Agreed that the work is the change from the desk to whatever "
            "comes.",
            link="Focus agreed: role transition.",
            homework="Write the good and the hard of the old post",
        ),
        Visit(
            week=4,
            techniques=("TWO_COLUMNS", "AFFECT"),
            homework_went="PARTLY",
            text="The good of the old role came easily, the hard slowly: back pain, no "
            "weekends, the shouting.",
            link="The old role, both sides.",
            homework="Finish the second column",
        ),
        Visit(
            week=5,
            techniques=("TWO_COLUMNS",),
            homework_went="DONE",
            text="The new side: mornings with her mother, the bicycle, could teach. Against "
            "it: money until March and the word retired at forty-five.",
            link="Old and new role side by side.",
            homework="Ask Jude about working freelance, on Tuesday",
        ),
        Visit(
            week=6,
            techniques=("PROBLEM_SOLVING",),
            homework_went="DONE",
            homework_learned="Jude was glad",
            text="Jude talked for an hour. Two leads, one of them for a parish magazine.",
            link="First person in the new role.",
            homework="Write to the parish magazine",
        ),
        Visit(
            week=7,
            techniques=("AFFECT",),
            homework_went="NOT_DONE",
            homework_learned="She would think I am begging",
            text="The letter stayed in the drawer. What stands behind begging: needing the "
            "paper to tell her that she is good.",
            link="Fear of being a burden.",
            homework="Say the sentence aloud at home",
        ),
        Visit(
            week=8,
            techniques=("ROLE_PLAY", "CREDITING_GAINS"),
            homework_went="DONE",
            text="Practised asking, twice as herself and once as the vicar. Laughed.",
            link="Practising the new role.",
            homework="Send the letter by Thursday",
            next_plan="Ask what came back from the parish magazine.",
        ),
    ),
    reviews=((4, "Clear focus. Keep an eye on money as a real worry."),),
)
