"""What the rules of this room have in common: a sentence, a field, and days."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from cases.actions import check_open
from cases.models import Case
from formulation.queries import focus_kind_of
from protocols.base import FocusKind


class RuleBroken(Exception):
    """A rule was not met. `str()` is the sentence that the person reads.

    `field` names the form field that it belongs to; empty for the form as a whole.
    """

    sentence = ""

    def __init__(self, sentence: str = "", *, field: str = "") -> None:
        super().__init__(sentence or self.sentence)
        self.field = field


class DayInTheFuture(RuleBroken):
    """A record speaks of what has been, never of what may come."""


class DayTooEarly(RuleBroken):
    """A day lies before the one that it must follow."""


class ModelUndecided(RuleBroken):
    sentence = (
        "Decide between IPT and DIT first. The inventory, measures and risk can be "
        "recorded meanwhile."
    )


class NotAnIptCase(RuleBroken):
    sentence = (
        "This is a DIT case: its focus is the interpersonal-affective focus, not one "
        "of the four areas."
    )


class NotADitCase(RuleBroken):
    sentence = (
        "This is an IPT case: its focus is one of the four areas, not an "
        "interpersonal-affective focus."
    )


def moment_of(at: datetime | None) -> datetime:
    """The moment spoken of: now, unless a caller tells of the past."""
    return at or timezone.now()


def check_not_future(day: date, *, at: datetime, what: str, field: str) -> None:
    """Raise DayInTheFuture when `day` is after the practice's own day at `at`."""
    if day > timezone.localdate(at):
        raise DayInTheFuture(f"{what} must be today or in the past", field=field)


def check_not_before(
    day: date, *, earliest: date, what: str, than: str, field: str
) -> None:
    """Raise DayTooEarly when `day` is before `earliest`, which `than` names."""
    if day < earliest:
        raise DayTooEarly(f"{what} cannot be before {than}", field=field)


def check_takes_focus_area(case: Case) -> None:
    """Focus areas belong to IPT (Weissman, Markowitz & Klerman 2018)."""
    match focus_kind_of(case):
        case None:
            raise ModelUndecided
        case FocusKind.IPAF:
            raise NotAnIptCase


def check_takes_ipaf(case: Case) -> None:
    """The interpersonal-affective focus belongs to DIT (Lemma, Target & Fonagy 2011)."""
    match focus_kind_of(case):
        case None:
            raise ModelUndecided
        case FocusKind.FOCUS_AREA:
            raise NotADitCase


def hold(case: Case) -> None:
    """Let one writer at a time number, rank or remove things of an open case.

    Raises CaseAlreadyClosed, also where it was closed a moment ago.
    """
    check_open(Case.objects.select_for_update().get(pk=case.pk))
