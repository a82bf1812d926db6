"""How Sara and Jonas parted, and what came after."""

from ipt_practice.demo.ending_story import ClosingStory, Copy, Felt, Later, Step

CLOSING = ClosingStory(
    felt=(
        Felt(week=14, felt=("SAD", "ANGRY"), words="Just as it is working."),
        Felt(week=15, felt=("SAD", "GRATEFUL"), words="I did not think I would mind."),
        Felt(week=16, felt=("WORRIED",), words="Will you forget me?"),
        Felt(week=17, felt=("SAD", "PROUD"), words="I say it now, sometimes."),
    ),
    supporters={"Mum": "01632 960102", "Lily": "", "Ms Okoye": "01632 960103"},
    first_to_notice=("Mum",),
    copies=(
        Copy(week=16, holder="CLIENT"),
        Copy(week=17, holder="PARENT", who="Mum"),
        Copy(week=17, holder="SCHOOL", who="Ms Okoye"),
    ),
    steps=(
        Step(
            week=17,
            key="COMPLAINT_ROUTE",
            note="Card with the number, and whom to write to",
        ),
        Step(week=17, key="NEXT_STEP", note="Monthly talks with the school counsellor"),
    ),
    is_read_aloud=True,
    client_letter="Dear Jonas, I am not good at letters. You waited. I will try to wait "
    "for myself. Sara",
    gp_letter={
        "medication": "None.",
        "next": "Contact with her mother is better. She talks with the school counsellor "
        "once a month. Please refer again after two low weeks, or at any time on request.",
    },
    later=Later(
        month=1,
        contact="Ms Okoye",
        support_words="Monthly check-ins at school",
        signs_noticed='Said "fine" for two days in exam week, noticed it, and told Lily.',
        next_plan="Speak again after three months.",
        ratings={"work": 1, "home": 1, "money": 0, "leisure": 0, "friendships": 0},
    ),
    booked_months=(3, 6),
)
# Parts of "What I'll carry on" beside those of the plan.
MORE_OF_THE_PLAN = {
    "triggers_expected": ["", "Every other Sunday", "Before the holidays"],
    "amber_signs": '"Fine" for three days\nSkipping a lesson\nNot replying',
    "amber_tell": "Mum or Ms Okoye, the same day",
    "red_signs": "Numb for two weeks\nThoughts of not waking up",
    "red_stop": "Saying that it is not bad enough",
    "way_back": "Mum or I ring the practice",
    "lessons": "Leaving first does not keep me safe\nSome people wait\nCross is allowed",
}
