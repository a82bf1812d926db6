"""Labels, hints and validation. Forms never write and never see the request."""

from cases.forms.access import AccessForm, ReassignForm
from cases.forms.client import IdentityForm, RegisterIdentityForm
from cases.forms.couples import (
    CommitmentForm,
    CoupleTermsForm,
    KnownPartnerForm,
    LinkForm,
    NewPartnerForm,
    SafetyMeetingForm,
)
from cases.forms.hand_over import HandOverForm
from cases.forms.intake import IntakePartForm, date_warnings
from cases.forms.integration import IntegrationForm
from cases.forms.people import AgreementForm, ConsentForm, ContactForm
from cases.forms.problem import ProblemForm
from cases.forms.referral import ReferralForm, ReturnForm
from cases.forms.risk import NewRiskForm, RiskForm
from cases.forms.safety import FunctioningForm, SafetyPlanForm
from cases.forms.suitability import ChangeModelForm, SuitabilityForm

__all__ = [
    "HandOverForm",
    "CommitmentForm",
    "CoupleTermsForm",
    "KnownPartnerForm",
    "LinkForm",
    "NewPartnerForm",
    "SafetyMeetingForm",
    "AccessForm",
    "AgreementForm",
    "ChangeModelForm",
    "ConsentForm",
    "ContactForm",
    "FunctioningForm",
    "IdentityForm",
    "IntakePartForm",
    "IntegrationForm",
    "NewRiskForm",
    "ReassignForm",
    "ProblemForm",
    "ReferralForm",
    "RegisterIdentityForm",
    "ReturnForm",
    "RiskForm",
    "SafetyPlanForm",
    "SuitabilityForm",
    "date_warnings",
]
