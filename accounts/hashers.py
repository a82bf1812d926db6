"""Password hashing sized for a small server."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2id(Argon2PasswordHasher):
    """46 MiB, two passes, one lane: about 60 ms, against 288 ms and 100 MiB by default.

    Eight people signing in at once then need 370 MiB, not 800 (OWASP's floor is 19 MiB).
    """

    memory_cost = 47_104
    time_cost = 2
    parallelism = 1
