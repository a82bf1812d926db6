"""One row of the table of flags."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from protocols.thresholds import DEFAULTS, Thresholds
from supervision.facts import CaseFacts
from tests import make

DAY = timedelta(days=1)
TODAY = make.TODAY


@dataclass(frozen=True, kw_only=True)
class Line:
    """`below` raises nothing, `at` the flag with these words, `cleared` nothing again.

    `cleared` is `at` with what the flag asks for.
    """

    flag: str
    name: str
    says: str
    below: CaseFacts
    at: CaseFacts
    cleared: CaseFacts
    limits: Thresholds = DEFAULTS
    tag: str = ""

    def __str__(self) -> str:
        return f"{self.flag}: {self.name}"


def days(count: int) -> timedelta:
    return timedelta(days=count)
