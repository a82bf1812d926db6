"""The therapy manuals as data: what the application knows about IPT and DIT.

A leaf room of pure Python: no Django, no database, no clock. Adding a therapy is one
file and one line in `PROTOCOLS`. Keys are stored with cases and never reused.
"""

from __future__ import annotations

from protocols.base import Format, Protocol, by_key
from protocols.dit import DIT_16_FOUR_PHASES, DIT_16_MANUAL
from protocols.ipt import IPT_ADULT
from protocols.ipt_adolescent import IPT_ADOLESCENT
from protocols.ipt_brief import IPT_BRIEF
from protocols.ipt_conjoint import IPT_COUPLE
from protocols.ipt_counselling import IPT_COUNSELLING
from protocols.ipt_group import IPT_GROUP, IPT_GROUP_8
from protocols.ipt_maintenance import IPT_MAINTENANCE

PROTOCOLS: dict[str, Protocol] = by_key(
    (
        IPT_ADULT,
        IPT_ADOLESCENT,
        IPT_BRIEF,
        IPT_COUNSELLING,
        IPT_MAINTENANCE,
        IPT_GROUP,
        IPT_GROUP_8,
        IPT_COUPLE,
        DIT_16_FOUR_PHASES,
        DIT_16_MANUAL,
    ),
    lambda item: item.key,
)
# Formats of more than one client that are chosen for a case all the same: a couple's
# partner is added to the case. A group's protocol comes to a case by joining the group.
OFFERED_WITH_OTHERS = frozenset({Format.COUPLE})


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


def titles() -> list[tuple[str, str]]:
    """(key, title) of every protocol, for printing what a case was stored with."""
    return [(item.key, item.title) for item in PROTOCOLS.values()]


def choices() -> list[tuple[str, str]]:
    """(key, title) of every protocol that can be chosen for a client, for a form."""
    return [(item.key, item.title) for item in PROTOCOLS.values() if is_offered(item)]


def grouped_choices(but: str = "") -> list[tuple[str, list[tuple[str, str]]]]:
    """The same under "IPT" and "DIT", without the key `but`."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for key, title in choices():
        if key != but:
            groups.setdefault(PROTOCOLS[key].therapy.value, []).append((key, title))
    return list(groups.items())


def is_offered(item: Protocol) -> bool:
    """Whether the forms that choose a model for one client offer this one."""
    return item.is_chosen_for_one_client or item.format in OFFERED_WITH_OTHERS
