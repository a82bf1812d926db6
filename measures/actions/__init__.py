"""The verbs of this room."""

from measures.actions.administrations import (
    AlreadyTakenBack,
    ReasonMissing,
    ScoresAreSigned,
    TakenOnIsInTheFuture,
    record_administration,
    withdraw_administration,
)

__all__ = [
    "AlreadyTakenBack",
    "ReasonMissing",
    "ScoresAreSigned",
    "TakenOnIsInTheFuture",
    "record_administration",
    "withdraw_administration",
]
