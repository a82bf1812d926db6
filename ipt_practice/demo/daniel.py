"""Daniel, 52: IPT, grief, fourteen sessions, ended."""

from datetime import time

from ipt_practice.demo.story import (
    GoalStory,
    Move,
    Person,
    Risk,
    SafetyPlanStory,
    Story,
    Visit,
)

JOIN_HER = Risk(
    thoughts="PASSIVE",
    said="Asked plainly. A wish to be with her, mostly at night. No plan, no intent, nothing "
    "done.",
    actions=("PLAN_REVIEWED",),
    formulation="Nights alone and drink make it worse; the girls in the house make it safer.",
    keeps_going="His daughters. His faith, even now.",
    next_step="Ask at every session.",
)

DANIEL = Story(
    key="DANIEL",
    given_name="Daniel",
    family_name="Okafor",
    pronouns="he/him",
    age=52,
    therapist="ruth",
    problem="DEPRESSION",
    protocol_key="IPT_ADULT",
    referral_source="GP",
    referral_reason="GP: low since the spring after his wife's death, hardly sleeps, signed "
    "off part of the week. Sertraline for six weeks.",
    planned=14,
    weekday=2,
    at=time(17, 0),
    began_weeks_ago=15,
    phone="01632 960111",
    safe_contact="Mobile, after four o'clock. Voicemail is fine.",
    contacts=(
        {
            "kind": "GP",
            "name": "Dr B Amos",
            "relation": "GP",
            "address": "Station Road Surgery\n11 Station Road",
            "may_be_told": "Start, end, medication, safety",
        },
        {
            "kind": "EMERGENCY",
            "name": "Ada Okafor",
            "relation": "Daughter",
            "phone": "01632 960112",
            "may_be_told": "Safety",
        },
    ),
    intake={
        "main_problem": "I get up, I teach, I come home. There is nothing in it.",
        "around_onset": "Two months after the funeral, when the visitors stopped and term "
        "began.",
        "course": "GRADUAL",
        "earlier_episodes": "None.",
        "diagnosis": "Depressive episode, severe, after bereavement",
        "physical_health": "Well. Tired.",
        "medication": "Sertraline 50 mg since six weeks, from the GP",
        "alcohol_drugs": "About four units on most evenings",
        "losses": "His wife Ngozi died in the winter after fourteen months of illness.",
        "past_therapy": "None.",
        "help_imagined": "To be able to be with the girls again.",
        "weekly_time": "Wednesdays after school",
        "session_limit": "Fourteen, agreed with the school's cover",
    },
    functioning=(
        (0, {"work": 3, "home": 2, "leisure": 4, "friendships": 3, "parenting": 2}),
        (14, {"work": 1, "home": 1, "leisure": 1, "friendships": 1, "parenting": 1}),
    ),
    decision="IPT",
    reason_for_model="The low mood began with his wife's death and a mourning that has no "
    "room at home. He wants help with now, has no older pattern in view, and likes a plan.",
    suitability={
        "TRIGGER": "YES",
        "DEATH": "YES",
        "STUCK": "NO",
        "CHANGE": "PARTLY",
        "ALONE": "NO",
        "REPEATS": "NO",
        "EARLY": "NO",
        "UNDERSTAND": "PARTLY",
        "PRACTICAL": "YES",
        "STRUCTURE": "PARTLY",
        "BETWEEN_US": "PARTLY",
        "DEEPER": "NO",
        "SHOWED": "PARTLY",
        "WILLING": "YES",
        "MEASURES": "YES",
    },
    baseline_risk=Risk(
        thoughts="PASSIVE",
        said="A wish to be with her. No plan, no intent, nothing done.",
        actions=("PLAN_MADE",),
        compared="FIRST",
        formulation="Late evenings alone; safer when Chi is at home.",
        keeps_going="His daughters, his faith.",
        next_step="Ask at every session.",
    ),
    safety_plans=(
        SafetyPlanStory(
            week=0,
            parts={
                "warning_signs": "Sitting in the car outside the house\nA third drink\n"
                "Thinking that the girls would manage",
                "on_my_own": "Go into the kitchen where Chi is\nWalk round the block",
                "people_and_places": "The school staff room\nEmeka's",
                "people_to_ask": "Ada, who knows\nEmeka",
                "professionals": "GP\nThe local crisis line",
                "safer_place": "Old tablets went back to the chemist",
                "reasons_for_living": "Ada and Chi",
                "copies": "Daniel, Ada, this record",
            },
        ),
        SafetyPlanStory(
            week=10,
            parts={
                "warning_signs": "Sitting in the car outside the house\nA third drink\n"
                "Her day coming near",
                "on_my_own": "Go into the kitchen where Chi is\nThe photo box, ten minutes",
                "people_and_places": "The church grounds\nEmeka's",
                "people_to_ask": "Ada, who knows\nSamuel, who knows now",
                "professionals": "GP\nThe local crisis line",
                "safer_place": "Old tablets went back to the chemist",
                "reasons_for_living": "Ada and Chi",
                "copies": "Daniel, Ada, this record",
            },
        ),
    ),
    people=(
        Person(
            name="Ngozi",
            relationship="wife",
            ring=1,
            status="DECEASED",
            tone="MIXED",
            frequency="NEVER",
            died_weeks_before=41,
            good_things="Her laugh. She planned all of it.",
            hard_things="The rows about treatment",
            can_confide="USED_TO",
            changed_around_onset="Died in the winter",
        ),
        Person(
            name="Ada",
            relationship="elder daughter",
            ring=1,
            tone="SUPPORTIVE",
            frequency="WEEKLY",
            expects_of_client="To be strong",
            good_things="She rings",
            can_confide="PARTLY",
            knows="PARTLY",
        ),
        Person(
            name="Chi",
            relationship="younger daughter",
            ring=2,
            tone="MIXED",
            frequency="DAILY",
            client_expects="To come out of her room",
            expects_of_client="Not to talk about Mum",
            can_confide="NO",
            knows="NO",
        ),
        Person(
            name="Emeka",
            relationship="brother",
            ring=2,
            tone="MIXED",
            frequency="MONTHLY",
            client_expects="To ask how it is",
            can_confide="PARTLY",
            knows="PARTLY",
        ),
        Person(
            name="Mother",
            relationship="mother",
            ring=2,
            tone="SUPPORTIVE",
            frequency="DAILY",
            good_things="Practical",
            can_confide="NO",
            knows="PARTLY",
        ),
        Person(
            name="Samuel",
            relationship="friend from church",
            ring=3,
            sector="FRIENDS",
            tone="SUPPORTIVE",
            frequency="NEVER",
            changed_around_onset="I stopped answering",
            can_confide="USED_TO",
            knows="NO",
        ),
        Person(
            name="Jo",
            relationship="colleague",
            ring=3,
            sector="WORK",
            tone="SUPPORTIVE",
            frequency="WEEKLY",
            good_things="Leaves tea on my desk",
            can_confide="PARTLY",
            knows="PARTLY",
        ),
    ),
    moves=(
        Move(name="Chi", ring=1, week=9, note="After they had both cried"),
        Move(name="Samuel", ring=2, week=11, note="He came to the house"),
    ),
    focus={
        "area": "GRIEF",
        "words": "Put that I don't want to forget her.",
        "person": "Ngozi",
        "why_now": "The low mood began two months after the funeral.",
        "why_this": "The change of roles at home matters too, but the mourning has not begun.",
    },
    focus_week=4,
    stages=(
        (4, "not_yet", "Her side of the room is as it was"),
        (5, "telling", "Told the day in order for the first time"),
        (6, "feeling", "The hard parts stood beside the loving ones"),
        (11, "reconnecting", "Samuel came; the meal with the girls"),
    ),
    goals=(
        GoalStory(
            words="Say out loud what happened",
            target=8,
            ratings=((4, 0), (8, 5), (12, 7), (14, 8)),
        ),
        GoalStory(
            words="Do one thing with the girls that is about her",
            target=8,
            ratings=((4, 0), (8, 3), (12, 7), (14, 8)),
        ),
        GoalStory(
            words="See someone every week",
            target=7,
            ratings=((4, 1), (8, 4), (12, 6), (14, 7)),
        ),
    ),
    contract={
        "missed_sessions": "Ring by nine. We look for another day in the same week.",
        "between_sessions": "No messages in between; crisis numbers are on the card.",
        "client_part": "Come, fill in the forms, try out what we agree.",
        "therapist_part": "Keep the time, keep the focus, write to the GP only as agreed.",
        "afterwards": "Back to the GP; one call after three months.",
    },
    visits=(
        Visit(
            week=1,
            techniques=("PSYCHOEDUCATION", "LINKING"),
            risk=JOIN_HER,
            text="Gave what he has a name. So it is not weakness, he said. Shorter days agreed "
            "with the school. Talked about the drink: two units at most.",
            homework="Notice when it is worst, and who is there",
        ),
        Visit(
            week=2,
            techniques=("TIMELINE",),
            risk=JOIN_HER,
            homework_went="DONE",
            homework_learned="Worst after the phone calls stop, about nine",
            text="Drew the line of the illness, the funeral and what came after. He has slept "
            "on the sofa since. The low mood starts eight weeks after the funeral.",
            homework="Bring one photograph",
        ),
        Visit(
            week=3,
            techniques=("SOCIAL_INVENTORY", "SUPPORT_BUILDING"),
            risk=JOIN_HER,
            homework_went="PARTLY",
            homework_learned="Took it out of the box, put it back",
            text="The circle, with an empty place beside him. First tears. Who knows how it is? "
            "Nobody. Could Samuel be told?",
            homework="Write to Samuel",
        ),
        Visit(
            week=4,
            techniques=("LINKING", "PSYCHOEDUCATION"),
            homework_went="NOT_DONE",
            homework_learned="Did not know how to start",
            text="Said back what I had understood; he added that he does not want to forget "
            "her. Agreed that the work is grief for Ngozi, fourteen meetings, the last date "
            "named. Three goals.",
            link="Focus agreed: grief.",
            homework="Tell Chi that on Wednesdays he talks about Mum",
        ),
        Visit(
            week=5,
            techniques=("GRIEF_WORK", "AFFECT", "LINKING"),
            homework_went="DONE",
            homework_learned="Chi said okay and went to her room",
            text="Worst evening: parents' evening, where Ngozi used to speak. Asked to take me "
            "through the last week in order. He was fetching Chi from the train when she died; "
            "the ward rang in the car park. Nobody had been told that. Long silence, shaking, "
            "tears. No comfort offered for a while, then what she had asked of him that "
            "afternoon: go and get her. Guilt, and a flash of anger at being sent.",
            link="The mourning begins with the car park.",
            homework="Ten minutes with the photo box, Ada on the phone if wanted",
            process_note="It seemed to me that I wanted to hand him a reason too soon.",
            next_plan="Ask how the days after were.",
        ),
        Visit(
            week=6,
            techniques=("GRIEF_WORK", "AFFECT"),
            homework_went="DONE",
            homework_learned="Laughed at one of the pictures",
            text="Photographs: her young, her planning a holiday nobody wanted. Then the hard "
            "part, the rows about treatment, and that he had told her to keep fighting.",
            link="The hard beside the loving.",
            homework="Write down what was never said",
        ),
        Visit(
            week=7,
            techniques=("GRIEF_WORK",),
            homework_went="DONE",
            homework_learned="Three pages",
            text="Read the letter to her aloud: you were right to be afraid. Slept six hours on "
            "two nights. Coffee with Jo.",
            link="Saying the unsaid.",
            homework="One shelf of the wardrobe, with Ada",
        ),
        Visit(
            week=8,
            techniques=("DECISION_ANALYSIS", "LINKING"),
            homework_went="PARTLY",
            homework_learned="Opened it. That was enough.",
            text="Half-way, looked at the scores together: six lower than at the start. Goals "
            "rated. The focus still right. First rung of the wardrobe done with Ada.",
            link="Touching what was hers.",
            homework="Ask Chi one question about Mum",
        ),
        Visit(
            week=9,
            techniques=("COMMUNICATION_ANALYSIS", "ROLE_PLAY"),
            homework_went="DONE",
            homework_learned="She shut the door, then opened it",
            text="Went through the moment at Chi's door line by line and tried another first "
            "sentence. He had then asked whether she misses her; both cried in the corridor.",
            link="Mourning with Chi instead of beside her.",
            homework="Plan the day of the anniversary with the girls",
        ),
        Visit(
            week=10,
            techniques=("GRIEF_WORK", "SUPPORT_BUILDING"),
            homework_went="DONE",
            homework_learned="A meal, her recipe",
            text="The week of the anniversary. Score up, nights bad. Expected, and said so "
            "beforehand. The plan gone over; both daughters at home.",
            link="A year.",
            risk=Risk(
                thoughts="PASSIVE",
                said="On the night before: wanted to join her. No plan, no intent, told Ada.",
                actions=("PLAN_REVIEWED", "SUPPORTER"),
                compared="WORSE",
                formulation="The date itself; both daughters at home make it safer.",
                keeps_going="The girls, the meal they planned.",
                informed="Ada, with his agreement",
                next_step="Call on Friday; ask next week.",
            ),
            homework="Cook the meal",
        ),
        Visit(
            week=11,
            techniques=("SUPPORT_BUILDING",),
            homework_went="DONE",
            homework_learned="We told stories until midnight",
            text="The meal happened. Samuel came by with bread and stayed. Drink on two nights "
            "only.",
            link="New and old ties.",
            homework="Walk with Samuel on Saturday",
        ),
        Visit(
            week=12,
            techniques=("ENDING_WORK",),
            homework_went="DONE",
            homework_learned="He misses her too",
            text="Three left. Another goodbye, he said, and was sad and able. Linked it to the "
            "one he did not get.",
            link="This ending and that one.",
            homework="Think what went into getting here",
        ),
        Visit(
            week=13,
            techniques=("ENDING_WORK", "CREDITING_GAINS", "RELAPSE_PREVENTION"),
            homework_went="DONE",
            homework_learned="I told it in order. That was me.",
            text="Wrote the plan for staying well. Back to full hours step by step. Signs that "
            "Ada would see first.",
            link="Keeping her, and the days with her in them.",
            homework="Show Ada the plan",
        ),
        Visit(
            week=14,
            techniques=("ENDING_WORK", "CREDITING_GAINS"),
            homework_went="DONE",
            homework_learned="She put it on the fridge",
            text="Goodbye. Circle drawn again beside the first: Chi close, Samuel back. Letter "
            "read and given.",
            link="The goodbye that could be had.",
        ),
    ),
    letter={
        "came": "You came in August, sleeping on the sofa, with a score of 20 on the "
        "questionnaire about low mood and a sentence you had told nobody.",
        "worked": "We called the work grief for Ngozi. You told the last week in order, down "
        "to the car park. You let the rows stand beside the laughter, and you read aloud "
        "what had never been said.",
        "changed": "You asked Chi whether she misses her, and did not go away. Samuel is at "
        "your table again. Your last score was 6. I asked, and you did the walking.",
        "goodbye": "Her birthday will be hard, and the week of her death, and the day Chi "
        "moves out. That is not a relapse, that is missing someone. If two bad weeks come, "
        "ring early. It was a privilege.",
    },
    relapse_week=13,
    relapse_plan={
        "triggers": "Her birthday\nThe day she died\nChi leaving home",
        "early_signs": "The sofa again\nSaying I'm fine to Ada\nA third drink\nDodging Samuel",
        "later_signs": "Two bad weeks\nWanting to join her",
        "first_to_notice": "Ada",
        "green": "A call with Samuel on Saturdays\nCooking with Chi on Sundays\nThe choir",
        "amber": "Tell Ada the same day\nThe photo box, ten minutes\nWalk to the church",
        "red": "The GP\nThe crisis line\nAsk to come back here",
        "supporters": "Ada\nSamuel\nEmeka",
        "what_helped": "Telling it in order\nThe letter to her\nChi",
        "obstacles": "Be strong",
        "unfinished": "The wedding ring",
        "copies": "Daniel, Ada",
    },
    ending={
        "reason": "COMPLETED",
        "outcome": "Fourteen sessions. Mourning with his daughters; friends again. Back to the "
        "GP, one call after three months.",
        "told": "GP",
    },
    reviews=((6, "Steady work. What would he say to her if she could answer?"),),
)
