"""Labels, hints and validation. Forms never write and never see the request."""

from supervision.forms.agenda import AgendaForm
from supervision.forms.answering import (
    AcknowledgeForm,
    CountersignForm,
)
from supervision.forms.brief import BriefForm
from supervision.forms.case import (
    AskForm,
    CommentForm,
    DismissForm,
    FinishOwnForm,
    ReviewForm,
)
from supervision.forms.caseload import (
    CaseloadForm,
    IntervalForm,
    ViewForm,
)
from supervision.forms.holding import (
    HeadForm,
    ItemForm,
    ReflectionForm,
    TakeUpForm,
    WordsForm,
)
from supervision.forms.load import LoadForm
from supervision.forms.own_notes import OwnNoteForm

__all__ = [
    "AcknowledgeForm",
    "AgendaForm",
    "AskForm",
    "BriefForm",
    "CaseloadForm",
    "CommentForm",
    "CountersignForm",
    "DismissForm",
    "FinishOwnForm",
    "HeadForm",
    "IntervalForm",
    "ItemForm",
    "LoadForm",
    "OwnNoteForm",
    "ReflectionForm",
    "ReviewForm",
    "TakeUpForm",
    "ViewForm",
    "WordsForm",
]
