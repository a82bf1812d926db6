"""Rows for a spreadsheet that can never be taken for formulas."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence

# What starts a formula in some spreadsheet, also in its full-width form.
STARTS_A_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


class Echo:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


def csv_rows(header: Sequence[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """CSV text, row by row. The first characters tell Excel that it is UTF-8."""
    writer = csv.writer(Echo())
    yield "\ufeff" + writer.writerow(header)
    for row in rows:
        yield writer.writerow([harmless(cell) for cell in row])


def harmless(cell: str) -> str:
    """Text that a spreadsheet shows as text (OWASP, "CSV injection")."""
    is_formula = cell.lstrip().startswith(STARTS_A_FORMULA) or cell.startswith(
        STARTS_A_FORMULA
    )
    return f"'{cell}" if is_formula else cell
