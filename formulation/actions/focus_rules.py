"""What must hold for a focus: its area, its person, its words, its days.

Grief is kept for a death, a dispute is with someone, the fourth area comes last; one
primary and at most one secondary (Weissman, Markowitz & Klerman 2018).
"""

from __future__ import annotations

from datetime import date, datetime

from cases.models import Case
from formulation.actions.people_rules import check_present
from formulation.actions.rules import (
    RuleBroken,
    check_not_before,
    check_not_future,
    moment_of,
)
from formulation.models import FocusArea, RoleTransitionDetail
from protocols import PROTOCOLS, focus_areas
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


class DisputeWithTheDead(RuleBroken):
    sentence = (
        "A dispute is with someone living: now, or a former partner, friend or relative. "
        "For someone who has died choose grief"
    )


class DisputeNeedsStage(RuleBroken):
    sentence = "Note the stage of the dispute before it is agreed: still trying, stuck, or ending"


class OldRoleMissing(RuleBroken):
    sentence = "Name the old role. A change of role is agreed as one from something to something"


class NewRoleMissing(RuleBroken):
    sentence = "Name the new role. A change of role is agreed as one from something to something"


class AreaLeftOut(RuleBroken):
    """The format of this course does not work on the area; a reason keeps it."""


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


# Added where grief is chosen and nobody is named.
NO_DEATH_HINT = (
    ". If nobody died: other losses are usually worked on as a role transition. To keep "
    "grief, write why it fits better"
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
    elif area.needs_person and not _is_grief_without_a_death(chosen):
        hint = NO_DEATH_HINT if area.key == FocusKey.GRIEF else ""
        raise FocusNeedsPerson(
            f"{area.asks} Choose the person from the inventory{hint}", field="person"
        )
    _check_grief(chosen)
    is_dispute = area.key == FocusKey.ROLE_DISPUTE
    if is_dispute and chosen.person is not None and chosen.person.is_deceased:
        raise DisputeWithTheDead(field="person")
    check_not_left_out(chosen)
    if area.key == FocusKey.DEFICITS and not chosen.why_this:
        raise WhyNotTheOthers(field="why_this")


def check_not_left_out(chosen: FocusArea) -> None:
    """Some formats leave an area out; a reason, which stays visible, keeps it.

    Brief IPT builds on what the client can already do (Swartz, Grote & Graham 2014).
    Raises AreaLeftOut.
    """
    model = PROTOCOLS.get(chosen.case.protocol_key)
    if model is None or chosen.area not in model.excluded_focus_areas:
        return
    if not chosen.why_this:
        raise AreaLeftOut(
            f"{model.short_title} leaves this area out. Choose another one, or write why "
            "it is worth trying all the same",
            field="why_this",
        )


def _is_grief_without_a_death(chosen: FocusArea) -> bool:
    """Over a country, a house, an animal: nobody stands for it in the inventory."""
    return chosen.area == FocusKey.GRIEF and bool(chosen.no_death_reason)


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


def check_ready(chosen: FocusArea) -> None:
    """What must be known before a focus is agreed; choosing it asks less.

    The client's words; the stage of a dispute; the names of the old and the new role.
    """
    if not chosen.words:
        raise FocusHasNoWords(field="words")
    if chosen.area == FocusKey.ROLE_DISPUTE and not chosen.stage:
        raise DisputeNeedsStage(field="stage")
    if chosen.area == FocusKey.ROLE_TRANSITION:
        roles = RoleTransitionDetail.objects.filter(focus_area=chosen).first()
        check_named_roles(roles or RoleTransitionDetail())


def check_named_roles(roles: RoleTransitionDetail) -> None:
    """A change of role goes from one to another: both have a name."""
    if not roles.old_role:
        raise OldRoleMissing(field="old_role")
    if not roles.new_role:
        raise NewRoleMissing(field="new_role")


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


def check_day_of(
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
