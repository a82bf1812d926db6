"""A slip of the pen gives a number that does not exist, never somebody else's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.client_number import (
    ALPHABET,
    LENGTH,
    check_character,
    new_client_number,
    normalise,
)

BODIES = st.text(alphabet=ALPHABET, min_size=LENGTH - 1, max_size=LENGTH - 1)


def number_of(body):
    return body + check_character(body)


def test_new_numbers_are_valid_and_differ():
    numbers = {new_client_number() for _ in range(200)}

    assert len(numbers) == 200
    assert all(normalise(number) == number for number in numbers)


@given(BODIES, st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_noticed(body, place, other):
    number = number_of(body)
    wrong = number[:place] + other + number[place + 1 :]

    assert (normalise(wrong) is None) == (wrong != number)


@given(BODIES, st.integers(0, LENGTH - 3))
def test_swapped_neighbours_are_noticed_unless_they_are_half_the_alphabet_apart(
    body, place
):
    first, second = body[place], body[place + 1]
    swapped = body[:place] + second + first + body[place + 2 :]
    apart = (ALPHABET.index(first) - ALPHABET.index(second)) % 32

    same_sum = check_character(swapped) == check_character(body)

    assert same_sum == (apart in (0, 16))


@pytest.mark.parametrize("typed", ["", "7K2M", "7K2M4QXRZ", "7K2M4QX!"])
def test_what_cannot_be_a_number_is_none(typed):
    assert normalise(typed) is None


@given(BODIES)
def test_small_letters_blanks_and_look_alikes_are_read_kindly(body):
    number = number_of(body)
    typed = number.lower().replace("0", "o").replace("1", "l")

    assert normalise(f"{typed[:4]} {typed[4:]}") == number
    assert normalise(f"{typed[:4]}-{typed[4:]}") == number
