"""Tables of this room."""

from cases.models.assessment import (
    FunctioningRating,
    Intake,
    IntakeVersion,
    ModelChange,
    ProblemChange,
    SuitabilityReview,
)
from cases.models.case import (
    Case,
    CaseAccess,
    CaseQuerySet,
    CaseRecordQuerySet,
    Reassignment,
    StandingQuerySet,
)
from cases.models.client import Client, Consent, Contact
from cases.models.groups import (
    GroupLeader,
    GroupMembership,
    TherapyGroup,
    TherapyGroupQuerySet,
)
from cases.models.safety import FlagDismissal, RiskEntry, SafetyPlan
from cases.models.young import ConfidentialityAgreement

__all__ = [
    "Case",
    "CaseAccess",
    "CaseQuerySet",
    "CaseRecordQuerySet",
    "Client",
    "ConfidentialityAgreement",
    "Consent",
    "Contact",
    "FlagDismissal",
    "FunctioningRating",
    "GroupLeader",
    "GroupMembership",
    "Intake",
    "IntakeVersion",
    "ModelChange",
    "ProblemChange",
    "Reassignment",
    "RiskEntry",
    "SafetyPlan",
    "StandingQuerySet",
    "SuitabilityReview",
    "TherapyGroup",
    "TherapyGroupQuerySet",
]
