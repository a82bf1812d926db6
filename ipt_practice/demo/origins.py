"""Where the pattern of a demo case comes from, told and read anew."""

from __future__ import annotations

from datetime import datetime

from formulation import actions as formulation
from ipt_practice.demo.story import OriginStory
from ipt_practice.demo.telling import Telling


def tell_origin(told: Telling, story: OriginStory, week: int, at: datetime) -> None:
    """Noted in its week; in later ones written anew, with what was found since."""
    person = told.people[story.person]
    others = [told.people[name] for name in story.echo_with]
    words = dict(story.words)
    if week == story.week:
        formulation.add_origin(
            case=told.case,
            by=told.by,
            person=person,
            echoes=story.echoes,
            echo_with=others,
            at=at,
            **words,
        )
    for when, fields in story.changes:
        words |= fields
        if when == week:
            formulation.change_origin(
                origin=told.case.origins.get(person=person),
                by=told.by,
                person=person,
                echoes=story.echoes,
                echo_with=others,
                at=at,
                **words,
            )
