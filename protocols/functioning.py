"""Seven areas of life, each rated 0 (fine) to 4 (cannot function) at intake and review.

The project's own scale; not validated, no total and no bands.
"""

from __future__ import annotations

from dataclasses import dataclass

from protocols.base import by_key

SOURCE = (
    "Own scale; IPT assesses social functioning (Weissman, Markowitz & Klerman 2018)"
)


@dataclass(frozen=True, kw_only=True)
class FunctioningArea:
    """One area of life. `key` is also the name of the field it is stored in."""

    key: str
    title: str
    question: str
    source: str = SOURCE


FUNCTIONING: tuple[FunctioningArea, ...] = (
    FunctioningArea(
        key="work",
        title="Work or study",
        question="How are you managing at work, at school or with studying?",
    ),
    FunctioningArea(
        key="home",
        title="Home",
        question="How are you managing what has to be done at home?",
    ),
    FunctioningArea(
        key="money",
        title="Money",
        question="How are you managing with money?",
    ),
    FunctioningArea(
        key="leisure",
        title="Free time",
        question="How much can you do of what you like doing?",
    ),
    FunctioningArea(
        key="friendships",
        title="Friendships",
        question="How are things with friends?",
    ),
    FunctioningArea(
        key="partner",
        title="Partner",
        question="How are things with your partner?",
    ),
    FunctioningArea(
        key="parenting",
        title="Parenting",
        question="How are you managing as a parent?",
    ),
)

_AREAS = by_key(FUNCTIONING, lambda item: item.key)


def functioning_area(key: str) -> FunctioningArea:
    """The area of life with this key. Raises KeyError."""
    return _AREAS[key]


# Both ends are always shown with the number.
LEVELS: tuple[tuple[int, str], ...] = (
    (0, "Fine"),
    (1, "Some trouble"),
    (2, "A lot of trouble"),
    (3, "Hardly managing"),
    (4, "Cannot function"),
)
