"""Tables of this room."""

from supervision.models.agenda import AgendaItem
from supervision.models.brief import SupervisionBrief
from supervision.models.caseload import (
    ReviewInterval,
    SavedView,
)
from supervision.models.competence import (
    CompetenceRating,
    RatingShare,
)
from supervision.models.item import (
    SupervisionAddendum,
    SupervisionDecision,
    SupervisionItem,
)
from supervision.models.load import LoadLook
from supervision.models.log import LogPaper
from supervision.models.own_notes import SupervisorNote
from supervision.models.recording import (
    RecordingPlace,
    RecordingSample,
    SessionRecording,
)
from supervision.models.review import SupervisionReview
from supervision.models.session import (
    SupervisionPresence,
    SupervisionReflection,
    SupervisionSession,
)

__all__ = [
    "AgendaItem",
    "CompetenceRating",
    "LoadLook",
    "LogPaper",
    "RatingShare",
    "RecordingPlace",
    "RecordingSample",
    "ReviewInterval",
    "SavedView",
    "SessionRecording",
    "SupervisionAddendum",
    "SupervisionBrief",
    "SupervisionDecision",
    "SupervisionItem",
    "SupervisionPresence",
    "SupervisionReflection",
    "SupervisionReview",
    "SupervisionSession",
    "SupervisorNote",
]
