"""Brief IPT begins with what makes coming hard; counselling ends with what comes next.

Engagement session: Swartz, Grote & Graham 2014. Triage at the end of interpersonal
counselling: Weissman et al. 2014.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from cases.models import Case
from formulation.actions.fitting import check_fits, fill
from formulation.actions.rules import check_not_before, check_not_future
from formulation.actions.taking_out import (
    check_standing,
    check_taken_out,
    put_back,
    take_out,
)
from sessions.actions.rules import RuleBroken, hold, moment_of
from sessions.models import Barrier, Engagement, Triage

ENGAGEMENT_FIELDS = ("held_on", "hopes", "past_help", "culture", "small_win")
BARRIER_FIELDS = ("kind", "words", "answer")
TRIAGE_FIELDS = ("decision", "reason", "next_step", "next_on", "decided_on")


class BarrierHasNoWords(RuleBroken):
    sentence = "Write what makes coming hard"
    field = "words"


class BarrierTakenOut(RuleBroken):
    sentence = "This was taken off the list. Put it back first"


class BarrierNotTakenOut(RuleBroken):
    sentence = "This is on the list"


class NothingToMeetItWith(RuleBroken):
    sentence = "Write what would help first"
    field = "answer"


class NextStepMissing(RuleBroken):
    sentence = "Write who does what next, like “Phone call in four weeks”"
    field = "next_step"


class NextDayTooEarly(RuleBroken):
    sentence = "The day of the next step must come after the decision"
    field = "next_on"


@transaction.atomic
def record_engagement(
    *, case: Case, by: User, at: datetime | None = None, **said: Any
) -> Engagement:
    """Keep what the client hopes for and what help was like before. The newest counts.

    `said` holds what ENGAGEMENT_FIELDS names.
    """
    hold(case)
    record = Engagement(case=case, author=by, recorded_at=moment_of(at))
    fill(record, said, known=ENGAGEMENT_FIELDS)
    check_fits(record)
    _check_day(case, record.held_on, at=at, field="held_on")
    record.save()
    _log(record, by=by, verb="engagement.recorded", at=at)
    return record


@transaction.atomic
def add_barrier(
    *, case: Case, by: User, at: datetime | None = None, **fields: Any
) -> Barrier:
    """Name something that makes coming hard. `fields` holds what BARRIER_FIELDS names."""
    hold(case)
    barrier = Barrier(case=case, author=by, recorded_at=moment_of(at))
    fill(barrier, fields, known=BARRIER_FIELDS)
    _check_barrier(barrier)
    barrier.save()
    _log(barrier, by=by, verb="barrier.added", at=at, kind=barrier.kind)
    return barrier


@transaction.atomic
def change_barrier(
    *, barrier: Barrier, by: User, at: datetime | None = None, **fields: Any
) -> Barrier:
    """Change the words. The log names the fields, not what was typed."""
    _hold_barrier(barrier)
    changed = fill(barrier, fields, known=BARRIER_FIELDS)
    if not changed:
        return barrier
    _check_barrier(barrier)
    barrier.save()
    _log(barrier, by=by, verb="barrier.changed", at=at, fields=changed)
    return barrier


@transaction.atomic
def meet_barrier(
    *, barrier: Barrier, by: User, is_met: bool, at: datetime | None = None
) -> Barrier:
    """Tick that the answer was put in place, or take the tick back."""
    _hold_barrier(barrier)
    if is_met and not barrier.answer:
        raise NothingToMeetItWith
    barrier.met_on = timezone.localdate(moment_of(at)) if is_met else None
    barrier.save(update_fields=["met_on"])
    _log(barrier, by=by, verb="barrier.met" if is_met else "barrier.reopened", at=at)
    return barrier


@transaction.atomic
def remove_barrier(
    *, barrier: Barrier, by: User, at: datetime | None = None
) -> Barrier:
    """Take it off the list; `restore_barrier` puts it back."""
    _hold_barrier(barrier)
    take_out(barrier, by=by, verb="barrier.removed", at=at)
    return barrier


@transaction.atomic
def restore_barrier(
    *, barrier: Barrier, by: User, at: datetime | None = None
) -> Barrier:
    """Undo a removal."""
    hold(barrier.case)
    barrier.refresh_from_db()
    check_taken_out(barrier, BarrierNotTakenOut)
    put_back(barrier, by=by, verb="barrier.restored", at=at)
    return barrier


@transaction.atomic
def decide_triage(
    *, case: Case, by: User, at: datetime | None = None, **decision: Any
) -> Triage:
    """Decide what comes after counselling. Each decision is a row; the newest counts.

    `decision` holds what TRIAGE_FIELDS names. Raises NextStepMissing for anything but
    “well”, NextDayTooEarly, and what does not fit.
    """
    hold(case)
    record = Triage(case=case, author=by, recorded_at=moment_of(at))
    fill(record, decision, known=TRIAGE_FIELDS)
    if record.decision != Triage.Decision.WELL and not record.next_step:
        raise NextStepMissing
    check_fits(record)
    _check_day(case, record.decided_on, at=at, field="decided_on")
    if record.next_on is not None and record.next_on <= record.decided_on:
        raise NextDayTooEarly
    record.save()
    _log(record, by=by, verb="triage.decided", at=at, decision=record.decision)
    return record


def _hold_barrier(barrier: Barrier) -> None:
    hold(barrier.case)
    barrier.refresh_from_db()
    check_standing(barrier, BarrierTakenOut)


def _check_barrier(barrier: Barrier) -> None:
    if barrier.kind == Barrier.Kind.OTHER and not barrier.words:
        raise BarrierHasNoWords
    if barrier.met_on is not None and not barrier.answer:
        raise NothingToMeetItWith
    check_fits(barrier)


def _check_day(case: Case, day: date, *, at: datetime | None, field: str) -> None:
    check_not_future(day, at=moment_of(at), what="The day", field=field)
    check_not_before(
        day, earliest=case.referred_on, what="The day", than="the referral", field=field
    )


def _log(
    record: models.Model, *, by: User, verb: str, at: datetime | None, **detail: Any
) -> None:
    audit.log(by=by, verb=verb, record=record, at=at, detail=detail)
