"""Enters what belongs to an ending and to maintenance, week by week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from documents import actions as documents
from documents.models import Document
from ipt_practice.demo.ending_story import ClosingStory, Later, closing_of
from ipt_practice.demo.leaving_the_house import leave_once_agreed
from ipt_practice.demo.telling import Telling
from sessions import actions as sessions
from sessions.actions import Afterwards, PlanPerson, Terms
from sessions.models import RelapsePlan, RelapsePlanPerson

Role = RelapsePlanPerson.Role


def near_the_end(told: Telling, week: int, day: date, at: datetime) -> None:
    """The plan, its copies, and steps outside a session; more sessions in maintenance."""
    story, closing = told.story, closing_of(told.story)
    if story.relapse_plan and week == story.relapse_week:
        sessions.write_relapse_plan(
            case=told.case,
            by=told.by,
            made_on=day,
            people=list(_people(told, closing)),
            at=at,
            **story.relapse_plan,
        )
    for copy in closing.copies:
        if copy.week == week:
            is_own = copy.holder == "CLIENT"
            sessions.give_plan_copy(
                plan=RelapsePlan.objects.filter(case=told.case).latest("number"),
                by=told.by,
                holder=copy.holder,
                who=copy.who,
                given_on=day,
                client_agreed_on=None if is_own else day,
                at=at,
            )
    for step in closing.steps:
        if step.week == week:
            sessions.note_ending_step(
                case=told.case,
                by=told.by,
                key=step.key,
                done_on=day,
                note=step.note,
                at=at,
            )
    _maintain(told, week, day, at)


def _people(told: Telling, closing: ClosingStory) -> Iterator[PlanPerson]:
    for name, phone in closing.supporters.items():
        person = told.people[name]
        yield PlanPerson(person_id=person.pk, role=Role.SUPPORTER, phone=phone)
    for name in closing.first_to_notice:
        yield PlanPerson(person_id=told.people[name].pk, role=Role.FIRST_TO_NOTICE)


def _maintain(told: Telling, week: int, day: date, at: datetime) -> None:
    """The contract with the first session; weekly ones when the score has risen."""
    story = told.story.maintenance
    if story is None:
        return
    if week == 1:
        terms = Terms(starts_on=day, agreed_on=day, **story.terms)
        sessions.agree_maintenance(case=told.case, by=told.by, terms=terms, at=at)
    if week == story.rises_week:
        sessions.step_up(
            case=told.case,
            by=told.by,
            reason=story.reason,
            sessions=len(story.extra_weeks),
            first_on=told.clock.day(story.extra_weeks[0]),
            decided_on=day,
            score=story.score,
            at=at,
        )


def write_to_gp(told: Telling, at: datetime) -> None:
    """Drafted from the record, seen by the client, approved and released."""
    changed = closing_of(told.story).gp_letter
    if changed is None:
        return
    draft = documents.draft_document(
        case=told.case, by=told.by, kind=Document.Kind.GP_LETTER, at=at
    )
    letter = documents.save_document(
        document=draft, by=told.by, parts=changed, version=draft.version, at=at
    )
    documents.share_document(document=letter, by=told.by, shared_on=at.date(), at=at)
    made = documents.sign_and_release(document=letter, by=told.by, at=at)
    leave_once_agreed(made, told, at)


def afterwards(told: Telling, later: Later | None) -> Afterwards | None:
    """How things were at the follow-up, as the action takes it."""
    if later is None:
        return None
    contact = told.case.client.contacts.filter(name=later.contact).first()
    supporter = told.people.get(later.supporter)
    return Afterwards(
        month=later.month,
        contact_id=contact.pk if contact else None,
        supporter_id=supporter.pk if supporter else None,
        support_words=later.support_words,
        signs_noticed=later.signs_noticed,
        ratings=later.ratings,
    )


def book_ahead(told: Telling, closed_on: date, at: datetime) -> None:
    """Contacts that are still to come; those that would lie in the past are left out."""
    moments = [
        at + timedelta(days=round(30.4 * months))
        for months in closing_of(told.story).booked_months
    ]
    ahead = [one for one in moments if one.date() > told.today]
    if ahead:
        sessions.book_follow_ups(case=told.case, by=told.by, moments=ahead, at=at)
