"""How Daniel and Ruth parted."""

from ipt_practice.demo.ending_story import ClosingStory, Copy, Felt, Step

CLOSING = ClosingStory(
    felt=(
        Felt(week=12, felt=("SAD", "MIXED"), words="Another goodbye."),
        Felt(
            week=13, felt=("WORRIED", "PROUD"), words="I told it in order. That was me."
        ),
        Felt(week=14, felt=("SAD", "GRATEFUL"), words="This one I could have."),
    ),
    supporters={"Ada": "01632 960141", "Samuel": "01632 960142", "Emeka": ""},
    first_to_notice=("Ada",),
    copies=(
        Copy(week=13, holder="CLIENT"),
        Copy(week=14, holder="SUPPORTER", who="Ada"),
    ),
    steps=(
        Step(
            week=14,
            key="COMPLAINT_ROUTE",
            note="How to reach the practice, and how to complain",
        ),
    ),
    is_read_aloud=True,
    gp_letter={
        "medication": "Sertraline 50 mg, unchanged; it stays with you.",
        "next": "He is back to full hours step by step. His daughter holds a copy of his "
        "plan for staying well. Please refer again after two bad weeks, or at any time on "
        "request.",
    },
    booked_months=(3,),
)
MORE_OF_THE_PLAN = {
    "triggers_expected": ["", "Once a year", "In about eighteen months"],
    "amber_signs": "The sofa again\nDodging Samuel",
    "amber_tell": "Ada, the same day",
    "red_signs": "Two bad weeks\nThoughts of joining her",
    "red_stop": "Drinking on my own\nExtra marking",
    "way_back": "Ring the practice and ask for Ruth, or through the GP",
    "lessons": "Saying it does not break the girls\nMissing her is not an illness\n"
    "Saturdays hold me",
    "obstacle_answers": ["The girls want me true, not strong"],
}
