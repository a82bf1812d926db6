"""Ratings of our own and totals of other forms, week by week, as the stories tell them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from ipt_practice.demo.telling import Telling
from measures.actions import record_scale_entry


@dataclass(frozen=True, kw_only=True)
class ScaleStory:
    """One scale: the week, and one number for each of its parts, as they are written."""

    scale: str
    rated: tuple[tuple[int, str], ...]


def rate_scales(told: Telling, week: int, day: date, at: datetime) -> None:
    """What was rated in this week."""
    for story in told.story.scales:
        for when, numbers in story.rated:
            if when == week:
                record_scale_entry(
                    case=told.case,
                    by=told.by,
                    scale_key=story.scale,
                    taken_on=day,
                    numbers=[Decimal(number) for number in numbers.split()],
                    at=at,
                )


LEAH_SCALES = (
    ScaleStory(
        scale="MOOD",
        rated=(
            (1, "3"),
            (2, "3"),
            (3, "4"),
            (4, "4"),
            (5, "3"),
            (6, "5"),
            (7, "5"),
            (8, "6"),
        ),
    ),
    ScaleStory(scale="ALLIANCE", rated=((3, "7 8 6"), (8, "8 9 8"))),
    ScaleStory(scale="LSNS6", rated=((1, "9"), (8, "13"))),
)
SARA_SCALES = (
    ScaleStory(
        scale="PATTERN",
        rated=(
            (5, "8 2"),
            (7, "7 4"),
            (9, "6 5"),
            (11, "5 7"),
            (13, "4 8"),
            (15, "3 8"),
        ),
    ),
    ScaleStory(scale="ALLIANCE", rated=((3, "5 7 6"), (8, "8 8 7"), (14, "9 9 8"))),
)
