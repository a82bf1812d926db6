"""Paths of therapy groups. A member's meetings belong to the member's case."""

from django.urls import URLPattern, path

from sessions.views import groups as views

app_name = "groups"

ONE = "groups/<uuid:group_id>"
MEMBER = f"{ONE}/members/<uuid:member_id>"
HELD = f"{ONE}/sessions/<uuid:group_session_id>"
CASE = "cases/<uuid:case_id>"

urlpatterns: list[URLPattern] = [
    path("groups/", views.group_list, name="list"),
    path("groups/new/", views.new, name="new"),
    path(f"{ONE}/", views.group, name="group"),
    path(f"{ONE}/change/", views.change, name="change"),
    path(f"{ONE}/end/", views.end, name="end"),
    path(f"{ONE}/leaders/", views.leaders, name="leaders"),
    path(f"{ONE}/leaders/<uuid:leader_id>/end/", views.end_leader, name="end_leader"),
    path(f"{ONE}/members/add/", views.add_member, name="add_member"),
    path(f"{MEMBER}/join/", views.join, name="join"),
    path(f"{MEMBER}/leave/", views.leave, name="leave"),
    path(f"{ONE}/attendance/print/", views.attendance_print, name="attendance_print"),
    path(f"{ONE}/sessions/new/", views.new_session, name="new_session"),
    path(f"{HELD}/", views.session, name="session"),
    path(f"{HELD}/sign/", views.sign, name="sign"),
    path(f"{HELD}/autosave/", views.autosave_note, name="autosave"),
    path(f"{HELD}/lay-aside/", views.lay_note_aside, name="lay_aside"),
    path(f"{HELD}/addendum/", views.addendum, name="addendum"),
    path(f"{HELD}/summary/", views.summary, name="summary"),
    path(f"{HELD}/summary/approve/", views.approve_summary, name="approve_summary"),
    path(f"{HELD}/summary/autosave/", views.autosave_summary, name="autosave_summary"),
    path(
        f"{HELD}/summary/lay-aside/", views.lay_summary_aside, name="lay_summary_aside"
    ),
    path(f"{HELD}/summary/print/", views.summary_print, name="summary_print"),
    path(f"{CASE}/group-meetings/<slug:kind>/", views.meeting, name="meeting"),
    path(
        f"{CASE}/group-meetings/<slug:kind>/sign/",
        views.sign_meeting,
        name="sign_meeting",
    ),
    path(
        f"{CASE}/group-meetings/<slug:kind>/autosave/",
        views.autosave_meeting,
        name="autosave_meeting",
    ),
    path(
        f"{CASE}/group-meetings/<slug:kind>/lay-aside/",
        views.lay_meeting_aside,
        name="lay_meeting_aside",
    ),
    path(f"{CASE}/goal-card/", views.goal_card, name="goal_card"),
]
