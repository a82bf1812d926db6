"""Two disputes: one over a supper table that stopped early, one with a brother about money."""

from ipt_practice.demo.focus_story import FocusStory

NOOR = FocusStory(
    details=(
        (
            3,
            {
                "issues": ["ISSUE_FAMILY", "ISSUE_TASKS", "ISSUE_RESPECT"],
                "about": "Whose kitchen it is since his mother moved in.",
                "safety": "NO",
                "client_wants": "One evening a week that is ours",
                "other_wants": "Peace at the table",
                "client_expects": "That he says it to her, not I",
                "other_expects": "That I am patient until a flat is found",
                "how_sure": 0,
                "sought": "CHANGE",
                "since_when": "Since the house filled up; low for a month after.",
            },
        ),
    ),
    strategies=((3, ("DISPUTE_ISSUES", "DISPUTE_EXPECTATIONS")),),
    markers=((3, (0, 0, 0, 0, 0, 0)),),
)
AT_AN_IMPASSE = FocusStory(
    details=(
        (
            3,
            {
                "issues": ["ISSUE_MONEY", "ISSUE_FAMILY", "ISSUE_RESPECT"],
                "about": "He decides what our mother needs, and the bill comes to me.",
                "safety": "NO",
                "client_wants": "To be asked before, not told after",
                "other_wants": "That somebody just pays and does not argue",
                "client_expects": "Half each, and her wishes heard",
                "other_expects": "That the one who earns more gives more",
                "how_sure": 1,
                "how_it_starts": "A message with a sum and no question.",
                "who_pursues": "He does, with lists",
                "who_withdraws": "I pay and do not answer for weeks",
                "never_said": "That I am hurt that nobody asked how I was",
                "how_it_ends": "The money goes over; nobody mentions it",
                "since_when": "Two years; worse since she broke her hip, and the low mood with it.",
                "same_with": ["Sister"],
                "upheld_by": "COMMUNICATION",
                "change_gains": "A brother on the phone again",
                "change_costs": "Having to say a sum that is too much",
                "leaving_gains": "Quiet",
                "leaving_costs": "He is the only one who remembers Dad",
                "sought": "CHANGE",
                "managed_before": "At the funeral we sat in the car and said it in one breath. "
                "It was short, and it was side by side.",
            },
        ),
    ),
    strategies=(
        (3, ("DISPUTE_ISSUES", "DISPUTE_EXPECTATIONS", "DISPUTE_PARALLELS")),
        (5, ("DISPUTE_COMMUNICATION",)),
        (7, ("DISPUTE_DECISION", "DISPUTE_ROLE_PLAY")),
    ),
    markers=((3, (0, 0, 0, 0, 0, 0)), (4, (0, 1, 0, 0, 0, 0)), (8, (1, 2, 1, 1, 1, 0))),
)
