"""What a training usually asks of its casework, to lay beside what a trainee has done.

For orientation: courses differ and change. A practice sets its own numbers, and no page
says that someone has passed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from protocols.base import Therapy

# The level-B text of IPT UK, and what NHS courses ask for since.
IPT_UK = "IPT UK, accreditation standards (iptuk.net)"
# Two concurrent cases, sixteen hours of supervision, four recordings assessed.
DIT_COURSE = "Anna Freud, five-day DIT training; accredited by the BPC (annafreud.org)"


class Ask(StrEnum):
    """What is counted."""

    CASES = "CASES"
    RECORDINGS_PER_CASE = "RECORDINGS_PER_CASE"
    SESSIONS_PER_CASE = "SESSIONS_PER_CASE"
    HOURS = "HOURS"
    RECORDINGS = "RECORDINGS"


@dataclass(frozen=True, kw_only=True)
class Expectation:
    """One number that a training asks for, kept as the threshold of the same name."""

    key: str
    therapy: Therapy
    ask: Ask
    title: str
    source: str


EXPECTATIONS: tuple[Expectation, ...] = (
    Expectation(
        key="ipt_training_cases",
        therapy=Therapy.IPT,
        ask=Ask.CASES,
        title="Supervised IPT cases",
        source=IPT_UK,
    ),
    Expectation(
        key="ipt_training_sessions",
        therapy=Therapy.IPT,
        ask=Ask.SESSIONS_PER_CASE,
        title="Sessions of each IPT case that were supervised",
        source=IPT_UK,
    ),
    Expectation(
        key="ipt_training_recordings",
        therapy=Therapy.IPT,
        ask=Ask.RECORDINGS_PER_CASE,
        title="Recordings of each IPT case that were sampled",
        source=IPT_UK,
    ),
    Expectation(
        key="dit_training_cases",
        therapy=Therapy.DIT,
        ask=Ask.CASES,
        title="Supervised DIT cases",
        source=DIT_COURSE,
    ),
    Expectation(
        key="dit_training_hours",
        therapy=Therapy.DIT,
        ask=Ask.HOURS,
        title="Hours of supervision in DIT",
        source=DIT_COURSE,
    ),
    Expectation(
        key="dit_training_recordings",
        therapy=Therapy.DIT,
        ask=Ask.RECORDINGS,
        title="DIT recordings that were assessed",
        source=DIT_COURSE,
    ),
)


def expectations_of(
    therapy: Therapy, thresholds: Mapping[str, int]
) -> tuple[tuple[Expectation, int], ...]:
    """What a therapy's training asks for, with the practice's number for each.

    In: the numbers by the names of `protocols.thresholds`.
    """
    return tuple(
        (one, thresholds[one.key]) for one in EXPECTATIONS if one.therapy == therapy
    )
