"""One appointment of a story: held and signed, or missed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from ipt_practice.demo.ending_story import closing_of
from ipt_practice.demo.entries import make_safety_plan, risk_fields
from ipt_practice.demo.gates import reason_at
from ipt_practice.demo.story import Absence, Sighting, Visit
from ipt_practice.demo.telling import Telling
from ipt_practice.demo.ticks import ticks
from ipt_practice.demo.touched import marks, record_outside, touched
from sessions import actions as sessions
from sessions.entry import SessionEntry, SightingFields, TaskWent
from sessions.here_and_now import HereAndNow
from sessions.models import Homework, TherapySession
from supervision import actions as supervision


def hold(told: Telling, visit: Visit) -> None:
    told.number += 1
    held_at = told.clock.moment(visit.week)
    signed_at = held_at + timedelta(days=visit.signed_after_days, hours=1)
    therapy_session = told.last_session = _booked_for(told, held_at)
    for plan in told.story.safety_plans:
        if plan.week == visit.week:
            make_safety_plan(told, plan.parts, held_at)
    if visit.process_note:
        sessions.write_process_note(
            therapy_session=therapy_session,
            by=told.by,
            text=visit.process_note,
            version=0,
            at=signed_at,
        )
    if visit.here_and_now:
        sessions.write_here_and_now(
            therapy_session=therapy_session,
            by=told.by,
            note_id=uuid4(),
            words=_with_person(told, visit.here_and_now),
            version=0,
            at=signed_at,
        )
    here = touched(told, visit.week)
    goals = [goal.pk for goal in told.goals.values()]
    felt = next(
        (one for one in closing_of(told.story).felt if one.week == visit.week), None
    )
    entry = SessionEntry(
        attendance="CAME_LATE" if visit.late else "CAME",
        answers=told.answers(str(told.number)) or {},
        risk=risk_fields(visit.risk, compared=_compared(told)),
        partner_risk=risk_fields(None, compared=_compared(told))
        if told.story.couple
        else None,
        ticks=ticks(told.story, visit, told.number),
        techniques=visit.techniques,
        homework_reviews=_homework_review(told, visit),
        next_homework=visit.homework,
        text=visit.text,
        focus_link=visit.link,
        next_plan=visit.next_plan,
        sightings=(
            *(_sighting(told, one) for one in visit.sightings),
            *marks(told, visit.week),
        ),
        felt=felt.felt if felt else (),
        felt_words=felt.words if felt else "",
        people=tuple(told.people[name].pk for name in here.people),
        goals=tuple(goals[number - 1] for number in here.goals),
    )
    if told.leaves_last_unsigned and visit is told.story.visits[-1]:
        sessions.save_draft(
            therapy_session=therapy_session,
            by=told.by,
            fields={"text": visit.text},
            version=0,
            at=signed_at,
        )
        return
    note = sessions.sign_session(
        therapy_session=therapy_session,
        by=told.by,
        entry=entry,
        gate_reason=reason_at(told.story, visit.week),
        at=signed_at,
    )
    if note.needs_countersignature and visit is not told.story.visits[-1]:
        supervision.countersign_note(
            note=note,
            by=told.cast["helena"],
            decision="AGREED",
            at=signed_at + timedelta(days=2),
        )
    if visit.homework:
        told.last_homework = Homework.objects.get(set_in=therapy_session)


def _with_person(told: Telling, words: HereAndNow) -> HereAndNow:
    """A story names the person; the note holds the id."""
    if not words.person:
        return words
    return replace(words, person=str(told.people[words.person].pk))


def miss(told: Telling, absence: Absence) -> None:
    moment = told.clock.moment(absence.week)
    sessions.record_absence(
        therapy_session=_booked_for(told, moment),
        by=told.by,
        attendance=absence.attendance,
        absence_reason=absence.reason,
        absence_meaning=absence.meaning,
        contact_attempted=absence.contact,
        at=moment + timedelta(hours=1),
    )
    record_outside(told, absence.week)


def _booked_for(told: Telling, moment: datetime) -> TherapySession:
    """The next planned appointment; an extra one is booked past the plan's end."""
    planned = (
        TherapySession.objects.filter(case=told.case)
        .in_treatment()
        .planned()
        .in_order()
        .first()
    )
    if planned is None:
        return sessions.book_session(
            case=told.case, by=told.by, scheduled_at=moment, at=moment
        )
    planned.case = told.case
    return planned


def _homework_review(told: Telling, visit: Visit) -> dict[Any, TaskWent]:
    if not visit.homework_went or told.last_homework is None:
        return {}
    went = TaskWent(visit.homework_went, visit.homework_learned)
    return {told.last_homework.pk: went}


def _sighting(told: Telling, sighting: Sighting) -> SightingFields:
    person = told.people.get(sighting.person)
    return SightingFields(
        person_id=person.pk if person else None,
        source=_source(sighting),
        changed=sighting.changed,
        trigger=sighting.trigger,
        experience=sighting.experience,
        expectation=sighting.expectation,
        response=sighting.response,
        consequence=sighting.consequence,
        what_was_new=sighting.what_was_new,
    )


def _source(sighting: Sighting) -> str:
    if sighting.is_dream:
        return "DREAM"
    if not sighting.person:
        return "IN_THE_ROOM"
    return "PAST" if sighting.is_past else "PERSON"


def _compared(told: Telling) -> str:
    """For the quick entry: less than last time, where item 9 has come down."""
    item9, before = told.item9(str(told.number)), told.last_item9
    told.last_item9 = item9
    return "BETTER" if before and not item9 else "SAME"
