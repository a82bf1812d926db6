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
from cases.models.client import Client, Consent, Contact, Pair
from cases.models.couples import (
    CaseLink,
    Commitment,
    CouplePartner,
    CoupleTerms,
    SafetyMeeting,
    Side,
)
from cases.models.groups import (
    GroupLeader,
    GroupMembership,
    TherapyGroup,
    TherapyGroupQuerySet,
)
from cases.models.hand_over import HandOver
from cases.models.integration import Integration
from cases.models.safety import (
    FlagDismissal,
    Helper,
    RiskAcknowledgement,
    RiskEntry,
    SafetyPlan,
)
from cases.models.young import ConfidentialityAgreement

__all__ = [
    "HandOver",
    "Case",
    "CaseAccess",
    "CaseLink",
    "CaseQuerySet",
    "CaseRecordQuerySet",
    "Client",
    "Commitment",
    "ConfidentialityAgreement",
    "Consent",
    "Contact",
    "CouplePartner",
    "CoupleTerms",
    "FlagDismissal",
    "FunctioningRating",
    "GroupLeader",
    "GroupMembership",
    "Helper",
    "Intake",
    "IntakeVersion",
    "Integration",
    "ModelChange",
    "Pair",
    "ProblemChange",
    "Reassignment",
    "RiskAcknowledgement",
    "RiskEntry",
    "SafetyMeeting",
    "SafetyPlan",
    "Side",
    "StandingQuerySet",
    "SuitabilityReview",
    "TherapyGroup",
    "TherapyGroupQuerySet",
]
