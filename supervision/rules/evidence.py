"""What a rule has to show: its words, and what they rest on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b

from measures.queries import ScorePoint
from protocols.thresholds import Thresholds
from supervision.facts import CaseFacts
from ui.words import short_day

LONGEST = 300


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """`tag` is the flag's title with its number in it, where there is one.

    Words may count days and change overnight, and the same words may come back for new
    facts; so what they rest on is kept apart. A flag that was let rest comes back
    when `rests_on` is different.
    """

    words: str
    rests_on: str
    tag: str = ""


Rule = Callable[[CaseFacts, datetime, Thresholds], Evidence | None]


def found(
    words: str | None, *facts: object, tag: str = "", said: str = ""
) -> Evidence | None:
    """Evidence that rests on its own words, and on facts that they do not name.

    What somebody `said` to it stands after the words, and is nothing that it rests on.
    """
    if words is None:
        return None
    shown = f"{words}; {said}" if said else words
    return Evidence(words=shown, rests_on=_joined(words, *facts), tag=tag)


def counted(words: str | None, *facts: object, tag: str = "") -> Evidence | None:
    """Evidence whose words count days: it rests on the facts alone."""
    if words is None:
        return None
    return Evidence(words=words, rests_on=_joined(*facts), tag=tag)


def together(*pieces: Evidence | None) -> Evidence | None:
    """Everything that one flag has to show. The first gives the tag.

    It rests on all of it: what is let rest over one fact comes back with the next.
    """
    there = [one for one in pieces if one is not None]
    if not there:
        return None
    return Evidence(
        words=". ".join(dict.fromkeys(one.words for one in there)),
        rests_on=_joined(*(one.rests_on for one in there)),
        tag=there[0].tag,
    )


def _joined(*facts: object) -> str:
    """Short enough to be kept. What is cut off still counts: a digest stands for it."""
    text = ", ".join(str(fact) for fact in facts)
    if len(text) <= LONGEST:
        return text
    digest = blake2b(text.encode(), digest_size=8).hexdigest()
    return f"{text[: LONGEST - len(digest) - 1]} {digest}"


def label_of(facts: CaseFacts, point: ScorePoint, today: date) -> str:
    """Where a score was taken, in words: "session 7", "the assessment"."""
    if not facts.attended or point.taken_on < facts.attended[0].day:
        return "the assessment"
    number = facts.number_on.get(point.taken_on)
    if number is not None:
        return f"session {number}"
    return short_day(point.taken_on, today=today)
