"""Paths of this room."""

from django.urls import URLPattern, path

from documents import views

app_name = "documents"

urlpatterns: list[URLPattern] = [
    path("exports/", views.exports, name="exports"),
    path("exports/new/", views.new_export, name="new_export"),
    # /exports/<batch_id>/
    path("exports/<uuid:batch_id>/", views.export, name="export"),
    path(
        "exports/<uuid:batch_id>/progress/",
        views.export_progress,
        name="export_progress",
    ),
    path(
        "exports/<uuid:batch_id>/download/",
        views.export_download,
        name="export_download",
    ),
    path("exports/<uuid:batch_id>/stop/", views.stop_export, name="stop_export"),
    path("exports/<uuid:batch_id>/retry/", views.retry_export, name="retry_export"),
    path(
        "cases/<uuid:case_id>/summary/ask/",
        views.ask_for_summary,
        name="ask_for_summary",
    ),
]
