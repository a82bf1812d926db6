"""Days on paper, in the words of the practice's language."""

from datetime import date

import pytest
from django.utils import translation

from ui import dates

DAY, FIRST = date(2026, 10, 19), date(2026, 7, 1)


@pytest.mark.parametrize(
    ("language", "said", "short", "month"),
    [
        ("en-gb", "19 October 2026", "19-Oct-2026", "October 2026"),
        ("en-us", "October 19, 2026", "Oct 19, 2026", "October 2026"),
        ("cy", "19 Hydref 2026", "19 Hyd 2026", "Hydref 2026"),
        ("de", "19. Oktober 2026", "19. Okt 2026", "Oktober 2026"),
        ("es", "19 de octubre de 2026", "19 de oct de 2026", "octubre de 2026"),
        ("fr", "19 octobre 2026", "19 oct 2026", "octobre 2026"),
        ("it", "19 ottobre 2026", "19 ott 2026", "ottobre 2026"),
        ("nl", "19 oktober 2026", "19 okt 2026", "oktober 2026"),
    ],
)
def test_a_day_is_said_in_each_language(language, said, short, month):
    with translation.override(language):
        assert dates.long_day(DAY) == said
        assert dates.table_day(DAY).lower() == short.lower()
        assert dates.month_and_year(DAY) == month
        assert dates.month_name(DAY) in month
    assert dates.day_in(DAY, language) == said


def test_the_first_of_a_month_is_the_first_in_french():
    assert dates.day_in(FIRST, "fr") == "1er juillet 2026"
    assert dates.day_in(FIRST, "de") == "1. Juli 2026"


def test_a_language_that_we_do_not_have_says_days_in_english():
    assert dates.day_in(DAY, "ja") == "19 October 2026"


def test_every_language_can_be_chosen_by_its_own_name():
    assert ("de", "Deutsch") in dates.CHOICES
    assert len(dates.CHOICES) == len(dates.LONG)
