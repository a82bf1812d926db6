"""Tables of this room."""

from django.db import models

from formulation.models.couples import (
    AgreementReview,
    CoupleAgreement,
    JointFormulation,
    OwnPart,
    RoleExpectation,
)
from formulation.models.focus import FocusArea, FocusStage
from formulation.models.focus_details import (
    DETAIL_OF,
    DeficitsDetail,
    FocusDetail,
    GriefDetail,
    RoleDisputeDetail,
    RoleTransitionDetail,
)
from formulation.models.focus_work import (
    CandidateNote,
    LadderStep,
    LonelinessRating,
    MarkerRating,
    PastRelationship,
    StrategyUse,
)
from formulation.models.formulation import Formulation
from formulation.models.goals import Goal, GoalRating
from formulation.models.inventory import ClosenessRating, InventoryPerson
from formulation.models.ipaf import Ipaf, PatternSighting
from formulation.models.origins import OriginRelationship
from formulation.models.relationship import RelationshipRating
from formulation.models.support import SupportStep
from formulation.models.themes import InventoryReview, InventoryTheme
from formulation.models.timeline import Precision, SymptomEpisode, TimelineEvent

__all__ = [
    "DETAIL_OF",
    "AgreementReview",
    "CandidateNote",
    "ClosenessRating",
    "CoupleAgreement",
    "DeficitsDetail",
    "FocusArea",
    "FocusDetail",
    "FocusStage",
    "Formulation",
    "Goal",
    "GoalRating",
    "GriefDetail",
    "InventoryPerson",
    "InventoryReview",
    "InventoryTheme",
    "Ipaf",
    "JointFormulation",
    "LadderStep",
    "LonelinessRating",
    "MarkerRating",
    "OriginRelationship",
    "OwnPart",
    "PastRelationship",
    "PatternSighting",
    "Precision",
    "RelationshipRating",
    "RoleDisputeDetail",
    "RoleExpectation",
    "RoleTransitionDetail",
    "StrategyUse",
    "SupportStep",
    "SymptomEpisode",
    "TimelineEvent",
    "longest",
]


def longest(model: type[models.Model], field: str) -> int:
    """How many characters a field of text holds."""
    return int(getattr(model._meta.get_field(field), "max_length", 0))
