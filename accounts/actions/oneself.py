"""What nobody changes about themselves while there is somebody else to do it."""

from __future__ import annotations

from accounts.models import User
from accounts.queries import other_admins


class OwnRoles(Exception):
    """Granting oneself clinical sight takes a second person."""

    def __init__(self) -> None:
        super().__init__(
            "You cannot change your own roles or supervision. "
            "Ask another practice admin"
        )


def check_is_someone_else(person: User, by: User) -> None:
    """Raise OwnRoles where an admin would change what they may see themselves.

    A lone admin may: nobody else could. The log keeps who did it.
    """
    if person.pk == by.pk and other_admins(by).exists():
        raise OwnRoles
