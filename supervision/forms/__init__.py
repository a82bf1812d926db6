"""Labels, hints and validation. Forms never write and never see the request."""

from supervision.forms.agenda import AgendaForm
from supervision.forms.answering import AcknowledgeForm, CountersignForm
from supervision.forms.case import AskForm, CommentForm, DismissForm, ReviewForm
from supervision.forms.caseload import CaseloadForm
from supervision.forms.load import LoadForm

__all__ = [
    "LoadForm",
    "AcknowledgeForm",
    "AgendaForm",
    "AskForm",
    "CaseloadForm",
    "CommentForm",
    "CountersignForm",
    "DismissForm",
    "ReviewForm",
]
