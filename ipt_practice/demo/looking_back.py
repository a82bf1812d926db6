"""Reviews of the course, and what helped to cope, as the stories tell them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ipt_practice.demo.telling import Telling
from sessions import actions as sessions
from sessions.models import CopingStrategy


@dataclass(frozen=True, kw_only=True)
class CourseReviewStory:
    """A review held in the session of this week, in the words of the form."""

    week: int
    wording: dict[str, Any]
    kind: str = "MIDDLE"


@dataclass(frozen=True, kw_only=True)
class CopingStory:
    """Something that helps, with every time that it was practised: week, 0 to 10, words."""

    words: str
    practised: tuple[tuple[int, int, str], ...]


def look_back(told: Telling, week: int, day: date, at: datetime) -> None:
    """What belongs to this week."""
    for review in told.story.course_reviews:
        if review.week == week:
            sessions.write_review(
                case=told.case,
                by=told.by,
                kind=review.kind,
                reviewed_on=day,
                at=at,
                **review.wording,
            )
    for coping in told.story.coping:
        for when, helped, note in coping.practised:
            if when == week:
                _practise(told, coping.words, helped, note, day, at)


def _practise(
    told: Telling, words: str, helped: int, note: str, day: date, at: datetime
) -> None:
    strategy = CopingStrategy.objects.filter(case=told.case, words=words).first()
    if strategy is None:
        strategy = sessions.add_coping(case=told.case, by=told.by, words=words, at=at)
    sessions.practise_coping(
        strategy=strategy, by=told.by, helped=helped, practised_on=day, note=note, at=at
    )


DANIEL_REVIEWS = (
    CourseReviewStory(
        week=8,
        wording={
            "ratings": {
                "work": 3,
                "home": 1,
                "money": 1,
                "leisure": 3,
                "friendships": 2,
                "parenting": 1,
            },
            "focus_right": "YES",
            "changed": "He tells the story of the death in order, and looks at what was "
            "hers. The girls and he speak of her at table. PHQ-9 is six lower.",
            "in_the_way": "The evenings after the telephone has stopped. Chi shuts her door.",
            "alliance": 8,
            "alliance_words": "He can cry here. He would like to be told when time is short.",
            "considered": ["MEDICATION"],
            "considered_words": "The GP keeps the tablets as they are.",
            "agreed": "Stay with the grief. More with Chi, less about the wardrobe.",
            "client_words": "I can say her name and stay in the room.",
        },
    ),
)
DANIEL_COPING = (
    CopingStory(
        words="Say her name at table",
        practised=((9, 6, ""), (13, 8, "The girls told one too")),
    ),
    CopingStory(
        words="Ring Samuel before nine in the evening",
        practised=((12, 7, "He misses her too"), (14, 8, "")),
    ),
)
SARA_REVIEWS = (
    CourseReviewStory(
        week=8,
        wording={
            "ratings": {
                "work": 3,
                "home": 2,
                "money": 1,
                "leisure": 2,
                "friendships": 3,
            },
            "focus_right": "SHARPEN",
            "focus_words": "Anger belongs to it: it goes quiet before she does.",
            "changed": "She notices the moment in which she goes quiet, mostly afterwards.",
            "in_the_way": "The scores have hardly moved. With Lily it happened again.",
            "alliance": 8,
            "alliance_words": "Eight, eight and seven. She wants to be asked when she is silent.",
            "considered": ["FOCUS", "SUPERVISION"],
            "considered_words": "Stay with this focus, and bring it to supervision.",
            "agreed": "Keep to the focus and put the anger into it. Eight sessions are left.",
            "client_words": "I do it here too.",
        },
    ),
)
SARA_COPING = (
    CopingStory(
        words="Say “I have gone quiet” instead of leaving",
        practised=(
            (12, 6, "Said it to Lily, shaking"),
            (15, 8, "To Mum, and she sat down"),
        ),
    ),
)
LEAH_REVIEWS = (
    CourseReviewStory(
        week=8,
        wording={
            "ratings": {
                "work": 3,
                "home": 1,
                "money": 2,
                "leisure": 2,
                "friendships": 2,
            },
            "focus_right": "YES",
            "changed": "She has asked Jude, and laughs when she practises asking.",
            "in_the_way": "Money is a real worry. Asking feels like begging.",
            "alliance": 7,
            "agreed": "Go on with the new role: one person asked between two sessions.",
            "client_words": "I am still good at something.",
        },
    ),
)
