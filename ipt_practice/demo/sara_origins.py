"""Where Sara learned to leave first, and a dream of the ending weeks."""

from ipt_practice.demo.story import OriginStory, Sighting

ORIGINS = (
    OriginStory(
        week=3,
        person="Dad",
        words={
            "years": "as long as she can remember",
            "what_it_was_like": "He looks at his phone when I cry. If I do well he asks "
            "who did better.",
            "how_they_responded": "Hurt: told not to be silly. Needed something: later. "
            "Angry: left the room. Did well: the next thing.",
            "learned_to_expect": "What I feel is a scene, and scenes get you sent away",
        },
        echoes=("OTHER", "AFFECT", "DEFENCE"),
        echo_with=("Lily", "Mum"),
        changes=(
            (
                6,
                {
                    "memory": "Seven years old, the school concert; he did not come. At "
                    "home she cried, and he said to stop it.",
                },
            ),
            (
                13,
                {
                    "different_reading": "He does not know how either. It was never that "
                    "I was too much.",
                },
            ),
        ),
    ),
    OriginStory(
        week=8,
        person="Mum",
        words={
            "years": "when she was small, and since the divorce",
            "what_it_was_like": "She worried so much that I took care of not worrying her",
            "learned_to_expect": "If I am cross, she breaks",
        },
        echoes=("SELF", "DEFENCE"),
        echo_with=("Ms Okoye",),
    ),
)

DREAM = Sighting(
    person="Dad",
    is_dream=True,
    trigger="Dreams that she stands in front of his new flat without a key",
    experience="Cold, and then cross",
    expectation="He hears the bell and turns the music up",
    response="Sits down on the step and waits",
    consequence="He opens, surprised; she wakes",
    changed="PARTLY",
    what_was_new="She rang twice",
)
