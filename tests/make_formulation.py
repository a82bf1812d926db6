"""Builders for people, focus, IPAF and goals: the least that a test needs."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from cases.models import Case
from formulation import actions
from formulation.models import (
    FocusArea,
    FocusDetail,
    FocusStage,
    Formulation,
    Goal,
    InventoryPerson,
    InventoryReview,
    InventoryTheme,
    Ipaf,
    LadderStep,
    OriginRelationship,
    PastRelationship,
    PatternSighting,
    RelationshipRating,
    SupportStep,
)
from protocols.focus_areas import FocusKey
from tests import make

IPAF_WORDS = {
    "self_words": "Too much, not worth the trouble",
    "other_words": "Busy or critical, and turns away",
    "affect_surface": "Numb and irritable",
    "affect_underneath": "Hurt and ashamed",
    "defence": "Goes quiet and leaves first",
    "cost": "Nobody knows, so nobody comes",
    "sayable_line": "Afraid of being unloved if I show what I feel",
}

FORMULATION_WORDS = {
    "illness": "You have depression: little sleep, no joy. It can be treated.",
    "trigger": "It began when the school closed",
    "maintaining": "The more you keep away, the more alone you are",
    "link_sentence": "Low mood and the lost work feed each other",
    "mood_to_relationship": "When low, you answer nobody",
    "relationship_to_mood": "When nobody rings, you feel worse",
    "hope": "Over twelve meetings we help you find a new part",
}


def dit_case(*, therapist: Any, **fields: Any) -> Case:
    return make.case(therapist=therapist, protocol_key="DIT_16_SEED", **fields)


def person(case: Case, name: str = "Ngozi", **fields: Any) -> InventoryPerson:
    """Someone in the inner ring, placed on make.TODAY; ring=None leaves them unplaced."""
    values: dict[str, Any] = {"ring": 1, "rated_on": make.TODAY, "at": make.NOW}
    return actions.add_person(
        case=case, by=case.therapist, name=name, **(values | fields)
    )


def someone_who_died(case: Case, name: str = "Ngozi", **fields: Any) -> InventoryPerson:
    return person(case, name, status=InventoryPerson.Status.DECEASED, **fields)


def relationship(person: InventoryPerson, **fields: Any) -> RelationshipRating:
    """The client rates it on make.TODAY: some emotional support, unless told otherwise."""
    values: dict[str, Any] = {
        "rated_on": make.TODAY,
        "emotional": "SOME",
        "at": make.NOW,
    }
    return actions.rate_relationship(
        person=person, by=person.author, **(values | fields)
    )


def theme(case: Case, **fields: Any) -> InventoryTheme:
    """Something that repeats; with nobody yet."""
    values: dict[str, Any] = {"label": "I hide what hurts", "at": make.NOW}
    return actions.add_theme(case=case, by=case.therapist, **(values | fields))


def inventory_review(case: Case, **fields: Any) -> InventoryReview:
    """Looked at together on make.TODAY; someone must stand in the inventory."""
    values: dict[str, Any] = {
        "reviewed_on": make.TODAY,
        "summary": "Two people hear what I feel",
        "at": make.NOW,
    }
    return actions.review_inventory(case=case, by=case.therapist, **(values | fields))


def focus(case: Case, **fields: Any) -> FocusArea:
    """A role transition, not agreed yet."""
    values: dict[str, Any] = {
        "area": "ROLE_TRANSITION",
        "words": "I used to be a teacher",
        "person": None,
        "why_now": "Low since the school closed",
        "why_this": "Nobody died and nobody quarrels",
        "started_on": make.TODAY,
        "at": make.NOW,
    }
    return actions.choose_focus(case=case, by=case.therapist, **(values | fields))


def details(focus_area: FocusArea, **fields: Any) -> FocusDetail:
    """What the area asks about."""
    return actions.write_details(
        focus_area=focus_area, by=focus_area.case.therapist, at=make.NOW, **fields
    )


def roles(focus_area: FocusArea, **fields: Any) -> FocusDetail:
    """The old and the new role, without which no change of role is agreed."""
    values = {"old_role": "Teacher", "new_role": "Looking for work"}
    return details(focus_area, **(values | fields))


def agreed_focus(case: Case, **fields: Any) -> FocusArea:
    """Chosen and agreed; a change of role with its two roles, a dispute at an impasse."""
    chosen = focus(case, **fields)
    if chosen.area == FocusKey.ROLE_TRANSITION:
        roles(chosen)
    if chosen.area == FocusKey.ROLE_DISPUTE:
        stage(chosen, "impasse")
    return actions.agree_focus(
        focus_area=chosen, by=case.therapist, agreed_on=make.TODAY, at=make.NOW
    )


def stage(focus_area: FocusArea, key: str, **fields: Any) -> FocusStage:
    values: dict[str, Any] = {
        "reason": "They sleep apart",
        "reached_on": make.TODAY,
        "at": make.NOW,
    }
    return actions.reach_stage(
        focus_area=focus_area,
        by=focus_area.case.therapist,
        stage=key,
        **(values | fields),
    )


def grief(case: Case, **fields: Any) -> FocusArea:
    """Grief over Ngozi, who died; not agreed yet."""
    fields.setdefault("person", someone_who_died(case, relationship="wife"))
    return focus(case, area=FocusKey.GRIEF, **fields)


def dispute(case: Case, **fields: Any) -> FocusArea:
    """A dispute with Tom, a partner; not agreed yet, without a stage."""
    fields.setdefault("person", person(case, "Tom", relationship="partner"))
    return focus(case, area=FocusKey.ROLE_DISPUTE, **fields)


def step(
    focus_area: FocusArea, what: str = "Her wardrobe", **fields: Any
) -> LadderStep:
    values: dict[str, Any] = {"fear": 6, "at": make.NOW}
    return actions.add_step(
        focus_area=focus_area,
        by=focus_area.case.therapist,
        what=what,
        **(values | fields),
    )


def past(focus_area: FocusArea, who: str = "Marek", **fields: Any) -> PastRelationship:
    return actions.add_past_relationship(
        focus_area=focus_area,
        by=focus_area.case.therapist,
        who=who,
        **({"at": make.NOW} | fields),
    )


def formulation(case: Case, **fields: Any) -> Formulation:
    """The next version, for the primary focus; chooses one where there is none."""
    values: dict[str, Any] = {
        **FORMULATION_WORDS,
        "made_on": make.TODAY,
        "at": make.NOW,
    }
    if "focus_area" not in fields:
        current = FocusArea.objects.current().filter(case=case, rank="PRIMARY").first()
        values["focus_area"] = current or focus(case)
    return actions.write_formulation(case=case, by=case.therapist, **(values | fields))


def shared_formulation(case: Case, **fields: Any) -> Formulation:
    """The next version, and the client agreed with it today."""
    return actions.share_formulation(
        formulation=formulation(case, **fields),
        by=case.therapist,
        shared_on=make.TODAY,
        response=Formulation.Response.AGREES,
        response_words="Yes, that is how it is",
        at=make.NOW,
    )


def support(case: Case, **fields: Any) -> SupportStep:
    """A row with someone new, not tried yet; pass `person` for one of the inventory."""
    values: dict[str, Any] = {"kind": "COMPANY", "at": make.NOW}
    if "person" not in fields:
        values["someone_new"] = "A walking group"
    return actions.plan_support(case=case, by=case.therapist, **(values | fields))


def ipaf(case: Case, **fields: Any) -> Ipaf:
    """The next version; from the second on give a reason and something new."""
    values: dict[str, Any] = {**IPAF_WORDS, "made_on": make.TODAY, "at": make.NOW}
    return actions.write_ipaf(case=case, by=case.therapist, **(values | fields))


def sighting(case: Case, **fields: Any) -> PatternSighting:
    """In the room, today."""
    values: dict[str, Any] = {
        "seen_on": make.TODAY,
        "source": PatternSighting.Source.IN_THE_ROOM,
        "at": make.NOW,
    }
    return actions.record_sighting(case=case, by=case.therapist, **(values | fields))


def origin(case: Case, **fields: Any) -> OriginRelationship:
    """With a father of long ago, unless `person` names another."""
    values: dict[str, Any] = {
        "what_it_was_like": "He looked at his phone when I cried",
        "at": make.NOW,
    }
    values |= fields
    if "person" not in values:
        values["person"] = person(case, "Father", relationship="father")
    return actions.add_origin(case=case, by=case.therapist, **values)


def goal(
    case: Case,
    words: str = "Say out loud what happened",
    *,
    baseline: int | None = 2,
    set_on: date = make.TODAY,
    at: datetime = make.NOW,
    **fields: Any,
) -> Goal:
    values: dict[str, Any] = {"target": 8}
    return actions.set_goal(
        case=case,
        by=case.therapist,
        words=words,
        baseline=baseline,
        set_on=set_on,
        at=at,
        **(values | fields),
    )
