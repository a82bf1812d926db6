"""Days in the language that is active, for paper: Django's own words for the months.

Only days are said in another language; the order and the small words between day, month
and year are the language's own.
"""

from __future__ import annotations

from datetime import date

from django.utils import translation
from django.utils.dateformat import format as formatted

ENGLISH = "en-gb"
# Key, the language's own name for itself, and how it writes a day in a sentence: with
# Django's letters, j the day, F the month in words, Y the year.
LANGUAGES = (
    ("en-gb", "English (UK)", "j F Y"),
    ("en-us", "English (US)", "F j, Y"),
    ("cy", "Cymraeg", "j F Y"),
    ("de", "Deutsch", "j. F Y"),
    ("es", "Español", r"j \d\e F \d\e Y"),
    ("fr", "Français", "j F Y"),
    ("it", "Italiano", "j F Y"),
    ("nl", "Nederlands", "j F Y"),
)
CHOICES = tuple((key, title) for key, title, _ in LANGUAGES)
LONG = {key: order for key, _, order in LANGUAGES}
MONTH_AND_YEAR = {"es": r"F \d\e Y"}


def active() -> str:
    """The language of days, English where the active one is none of ours."""
    language = translation.get_language() or ENGLISH
    return language if language in LONG else ENGLISH


def long_day(day: date) -> str:
    """6 July 2026; July 6, 2026; 6. Juli 2026; 1er juillet 2026."""
    language = active()
    said = _said(day, LONG[language])
    if language == "fr" and day.day == 1:
        return said.replace("1", "1er", 1)
    return said


def _said(day: date, order: str) -> str:
    """Django writes Italian months with a capital, which Italian does not."""
    said = formatted(day, order)
    return said.lower() if active() == "it" else said


def day_in(day: date, language: str) -> str:
    """A day as letters say it in this language."""
    with translation.override(language if language in LONG else ENGLISH):
        return long_day(day)


def month_and_year(day: date) -> str:
    """July 2026; julio de 2026."""
    return _said(day, MONTH_AND_YEAR.get(active(), "F Y"))


def month_name(day: date) -> str:
    return _said(day, "F")


def table_day(day: date) -> str:
    """For heads and tables: 06-Jul-2026 in the English of the UK, else as in a sentence
    with a short month: Jul 6, 2026; 6. Jul 2026."""
    language = active()
    if language == ENGLISH:
        return f"{day:%d-%b-%Y}"
    return _said(day, LONG[language].replace("F", "M"))
