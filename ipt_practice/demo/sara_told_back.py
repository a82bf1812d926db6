"""Whom Sara asks for what."""

from ipt_practice.demo.told_back import SupportStory

SUPPORT = (
    SupportStory(
        week=6,
        person="Gran Pat",
        kind="COMPANY",
        step="Draw at Gran's table on a Sunday evening, when it is worst",
        by_week=8,
        row={"move": "STRENGTHEN", "barrier": "PRACTICAL", "barrier_met": "Mum drives"},
        came=(8, "HELPED", 1, "We said nothing for an hour and it was good."),
    ),
    SupportStory(
        week=9,
        person="Lily",
        kind="EMOTIONAL",
        step="Write: I went quiet, and I miss you",
        by_week=11,
        row={
            "move": "REPAIR",
            "barrier": "REFUSAL",
            "barrier_met": "She may need a few days; that is not a no",
            "is_rehearsed": True,
        },
        came=(11, "HELPED", 2, "She had kept the message. She thought it was her."),
    ),
    SupportStory(
        week=12,
        person="Mr Lund",
        kind="COMPANY",
        step="Go to art club once, and stay for half of it",
        came=(12, "HELPED", 1, "They had kept my shelf."),
    ),
    SupportStory(
        week=15,
        person="Ms Okoye",
        kind="PROFESSIONAL",
        step="Fix the first monthly talk with her",
        row={"move": "STRENGTHEN"},
        came=(16, "HELPED", None, "The first Tuesday of the month."),
    ),
)
