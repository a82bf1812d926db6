"""What was said and done in Daniel's fourteen sessions."""

from ipt_practice.demo.story import Risk, Visit

JOIN_HER = Risk(
    thoughts="PASSIVE",
    said="Asked plainly. A wish to be with her, mostly at night. No plan, no intent, nothing "
    "done.",
    actions=("PLAN_REVIEWED",),
    formulation="Nights alone and drink make it worse; the girls in the house make it safer.",
    keeps_going="His daughters. His faith, even now.",
    next_step="Ask at every session.",
)

VISITS = (
    Visit(
        week=1,
        ticks=("COUNT_SAID",),
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
        ticks=("COUNT_SAID",),
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
        not_done=("PATTERNS_PARALLELS", "PATTERNS_OPTIONS"),
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
        ticks=("COUNT_SAID",),
        techniques=("DECISION_ANALYSIS", "LINKING"),
        homework_went="PARTLY",
        homework_learned="Opened it. That was enough.",
        text="Half-way, looked at the scores together: six lower than at the start. Goals "
        "rated. The focus still right; the tablets stay as they are. First rung of the wardrobe done with Ada.",
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
        text="The week of the anniversary, the day itself still to come. Score up, nights bad. Expected, and said so "
        "beforehand. The plan gone over; both daughters at home.",
        link="A year.",
        risk=Risk(
            thoughts="PASSIVE",
            said="On Sunday night: wanted to join her. No plan, no intent, told Ada.",
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
        ticks=("COUNT_SAID",),
        not_done=("CLOSE_ALONE_SIGNS", "CLOSE_ALONE_TRIGGERS", "CLOSE_ALONE_WHO"),
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
        ticks=(
            "CLOSE_ALONE_SIGNS",
            "CLOSE_ALONE_TRIGGERS",
            "CLOSE_ALONE_WHO",
            "CLOSE_STEADY_MAINTENANCE",
        ),
        techniques=("ENDING_WORK", "CREDITING_GAINS", "RELAPSE_PREVENTION"),
        homework_went="DONE",
        homework_learned="I told it in order. That was me.",
        text="Wrote the plan for staying well. Back to full hours step by step. Signs that "
        "Ada would see first. Going on now and then is not needed: one episode, and people "
        "around him. A letter is begun.",
        link="Keeping her, and the days with her in them.",
        homework="Show Ada the plan",
    ),
    Visit(
        week=14,
        ticks=("CLOSE_STEADY_CIRCLE", "ENDING_NEXT"),
        techniques=("ENDING_WORK", "CREDITING_GAINS"),
        homework_went="DONE",
        homework_learned="She put it on the fridge",
        text="Goodbye. Back to the GP, one call after three months. Circle drawn again beside the first: Chi close, Samuel back. Letter "
        "read and given.",
        link="The goodbye that could be had.",
    ),
)
