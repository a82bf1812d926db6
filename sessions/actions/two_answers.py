"""Two answers to one questionnaire: what the client sent, and what the therapist typed.

Neither silently takes the other's place: whoever signs says which one stands.
"""

from __future__ import annotations

from dataclasses import replace

from measures.instruments import instrument
from sessions.actions.rules import RuleBroken
from sessions.entry import OWN, TYPED, SessionEntry
from sessions.queries.expected import DayRecord
from sessions.typed import keep_name


class TwoAnswers(RuleBroken):
    """Nobody has said yet which of the two stands."""

    def __init__(self, key: str) -> None:
        title = instrument(key).short_title
        super().__init__(
            f"There are two answers to {title} for this session: what the client sent, "
            "and what is typed in. Choose which to keep",
            field=keep_name(key),
        )


def as_kept(entry: SessionEntry, day: DayRecord) -> SessionEntry:
    """The entry without answers that give way to what the client sent, or say the same."""
    gives_way = {
        key
        for key, answers in entry.answers.items()
        if (own := day.own_answers(key)) is not None
        and (entry.kept.get(key) == OWN or tuple(own.answers) == tuple(answers))
    }
    answers = {k: given for k, given in entry.answers.items() if k not in gives_way}
    return replace(entry, answers=answers)


def check_one_answer(entry: SessionEntry, day: DayRecord) -> None:
    """Of an entry as kept. Raises TwoAnswers.

    Safety is asked about after either, whichever is kept (`DayRecord.item9_with`).
    """
    for key in entry.answers:
        if day.own_answers(key) is not None and entry.kept.get(key) != TYPED:
            raise TwoAnswers(key)
