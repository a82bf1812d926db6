"""The verbs of this room: every write, with its line in the log."""

from supervision.actions.agenda import (
    AgendaChangedElsewhere,
    AlreadyOnAgenda,
    NotOnAgenda,
    OnlyItsTherapistSorts,
    PutThereByTheSupervisor,
    change_agenda_item,
    move_on_agenda,
    put_on_agenda,
    withdraw_from_agenda,
)
from supervision.actions.answering import (
    AcknowledgementSaysNothing,
    OnlyItsSupervisorCountersigns,
    acknowledge_risk,
    countersign_note,
)
from supervision.actions.load import (
    LoadIsWithinLimits,
    LookSaysNothing,
    OnlyTheirSupervisorLooks,
    look_at_load,
)
from supervision.actions.resting import (
    DismissalEndsInThePast,
    DismissalNeedsAReason,
    FlagStandsOnSomethingElse,
    NoSuchFlag,
    dismiss_flag,
)
from supervision.actions.reviewing import (
    NotBetweenThem,
    NothingSaid,
    OnlyItsSupervisorReviews,
    ask_therapist,
    check_supervises,
    comment_on_case,
    review_case,
)

__all__ = [
    "look_at_load",
    "OnlyTheirSupervisorLooks",
    "LookSaysNothing",
    "LoadIsWithinLimits",
    "AgendaChangedElsewhere",
    "AlreadyOnAgenda",
    "NotOnAgenda",
    "OnlyItsTherapistSorts",
    "PutThereByTheSupervisor",
    "change_agenda_item",
    "move_on_agenda",
    "put_on_agenda",
    "withdraw_from_agenda",
    "AcknowledgementSaysNothing",
    "DismissalEndsInThePast",
    "DismissalNeedsAReason",
    "FlagStandsOnSomethingElse",
    "NoSuchFlag",
    "NotBetweenThem",
    "NothingSaid",
    "OnlyItsSupervisorCountersigns",
    "OnlyItsSupervisorReviews",
    "acknowledge_risk",
    "ask_therapist",
    "check_supervises",
    "comment_on_case",
    "countersign_note",
    "dismiss_flag",
    "review_case",
]
