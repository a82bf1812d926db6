"""Tomasz: connecting with people, in six steps."""

from ipt_practice.demo.focus_story import FocusStory, StepStory

FOCUS = FocusStory(
    details=(
        (
            5,
            {
                "best_relationship": "Marek at school. We fixed radios; nobody had to talk.",
                "loneliness": 8,
                "sensitivities": [
                    "SENSITIVE_SIGNALS",
                    "SENSITIVE_WITHDRAWS",
                    "SENSITIVE_REJECTION",
                ],
                "when_i_try": "I say hello, then I do not know the next sentence, look at "
                "the floor and go. Afterwards I go over it for hours.",
                "social_resources": "Code club on Thursdays; the board-game café.",
            },
        ),
        (
            6,
            {
                "loneliness": 7,
                "with_the_therapist": "Looks at the floor after hello. We said so, kindly.",
            },
        ),
    ),
    past=(
        (
            5,
            {
                "who": "Marek, school",
                "began": "The same radio kit in the second year",
                "went_well": "Something to do with our hands",
                "went_wrong": "Neither of us wrote first",
                "ended": "The move to the capital",
            },
        ),
        (
            5,
            {
                "who": "Ola, first job",
                "began": "Lunch at the same table",
                "went_well": "She asked, and waited for the answer",
                "went_wrong": "I did not ask back",
                "ended": "The office closed and I said nothing",
            },
        ),
    ),
    steps=(
        StepStory(what="A nod to the neighbour", fear=2, week=5, tried_week=6,
                  what_happened="The neighbour asked my name."),
        StepStory(what="Hello in the lift", fear=3, week=5, tried_week=6,
                  what_happened="Was answered."),
        StepStory(what="Tea after the code club", fear=4, week=5, tried_week=6,
                  what_happened="Stayed twenty minutes."),
        StepStory(what="The board-game café, once", fear=5, week=5),
        StepStory(what="Ask someone there to play again", fear=7, week=5),
        StepStory(what="Tell my sister that I am lonely", fear=8, week=5),
    ),
    strategies=(
        (5, ("DEFICITS_PAST", "DEFICITS_PATTERNS", "DEFICITS_STEPS")),
        (6, ("DEFICITS_ROOM", "DEFICITS_ROLE_PLAY")),
    ),
    markers=((5, (0, 0, 0, 0, 0)),),
)  # fmt: skip
