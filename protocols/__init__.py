"""The therapy manuals as data: what the application knows about IPT and DIT.

A leaf room of pure Python: no Django, no database, no clock. Adding a therapy is one
file and one line in `PROTOCOLS`. Keys are stored with cases and never reused.
"""

from __future__ import annotations

from protocols.base import Protocol, by_key
from protocols.dit import DIT_16_FOUR_PHASES, DIT_16_MANUAL
from protocols.ipt import IPT_ADULT

PROTOCOLS: dict[str, Protocol] = by_key(
    (
        IPT_ADULT,
        DIT_16_FOUR_PHASES,
        DIT_16_MANUAL,
    ),
    lambda item: item.key,
)


class UnknownProtocol(KeyError):
    """No protocol has this key."""

    def __str__(self) -> str:
        return f"There is no protocol with the key {self.args[0]}."


def protocol(key: str) -> Protocol:
    """The protocol with this key. Raises UnknownProtocol."""
    try:
        return PROTOCOLS[key]
    except KeyError:
        raise UnknownProtocol(key) from None


def choices() -> list[tuple[str, str]]:
    """(key, title) of every protocol, for a form."""
    return [(item.key, item.title) for item in PROTOCOLS.values()]
