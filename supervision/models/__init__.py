"""Tables of this room."""

from supervision.models.agenda import AgendaItem
from supervision.models.load import LoadLook
from supervision.models.review import SupervisionReview

__all__ = ["LoadLook", "AgendaItem", "SupervisionReview"]
