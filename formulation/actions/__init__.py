"""The verbs of this room. Each writes one thing and its line in the log."""

from formulation.actions.candidates import note_candidate
from formulation.actions.circle import take_back_move, wish_ring
from formulation.actions.couples import (
    agree_between_them,
    look_at_agreement,
    put_back_said,
    say_expectation,
    say_own_part,
    say_together,
    take_out_said,
)
from formulation.actions.episodes import (
    add_episode,
    change_episode,
    remove_episode,
    restore_episode,
)
from formulation.actions.focus import (
    agree_focus,
    change_focus,
    choose_focus,
    reach_stage,
    revise_focus,
)
from formulation.actions.focus_details import (
    write_details,
)
from formulation.actions.focus_ladder import (
    add_step,
    change_step,
    remove_step,
    restore_step,
    try_step,
)
from formulation.actions.focus_progress import (
    change_strategies,
    rate_markers,
)
from formulation.actions.formulation import (
    share_formulation,
    write_formulation,
)
from formulation.actions.goals import (
    change_goal,
    finish_goal,
    rate_goal,
    rate_goals,
    reopen_goal,
    set_goal,
)
from formulation.actions.ipaf import (
    record_sighting,
    share_ipaf,
    withdraw_sighting,
    write_ipaf,
)
from formulation.actions.loneliness import rate_loneliness
from formulation.actions.origins import (
    add_origin,
    change_origin,
    remove_origin,
    restore_origin,
)
from formulation.actions.past_relationships import (
    add_past_relationship,
    change_past_relationship,
    remove_past_relationship,
    restore_past_relationship,
)
from formulation.actions.people import (
    add_person,
    change_person,
    move_person,
    remove_person,
    restore_person,
)
from formulation.actions.relationships import (
    rate_relationship,
)
from formulation.actions.reviews import (
    review_inventory,
)
from formulation.actions.rules import (
    ModelUndecided,
    NotADitCase,
    NotAnIptCase,
    RuleBroken,
)
from formulation.actions.support import (
    bring_into_inventory,
    change_support,
    note_support_outcome,
    plan_support,
    remove_support,
    restore_support,
)
from formulation.actions.themes import (
    add_theme,
    change_theme,
    keep_theme,
    remove_theme,
    restore_theme,
)
from formulation.actions.timeline import (
    add_event,
    change_event,
    remove_event,
    restore_event,
)

__all__ = [
    "agree_between_them",
    "look_at_agreement",
    "put_back_said",
    "say_expectation",
    "say_own_part",
    "say_together",
    "take_out_said",
    "bring_into_inventory",
    "change_support",
    "note_support_outcome",
    "plan_support",
    "remove_support",
    "restore_support",
    "ModelUndecided",
    "NotADitCase",
    "NotAnIptCase",
    "RuleBroken",
    "add_origin",
    "add_past_relationship",
    "add_person",
    "add_step",
    "agree_focus",
    "change_focus",
    "change_goal",
    "change_origin",
    "change_past_relationship",
    "change_person",
    "change_step",
    "change_strategies",
    "choose_focus",
    "finish_goal",
    "move_person",
    "note_candidate",
    "rate_goal",
    "rate_goals",
    "rate_loneliness",
    "rate_markers",
    "rate_relationship",
    "reach_stage",
    "record_sighting",
    "withdraw_sighting",
    "remove_origin",
    "remove_past_relationship",
    "remove_person",
    "remove_step",
    "reopen_goal",
    "restore_origin",
    "restore_past_relationship",
    "restore_person",
    "restore_step",
    "revise_focus",
    "set_goal",
    "share_formulation",
    "share_ipaf",
    "try_step",
    "write_details",
    "write_formulation",
    "take_back_move",
    "wish_ring",
    "write_ipaf",
    "review_inventory",
    "add_theme",
    "change_theme",
    "keep_theme",
    "remove_theme",
    "restore_theme",
    "add_episode",
    "add_event",
    "change_episode",
    "change_event",
    "remove_episode",
    "remove_event",
    "restore_episode",
    "restore_event",
]
