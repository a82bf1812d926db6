"""Reliable and clinically significant change (Jacobson & Truax 1991).

With the correction of Christensen & Mendoza 1986. Change has to exceed the index, not
just equal it.
"""

from __future__ import annotations

import math
from enum import StrEnum

Z95 = 1.96


class Significance(StrEnum):
    RECOVERED = "RECOVERED"
    IMPROVED = "IMPROVED"
    UNCHANGED = "UNCHANGED"
    DETERIORATED = "DETERIORATED"


def error_of_difference(sd: float, reliability: float) -> float:
    """The standard error of a difference between two scores."""
    return sd * math.sqrt(2) * math.sqrt(1 - reliability)


def reliable_change_index(sd: float, reliability: float, z: float = Z95) -> float:
    """Points that a change has to exceed."""
    return z * error_of_difference(sd, reliability)


def reliable_change(first: float, last: float, sd: float, reliability: float) -> float:
    """The change in standard errors; reliable when beyond 1.96 either way."""
    return (last - first) / error_of_difference(sd, reliability)


def is_reliable(change: float, z: float = Z95) -> bool:
    return abs(change) > z


def cutoff_a(
    mean_clinical: float, sd_clinical: float, *, higher_is_better: bool
) -> float:
    """Two standard deviations from the clinical mean, in the healthy direction."""
    return mean_clinical + (2 if higher_is_better else -2) * sd_clinical


def cutoff_b(
    mean_functional: float, sd_functional: float, *, higher_is_better: bool
) -> float:
    """Two standard deviations from the functional mean, with the functional SD."""
    return mean_functional + (-2 if higher_is_better else 2) * sd_functional


def cutoff_c(
    mean_clinical: float,
    sd_clinical: float,
    mean_functional: float,
    sd_functional: float,
) -> float:
    """Where someone is as likely to belong to one group as to the other."""
    return (sd_functional * mean_clinical + sd_clinical * mean_functional) / (
        sd_functional + sd_clinical
    )


def classify(
    first: float, last: float, *, sd: float, reliability: float, cutoff: float
) -> Significance:
    """Lower is better. Recovered means a reliable drop that crosses the cut-off."""
    change = reliable_change(first, last, sd, reliability)
    if not is_reliable(change):
        return Significance.UNCHANGED
    if change > 0:
        return Significance.DETERIORATED
    if first > cutoff > last:
        return Significance.RECOVERED
    return Significance.IMPROVED
