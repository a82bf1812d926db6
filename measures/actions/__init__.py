"""The verbs of this room."""

from measures.actions.administrations import (
    AlreadyTakenBack,
    ReasonMissing,
    ScoresAreSigned,
    TakenOnIsInTheFuture,
    record_administration,
    withdraw_administration,
)
from measures.actions.links import (
    AlreadyAnswered,
    LinkIsOver,
    LinkRefused,
    NotAllAsked,
    NotAnAnswer,
    NothingChosen,
    NotToBeSent,
    ValidForTooLong,
    forget_unsent,
    hand_over,
    keep_answer,
    make_link,
    open_link,
    revoke_link,
    send_answers,
)
from measures.actions.scale_entries import (
    record_scale_entry,
    withdraw_scale_entry,
)

__all__ = [
    "AlreadyAnswered",
    "LinkIsOver",
    "LinkRefused",
    "NotAllAsked",
    "NotAnAnswer",
    "NotToBeSent",
    "NothingChosen",
    "ValidForTooLong",
    "forget_unsent",
    "hand_over",
    "keep_answer",
    "make_link",
    "open_link",
    "revoke_link",
    "send_answers",
    "AlreadyTakenBack",
    "ReasonMissing",
    "ScoresAreSigned",
    "TakenOnIsInTheFuture",
    "record_administration",
    "record_scale_entry",
    "withdraw_administration",
    "withdraw_scale_entry",
]
