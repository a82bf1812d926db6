"""The demo's stories as they are written: words and days, before anything is loaded."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from ipt_practice.demo.clock import CourseClock
from ipt_practice.demo.crowd import crowd
from ipt_practice.demo.load import STORIES

EVERYONE = (*STORIES, *(story for story, _ in crowd()))
MONTH = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|"
    r"November|December)\b"
)
SEASON = re.compile(r"\b(spring|summer|autumn|winter|christmas|easter)\b", re.I)


def texts_of(told: object) -> Iterator[str]:
    """Every string in a story, however deep it lies."""
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict):
        for value in told.values():
            yield from texts_of(value)
    elif isinstance(told, tuple | list):
        for value in told:
            yield from texts_of(value)
    elif is_dataclass(told):
        for field in fields(told):
            yield from texts_of(getattr(told, field.name))


@pytest.mark.parametrize("story", EVERYONE, ids=lambda story: story.key)
def test_no_story_names_a_month_or_a_season_for_it_is_told_on_any_day(story):
    words = list(texts_of(story))

    assert len(words) > 40
    assert [text for text in words if MONTH.search(text) or SEASON.search(text)] == []


@pytest.mark.parametrize("days", range(0, 366, 7))
def test_everyone_is_as_old_as_told_from_the_referral_until_today(days):
    today = date(2027, 12, 31) + timedelta(days=days)
    for story in EVERYONE:
        born = story.born_on(today)
        referred = story.clock(today).day(0) - timedelta(days=16)
        for day in (referred, today):
            age = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
            assert age == story.age, story.key


def test_birthdays_are_spread_over_the_year():
    born = [story.born_on(date(2026, 11, 29)) for story in EVERYONE]
    days = Counter((day.month, day.day) for day in born)

    assert len({day.month for day in born}) >= 9
    assert max(days.values()) <= 2
    assert len(days) >= len(EVERYONE) * 9 // 10


@pytest.mark.parametrize("days", range(14))
def test_without_a_weekday_the_last_session_is_a_few_days_old(days):
    """And one more can be booked before the next one, whatever day it is."""
    today = date(2026, 12, 24) + timedelta(days=days)
    clock = CourseClock(today=today, weekday=None, at=time(14), began_weeks_ago=9)

    extra = timezone.localdate(clock.soon())

    assert today - timedelta(days=4) <= clock.day(9) <= today - timedelta(days=2)
    assert today < extra < clock.day(10)
    assert {clock.day(9).weekday(), extra.weekday()} <= {0, 1, 2, 3, 4}
