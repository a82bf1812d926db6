"""What Daniel wrote and planned: to Ngozi, with Chi at the door, for the day itself."""

from ipt_practice.demo.worksheet_telling import SheetStory

WORKSHEETS = (
    SheetStory(
        week=7,
        kind="UNSAID_LETTER",
        person="Ngozi",
        answers={
            "missed": "Your laugh from the kitchen. That you had a plan for every Saturday.",
            "hard": "That we fought about the treatment until you were too tired to.",
            "unsaid": "You were right to be afraid. I told you to keep fighting because I "
            "was afraid, too.",
            "now": "The girls are well and I do not ask them. I would like to.",
            "kept": "READ_HERE",
            "came_up": "Read it standing. Said afterwards that it was the first time he had "
            "spoken to her and not about her.",
        },
    ),
    SheetStory(
        week=8,
        kind="DECISION_ANALYSIS",
        answers={
            "problem": "Her side of the wardrobe is as it was, and I cannot sleep in there.",
            "wanted": "To sleep in my own bed without taking her away.",
            "chosen": "2",
            "try_out": "Open one shelf with Ada on Sunday",
            "obstacle": "That it feels like throwing her out",
            "support": "Ada, who asked before I did",
            "tried": "YES",
            "happened": "We opened it. That was enough for a day.",
            "learned": "Opening is not the same as giving away.",
        },
        rows={
            "options": (
                (
                    "Leave it as it is",
                    "Nothing changes",
                    "Nothing changes",
                    "-1",
                    "0",
                    10,
                    "Heavy",
                ),
                (
                    "One shelf, with Ada",
                    "Small, and not alone",
                    "Ada will see me cry",
                    "1",
                    "1",
                    6,
                    "Afraid, but yes",
                ),
                (
                    "Have it cleared by her sister",
                    "It would be over",
                    "I would not have been there, again",
                    "-2",
                    "-1",
                    3,
                    "No",
                ),
            ),
        },
    ),
    SheetStory(
        week=9,
        kind="COMMUNICATION_ANALYSIS",
        person="Chi",
        answers={
            "when_where": "Tuesday evening, in the corridor outside her room",
            "wanted": "That she knows I miss her mother, too",
            "mood_before": 3,
            "ended": "She shut the door. I stood there until I heard her cry.",
            "unsaid": "I miss her at this hour, every day.",
            "mood_after": 2,
            "went_off": "1",
            "patterns": ["HINT", "NO_ASK"],
            "instead": "I miss Mum tonight. Do you?",
            "best_time": "After supper, sitting down, not at the door",
            "try_out": "Plan the day of the anniversary with the girls",
        },
        rows={
            "lines": (
                (
                    "CLIENT",
                    "You have been in there all evening.",
                    "from the stairs, quick",
                    "Come out, I am lonely",
                    "shut out",
                    "You are lazy",
                ),
                (
                    "OTHER",
                    "I’m fine.",
                    "back turned",
                    "Do not make me say it",
                    "close to tears",
                    "She does not need me",
                ),
                (
                    "CLIENT",
                    "You could at least eat with me.",
                    "louder",
                    "I cannot sit at that table alone",
                    "angry, then ashamed",
                    "I only want you to eat",
                ),
                (
                    "OTHER",
                    "(shuts the door)",
                    "",
                    "Nobody here talks about her",
                    "alone",
                    "She has had enough of me",
                ),
            ),
        },
        is_task=True,
        came=(
            10,
            {
                "tried": "YES",
                "happened": "Asked her at the table. She opened the door of her own room "
                "afterwards and left it open. We both cried.",
                "learned": "The sentence with the feeling in it is the shorter one.",
            },
        ),
    ),
    SheetStory(
        week=9,
        kind="ROLE_PLAY",
        person="Chi",
        answers={
            "scene": "After supper, both still at the table",
            "aim": "That I miss her, and that Chi may say so, too",
            "opening": "I miss Mum tonight. Do you?",
            "easy_reply": "She nods. Then say nothing and stay.",
            "hard_reply": "“Don’t.” Then: all right. I am here when you want to.",
            "before": 3,
            "after": 6,
            "skills": ["I", "TIMING", "LISTENING"],
        },
        rows={
            "rounds": (
                (
                    "SELF",
                    "Explained for a minute before the question came.",
                    "Leave out the reasons. The question first.",
                    4,
                ),
                (
                    "OTHER",
                    "As Chi: heard the question and wanted to be asked again.",
                    "Wait longer after it.",
                    5,
                ),
                ("SELF", "Said it in one breath, and waited.", "", 6),
            ),
        },
    ),
    SheetStory(
        week=10,
        kind="ANNIVERSARY_PLAN",
        person="Ngozi",
        day_after=5,
        answers={
            "what": "A year since she died",
            "expect": "That I wake at four, as the ward rang then. That I am short with "
            "everybody by noon.",
            "like": "Her recipe, all of us in the kitchen, and each one story.",
            "with_whom": "Ada and Chi. Samuel knows, and may come by.",
            "if_hard": "Say it aloud, whoever is in the room. Walk to the church grounds. "
            "Ten minutes with the photo box.",
            "call": "Ada first, then Samuel; the numbers of the safety plan at night",
            "try_out": "Cook the meal",
        },
        is_task=True,
        came=(
            11,
            {
                "tried": "YES",
                "happened": "We told stories until midnight. Samuel brought bread.",
                "learned": "It can hurt and be a good day.",
            },
        ),
    ),
)
