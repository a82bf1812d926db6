"""Tables of this room."""

from documents.models.agreement import ReleaseAnswer
from documents.models.batch import (
    SUMMARIES,
    ExportBatch,
    ExportItem,
    SummaryRequest,
    summary_key,
)
from documents.models.case_export import CaseExport
from documents.models.document import OF_SUPERVISION, Document, DocumentComment, whose
from documents.models.rendering import Rendering
from documents.models.wording import PartWording
from documents.models.zip_job import ZipJob

__all__ = [
    "OF_SUPERVISION",
    "SUMMARIES",
    "CaseExport",
    "Document",
    "DocumentComment",
    "ExportBatch",
    "ExportItem",
    "PartWording",
    "ReleaseAnswer",
    "Rendering",
    "SummaryRequest",
    "ZipJob",
    "summary_key",
    "whose",
]
