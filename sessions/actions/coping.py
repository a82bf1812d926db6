"""What helps the client to cope: written down, practised, taken out and put back."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from cases.actions import check_open
from cases.models import Case
from formulation.actions.taking_out import put_back, take_out
from protocols.coping import LEAST, MOST
from sessions.actions.rules import RuleBroken, hold, moment_of
from sessions.content import tidy
from sessions.models import CopingPractice, CopingStrategy, Homework, TherapySession
from sessions.queries.homework import same


class CopingWordsMissing(RuleBroken):
    sentence = "Write what helps, in words that the client will know again"
    field = "words"


class CopingAlreadyThere(RuleBroken):
    sentence = "This is written down already. Note there how much it helped"
    field = "words"


class CopingOfAnotherCase(RuleBroken):
    sentence = "Choose only what belongs to this case"


class CopingTakenOut(RuleBroken):
    sentence = "This was taken out. Put it back first"


class CopingNotTakenOut(RuleBroken):
    sentence = "This stands among what helps"


class HelpedNotRated(RuleBroken):
    sentence = f"Say how much it helped, from {LEAST} to {MOST}"
    field = "helped"


class PractisedInTheFuture(RuleBroken):
    sentence = "The day must be today or in the past"
    field = "practised_on"


@transaction.atomic
def add_coping(
    *,
    case: Case,
    by: User,
    words: str,
    homework: Homework | None = None,
    helped: int | None = None,
    practised_on: date | None = None,
    note: str = "",
    at: datetime | None = None,
) -> CopingStrategy:
    """Write down what helps the client, and, with `helped`, how much it did on a day.

    `homework` is the task that it came from; `practised_on` None is today. Raises
    CopingWordsMissing, CopingAlreadyThere, CopingOfAnotherCase, the RuleBroken of
    `practise_coping`, cases.actions.CaseAlreadyClosed.
    """
    case = hold(case)
    check_open(case)
    strategy = begin_coping(case=case, by=by, words=words, homework=homework, at=at)
    if helped is not None:
        day = practised_on or timezone.localdate(moment_of(at))
        note_practice(strategy, by=by, helped=helped, on=day, note=note, at=at)
    return strategy


@transaction.atomic
def practise_coping(
    *,
    strategy: CopingStrategy,
    by: User,
    helped: int | None,
    practised_on: date,
    note: str = "",
    at: datetime | None = None,
) -> CopingPractice:
    """How much it helped on a day, 0 to 10 in the client's rating. Rows only grow.

    Raises CopingTakenOut, HelpedNotRated, PractisedInTheFuture,
    cases.actions.CaseAlreadyClosed.
    """
    check_open(hold(strategy.case))
    return note_practice(
        strategy, by=by, helped=helped, on=practised_on, note=note, at=at
    )


@transaction.atomic
def remove_coping(
    *, strategy: CopingStrategy, by: User, at: datetime | None = None
) -> CopingStrategy:
    """Take it out; what was noted of it is kept. Raises CopingTakenOut, CaseAlreadyClosed."""
    check_open(hold(strategy.case))
    check_stands(strategy)
    take_out(strategy, by=by, verb="coping.removed", at=at)
    return strategy


@transaction.atomic
def restore_coping(
    *, strategy: CopingStrategy, by: User, at: datetime | None = None
) -> CopingStrategy:
    """Put it back as it was. Raises CopingNotTakenOut, CopingAlreadyThere, CaseAlreadyClosed."""
    case = hold(strategy.case)
    check_open(case)
    strategy.refresh_from_db(fields=["removed_at"])
    if strategy.removed_at is None:
        raise CopingNotTakenOut
    if find_coping(case, strategy.words, strategy.homework):
        raise CopingAlreadyThere
    put_back(strategy, by=by, verb="coping.restored", at=at)
    return strategy


# Inside the transaction of who calls, with the case held.


def begin_coping(
    *,
    case: Case,
    by: User,
    words: str,
    homework: Homework | None,
    at: datetime | None,
) -> CopingStrategy:
    words = " ".join(tidy(words).split())
    if not words:
        raise CopingWordsMissing
    if homework is not None and homework.case_id != case.pk:
        raise CopingOfAnotherCase
    if find_coping(case, words, homework):
        raise CopingAlreadyThere
    strategy = CopingStrategy(
        case=case, words=words, homework=homework, recorded_at=moment_of(at), author=by
    )
    strategy.clean_fields(exclude={"case", "homework", "author"})
    strategy.save(force_insert=True)
    audit.log(by=by, verb="coping.added", record=strategy, case=case, at=at)
    return strategy


def find_coping(
    case: Case, words: str, homework: Homework | None
) -> CopingStrategy | None:
    """What stands already: from the same task, or in the same words."""
    standing = CopingStrategy.objects.filter(case=case, removed_at__isnull=True)
    for one in standing:
        is_of_task = homework is not None and one.homework_id == homework.pk
        if is_of_task or same(one.words) == same(words):
            return one
    return None


def note_practice(
    strategy: CopingStrategy,
    *,
    by: User,
    helped: int | None,
    on: date,
    note: str = "",
    therapy_session: TherapySession | None = None,
    at: datetime | None,
) -> CopingPractice:
    check_stands(strategy)
    if helped is None or not LEAST <= helped <= MOST:
        raise HelpedNotRated
    if on > timezone.localdate(moment_of(at)):
        raise PractisedInTheFuture
    practice = CopingPractice(
        case=strategy.case,
        strategy=strategy,
        therapy_session=therapy_session,
        practised_on=on,
        helped=helped,
        note=tidy(note).strip(),
        recorded_at=moment_of(at),
        author=by,
    )
    practice.clean_fields(exclude={"case", "strategy", "therapy_session", "author"})
    practice.save(force_insert=True)
    audit.log(
        by=by, verb="coping.practised", record=practice, case=strategy.case, at=at
    )
    return practice


def check_stands(strategy: CopingStrategy) -> None:
    """Raise CopingTakenOut for one that was taken out, even a moment ago."""
    strategy.refresh_from_db(fields=["removed_at"])
    if strategy.removed_at is not None:
        raise CopingTakenOut
