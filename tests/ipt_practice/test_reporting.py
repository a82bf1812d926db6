"""What would let its reader in is in no line of the log."""

import logging

import pytest

from ipt_practice.reporting import HideLinks


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Internal Server Error: /m/aBc-1_2/", "Internal Server Error: /m/[hidden]/"),
        ('"POST /m/aBc HTTP/1.1" 200', '"POST /m/[hidden] HTTP/1.1" 200'),
        (
            "/accounts/password/reset/key/ab1-c9z-77/ failed",
            "/accounts/password/reset/key/[hidden]/ failed",
        ),
        ("GET /cases/7/measures/ 200", "GET /cases/7/measures/ 200"),
    ],
)
def test_the_address_of_a_link_is_hidden(said, kept):
    record = logging.LogRecord("x", logging.ERROR, "", 0, "%s", (said,), None)

    assert HideLinks().filter(record)
    assert record.getMessage() == kept


def test_every_handler_of_the_program_hides_them(settings):
    handlers = settings.LOGGING["handlers"].values()

    assert all("addresses" in handler["filters"] for handler in handlers)
