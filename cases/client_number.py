"""Client numbers: 7 random Crockford base32 characters and one check character.

Never a sequence, never derived from a person. A slip of one character, or two neighbours
swapped, gives a number that does not exist rather than somebody else's.
"""

from __future__ import annotations

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8
SHORTEST_BEGINNING = 3
# Weights are odd, hence invertible modulo 32: any single wrong character changes the sum.
# Neighbours differ by 2 modulo 32, so swapped neighbours are caught unless they differ by 16.
WEIGHTS = (1, 3, 5, 7, 9, 11, 13)
READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})


def check_character(body: str) -> str:
    total = sum(
        weight * ALPHABET.index(character)
        for weight, character in zip(WEIGHTS, body, strict=True)
    )
    return ALPHABET[total % len(ALPHABET)]


def new_client_number() -> str:
    """8 characters, such as "7QK2M9XR"."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return body + check_character(body)


def beginning(text: str) -> str | None:
    """The first characters of a number, at least three, or None when it cannot be one."""
    number = text.upper().translate(READ_AS)
    is_long_enough = SHORTEST_BEGINNING <= len(number) <= LENGTH
    if not is_long_enough or any(character not in ALPHABET for character in number):
        return None
    return number


def normalise(text: str) -> str | None:
    """The number that a person typed, or None when it cannot be one."""
    number = text.upper().translate(READ_AS)
    if len(number) != LENGTH or any(character not in ALPHABET for character in number):
        return None
    return number if check_character(number[:-1]) == number[-1] else None
