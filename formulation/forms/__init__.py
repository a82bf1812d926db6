"""What the pages of this room ask. Forms never write and never see the request."""

from formulation.forms.candidates import CandidateForm, WhyNotForm
from formulation.forms.circle import (
    MoveForm,
    WishForm,
    before_hint,
)
from formulation.forms.couples import (
    CoupleAgreementForm,
    ExpectationForm,
    LookForm,
    OwnPartForm,
    TogetherForm,
)
from formulation.forms.focus import (
    AgreeForm,
    ChangeForm,
    ChooseForm,
    FocusForm,
    StageForm,
)
from formulation.forms.focus_areas import (
    FORM_OF,
)
from formulation.forms.focus_details import (
    DetailForm,
)
from formulation.forms.focus_work import (
    ChangeStepForm,
    MarkersForm,
    PastForm,
    StepForm,
    StrategiesForm,
    TryForm,
)
from formulation.forms.formulation import (
    FormulationForm,
    RespondForm,
)
from formulation.forms.goals import (
    AddGoalForm,
    FinishForm,
    GoalForm,
    RateForm,
)
from formulation.forms.ipaf import (
    CompareForm,
    IpafForm,
    ShareForm,
    SightingForm,
)
from formulation.forms.origins import (
    OriginForm,
)
from formulation.forms.people import (
    AddPersonForm,
    PersonForm,
)
from formulation.forms.relationships import (
    RelationshipForm,
)
from formulation.forms.support import (
    SupportForm,
    SupportOutcomeForm,
)
from formulation.forms.themes import (
    ReviewForm,
    ThemeForm,
)
from formulation.forms.timeline import EpisodeForm, EventForm
from formulation.forms.when import WhenField
from formulation.forms.who import (
    SeveralField,
    WhoField,
)

__all__ = [
    "CoupleAgreementForm",
    "ExpectationForm",
    "LookForm",
    "OwnPartForm",
    "TogetherForm",
    "SupportForm",
    "SupportOutcomeForm",
    "CandidateForm",
    "WhyNotForm",
    "AddGoalForm",
    "AddPersonForm",
    "AgreeForm",
    "ChangeForm",
    "ChangeStepForm",
    "ChooseForm",
    "CompareForm",
    "DetailForm",
    "FORM_OF",
    "FinishForm",
    "FocusForm",
    "FormulationForm",
    "GoalForm",
    "IpafForm",
    "MarkersForm",
    "MoveForm",
    "OriginForm",
    "PastForm",
    "PersonForm",
    "RateForm",
    "RelationshipForm",
    "RespondForm",
    "SeveralField",
    "ShareForm",
    "SightingForm",
    "StageForm",
    "StepForm",
    "StrategiesForm",
    "TryForm",
    "WhoField",
    "WishForm",
    "before_hint",
    "ReviewForm",
    "ThemeForm",
    "EpisodeForm",
    "EventForm",
    "WhenField",
]
