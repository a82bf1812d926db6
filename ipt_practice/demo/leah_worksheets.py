"""What Leah solved, looked at and practised: leads, how it goes round, asking for work."""

from ipt_practice.demo.worksheet_telling import SheetStory

WORKSHEETS = (
    SheetStory(
        week=6,
        kind="PROBLEM_SOLVING",
        person="Jude",
        answers={
            "problem": "I have money for four months and nobody knows that I am free.",
            "goal": "One piece of paid work, however small.",
            "first_piece": "1",
            "chosen": "2",
            "try_out": "Write to the parish magazine",
            "obstacle": "I will rewrite it eleven times: then it goes to Jude as it is",
            "support": "Jude, who knows the vicar",
            "tried": "NOT_YET",
            "happened": "The letter is written and lies in the drawer.",
            "learned": "The hard part is not the letter. It is being seen to need one.",
        },
        rows={
            "steps": (
                ("Find two places that need someone who reads closely",),
                ("Ask one of them",),
                ("Work out what I charge",),
            ),
            "options": (
                (
                    "Wait for advertisements",
                    "Nobody can say no to me",
                    "There have been three in a year",
                ),
                (
                    "The parish magazine, through Jude",
                    "She offered; it is small enough to begin with",
                    "Hardly any money. She might think I am begging",
                ),
                (
                    "Write to the old publisher",
                    "They know what I can do",
                    "The editor would read it",
                ),
            ),
        },
        is_task=True,
    ),
    SheetStory(
        week=7,
        kind="DEPRESSION_CIRCLE",
        person="Jude",
        answers={
            "event": "Jude wrote that she has more work than hours.",
            "feeling": "Hope, then: she is only being kind",
            "behaviour": "Did not answer, to be no burden",
            "effect": "Jude thinks I am not interested and asks nobody",
            "again": "Not needed, so not worth an answer",
            "step_out": "behaviour",
            "try_out": "Answer within the day, with one sentence",
        },
    ),
    SheetStory(
        week=8,
        kind="ROLE_PLAY",
        answers={
            "scene": "The vicarage, a morning, the magazine on the table between us",
            "aim": "That I would edit the parish magazine, and what I ask for it",
            "opening": "I have read your last three numbers. I would like to look after the "
            "next ones.",
            "easy_reply": "“Oh, please.” Then: from when, and what can you pay?",
            "hard_reply": "“We have no money.” Then: say what you have, and I say yes or no.",
            "before": 3,
            "after": 6,
            "skills": ["I", "REQUEST", "LIMIT"],
            "try_out": "Send the letter by Thursday",
        },
        rows={
            "rounds": (
                (
                    "SELF",
                    "Said sorry twice before she asked.",
                    "Begin with the magazine, not with herself.",
                    3,
                ),
                (
                    "OTHER",
                    "As the vicar: was glad, and wanted to know when.",
                    "“It did not sound like begging at all.”",
                    5,
                ),
                ("SELF", "Asked, named a price, and stopped.", "", 6),
            ),
        },
        is_task=True,
    ),
)
