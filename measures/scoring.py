"""Adding up a questionnaire. Pure: answers in, a Score out.

Totals are always computed here and never taken from a form: published examples contain
wrong ones. A missing answer is None; it is never read as 0, and a prorated total never
clears a question about safety.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from measures.instruments import Flag, Instrument
from measures.instruments.pcl5 import NEEDED, PCL5, PRESENT_FROM

Answers = Sequence[int | None]


class Reason(StrEnum):
    """Why answers cannot be scored."""

    WRONG_ITEM_COUNT = "WRONG_ITEM_COUNT"
    OUT_OF_RANGE = "OUT_OF_RANGE"


class InvalidAnswers(ValueError):
    """The answers do not fit the questionnaire; the message says what to enter."""

    def __init__(self, message: str, *, reason: Reason, item: int | None = None):
        super().__init__(message)
        self.reason = reason
        self.item = item


@dataclass(frozen=True, kw_only=True)
class SubscaleScore:
    key: str
    title: str
    total: int


@dataclass(frozen=True, kw_only=True)
class Score:
    """What the answers come to. `total` is None when too many are missing.

    `is_case` is None when no cut-off applies. `risk_item` is the answer to the item on
    self-harm: None when it was left blank or the questionnaire has no such item.
    """

    total: int | None
    band: str | None
    is_case: bool | None
    is_prorated: bool
    risk_item: int | None
    flags: tuple[Flag, ...]
    subscales: tuple[SubscaleScore, ...]

    @property
    def is_complete(self) -> bool:
        """There is a total."""
        return self.total is not None

    def has(self, flag: Flag) -> bool:
        return flag in self.flags


def score(instrument: Instrument, answers: Answers, age: int | None = None) -> Score:
    """Score one filled-in questionnaire.

    answers: one number per item in the order of the form, None for left blank.
    age: decides which cut-off applies; None is taken as adult.
    Raises InvalidAnswers for a wrong number of answers or one out of range.
    """
    check_answers(instrument, answers)
    given = _points(instrument, answers)
    total, is_prorated = _total(instrument, given)
    risk_number = instrument.risk_item_number
    risk_item = answers[risk_number - 1] if risk_number else None
    subscales = _subscales(instrument, given) if total is not None else ()
    band = instrument.band(total) if total is not None else None
    cutoff = instrument.case_cutoff(age)
    is_case = None
    if total is not None and cutoff is not None:
        is_case = cutoff.counts(total)
    flags = {
        *_risk_flags(instrument, risk_item, is_prorated=is_prorated),
        *_total_flags(instrument, total, age),
        *_subscale_flags(instrument, given, subscales),
    }
    if is_prorated:
        flags.add(Flag.PRORATED)
    return Score(
        total=total,
        band=band.key if band else None,
        is_case=is_case,
        is_prorated=is_prorated,
        risk_item=risk_item,
        flags=tuple(sorted(flags)),
        subscales=subscales,
    )


def check_answers(instrument: Instrument, answers: Answers) -> None:
    """Raise InvalidAnswers unless there is one answer in range, or None, per item."""
    if len(answers) != len(instrument.items):
        raise InvalidAnswers(
            f"{instrument.short_title} takes {len(instrument.items)} answers, not "
            f"{len(answers)}.",
            reason=Reason.WRONG_ITEM_COUNT,
        )
    highest = instrument.highest_answer
    for number, answer in enumerate(answers, start=1):
        if answer is not None and not _is_within(answer, highest):
            raise InvalidAnswers(
                out_of_range(instrument, number),
                reason=Reason.OUT_OF_RANGE,
                item=number,
            )


def out_of_range(instrument: Instrument, number: int) -> str:
    """What to enter for an item, as a sentence."""
    return (
        f"Enter a number from 0 to {instrument.highest_answer} for "
        f"{instrument.short_title} item {number}."
    )


def _is_within(answer: object, highest: int) -> bool:
    is_number = isinstance(answer, int) and not isinstance(answer, bool)
    return is_number and answer in range(highest + 1)


def _points(instrument: Instrument, answers: Answers) -> list[int | None]:
    """What each answer counts: reverse items the other way round.

    Items that may not apply count 0 when left blank.
    """
    return [
        _point(instrument, number, answer)
        for number, answer in enumerate(answers, start=1)
    ]


def _point(instrument: Instrument, number: int, answer: int | None) -> int | None:
    if answer is None:
        return 0 if number in instrument.not_applicable_items else None
    if number in instrument.reverse_items:
        return instrument.highest_answer - answer
    return answer


def _total(instrument: Instrument, answers: Answers) -> tuple[int | None, bool]:
    """(total, whether it is prorated); no total when too many are missing."""
    answered = [answer for answer in answers if answer is not None]
    missing = len(answers) - len(answered)
    if missing == 0:
        return sum(answered) * instrument.multiplier, False
    if missing > instrument.missing.at_most:
        return None, False
    # Mean of the answered times all items, rounded half up in whole numbers.
    doubled = 2 * sum(answered) * len(answers) * instrument.multiplier
    return (doubled + len(answered)) // (2 * len(answered)), True


def _risk_flags(
    instrument: Instrument, risk_item: int | None, *, is_prorated: bool
) -> set[Flag]:
    number = instrument.risk_item_number
    if number is None:
        return set()
    if risk_item is None:
        return {Flag.RISK_ITEM_MISSING} if is_prorated else set()
    return {Flag.RISK_ITEM} if risk_item >= instrument.risk_items[number] else set()


def _total_flags(
    instrument: Instrument, total: int | None, age: int | None
) -> set[Flag]:
    if total is None:
        return {Flag.INCOMPLETE}
    return {
        cutoff.flag
        for cutoff in instrument.cutoffs
        if cutoff.applies(age) and cutoff.counts(total)
    }


def _subscales(instrument: Instrument, answers: Answers) -> tuple[SubscaleScore, ...]:
    return tuple(
        SubscaleScore(
            key=subscale.key,
            title=subscale.title,
            total=sum(answers[number - 1] or 0 for number in subscale.items),
        )
        for subscale in instrument.subscales
    )


def _subscale_flags(
    instrument: Instrument, answers: Answers, scores: Sequence[SubscaleScore]
) -> set[Flag]:
    if not scores:
        return set()
    flags = {
        subscale.flag
        for subscale, result in zip(instrument.subscales, scores, strict=True)
        if subscale.flag is not None
        and subscale.positive_from is not None
        and result.total >= subscale.positive_from
    }
    if instrument.key == PCL5.key and has_provisional_ptsd(answers):
        flags.add(Flag.PROVISIONAL_PTSD)
    return flags


def has_provisional_ptsd(answers: Answers) -> bool:
    """Enough symptoms of each cluster at "moderately" or more.

    Weathers et al. 2013, National Center for PTSD. Never printed as a diagnosis.
    """
    return all(
        sum((answers[number - 1] or 0) >= PRESENT_FROM for number in cluster.items)
        >= NEEDED[cluster.key]
        for cluster in PCL5.subscales
    )
