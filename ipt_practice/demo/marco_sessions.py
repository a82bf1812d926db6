"""What was said and done in Marco's seven sessions."""

from ipt_practice.demo.story import Risk, Sighting, Visit


def passive(said: str, **more: str) -> Risk:
    return Risk(
        thoughts="PASSIVE", said=said, actions=("PLAN_REVIEWED",), compared="WORSE",
        formulation="After giving more than he was asked for, and no word of thanks.",
        keeps_going="His nephew.", next_step="Ask next week.", **more,
    )  # fmt: skip


VISITS = (
    Visit(
        week=1,
        techniques=("DIT_LISTENING",),
        text="Why now: Inês left a year ago, as the two before her. Frame explained.",
    ),
    Visit(
        week=2,
        techniques=("DIT_LISTENING", "DIT_CLARIFICATION"),
        text="Built a kitchen for a friend who did not come to his birthday.",
    ),
    Visit(
        week=3,
        techniques=("DIT_EMPATHY",),
        text="His mother's illnesses when he was small: he was good at being needed.",
    ),
    Visit(
        week=4,
        techniques=("DIT_NAMING_AFFECT",),
        text="Tired and flat. Something like anger, at once taken back.",
        risk=passive("Would not mind not waking up. No plan, no intent."),
    ),
    Visit(
        week=5,
        techniques=("DIT_MENTALIZING",),
        text="Offered to mend the blind in my room.",
        risk=passive("As last week. No plan, no intent."),
        sightings=(
            Sighting(
                trigger="The broken blind",
                experience="Wants to be seen",
                expectation="He only keeps me if I am useful",
                response="Offers to mend it",
                consequence="It was named",
            ),
        ),
    ),
    Visit(
        week=8,
        ticks=("DIT_4_SHARED", "DIT_4_AGREED"),
        techniques=("DIT_BACK_TO_FOCUS", "DIT_IPAF_LINK"),
        text="Back after two missed weeks. The focus shared at last; he knew it at once.",
        link="Vanishing, here too.",
        risk=passive("More often since he stayed away. No plan, no intent."),
        next_plan="Ask first how the week was.",
    ),
    Visit(
        week=9,
        techniques=("DIT_NAMING_DEFENCE", "DIT_IN_THE_ROOM"),
        text="Worse. Came straight from a double shift nobody had asked for. Thoughts of "
        "ending his life for three days, no plan. Supervisor and GP called from here; "
        "plan written new; his brother fetched him.",
        link="Gave until nothing was left.",
        risk=Risk(
            thoughts="ACTIVE",
            said="For three days he has thought of ending his life. No plan, unsure whether he "
            "would act; nothing done.",
            actions=(
                "PLAN_MADE",
                "SUPERVISOR",
                "GP",
                "SUPPORTER",
                "MEANS_MADE_SAFE",
            ),
            compared="WORSE",
            formulation="Exhausted, unthanked and alone at night; safer at his brother's.",
            keeps_going="His nephew.",
            informed="Supervisor 14:40, GP 15:10, brother 15:20",
            next_step="Brother tonight; call tomorrow at ten; an extra session before the next "
            "one.",
        ),
        process_note="It seemed to me that I gave him ten minutes that he had not asked "
        "for.",
    ),
)
