"""Sessions that a journey does not walk through page by page, held by the same actions.

Called inside the product: `site.shell("from tests.journeys import backstage; ...")`.
"""

from __future__ import annotations

from datetime import timedelta

from cases.models import Case
from ipt_practice.demo.daniel import DANIEL
from ipt_practice.demo.sara import SARA
from ipt_practice.demo.scores import answers_of
from ipt_practice.demo.story import Risk
from protocols.risk import Compared, Thoughts
from sessions import actions
from sessions.entry import RiskFields, SessionEntry
from sessions.models import TherapySession

STORIES = {story.key: story for story in (DANIEL, SARA)}


def hold_sessions(story_key: str, *, case_id: str, first: int, last: int) -> None:
    """Sign the sessions with these numbers, an hour after each was planned."""
    case, story = Case.objects.get(pk=case_id), STORIES[story_key]
    for number in range(first, last + 1):
        visit = story.visits[number - 1]
        planned = TherapySession.objects.filter(case=case).planned().in_order().first()
        assert planned is not None
        actions.sign_session(
            therapy_session=planned,
            by=case.therapist,
            entry=SessionEntry(
                attendance="CAME",
                answers=answers_of(story.key, str(number)) or {},
                risk=asked_about(visit.risk),
                techniques=visit.techniques,
                next_homework=visit.homework,
                text=visit.text,
                focus_link=visit.link,
            ),
            at=planned.scheduled_at + timedelta(hours=1),
        )


def asked_about(risk: Risk | None) -> RiskFields:
    """The full entry that the story tells, or the quick one."""
    if risk is None:
        return RiskFields(compared=Compared.BETTER, thoughts=Thoughts.NONE)
    return RiskFields(
        compared=risk.compared,
        thoughts=risk.thoughts,
        said=risk.said,
        plan="NO",
        intent="NO",
        formulation=risk.formulation,
        keeps_going=risk.keeps_going,
        actions=risk.actions,
        informed=risk.informed,
        next_step=risk.next_step,
    )
