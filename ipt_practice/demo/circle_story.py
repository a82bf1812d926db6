"""What is told of the circle of a demo case besides where people stand: before, and wishes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """Where someone stood before it began, as the client said in a session."""

    name: str
    ring: int
    week: int = 2
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Wished:
    """Where the client would like someone, as said in a session."""

    name: str
    ring: int
    week: int = 3
