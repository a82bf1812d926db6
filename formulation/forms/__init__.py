"""What the pages of this room ask. Forms never write and never see the request."""

from formulation.forms.circle import MoveForm, WishForm, before_hint
from formulation.forms.focus import (
    AgreeForm,
    ChangeForm,
    ChooseForm,
    FocusForm,
    StageForm,
)
from formulation.forms.formulation import FormulationForm, RespondForm
from formulation.forms.goals import AddGoalForm, FinishForm, GoalForm, RateForm
from formulation.forms.ipaf import CompareForm, IpafForm, ShareForm, SightingForm
from formulation.forms.origins import OriginForm
from formulation.forms.people import AddPersonForm, PersonForm
from formulation.forms.relationships import RelationshipForm
from formulation.forms.who import SeveralField, WhoField

__all__ = [
    "AddGoalForm",
    "AddPersonForm",
    "AgreeForm",
    "ChangeForm",
    "ChooseForm",
    "CompareForm",
    "FinishForm",
    "FocusForm",
    "FormulationForm",
    "GoalForm",
    "IpafForm",
    "MoveForm",
    "OriginForm",
    "PersonForm",
    "RateForm",
    "RelationshipForm",
    "SeveralField",
    "RespondForm",
    "ShareForm",
    "SightingForm",
    "StageForm",
    "WhoField",
    "WishForm",
    "before_hint",
]
