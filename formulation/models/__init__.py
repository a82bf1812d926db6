"""Tables of this room."""

from django.db import models

from formulation.models.focus import FocusArea, FocusStage
from formulation.models.goals import Goal, GoalRating
from formulation.models.inventory import ClosenessRating, InventoryPerson
from formulation.models.ipaf import Ipaf, PatternSighting

__all__ = [
    "ClosenessRating",
    "FocusArea",
    "FocusStage",
    "Goal",
    "GoalRating",
    "InventoryPerson",
    "Ipaf",
    "PatternSighting",
    "longest",
]


def longest(model: type[models.Model], field: str) -> int:
    """How many characters a field of text holds."""
    return int(getattr(model._meta.get_field(field), "max_length", 0))
