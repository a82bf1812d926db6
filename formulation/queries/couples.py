"""What two partners want, agree on and say together: for the page, and for joint paper.

Joint paper holds only what both have heard. What one of them said alone is left out here,
before any template sees it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from cases.models import Case
from formulation.models import (
    AgreementReview,
    CoupleAgreement,
    JointFormulation,
    OwnPart,
    RoleExpectation,
)
from formulation.queries.plain_words import ToLookAt, to_look_at


@dataclass(frozen=True, kw_only=True)
class ExpectationLine:
    """One area: as it stood first, and as it stands now where that is another day."""

    start: RoleExpectation
    now: RoleExpectation | None

    @property
    def last(self) -> RoleExpectation:
        return self.now or self.start

    @property
    def days(self) -> tuple[RoleExpectation, ...]:
        return (self.start,) if self.now is None else (self.start, self.now)


@dataclass(frozen=True, kw_only=True)
class Matrix:
    lines: tuple[ExpectationLine, ...]
    removed: tuple[RoleExpectation, ...]


def expectations_of(case: Case) -> Matrix:
    """The matrix by area, in the order of the areas. One query."""
    rows = list(case.role_expectations.order_by("said_on", "recorded_at", "pk"))
    return Matrix(
        lines=tuple(_lines(one for one in rows if one.removed_at is None)),
        removed=tuple(one for one in rows if one.removed_at is not None),
    )


def _lines(rows: Iterable[RoleExpectation]) -> list[ExpectationLine]:
    found: dict[tuple[str, str], list[RoleExpectation]] = {}
    for row in rows:
        found.setdefault((row.area, row.other_area.casefold()), []).append(row)
    order = list(RoleExpectation.Area.values)
    return [
        ExpectationLine(start=days[0], now=days[-1] if days[1:] else None)
        for _, days in sorted(
            found.items(), key=lambda one: (order.index(one[0][0]), one[0][1])
        )
    ]


@dataclass(frozen=True, kw_only=True)
class PrintedDay:
    """One day of one area as both have heard it. None where it was said alone."""

    said_on: date
    first: str | None
    second: str | None
    gap_words: str
    gap: str


@dataclass(frozen=True, kw_only=True)
class PrintedArea:
    title: str
    days: tuple[PrintedDay, ...]


def printed_expectations(case: Case) -> tuple[PrintedArea, ...]:
    """The matrix for both to take home: only areas and words that both have heard."""
    printed = [
        PrintedArea(
            title=line.start.area_title,
            days=tuple(_printed(row) for row in line.days if not _is_all_alone(row)),
        )
        for line in expectations_of(case).lines
    ]
    return tuple(area for area in printed if area.days)


def _is_all_alone(row: RoleExpectation) -> bool:
    heard_first = row.first_wants and not row.is_first_alone
    heard_second = row.second_wants and not row.is_second_alone
    return not (heard_first or heard_second)


def _printed(row: RoleExpectation) -> PrintedDay:
    """The gap speaks of both sides: it is left out while one of them was said alone."""
    is_private = row.is_first_alone or row.is_second_alone
    return PrintedDay(
        said_on=row.said_on,
        first=None if row.is_first_alone else row.first_wants,
        second=None if row.is_second_alone else row.second_wants,
        gap_words="" if is_private else row.gap_words,
        gap="" if is_private or row.gap is None else row.get_gap_display(),
    )


@dataclass(frozen=True, kw_only=True)
class AgreementLine:
    agreement: CoupleAgreement
    looks: tuple[AgreementReview, ...]

    @property
    def last(self) -> AgreementReview | None:
        return self.looks[-1] if self.looks else None


@dataclass(frozen=True, kw_only=True)
class Agreements:
    """Those that stand, and those taken out."""

    lines: tuple[AgreementLine, ...]
    removed: tuple[CoupleAgreement, ...]


def agreements_of(case: Case) -> Agreements:
    """What the two agreed, oldest first, with every look at it. Two queries."""
    looks = AgreementReview.objects.order_by("looked_on", "recorded_at", "pk")
    rows = list(
        case.couple_agreements.order_by(
            "agreed_on", "recorded_at", "pk"
        ).prefetch_related(Prefetch("reviews", queryset=looks))
    )
    return Agreements(
        lines=tuple(
            AgreementLine(agreement=row, looks=tuple(row.reviews.all()))
            for row in rows
            if row.removed_at is None
        ),
        removed=tuple(row for row in rows if row.removed_at is not None),
    )


@dataclass(frozen=True, kw_only=True)
class Together:
    """How the two understand it, and what each says of their own part."""

    versions: tuple[JointFormulation, ...]
    parts: tuple[OwnPart, ...]
    removed: tuple[OwnPart, ...] = ()

    @property
    def current(self) -> JointFormulation | None:
        return self.versions[0] if self.versions else None


def together_of(case: Case) -> Together:
    """Newest version first; own parts by day. Two queries."""
    parts = list(case.own_parts.order_by("said_on", "recorded_at", "pk"))
    return Together(
        versions=_versions(case),
        parts=tuple(part for part in parts if part.removed_at is None),
        removed=tuple(part for part in parts if part.removed_at is not None),
    )


def _versions(case: Case) -> tuple[JointFormulation, ...]:
    return tuple(case.joint_formulations.select_related("author").order_by("-number"))


def printed_together(case: Case) -> Together:
    """The same for joint paper: the newest version, and only parts that both heard."""
    said: Sequence[OwnPart] = together_of(case).parts
    return Together(
        versions=_versions(case)[:1],
        parts=tuple(part for part in said if not part.is_said_alone),
    )


def words_of_areas(areas: Iterable[PrintedArea]) -> str:
    """Everything that the printed matrix says, to look at before it is given."""
    return " ".join(
        f"{area.title} {day.first or ''} {day.second or ''} {day.gap_words}"
        for area in areas
        for day in area.days
    )


def joint_look_at(case: Case, text: str) -> ToLookAt:
    """What joint paper should not hold: words of the trade, codes, people never printed."""
    never = case.people.filter(is_never_printed=True)
    return to_look_at(text, never)
