"""From the referral to the plan: what comes before the first session."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from cases import actions as cases
from formulation import actions as formulation
from ipt_practice.demo.entries import make_safety_plan, risk_fields
from ipt_practice.demo.story import Risk
from ipt_practice.demo.telling import Telling
from measures import actions as measures
from sessions import actions as sessions

BEFORE = -24.0 * 6


def refer(told: Telling) -> None:
    at = told.clock.moment(0, hours=BEFORE)
    story = told.story
    day = at.date()
    told.case = cases.refer_client(
        by=told.by,
        client=None,
        client_fields={
            "given_name": story.given_name,
            "family_name": story.family_name,
            "pronouns": story.pronouns,
            "born_on": story.born_on(told.today),
            "phone": story.phone,
            "email": f"{story.key}@example.org".lower(),
            "safe_contact": story.safe_contact,
        },
        therapist=told.by,
        problem=story.problem,
        referral_source=story.referral_source,
        referred_on=day - timedelta(days=10),
        referral_reason=story.referral_reason,
        contacts=[{**contact, "consent_given_on": day} for contact in story.contacts],
        consents=dict.fromkeys(story.consents, day),
        at=at,
    )


def assess(told: Telling) -> None:
    at = told.clock.moment(0)
    story = told.story
    if story.intake:
        cases.save_intake(
            case=told.case, by=told.by, answers=story.intake, version=0, at=at
        )
    _record_scores(told, "W0", at)
    plans = {plan.week: plan.parts for plan in story.safety_plans}
    if 0 in plans:
        make_safety_plan(told, plans[0], at)
    _record_risk(told, story.baseline_risk, at, item9=told.item9("W0"))
    for week, ratings in story.functioning:
        if week == 0:
            cases.rate_functioning(
                case=told.case,
                by=told.by,
                rated_on=at.date(),
                ratings=ratings,
                at=at,
            )
    for person in story.people:
        _add_person(told, person, at)
    if story.protocol_key:
        cases.decide_model(
            case=told.case,
            by=told.by,
            protocol_key=story.protocol_key,
            answers=story.suitability,
            cautions=[],
            decision=story.decision,
            reason=story.reason_for_model,
            client_view="AGREES",
            is_agreed_with_supervisor=True,
            decided_on=at.date(),
            at=at + timedelta(hours=1),
        )


def agree(told: Telling) -> None:
    story = told.story
    at = told.clock.moment(0, hours=2)
    sessions.agree_contract(
        case=told.case,
        by=told.by,
        planned=story.planned,
        starts_on=told.clock.day(1),
        time=story.at,
        minutes=50,
        place="Room 2",
        agreed_on=at.date(),
        at=at,
        **story.contract,
    )


def _add_person(told: Telling, person: Any, at: datetime) -> None:
    died_on = None
    if person.died_weeks_before is not None:
        died_on = told.clock.day(1) - timedelta(weeks=person.died_weeks_before)
    told.people[person.name] = formulation.add_person(
        case=told.case,
        by=told.by,
        ring=person.ring,
        rated_on=at.date(),
        at=at,
        name=person.name,
        relationship=person.relationship,
        sector=person.sector,
        status=person.status,
        tone=person.tone,
        frequency=person.frequency,
        client_expects=person.client_expects,
        expects_of_client=person.expects_of_client,
        good_things=person.good_things,
        hard_things=person.hard_things,
        changed_around_onset=person.changed_around_onset,
        can_confide=person.can_confide,
        knows=person.knows,
        died_on=died_on,
    )


def _record_scores(told: Telling, point: str, at: datetime) -> None:
    for key, answers in (told.answers(point) or {}).items():
        measures.record_administration(
            case=told.case,
            by=told.by,
            instrument_key=key,
            taken_on=at.date(),
            answers=answers,
            at=at,
        )


def _record_risk(
    told: Telling, risk: Risk | None, at: datetime, item9: int | None
) -> None:
    fields = risk_fields(told, risk)
    cases.record_risk(
        case=told.case,
        by=told.by,
        asked_on=at.date(),
        asked=fields.asked,
        compared="FIRST",
        thoughts=fields.thoughts,
        item9=item9,
        said=fields.said,
        plan=fields.plan,
        intent=fields.intent,
        formulation=fields.formulation,
        keeps_going=fields.keeps_going,
        actions=list(fields.actions),
        informed=fields.informed,
        next_step=fields.next_step,
        no_plan_reason=fields.no_plan_reason,
        at=at,
    )
