"""What Daniel and Ruth put on paper: plans and the ending letter."""

from ipt_practice.demo.story import LetterStory, SafetyPlanStory

FIRST_PLAN = {
    "warning_signs": "Sitting in the car outside the house\nA third drink\n"
    "Thinking that the girls would manage",
    "on_my_own": "Go into the kitchen where Chi is\nWalk round the block",
    "people_and_places": "The school staff room\nEmeka's",
    "people_to_ask": "Ada, who knows\nEmeka",
    "professionals": "GP\nThe local crisis line",
    "safer_place": "Old tablets went back to the chemist",
    "reasons_for_living": "Ada and Chi",
    "copies": "Daniel, Ada, this record",
}
SAFETY_PLANS = (
    SafetyPlanStory(week=0, parts=FIRST_PLAN),
    SafetyPlanStory(
        week=10,
        parts={
            **FIRST_PLAN,
            "warning_signs": "Sitting in the car outside the house\nA third drink\n"
            "Her day coming near",
            "on_my_own": "Go into the kitchen where Chi is\nThe photo box, ten minutes",
            "people_and_places": "The church grounds\nEmeka's",
        },
    ),
)

LETTER = LetterStory(
    drafted_week=13,
    parts={
        "came": "You came after many months on the sofa, with a score of 20 on the "
        "questionnaire about low mood and a sentence you had told nobody.",
        "worked": "We called the work grief for Ngozi. You told the last week in order, down "
        "to the car park. You let the rows stand beside the laughter, and you read aloud "
        "what had never been said.",
        "changed": "You asked Chi whether she misses her, and did not go away. Samuel is at "
        "your table again. I asked, and you did the walking.",
        "goodbye": "Her birthday will be hard, and the week of her death, and the day Chi "
        "moves out. That is not a relapse, that is missing someone. If two bad weeks come, "
        "ring early. It was a privilege.",
    },
    read_week=14,
    client_reaction="The walking is to stay in. He asked for the last score.",
    changed={
        "changed": "You asked Chi whether she misses her, and did not go away. Samuel is at "
        "your table again. Your last score was 6. I asked, and you did the walking.",
    },
)

RELAPSE_PLAN = {
    "triggers": "Her birthday\nThe day she died\nChi leaving home",
    "early_signs": "The sofa again\nSaying I'm fine to Ada\nA third drink\nDodging Samuel",
    "later_signs": "Two bad weeks\nWanting to join her",
    "green": "A call with Samuel on Saturdays\nCooking with Chi on Sundays\nThe choir",
    "amber": "Tell Ada the same day\nThe photo box, ten minutes\nWalk to the church\n"
    "The questionnaire again",
    "red": "The GP\nThe crisis line\nAsk to come back here",
    "what_helped": "Telling it in order\nThe letter to her\nChi",
    "obstacles": "Be strong",
    "unfinished": "The wedding ring",
}
