"""Tomasz, 29: IPT, few relationships, six of sixteen sessions, little change so far."""

from datetime import time

from ipt_practice.demo.story import GoalStory, Person, Story, Visit

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
    referral_reason="Moved here three years ago, works from home, speaks to his sister on "
    "Sundays and to hardly anyone else.",
    planned=16,
    weekday=1,
    at=time(18, 0),
    began_weeks_ago=6,
    phone="01632 960131",
    decision="IPT",
    reason_for_model="No event stands out; he wants practical help with meeting people. "
    "DIT was talked about and stays open.",
    suitability={
        "TRIGGER": "NO",
        "ALONE": "YES",
        "PRACTICAL": "YES",
        "REPEATS": "PARTLY",
        "UNDERSTAND": "NO",
        "WILLING": "YES",
        "MEASURES": "YES",
    },
    functioning=((0, {"work": 1, "home": 1, "leisure": 3, "friendships": 4}),),
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
    stages=((5, "mapping", "Six situations, from a nod to a coffee"),),
    goals=(
        GoalStory(
            words="Speak to one new person a week", target=6, ratings=((5, 1), (6, 2))
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
            techniques=("CLARIFICATION", "LINKING"),
            text="Both friendships began over something shared and ended with a move. He "
            "proposed the word connecting. Six situations, from a nod to a coffee.",
            link="Focus agreed: connecting with people.",
            homework="Say hello in the lift",
        ),
        Visit(
            week=6,
            techniques=("ROLE_PLAY", "RELATIONSHIP"),
            homework_went="DONE",
            homework_learned="The neighbour asked my name",
            text="Hello in the lift was answered. Practised the sentence after it; with me he "
            "looks at the floor, and we said so.",
            link="What happens just after hello.",
            homework="Stay ten minutes after the code club",
        ),
    ),
    reviews=((5, "Scores flat. Would DIT be the better home? Look again at eight."),),
)
