"""Forms of this room."""

from documents.forms.agreeing import AgreeForm
from documents.forms.case_export import CaseExportForm
from documents.forms.closing import CloseForm
from documents.forms.exports import ExportForm, StartForm
from documents.forms.writing import CommentForm, PartsForm, ShareForm, VersionsForm

__all__ = [
    "AgreeForm",
    "CaseExportForm",
    "CloseForm",
    "CommentForm",
    "ExportForm",
    "PartsForm",
    "ShareForm",
    "StartForm",
    "VersionsForm",
]
