"""Tables of this room."""

from accounts.models.logo import Logo
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
    "Logo",
    "Arrangement",
    "LastCode",
    "Practice",
    "SignInTries",
    "SupervisionLink",
    "User",
    "UserQuerySet",
    "describe_roles",
]
