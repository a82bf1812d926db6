"""What a client has answered so far through a link: a plain reading of its draft.

A draft maps a questionnaire's key to its answers by item: `{"PHQ9": {"1": 2, "9": null}}`,
null for "I prefer not to answer". What is not in it was not asked yet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from measures.instruments import Instrument, Item

Draft = Mapping[str, Mapping[str, int | None]]
# More would be too much for one sitting.
MOST_AT_ONCE = 3
# A link works no longer; a session takes in what was sent within this time before it.
LONGEST = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class Question:
    """One item of the sitting. `place` counts through all questionnaires, from 1."""

    place: int
    definition: Instrument
    item: Item

    @property
    def key(self) -> tuple[str, str]:
        return self.definition.key, str(self.item.number)

    @property
    def is_first_of_its_form(self) -> bool:
        return self.item.number == self.definition.items[0].number

    @property
    def is_about_safety(self) -> bool:
        return self.item.number in self.definition.risk_items

    def takes(self, value: int) -> bool:
        """Whether this is one of the answers that stand on the form."""
        return value in {option.value for option in self.definition.options}


@dataclass(frozen=True, kw_only=True)
class Answered:
    """A question with what was answered: a value, or None for withheld."""

    question: Question
    value: int | None

    @property
    def words(self) -> str:
        labels = {one.value: one.label for one in self.question.definition.options}
        return "No answer" if self.value is None else labels[self.value]


def hash_of(token: str) -> str:
    """What is kept of an address. Enough for one that nobody can guess: 256 bits."""
    return sha256(token.encode()).hexdigest()


def can_be_sent(definition: Instrument) -> bool:
    """Only where every question may be shown in its own words, with answers to choose."""
    return bool(definition.options) and all(item.text for item in definition.items)


def questions_of(definitions: Sequence[Instrument]) -> tuple[Question, ...]:
    """All items of a sitting, one questionnaire after the other."""
    items = [(one, item) for one in definitions for item in one.items]
    return tuple(
        Question(place=place, definition=definition, item=item)
        for place, (definition, item) in enumerate(items, start=1)
    )


def first_open(questions: Sequence[Question], draft: Draft) -> Question | None:
    """The first that was not answered or passed over yet; None when all were."""
    return next((one for one in questions if not _has(draft, one)), None)


def value_of(draft: Draft, question: Question) -> int | None:
    form, number = question.key
    return draft.get(form, {}).get(number)


def has_answer(draft: Draft, question: Question) -> bool:
    """Answered or passed over."""
    return _has(draft, question)


def answers_of(draft: Draft, definition: Instrument) -> list[int | None]:
    """In the order of the items, None for withheld."""
    given = draft.get(definition.key, {})
    return [given.get(str(item.number)) for item in definition.items]


def is_about_harm(draft: Draft, definitions: Sequence[Instrument]) -> bool:
    """Whether an item on self-harm was answered so that safety has to be spoken of."""
    return any(
        (value := draft.get(one.key, {}).get(str(number))) is not None and value >= low
        for one in definitions
        for number, low in one.risk_items.items()
    )


def _has(draft: Draft, question: Question) -> bool:
    form, number = question.key
    return number in draft.get(form, {})
