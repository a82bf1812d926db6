"""The pages of this room."""

from cases.views.access import (
    access,
    deactivate_person,
    end_access,
    grant_access,
    reassign,
)
from cases.views.assessment import (
    complete_intake,
    intake,
    intake_autosave,
    intake_part,
    intake_version,
)
from cases.views.client import client, new, new_for_client
from cases.views.couples import (
    add_partner,
    commitment,
    couple,
    couple_terms,
    link_case,
    open_individual,
    safety_meeting,
    unlink_case,
)
from cases.views.integration import integration
from cases.views.model_choice import change_model, suitability
from cases.views.people import (
    add_contact,
    agreement,
    consent,
    contact,
    contacts,
    remove_contact,
    restore_contact,
)
from cases.views.problem import change_problem
from cases.views.safety import functioning, new_risk
from cases.views.safety_plan import (
    compare_safety_plans,
    new_safety_plan,
    print_safety_plan,
    safety_plan,
)

__all__ = [
    "add_partner",
    "commitment",
    "couple",
    "couple_terms",
    "link_case",
    "open_individual",
    "safety_meeting",
    "unlink_case",
    "access",
    "add_contact",
    "agreement",
    "change_model",
    "change_problem",
    "client",
    "complete_intake",
    "consent",
    "contact",
    "contacts",
    "deactivate_person",
    "end_access",
    "functioning",
    "grant_access",
    "intake",
    "intake_autosave",
    "intake_part",
    "intake_version",
    "integration",
    "new",
    "new_for_client",
    "new_risk",
    "compare_safety_plans",
    "new_safety_plan",
    "print_safety_plan",
    "reassign",
    "remove_contact",
    "restore_contact",
    "safety_plan",
    "suitability",
]
