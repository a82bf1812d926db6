"""Pages of this room."""

from documents.views.exports import (
    ask_for_summary,
    export,
    export_download,
    export_progress,
    exports,
    new_export,
    retry_export,
    stop_export,
)

__all__ = [
    "ask_for_summary",
    "export",
    "export_download",
    "export_progress",
    "exports",
    "new_export",
    "retry_export",
    "stop_export",
]
