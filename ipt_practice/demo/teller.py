"""Tells a story to the product: every step is an action that a page would call too."""

from __future__ import annotations

from datetime import timedelta

from cases.models import Case
from documents import actions as documents
from documents.actions import Summary
from documents.models import Document
from ipt_practice.demo.before import agree, assess, refer
from ipt_practice.demo.between import between
from ipt_practice.demo.sitting import hold, miss
from ipt_practice.demo.story import Absence, Visit
from ipt_practice.demo.telling import Telling
from protocols import protocol
from sessions import actions as sessions

RELAPSE_LETTER = Document.Kind.RELAPSE_PLAN_LETTER.value


def tell(told: Telling) -> Case:
    """The whole case, in the order in which it happened."""
    refer(told)
    assess(told)
    if told.story.protocol_key:
        agree(told)
        _treat(told)
    if told.story.ending:
        _end(told)
    return told.case


def _treat(told: Telling) -> None:
    happenings: list[Visit | Absence] = [*told.story.visits, *told.story.absences]
    for happening in sorted(happenings, key=lambda one: one.week):
        if isinstance(happening, Absence):
            miss(told, happening)
        else:
            hold(told, happening)
        between(told, happening.week)


def _end(told: Telling) -> None:
    story, ending = told.story, told.story.ending
    if ending is None:
        return
    last = max(
        *(visit.week for visit in story.visits),
        *(absence.week for absence in story.absences),
    )
    at = told.clock.moment(last, hours=3)
    if story.relapse_plan:
        for kind in (protocol(story.protocol_key).letter.value, RELAPSE_LETTER):
            letter = documents.draft_document(
                case=told.case, by=told.by, kind=kind, at=at
            )
            if kind != RELAPSE_LETTER and story.letter:
                letter = documents.save_document(
                    document=letter,
                    by=told.by,
                    parts=story.letter,
                    version=letter.version,
                    at=at,
                )
            documents.approve_document(document=letter, by=told.by, at=at)
    documents.close_case_with_summary(
        case=told.case,
        by=told.by,
        closed_on=at.date(),
        ending_reason=ending["reason"],
        ending_outcome=ending["outcome"],
        told=ending["told"],
        summary=Summary.RELEASE if story.relapse_plan else Summary.DRAFT,
        at=at,
    )
    if story.follow_up:
        _follow_up(told, *story.follow_up)


def _follow_up(told: Telling, week: int, text: str) -> None:
    held_at = told.clock.moment(week)
    sessions.record_follow_up(
        case=told.case,
        by=told.by,
        held_at=held_at,
        answers=told.answers("FU") or {},
        text=text,
        at=held_at + timedelta(hours=1),
    )
