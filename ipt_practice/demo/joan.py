"""Joan, 71: interpersonal counselling at a surgery, four sessions, closed."""

from datetime import time

from ipt_practice.demo.around import TriageStory
from ipt_practice.demo.focus_story import FocusStory
from ipt_practice.demo.story import GoalStory, Person, Story, Visit

JOAN = Story(
    key="JOAN",
    given_name="Joan",
    family_name="Whitlock",
    pronouns="she/her",
    age=71,
    therapist="mina",
    problem="DEPRESSION",
    protocol_key="IPT_COUNSELLING",
    referral_source="GP",
    referral_reason="Tearful since she moved into a flat; her dog died in the same month. "
    "Seen by the counsellor at the surgery.",
    planned=4,
    weekday=4,
    at=time(9, 30),
    began_weeks_ago=14,
    phone="01632 960191",
    safe_contact="Landline, in the morning.",
    contacts=(
        {
            "kind": "EMERGENCY",
            "name": "Peter Whitlock",
            "relation": "Son",
            "phone": "01632 960192",
            "may_be_told": "Safety",
        },
        {
            "kind": "GP",
            "name": "Dr Lowe",
            "relation": "GP",
            "phone": "01632 960193",
            "may_be_told": "Everything",
        },
    ),
    decision="IPT",
    reason_for_model="Mild, recent, with a plain reason; a few meetings where she goes "
    "anyway.",
    onset_weeks_before=9,
    symptoms={"numb": 0, "body": 1},
    intake={
        "main_problem": "The flat is so quiet that I can hear the fridge.",
        "around_onset": "I gave up the house, and Bramble died the week after.",
        "course": "SUDDEN",
        "earlier_episodes": "After her husband's death, years ago; it passed.",
        "diagnosis": "Depressive episode, mild",
        "physical_health": "Blood pressure, a new hip.",
        "medication": "For blood pressure. None for mood.",
        "alcohol_drugs": "A sherry on Sundays.",
        "functioning_note": "Retired. Parenting does not apply.",
        "losses": "The house of forty years, the garden, the dog.",
        "past_therapy": "None.",
        "asks_for_help": "I don't like to.",
        "confides": "Bramble, and he never told.",
        "anger": "I tidy.",
        "strengths": "A green thumb, a dry wit, a son who rings.",
        "help_wanted": ["NOW"],
        "weekly_time": "Fridays at the surgery",
        "session_limit": "Four",
    },
    reasons=("TRIGGER",),
    suitability={
        "TRIGGER": "YES",
        "DEATH": "NO",
        "STUCK": "NO",
        "CHANGE": "YES",
        "ALONE": "PARTLY",
        "REPEATS": "NO",
        "EARLY": "NO",
        "UNDERSTAND": "NO",
        "PRACTICAL": "YES",
        "STRUCTURE": "YES",
        "BETWEEN_US": "NO",
        "DEEPER": "NO",
        "SHOWED": "NO",
        "WILLING": "YES",
        "MEASURES": "YES",
    },
    functioning=(
        (0, {"work": 0, "home": 2, "money": 0, "leisure": 3, "friendships": 2}),
        (4, {"work": 0, "home": 1, "money": 0, "leisure": 1, "friendships": 1}),
    ),
    people=(
        Person(
            name="Peter",
            relationship="son",
            ring=1,
            tone="SUPPORTIVE",
            frequency="WEEKLY",
            can_confide="PARTLY",
            knows="NO",
        ),
        Person(
            name="Elsie",
            relationship="neighbour of the house",
            ring=2,
            sector="COMMUNITY",
            tone="SUPPORTIVE",
            frequency="RARELY",
            changed_around_onset="Across the fence for forty years; now a bus away",
            can_confide="USED_TO",
            knows="NO",
        ),
    ),
    focus={
        "area": "ROLE_TRANSITION",
        "words": "From the house with the garden to a flat where nobody knocks.",
        "why_now": "The move and the dog came in one month.",
        "why_this": "Grief was the first thought. No person died: what changed is where and "
        "with whom she lives, and Bramble belongs to that.",
    },
    focus_week=1,
    focus_work=FocusStory(
        details=(
            (
                1,
                {
                    "old_role": "The one with the garden, and the dog",
                    "old_from_to": "Forty years in one house",
                    "new_role": "A neighbour in a block of flats",
                    "losses": "The garden, Elsie over the fence, Bramble",
                },
            ),
            (
                2,
                {
                    "old_good": "Earth under the nails, Elsie, Bramble at the door.",
                    "old_hard": "The stairs, the roof, the boiler.",
                    "new_good": "The library behind the house. No stairs.",
                    "new_hard": "Nobody knocks.",
                },
            ),
        ),
    ),
    why_not=(
        (
            1,
            "GRIEF",
            (
                "Her dog died, and she mourns him. No person did; he is part of the life "
                "that she left."
            ),
        ),
    ),
    link_sentence="The low mood and the quiet of the flat feed each other.",
    goals=(
        GoalStory(
            words="Speak to someone every day but Sunday",
            target=8,
            serves_focus=True,
            ratings=((1, 2), (4, 7)),
        ),
    ),
    visits=(
        Visit(
            week=1,
            techniques=("PSYCHOEDUCATION", "SOCIAL_INVENTORY"),
            text="Symptoms, stress, who can help now. First thought grief for the dog; put it "
            "together with the house: one change. Plan for four.",
            link="Focus agreed: the change.",
            homework="Ring Elsie",
        ),
        Visit(
            week=2,
            techniques=("TWO_COLUMNS",),
            homework_went="DONE",
            homework_learned="She had been wanting to ring too",
            text="What the house gave and took: stairs, forty years, Elsie over the fence. "
            "Bramble under the pear tree: told, with tears.",
            link="Letting the house go, Bramble with it.",
            homework="Tea with Elsie, by bus",
        ),
        Visit(
            week=3,
            techniques=("PROBLEM_SOLVING", "SUPPORT_BUILDING"),
            homework_went="DONE",
            text="Three ways to have earth under the nails. Chose the beds behind the "
            "library.",
            link="What could be good about the new part.",
            homework="Ask at the library on Tuesday",
        ),
        Visit(
            week=4,
            techniques=("ENDING_WORK", "CREDITING_GAINS"),
            homework_went="DONE",
            homework_learned="They gave me the roses",
            text="Last one. Nine to five. What did she do? Rang, took the bus, asked. Signs: "
            "the fridge, and not answering Peter.",
            link="She has people for the new part.",
        ),
    ),
    relapse_plan={
        "triggers": "The first year of the move\nIf Peter's job takes him away",
        "early_signs": "Hearing the fridge\nLetting the phone ring",
        "green": "Library beds\nElsie on Wednesdays",
        "amber": "Tell Peter the same week\nKnock at number four",
        "red": "Two weeks of it: Dr Lowe",
        "supporters": "Elsie\nPeter",
    },
    relapse_week=4,
    ending={
        "reason": "COMPLETED",
        "outcome": "Well: mood lifted, out most days.",
        "told": "GP",
    },
    around=(
        TriageStory(
            week=4,
            parts={
                "decision": "WELL",
                "reason": "From nine to five, out most days, and she knows how to come back.",
            },
        ),
    ),
)
