"""What two partners want, agree on and say together. Doing it is information, not a grade.

Writing both sides of an expectation beside each other, and trying agreements that are
looked at again, is how a role dispute is worked on (Weissman, Markowitz & Klerman 2018;
Foley et al. 1989 for couples).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from accounts.models import User
from audit import actions as audit
from cases.models import Case
from formulation.actions.fitting import check_fits, fill
from formulation.actions.rules import (
    RuleBroken,
    check_not_before,
    check_not_future,
    hold,
    moment_of,
)
from formulation.actions.taking_out import (
    check_standing,
    check_taken_out,
    put_back,
    take_out,
)
from formulation.models import (
    AgreementReview,
    CoupleAgreement,
    JointFormulation,
    OwnPart,
    RoleExpectation,
)

EXPECTATION_FIELDS = (
    "area",
    "other_area",
    "said_on",
    "first_wants",
    "second_wants",
    "is_first_alone",
    "is_second_alone",
    "gap_words",
    "gap",
    "negotiable",
)
AGREEMENT_FIELDS = ("what", "who", "when", "agreed_on", "review_on")
OWN_PART_FIELDS = ("whose", "words", "said_on", "is_said_alone")

Said = RoleExpectation | CoupleAgreement | OwnPart


class NotACouple(RuleBroken):
    sentence = "Two come to a couple’s case. Add the partner first"


class NobodyWants(RuleBroken):
    sentence = "Write what at least one of them wants"


class AreaWithoutName(RuleBroken):
    sentence = "Write which area it is"


class WordsMissing(RuleBroken):
    sentence = "Write it in their words"


class NotSaidTogether(RuleBroken):
    sentence = (
        "Tick that both heard all of it. What one said alone does not belong here"
    )


class SaidRemoved(RuleBroken):
    sentence = "This was taken out. Put it back first"


class SaidNotRemoved(RuleBroken):
    sentence = "This stands"


def check_couple(case: Case) -> None:
    """Raise NotACouple for a case of one person."""
    if case.partner is None:
        raise NotACouple


@transaction.atomic
def say_expectation(
    *, case: Case, by: User, at: datetime | None = None, **said: Any
) -> RoleExpectation:
    """What the two want in one area on a day; the day before stays, to see it move.

    `said` holds what EXPECTATION_FIELDS names. A second row of the same area and day takes
    the place of the first. Raises a RuleBroken with the sentence to show.
    """
    now = moment_of(at)
    hold(case)
    check_couple(case)
    row = RoleExpectation(case=case, recorded_at=now, author=by)
    fill(row, said, known=EXPECTATION_FIELDS)
    if not (row.first_wants or row.second_wants):
        raise NobodyWants(field="first_wants")
    if row.area == RoleExpectation.Area.OTHER and not row.other_area:
        raise AreaWithoutName(field="other_area")
    if row.area != RoleExpectation.Area.OTHER:
        row.other_area = ""
    check_fits(row)
    check_not_future(row.said_on, at=now, what="The day", field="said_on")
    case.role_expectations.filter(
        removed_at__isnull=True,
        area=row.area,
        other_area=row.other_area,
        said_on=row.said_on,
    ).update(removed_at=now)
    row.save(force_insert=True)
    audit.log(by=by, verb="expectation.said", record=row, case=case, at=at)
    return row


@transaction.atomic
def agree_between_them(
    *, case: Case, by: User, at: datetime | None = None, **agreed: Any
) -> CoupleAgreement:
    """Who does what, when, and when they look at it. Raises a RuleBroken."""
    now = moment_of(at)
    hold(case)
    check_couple(case)
    row = CoupleAgreement(case=case, recorded_at=now, author=by)
    fill(row, agreed, known=AGREEMENT_FIELDS)
    if not row.what:
        raise WordsMissing(field="what")
    check_fits(row)
    check_not_future(row.agreed_on, at=now, what="Agreed on", field="agreed_on")
    if row.review_on is not None:
        check_not_before(
            row.review_on,
            earliest=row.agreed_on,
            what="Look at it again on",
            than="the day it was agreed",
            field="review_on",
        )
    row.save(force_insert=True)
    audit.log(by=by, verb="agreement.made", record=row, case=case, at=at)
    return row


@transaction.atomic
def look_at_agreement(
    *,
    agreement: CoupleAgreement,
    by: User,
    looked_on: date,
    outcome: str,
    words: str = "",
    at: datetime | None = None,
) -> AgreementReview:
    """How it went. Raises SaidRemoved, DayTooEarly, DayInTheFuture, DoesNotFit."""
    now = moment_of(at)
    case = agreement.case
    hold(case)
    check_standing(agreement, SaidRemoved)
    row = AgreementReview(
        case=case,
        agreement=agreement,
        looked_on=looked_on,
        outcome=outcome,
        words=words.strip(),
        recorded_at=now,
        author=by,
    )
    check_fits(row)
    check_not_future(looked_on, at=now, what="Looked at on", field="looked_on")
    check_not_before(
        looked_on,
        earliest=agreement.agreed_on,
        what="Looked at on",
        than="the day it was agreed",
        field="looked_on",
    )
    row.save(force_insert=True)
    audit.log(by=by, verb="agreement.looked_at", record=row, case=case, at=at)
    return row


@transaction.atomic
def say_own_part(
    *, case: Case, by: User, at: datetime | None = None, **said: Any
) -> OwnPart:
    """What one of them does that keeps it going, as they say it. Raises a RuleBroken."""
    now = moment_of(at)
    hold(case)
    check_couple(case)
    row = OwnPart(case=case, recorded_at=now, author=by)
    fill(row, said, known=OWN_PART_FIELDS)
    if not row.words:
        raise WordsMissing(field="words")
    check_fits(row)
    check_not_future(row.said_on, at=now, what="The day", field="said_on")
    row.save(force_insert=True)
    audit.log(by=by, verb="own_part.said", record=row, case=case, at=at)
    return row


@transaction.atomic
def say_together(
    *,
    case: Case,
    by: User,
    words: str,
    said_on: date,
    is_said_jointly: bool,
    at: datetime | None = None,
) -> JointFormulation:
    """The next version of how the two understand it together.

    Only what both have heard: `is_said_jointly` says so. Raises NotACouple, WordsMissing,
    NotSaidTogether, DayInTheFuture, DoesNotFit.
    """
    now = moment_of(at)
    hold(case)
    check_couple(case)
    if not words.strip():
        raise WordsMissing(field="words")
    if not is_said_jointly:
        raise NotSaidTogether(field="is_said_jointly")
    check_not_future(said_on, at=now, what="The day", field="said_on")
    last = case.joint_formulations.aggregate(last=Max("number"))["last"]
    row = JointFormulation(
        case=case,
        number=(last or 0) + 1,
        words=words.strip(),
        said_on=said_on,
        recorded_at=now,
        author=by,
    )
    check_fits(row)
    row.save(force_insert=True)
    audit.log(by=by, verb="joint_formulation.said", record=row, case=case, at=at)
    return row


@transaction.atomic
def take_out_said(*, said: Said, by: User, at: datetime | None = None) -> Said:
    """Out of the matrix, the agreements or the own parts. Raises SaidRemoved."""
    hold(said.case)
    check_standing(said, SaidRemoved)
    take_out(said, by=by, verb=f"{VERB[type(said)]}.removed", at=at)
    return said


@transaction.atomic
def put_back_said(*, said: Said, by: User, at: datetime | None = None) -> Said:
    """Undo a removal. Raises SaidNotRemoved."""
    hold(said.case)
    check_taken_out(said, SaidNotRemoved)
    put_back(said, by=by, verb=f"{VERB[type(said)]}.restored", at=at)
    return said


VERB: dict[type[Said], str] = {
    RoleExpectation: "expectation",
    CoupleAgreement: "agreement",
    OwnPart: "own_part",
}
