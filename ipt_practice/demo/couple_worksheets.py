"""A couple at night, about an evening, and before a visit: sheets for a joint case.

The other person of each sheet is `PARTNER` of the inventory.
"""

from ipt_practice.demo.worksheet_telling import SheetStory

PARTNER, HIS_MOTHER = "Tom", "Tom’s mother"

WORKSHEETS = (
    SheetStory(
        week=5,
        kind="COMMUNICATION_ANALYSIS",
        person=PARTNER,
        answers={
            "when_where": "Sunday, ten past three in the night",
            "wanted": "That he notices I have done three feeds",
            "mood_before": 3,
            "ended": "No word until noon.",
            "unsaid": "I cannot do a fourth one.",
            "mood_after": 2,
            "went_off": "1",
            "patterns": ["HINT", "ASSUMED", "TIME"],
            "instead": "I have done three. Please take this one.",
            "best_time": "Monday at lunch: agree who has two in the morning",
            "try_out": "Agree at Monday lunch who has two in the morning",
        },
        rows={
            "lines": (
                (
                    "CLIENT",
                    "He’s awake again.",
                    "flat, to the wall",
                    "Please get up",
                    "exhausted, alone",
                    "A piece of news",
                ),
                (
                    "OTHER",
                    "Mm. He’ll settle.",
                    "eyes shut",
                    "I trust you to know",
                    "tired",
                    "You don’t care",
                ),
                (
                    "CLIENT",
                    "(gets up, closes the door hard)",
                    "",
                    "You should know",
                    "furious",
                    "She is angry, keep out",
                ),
                (
                    "OTHER",
                    "(says nothing)",
                    "pretends to sleep",
                    "I would only make it worse",
                    "scared",
                    "He doesn’t care",
                ),
            ),
        },
    ),
    SheetStory(
        week=9,
        kind="DECISION_ANALYSIS",
        person=PARTNER,
        answers={
            "problem": "There is no evening that is ours.",
            "wanted": "One evening a week on which neither of us works or minds Aarav",
            "chosen": "1",
            "try_out": "Tom speaks to the owner on Thursday",
            "obstacle": "“He’ll think I’m not serious”",
            "support": "Dee in the kitchen asked last year, and got it",
        },
        rows={
            "options": (
                (
                    "Tom asks for two early shifts",
                    "Sleep; an evening",
                    "His pride; a little money",
                    "2",
                    "1",
                    6,
                    "Hopeful",
                ),
                (
                    "Pay for four hours of childcare",
                    "At once",
                    "Cost",
                    "1",
                    "0",
                    4,
                    "Torn",
                ),
                (
                    "Priya drops a day",
                    "Time",
                    "Her career, again",
                    "-2",
                    "0",
                    5,
                    "Resentful",
                ),
                (
                    "Leave it as it is",
                    "No quarrel about it",
                    "The quarrel about everything else",
                    "-2",
                    "-1",
                    10,
                    "Tired",
                ),
            ),
        },
        came=(
            10,
            {
                "tried": "YES",
                "happened": "Agreed for eight weeks.",
                "learned": "He was asked what he needed.",
            },
        ),
    ),
    SheetStory(
        week=10,
        kind="ROLE_PLAY",
        person=HIS_MOTHER,
        answers={
            "scene": "On the phone, before her next visit",
            "aim": "That she rings before she comes",
            "opening": "We love seeing you. Can you ring first? Mondays are good.",
            "hard_reply": "“Am I not welcome?” Then: you are. On Mondays.",
            "before": 3,
            "after": 7,
            "skills": ["REQUEST", "LIMIT", "TONE"],
            "try_out": "Ring her on Sunday",
        },
        rows={
            "rounds": (
                (
                    "SELF",
                    "Tom as himself: said sorry three times. Priya, as his mother, was hurt.",
                    "Shorter. Begin with what is true: we love seeing you.",
                    4,
                ),
                ("SELF", "Said it in one breath, with a day in it.", "", 7),
            ),
        },
        came=(
            11,
            {
                "tried": "YES",
                "happened": "She was hurt for a day, and came on Monday.",
                "learned": "Hurt passes when it was said kindly.",
            },
        ),
    ),
)
