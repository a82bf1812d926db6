"""Paths of this room."""

from django.urls import URLPattern, path

from sessions import views
from sessions.views import worksheets

app_name = "sessions"

CASE = "cases/<uuid:case_id>"
ONE = f"{CASE}/sessions/<uuid:session_id>"
TALK = f"{CASE}/family/<uuid:talk_id>"
BARRIER = f"{CASE}/engagement/<uuid:barrier_id>"
SHEET = f"{CASE}/worksheets/<uuid:worksheet_id>"
REVIEW = f"{CASE}/reviews/<uuid:review_id>"
COPING = f"{CASE}/coping/<uuid:strategy_id>"

urlpatterns: list[URLPattern] = [
    path("me/snippets/", views.snippets, name="snippets"),
    path("me/snippets/<uuid:snippet_id>/", views.snippet, name="snippet"),
    path(
        "me/snippets/<uuid:snippet_id>/move/", views.move_snippet, name="move_snippet"
    ),
    path(
        "me/snippets/<uuid:snippet_id>/remove/",
        views.remove_snippet,
        name="remove_snippet",
    ),
    path(
        "me/snippets/<uuid:snippet_id>/restore/",
        views.restore_snippet,
        name="restore_snippet",
    ),
    path(f"{CASE}/plan/", views.plan, name="plan"),
    path(f"{CASE}/plan/change/", views.change_plan, name="change_plan"),
    path(f"{CASE}/gate/", views.gate_reason, name="gate_reason"),
    path(f"{CASE}/sessions/", views.session_list, name="list"),
    path(f"{CASE}/sessions/next/", views.log_next, name="log_next"),
    path(f"{CASE}/sessions/book/", views.book, name="book"),
    path(f"{ONE}/", views.session, name="session"),
    path(f"{ONE}/log/", views.log, name="log"),
    path(f"{ONE}/start-from-last/", views.start_from_last, name="start_from_last"),
    path(f"{ONE}/autosave/", views.autosave, name="autosave"),
    path(f"{ONE}/sign/", views.sign, name="sign"),
    path(f"{ONE}/set-aside/", views.set_aside, name="set_aside"),
    path(f"{ONE}/conflict/", views.conflict, name="conflict"),
    path(f"{ONE}/addendum/", views.addendum, name="addendum"),
    path(f"{ONE}/void/", views.void_note, name="void_note"),
    path(f"{ONE}/void/take/", views.take_over, name="take_over"),
    path(f"{ONE}/process-note/", views.process_note, name="process_note"),
    path(f"{ONE}/here-and-now/", views.here_and_now, name="here_and_now"),
    path(
        f"{ONE}/here-and-now/autosave/",
        views.here_and_now_autosave,
        name="here_and_now_autosave",
    ),
    path(
        f"{ONE}/here-and-now/<uuid:note_id>/",
        views.here_and_now_note,
        name="here_and_now_note",
    ),
    path(f"{ONE}/here-and-now/<uuid:note_id>/lift/", views.lift, name="lift"),
    path(f"{ONE}/absence/", views.absence, name="absence"),
    path(f"{ONE}/contact/", views.contact_attempt, name="contact_attempt"),
    path(f"{ONE}/move/", views.move, name="move"),
    path(f"{CASE}/reviews/", views.reviews, name="reviews"),
    path(f"{CASE}/reviews/new/", views.new_review, name="new_review"),
    path(f"{REVIEW}/", views.review, name="review"),
    path(f"{REVIEW}/correct/", views.correct_review, name="correct_review"),
    path(f"{REVIEW}/print/", views.review_print, name="review_print"),
    path(f"{CASE}/homework/", views.homework, name="homework"),
    path(f"{CASE}/homework/print/", views.homework_print, name="homework_print"),
    path(f"{CASE}/coping/add/", views.add_coping, name="add_coping"),
    path(f"{COPING}/practised/", views.practise_coping, name="practise_coping"),
    path(f"{COPING}/remove/", views.remove_coping, name="remove_coping"),
    path(f"{COPING}/restore/", views.restore_coping, name="restore_coping"),
    path(f"{CASE}/measures/", views.measures, name="measures"),
    path(f"{CASE}/measures/send/", views.send_measures, name="send_measures"),
    path(f"{CASE}/timeline/", views.timeline, name="timeline"),
    path(f"{CASE}/timeline/print/", views.timeline_print, name="timeline_print"),
    path(f"{CASE}/hand-over/", views.hand_over, name="hand_over"),
    path(f"{CASE}/hand-over/write/", views.write_hand_over, name="write_hand_over"),
    path(f"{CASE}/risk/", views.risk, name="risk"),
    path(f"{CASE}/risk/timeline/", views.risk_timeline, name="risk_timeline"),
    path(f"{CASE}/ending/plan/", views.relapse_plan, name="relapse_plan"),
    path(f"{CASE}/ending/plan/versions/", views.plan_versions, name="plan_versions"),
    path(
        f"{CASE}/ending/plan/print/",
        views.print_plan,
        {"size": "page"},
        name="print_plan",
    ),
    path(
        f"{CASE}/ending/plan/card/",
        views.print_plan,
        {"size": "card"},
        name="print_plan_card",
    ),
    path(f"{CASE}/ending/plan/copies/", views.give_copy, name="give_copy"),
    path(
        f"{CASE}/ending/plan/copies/<uuid:copy_id>/",
        views.print_copy,
        name="print_copy",
    ),
    path(f"{CASE}/maintenance/", views.maintenance, name="maintenance"),
    path(
        f"{CASE}/maintenance/agree/", views.agree_maintenance, name="agree_maintenance"
    ),
    path(
        f"{CASE}/maintenance/continue/",
        views.continue_with_maintenance,
        name="continue_with_maintenance",
    ),
    path(f"{CASE}/maintenance/step-up/", views.step_up, name="step_up"),
    path(
        f"{CASE}/maintenance/print/", views.print_maintenance, name="print_maintenance"
    ),
    path(f"{CASE}/ending/feelings/", views.ending_feeling, name="ending_feeling"),
    path(f"{CASE}/ending/steps/", views.ending_step, name="ending_step"),
    path(f"{CASE}/follow-ups/new/", views.new_follow_up, name="new_follow_up"),
    path(f"{CASE}/follow-ups/book/", views.book_follow_ups, name="book_follow_ups"),
    path(
        f"{CASE}/follow-ups/<uuid:session_id>/drop/",
        views.drop_follow_up,
        name="drop_follow_up",
    ),
    path(f"{CASE}/family/", views.family, name="family"),
    path(f"{CASE}/family/add/", views.add_talk, name="add_talk"),
    path(f"{CASE}/family/school/", views.school_plan, name="school_plan"),
    path(f"{TALK}/", views.change_talk, name="change_talk"),
    path(f"{TALK}/remove/", views.remove_talk, name="remove_talk"),
    path(f"{TALK}/restore/", views.restore_talk, name="restore_talk"),
    path(f"{CASE}/engagement/", views.engagement, name="engagement"),
    path(
        f"{CASE}/engagement/record/", views.record_engagement, name="record_engagement"
    ),
    path(f"{CASE}/engagement/add/", views.add_barrier, name="add_barrier"),
    path(f"{BARRIER}/", views.change_barrier, name="change_barrier"),
    path(f"{BARRIER}/met/", views.meet_barrier, name="meet_barrier"),
    path(f"{BARRIER}/remove/", views.remove_barrier, name="remove_barrier"),
    path(f"{BARRIER}/restore/", views.restore_barrier, name="restore_barrier"),
    path(f"{CASE}/triage/", views.triage, name="triage"),
    path(f"{CASE}/triage/decide/", views.decide_triage, name="decide_triage"),
    path(f"{CASE}/tasks/<uuid:task_id>/", views.finish_task, name="finish_task"),
    path(f"{CASE}/worksheets/", worksheets.worksheets, name="worksheets"),
    path(
        f"{CASE}/worksheets/new/<slug:sheet>/",
        worksheets.new_worksheet,
        name="new_worksheet",
    ),
    path(
        f"{CASE}/worksheets/blank/<slug:sheet>/",
        worksheets.blank_worksheet,
        name="blank_worksheet",
    ),
    path(f"{SHEET}/", worksheets.worksheet, name="worksheet"),
    path(f"{SHEET}/edit/", worksheets.edit_worksheet, name="edit_worksheet"),
    path(
        f"{SHEET}/autosave/", worksheets.autosave_worksheet, name="autosave_worksheet"
    ),
    path(f"{SHEET}/reopen/", worksheets.reopen_worksheet, name="reopen_worksheet"),
    path(f"{SHEET}/print/", worksheets.print_worksheet, name="print_worksheet"),
    path(f"{SHEET}/remove/", worksheets.remove_worksheet, name="remove_worksheet"),
    path(f"{SHEET}/restore/", worksheets.restore_worksheet, name="restore_worksheet"),
    path(
        f"{SHEET}/states/<uuid:state_id>/",
        worksheets.worksheet_state,
        name="worksheet_state",
    ),
    path(
        f"{SHEET}/states/<uuid:state_id>/bring-back/",
        worksheets.bring_back_state,
        name="bring_back_state",
    ),
    path(
        f"{CASE}/worksheets/story/<uuid:focus_id>/",
        worksheets.grief_story,
        name="grief_story",
    ),
]
