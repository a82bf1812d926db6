"""Choosing, agreeing and renegotiating the IPT focus.

One primary focus and at most one secondary, agreed with the client in their own words;
a change is renegotiated openly, with a day and a reason (Weissman, Markowitz & Klerman
2018).
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from audit import actions as audit
from cases.models import Case
from formulation.actions.people import check_present
from formulation.actions.rules import (
    RuleBroken,
    check_not_before,
    check_not_future,
    check_takes_focus_area,
    hold,
    moment_of,
)
from formulation.models import FocusArea, FocusStage, InventoryPerson
from protocols import focus_areas
from protocols.focus_areas import FocusKey


class FocusAreaUnknown(RuleBroken):
    sentence = "Choose one of the four areas"


class FocusNeedsPerson(RuleBroken):
    """Grief and dispute are about someone."""


class PersonOfAnotherCase(RuleBroken):
    sentence = "Choose a person from this inventory"


class NobodyDied(RuleBroken):
    sentence = (
        "Nobody marked as died is chosen. Other losses are usually worked on as a role "
        "transition. To keep grief, write why it fits better"
    )


class WhyNotTheOthers(RuleBroken):
    sentence = "Write why none of the other three areas fits. This area is chosen last"


class PrimaryFocusExists(RuleBroken):
    sentence = "There is a primary focus already. Change it openly, or add this one as secondary"


class SecondaryFocusExists(RuleBroken):
    sentence = "There is a secondary focus already. Two areas are the most"


class PrimaryFocusMissing(RuleBroken):
    sentence = "Choose the primary focus first"


class FocusAlreadyAgreed(RuleBroken):
    sentence = "This focus is already agreed. To change it, renegotiate it"


class FocusHasNoWords(RuleBroken):
    sentence = "Write the focus in the client’s own words before it is agreed"


class FocusEnded(RuleBroken):
    sentence = "This focus has ended. Look at the current one"


class StageUnknown(RuleBroken):
    sentence = "Choose one of the stages of this focus area"


class StageUnchanged(RuleBroken):
    sentence = "The work is already at this stage. Choose another one"


class StageNeedsReason(RuleBroken):
    sentence = "Write what showed that the work has reached this stage"


class ChangeNeedsReason(RuleBroken):
    sentence = "Write why the focus changes. The reason stays in the record"


@transaction.atomic
def choose_focus(
    *,
    case: Case,
    by: User,
    area: str,
    words: str,
    person: InventoryPerson | None,
    why_now: str,
    why_this: str,
    started_on: date,
    no_death_reason: str = "",
    rank: str = FocusArea.Rank.PRIMARY,
    at: datetime | None = None,
) -> FocusArea:
    """Choose an area to propose to the client. `agree_focus` follows once they agree.

    Raises a RuleBroken with the sentence to show; see the rules of this file.
    """
    hold(case)
    check_takes_focus_area(case)
    check_rank_free(case, rank)
    chosen = FocusArea(
        case=case,
        rank=rank,
        area=area,
        words=words.strip(),
        person=person,
        why_now=why_now.strip(),
        why_this=why_this.strip(),
        no_death_reason=no_death_reason.strip(),
        started_on=started_on,
        recorded_at=moment_of(at),
        author=by,
    )
    check_focus(chosen, at=moment_of(at))
    chosen.full_clean()
    chosen.save()
    audit.log(by=by, verb="focus.chosen", record=chosen, case=case, at=at)
    return chosen


@transaction.atomic
def revise_focus(
    *,
    focus_area: FocusArea,
    by: User,
    area: str,
    words: str,
    person: InventoryPerson | None,
    why_now: str,
    why_this: str,
    no_death_reason: str = "",
    at: datetime | None = None,
) -> FocusArea:
    """Rework a focus that is not agreed yet. After that there is only `change_focus`."""
    hold(focus_area.case)
    focus_area.refresh_from_db()
    check_open(focus_area)
    check_not_agreed(focus_area)
    if focus_area.area != area:
        focus_area.stage = ""
    focus_area.area = area
    focus_area.words = words.strip()
    focus_area.person = person
    focus_area.why_now = why_now.strip()
    focus_area.why_this = why_this.strip()
    focus_area.no_death_reason = no_death_reason.strip()
    check_focus(focus_area, at=moment_of(at))
    focus_area.full_clean()
    focus_area.save()
    audit.log(
        by=by, verb="focus.revised", record=focus_area, case=focus_area.case, at=at
    )
    return focus_area


@transaction.atomic
def agree_focus(
    *, focus_area: FocusArea, by: User, agreed_on: date, at: datetime | None = None
) -> FocusArea:
    """The client agrees to the focus, in their own words, on a day. Once."""
    hold(focus_area.case)
    focus_area.refresh_from_db()
    check_open(focus_area)
    check_not_agreed(focus_area)
    if not focus_area.words:
        raise FocusHasNoWords(field="words")
    _check_day_of(
        focus_area, agreed_on, what="The day of agreement", field="agreed_on", at=at
    )
    focus_area.agreed_on = agreed_on
    focus_area.full_clean()
    focus_area.save(update_fields=["agreed_on"])
    audit.log(
        by=by, verb="focus.agreed", record=focus_area, case=focus_area.case, at=at
    )
    return focus_area


@transaction.atomic
def reach_stage(
    *,
    focus_area: FocusArea,
    by: User,
    stage: str,
    reason: str,
    reached_on: date,
    at: datetime | None = None,
) -> FocusStage:
    """Note that the work has reached a stage. Earlier stages stay with their days."""
    hold(focus_area.case)
    focus_area.refresh_from_db()
    check_open(focus_area)
    check_stage(focus_area, stage)
    if not reason.strip():
        raise StageNeedsReason(field="reason")
    _check_day_of(
        focus_area, reached_on, what="The day of the stage", field="reached_on", at=at
    )
    reached = FocusStage(
        case=focus_area.case,
        focus_area=focus_area,
        stage=stage,
        reason=reason.strip(),
        reached_on=reached_on,
        recorded_at=moment_of(at),
        author=by,
    )
    reached.full_clean()
    reached.save()
    focus_area.stage = stage
    focus_area.save(update_fields=["stage"])
    audit.log(
        by=by,
        verb="focus.stage_reached",
        record=focus_area,
        case=focus_area.case,
        at=at,
    )
    return reached


@transaction.atomic
def change_focus(
    *,
    focus_area: FocusArea,
    by: User,
    reason: str,
    ended_on: date,
    area: str,
    words: str,
    person: InventoryPerson | None,
    why_now: str,
    why_this: str,
    no_death_reason: str = "",
    at: datetime | None = None,
) -> FocusArea:
    """Renegotiate: end this focus with a reason and choose another of the same rank.

    The old one keeps its words, stages and days. The new one is agreed afterwards.
    """
    hold(focus_area.case)
    focus_area.refresh_from_db()
    check_open(focus_area)
    if not reason.strip():
        raise ChangeNeedsReason(field="reason")
    _check_day_of(
        focus_area, ended_on, what="The day of the change", field="ended_on", at=at
    )
    focus_area.ended_on = ended_on
    focus_area.ended_reason = reason.strip()
    focus_area.full_clean()
    focus_area.save(update_fields=["ended_on", "ended_reason"])
    audit.log(by=by, verb="focus.ended", record=focus_area, case=focus_area.case, at=at)
    return choose_focus(
        case=focus_area.case,
        by=by,
        area=area,
        words=words,
        person=person,
        why_now=why_now,
        why_this=why_this,
        no_death_reason=no_death_reason,
        rank=focus_area.rank,
        started_on=ended_on,
        at=at,
    )


def check_rank_free(case: Case, rank: str) -> None:
    """One primary, at most one secondary, and no secondary without a primary."""
    taken = set(
        FocusArea.objects.current().filter(case=case).values_list("rank", flat=True)
    )
    if rank == FocusArea.Rank.PRIMARY and rank in taken:
        raise PrimaryFocusExists
    if rank == FocusArea.Rank.SECONDARY and rank in taken:
        raise SecondaryFocusExists
    if rank == FocusArea.Rank.SECONDARY and not taken:
        raise PrimaryFocusMissing(field="rank")


def check_focus(chosen: FocusArea, *, at: datetime) -> None:
    """An area of the four, with the person and the reason that it needs."""
    try:
        area = focus_areas.focus_area(chosen.area)
    except focus_areas.UnknownFocusArea:
        raise FocusAreaUnknown(field="area") from None
    check_not_future(
        chosen.started_on, at=at, what="The day of the choice", field="started_on"
    )
    if chosen.person is not None:
        if chosen.person.case_id != chosen.case_id:
            raise PersonOfAnotherCase(field="person")
        check_present(chosen.person)
    elif area.needs_person:
        raise FocusNeedsPerson(
            f"{area.asks} Choose the person from the inventory", field="person"
        )
    _check_grief(chosen)
    if area.key == FocusKey.DEFICITS and not chosen.why_this:
        raise WhyNotTheOthers(field="why_this")


def _check_grief(chosen: FocusArea) -> None:
    """Grief is kept for a death; anything else needs a reason, which stays visible."""
    if chosen.area != FocusKey.GRIEF:
        chosen.no_death_reason = ""
        return
    has_died = chosen.person is not None and chosen.person.is_deceased
    if has_died:
        chosen.no_death_reason = ""
    elif not chosen.no_death_reason:
        raise NobodyDied(field="no_death_reason")


def check_open(chosen: FocusArea) -> None:
    if chosen.ended_on is not None:
        raise FocusEnded


def check_not_agreed(chosen: FocusArea) -> None:
    if chosen.is_agreed:
        raise FocusAlreadyAgreed


def check_stage(chosen: FocusArea, stage: str) -> None:
    if stage not in {known.key for known in focus_areas.focus_area(chosen.area).stages}:
        raise StageUnknown(field="stage")
    if stage == chosen.stage:
        raise StageUnchanged(field="stage")


def _check_day_of(
    chosen: FocusArea, day: date, *, what: str, field: str, at: datetime | None
) -> None:
    check_not_future(day, at=moment_of(at), what=what, field=field)
    check_not_before(
        day,
        earliest=chosen.started_on,
        what=what,
        than="the focus was chosen",
        field=field,
    )
