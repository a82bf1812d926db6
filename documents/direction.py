"""A number keeps its order beside a name that is written from the right.

In "أحمد, 01632 960141" the direction of the name runs on into the number, whose groups
would change places (Unicode Standard Annex 9, rules W2 and N1). On paper each inline
element is a line of its own to the typesetter: a name in one keeps its direction to itself.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element, SubElement

FROM_THE_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U0001e900-\U0001e95f"
# The words, and behind them a number: after a mark between, or long enough for a phone's.
BEFORE_NUMBER = re.compile(
    rf"([{FROM_THE_RIGHT}](?:[{FROM_THE_RIGHT}\s'’.-]*[{FROM_THE_RIGHT}])?)"
    r"(?=\s*[,;:(–-]\s*\+?\d|\s+\+?\d[\d ]{4,})"
)
# A drawing sets each of its words apart already; the head is not set at all.
LEFT_ALONE = ("svg", "head", "style", "script")


def keep_numbers_in_order(tree: Any) -> None:
    """Put words from the right that stand before a number into an element of their own."""
    if not isinstance(tree.tag, str) or tree.tag.endswith(LEFT_ALONE):
        return
    for child in list(tree):
        keep_numbers_in_order(child)
    for place, child in reversed(list(enumerate(tree))):
        child.tail = _apart(tree, child.tail, place + 1)
    tree.text = _apart(tree, tree.text, 0)


def _apart(parent: Any, text: str | None, place: int) -> str | None:
    """What comes before the first such words. Each of them becomes a child at `place`."""
    if not text or not BEFORE_NUMBER.search(text):
        return text
    first, *pieces = BEFORE_NUMBER.split(text)
    for at, (words, after) in enumerate(zip(pieces[::2], pieces[1::2], strict=True)):
        apart: Element = SubElement(parent, "span")
        parent.remove(apart)
        apart.text, apart.tail = words, after
        parent.insert(place + at, apart)
    return str(first)
