"""Days as people remember them: a day, a month, a season, a year, an age.

A plain value, without Django. What is stored is one day and a precision: of a beginning the
first day that is meant, of an end the last. `When` reads them back and says them.

Seasons are those of the months: spring is March to May, and a winter is named by both of
its years. A birthday on 29 February is on 1 March in other years, as `Client.age_on` counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

OLDEST = 120
# A birth date that is corrected by some days or months moves no age that was told.
HALF_A_YEAR = timedelta(days=182)
ONE_DAY = timedelta(days=1)
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December",
)  # fmt: skip


class Precision(StrEnum):
    """The keys of `formulation.models.Precision`."""

    DAY = "DAY"
    MONTH = "MONTH"
    SEASON = "SEASON"
    YEAR = "YEAR"
    AGE = "AGE"


class Season(StrEnum):
    SPRING = "SPRING"
    SUMMER = "SUMMER"
    AUTUMN = "AUTUMN"
    WINTER = "WINTER"


FIRST_MONTHS = {
    Season.SPRING: 3,
    Season.SUMMER: 6,
    Season.AUTUMN: 9,
    Season.WINTER: 12,
}


class NoSuchTime(ValueError):
    """What was given is no time of this life. `str()` is the sentence to show."""


@dataclass(frozen=True, kw_only=True)
class When:
    """From `first` to `last` day, as it was told. `age` only where it was told as an age."""

    first: date
    last: date
    precision: Precision
    age: int | None = None

    @property
    def words(self) -> str:
        """ "14 Mar 2019", "March 2019", "spring 2019", "winter 2019/20", "2019", "when 9"."""
        year = self.first.year
        month = MONTHS[self.first.month - 1]
        match self.precision:
            case Precision.DAY:
                return f"{self.first.day} {month[:3]} {year}"
            case Precision.MONTH:
                return f"{month} {year}"
            case Precision.SEASON:
                season = season_of(self.first)
                years = f"{year}/{(year + 1) % 100:02}"
                return f"{season.lower()} {years if season == Season.WINTER else year}"
            case Precision.YEAR:
                return str(year)
        return f"when {self.age}" if self.age else "in the first year of life"

    @property
    def is_exact(self) -> bool:
        return self.precision == Precision.DAY

    @property
    def middle(self) -> date:
        return self.first + (self.last - self.first) // 2

    def is_near(self, other: When, *, days: int) -> bool:
        """Whether the two lie at most so many days apart, at their nearest."""
        reach = timedelta(days=days)
        return self.first <= other.last + reach and other.first <= self.last + reach


def on(day: date) -> When:
    return When(first=day, last=day, precision=Precision.DAY)


def in_month(year: int, month: int) -> When:
    first = date(year, month, 1)
    return When(
        first=first, last=_month_after(first) - ONE_DAY, precision=Precision.MONTH
    )


def in_season(year: int, season: Season) -> When:
    """A winter begins in December of its `year`."""
    first = date(year, FIRST_MONTHS[season], 1)
    after = _month_after(_month_after(_month_after(first)))
    return When(first=first, last=after - ONE_DAY, precision=Precision.SEASON)


def in_year(year: int) -> When:
    return When(
        first=date(year, 1, 1), last=date(year, 12, 31), precision=Precision.YEAR
    )


def at_age(age: int, born_on: date) -> When:
    """From one birthday to the day before the next."""
    return When(
        first=birthday(born_on, age),
        last=birthday(born_on, age + 1) - ONE_DAY,
        precision=Precision.AGE,
        age=age,
    )


def birthday(born_on: date, age: int) -> date:
    try:
        return born_on.replace(year=born_on.year + age)
    except ValueError:
        return date(born_on.year + age, 3, 1)


def age_on(day: date, born_on: date) -> int:
    """Whole years lived on that day; negative before the birth."""
    return day.year - born_on.year - (day < birthday(born_on, day.year - born_on.year))


def season_of(day: date) -> Season:
    """The season that a day lies in; January and February are of the winter before."""
    return next(
        (
            season
            for season in (Season.AUTUMN, Season.SUMMER, Season.SPRING)
            if FIRST_MONTHS[season] <= day.month < FIRST_MONTHS[season] + 3
        ),
        Season.WINTER,
    )


def holding(day: date, precision: str, born_on: date) -> When:
    """The day, month, season, year or year of age that `day` lies in."""
    match Precision(precision):
        case Precision.DAY:
            return on(day)
        case Precision.MONTH:
            return in_month(day.year, day.month)
        case Precision.SEASON:
            return in_season(day.year - (day.month < FIRST_MONTHS[Season.SPRING]),
                             season_of(day))  # fmt: skip
        case Precision.YEAR:
            return in_year(day.year)
    return at_age(max(age_on(day, born_on), 0), born_on)


def begun(day: date, precision: str, born_on: date) -> When:
    """A stored beginning: `day` is the first that was meant."""
    return holding(_inwards(day, precision, HALF_A_YEAR), precision, born_on)


def ended(day: date, precision: str, born_on: date) -> When:
    """A stored end: `day` is the last that was meant."""
    return holding(_inwards(day, precision, -HALF_A_YEAR), precision, born_on)


def _inwards(day: date, precision: str, by: timedelta) -> date:
    return day + by if precision == Precision.AGE else day


def _month_after(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


# What was typed


def read(given: Mapping[str, str], born_on: date) -> When | None:
    """The time that the parts of a form say; None when nothing was picked or typed.

    `given` has `precision`, and of `day` (ISO, or day month year), `month`, `season`,
    `year`, `age` those that it needs; the others are not looked at. Raises NoSuchTime.
    """
    typed = {key: value.strip() for key, value in given.items()}
    precision = typed.get("precision", "")
    if not precision:
        if any(typed.values()):
            raise NoSuchTime("Choose how exactly it is known: day, month, year or age")
        return None
    match precision:
        case Precision.DAY:
            return on(_day(typed.get("day", "")))
        case Precision.MONTH:
            month = typed.get("month", "")
            if month not in map(str, range(1, 13)):
                raise NoSuchTime("Choose the month")
            return in_month(_year(typed, born_on), int(month))
        case Precision.SEASON:
            season = typed.get("season", "")
            if season not in list(Season):
                raise NoSuchTime("Choose the season")
            return in_season(_year(typed, born_on), Season(season))
        case Precision.YEAR:
            return in_year(_year(typed, born_on))
        case Precision.AGE:
            return at_age(_age(typed.get("age", "")), born_on)
    raise NoSuchTime("Choose how exactly it is known: day, month, year or age")


def typed_from(when: When | None) -> dict[str, str]:
    """The parts that say this time; `read` takes them back."""
    if when is None:
        return {}
    parts = {"precision": str(when.precision)}
    match when.precision:
        case Precision.DAY:
            return parts | {"day": when.first.isoformat()}
        case Precision.AGE:
            return parts | {"age": str(when.age)}
        case Precision.MONTH:
            parts["month"] = str(when.first.month)
        case Precision.SEASON:
            parts["season"] = str(season_of(when.first))
    return parts | {"year": str(when.first.year)}


def _day(typed: str) -> date:
    """2019-03-14, or 14 03 2019 with blanks, dots or strokes."""
    example = "Enter the day like 14 03 2019"
    pieces = typed.replace(".", " ").replace("/", " ").replace("-", " ").split()
    if len(pieces) != 3 or not all(_is_number(piece) for piece in pieces):
        raise NoSuchTime(example)
    day, month, year = (int(piece[:6]) for piece in pieces)
    if len(pieces[0]) == 4:
        day, year = year, day
    if not (1 <= month <= 12 and 1000 <= year < 9999):
        raise NoSuchTime(example)
    length = in_month(year, month).last.day
    if not 1 <= day <= length:
        name = MONTHS[month - 1]
        said = (
            f"{name} {year} has {length} days"
            if month == 2
            else f"{name} has {length} days"
        )
        raise NoSuchTime(f"There is no such day: {said}")
    return date(year, month, day)


def _year(typed: Mapping[str, str], born_on: date) -> int:
    year = typed.get("year", "")
    if not (_is_number(year) and len(year) == 4):
        raise NoSuchTime("Enter the year with four digits, like 2019")
    if not born_on.year <= int(year) <= born_on.year + OLDEST:
        raise NoSuchTime(
            f"Enter a year from {born_on.year}, when the client was born, to today"
        )
    return int(year)


def _age(typed: str) -> int:
    if not _is_number(typed):
        raise NoSuchTime("Enter the age in years, like 9")
    if len(typed) > 3 or int(typed) > OLDEST:
        raise NoSuchTime(f"Enter an age from 0 to {OLDEST}")
    return int(typed)


def _is_number(typed: str) -> bool:
    return typed.isascii() and typed.isdigit()


# What can be


def check_lived(when: When, *, born_on: date, today: date) -> None:
    """Raise NoSuchTime for what was over before the birth, or is still to come."""
    if when.last < born_on:
        raise NoSuchTime(f"{when.words} is before the client was born")
    if when.first <= today:
        return
    if when.precision == Precision.AGE:
        raise NoSuchTime(
            f"The client is {age_on(today, born_on)} now: enter an age up to that"
        )
    raise NoSuchTime(f"{when.words} is still to come: enter what has been")


def check_order(starts: When, ends: When) -> None:
    """Raise NoSuchTime for an end that lies wholly before the beginning."""
    if ends.last < starts.first:
        raise NoSuchTime(
            f"It ends before it begins: {ends.words} is before {starts.words}"
        )


# Days that come again


def yearly(day: date, year: int) -> date:
    """The same day of another year; 29 February is kept on the 28th where there is none.

    The last day of February, as families keep it; only birthdays count on.
    """
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 2, 28)


def next_return(day: date, *, today: date) -> tuple[date, int]:
    """The next yearly day from `today` on, today included, and how many years it makes.

    The day itself is no anniversary: the first is a year later.
    """
    year = max(today.year, day.year + 1)
    coming = yearly(day, year)
    if coming < today:
        year += 1
        coming = yearly(day, year)
    return coming, year - day.year
