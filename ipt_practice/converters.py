"""Days in addresses, as 2026-11-23."""

from __future__ import annotations

from datetime import date


class IsoDate:
    """A day that does not exist (2026-02-30) is no address: 404.

    Nor is one of another age, whose neighbours the calendar may not have.
    """

    regex = r"(?:19|20|21)\d{2}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        return value.isoformat()
