"""What belongs to the initial phase before the work goes on.

IPT: an agreed primary focus, a formulation that the client has answered, and a plan with
a last date (Weissman, Markowitz & Klerman 2018; Markowitz & Swartz 2007). DIT: an IPAF
shared with the client, and how they took it (Lemma, Target & Fonagy 2011). Of a couple
also what becomes of what one of them says alone, before joint work begins: what one
said alone is told to the other only as agreed (AAMFT Code of Ethics 2015, 2.2).

Nothing here stops anybody: who goes on without says why (docs/adr/0025).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from protocols.base import FocusKind, Format, Phase, Protocol, by_key


class NeedKey(StrEnum):
    """Stored with reasons, in this order; never reused."""

    FOCUS = "FOCUS"
    FORMULATION = "FORMULATION"
    CONTRACT = "CONTRACT"
    IPAF = "IPAF"
    SECRETS = "SECRETS"


@dataclass(frozen=True, kw_only=True)
class Need:
    """One thing that belongs to the initial phase.

    `title` fits after "went on without", `sentence` says that it is not there, `todo` is
    the way to it: the first of `routes` that the product has.
    """

    key: NeedKey
    title: str
    sentence: str
    todo: str
    routes: tuple[str, ...]
    # The session before which it is needed; None for the end of the initial phase.
    before: int | None = None


# Joint work begins with the second session; in the first each of a couple is seen alone
# for a part. Rule of our own, after Foley et al. 1989.
JOINT_WORK_FROM = 2

NEEDS: tuple[Need, ...] = (
    Need(
        key=NeedKey.FOCUS,
        title="an agreed focus",
        sentence="No focus is agreed with the client",
        todo="Agree the focus",
        routes=("formulation:focus",),
    ),
    Need(
        key=NeedKey.FORMULATION,
        title="a shared formulation",
        sentence="The formulation is not shared with the client",
        todo="Share the formulation",
        # The focus page until the formulation has one of its own.
        routes=("formulation:formulation", "formulation:focus"),
    ),
    Need(
        key=NeedKey.CONTRACT,
        title="a plan with a last date",
        sentence="No plan with a last date is agreed",
        todo="Agree the plan",
        routes=("sessions:plan",),
    ),
    Need(
        key=NeedKey.IPAF,
        title="a shared IPAF",
        sentence="The IPAF is not shared with the client",
        todo="Share the IPAF",
        routes=("formulation:ipaf",),
    ),
    Need(
        key=NeedKey.SECRETS,
        title="an agreement about secrets",
        sentence="The two have not agreed what becomes of what one of them says alone",
        todo="Agree about secrets",
        routes=("cases:couple_terms",),
        before=JOINT_WORK_FROM,
    ),
)
_BY_KEY = by_key(NEEDS, lambda one: str(one.key))
_BY_KIND = {
    FocusKind.FOCUS_AREA: (NeedKey.FOCUS, NeedKey.FORMULATION, NeedKey.CONTRACT),
    FocusKind.IPAF: (NeedKey.IPAF,),
}
# Counselling agrees on one area in its first session and writes no formulation (Weissman
# et al. 2014); maintenance goes on from the one of the acute treatment (Frank 1991).
_NOT_IN = {
    Format.COUNSELLING: {NeedKey.FORMULATION},
    Format.MAINTENANCE: {NeedKey.FORMULATION},
}


def need(key: str) -> Need:
    """Raises KeyError for a key that never was one."""
    return _BY_KEY[key]


def needs_of(protocol: Protocol, *, are_two: bool = False) -> tuple[Need, ...]:
    """What belongs to the initial phase of a treatment by this protocol.

    `are_two`: two people come, whatever the protocol.
    """
    keys = set(_BY_KIND[protocol.focus_kind]) - _NOT_IN.get(protocol.format, set())
    if are_two:
        keys.add(NeedKey.SECRETS)
    return tuple(one for one in NEEDS if one.key in keys)


def missing(
    protocol: Protocol, there: Collection[str], *, are_two: bool = False
) -> tuple[Need, ...]:
    """What is not there yet; `there` holds the keys of what is."""
    found = needs_of(protocol, are_two=are_two)
    return tuple(one for one in found if one.key not in there)


def is_asked_for(need: Need, phases: Sequence[Phase], number: int) -> bool:
    """Whether to point to it while session `number` is next: one session ahead."""
    if need.before is not None:
        return bool(phases) and number >= need.before - 1
    return is_at_the_gate(phases, number)


def is_left_behind(need: Need, phases: Sequence[Phase], number: int) -> bool:
    """Whether session `number` goes on without it."""
    if need.before is not None:
        return bool(phases) and number >= need.before
    return is_beyond(phases, number)


def is_at_the_gate(phases: Sequence[Phase], number: int) -> bool:
    """Whether session `number` is the last of the initial phase, or lies beyond it."""
    return bool(phases) and number >= phases[0].last


def is_beyond(phases: Sequence[Phase], number: int) -> bool:
    """Whether session `number` lies beyond the initial phase."""
    return bool(phases) and number > phases[0].last
