"""Published outcomes of NHS Talking Therapies in England, to stand beside a practice's own.

For orientation, never as a target: a practice differs from these services in whom it sees,
in what is missing and in when it measures. Rates are percent of finished courses; IPT and
brief psychodynamic therapy count courses of that therapy, all problem descriptors.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

SOURCE = "NHS England, NHS Talking Therapies for anxiety and depression, annual reports"
LICENCE = (
    "Contains public sector information licensed under the Open Government Licence v3.0"
)
ORIENTATION = "For orientation"


class Group(StrEnum):
    ALL = "ALL"
    IPT = "IPT"
    DIT = "DIT"


GROUP_TITLES: dict[Group, str] = {
    Group.ALL: "All therapies",
    Group.IPT: "IPT",
    Group.DIT: "Brief psychodynamic therapy (DIT)",
}


@dataclass(frozen=True, kw_only=True)
class NationalFigures:
    """One year of one group. `courses` is None where only rates were published here."""

    year: str
    group: Group
    recovery: Decimal
    reliable_recovery: Decimal
    improvement: Decimal
    deterioration: Decimal
    courses: int | None = None

    @property
    def courses_words(self) -> str:
        """ "6,816"; a dash where no number is kept."""
        return "–" if self.courses is None else f"{self.courses:,}"

    @property
    def group_title(self) -> str:
        return GROUP_TITLES[self.group]


Row = tuple[str, int | None, str, str, str, str]

_ALL: tuple[Row, ...] = (
    ("2017-18", None, "50.8", "48.3", "66.4", "5.9"),
    ("2018-19", None, "52.1", "49.5", "67.4", "5.8"),
    ("2019-20", None, "51.1", "48.5", "67.0", "5.8"),
    ("2020-21", None, "51.4", "48.7", "68.3", "5.4"),
    ("2021-22", None, "50.2", "47.3", "66.9", "5.8"),
    ("2022-23", None, "49.9", "46.8", "66.5", "5.9"),
    ("2023-24", None, "50.1", "47.1", "66.8", "5.9"),
    ("2024-25", 670_419, "50.5", "47.5", "67.5", "5.8"),
)
_IPT: tuple[Row, ...] = (
    ("2019-20", 4_542, "50.2", "47.9", "65.3", "5.4"),
    ("2020-21", 4_935, "48.0", "44.9", "64.5", "5.8"),
    ("2021-22", 5_346, "48.2", "45.3", "62.9", "6.2"),
    ("2022-23", 5_860, "48.7", "45.2", "62.4", "6.2"),
    ("2023-24", 6_655, "47.9", "44.0", "61.7", "6.1"),
    ("2024-25", 6_816, "48.7", "44.8", "62.1", "6.6"),
)
_DIT: tuple[Row, ...] = (
    ("2019-20", 1_330, "45.6", "42.5", "59.5", "5.7"),
    ("2020-21", 1_347, "47.4", "43.3", "57.8", "5.6"),
    ("2021-22", 1_509, "46.6", "43.1", "56.9", "6.8"),
    ("2022-23", 1_478, "42.0", "37.4", "55.3", "6.1"),
    ("2023-24", 1_189, "42.8", "38.6", "59.1", "6.7"),
    ("2024-25", 1_246, "45.7", "42.1", "57.9", "7.5"),
)


def _figures(group: Group, rows: tuple[Row, ...]) -> tuple[NationalFigures, ...]:
    return tuple(
        NationalFigures(
            year=year,
            group=group,
            courses=courses,
            recovery=Decimal(recovery),
            reliable_recovery=Decimal(reliable),
            improvement=Decimal(improvement),
            deterioration=Decimal(deterioration),
        )
        for year, courses, recovery, reliable, improvement, deterioration in rows
    )


NATIONAL: dict[Group, tuple[NationalFigures, ...]] = {
    Group.ALL: _figures(Group.ALL, _ALL),
    Group.IPT: _figures(Group.IPT, _IPT),
    Group.DIT: _figures(Group.DIT, _DIT),
}


def latest() -> tuple[NationalFigures, ...]:
    """The latest year of each group."""
    return tuple(rows[-1] for rows in NATIONAL.values())
