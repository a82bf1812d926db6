"""Tables of this room."""

from accounts.models.people import (
    Arrangement,
    SupervisionLink,
    User,
    UserQuerySet,
    describe_roles,
)
from accounts.models.practice import Practice
from accounts.models.sign_in import LastCode, SignInTries

__all__ = [
    "Arrangement",
    "LastCode",
    "Practice",
    "SignInTries",
    "SupervisionLink",
    "User",
    "UserQuerySet",
    "describe_roles",
]
