"""Paths of this room."""

from django.urls import path

from supervision import views
from supervision.views import people, ratings, recordings

app_name = "supervision"

HELD = "supervision/sessions/<uuid:held_id>/"
ITEM = "cases/<uuid:case_id>/supervision/talks/<uuid:item_id>/"

urlpatterns = [
    path("supervision/", views.caseload, name="caseload"),
    path("supervision/agenda/", views.agenda, name="agenda"),
    path("supervision/sessions/", views.sessions, name="sessions"),
    path("supervision/sessions/new/", views.new_session, name="new_session"),
    path(HELD, views.session, name="session"),
    path(f"{HELD}agenda/", views.take_over_agenda, name="take_over_agenda"),
    path(f"{HELD}case/", views.take_up, name="take_up"),
    path(f"{HELD}close/", views.close_session, name="close_session"),
    path(f"{HELD}discard/", views.discard_session, name="discard_session"),
    path(f"{HELD}reflection/", views.reflect, name="reflect"),
    path(ITEM, views.item, name="item"),
    path(f"{ITEM}autosave/", views.autosave_item, name="autosave_item"),
    path(f"{ITEM}aside/", views.lay_item_aside, name="lay_item_aside"),
    path(f"{ITEM}out/", views.take_out, name="take_out"),
    path(f"{ITEM}add/", views.add_to_item, name="add_to_item"),
    path("supervision/views/", views.save_view, name="save_view"),
    path("supervision/views/<uuid:view_id>/", views.saved_view, name="saved_view"),
    path("countersign/", views.countersign, name="countersign"),
    path("supervision/people/<uuid:therapist_id>/load/", views.load, name="load"),
    # /cases/<case_id>/
    path("cases/<uuid:case_id>/supervision/", views.case, name="case"),
    path("cases/<uuid:case_id>/supervision/comment/", views.comment, name="comment"),
    path(
        "cases/<uuid:case_id>/supervision/reviewed/",
        views.mark_reviewed,
        name="mark_reviewed",
    ),
    path(
        "cases/<uuid:case_id>/supervision/tasks/<uuid:task_id>/",
        views.finish_own,
        name="finish_own",
    ),
    path("cases/<uuid:case_id>/supervision/bring/", views.bring, name="bring"),
    path(
        "cases/<uuid:case_id>/supervision/interval/",
        views.set_interval,
        name="set_interval",
    ),
    path("cases/<uuid:case_id>/supervision/brief/", views.brief, name="brief"),
    path(
        "cases/<uuid:case_id>/supervision/brief/print/",
        views.brief_print,
        name="brief_print",
    ),
    path("cases/<uuid:case_id>/supervision/notes/", views.own_note, name="own_note"),
    path("cases/<uuid:case_id>/supervision/ask/", views.ask, name="ask"),
    path(
        "cases/<uuid:case_id>/supervision/agenda/",
        views.put_on_agenda,
        name="put_on_agenda",
    ),
    path(
        "cases/<uuid:case_id>/supervision/agenda/withdraw/",
        views.withdraw_from_agenda,
        name="withdraw_from_agenda",
    ),
    path(
        "cases/<uuid:case_id>/supervision/agenda/move/",
        views.move_on_agenda,
        name="move_on_agenda",
    ),
    path(
        "cases/<uuid:case_id>/flags/<slug:flag>/dismiss/",
        views.dismiss_flag,
        name="dismiss_flag",
    ),
    path(
        "cases/<uuid:case_id>/risk/<uuid:risk_entry_id>/acknowledge/",
        views.acknowledge_risk,
        name="acknowledge_risk",
    ),
    path(
        "cases/<uuid:case_id>/sessions/<uuid:session_id>/countersign/",
        views.countersign_note,
        name="countersign_note",
    ),
    # one therapist: their work and their hours
    path("supervision/mine/", people.mine, name="mine"),
    path("supervision/people/", people.supervisees, name="supervisees"),
    path("supervision/people/<uuid:therapist_id>/", people.therapist, name="therapist"),
    path("supervision/people/<uuid:therapist_id>/hours/", people.hours, name="hours"),
    path(
        "supervision/people/<uuid:therapist_id>/hours.csv",
        people.hours_csv,
        name="hours_csv",
    ),
    path(
        "supervision/people/<uuid:therapist_id>/hours/pdf/",
        people.ask_for_log,
        name="ask_for_log",
    ),
    path("supervision/logs/<uuid:paper_id>.pdf", people.log_pdf, name="log_pdf"),
    # what was said of the work in a case, and its recordings
    path("cases/<uuid:case_id>/ratings/", ratings.ratings, name="ratings"),
    path(
        "cases/<uuid:case_id>/ratings/new/", ratings.begin_rating, name="begin_rating"
    ),
    path(
        "cases/<uuid:case_id>/ratings/<uuid:rating_id>/", ratings.rating, name="rating"
    ),
    path(
        "cases/<uuid:case_id>/ratings/<uuid:rating_id>/print/",
        ratings.rating_print,
        name="rating_print",
    ),
    path(
        "cases/<uuid:case_id>/ratings/<uuid:rating_id>/write/",
        ratings.write_rating,
        name="write_rating",
    ),
    path(
        "cases/<uuid:case_id>/ratings/<uuid:rating_id>/autosave/",
        ratings.autosave_rating,
        name="autosave_rating",
    ),
    path(
        "cases/<uuid:case_id>/ratings/<uuid:rating_id>/discard/",
        ratings.discard_rating,
        name="discard_rating",
    ),
    path(
        "cases/<uuid:case_id>/ratings/<uuid:rating_id>/share/",
        ratings.share_rating,
        name="share_rating",
    ),
    path(
        "cases/<uuid:case_id>/ratings/<uuid:rating_id>/take-back/",
        ratings.take_back_rating,
        name="take_back_rating",
    ),
    path("cases/<uuid:case_id>/recordings/", recordings.recordings, name="recordings"),
    path(
        "cases/<uuid:case_id>/recordings/<uuid:recording_id>/sampled/",
        recordings.sample_recording,
        name="sample_recording",
    ),
    path(
        "cases/<uuid:case_id>/recordings/<uuid:recording_id>/place/",
        recordings.correct_place,
        name="correct_place",
    ),
    path(
        "cases/<uuid:case_id>/recordings/<uuid:recording_id>/destroy/",
        recordings.destroy_recording,
        name="destroy_recording",
    ),
]
