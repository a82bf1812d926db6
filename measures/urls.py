"""Paths of this room. The page with all scores, by session, is that of sessions."""

from django.urls import URLPattern, path

from measures import views

app_name = "measures"

urlpatterns: list[URLPattern] = [
    path("cases/<uuid:case_id>/measures/new/", views.choose, name="choose"),
    path(
        "cases/<uuid:case_id>/measures/scales/<slug:scale>/new/",
        views.new_scale,
        name="new_scale",
    ),
    path(
        "cases/<uuid:case_id>/measures/scales/<uuid:entry_id>/",
        views.scale_entry,
        name="scale_entry",
    ),
    path("cases/<uuid:case_id>/measures/<slug:instrument>/new/", views.new, name="new"),
    path(
        "cases/<uuid:case_id>/measures/<uuid:administration_id>/",
        views.administration,
        name="administration",
    ),
    path(
        "cases/<uuid:case_id>/measures/links/<uuid:self_report_id>/tablet/",
        views.hand_over,
        name="hand_over",
    ),
    path(
        "cases/<uuid:case_id>/measures/links/<uuid:self_report_id>/take-back/",
        views.revoke,
        name="revoke",
    ),
    # For a client with a link, who has no account.
    path("m/<str:token>/", views.answer, name="answer"),
]
