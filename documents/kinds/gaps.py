"""What a part lacks while the record says nothing for it, and where that is written.

A gap is said to the writer, beside the part, and never on paper (docs/adr/0044). A part
that cannot have one says why.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from documents.queries.case_record import Record


@dataclass(frozen=True, kw_only=True)
class Gap:
    """`words`: what the record does not say yet. `write_at`: the name of the address of the
    case's page on which it is written, "" where no clinician writes it. `when`: whether
    this case can lack it at all.
    """

    words: str
    write_at: str = ""
    when: Callable[[Record], bool] = lambda record: True


class NoGap(StrEnum):
    """Why a part cannot have a gap."""

    ALWAYS_THERE = "The record always has something for this part."
    WRITERS_OWN = "These are the writer's own words; no record holds them."
    MAY_BE_EMPTY = "That there is nothing is an answer too."
    KEPT_BACK = "It is empty on purpose: nothing of risk goes to others by itself."


def is_dit(record: Record) -> bool:
    return record.is_dit


def is_ipt(record: Record) -> bool:
    return not record.is_dit


def of_plan(words: str) -> tuple[Gap, ...]:
    """Something that the relapse plan does not say."""
    return (Gap(words=words, write_at="sessions:relapse_plan"),)


FOCUS = Gap(words="No focus is agreed.", write_at="formulation:focus", when=is_ipt)
PATTERN = Gap(words="No pattern is written yet.", write_at="formulation:ipaf")
SIGNS = of_plan("The relapse plan has no warning signs.")
HELPS = of_plan("The relapse plan does not say what helps.")
WHO = of_plan("The relapse plan names nobody who can help.")
MEDICATION = Gap(
    words="The assessment says nothing about medication.", write_at="cases:intake"
)
MEASURED_TWICE = Gap(
    words="Nothing was measured twice yet.", write_at="sessions:measures"
)
# A practice admin enters them among the practice's settings.
CRISIS = Gap(words="The practice has no crisis numbers yet: an admin enters them.")
