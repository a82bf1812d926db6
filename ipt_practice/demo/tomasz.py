"""Tomasz, 29: IPT, few relationships, six of sixteen sessions, little change so far."""

from datetime import time

from ipt_practice.demo.more_inventories import TOMASZ as INVENTORY
from ipt_practice.demo.story import GoalStory, Person, Story, Visit
from ipt_practice.demo.tomasz_focus import FOCUS

TOMASZ = Story(
    key="TOMASZ",
    given_name="Tomasz",
    family_name="Nowak",
    pronouns="he/him",
    age=29,
    therapist="ruth",
    problem="DEPRESSION",
    protocol_key="IPT_ADULT",
    referral_source="SELF",
    referral_reason="Software tester. Moved here three years ago, works from home, speaks to his sister on "
    "Sundays and to hardly anyone else.",
    planned=16,
    weekday=1,
    at=time(18, 0),
    began_weeks_ago=6,
    phone="01632 960131",
    safe_contact="By text.",
    contacts=(
        {
            "kind": "EMERGENCY",
            "name": "Ola Nowak",
            "relation": "Sister",
            "phone": "01632 960132",
            "may_be_told": "Safety",
        },
    ),
    decision="IPT",
    reason_for_model="No event stands out; he wants practical help with meeting people. "
    "DIT was talked about and stays open.",
    onset_weeks_before=60,
    symptoms={"numb": 1, "body": 1},
    intake={
        "main_problem": "On some days the only voice is mine in a meeting.",
        "around_onset": "The office closed and everyone works from home.",
        "course": "CONTINUOUS",
        "earlier_episodes": "Perhaps one, after he moved here three years ago.",
        "diagnosis": "Depressive episode, mild to moderate",
        "physical_health": "Well.",
        "medication": "None.",
        "alcohol_drugs": "None.",
        "functioning_note": "Lonely: eight out of ten. Partner and parenting do not apply.",
        "losses": "Three moves; each time the people stayed behind.",
        "past_therapy": "None.",
        "asks_for_help": "I look it up.",
        "confides": "Nobody. My sister gets the good news.",
        "anger": "I close the laptop.",
        "strengths": "A tester's patience. Teaches children at the code club.",
        "culture": "Came from Poland at twenty-six; at home one does not talk to strangers.",
        "help_wanted": ["SKILLS", "STRUCTURE"],
        "weekly_time": "Tuesdays after work",
    },
    reasons=("PREFERENCE",),
    suitability={
        "TRIGGER": "NO",
        "DEATH": "NO",
        "STUCK": "NO",
        "CHANGE": "PARTLY",
        "ALONE": "YES",
        "REPEATS": "PARTLY",
        "EARLY": "PARTLY",
        "UNDERSTAND": "NO",
        "PRACTICAL": "YES",
        "STRUCTURE": "YES",
        "BETWEEN_US": "PARTLY",
        "DEEPER": "PARTLY",
        "SHOWED": "YES",
        "WILLING": "YES",
        "MEASURES": "YES",
    },
    functioning=(
        (0, {"work": 1, "home": 1, "money": 0, "leisure": 3, "friendships": 4}),
    ),
    inventory=INVENTORY,
    people=(
        Person(
            name="Ola",
            relationship="sister",
            ring=1,
            tone="SUPPORTIVE",
            frequency="WEEKLY",
            can_confide="PARTLY",
            knows="NO",
        ),
        Person(
            name="Karol",
            relationship="colleague online",
            ring=4,
            sector="WORK",
            tone="MIXED",
            frequency="WEEKLY",
            can_confide="NO",
            knows="NO",
        ),
        Person(
            name="Neighbour",
            relationship="neighbour",
            ring=4,
            sector="COMMUNITY",
            frequency="RARELY",
            can_confide="NO",
            knows="NO",
        ),
    ),
    focus={
        "area": "DEFICITS",
        "words": "Connecting. I want to know what to say after hello.",
        "why_now": "It has grown since the office closed and everyone works from home.",
        "why_this": "Nobody died, nothing changed at one point, and there is no dispute.",
    },
    focus_week=5,
    focus_work=FOCUS,
    gate_reasons=(
        (
            5,
            (
                "Four sessions, and no area that he would own. Today was for that: the two "
                "friendships first, then the word for it."
            ),
        ),
    ),
    stages=(
        (5, "mapping", "Six steps, from a nod to a talk with his sister"),
        (6, "practising", "Three of the six are done"),
    ),
    goals=(
        GoalStory(
            words="Speak to one new person a week",
            target=6,
            serves_focus=True,
            ratings=((5, 1), (6, 2)),
        ),
    ),
    visits=(
        Visit(
            week=1,
            techniques=("PSYCHOEDUCATION", "EXPLORATION"),
            text="History. It has always been a bit like this, only the office hid it.",
        ),
        Visit(
            week=2,
            techniques=("TIMELINE", "EXPLORATION"),
            text="Three moves on one line; each time the people stayed behind.",
        ),
        Visit(
            week=3,
            techniques=("SOCIAL_INVENTORY",),
            text="The circle has one person in the middle and two at the rim. He was not "
            "surprised.",
        ),
        Visit(
            week=4,
            techniques=("EXPLORATION", "CLARIFICATION"),
            text="Looked for a focus and did not find one that he would own. Agreed to look "
            "at how the two friendships that he had began and ended.",
        ),
        Visit(
            week=5,
            ticks=("AGREE_FORMULATION", "AGREE_FOCUS", "AGREE_GOALS"),
            techniques=("CLARIFICATION", "LINKING"),
            text="Both friendships began over something shared and ended with a move. He "
            "proposed the word connecting. Six steps, from a nod to the neighbour (2 out of 10) to telling his sister "
            "that he is lonely (8).",
            link="Focus agreed: connecting with people.",
            homework="Hello in the lift, and tea after the code club",
        ),
        Visit(
            week=6,
            techniques=("ROLE_PLAY", "RELATIONSHIP"),
            homework_went="DONE",
            homework_learned="The neighbour asked my name",
            text="Hello in the lift was answered; the tea after the code club went "
            "well. Practised the sentence after it; with me he looks at the floor, and we "
            "said so.",
            link="What happens just after hello.",
            homework="The board-game café, once",
        ),
    ),
    reviews=((5, "Scores flat. Would DIT be the better home? Look again at eight."),),
)
