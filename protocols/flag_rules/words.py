"""The words that several rules use."""

from __future__ import annotations


def plural(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
