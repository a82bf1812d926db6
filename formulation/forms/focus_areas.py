"""Which form asks about which area."""

from __future__ import annotations

from formulation.forms.focus_deficits import DeficitsForm
from formulation.forms.focus_details import DetailForm
from formulation.forms.focus_dispute import RoleDisputeForm
from formulation.forms.focus_grief import GriefForm
from formulation.forms.focus_transition import RoleTransitionForm
from protocols.focus_areas import FocusKey

FORM_OF: dict[str, type[DetailForm]] = {
    FocusKey.GRIEF: GriefForm,
    FocusKey.ROLE_TRANSITION: RoleTransitionForm,
    FocusKey.ROLE_DISPUTE: RoleDisputeForm,
    FocusKey.DEFICITS: DeficitsForm,
}
