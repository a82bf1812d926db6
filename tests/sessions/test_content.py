"""Equal content has one spelling, and so one hash."""

from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum
from uuid import UUID

from sessions.content import canonical, plain, sha256_of, tidy

KEY = UUID("11111111-1111-4111-8111-111111111111")


class Word(Enum):
    ONE = "one"


def test_the_order_of_keys_does_not_matter():
    assert sha256_of({"a": 1, "b": 2}) == sha256_of({"b": 2, "a": 1})


def test_composed_and_decomposed_letters_are_the_same():
    assert sha256_of({"text": "Zoë"}) == sha256_of({"text": "Zoe\u0308"})


def test_line_ends_of_any_machine_are_the_same():
    assert tidy("one\r\ntwo\rthree") == "one\ntwo\nthree"


def test_a_moment_is_written_in_utc():
    moment = datetime(2026, 11, 23, 14, tzinfo=UTC)
    elsewhere = moment.astimezone(timezone(timedelta(hours=5)))

    assert plain(moment) == plain(elsewhere) == "2026-11-23T14:00:00.000000+00:00"


def test_values_become_what_json_can_hold():
    assert plain({KEY: (date(2026, 1, 2), Word.ONE, KEY, None, 3, True)}) == {
        str(KEY): ["2026-01-02", "one", str(KEY), None, 3, True]
    }


def test_the_canonical_form_has_no_spaces_and_keeps_letters():
    assert canonical({"b": "ä", "a": [1]}) == '{"a":[1],"b":"ä"}'


def test_one_changed_character_changes_the_hash():
    assert sha256_of({"text": "No plan."}) != sha256_of({"text": "No plan,"})
