"""Tables of this room."""

from documents.models.batch import ExportBatch, ExportItem, SummaryRequest
from documents.models.document import Document, DocumentComment
from documents.models.rendering import Rendering

__all__ = [
    "Document",
    "DocumentComment",
    "ExportBatch",
    "ExportItem",
    "Rendering",
    "SummaryRequest",
]
