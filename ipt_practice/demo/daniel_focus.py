"""Daniel's focus as it was written down: Ngozi's death, and what came back."""

from ipt_practice.demo.focus_story import FocusStory, StepStory

FOCUS = FocusStory(
    details=(
        (
            4,
            {
                "manner": "EXPECTED",
                "cause": "Ovarian cancer, fourteen months",
                "age_at_death": 50,
                "mourning_signs": ["MOURNING_AVOIDS", "MOURNING_KEEPS", "MOURNING_GUILT"],
                "who_shares_it": "Ada, by phone. Chi leaves the room. Samuel stopped calling.",
                "empty_roles": "Plans the holidays\nSpeaks at the parents’ evening\n"
                "Knows what the girls are worried about",
                "attended_funeral": True,
            },
        ),
        (
            5,
            {
                "before": "Expected, and sudden in the last week: she was to come home on "
                "the Friday.",
                "at_the_death": "The ward rang in the station car park. He had gone to fetch "
                "Chi, because Ngozi asked him to.",
                "afterwards": "The funeral, the visitors, then term. Two months later he could "
                "not get up. Sleeps on the sofa since.",
                "was_present": False,
                "last_contact": "“Go and get her,” that afternoon",
                "guilt": "He promised to be there and went for a train.",
                "anger": "A flash at her, for sending him.",
            },
        ),
        (
            6,
            {
                "loved_parts": "Her laughter. She planned everything, also what nobody wanted.",
                "hard_parts": "The rows about treatment. She decided, and he found out after.",
                "mixed_feelings": "Told her to keep fighting when she wanted to rest.",
                "unsaid": "You were right to be afraid.",
                "also_grieving": ["Ada", "Chi"],
            },
        ),
        (11, {"rituals": "A meal with the girls on the day; her church on her birthday."}),
    ),
    steps=(
        StepStory(what="The photo box, ten minutes", fear=4, week=5, tried_week=6,
                  what_happened="Ada on the phone. Laughed at the holiday hats."),
        StepStory(what="One shelf of her side of the wardrobe", fear=6, week=7, tried_week=8,
                  what_happened="With Ada. Kept the green scarf."),
        StepStory(what="The bench outside the ward", fear=9, week=7),
        StepStory(what="Her church on a Sunday", fear=7, week=7, tried_week=12,
                  what_happened="Sat at the back with Samuel, left before the end."),
    ),
    strategies=(
        (4, ("GRIEF_LINK",)),
        (5, ("GRIEF_SEQUENCE", "GRIEF_FEELINGS")),
        (6, ("GRIEF_RELATIONSHIP", "GRIEF_MIXED", "GRIEF_MEMENTOES")),
        (9, ("GRIEF_OTHERS", "GRIEF_ANNIVERSARY")),
        (11, ("GRIEF_TIES",)),
    ),
    markers=(
        (4, (0, 0, 0, 0, 0)),
        (8, (1, 1, 1, 1, 0)),
        (12, (2, 2, 2, 2, 2)),
        (14, (3, 2, 2, 3, 3)),
    ),
)  # fmt: skip
