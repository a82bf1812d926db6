"""Tells a story to the product: every step is an action that a page would call too."""

from __future__ import annotations

from cases.models import Case
from ipt_practice.demo.before import agree, assess, refer
from ipt_practice.demo.between import between
from ipt_practice.demo.ending import end, letters
from ipt_practice.demo.pages_told import make_pages
from ipt_practice.demo.sitting import hold, miss
from ipt_practice.demo.story import Absence, Visit
from ipt_practice.demo.telling import Telling
from sessions import actions as sessions


def tell(told: Telling) -> Case:
    """The whole case, in the order in which it happened."""
    refer(told)
    assess(told)
    if told.story.protocol_key:
        agree(told)
        _treat(told)
    if told.story.ending:
        end(told)
    return told.case


def _treat(told: Telling) -> None:
    happenings: list[Visit | Absence] = [*told.story.visits, *told.story.absences]
    for happening in sorted(happenings, key=lambda one: one.week):
        if isinstance(happening, Absence):
            miss(told, happening)
        else:
            hold(told, happening)
        between(told, happening.week)
        letters(told, happening.week)
    if told.story.has_extra_session:
        sessions.book_session(
            case=told.case,
            by=told.by,
            scheduled_at=told.clock.soon(),
            at=told.clock.moment(happening.week, hours=3),
        )
    make_pages(told, told.clock.moment(happening.week, hours=3))
