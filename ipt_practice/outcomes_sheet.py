"""The outcomes as rows of a spreadsheet: one number a row, with what it is a share of."""

from __future__ import annotations

from collections.abc import Iterator

from ipt_practice.queries.outcomes import TOO_FEW, Outcomes, Rate, Row
from protocols import national_figures as national

HEADER = ("Table", "Group", "What", "Count", "Of", "Percent", "95% from", "95% to")
RATES = (
    ("recovery", "Recovery"),
    ("reliable_recovery", "Reliable recovery"),
    ("improvement", "Reliable improvement"),
    ("deterioration", "Reliable deterioration"),
    ("no_change", "No reliable change"),
)
MEANS = (
    ("sessions", "Sessions attended, mean"),
    ("missed", "Sessions missed, mean"),
    ("wait_days", "Days from referral to first session, median"),
)
Cells = tuple[str, ...]


def sheet_rows(found: Outcomes) -> Iterator[Cells]:
    """What the page shows; a hidden number says that it is hidden."""
    for section in found.sections:
        for heading, rows in section.tables:
            table = f"{section.title}. {heading}"
            for row in rows:
                yield from _row(table, row)
    for table, lines in (
        ("How courses ended", found.endings),
        ("Stopped coming, by phase", found.drop_outs),
    ):
        for line in lines:
            yield _cells(table, "", line.title, _count(line.count))
    for figures in national.latest():
        yield from _national(figures)
    yield _cells("Source", "", national.SOURCE)
    yield _cells("Licence", "", national.LICENCE)


def _row(table: str, row: Row) -> Iterator[Cells]:
    yield _cells(table, row.title, "Finished courses", _count(row.finished))
    for name, title in RATES:
        rate: Rate | None = getattr(row, name)
        if rate is not None:
            low, high = rate.interval
            yield _cells(
                table, row.title, title, rate.count, rate.whole, rate.percent, low, high
            )
    for name, title in MEANS:
        value = getattr(row, name)
        if value is not None:
            yield _cells(table, row.title, title, value)


def _national(figures: national.NationalFigures) -> Iterator[Cells]:
    table = f"England {figures.year}, {national.ORIENTATION.lower()}"
    for name, title in RATES[:-1]:
        value = getattr(figures, name)
        yield _cells(table, figures.group_title, title, "", "", value)


def _count(count: int | None) -> str:
    return TOO_FEW if count is None else str(count)


def _cells(*cells: object) -> Cells:
    """As wide as the header."""
    filled = [str(cell) for cell in cells]
    return tuple(filled + [""] * (len(HEADER) - len(filled)))
