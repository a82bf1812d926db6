"""The verbs of this room. Each writes one thing and its line in the log."""

from formulation.actions.circle import take_back_move, wish_ring
from formulation.actions.focus import (
    agree_focus,
    change_focus,
    choose_focus,
    reach_stage,
    revise_focus,
)
from formulation.actions.formulation import share_formulation, write_formulation
from formulation.actions.goals import (
    change_goal,
    finish_goal,
    rate_goal,
    rate_goals,
    reopen_goal,
    set_goal,
)
from formulation.actions.ipaf import record_sighting, share_ipaf, write_ipaf
from formulation.actions.origins import (
    add_origin,
    change_origin,
    remove_origin,
    restore_origin,
)
from formulation.actions.people import (
    add_person,
    change_person,
    move_person,
    remove_person,
    restore_person,
)
from formulation.actions.relationships import rate_relationship
from formulation.actions.rules import (
    ModelUndecided,
    NotADitCase,
    NotAnIptCase,
    RuleBroken,
)

__all__ = [
    "ModelUndecided",
    "NotADitCase",
    "NotAnIptCase",
    "RuleBroken",
    "add_origin",
    "add_person",
    "agree_focus",
    "change_focus",
    "change_goal",
    "change_origin",
    "change_person",
    "choose_focus",
    "finish_goal",
    "move_person",
    "rate_goal",
    "rate_goals",
    "rate_relationship",
    "reach_stage",
    "record_sighting",
    "remove_origin",
    "remove_person",
    "reopen_goal",
    "restore_origin",
    "restore_person",
    "revise_focus",
    "set_goal",
    "share_formulation",
    "share_ipaf",
    "write_formulation",
    "take_back_move",
    "wish_ring",
    "write_ipaf",
]
