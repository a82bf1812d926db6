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
from formulation.actions.focus_rules import (
    ChangeNeedsReason,
    StageNeedsReason,
    check_day_of,
    check_focus,
    check_not_agreed,
    check_open,
    check_rank_free,
    check_ready,
    check_stage,
)
from formulation.actions.rules import check_takes_focus_area, hold, moment_of
from formulation.models import FocusArea, FocusStage, InventoryPerson


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
    """The client agrees to the focus, in their own words, on a day. Once.

    Raises what `check_ready` raises while a dispute has no stage or a change of role no
    old or new one.
    """
    hold(focus_area.case)
    focus_area.refresh_from_db()
    check_open(focus_area)
    check_not_agreed(focus_area)
    check_ready(focus_area)
    check_day_of(
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
    check_day_of(
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
    check_day_of(
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
