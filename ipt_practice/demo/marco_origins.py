"""Where Marco learned to be useful."""

from ipt_practice.demo.story import OriginStory

ORIGINS = (
    OriginStory(
        week=8,
        person="Mother",
        words={
            "years": "from nine on, when his father had left",
            "what_it_was_like": "She was kind when I had done something. Otherwise she did "
            "not see me.",
            "how_they_responded": "Hurt: who has time for that. Did well: there is more to do.",
            "learned_to_expect": "I count while I am of use",
        },
        echoes=("SELF", "DEFENCE"),
        echo_with=("Pete",),
    ),
)
