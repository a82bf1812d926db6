"""Tables of this room."""

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
]
