"""Maintenance: the contract in versions, and more sessions when somebody decides so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from cases.actions import check_day, refer_client
from cases.models import Case
from protocols import focus_areas, protocol
from protocols.base import Format
from sessions.actions.appointments import check_free
from sessions.actions.booking import book
from sessions.actions.plan import agree_contract, change_contract
from sessions.actions.rules import RuleBroken, hold, moment_of
from sessions.dates import moment
from sessions.models import Contract, MaintenanceContract, StepUp
from sessions.queries.maintenance import areas_agreed_in

MAINTENANCE = "IPT_MAINTENANCE"
# Sessions in a month, and the days between them, for each rhythm. Monthly is every fourth
# week, so that the day of the week stays the same.
PER_MONTH = {"MONTHLY": 1, "TWICE_MONTHLY": 2, "WEEKLY": 4}
CADENCE = {"MONTHLY": 28, "TWICE_MONTHLY": 14, "WEEKLY": 7}
WORDS = (
    "reason",
    "focus_words",
    "goals",
    "early_signs",
    "stop_rule",
    "medication",
    "prescriber_aware",
)
NEEDED = {
    "reason": "Write why maintenance was agreed",
    "early_signs": "Write at least one early sign",
}


class NotMaintenance(RuleBroken):
    sentence = "A maintenance contract belongs to a case that follows maintenance IPT"


class StillInTreatment(RuleBroken):
    sentence = "Close this case first. Maintenance is a case of its own"


class ContinuedAlready(RuleBroken):
    sentence = "Maintenance was already agreed after this case"


class WordsMissing(RuleBroken):
    """One of the parts that make it a contract is blank."""


class AreaUnknown(RuleBroken):
    sentence = "Choose only focus areas of the list"
    field = "focus_areas"


class TooManySessions(RuleBroken):
    sentence = (
        "This is more than one plan can hold. Choose fewer months or a slower rhythm"
    )
    field = "months"


class NoContract(RuleBroken):
    sentence = "There is no maintenance contract yet"


class StepUpNeedsReason(RuleBroken):
    sentence = "Write why you meet more often"
    field = "reason"


class StepUpInThePast(RuleBroken):
    sentence = "The first extra session must be today or later"
    field = "first_on"


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What is agreed. `baseline_score` is the score in remission; the three numbers say
    when to meet more often, and for how many weekly sessions."""

    reason: str
    starts_on: date
    months: int
    baseline_score: int
    early_signs: str
    agreed_on: date
    rhythm: str = MaintenanceContract.Rhythm.MONTHLY
    baseline_measure: str = "PHQ9"
    # None: those of the treatment that it follows.
    areas: Sequence[str] | None = None
    focus_words: str = ""
    goals: str = ""
    step_up_score: int = 10
    step_up_rise: int = 6
    step_up_sessions: int = 4
    stop_rule: str = ""
    medication: str = ""
    prescriber_aware: str = ""
    review_months: int = 6

    @property
    def sessions(self) -> int:
        """How many are planned."""
        return self.months * PER_MONTH[self.rhythm]


@transaction.atomic
def agree_maintenance(
    *,
    case: Case,
    by: User,
    terms: Terms,
    follows: Case | None = None,
    at: datetime | None = None,
) -> MaintenanceContract:
    """The next version of the contract of a maintenance case; earlier ones stay.

    Raises NotMaintenance, WordsMissing, AreaUnknown, cases.actions.DayNotPossible.
    """
    hold(case)
    now = moment_of(at)
    known = protocol(case.protocol_key) if case.is_model_decided else None
    if known is None or known.format != Format.MAINTENANCE:
        raise NotMaintenance
    check_terms(terms, now)
    last = MaintenanceContract.objects.filter(case=case).order_by("-number").first()
    follows = follows or (last.follows if last else None)
    contract = MaintenanceContract(
        case=case,
        number=last.number + 1 if last else 1,
        follows=follows,
        starts_on=terms.starts_on,
        rhythm=terms.rhythm,
        months=terms.months,
        baseline_measure=terms.baseline_measure,
        baseline_score=terms.baseline_score,
        focus_areas=list(
            areas_agreed_in(follows) if terms.areas is None else terms.areas
        ),
        step_up_score=terms.step_up_score,
        step_up_rise=terms.step_up_rise,
        step_up_sessions=terms.step_up_sessions,
        review_months=terms.review_months,
        agreed_on=terms.agreed_on,
        recorded_at=now,
        author=by,
        **{name: getattr(terms, name).strip() for name in WORDS},
    )
    contract.full_clean()
    contract.save(force_insert=True)
    audit.log(
        by=by,
        verb="maintenance.agreed",
        record=contract,
        case=case,
        at=at,
        detail={"number": contract.number},
    )
    return contract


def check_terms(terms: Terms, now: datetime) -> None:
    """Raise the rule that the terms break, if they break one."""
    check_day(terms.agreed_on, what="Day of the agreement", at=now)
    for name, sentence in NEEDED.items():
        if not getattr(terms, name).strip():
            raise WordsMissing(sentence, field=name)
    known = {area.key.value for area in focus_areas.FOCUS_AREAS}
    if set(terms.areas or ()) - known:
        raise AreaUnknown
    if terms.sessions > protocol(MAINTENANCE).most_possible:
        raise TooManySessions


@transaction.atomic
def continue_with_maintenance(
    *,
    case: Case,
    by: User,
    terms: Terms,
    at_time: time,
    minutes: int = 50,
    at: datetime | None = None,
) -> MaintenanceContract:
    """Open the case that follows this one, with its plan and its contract.

    A closed case stays closed: maintenance is a course of its own. Raises
    StillInTreatment, ContinuedAlready, and what referring, agreeing a plan and
    `agree_maintenance` raise.
    """
    hold(case)
    if not case.is_closed:
        raise StillInTreatment
    if MaintenanceContract.objects.filter(follows=case).exists():
        raise ContinuedAlready
    check_terms(terms, moment_of(at))
    following = refer_client(
        by=by,
        client=case.client,
        client_fields=None,
        therapist=by,
        problem=case.problem,
        other_problem=case.other_problem,
        main_measure=terms.baseline_measure,
        referral_source=case.referral_source,
        referral_reason=terms.reason,
        referred_on=terms.agreed_on,
        protocol_key=MAINTENANCE,
        model_reason=terms.reason[:500],
        at=at,
    )
    agree_contract(
        case=following,
        by=by,
        planned=terms.sessions,
        starts_on=terms.starts_on,
        time=at_time,
        agreed_on=terms.agreed_on,
        minutes=minutes,
        cadence_days=CADENCE[terms.rhythm],
        reason=terms.reason[:500],
        at=at,
    )
    return agree_maintenance(case=following, by=by, terms=terms, follows=case, at=at)


@transaction.atomic
def step_up(
    *,
    case: Case,
    by: User,
    reason: str,
    sessions: int,
    first_on: date,
    decided_on: date,
    score: int | None = None,
    at: datetime | None = None,
) -> StepUp:
    """Book weekly sessions beside the monthly ones, and keep why. Never by itself.

    The plan grows by as many, so that the monthly ones stay where they are. Raises
    NoContract, StepUpNeedsReason, StepUpInThePast, TimeTaken, NoSuchTime, what changing
    the plan raises.
    """
    hold(case)
    now = moment_of(at)
    contract = MaintenanceContract.objects.filter(case=case).order_by("-number").first()
    plan = Contract.objects.filter(case=case).order_by("-number").first()
    if contract is None or plan is None:
        raise NoContract
    if not reason.strip():
        raise StepUpNeedsReason
    if first_on < timezone.localdate(now):
        raise StepUpInThePast
    cadence = protocol(MAINTENANCE).step_up.cadence_days  # type: ignore[union-attr]
    for extra in range(sessions):
        day = first_on + timedelta(days=cadence * extra)
        when = moment(day, plan.time)
        check_free(case, when)
        book(case, by=by, scheduled_at=when, minutes=plan.minutes, now=now)
    change_contract(
        case=case,
        by=by,
        reason=reason.strip(),
        agreed_on=decided_on,
        planned=plan.planned + sessions,
        at=at,
    )
    row = StepUp(
        case=case,
        contract=contract,
        score=score,
        reason=reason.strip(),
        sessions=sessions,
        decided_on=decided_on,
        recorded_at=now,
        author=by,
    )
    row.full_clean()
    row.save(force_insert=True)
    audit.log(
        by=by,
        verb="maintenance.stepped_up",
        record=row,
        case=case,
        at=at,
        detail={"sessions": sessions},
    )
    return row
