"""A supervision session is begun, filled from the agenda, and closed.

It is its supervisor's draft until they close it (docs/adr/0041).
"""

from supervision.actions.holding.begin import begin_session, change_session, check_holds
from supervision.actions.holding.close import close_session, discard_session
from supervision.actions.holding.fill import take_out, take_over_agenda, take_up
from supervision.actions.holding.refusals import (
    AlreadyInSession,
    CasesOfWhoIsAbsent,
    ItemsNotReadable,
    MinutesMissing,
    NobodyPresent,
    NotHeldYet,
    NotTheirSupervisor,
    OneToOneHasOne,
    OnlyItsSupervisorWrites,
    SessionChangedElsewhere,
    SessionIsClosed,
    TherapistNotPresent,
    TypedBeside,
)

__all__ = [
    "AlreadyInSession",
    "CasesOfWhoIsAbsent",
    "ItemsNotReadable",
    "MinutesMissing",
    "NobodyPresent",
    "NotHeldYet",
    "NotTheirSupervisor",
    "OneToOneHasOne",
    "OnlyItsSupervisorWrites",
    "SessionChangedElsewhere",
    "SessionIsClosed",
    "TherapistNotPresent",
    "TypedBeside",
    "begin_session",
    "change_session",
    "check_holds",
    "close_session",
    "discard_session",
    "take_out",
    "take_over_agenda",
    "take_up",
]
