"""The numbers under a line of time: years, months or days, as many as have room."""

from __future__ import annotations

from datetime import date

YEAR_STEPS = (1, 2, 5, 10, 20, 50)
MONTH_STEPS = (1, 2, 3, 6)
MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
# Longer than this, years say more than months.
LONG_DAYS = 38 * 31


def ticks(first: date, last: date, most: int) -> list[tuple[date, str]]:
    """Days with a word for the axis: years, months or days, as many as have room."""
    return (
        _years(first, last, most)
        if (last - first).days > LONG_DAYS
        else _months(first, last, most) or _ends(first, last)
    )


def _years(first: date, last: date, most: int) -> list[tuple[date, str]]:
    span = last.year - first.year + 1
    step = next((one for one in YEAR_STEPS if span / one <= most), YEAR_STEPS[-1])
    found = [
        date(year, 1, 1)
        for year in range(first.year, last.year + 1)
        if year % step == 0
    ]
    return [(day, str(day.year)) for day in found if first <= day <= last]


def _months(first: date, last: date, most: int) -> list[tuple[date, str]]:
    count = (last.year - first.year) * 12 + last.month - first.month
    step = next((one for one in MONTH_STEPS if count / one <= most), MONTH_STEPS[-1])
    found = []
    for at in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        year, month = divmod(at, 12)
        day = date(year, month + 1, 1)
        if month % step == 0 and first <= day <= last:
            found.append((day, f"{MONTHS[month]} {year}"))
    return found if len(found) > 1 else []


def _ends(first: date, last: date) -> list[tuple[date, str]]:
    days = dict.fromkeys((first, last))
    return [(day, f"{day.day} {MONTHS[day.month - 1]}") for day in days]
