"""Forms of this room."""

from documents.forms.closing import CloseForm
from documents.forms.exports import ExportForm, StartForm
from documents.forms.writing import CommentForm, PartsForm, ShareForm

__all__ = [
    "CloseForm",
    "CommentForm",
    "ExportForm",
    "PartsForm",
    "ShareForm",
    "StartForm",
]
