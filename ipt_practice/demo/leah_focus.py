"""Leah's two columns: the desk that closed, and what may come."""

from ipt_practice.demo.focus_story import FocusStory

FOCUS = FocusStory(
    details=(
        (
            3,
            {
                "old_role": "Sub-editor at the local paper",
                "old_from_to": "Nineteen years, until the desk was closed",
                "new_role": "Someone who edits for others, from home",
                "nature": ["IMPOSED", "SUDDEN", "NOT_COMPLETE"],
                "losses": "Half the income, the seven o’clock train, being asked.",
                "supports_lost": "The desk. Nobody rang in the week after.",
            },
        ),
        (
            4,
            {
                "old_good": "I caught what everyone missed. Jude across the table.",
                "old_hard": "Back pain, no weekends, the shouting before print.",
                "old_people": "Jude, Len, the editor",
                "old_proud_of": "Not one retraction in six years",
                "feelings_old": "Anger, and some relief that comes late at night.",
            },
        ),
        (
            5,
            {
                "new_good": "Mornings with Mum, the bicycle, could teach.",
                "new_hard": "Money for four months. The word retired at forty-five.",
                "new_demands": "Ask for work. Say what it costs.",
                "new_opportunities": "Choose whose words to look after",
                "feelings_new": "Ashamed to begin again.",
                "keep": "The eye for a wrong word",
                "let_go": "Waiting for the editor to say it was good",
            },
        ),
        (
            6,
            {
                "new_people": "Jude; perhaps the parish magazine",
                "skills_to_learn": "Writing an offer. Jude has one to copy from.",
                "supports_there": "Mum, every morning",
                "supports_to_build": "Jude on Tuesdays; two others who work from home",
            },
        ),
    ),
    strategies=(
        (3, ("TRANSITION_LINK",)),
        (4, ("TRANSITION_REVIEW", "TRANSITION_LOSS")),
        (6, ("TRANSITION_SUPPORT",)),
        (8, ("TRANSITION_REHEARSE",)),
    ),
    markers=((3, (0, 0, 0, 1)), (4, (1, 0, 0, 1))),
)
