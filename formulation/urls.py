"""Paths of this room."""

from django.urls import path

from formulation.views import (
    candidates,
    circle,
    couples,
    focus,
    focus_ladder,
    focus_work,
    formulation,
    goals,
    inventory,
    ipaf,
    origins,
    patterns,
    person,
    support,
    themes,
    timeline,
)

app_name = "formulation"

CASE = "cases/<uuid:case_id>"
PERSON = f"{CASE}/inventory/<uuid:person_id>"
THEME = f"{CASE}/inventory/themes/<uuid:theme_id>"
FOCUS = f"{CASE}/focus/<uuid:focus_id>"
ORIGIN = f"{CASE}/ipaf/origins/<uuid:origin_id>"
STEP = f"{FOCUS}/ladder/<uuid:rung_id>"
PAST = f"{FOCUS}/past/<uuid:past_id>"
SUPPORT = f"{CASE}/inventory/support/<uuid:support_id>"
GOAL = f"{CASE}/goals/<uuid:goal_id>"
EVENT = f"{CASE}/timeline/events/<uuid:event_id>"
EPISODE = f"{CASE}/timeline/episodes/<uuid:episode_id>"

COUPLE = f"{CASE}/couple"

urlpatterns = [
    path(f"{COUPLE}/expectations/", couples.expectations, name="expectations"),
    path(
        f"{COUPLE}/expectations/add/", couples.add_expectation, name="add_expectation"
    ),
    path(
        f"{COUPLE}/expectations/print/",
        couples.expectations_print,
        name="expectations_print",
    ),
    path(
        f"{COUPLE}/expectations/<uuid:expectation_id>/",
        couples.change_expectation,
        name="change_expectation",
    ),
    path(f"{COUPLE}/agreements/", couples.agreements, name="agreements"),
    path(f"{COUPLE}/agreements/add/", couples.add_agreement, name="add_agreement"),
    path(
        f"{COUPLE}/agreements/print/", couples.agreements_print, name="agreements_print"
    ),
    path(
        f"{COUPLE}/agreements/<uuid:agreement_id>/look/",
        couples.look_at_agreement,
        name="look_at_agreement",
    ),
    path(f"{COUPLE}/together/", couples.together, name="together"),
    path(f"{COUPLE}/together/print/", couples.together_print, name="together_print"),
    path(f"{COUPLE}/together/my-part/", couples.add_own_part, name="add_own_part"),
    path(
        f"{COUPLE}/said/<slug:said>/<uuid:said_id>/remove/",
        couples.take_out_said,
        name="take_out_said",
    ),
    path(
        f"{COUPLE}/said/<slug:said>/<uuid:said_id>/restore/",
        couples.put_back_said,
        name="put_back_said",
    ),
    path(f"{CASE}/inventory/", circle.inventory, name="inventory"),
    path(f"{CASE}/inventory/add/", inventory.add_person, name="add_person"),
    path(f"{CASE}/inventory/support/", support.support_plan, name="support_plan"),
    path(f"{CASE}/inventory/support/add/", support.add_support, name="add_support"),
    path(
        f"{CASE}/inventory/support/print/", support.support_print, name="support_print"
    ),
    path(f"{SUPPORT}/", support.change_support, name="change_support"),
    path(f"{SUPPORT}/outcome/", support.support_outcome, name="support_outcome"),
    path(f"{SUPPORT}/person/", support.add_supporter, name="add_supporter"),
    path(f"{SUPPORT}/remove/", support.remove_support, name="remove_support"),
    path(f"{SUPPORT}/restore/", support.restore_support, name="restore_support"),
    path(
        f"{CASE}/inventory/themes/review/",
        themes.review_inventory,
        name="review_inventory",
    ),
    path(f"{CASE}/inventory/themes/", themes.themes, name="themes"),
    path(f"{CASE}/inventory/themes/add/", themes.add_theme, name="add_theme"),
    path(f"{THEME}/", themes.theme, name="theme"),
    path(f"{THEME}/keep/", themes.keep_theme, name="keep_theme"),
    path(f"{THEME}/remove/", themes.remove_theme, name="remove_theme"),
    path(f"{THEME}/restore/", themes.restore_theme, name="restore_theme"),
    path(f"{PERSON}/", person.person, name="person"),
    path(f"{PERSON}/change/", person.change_person, name="change_person"),
    path(f"{PERSON}/rate/", person.rate_relationship, name="rate_relationship"),
    path(f"{CASE}/inventory/print/", circle.inventory_print, name="inventory_print"),
    path(f"{CASE}/inventory/compare/", circle.compare_circles, name="compare_circles"),
    path(f"{PERSON}/move/", inventory.move_person, name="move_person"),
    path(f"{PERSON}/take-back/", circle.take_back_move, name="take_back_move"),
    path(f"{PERSON}/wish/", circle.wish_ring, name="wish_ring"),
    path(f"{PERSON}/remove/", inventory.remove_person, name="remove_person"),
    path(f"{PERSON}/restore/", inventory.restore_person, name="restore_person"),
    path(f"{CASE}/focus/", focus.focus, name="focus"),
    path(f"{CASE}/focus/candidates/", candidates.candidates, name="candidates"),
    path(
        f"{CASE}/focus/candidates/note/",
        candidates.note_candidate,
        name="note_candidate",
    ),
    path(
        f"{CASE}/focus/candidates/choose/",
        candidates.choose_candidate,
        name="choose_candidate",
    ),
    path(f"{CASE}/focus/choose/", focus.choose_focus, name="choose_focus"),
    path(f"{CASE}/focus/second/", focus.choose_second, name="choose_second"),
    path(f"{FOCUS}/revise/", focus.revise_focus, name="revise_focus"),
    path(f"{FOCUS}/agree/", focus.agree_focus, name="agree_focus"),
    path(f"{FOCUS}/stage/", focus.focus_stage, name="focus_stage"),
    path(f"{FOCUS}/change/", focus.change_focus, name="change_focus"),
    path(f"{CASE}/formulation/", formulation.formulation, name="formulation"),
    path(
        f"{CASE}/formulation/edit/",
        formulation.edit_formulation,
        name="edit_formulation",
    ),
    path(
        f"{CASE}/formulation/versions/",
        formulation.formulation_versions,
        name="formulation_versions",
    ),
    path(
        f"{CASE}/formulation/<uuid:formulation_id>/share/",
        formulation.share_formulation,
        name="share_formulation",
    ),
    path(
        f"{CASE}/formulation/print/",
        formulation.formulation_print,
        name="formulation_print",
    ),
    path(f"{FOCUS}/", focus_work.focus_record, name="focus_record"),
    path(f"{FOCUS}/details/", focus_work.focus_details, name="focus_details"),
    path(f"{FOCUS}/columns/", focus_work.focus_columns, name="focus_columns"),
    path(f"{FOCUS}/strategies/", focus_work.strategies, name="focus_strategies"),
    path(f"{FOCUS}/markers/", focus_work.rate_markers, name="focus_markers"),
    path(f"{FOCUS}/ladder/", focus_ladder.ladder_print, name="ladder_print"),
    path(f"{FOCUS}/ladder/add/", focus_ladder.add_step, name="add_step"),
    path(f"{STEP}/", focus_ladder.change_step, name="change_step"),
    path(f"{STEP}/tried/", focus_ladder.try_step, name="try_step"),
    path(f"{STEP}/remove/", focus_ladder.remove_step, name="remove_step"),
    path(f"{STEP}/restore/", focus_ladder.restore_step, name="restore_step"),
    path(f"{FOCUS}/past/add/", focus_ladder.add_past, name="add_past"),
    path(f"{PAST}/", focus_ladder.change_past, name="change_past"),
    path(f"{PAST}/remove/", focus_ladder.remove_past, name="remove_past"),
    path(f"{PAST}/restore/", focus_ladder.restore_past, name="restore_past"),
    path(f"{CASE}/ipaf/", ipaf.ipaf, name="ipaf"),
    path(f"{CASE}/ipaf/edit/", ipaf.edit_ipaf, name="edit_ipaf"),
    path(f"{CASE}/ipaf/print/", ipaf.ipaf_print, name="ipaf_print"),
    path(f"{CASE}/ipaf/versions/", ipaf.ipaf_versions, name="ipaf_versions"),
    path(f"{CASE}/ipaf/<uuid:ipaf_id>/share/", ipaf.share_ipaf, name="share_ipaf"),
    path(f"{CASE}/ipaf/origins/", origins.origins, name="origins"),
    path(f"{CASE}/ipaf/origins/add/", origins.add_origin, name="add_origin"),
    path(f"{ORIGIN}/", origins.origin, name="origin"),
    path(f"{ORIGIN}/remove/", origins.remove_origin, name="remove_origin"),
    path(f"{ORIGIN}/restore/", origins.restore_origin, name="restore_origin"),
    path(f"{CASE}/patterns/", patterns.patterns, name="patterns"),
    path(f"{CASE}/patterns/add/", patterns.add_sighting, name="add_sighting"),
    path(f"{CASE}/goals/", goals.goals, name="goals"),
    path(f"{CASE}/goals/add/", goals.add_goal, name="add_goal"),
    path(f"{CASE}/goals/rate/", goals.rate_goals, name="rate_goals"),
    path(f"{GOAL}/", goals.goal, name="goal"),
    path(f"{GOAL}/finish/", goals.finish_goal, name="finish_goal"),
    path(f"{GOAL}/reopen/", goals.reopen_goal, name="reopen_goal"),
    path(f"{CASE}/timeline/events/add/", timeline.add_event, name="add_event"),
    path(f"{EVENT}/", timeline.event, name="event"),
    path(f"{EVENT}/remove/", timeline.remove_event, name="remove_event"),
    path(f"{EVENT}/restore/", timeline.restore_event, name="restore_event"),
    path(f"{CASE}/timeline/episodes/add/", timeline.add_episode, name="add_episode"),
    path(f"{EPISODE}/", timeline.episode, name="episode"),
    path(f"{EPISODE}/remove/", timeline.remove_episode, name="remove_episode"),
    path(f"{EPISODE}/restore/", timeline.restore_episode, name="restore_episode"),
]
