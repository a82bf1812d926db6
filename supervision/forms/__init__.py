"""Labels, hints and validation. Forms never write and never see the request."""

from supervision.forms.agenda import AgendaForm
from supervision.forms.answering import (
    AcknowledgeForm,
    CountersignForm,
)
from supervision.forms.case import (
    AskForm,
    CommentForm,
    DismissForm,
    FinishOwnForm,
    ReviewForm,
)
from supervision.forms.caseload import CaseloadForm, IntervalForm, ViewForm
from supervision.forms.holding import (
    HeadForm,
    ItemForm,
    ReflectionForm,
    TakeUpForm,
    WordsForm,
)
from supervision.forms.load import LoadForm

__all__ = [
    "IntervalForm",
    "ViewForm",
    "AcknowledgeForm",
    "AgendaForm",
    "AskForm",
    "CaseloadForm",
    "CommentForm",
    "CountersignForm",
    "DismissForm",
    "FinishOwnForm",
    "HeadForm",
    "ItemForm",
    "LoadForm",
    "ReflectionForm",
    "ReviewForm",
    "TakeUpForm",
    "WordsForm",
]
