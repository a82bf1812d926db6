"""A QR code as one path. Geometry only: the style sheet colours it, dark on light."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M

# Light modules around it, which readers need (ISO/IEC 18004).
QUIET = 4


@dataclass(frozen=True, kw_only=True)
class Qr:
    """A square of `size` units with the dark parts as a path."""

    size: int
    path: str


def qr_of(text: str) -> Qr:
    """The code of an address. `size` includes the quiet zone."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET)
    code.add_data(text)
    rows = code.get_matrix()
    return Qr(
        size=len(rows),
        path="".join(run for y, row in enumerate(rows) for run in _runs(row, y)),
    )


def _runs(row: list[bool], y: int) -> list[str]:
    """Neighbours of one row as one rectangle each."""
    found, x = [], 0
    for is_dark, group in groupby(row):
        length = len(list(group))
        if is_dark:
            found.append(f"M{x} {y}h{length}v1h-{length}z")
        x += length
    return found
