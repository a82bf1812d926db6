"""What to look at before a text is given to a client. Nothing is changed by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from formulation.models import InventoryPerson

# Words of the trade that people do not use of themselves.
OF_THE_TRADE = (
    "deficit",
    "termination",
    "sick role",
    "defence",
    "transference",
    "object relation",
    "resistance",
    "non-compliance",
    "non-compliant",
    "dysfunctional",
    "maladaptive",
)
# As in ICD-10 (F32.1), ICD-11 (6A70.1) and DSM: a letter or digits, and a point.
CODE = re.compile(r"\b(?:[A-Z]\d{2}(?:\.\d{1,2})?|\d[A-Z]\d{2}(?:\.\d{1,2})?)\b")


@dataclass(frozen=True, kw_only=True)
class ToLookAt:
    """Words that stand in the text, and people who are never printed and stand in it."""

    words: tuple[str, ...]
    codes: tuple[str, ...]
    people: tuple[InventoryPerson, ...]

    def __bool__(self) -> bool:
        return bool(self.words or self.codes or self.people)


def to_look_at(text: str, never_printed: Iterable[InventoryPerson]) -> ToLookAt:
    """What a client's copy should not hold, as it stands in `text`.

    Words of the trade and codes are found as they are written, and people by their name.
    """
    said = text.casefold()
    return ToLookAt(
        words=tuple(word for word in OF_THE_TRADE if _stands(word, said)),
        codes=tuple(dict.fromkeys(CODE.findall(text))),
        people=tuple(
            person for person in never_printed if _stands(person.name.casefold(), said)
        ),
    )


def _stands(word: str, text: str) -> bool:
    """At the beginning of a word: "deficits" holds "deficit", "Channa" does not hold Anna."""
    return re.search(rf"(?<!\w){re.escape(word)}", text) is not None
