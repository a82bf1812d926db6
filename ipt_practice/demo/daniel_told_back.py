"""What Daniel and Ruth understood by session four, and whom he asked."""

from ipt_practice.demo.told_back import FormulationStory, SupportStory

FIRST = {
    "illness": "You have been depressed for about eight months. It shows as three or four "
    "hours of sleep, no joy in anything, a voice that says you failed her, and keeping away "
    "from people and places that bring Ngozi back. Depression is an illness. It is no "
    "weakness, and it can be treated.",
    "trigger": "It began about two months after the funeral, when the visitors stopped "
    "coming and the new term began.",
    "maintaining": "You carry everybody and put your own grief away, because showing it felt "
    "like letting the girls down. So nobody asks, and you stay alone with it.",
    "link_sentence": "The low mood and the grief for Ngozi hold on to each other: what has "
    "no room to be mourned keeps you low, and being low keeps you away from those who miss "
    "her too.",
    "focus_words": "Grief for Ngozi.",
    "mood_to_relationship": "When I am low I keep away from the girls, from Samuel and from "
    "all that was hers.",
    "relationship_to_mood": "The more I keep away, the more alone I am with it, and the "
    "lower I get.",
    "hope": "In the ten meetings that are left we will help you tell what happened, make "
    "room for the good and the hard in your marriage, and find people to be with again.",
}
CORRECTED = {
    **FIRST,
    "focus_words": "Put that I don't want to forget her.",
    "vulnerability": "All your life you have been the one who holds things together so that "
    "no one sees.",
    "strengths": "Your daughters, thirty years of teaching, and a church that once knew "
    "your name.",
    "hope": "In the ten meetings that are left we will help you tell what happened, make "
    "room for the good and the hard in your marriage, and find people to be with again. It "
    "is not about forgetting her. It is about having her with you without hiding.",
    "biological": "Little sleep, and four units on most evenings.",
    "lacking_support": "Since Ngozi there is nobody to whom you say how it is.",
}
FORMULATIONS = (
    FormulationStory(
        week=4,
        parts=FIRST,
        response="AMENDED",
        response_words="That is it. But put that I don't want to forget her.",
    ),
    FormulationStory(
        week=4,
        parts=CORRECTED,
        reason="He asked for it to say that he does not want to forget her",
        response="AGREES",
        response_words="Now she is in it. Ada may read it.",
    ),
)
SUPPORT = (
    SupportStory(
        week=3,
        person="Samuel",
        kind="EMOTIONAL",
        step="Write Samuel two lines: that he is missed, and how it has been",
        by_week=6,
        row={
            "move": "REOPEN",
            "barrier": "SHAME",
            "barrier_met": "He need not answer the question why he was silent",
            "is_rehearsed": True,
        },
        came=(
            11,
            "HELPED",
            2,
            "He came with bread and asked nothing. He misses her too.",
        ),
    ),
    SupportStory(
        week=5,
        person="Jo",
        kind="COMPANY",
        step="Say yes when Jo asks for a coffee after school",
        by_week=7,
        row={
            "move": "STRENGTHEN",
            "barrier": "BURDEN",
            "barrier_met": "Half an hour, and it may be about school",
        },
        came=(7, "HELPED", 1, "I talked about her for the first time at work."),
    ),
    SupportStory(
        week=6,
        person="Emeka",
        kind="TRUTH",
        step="Ask Emeka how it looked to him",
        row={"move": "REPAIR", "barrier": "REFUSAL"},
        came=(
            9,
            "MIXED",
            0,
            "He said sorry for not asking. Then we watched the football.",
        ),
    ),
    SupportStory(
        week=8,
        someone_new="The bereavement café",
        kind="COMPANY",
        step="Look up when it meets",
        row={"move": "COMMUNITY"},
        came=(12, "NO_LONGER", None, "Not needed now that there are Saturdays."),
    ),
    SupportStory(
        week=12,
        someone_new="The choir",
        kind="COMPANY",
        step="Go to one rehearsal and sit at the back",
        row={
            "move": "BUILD",
            "barrier": "SKILLS",
            "barrier_met": "Samuel comes along the first time",
        },
    ),
)
