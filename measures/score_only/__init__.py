"""Scales of which numbers are recorded, as data. Adding one is one line in `SCALES`."""

from __future__ import annotations

from measures.score_only.mood import (
    BDI2,
    CORE10,
    COREOM,
    DASS21,
    EPDS,
    HADS,
    HAMD17,
    PHQA,
    QIDS16,
    WHO5,
)
from measures.score_only.own import ALLIANCE, MOOD, OWN_RATINGS, PATTERN, PROBLEM_AREA
from measures.score_only.relating import (
    ECRR,
    ECRRS,
    IIP32,
    LSNS6,
    MSPSS,
    ORS,
    REQOL10,
    SASSR,
    SRS,
    UCLA3,
    WAISR,
)
from measures.score_only.safety import CSSRS
from measures.score_only.shapes import (
    CutOff,
    InvalidNumber,
    Part,
    Reason,
    ScoreOnly,
    Stretch,
)
from measures.score_only.young import RCADS, SDQ, YPCORE
from protocols.base import by_key
from protocols.parts import Therapy

__all__ = [
    "ALLIANCE",
    "MOOD",
    "OWN_RATINGS",
    "PATTERN",
    "PROBLEM_AREA",
    "SCALES",
    "CutOff",
    "InvalidNumber",
    "Part",
    "Reason",
    "ScoreOnly",
    "Stretch",
    "UnknownScale",
    "choices",
    "ratings_of",
    "scale",
]

SCALES: dict[str, ScoreOnly] = by_key(
    (
        *OWN_RATINGS,
        CORE10,
        COREOM,
        HAMD17,
        BDI2,
        QIDS16,
        EPDS,
        WHO5,
        DASS21,
        HADS,
        IIP32,
        ECRR,
        ECRRS,
        MSPSS,
        LSNS6,
        UCLA3,
        SASSR,
        REQOL10,
        ORS,
        SRS,
        WAISR,
        PHQA,
        YPCORE,
        RCADS,
        SDQ,
        CSSRS,
    ),
    lambda item: item.key,
)


class UnknownScale(KeyError):
    """No scale has this key."""

    def __str__(self) -> str:
        return f"There is no scale with the key {self.args[0]}."


def scale(key: str) -> ScoreOnly:
    """The scale with this key. Raises UnknownScale."""
    try:
        return SCALES[key]
    except KeyError:
        raise UnknownScale(key) from None


def ratings_of(therapy: str) -> list[ScoreOnly]:
    """The ratings of our own that suit a therapy ("IPT", "DIT" or "" while undecided).

    DIT follows the agreed pattern, IPT the agreed problem area; the others suit both.
    """
    other = PROBLEM_AREA if therapy == Therapy.DIT else PATTERN
    return [one for one in OWN_RATINGS if one is not other]


def choices() -> list[tuple[str, str]]:
    """(key, short title) of every scale, for a form."""
    return [(item.key, item.short_title) for item in SCALES.values()]
