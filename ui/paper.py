"""How much text a printed page holds. An estimate, for a hint before somebody prints."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil


def lines_of(text: str, *, across: int) -> int:
    """Lines that a text takes where `across` characters stand in one; 0 for none."""
    return sum(max(1, ceil(len(line) / across)) for line in text.strip().splitlines())


def lines_of_all(texts: Iterable[str], *, across: int, between: float) -> float:
    """Lines of several texts below each other, with `between` lines after each."""
    counts = [lines_of(text, across=across) for text in texts if text.strip()]
    return sum(counts) + between * len(counts)
