"""From the referral to the plan: what comes before the first session."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from cases import actions as cases
from cases.models import Contact
from formulation import actions as formulation
from ipt_practice.demo.around import tell_around
from ipt_practice.demo.assessment import assessment
from ipt_practice.demo.couple_telling import bring_partner, partner_scores
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
        contacts=[{"consent_given_on": day, **contact} for contact in story.contacts],
        consents=dict.fromkeys(story.consents, day),
        at=at,
    )
    bring_partner(told, at)


def assess(told: Telling) -> None:
    at = told.clock.moment(0)
    story = told.story
    _record_scores(told, "W0", at)
    partner_scores(told, at)
    plans = {plan.week: plan.parts for plan in story.safety_plans}
    if 0 in plans:
        make_safety_plan(told, plans[0], at)
    _record_risk(told, story.baseline_risk, at, item9=told.item9("W0"))
    _keep_assessment(told, at)
    for person in story.people:
        _add_person(told, person, at)
    if story.decision:
        _decide(told, at + timedelta(hours=1))
    tell_around(told, 0, at)


def _keep_assessment(told: Telling, at: datetime) -> None:
    """Every answer, kept as version 1; its ratings of functioning are the start."""
    answers = assessment(told)
    cases.save_intake(case=told.case, by=told.by, answers=answers, version=0, at=at)
    cases.complete_intake(case=told.case, by=told.by, at=at)
    if "kept_private" in answers:
        _agree_confidentiality(told, at)


def _agree_confidentiality(told: Telling, at: datetime) -> None:
    """Under 18: what stays private, agreed by the client and a parent."""
    intake, day = told.story.intake, at.date()
    guardian = Contact.objects.filter(
        client=told.case.client, kind="GUARDIAN", has_legal_responsibility=True
    ).get()
    cases.agree_confidentiality(
        case=told.case,
        by=told.by,
        who_consents=intake["who_consents"],
        stays_private=intake["kept_private"],
        may_be_shared=intake["shared_with_parents"],
        is_safety_exception_said=True,
        agreed_by_client_on=day,
        guardian=guardian,
        agreed_by_guardian_on=day,
        at=at,
    )


def _decide(told: Telling, at: datetime) -> None:
    story = told.story
    cases.decide_model(
        case=told.case,
        by=told.by,
        protocol_key=story.protocol_key,
        answers=story.suitability,
        cautions=list(story.cautions),
        decision=story.decision,
        reasons=list(story.reasons),
        reason=story.reason_for_model,
        client_view=story.client_view,
        is_agreed_with_supervisor=story.is_agreed_with_supervisor,
        decided_on=at.date(),
        at=at,
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
    known = {
        "relationship": person.relationship,
        "sector": person.sector,
        "status": person.status,
        "tone": person.tone,
        "frequency": person.frequency,
        "client_expects": person.client_expects,
        "expects_of_client": person.expects_of_client,
        "good_things": person.good_things,
        "hard_things": person.hard_things,
        "changed_around_onset": person.changed_around_onset,
        "wished_for": person.wished_for,
        "can_confide": person.can_confide,
        "knows": person.knows,
        "died_on": died_on,
    }
    told.people[person.name] = formulation.add_person(
        case=told.case,
        by=told.by,
        ring=person.ring,
        rated_on=at.date(),
        at=at,
        name=person.name,
        **known | told.story.inventory.more.get(person.name, {}),
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
    fields = risk_fields(risk, compared="FIRST")
    told.last_item9 = item9
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
        parent_told=fields.parent_told,
        parent_not_told_reason=fields.parent_not_told_reason,
        next_step=fields.next_step,
        no_plan_reason=fields.no_plan_reason,
        at=at,
    )
