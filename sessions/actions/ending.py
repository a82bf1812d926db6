"""Ending: feelings about it, the steps that are taken, and what is let go of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from audit import actions as audit
from cases.actions import check_day
from cases.models import Case
from protocols.ending_checklist import ending_step
from protocols.endings import FEELINGS
from sessions.actions.rules import RuleBroken, hold, moment_of
from sessions.content import tidy
from sessions.models import EndingFeeling, EndingStep, TherapySession
from sessions.queries.plan import movable

KNOWN_FEELINGS = frozenset(key for key, _ in FEELINGS)


class NothingFelt(RuleBroken):
    sentence = "Choose a feeling, or write what the client said"
    field = "felt"


class FeelingUnknown(RuleBroken):
    sentence = "Choose only feelings of the list; others go into the client’s words"
    field = "felt"


class StepStandsInTheRecord(RuleBroken):
    sentence = "This step is read from the record, so it cannot be noted by hand"
    field = "key"


@transaction.atomic
def record_ending_feeling(
    *,
    case: Case,
    by: User,
    felt: Sequence[str],
    words: str = "",
    recorded_on: date,
    therapy_session: TherapySession | None = None,
    at: datetime | None = None,
) -> EndingFeeling:
    """Keep what the client felt about the ending: keys of FEELINGS, and their words.

    Within a session it is written with its signature (`therapy_session`). Raises
    NothingFelt, FeelingUnknown, cases.actions.DayNotPossible.
    """
    now = moment_of(at)
    check_day(recorded_on, what="Day", at=now)
    if not felt and not words.strip():
        raise NothingFelt
    if set(felt) - KNOWN_FEELINGS:
        raise FeelingUnknown
    feeling = EndingFeeling(
        case=case,
        therapy_session=therapy_session,
        felt=list(dict.fromkeys(felt)),
        words=tidy(words).strip(),
        recorded_on=recorded_on,
        recorded_at=now,
        author=by,
    )
    feeling.full_clean()
    feeling.save(force_insert=True)
    if therapy_session is None:
        audit.log(
            by=by, verb="ending_feeling.recorded", record=feeling, case=case, at=at
        )
    return feeling


@transaction.atomic
def note_ending_step(
    *,
    case: Case,
    by: User,
    key: str,
    done_on: date,
    note: str = "",
    is_done: bool = True,
    at: datetime | None = None,
) -> EndingStep:
    """Keep that a step of the ending was taken, or, `is_done` False, that it was not.

    Raises StepStandsInTheRecord, cases.actions.DayNotPossible.
    """
    now = moment_of(at)
    check_day(done_on, what="Day", at=now)
    if ending_step(key).is_recorded:
        raise StepStandsInTheRecord
    step = EndingStep(
        case=case,
        key=key,
        is_done=is_done,
        done_on=done_on,
        note=note.strip(),
        recorded_at=now,
        author=by,
    )
    step.full_clean()
    step.save(force_insert=True)
    audit.log(by=by, verb="ending_step.noted", record=step, case=case, at=at)
    return step


@transaction.atomic
def let_go_of_planned(*, case: Case, by: User, at: datetime | None = None) -> int:
    """Cancel what is still booked when a case closes; how many appointments that were.

    Only those to come, in which nobody has begun to write: nothing of the record goes.
    """
    hold(case)
    to_come = movable(case, moment_of(at))
    for session in to_come:
        session.delete()
    if to_come:
        audit.log(
            by=by,
            verb="plan.let_go",
            record=case,
            case=case,
            at=at,
            detail={"appointments": len(to_come)},
        )
    return len(to_come)
