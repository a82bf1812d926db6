"""Tables of this room."""

from supervision.models.review import SupervisionReview

__all__ = ["SupervisionReview"]
