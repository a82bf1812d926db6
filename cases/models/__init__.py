"""Tables of this room."""

from cases.models.assessment import (
    FunctioningRating,
    Intake,
    IntakeVersion,
    ModelChange,
    SuitabilityReview,
)
from cases.models.case import Case, CaseAccess, CaseQuerySet, CaseRecordQuerySet
from cases.models.client import Client, Consent, Contact
from cases.models.safety import FlagDismissal, RiskEntry, SafetyPlan

__all__ = [
    "Case",
    "CaseAccess",
    "CaseQuerySet",
    "CaseRecordQuerySet",
    "Client",
    "Consent",
    "Contact",
    "FlagDismissal",
    "FunctioningRating",
    "Intake",
    "IntakeVersion",
    "ModelChange",
    "RiskEntry",
    "SafetyPlan",
    "SuitabilityReview",
]
