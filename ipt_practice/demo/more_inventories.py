"""The inventories of Leah, Tomasz and Marco, beyond the first questions."""

from ipt_practice.demo.inventory_story import (
    InventoryStory,
    Rated,
    ReviewStory,
    ThemeStory,
)

LEAH = InventoryStory(
    more={
        "Mum": {
            "age": "72",
            "modes": ["IN_PERSON"],
            "expects_of_client": "To find something quickly",
            "client_agrees": "PARTLY",
            "client_can_meet": "NO",
            "good_things": "The crossword after lunch",
            "onset_change": "CLOSER",
            "changed_around_onset": "I am at home when she is",
            "relevance": 1,
        },
        "Jude": {
            "modes": ["TEXT"],
            "since": "Fourteen years on one desk",
            "desired_ring": 1,
            "client_expects": "To be told the gossip still",
            "expectation_met": "PARTLY",
            "good_things": "She finds the same things funny",
            "hard_things": "She still has the job",
            "onset_change": "MORE_DISTANT",
            "relevance": 2,
            "therapy_roles": ["SUPPORTER"],
        },
        "Len": {"onset_change": "LOST", "relevance": 1},
        "The editor": {
            "onset_change": "LOST",
            "hard_things": "Told us by e-mail",
            "relevance": 2,
            "relevance_words": "I go over that e-mail at night",
        },
    },
    rated=(
        Rated(
            name="Mum",
            week=2,
            scales=(7, 5, 3),
            support=("SOME", "SOME"),
            reciprocity="BALANCED",
        ),
        Rated(name="Jude", week=2, scales=(5, 4, 0), support=("MORE_WISHED", "NONE")),
        Rated(name="Len", week=2, scales=(3, 4, 0), support=("NONE", "NONE")),
        Rated(name="Jude", week=8, scales=(7, 7, 0), support=("SOME", "SOME")),
    ),
    themes=(
        ThemeStory(
            label="When I have nothing to report I do not ring",
            week=4,
            people=("Jude", "Len"),
            direction="I_WITHDRAW",
            evidence="Let three calls go in the week after the last pay slip.",
            is_kept=True,
        ),
    ),
    reviews=(
        ReviewStory(
            week=2,
            summary="Nearly everyone I know came with the job.",
            ratings=(2, 1, 2, 1),
        ),
    ),
)
TOMASZ = InventoryStory(
    more={
        "Ola": {
            "modes": ["VIDEO"],
            "age": "33",
            "good_things": "With her I do not have to think what to say",
            "hard_things": "She is far away",
            "expects_of_client": "To be settled by now",
            "client_agrees": "PARTLY",
            "onset_change": "NO_CHANGE",
            "relevance": 1,
            "therapy_roles": ["SUPPORTER"],
        },
        "Karol": {"modes": ["TEXT"], "desired_ring": 3, "onset_change": "NEW"},
        "Neighbour": {"modes": ["IN_PERSON"], "desired_ring": 3},
    },
    rated=(
        Rated(
            name="Ola",
            week=3,
            scales=(8, 7, 1),
            support=("SOME", "NONE"),
            reciprocity="BALANCED",
        ),
        Rated(name="Karol", week=3, scales=(2, 4, 0), support=("NONE", "NONE")),
        Rated(name="Neighbour", week=3, scales=(1, 3, 0), support=("NONE", "NONE")),
    ),
    themes=(
        ThemeStory(
            label="A friend as long as we do the same thing",
            week=5,
            people=("Karol",),
            direction="I_WITHDRAW",
            evidence="Both friendships ended with a move, and neither had a row in it.",
            is_kept=True,
        ),
    ),
    reviews=(
        ReviewStory(
            week=3,
            summary="One in the middle, two at the rim, and a lot of room between.",
            ratings=(1, 1, 1, 0),
        ),
    ),
)
MARCO = InventoryStory(
    more={
        "Brother": {
            "modes": ["PHONE"],
            "dit_self": "The one who drives over",
            "dit_other": "Takes it, and is thankful",
            "dit_feeling": "Tired, a little proud",
            "dit_response": "I offer before he asks",
        },
        "Inês": {
            "desired_ring": 5,
            "relevance": 3,
            "relevance_words": "He counts from the day she left",
            "onset_change": "LOST",
            "therapy_roles": ["KEY_PAST"],
            "dit_self": "Invisible unless useful",
            "dit_other": "Takes, then leaves",
            "dit_feeling": "Resentful; longing underneath",
            "dit_response": "I give more, then I vanish",
        },
        "Mother": {
            "modes": ["PHONE"],
            "relevance": 2,
            "onset_change": "NO_CHANGE",
            "therapy_roles": ["KEY_PAST"],
            "dit_self": "Her right hand",
            "dit_other": "Never satisfied",
            "dit_feeling": "Resentful",
            "dit_response": "I do the next thing",
        },
        "Pete": {
            "modes": ["IN_PERSON"],
            "relevance": 2,
            "dit_self": "The one who stays late",
            "dit_other": "Does not notice",
            "dit_response": "I stay, then I ring in sick",
        },
    },
    rated=(
        Rated(
            name="Brother",
            week=3,
            scales=(6, 5, 1),
            support=("SOME", "NONE"),
            reciprocity="MOSTLY_CLIENT",
        ),
        Rated(name="Mother", week=3, scales=(4, 2, 5), support=("NONE", "NONE")),
        Rated(name="Pete", week=3, scales=(3, 3, 4), support=("NONE", "NONE")),
    ),
    themes=(
        ThemeStory(
            label="I give until I have gone",
            week=5,
            people=("Brother", "Inês", "Pete"),
            first_seen_with="Mother",
            direction="I_LOOK_AFTER",
            evidence="Offers lifts to all of them, and then does not pick up for a week.",
            is_kept=True,
        ),
    ),
)
