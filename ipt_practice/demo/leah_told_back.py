"""What Leah and Ruth understood, and whom she asks."""

from ipt_practice.demo.told_back import FormulationStory, SupportStory

FORMULATIONS = (
    FormulationStory(
        week=3,
        parts={
            "illness": "You have depression, of a middling kind, for some four months: you "
            "wake at six with nowhere to go, the days are grey, and you call yourself lazy. "
            "It is an illness and no laziness, and it can be treated.",
            "trigger": "It began when the subs' desk was closed after nineteen years, and in "
            "the week after nobody rang.",
            "maintaining": "You wait to be asked and hint rather than ask. People think you "
            "manage. So the telephone stays still, and it seems to say that nobody needs you.",
            "link_sentence": "The low mood and the change from the desk to whatever comes "
            "feed each other.",
            "focus_words": "I was the one who caught the mistakes. Now nobody needs me to "
            "look.",
            "mood_to_relationship": "When I am low I ring nobody and correct people in my "
            "head.",
            "relationship_to_mood": "When nobody rings, I take it as a verdict, and I get "
            "lower.",
            "hope": "In the nine meetings that are left we will look at both sides of what "
            "was, let it go in peace, and try out what could be next, with people in it.",
            "strengths": "Your mother, the bicycle, an eye for mistakes.",
            "social": "The money lasts for four months.",
        },
        response="AGREES",
        response_words="A verdict. Yes, that is the word for it.",
    ),
)
SUPPORT = (
    SupportStory(
        week=4,
        person="Jude",
        kind="INFORMATION",
        step="Ask Jude about working freelance, on Tuesday",
        by_week=6,
        row={"move": "REOPEN", "barrier": "BURDEN"},
        came=(6, "HELPED", 2, "She was glad. We talked for an hour."),
    ),
    SupportStory(
        week=7,
        someone_new="The parish magazine",
        kind="COMPANY",
        step="Send the letter by Thursday",
        by_week=9,
        row={
            "move": "BUILD",
            "barrier": "BURDEN",
            "barrier_met": "Say aloud first: I am offering, I am not begging",
            "is_rehearsed": True,
        },
    ),
    SupportStory(
        week=8,
        person="Mum",
        kind="EMOTIONAL",
        step="Tell her about one bad morning instead of saying fine",
        by_week=9,
        row={"move": "STRENGTHEN", "barrier": "UNAWARE"},
    ),
)
