"""What each of the four areas asks about, one record for one focus.

Fields after Weissman, Markowitz & Klerman 2018 and Klerman, Weissman, Rounsaville &
Chevron 1984. All may stay empty: they are filled as the work goes on.
"""

from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models

from cases.models import Case, CaseRecordQuerySet
from formulation.models.focus import FocusArea
from formulation.models.inventory import InventoryPerson
from formulation.models.written import Written
from protocols.focus_areas import FocusKey


def _text(most: int = 1000) -> models.TextField[str, str]:
    return models.TextField(max_length=most, blank=True)


class GriefDetail(Written):
    """The death, the relationship as it was, and the mourning."""

    class Manner(models.TextChoices):
        EXPECTED = "EXPECTED", "Expected"
        SUDDEN = "SUDDEN", "Sudden"
        TRAUMATIC = "TRAUMATIC", "Violent or traumatic"
        SUICIDE = "SUICIDE", "Suicide"
        STILLBIRTH = "STILLBIRTH", "Stillbirth or pregnancy loss"
        AMBIGUOUS = "AMBIGUOUS", "Unclear or without a body"

    case = models.ForeignKey(Case, models.PROTECT, related_name="grief_details")
    focus_area = models.OneToOneField(
        FocusArea, models.PROTECT, related_name="grief_detail"
    )
    manner = models.CharField(max_length=10, choices=Manner, blank=True)
    cause = models.CharField(max_length=200, blank=True)
    age_at_death = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MaxValueValidator(130)]
    )
    before = _text()
    at_the_death = _text()
    afterwards = _text()
    was_present = models.BooleanField(null=True, blank=True)
    attended_funeral = models.BooleanField(null=True, blank=True)
    last_contact = models.CharField(max_length=300, blank=True)
    loved_parts = _text()
    hard_parts = _text()
    mixed_feelings = _text()
    unsaid = _text()
    guilt = _text()
    anger = _text()
    # Keys of protocols.focus_areas.grief.
    mourning_signs = models.JSONField(default=list, blank=True)
    also_grieving = models.ManyToManyField(
        InventoryPerson, related_name="+", blank=True
    )
    who_shares_it = models.CharField(max_length=300, blank=True)
    empty_roles = _text()
    rituals = _text(500)

    objects = CaseRecordQuerySet["GriefDetail"].as_manager()


class RoleTransitionDetail(Written):
    """The old role and the new one, in two columns."""

    class Nature(models.TextChoices):
        CHOSEN = "CHOSEN", "Chosen"
        IMPOSED = "IMPOSED", "Imposed"
        SUDDEN = "SUDDEN", "Sudden"
        GRADUAL = "GRADUAL", "Gradual"
        NOT_COMPLETE = "NOT_COMPLETE", "Not fully happened yet"
        LIFE_STAGE = "LIFE_STAGE", "An expected stage of life"

    case = models.ForeignKey(
        Case, models.PROTECT, related_name="role_transition_details"
    )
    focus_area = models.OneToOneField(
        FocusArea, models.PROTECT, related_name="role_transition_detail"
    )
    old_role = models.CharField(max_length=120, blank=True)
    old_from_to = models.CharField(max_length=80, blank=True)
    old_good = _text()
    old_hard = _text()
    old_people = _text(500)
    old_proud_of = _text(500)
    new_role = models.CharField(max_length=120, blank=True)
    new_demands = _text()
    new_good = _text()
    new_hard = _text()
    new_opportunities = _text()
    new_people = _text(500)
    # Keys of Nature; a change can be imposed and sudden.
    nature = models.JSONField(default=list, blank=True)
    feelings_old = _text()
    feelings_new = _text()
    losses = _text()
    supports_lost = _text(500)
    supports_there = _text(500)
    supports_to_build = _text(500)
    skills_to_learn = _text()
    keep = _text(500)
    let_go = _text(500)

    objects = CaseRecordQuerySet["RoleTransitionDetail"].as_manager()


class RoleDisputeDetail(Written):
    """What each expects of the other, how it goes, and where it stands.

    `stage` of the focus area holds renegotiation, impasse or dissolution.
    """

    class HowSure(models.IntegerChoices):
        GUESS = 0, "A guess"
        FAIRLY = 1, "Fairly sure"
        SAID = 2, "They have said so"

    class Upheld(models.TextChoices):
        DEMORALISED = "DEMORALISED", "“Nothing will help”"
        COMMUNICATION = "COMMUNICATION", "How they talk with each other"
        IRRECONCILABLE = "IRRECONCILABLE", "Wishes that cannot both be met"

    class Safety(models.TextChoices):
        NO = "NO", "Asked alone: no"
        YES = "YES", "Asked alone: yes"
        NOT_ASKED = "NOT_ASKED", "Not asked alone yet"

    class Sought(models.TextChoices):
        CHANGE = "CHANGE", "Change it"
        ACCEPT = "ACCEPT", "Accept it"
        LEAVE = "LEAVE", "Leave"
        UNDECIDED = "UNDECIDED", "Undecided"

    case = models.ForeignKey(Case, models.PROTECT, related_name="role_dispute_details")
    focus_area = models.OneToOneField(
        FocusArea, models.PROTECT, related_name="role_dispute_detail"
    )
    # Keys of protocols.focus_areas.role_dispute.
    issues = models.JSONField(default=list, blank=True)
    about = _text()
    client_wants = _text()
    other_wants = _text()
    client_expects = _text()
    other_expects = _text()
    how_sure = models.PositiveSmallIntegerField(null=True, blank=True, choices=HowSure)
    how_it_starts = _text(500)
    who_pursues = models.CharField(max_length=200, blank=True)
    who_withdraws = models.CharField(max_length=200, blank=True)
    never_said = _text(500)
    how_it_ends = _text(500)
    since_when = _text(500)
    same_with = models.ManyToManyField(InventoryPerson, related_name="+", blank=True)
    change_gains = _text(500)
    change_costs = _text(500)
    leaving_gains = _text(500)
    leaving_costs = _text(500)
    upheld_by = models.CharField(max_length=14, choices=Upheld, blank=True)
    safety = models.CharField(max_length=10, choices=Safety, default=Safety.NOT_ASKED)
    sought = models.CharField(max_length=10, choices=Sought, blank=True)
    # What the client has managed before in such moments.
    managed_before = _text()

    objects = CaseRecordQuerySet["RoleDisputeDetail"].as_manager()


class DeficitsDetail(Written):
    """Connecting with people: what made it good once, and what gets in the way.

    How lonely the client feels is asked again and again: see `LonelinessRating`.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="deficits_details")
    focus_area = models.OneToOneField(
        FocusArea, models.PROTECT, related_name="deficits_detail"
    )
    best_relationship = _text()
    # Keys of protocols.focus_areas.deficits.
    sensitivities = models.JSONField(default=list, blank=True)
    when_i_try = _text()
    with_the_therapist = _text(500)
    social_resources = _text(500)

    objects = CaseRecordQuerySet["DeficitsDetail"].as_manager()


FocusDetail = GriefDetail | RoleTransitionDetail | RoleDisputeDetail | DeficitsDetail

# The record of each area, and the name by which a focus knows it.
DETAIL_OF: dict[str, type[FocusDetail]] = {
    FocusKey.GRIEF: GriefDetail,
    FocusKey.ROLE_TRANSITION: RoleTransitionDetail,
    FocusKey.ROLE_DISPUTE: RoleDisputeDetail,
    FocusKey.DEFICITS: DeficitsDetail,
}
