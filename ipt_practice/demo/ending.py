"""The end of a story: letters, closing, the contact afterwards."""

from __future__ import annotations

from datetime import datetime, timedelta

from documents import actions as documents
from documents.actions import Summary
from documents.models import Document
from ipt_practice.demo.ending_story import closing_of
from ipt_practice.demo.ending_telling import afterwards, book_ahead, write_to_gp
from ipt_practice.demo.entries import risk_fields
from ipt_practice.demo.leaving_the_house import leave_once_agreed
from ipt_practice.demo.story import LetterStory
from ipt_practice.demo.telling import Telling
from protocols import protocol
from sessions import actions as sessions

RELAPSE_LETTER = Document.Kind.RELAPSE_PLAN_LETTER.value


def letters(told: Telling, week: int) -> None:
    """The closing letter: a draft, read together, finished and approved at the last."""
    story = told.story.letter
    if story is None:
        return
    at = told.clock.moment(week, hours=2.5)
    if week == story.drafted_week:
        kind = protocol(told.story.protocol_key).letter.value
        draft = documents.draft_document(case=told.case, by=told.by, kind=kind, at=at)
        told.letter = _written(told, draft, story.parts, at)
    if week == story.read_week and told.letter is not None:
        told.letter = _read(told, told.letter, story, at)
    if week == told.story.visits[-1].week and told.letter is not None:
        documents.approve_document(document=told.letter, by=told.by, at=at)
        _give(told, story, at)
        plan = documents.draft_document(
            case=told.case, by=told.by, kind=RELAPSE_LETTER, at=at
        )
        documents.approve_document(document=plan, by=told.by, at=at)


def _written(
    told: Telling, letter: Document, parts: dict[str, str], at: datetime
) -> Document:
    return documents.save_document(
        document=letter, by=told.by, parts=parts, version=letter.version, at=at
    )


def _read(
    told: Telling, letter: Document, story: LetterStory, at: datetime
) -> Document:
    shared = documents.share_document(
        document=letter,
        by=told.by,
        shared_on=at.date(),
        client_reaction=story.client_reaction,
        at=at,
    )
    return _written(told, shared, story.changed, at)


def _give(told: Telling, story: LetterStory, at: datetime) -> None:
    """The final copy, and what the client wrote back."""
    closing, letter = closing_of(told.story), told.letter
    if letter is None or closing.is_read_aloud is None:
        return
    letter.refresh_from_db()
    documents.share_document(
        document=letter,
        by=told.by,
        shared_on=letter.shared_on or at.date(),
        client_reaction=story.client_reaction,
        is_read_aloud=closing.is_read_aloud,
        client_letter=closing.client_letter,
        given_on=at.date(),
        at=at,
    )


def end(told: Telling) -> None:
    story, ending = told.story, told.story.ending
    if ending is None:
        return
    weeks = [*(one.week for one in story.visits), *(one.week for one in story.absences)]
    at = told.clock.moment(story.closed_week or max(weeks), hours=3)
    summary = documents.close_case_with_summary(
        case=told.case,
        by=told.by,
        closed_on=at.date(),
        ending_reason=ending["reason"],
        ending_outcome=ending["outcome"],
        told=ending["told"],
        summary=Summary.DRAFT if story.has_draft_summary else Summary.RELEASE,
        at=at,
    )
    leave_once_agreed(summary, told, at)
    write_to_gp(told, at)
    if story.follow_up:
        _follow_up(told, *story.follow_up)
    book_ahead(told, at.date(), at)


def _follow_up(told: Telling, week: int, text: str) -> None:
    held_at, later = told.clock.moment(week), closing_of(told.story).later
    sessions.record_follow_up(
        case=told.case,
        by=told.by,
        held_at=held_at,
        answers=told.answers("FU") or {},
        risk=risk_fields(None, compared="SAME"),
        text=text,
        next_plan=later.next_plan if later else "",
        afterwards=afterwards(told, later),
        at=held_at + timedelta(hours=1),
    )
