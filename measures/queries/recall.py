"""Where a questionnaire was asked again within the time that it asks about.

Two answers a week apart to questions about two weeks speak in part of the same days. It
is marked and never refused: PHQ-9 and GAD-7 are asked at every session (NHS Talking
Therapies manual v6).
"""

from __future__ import annotations

from datetime import date

from measures.instruments import Instrument


def overlap_words(definition: Instrument, last_on: date | None, on: date) -> str:
    """ "PHQ-9 asks about the last 2 weeks; the one before was 5 days earlier".

    Empty where nothing overlaps, or the period of the questionnaire is not known.
    """
    days = days_between(definition, last_on, on)
    if days is None:
        return ""
    when = {0: "of the same day", 1: "1 day earlier"}.get(days, f"{days} days earlier")
    return f"{asks_about(definition)}; the one before was {when}"


def asks_about(definition: Instrument) -> str:
    """ "PHQ-9 asks about the last 2 weeks"."""
    recall = definition.recall
    span = (
        f"the {recall}"
        if recall.startswith(("last", "past"))
        else f"how it is {recall}"
    )
    return f"{definition.short_title} asks about {span}"


def days_between(definition: Instrument, last_on: date | None, on: date) -> int | None:
    """Days since the one before, where that is less than it asks about; else None."""
    if last_on is None or not 0 <= (on - last_on).days < definition.recall_days:
        return None
    return (on - last_on).days
