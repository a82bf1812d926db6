"""Why a supervision session cannot be begun, filled, or closed as it was asked for."""

from __future__ import annotations

from collections.abc import Sequence

from accounts.models import User
from supervision.models import SupervisionItem, SupervisionSession


class OnlyItsSupervisorWrites(Exception):
    def __str__(self) -> str:
        return "Only the supervisor who holds this session writes in it."


class SessionIsClosed(Exception):
    def __str__(self) -> str:
        return (
            "This session is closed. You can add to what was said, but not change it."
        )


class SessionChangedElsewhere(Exception):
    """Another window changed it. `session` is what is on the server now."""

    def __init__(self, session: SupervisionSession) -> None:
        super().__init__()
        self.session = session

    def __str__(self) -> str:
        return (
            "This session was changed in another window. Nothing is lost: what you chose "
            "is in the form. Save again to keep it."
        )


class NobodyPresent(Exception):
    def __str__(self) -> str:
        return "Choose who is present"


class NotTheirSupervisor(Exception):
    def __init__(self, person: User) -> None:
        super().__init__()
        self.person = person

    def __str__(self) -> str:
        return f"You did not supervise {self.person.full_name} on that day"


class OneToOneHasOne(Exception):
    def __str__(self) -> str:
        return "One to one is with one person. Choose one, or choose group"


class CasesOfWhoIsAbsent(Exception):
    def __init__(self, person: User) -> None:
        super().__init__()
        self.person = person

    def __str__(self) -> str:
        return (
            f"Cases of {self.person.full_name} are in this session. Take them out first"
        )


class TherapistNotPresent(Exception):
    def __str__(self) -> str:
        return "The therapist of this case is not among those present."


class AlreadyInSession(Exception):
    def __str__(self) -> str:
        return "This case is in the session already."


class NotHeldYet(Exception):
    def __str__(self) -> str:
        return "Date of session must be today or in the past"


class MinutesMissing(Exception):
    def __str__(self) -> str:
        return "Write how many minutes it took, then close it"


class TypedBeside(Exception):
    """`items` are those in which another window typed what is not in the form."""

    def __init__(self, items: Sequence[SupervisionItem]) -> None:
        super().__init__()
        self.items = tuple(items)

    def __str__(self) -> str:
        numbers = ", ".join(item.case.client.number for item in self.items)
        return (
            f"Something typed in another window still waits: {numbers}. Open it, and "
            "take it over or lay it aside."
        )


class ItemsNotReadable(Exception):
    """`items` are those with something that cannot be read."""

    def __init__(self, items: Sequence[SupervisionItem]) -> None:
        super().__init__()
        self.items = tuple(items)

    def __str__(self) -> str:
        numbers = ", ".join(item.case.client.number for item in self.items)
        return f"Something cannot be read yet: {numbers}. Open it to see what."
