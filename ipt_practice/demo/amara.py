"""Amara, 14: IPT for adolescents, a dispute with her mother, ten of twelve sessions."""

from datetime import time

from ipt_practice.demo.around import SchoolStory, TalkStory
from ipt_practice.demo.focus_story import FocusStory
from ipt_practice.demo.story import GoalStory, Person, Story, Visit

MOTHER = "Mother"
COUNSELLOR = "Head of year"

AROUND = (
    TalkStory(
        week=1,
        kind="PARENT_JOINT",
        who=MOTHER,
        minutes=20,
        purposes=("EDUCATION", "EXPECTATIONS"),
        agreed_to="That it is called depression, and that she comes every week.",
        words="Explained that low mood is an illness and no bad behaviour. School goes on as "
        "far as it can. Mrs Diallo will ask once, and wait for the answer.",
        is_in_session=True,
    ),
    TalkStory(week=1, kind="CHECK_IN", minutes=8, mood=8, words="Went in three days."),
    TalkStory(
        week=2, kind="CHECK_IN", minutes=9, mood=8, words="Row about the phone again."
    ),
    TalkStory(
        week=3,
        kind="SCHOOL",
        who=COUNSELLOR,
        minutes=15,
        purposes=("SCHOOL",),
        agreed_to="Days and times. Nothing about home.",
        words="A late pass for the first lesson, and the library at lunch.",
    ),
    SchoolStory(
        week=3,
        who=COUNSELLOR,
        parts={
            "may_know": "That I get help, and my days. Nothing about home.",
            "attendance": "In every day; a late start counts as in.",
            "workload": "History essay a week later.",
            "adjustments": "Late pass for the first lesson; the library at lunch.",
            "feedback": "One message on Fridays to the therapist.",
        },
    ),
    TalkStory(week=3, kind="CHECK_IN", minutes=6, mood=7, words="Ate with Lina once."),
    TalkStory(
        week=4,
        kind="PARENT_JOINT",
        who=MOTHER,
        minutes=25,
        purposes=("FORMULATION", "PRACTICE"),
        agreed_to="The curfew, and what she wrote down for it.",
        words="Home by nine on Fridays; she answers messages within ten minutes. Both tried "
        "it aloud.",
        is_in_session=True,
    ),
    TalkStory(week=4, kind="CHECK_IN", minutes=11, mood=6, words="Friday went well."),
    TalkStory(
        week=8,
        kind="PARENT_JOINT",
        who=MOTHER,
        minutes=20,
        purposes=("EXPECTATIONS", "PRACTICE"),
        agreed_to="How it has gone with the deal, and the next one.",
        words="The deal held five of six times. Next: the phone stays out of the bedroom "
        "from ten, and her mother knocks.",
        is_in_session=True,
    ),
)

AMARA = Story(
    key="AMARA",
    given_name="Amara",
    family_name="Diallo",
    pronouns="she/her",
    age=14,
    therapist="ruth",
    problem="DEPRESSION",
    protocol_key="IPT_ADOLESCENT",
    referral_source="SCHOOL",
    referral_reason="Quiet since she changed schools; rows at home about phone and curfew; "
    "stays away from lessons.",
    planned=12,
    weekday=2,
    at=time(15, 45),
    began_weeks_ago=10,
    phone="01632 960171",
    safe_contact="Her own mobile, after four.",
    contacts=(
        {
            "kind": "GUARDIAN",
            "name": "Fatou Diallo",
            "relation": MOTHER,
            "phone": "01632 960172",
            "may_be_told": "What we agree each time. Safety always.",
            "has_legal_responsibility": True,
            "lives_with": "YES",
            "how_to_reach": "Text first; she works shifts",
        },
        {
            "kind": "GUARDIAN",
            "name": "Ibrahim Diallo",
            "relation": "Father",
            "phone": "01632 960173",
            "may_be_told": "That she comes here",
            "lives_with": "NO",
            "arrangements": "Parents separated; he phones on Sundays",
        },
        {
            "kind": "SCHOOL",
            "name": "Mr Petrou",
            "relation": COUNSELLOR,
            "phone": "01632 960174",
            "may_be_told": "Days and times",
        },
        {
            "kind": "EMERGENCY",
            "name": "Aissa Barry",
            "relation": "Aunt",
            "phone": "01632 960175",
            "may_be_told": "Safety",
        },
    ),
    consents=("TREATMENT", "RECORDS", "SHARE_GP", "SHARE_PARENT", "SHARE_SCHOOL"),
    decision="IPT",
    reason_for_model="A quarrel that can be named, a change of school with a date, and a "
    "girl who likes to try things out.",
    onset_weeks_before=20,
    symptoms={"numb": 0, "body": 2},
    intake={
        "main_problem": "Everything I do is wrong at home and nobody knows me at school.",
        "around_onset": "We moved flats, I changed schools, and Mum took my phone at nine.",
        "course": "GRADUAL",
        "earlier_episodes": "None.",
        "diagnosis": "Depressive episode, mild to moderate",
        "physical_health": "Well; headaches on school mornings.",
        "medication": "None.",
        "alcohol_drugs": "None.",
        "functioning_note": "Partner and parenting do not apply.",
        "losses": "The old flat, her friend Lina two bus rides away.",
        "past_therapy": "None.",
        "asks_for_help": "I go quiet and slam the door.",
        "confides": "Lina. Not since we moved.",
        "anger": "I shout, and then I say nothing for days.",
        "strengths": "Runs, draws, looks after her small cousins.",
        "culture": "French and Fula at home; problems stay in the family.",
        "help_wanted": ["SKILLS", "NOW"],
        "weekly_time": "Wednesdays after school",
        "lives_with": "Her mother",
        "school": "Mr Petrou: days and times, nothing about home",
        "who_consents": "Judged able to consent for herself; her mother agrees.",
        "kept_private": "What she says about friends and about home, unless in danger.",
        "shared_with_parents": "What is agreed before each talk; safety always.",
    },
    reasons=("TRIGGER",),
    suitability={
        "TRIGGER": "YES",
        "DEATH": "NO",
        "STUCK": "YES",
        "CHANGE": "YES",
        "ALONE": "PARTLY",
        "REPEATS": "NO",
        "EARLY": "NO",
        "UNDERSTAND": "NO",
        "PRACTICAL": "YES",
        "STRUCTURE": "YES",
        "BETWEEN_US": "NO",
        "DEEPER": "NO",
        "SHOWED": "PARTLY",
        "WILLING": "YES",
        "MEASURES": "YES",
    },
    functioning=(
        (0, {"work": 3, "home": 2, "money": 0, "leisure": 2, "friendships": 3}),
    ),
    people=(
        Person(
            name="Mum",
            relationship="mother",
            ring=1,
            tone="MIXED",
            frequency="DAILY",
            client_expects="That she asks before she decides.",
            expects_of_client="That I answer at once and come home.",
            changed_around_onset="We row every evening since the move",
            can_confide="PARTLY",
            knows="YES",
        ),
        Person(
            name="Dad",
            relationship="father",
            ring=3,
            tone="MIXED",
            frequency="WEEKLY",
            can_confide="NO",
            knows="PARTLY",
        ),
        Person(
            name="Lina",
            relationship="friend",
            ring=2,
            sector="FRIENDS",
            tone="SUPPORTIVE",
            frequency="RARELY",
            changed_around_onset="Two bus rides away now",
            can_confide="USED_TO",
            knows="NO",
        ),
        Person(
            name="Aunt Aissa",
            relationship="aunt",
            ring=2,
            tone="SUPPORTIVE",
            frequency="WEEKLY",
            can_confide="YES",
            knows="YES",
        ),
    ),
    focus={
        "area": "ROLE_DISPUTE",
        "person": "Mum",
        "words": "She wants me safe and I want to be asked.",
        "why_now": "It began with the move: new school, and the phone taken at nine.",
        "why_this": "The move made it hard; the rows keep it going, and both want them to "
        "stop.",
    },
    focus_week=4,
    focus_work=FocusStory(
        details=(
            (
                4,
                {
                    "issues": ["ISSUE_TIME", "ISSUE_RESPECT", "ISSUE_FAMILY"],
                    "about": "The phone at nine, Fridays, and being asked.",
                    "safety": "NO",
                    "client_wants": "To be asked before she decides",
                    "other_wants": "To know that I am safe",
                    "client_expects": "That she trusts me until I break it",
                    "other_expects": "That I answer at once and come home",
                    "how_sure": 2,
                    "since_when": "Since the move; low for a month after.",
                    "sought": "CHANGE",
                },
            ),
        ),
        strategies=((5, ("DISPUTE_COMMUNICATION",)), (6, ("DISPUTE_ROLE_PLAY",))),
        markers=((4, (0, 0, 0, 0, 0, 0)), (8, (2, 1, 2, 1, 1, 1))),
    ),
    link_sentence="The low mood and the rows with Mum feed each other.",
    stages=(
        (4, "impasse", "Neither asks any more; both shout or say nothing"),
        (6, "renegotiation", "She brought a list, and her mother read it"),
    ),
    goals=(
        GoalStory(
            words="Ask for one thing at home without shouting",
            target=7,
            serves_focus=True,
            ratings=((4, 1), (8, 5)),
        ),
        GoalStory(
            words="Eat lunch with someone twice a week",
            target=8,
            ratings=((4, 2), (8, 6)),
        ),
    ),
    visits=(
        Visit(
            week=1,
            techniques=("PSYCHOEDUCATION", "EXPLORATION"),
            text="Named it depression and said what that is not: no laziness, no bad "
            "character. Her mother came in for the first twenty minutes. Do as much as you "
            "usually do.",
        ),
        Visit(
            week=2,
            techniques=("TIMELINE", "LINKING"),
            text="Drew the move, the school and the rows on one line. The mood went down "
            "with the third week at the new school.",
        ),
        Visit(
            week=3,
            techniques=("SOCIAL_INVENTORY",),
            text="Circle: Mum in the middle and cross, Lina far by bus. Who knows she is "
            "low? Aunt Aissa.",
        ),
        Visit(
            week=4,
            techniques=("LINKING", "PROBLEM_SOLVING"),
            text="Told back what we understand and she corrected it: not that Mum is strict, "
            "that she does not ask. Then with her mother: a deal for Fridays.",
            link="Focus agreed: the dispute with her mother.",
            homework="Friday home by nine, and answer within ten minutes",
        ),
        Visit(
            week=5,
            techniques=("COMMUNICATION_ANALYSIS",),
            homework_went="DONE",
            homework_learned="She said thank you, which was weird",
            text="Went through Tuesday's row line by line. It went off at “whatever”.",
            link="What she means by “whatever”, and what her mother hears.",
            homework="One sentence that begins with “I”",
        ),
        Visit(
            week=6,
            techniques=("ROLE_PLAY", "AFFECT"),
            homework_went="PARTLY",
            homework_learned="I said it and then shouted anyway",
            text="Practised asking at a calm time, with something to offer: the small cousins "
            "on Saturday for an hour more. Anger first, under it sad about Lina.",
            link="Giving something to get something.",
            homework="Ask on Sunday after lunch",
        ),
        Visit(
            week=7,
            techniques=("DECISION_ANALYSIS",),
            homework_went="DONE",
            homework_learned="She said maybe, and then yes",
            text="Three ways to see Lina, with what each costs. Chose the bus on Saturdays.",
            link="Asking worked; next is asking for the bus.",
            homework="The Saturday bus to Lina",
        ),
        Visit(
            week=8,
            techniques=("LINKING",),
            homework_went="DONE",
            text="Half-way. Score down by six. With her mother for twenty minutes: the deal "
            "held five of six times.",
            link="The deal, and the next one.",
            homework="Phone out of the bedroom from ten",
        ),
        Visit(
            week=9,
            techniques=("ROLE_PLAY", "SUPPORT_BUILDING"),
            homework_went="PARTLY",
            text="Lunch with two girls from running. Practised what to say when they talk of "
            "people she does not know.",
            link="Saying what I want is the same at school.",
            homework="Sit with them on Tuesday and Thursday",
        ),
        Visit(
            week=10,
            techniques=("ENDING_WORK", "CREDITING_GAINS"),
            homework_went="DONE",
            homework_learned="They kept a seat",
            text="Three meetings with this one. “You will be glad to be rid of me.” Said that "
            "I will miss our Wednesdays. What did she do that helped? Asking.",
            link="Who did it: she asked, and her mother learned to wait.",
            homework="Write down three signs that I am slipping",
        ),
    ),
    around=AROUND,
)
