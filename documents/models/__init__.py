"""Tables of this room."""

from documents.models.agreement import ReleaseAnswer
from documents.models.batch import ExportBatch, ExportItem, SummaryRequest
from documents.models.case_export import CaseExport
from documents.models.document import OF_SUPERVISION, Document, DocumentComment
from documents.models.rendering import Rendering
from documents.models.wording import PartWording
from documents.models.zip_job import ZipJob

__all__ = [
    "OF_SUPERVISION",
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
]
