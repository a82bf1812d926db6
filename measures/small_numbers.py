"""Which groups of a table are too small to show, and which go with them.

A group of fewer than ten could single somebody out. Where the whole is shown, one hidden
group could be worked out by taking the others away; so the next smallest are hidden too,
until those who are hidden together are ten or more.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TypeVar

from measures.outcomes import SMALLEST_SHOWN

Key = TypeVar("Key", bound=Hashable)


def hidden(sizes: Mapping[Key, int], *, least: int = SMALLEST_SHOWN) -> frozenset[Key]:
    """Keys whose group is not shown. `sizes` are the parts of one whole.

    An empty group is nobody, and says so. With anything hidden, at least two groups are,
    and they hold `least` or more together; where that cannot be, all are hidden.
    """
    parts = sorted(
        ((size, key) for key, size in sizes.items() if size > 0),
        key=lambda part: (part[0], str(part[1])),
    )
    found: list[Key] = []
    together = 0
    for size, key in parts:
        is_enough = not found or (together >= least and len(found) > 1)
        if size >= least and is_enough:
            break
        found.append(key)
        together += size
    return frozenset(found)
