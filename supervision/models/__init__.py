"""Tables of this room."""

from supervision.models.agenda import AgendaItem
from supervision.models.competence import (
    CompetenceRating,
    RatingShare,
)
from supervision.models.load import LoadLook
from supervision.models.recording import (
    RecordingSample,
    SessionRecording,
)
from supervision.models.review import SupervisionReview

__all__ = [
    "AgendaItem",
    "CompetenceRating",
    "LoadLook",
    "RatingShare",
    "RecordingSample",
    "SessionRecording",
    "SupervisionReview",
]
