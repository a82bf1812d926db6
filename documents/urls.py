"""Paths of this room."""

from django.urls import path

from documents.views import (
    case_exports,
    ending,
    exports,
    issuing,
    versions,
    wording,
    writing,
)

app_name = "documents"

CASE = "cases/<uuid:case_id>/documents/"
ONE = f"{CASE}<uuid:document_id>/"
COPY = "cases/<uuid:case_id>/export/"
BATCH = "exports/<uuid:batch_id>/"

urlpatterns = [
    path(CASE, writing.list_documents, name="list"),
    path(f"{CASE}new/", writing.new, name="new"),
    path(f"{CASE}ask/", exports.ask_for_summary, name="ask_for_summary"),
    path(ONE, writing.document, name="document"),
    path(f"{ONE}autosave/", writing.autosave, name="autosave"),
    path(f"{ONE}checks/", writing.checks, name="checks"),
    path(f"{ONE}comment/", writing.comment, name="comment"),
    path(f"{ONE}approve/", issuing.approve, name="approve"),
    path(f"{ONE}render/", issuing.ask_again, name="render"),
    path(f"{ONE}status/", issuing.status, name="status"),
    path(f"{ONE}versions/", versions.versions, name="versions"),
    path(f"{ONE}pdf/", issuing.pdf, name="pdf"),
    path(f"{ONE}release/", issuing.release, name="release"),
    path(f"{ONE}answer/", issuing.answer_release, name="answer_release"),
    path(f"{ONE}shared/", issuing.shared, name="shared"),
    path("cases/<uuid:case_id>/ending/", ending.ending, name="ending"),
    path("cases/<uuid:case_id>/close/", issuing.close, name="close"),
    path(COPY, case_exports.export_case, name="export_case"),
    path(
        f"{COPY}progress/",
        case_exports.case_export_progress,
        name="case_export_progress",
    ),
    path(
        f"{COPY}<uuid:export_id>/download/",
        case_exports.download_case_export,
        name="download_case_export",
    ),
    path("practice/wording/", wording.wordings, name="wordings"),
    path("practice/wording/<slug:kind>/<slug:part>/", wording.wording, name="wording"),
    path("exports/", exports.exports, name="exports"),
    path("exports/new/", exports.new_export, name="new_export"),
    path(BATCH, exports.export, name="export"),
    path(f"{BATCH}progress/", exports.export_progress, name="export_progress"),
    path(f"{BATCH}download/", exports.export_download, name="export_download"),
    path(f"{BATCH}stop/", exports.stop_export, name="stop_export"),
    path(f"{BATCH}retry/", exports.retry_export, name="retry_export"),
]
