"""What Sara and Jonas put on paper: plans, the pattern, the goodbye letter."""

from ipt_practice.demo.story import IpafStory, LetterStory, SafetyPlanStory

FIRST_PLAN = {
    "warning_signs": "Not answering messages\nLying on the floor\nWishing I had not woken up",
    "on_my_own": "Draw\nA hot shower\nThe bus playlist",
    "people_and_places": "Gran's kitchen\nThe art room",
    "people_to_ask": "Mum, who knows she is on this list\nMs Okoye, who knows too",
    "professionals": "GP\nThe local crisis line\nShout, by text: 85258",
    "safer_place": "Tablets are in Mum's locked drawer",
    "reasons_for_living": "Gran. The dog next door. Art college, maybe.",
    "copies": "Sara, her mother, this record",
}
WITH_THE_DOG = "Gran's kitchen\nThe art room\nA walk with Lily's dog"
# The first one, and three times that it was looked at again.
SAFETY_PLANS = (
    SafetyPlanStory(week=0, parts=FIRST_PLAN),
    SafetyPlanStory(
        week=6,
        parts={
            **FIRST_PLAN,
            "warning_signs": "Not answering messages\nLying on the floor\nGoing flat after "
            "telling something\nWishing I had not woken up",
        },
    ),
    SafetyPlanStory(week=12, parts={**FIRST_PLAN, "people_and_places": WITH_THE_DOG}),
    SafetyPlanStory(
        week=17,
        parts={
            **FIRST_PLAN,
            "people_and_places": WITH_THE_DOG,
            "people_to_ask": "Mum\nMs Okoye, once a month and when I ask\nLily, who knows now",
        },
    ),
)

FIRST_IPAF = {
    "confidence": 1,
    "self_words": "someone who feels too much and is not worth the trouble",
    "other_words": "busy or critical, turning away when I show it",
    "affect_surface": "numb, irritable",
    "affect_underneath": "hurt and ashamed",
    "defence": 'Goes quiet, says "fine", leaves first: nobody can turn it down',
    "cost": "Nobody knows, so nobody comes, and that seems to prove it",
    "sayable_line": "If I show what I really feel, I will be sent away, so I go first.",
    "trigger": "Someone who matters does not notice, or gives me a mark",
    "experience": "Hurt and waved aside when I am not understood",
    "expectation": "They will tell me off or turn away if I show it",
    "response": "I say fine, and hide",
    "consequence": "Nobody knows, nobody comes; see, I was right",
}
IPAFS = (
    IpafStory(
        written_week=3,
        shared_week=4,
        parts=FIRST_IPAF,
        client_reaction='"So I sort of leave first." And: not scared, sure.',
    ),
    IpafStory(
        written_week=8,
        shared_week=8,
        parts={
            **FIRST_IPAF,
            "confidence": 3,
            "affect_underneath": "hurt, ashamed, and angry without leave to be",
            "experience": "Hurt, waved aside, and cross about it",
            "expectation": "They will tell me off, or break",
            "reason": "Anger belongs to it; with her mother it hides because she might break.",
        },
        client_reaction='"Nobody ever said I could be angry at him."',
    ),
)

LETTER = LetterStory(
    drafted_week=13,
    parts={
        "pattern": "When we met you told me that you felt nothing. It took me a while to "
        "see that nothing was a place: the one where you put what might be turned down. "
        "With your dad, with your mum, with Lily and with me you left first.",
        "origin": "You learned it early, with your dad, who wanted you to be sensible, and "
        "in another way with your mum, whom you did not want to worry.",
        "between_us": "In the sixth week you told me about the concert, and then your eyes "
        "went to the clock. I asked whether this was the moment to go before I minded. You "
        "stayed.",
        "different": "Since then you have told Lily, and even your dad. That was brave.",
        "limits": "Not all of it is sorted. You and your dad are at the beginning, and when "
        "something goes well you still wait for the catch. There were weeks in which I "
        "understood you late.",
        "ending": "Four more Thursdays are left. I do not know yet how that is for you, and "
        "I would like to.",
        "later": "If you find yourself being fine for three days, ask what you would say if "
        "somebody waited. Then tell your mum, or Lily, the same day.",
        "wish": "I have liked knowing you, and I shall not forget you.",
    },
    read_week=15,
    client_reaction="Kept the line about leaving first, and struck out one word: she had "
    "been shaking.",
    changed={
        "different": "Since then you have told Lily, and your mum, and even your dad. You "
        "did it shaking, and it counted all the same.",
        "ending": "I was sorry and glad that you could be cross with me about the ending.",
    },
)

RELAPSE_PLAN = {
    "triggers": "When something goes well and I wait for the catch\nSundays with Dad\nExams",
    "early_signs": 'Saying "fine" three days running\nSkipping a lesson\nNot writing back',
    "later_signs": "Numb for two weeks\nWishing I had not woken up",
    "green": "Art club on Wednesdays\nWriting to Lily\nGran on Sundays",
    "amber": "Tell Mum or Ms Okoye the same day\nPut the scene on paper, like here",
    "red": "The safety plan\nMs Okoye\nThe GP",
    "what_helped": "Someone waited\nSeeing it on paper\nSaying it to Lily",
    "obstacles": "Thinking that it is not bad enough to say",
    "unfinished": "Dad and I are at the beginning",
}
