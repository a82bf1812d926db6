"""A couple's part of a story: the partner, seen alone, what they want, agree on and say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from cases import actions as cases
from cases.models import Client
from formulation import actions as formulation
from formulation.models import CoupleAgreement
from ipt_practice.demo.telling import Telling
from measures.actions import record_administration

YEAR = timedelta(days=365)


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """An agreement, and how it went in later weeks: (week, outcome, words)."""

    week: int
    what: str
    who: str
    when: str = ""
    looks: tuple[tuple[int, str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class CoupleStory:
    """The second of two, told in the weeks of the case."""

    partner: dict[str, Any]
    age: int
    partner_phq9: str
    terms: dict[str, Any]
    # The week in which each is seen alone, and what the first and the second said.
    alone_week: int
    alone: tuple[dict[str, Any], dict[str, Any]]
    # Week, and what each said from 0 to 10.
    commitments: tuple[tuple[int, int, int], ...]
    # Week, and fields of RoleExpectation.
    expectations: tuple[tuple[int, dict[str, Any]], ...]
    agreements: tuple[Agreed, ...]
    parts: tuple[tuple[int, dict[str, Any]], ...]
    together: tuple[tuple[int, str], ...]


def bring_partner(told: Telling, at: datetime) -> None:
    """The case becomes one of two, and says what they come for."""
    couple: CoupleStory | None = told.story.couple
    if couple is None:
        return
    born_on = at.date() - couple.age * YEAR - timedelta(days=90)
    cases.add_partner(
        case=told.case,
        by=told.by,
        client=None,
        client_fields={**couple.partner, "born_on": born_on},
        at=at,
    )
    for kind in told.story.consents:
        cases.give_consent(
            client=_partner(told),
            case=told.case,
            by=told.by,
            kind=kind,
            given_on=at.date(),
            at=at,
        )


def partner_scores(told: Telling, at: datetime) -> None:
    """What the partner filled in at the start, for themselves."""
    couple: CoupleStory | None = told.story.couple
    if couple is not None:
        record_administration(
            case=told.case,
            by=told.by,
            instrument_key="PHQ9",
            taken_on=at.date(),
            answers=[int(digit) for digit in couple.partner_phq9],
            about=_partner(told),
            at=at,
        )
        cases.record_risk(
            case=told.case,
            by=told.by,
            about=_partner(told),
            asked_on=at.date(),
            asked="YES",
            thoughts="NONE",
            compared="FIRST",
            at=at,
        )


def _partner(told: Telling) -> Client:
    return told.case.people_in_it[1]


def tell_couple(told: Telling, week: int, day: date, at: datetime) -> None:
    """What the two said and agreed in this week."""
    couple: CoupleStory | None = told.story.couple
    if couple is None:
        return
    case, by = told.case, told.by
    if week == couple.alone_week:
        _see_alone(told, couple, day, at)
    for when, first, second in couple.commitments:
        if when == week:
            for client, level in zip(case.people_in_it, (first, second), strict=True):
                cases.note_commitment(
                    case=case, by=by, client=client, level=level, said_on=day, at=at
                )
    for when, said in couple.expectations:
        if when == week:
            formulation.say_expectation(case=case, by=by, said_on=day, at=at, **said)
    for when, part in couple.parts:
        if when == week:
            formulation.say_own_part(case=case, by=by, said_on=day, at=at, **part)
    for when, words in couple.together:
        if when == week:
            formulation.say_together(
                case=case, by=by, words=words, said_on=day, is_said_jointly=True, at=at
            )
    for agreed in couple.agreements:
        _agree(told, agreed, week, day, at)


def _see_alone(told: Telling, couple: CoupleStory, day: date, at: datetime) -> None:
    cases.set_couple_terms(
        case=told.case, by=told.by, secrets_agreed_on=day, at=at, **couple.terms
    )
    for client, said in zip(told.case.people_in_it, couple.alone, strict=True):
        cases.hold_safety_meeting(
            case=told.case, by=told.by, client=client, held_on=day, at=at, **said
        )


def _agree(told: Telling, agreed: Agreed, week: int, day: date, at: datetime) -> None:
    if week == agreed.week:
        formulation.agree_between_them(
            case=told.case,
            by=told.by,
            what=agreed.what,
            who=agreed.who,
            when=agreed.when,
            agreed_on=day,
            review_on=day + timedelta(weeks=2),
            at=at,
        )
    for when, outcome, words in agreed.looks:
        if when == week:
            row = CoupleAgreement.objects.get(case=told.case, what=agreed.what)
            formulation.look_at_agreement(
                agreement=row,
                by=told.by,
                looked_on=day,
                outcome=outcome,
                words=words,
                at=at,
            )
