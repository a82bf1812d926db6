"""Labels, hints and validation. Forms never write and never see the request."""

from supervision.forms.answering import AcknowledgeForm, CountersignForm
from supervision.forms.case import AskForm, CommentForm, DismissForm, ReviewForm
from supervision.forms.caseload import CaseloadForm

__all__ = [
    "AcknowledgeForm",
    "AskForm",
    "CaseloadForm",
    "CommentForm",
    "CountersignForm",
    "DismissForm",
    "ReviewForm",
]
