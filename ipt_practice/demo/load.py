"""Loads the demo into an empty practice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from cases.models import Client
from ipt_practice.demo.amara import AMARA
from ipt_practice.demo.archived import RAN_OVER, STOPPED_EARLY
from ipt_practice.demo.cast import set_the_stage
from ipt_practice.demo.crowd import MISSED_TWICE, UNSIGNED, crowd
from ipt_practice.demo.daniel import DANIEL
from ipt_practice.demo.ellen import ELLEN
from ipt_practice.demo.gareth import GARETH, scores
from ipt_practice.demo.heard import listen
from ipt_practice.demo.joan import JOAN
from ipt_practice.demo.leah import LEAH
from ipt_practice.demo.leave import hand_over
from ipt_practice.demo.marco import MARCO
from ipt_practice.demo.nadia import NADIA
from ipt_practice.demo.own_snippets import add_snippets
from ipt_practice.demo.own_wording import word_letters
from ipt_practice.demo.priya import PRIYA
from ipt_practice.demo.sara import SARA
from ipt_practice.demo.story import Absence, Story
from ipt_practice.demo.supervised import hold_supervision
from ipt_practice.demo.table import lay_the_table
from ipt_practice.demo.teller import tell
from ipt_practice.demo.telling import Telling
from ipt_practice.demo.tomasz import TOMASZ
from ipt_practice.demo.voice_told import tell_group

STORIES = (
    SARA,
    DANIEL,
    MARCO,
    LEAH,
    TOMASZ,
    PRIYA,
    AMARA,
    NADIA,
    JOAN,
    ELLEN,
    STOPPED_EARLY,
    RAN_OVER,
)


class PracticeIsNotEmpty(Exception):
    def __str__(self) -> str:
        return "There are clients here already. Demo data only goes into an empty practice."


@transaction.atomic
def load(*, today: date, say: Callable[[str], object] = lambda line: None) -> int:
    """Enter the practice, its people and its cases; how many cases there are then."""
    if Client.objects.exists():
        raise PracticeIsNotEmpty
    since = today - timedelta(weeks=60)
    cast = set_the_stage(since=since)
    add_snippets(cast, at=timezone.make_aware(datetime.combine(since, time(9))))
    for story in STORIES:
        tell(Telling(story=story, cast=cast, today=today))
    tell(Telling(story=GARETH, cast=cast, today=today, scores=scores()))
    say("Sara, Daniel and the other worked cases are in.")
    members = tell_group(cast=cast, today=today)
    say("Seven people are finding a voice.")
    for index, (story, own_scores) in enumerate(crowd()):
        told = _with_absences(story) if index == MISSED_TWICE else story
        tell(
            Telling(
                story=told,
                cast=cast,
                today=today,
                scores=own_scores,
                leaves_last_unsigned=index == UNSIGNED,
            )
        )
    listen(cast)
    say("The supervisor's table is full.")
    hold_supervision(cast, today=today)
    hand_over(cast, today=today)
    # Yesterday's: whoever starts this at night finds nothing from the hours to come.
    before = timezone.make_aware(datetime.combine(today - timedelta(days=1), time(8)))
    word_letters(cast["admin"], at=before)
    lay_the_table(cast, at=before)
    return len(STORIES) + 1 + members + index + 1


def _with_absences(story: Story) -> Story:
    """The same case with its last two appointments missed."""
    held = story.began_weeks_ago
    missed = tuple(
        Absence(
            week=held + extra,
            attendance="DID_NOT_COME",
            reason="No message",
            contact="Rang, left one message",
        )
        for extra in (1, 2)
    )
    return replace(story, began_weeks_ago=held + 2, absences=missed)
