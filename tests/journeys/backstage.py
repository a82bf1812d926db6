"""Sessions that a journey does not walk through page by page, held by the same actions.

Called inside the product: `site.shell("from tests.journeys import backstage; ...")`.
"""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from cases.models import Case
from ipt_practice.demo.amara import AMARA
from ipt_practice.demo.archived import STOPPED_EARLY
from ipt_practice.demo.daniel import DANIEL
from ipt_practice.demo.gareth import GARETH
from ipt_practice.demo.joan import JOAN
from ipt_practice.demo.leah import LEAH
from ipt_practice.demo.marco import MARCO
from ipt_practice.demo.nadia import NADIA
from ipt_practice.demo.priya import PRIYA
from ipt_practice.demo.sara import SARA
from ipt_practice.demo.scores import answers_of
from ipt_practice.demo.story import Risk
from ipt_practice.demo.tomasz import TOMASZ
from ipt_practice.demo.voice import VOICE
from measures.instruments.shapes import ADULT_FROM
from protocols.risk import Compared, Thoughts
from sessions import actions
from sessions.entry import RiskFields, SessionEntry
from sessions.models import TherapySession
from tests import make

CASES = (
    DANIEL, SARA, LEAH, TOMASZ, AMARA, PRIYA, STOPPED_EARLY,
    GARETH, JOAN, MARCO, NADIA, *(member.story for member in VOICE),
)  # fmt: skip
STORIES = {story.key: story for story in CASES}


def open_case_of(story_key: str, *, email: str) -> None:
    """A case at its beginning, as after the assessment; prints its id."""
    story = STORIES[story_key]
    today = timezone.localdate()
    begun = story.clock(today).moment(0)
    therapist = User.objects.get(email=email)
    case = make.case(
        therapist=therapist,
        of=make.client(
            given_name=story.given_name,
            family_name=story.family_name,
            born_on=story.born_on(today),
            created_at=begun,
        ),
        protocol_key=story.protocol_key,
        referred_on=begun.date(),
        opened_at=begun,
    )
    print(case.pk)  # noqa: T201 - the journey reads it


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
                risk=asked_about(
                    visit.risk,
                    is_young=case.client.age_on(timezone.localdate()) < ADULT_FROM,
                ),
                techniques=visit.techniques,
                next_homework=visit.homework,
                text=visit.text,
                focus_link=visit.link,
            ),
            at=planned.scheduled_at + timedelta(hours=1),
        )


def asked_about(risk: Risk | None, *, is_young: bool) -> RiskFields:
    """The full entry that the story tells, or the quick one. Under 18 a parent knows."""
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
        parent_told="YES" if is_young else "",
    )
