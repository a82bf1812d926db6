"""The verbs of this room."""

from documents.actions.batches import (
    ExportGone,
    ExportNotRunning,
    NotAnAdmin,
    NothingToExport,
    NothingToTryAgain,
    ReasonMissing,
    ask_for_summary,
    download_batch,
    retry_batch,
    start_batch,
    stop_batch,
)
from documents.actions.renderings import DocumentNotApproved, request_rendering

__all__ = [
    "DocumentNotApproved",
    "ExportGone",
    "ExportNotRunning",
    "NotAnAdmin",
    "NothingToExport",
    "NothingToTryAgain",
    "ReasonMissing",
    "ask_for_summary",
    "download_batch",
    "request_rendering",
    "retry_batch",
    "start_batch",
    "stop_batch",
]
