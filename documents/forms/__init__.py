"""Forms of this room."""

from documents.forms.case_export import CaseExportForm
from documents.forms.closing import CloseForm
from documents.forms.exports import ExportForm, StartForm
from documents.forms.writing import CommentForm, PartsForm, ShareForm

__all__ = [
    "CaseExportForm",
    "CloseForm",
    "CommentForm",
    "ExportForm",
    "PartsForm",
    "ShareForm",
    "StartForm",
]
